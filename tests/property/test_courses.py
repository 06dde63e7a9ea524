"""
Any course that the model allows builds, checks clean, and gives the same bytes twice.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator

from hypothesis import given, settings
from hypothesis import strategies as st

from clic_scorm.diagnostics import Severity
from clic_scorm.formats import scorm12
from clic_scorm.formats.base import Options
from clic_scorm.model import Course, Form, Instrument, Page, Quiz, Requirement, Scenario, Survey, identity
from clic_scorm.model.identity import Declared, Lock, Numbers
from clic_scorm.package import Package, pack, unpack
from clic_scorm.rules.lower import lower
from clic_scorm.site import build
from tests.conftest import FULL, note
from tests.property.strategies import EMOJI, HERE, PICTURES, RIGHT_TO_LEFT, courses


SEEN: Counter[str] = Counter()
EXAMPLES = 250 if FULL else 70
MEMBERS = (
    "page", "quiz", "single", "multiple", "truefalse", "text", "numeric", "match", "categorise",
    "order", "blanks", "scale", "essay", "hotspot", "all", "at_least", "viewed", "passed", "done", "no rule",
    "no questions", "500 questions", "right to left", "emoji", "picture", "hint", "feedback for an option",
    "draw", "bank", "self-check", "practice", "after", "time", "each", "never", "shuffle both", "assessment", "keep-order",
    "citation", "term", "formula", "recording", "facts",
    "journal", "scenario", "good end", "survey", "form", "forum", "declaration", "confirmed", "session", "case",
)  # fmt: skip


def numbers_of(course: Course) -> Numbers:
    declared = []
    for unit in course.units:
        declared.append(Declared("unit", unit.id, HERE))
        if isinstance(unit, Quiz):
            refs = [unit.ref(one) for one in unit.questions]
        else:
            declared.extend(
                Declared("question", f"{unit.id}/{one.id}", HERE) for one in (unit.template.tables if isinstance(unit, Form) else ())
            )
            asked = unit.checks if isinstance(unit, Page) else unit.questions if isinstance(unit, (Survey, Instrument)) else ()
            refs = [f"{unit.id}/{one.id}" for one in asked]
        declared.extend(Declared("question", ref, HERE) for ref in refs)
    return identity.assign(declared, Lock())[0]


def package_of(course: Course) -> Package | None:
    """
    Return the package, or None where the rule asks for something that the course does not have.
    """
    numbers = numbers_of(course)
    rule, findings = lower(course, numbers)
    if rule is None:
        assert any(item.severity is Severity.ERROR for item in findings)
        return None
    return scorm12.write(course, build(course, numbers, rule, PICTURES), Options()).package


@settings(max_examples=EXAMPLES)
@given(courses())
def test_a_course_builds_checks_clean_and_gives_the_same_bytes(course: Course) -> None:
    package = package_of(course)
    if package is None:
        return
    SEEN.update(set(traits(course)))
    data = pack(package, first=("imsmanifest.xml",))
    again = package_of(Course.model_validate(course.model_dump()))
    assert again is not None
    assert pack(again, first=("imsmanifest.xml",)) == data
    back, problems = unpack(data)
    assert problems == ()
    found = [item for check in scorm12.CHECKS for item in check(back)]
    assert [f"{item.code.id} {item.where} {item.message}" for item in found] == []
    assert scorm12.recognises(back)
    for name, content in back.items():
        if name.endswith(".js") and not name.startswith("runtime/"):
            for line in content.decode().removesuffix("\n").split("\n"):
                arguments = line.partition("(")[2].rpartition(")")[0]
                json.loads(f"[{arguments}]")
                assert "\u2028" not in arguments


def traits(course: Course) -> Iterator[str]:
    yield from _rules(course.completion)
    text = course.model_dump_json()
    marks = {"right to left": RIGHT_TO_LEFT, "emoji": EMOJI[0], "picture": "<img", "citation": "doc-biblioref", "term": "glossary/term-"}
    marks |= {"formula": "<math", "recording": "<video"}
    yield from (name for name, mark in marks.items() if mark in text)
    yield from (module.kind for module in course.modules)
    for unit in course.units:
        yield unit.kind
        if not isinstance(unit, Quiz):
            yield from ["self-check"] if isinstance(unit, Page) and unit.checks else []
            yield from ["facts"] if isinstance(unit, Page) and unit.facts else []
            yield from ["good end"] if isinstance(unit, Scenario) and any(step.good for step in unit.steps) else []
        else:
            yield from [unit.when_used_up, unit.feedback, f"shuffle {unit.shuffle}"]
            flags = {"draw": unit.draws, "time": unit.time, "assessment": unit.assessment}
            yield from (name for name, value in flags.items() if value)
            yield from ("bank" for question in unit.questions if question.bank)
            yield from ("keep-order" for question in unit.questions if question.keep_order)
            yield {0: "no questions", 500: "500 questions"}.get(len(unit.questions), "questions")
            for question in unit.questions:
                yield question.kind
                yield from ["hint"] if question.hint else []
                yield from ["feedback for an option"] if any(option.feedback for option in getattr(question, "options", ())) else []


def _rules(rule: Requirement | None) -> Iterator[str]:
    yield rule.kind if rule else "no rule"
    for part in getattr(rule, "parts", ()):
        yield from _rules(part)


def test_the_strategy_reached_everything() -> None:
    missing = [name for name in MEMBERS if not SEEN[name]]
    note("any course", f"{EXAMPLES} courses; " + ", ".join(f"{name} {SEEN[name]}" for name in MEMBERS))
    assert missing == []


@given(st.text(max_size=40))
def test_identifiers_in_the_manifest_hang_on_the_course_alone(title: str) -> None:
    one = Course(id="demo", title="One", version="1", span=HERE)
    two = one.model_copy(update={"title": title, "version": "2"})
    from clic_scorm.formats.scorm12.manifest import manifest_xml
    from clic_scorm.package import xml

    first, second = (xml.parse(manifest_xml(course, ["index.html"])) for course in (one, two))
    identifiers = [[node.get("identifier") for node in root.iter() if node.get("identifier")] for root in (first, second)]
    assert identifiers[0] == identifiers[1]
