"""
What the project's own course has to be before anybody teaches by it: counted, and read by the same code that builds it.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from clic_scorm.model import (
    Course,
    Form,
    Fraction,
    Instrument,
    Journal,
    Module,
    Page,
    Question,
    Quiz,
    Scenario,
    Session,
    Survey,
    Unit,
    tagged,
)
from clic_scorm.pipeline import Wish, compile_course


FOLDER = Path(__file__).parents[2] / "courses" / "mcr-tot"
OLD, NEW = "ten-essentials-2010", "ten-essentials-2015"
# Each audience with each region and each list, and each region with each list.
EDITIONS = [
    ("participant", "global", OLD), ("facilitator", "global", NEW), ("facilitator", "ca", OLD),
    ("participant", "ca", NEW), ("facilitator", "af", OLD), ("participant", "af", NEW),
]  # fmt: skip
# A fact has a number or a range of numbers, a unit, and how far it can be trusted.
_VALUE = re.compile(r"[\d.,]+( to [\d.,]+)?")


@cache
def course(audience: str = "participant", region: str = "global", framework: str = OLD) -> Course:
    compiled = compile_course(FOLDER, Wish(variant={"audience": audience, "region": region, "framework": framework}))
    assert compiled.findings == ()
    assert compiled.reading is not None
    return compiled.reading.course


def questions(units: Iterator[Unit] | tuple[Unit, ...]) -> Iterator[Question]:
    for unit in units:
        match unit:
            case Quiz() | Survey():
                yield from unit.questions
            case Page():
                yield from unit.checks
            case _:
                pass


def asked() -> list[Question]:
    """Each question with an answer, once, also where two assessments draw it."""
    known = {(question.span.file, question.span.line): question for question in questions(course().units)}
    return [question for question in known.values() if question.kind not in ("scale", "essay")]


def taught() -> list[Module]:
    return [module for module in course().modules if re.fullmatch(r"m(0[1-9]|1[01])", module.id)]


@pytest.mark.parametrize(("audience", "region", "framework"), EDITIONS)
def test_every_edition_is_read_without_a_finding(audience: str, region: str, framework: str) -> None:
    assert len(course(audience, region, framework).modules) > 20


def test_there_are_questions_of_many_kinds_each_with_feedback_and_an_objective() -> None:
    found = asked()
    assert len(found) >= 150
    assert len({question.kind for question in found}) >= 8
    assert [question.id for question in found if not question.objective] == []
    assert [question.id for question in found if not _answered(question)] == []


def _answered(question: Question) -> bool:
    """Whether who answers is told something: by feedback to the question, or to each of its options."""
    feedback = question.feedback
    if feedback.always or (feedback.correct and feedback.incorrect):
        return True
    options = getattr(question, "options", ())
    return bool(options) and all(option.feedback for option in options)


def test_eleven_modules_each_have_an_activity_an_output_and_a_check() -> None:
    assert [module.id for module in taught()] == [f"m{number:02}" for number in range(1, 12)]
    for module in taught():
        done = [unit for unit in module.units if isinstance(unit, (Form, Instrument, Journal, Scenario)) and not unit.optional]
        assert done, module.id
        first = module.units[0]
        assert isinstance(first, Page)
        assert re.search(r"Your outputs? (is|are) ", first.body.plain), module.id
        assert any(isinstance(unit, Quiz) and unit.pass_mark for unit in module.units), module.id


def test_cases_have_facts_questions_and_a_task_and_each_region_has_three() -> None:
    cases = [module for module in course().modules if module.kind == "case"]
    assert len(cases) >= 12
    regions: Counter[str] = Counter()
    for case in cases:
        regions.update(tagged(case.tags, "region"))
        assert {type(unit) for unit in case.units} >= {Page, Quiz, Journal}, case.id
    assert all(regions[region] >= 3 for region in ("ca", "af", "other")), regions


def test_every_fact_has_value_unit_source_and_confidence() -> None:
    rows = 0
    for path in [*sorted((FOLDER / "cases").glob("*.md")), *sorted((FOLDER / "modules").glob("*.md"))]:
        text = path.read_text(encoding="utf-8")
        for part in re.split(r"^## ", text, flags=re.MULTILINE):
            if ".facts " not in part.partition("\n")[0]:
                continue
            for line in part.splitlines():
                cells = [cell.strip() for cell in re.split(r"(?<!\\)\|", line)[1:-1]]
                if len(cells) != 6 or cells[0] == "Fact" or set(cells[0]) <= {"-"}:
                    continue
                rows += 1
                assert _VALUE.fullmatch(cells[1]), line
                assert cells[2], line
                assert re.fullmatch(r"(read )?\d{4}(-\d\d){0,2}", cells[3]), line
                assert cells[4].startswith("[@"), line
                assert cells[5] in ("A", "B"), line
    assert rows >= 150


def test_the_weeks_session_plans_fill_it_to_the_minute() -> None:
    sessions = [unit for unit in course(*EDITIONS[2]).units if isinstance(unit, Session)]
    assert sum(session.minutes or 0 for session in sessions) == 1950
    for session in sessions:
        assert sum(phase.minutes for phase in session.phases) == session.minutes, session.id
    days = Counter(
        match[1] for session in sessions if (match := re.search(r"Day (\d)", session.body.plain)) for _ in range(session.minutes or 0)
    )
    assert days == {str(day): 390 for day in range(1, 6)}


def test_each_handout_that_a_session_asks_for_is_there() -> None:
    modules = course(*EDITIONS[2]).modules
    there = {handout.number for module in modules for handout in module.handouts}
    wanted = {
        number
        for module in modules
        for unit in module.units
        if isinstance(unit, Session)
        for number in re.findall(r"H\d+\.\d+", " ".join([unit.body.plain, *(part.plain for _, part in unit.parts)]))
    }
    assert wanted
    assert wanted <= there


def test_the_edition_for_africa_has_an_invented_town_of_its_own() -> None:
    pages = {edition[1]: [unit.id for unit in course(*edition).units if "Kessoba" in unit.body.plain] for edition in EDITIONS}
    assert (pages["global"], pages["ca"]) == ([], [])
    assert len(pages["af"]) >= 10


def test_the_rule_of_the_certificate_is_the_whole_one() -> None:
    text = (FOLDER / "course.yml").read_text(encoding="utf-8")
    rule = text.partition("  completion:\n    title:")[2].partition("  participation:")[0]
    for line in (
        "- viewed: modules",
        "- passed: {each: module quizzes}",
        "- passed: {quiz: final, attempts: 2}",
        "- done: {cases: 3}",
        "- done: {cases: 1, where: region is learner.region}",
        "- done: m09-lgsat",
        "- any: [{declared: m12-plan-declared}, {confirmed: action-plan-read}]",
        "- confirmed: teach-back",
        "- confirmed: attendance",
        "- done: m12-evaluation",
    ):
        assert line in rule, line
    assert "min: 9, of: 15" in text
    assert "min: 28, of: 32.5" in text
    quizzes = {unit.id: unit for unit in course().units if isinstance(unit, Quiz)}
    assert quizzes["final"].pass_mark == Fraction(numerator=4, denominator=5)
    assert [
        quiz.id
        for quiz in quizzes.values()
        if re.fullmatch(r"m\d\d-check", quiz.id) and quiz.pass_mark != Fraction(numerator=7, denominator=10)
    ] == []
