"""
What a course uses and a target can't carry is found at the author's line; what a target carries, and what no course uses, is not.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import cast

import pytest

from clic_scorm import pipeline
from clic_scorm.diagnostics import Span
from clic_scorm.formats.base import Expresses, Format, Tells
from clic_scorm.formats.kinds import ACTIVITIES, ATOMS, NEEDS, QUESTIONS
from clic_scorm.formats.registry import OURS, formats, get
from clic_scorm.pipeline import Wish, build


SETTINGS = """\
clic: 1
id: demo
title: Demo
version: 1.0
typical-learning-time: 40 minutes
completion:
  requires:
    - viewed: required pages
    - passed: check
modules: [m01]
"""
MODULE = """\
# One
## First {#first}
Text.
### Is this the first page? {.question #now}
Answer: true
## Think {.activity #think type=journal}
Write down what you saw.
## Tell us {.activity #tell type=survey}
### How was it? {#how type=scale}
- Bad
- Good
## Check {.quiz #check pass=50%}
### Which? {#which}
- [x] This
- [ ] That
- [ ] The other
"""
FILE = "modules/m01.md"
ALL = Expresses(frozenset(QUESTIONS), frozenset(ACTIVITIES), frozenset(ATOMS), frozenset(NEEDS), score=True, time=True, bookmark=True)


@dataclass(frozen=True)
class Toy:
    """SCORM 1.2 under another name, which says that it carries less."""

    EXPRESSES: Expresses
    NAME: str = "toy"
    TITLE: str = "the toy"
    SUFFIX: str = ".zip"
    OPTIONS: dict[str, tuple[str, ...]] = field(default_factory=dict)
    CHECKS: tuple[object, ...] = ()
    CODES: tuple[object, ...] = ()
    write: object = staticmethod(OURS["scorm12"].write)


def course(folder: Path, module: str = MODULE, settings: str = SETTINGS) -> Path:
    (folder / "modules").mkdir(parents=True)
    (folder / "course.yml").write_text(settings, encoding="utf-8")
    (folder / "modules" / "m01.md").write_text(module, encoding="utf-8")
    if "town" in settings:
        (folder / "cases").mkdir()
        (folder / "cases" / "town.md").write_text(
            "---\ntags: {region: [ca, af]}\n---\n# Town\n## Story {#story}\nText.\n", encoding="utf-8"
        )
    return folder


def lost(folder: Path, carried: Expresses, monkeypatch: pytest.MonkeyPatch) -> list[tuple[str, str, int]]:
    toy = cast(Format, Toy(carried))
    monkeypatch.setattr(pipeline, "get", lambda name: toy if name == "toy" else get(name))
    result = build(course(folder), Wish(targets=("toy", "scorm12"), out=folder / "out"))
    assert not result.failed(), [item.message for item in result.findings]
    assert len(result.products) == 2
    found = [item for item in result.findings if item.code.family == "LOSS"]
    assert all("the toy" in item.message and item.hint for item in found)
    return sorted((item.code.id, item.where.file, item.where.line) for item in found if isinstance(item.where, Span))


def line(text: str, source: str = MODULE) -> int:
    return next(number for number, one in enumerate(source.splitlines(), 1) if text in one)


@pytest.mark.parametrize(
    ("missing", "expected"),
    [
        ({}, []),
        ({"questions": frozenset(QUESTIONS) - {"single"}}, [("LOSS001", FILE, line("#which"))]),
        ({"questions": frozenset(QUESTIONS) - {"truefalse"}}, [("LOSS001", FILE, line("#now"))]),
        ({"questions": frozenset(QUESTIONS) - {"scale"}}, [("LOSS001", FILE, line("#how"))]),
        ({"questions": frozenset(QUESTIONS) - {"hotspot"}}, []),
        ({"activities": frozenset(ACTIVITIES) - {"journal"}}, [("LOSS006", FILE, line("#think"))]),
        # A survey that is not there asks nothing: its questions are no second finding.
        (
            {"activities": frozenset(ACTIVITIES) - {"survey"}, "questions": frozenset(QUESTIONS) - {"scale"}},
            [("LOSS006", FILE, line("#tell"))],
        ),
        ({"activities": frozenset(ACTIVITIES) - {"scenario"}}, []),
        ({"atoms": frozenset({"viewed"})}, [("LOSS002", "course.yml", line("passed:", SETTINGS))]),
        ({"atoms": frozenset({"passed"})}, [("LOSS002", "course.yml", line("viewed:", SETTINGS))]),
        ({"score": False}, [("LOSS003", FILE, line("#check"))]),
        ({"time": False}, [("LOSS007", "course.yml", 1)]),
        ({"bookmark": False}, [("LOSS005", "course.yml", 1)]),
    ],
    ids=lambda value: str(sorted(value)) if isinstance(value, dict) else "",
)
def test_each_loss_is_at_its_line(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, missing: dict[str, object], expected: list[tuple[str, str, int]]
) -> None:
    assert lost(tmp_path, replace(ALL, **missing), monkeypatch) == expected  # type: ignore[arg-type]  # fields of a dataclass


def test_what_carries_nothing_loses_all_of_it_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    found = lost(tmp_path, Expresses(), monkeypatch)
    assert sorted(identifier for identifier, _, _ in found) == [
        "LOSS001", "LOSS001", "LOSS003", "LOSS004", "LOSS005", "LOSS006", "LOSS006", "LOSS007",
    ]  # fmt: skip


RULES = """\
clic: 1
id: demo
title: Demo
version: 1.0
status: pilot
modules: [m01, town]
learner:
  region: {ask: Where do you work?, of: [ca, af]}
confirmed:
  plan: {text: Plan read}
  hours: {text: Hours present}
completion:
  requires:
    - viewed: {share: 60%, of: required pages}
    - any:
        - passed: check
        - time: 6
    - done: {required units: 2}
certificates:
  one:
    title: One
    requires:
      - viewed: first
      - time: 5
      - any: [{viewed: first}, {confirmed: plan}]
      - score: 60%
      - passed: {quiz: check, attempts: 2}
      - done: {cases: 1, where: region is af}
      - done: {cases: 1, where: region is learner.region}
      - confirmed: hours
  two:
    title: Two
    requires: [viewed: first, time: 9]
lms:
  passed: one
"""
TELLS = replace(ALL, tells=Tells(certified="passed"))


def at(text: str) -> tuple[str, int]:
    return "course.yml", line(text, RULES)


@pytest.mark.parametrize(
    ("carried", "expected"),
    [
        (TELLS, [("LOSS009", *at("  two:"))]),
        (replace(TELLS, certificates=True), []),
        # What tells nothing has no “passed” that stands for one of them.
        (ALL, []),
        (replace(TELLS, certificates=True, needs=frozenset()), [("LOSS002", *at("share")), ("LOSS002", *at("    - any:")), ("LOSS002", *at("required units")), ("LOSS002", *at("any: [{")),
            ("LOSS002", *at("attempts:")), ("LOSS002", *at("where: region is af")), ("LOSS002", *at("where: region is af")),
            ("LOSS002", *at("learner.region")), ("LOSS002", *at("learner.region"))]),
        (replace(TELLS, certificates=True, needs=ALL.needs - {"share"}), [("LOSS002", *at("share"))]),
        (replace(TELLS, certificates=True, needs=ALL.needs - {"number"}), [("LOSS002", *at("required units")),
            ("LOSS002", *at("where: region is af")), ("LOSS002", *at("learner.region"))]),
        (replace(TELLS, certificates=True, atoms=ALL.atoms - {"time"}), [("LOSS002", *at("time: 6")), ("LOSS002", *at("time: 5")), ("LOSS002", *at("time: 9"))]),
        # Of a certificate that no LMS hears of, nothing but that.
        (replace(TELLS, atoms=ALL.atoms - {"time"}), [("LOSS002", *at("time: 6")), ("LOSS002", *at("time: 5")), ("LOSS009", *at("  two:"))]),
        (replace(TELLS, certificates=True, atoms=ALL.atoms - {"score"}), [("LOSS002", *at("score:"))]),
        (replace(TELLS, certificates=True, needs=ALL.needs - {"attempts"}), [("LOSS002", *at("attempts:"))]),
        (replace(TELLS, certificates=True, needs=ALL.needs - {"tag"}), [("LOSS002", *at("where: region is af"))]),
        (replace(TELLS, certificates=True, needs=ALL.needs - {"learner"}), [("LOSS002", *at("learner.region"))]),
        # Confirmed: once for the certificate, at the first condition, whether all depends on it or not.
        (replace(TELLS, certificates=True, atoms=ALL.atoms - {"confirmed"}), [("LOSS008", *at("{confirmed: plan}"))]),
    ],
)  # fmt: skip
def test_each_loss_of_a_rule_is_at_its_line(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, carried: Expresses, expected: list[tuple[str, str, int]]
) -> None:
    module = MODULE.replace("type=survey", "type=survey optional")
    toy = cast(Format, Toy(carried))
    monkeypatch.setattr(pipeline, "get", lambda name: toy)
    result = build(course(tmp_path, module, RULES), Wish(targets=("toy",), out=tmp_path / "out"))
    assert not result.failed(), [item.message for item in result.findings]
    found = [item for item in result.findings if item.code.family == "LOSS"]
    assert sorted((item.code.id, item.where.file, item.where.line) for item in found if isinstance(item.where, Span)) == sorted(expected)


def test_a_score_with_weights_is_lost_where_they_stand(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    settings = RULES.replace("  passed: one\n", "  passed: one\n  score: {check: 100}\n")
    module = MODULE.replace("## Tell us", "## Before {.quiz #before pass=50%}\n### Is it? {#is}\nAnswer: true\n## Tell us").replace(
        "type=survey", "type=survey optional"
    )
    toy = cast(Format, Toy(replace(TELLS, certificates=True, score=False)))
    monkeypatch.setattr(pipeline, "get", lambda name: toy)
    result = build(course(tmp_path, module, settings), Wish(targets=("toy",), out=tmp_path / "out"))
    (found,) = (item for item in result.findings if item.code.id == "LOSS003")
    assert isinstance(found.where, Span)
    assert (found.where.file, found.where.line) == ("course.yml", line("score: {check", settings))
    # Not the first quiz of the course, which counts nothing.
    assert "“Check”" in found.message


def test_what_two_formats_lose_at_one_place_is_told_once_and_names_both(tmp_path: Path) -> None:
    result = build(course(tmp_path, MODULE, RULES), Wish(targets=("scorm12", "scorm2004", "web"), out=tmp_path / "out"))
    told = [(item.code.id, item.message) for item in result.findings if item.code.family == "LOSS"]
    assert told == [
        ("LOSS008", "SCORM 1.2, SCORM 2004 and web folder can't know what only people confirm for “One”: “Plan read”, “Hours present”"),
        ("LOSS009", "SCORM 1.2 and SCORM 2004 can't tell an LMS of “Two”: there is one “passed”, and it stands for “One”"),
    ]


def test_a_rule_that_can_not_be_read_does_not_hide_its_error_behind_a_loss(tmp_path: Path) -> None:
    settings = RULES.replace("confirmed: hours]", "x").replace("- confirmed: hours", "- confirmed: hors")
    result = build(course(tmp_path, MODULE, settings), Wish(targets=("scorm12",), out=tmp_path / "out"))
    assert result.failed()


def test_our_formats_name_kinds_that_there_are() -> None:
    for target in formats().values():
        assert target.EXPRESSES.questions <= set(QUESTIONS)
        assert target.EXPRESSES.activities <= set(ACTIVITIES)
        assert target.EXPRESSES.atoms <= set(ATOMS)
        assert target.EXPRESSES.needs <= set(NEEDS)


def test_many_targets_read_and_render_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    times: dict[str, int] = {}

    def counted(name: str) -> None:
        real = getattr(pipeline, name)

        def once_more(*arguments: object, **named: object) -> object:
            times[name] = times.get(name, 0) + 1
            return real(*arguments, **named)

        monkeypatch.setattr(pipeline, name, once_more)

    for name in ("read_folder", "read", "lower", "prepared", "build_site", "lint", "losses"):
        counted(name)
    targets = ("scorm12", "scorm2004", "imscp", "web")
    result = build(course(tmp_path), Wish(targets=targets, out=tmp_path / "out"))
    assert [product.target for product in result.products] == list(targets)
    assert all(product.path and product.path.is_file() for product in result.products)
    assert times == {"read_folder": 1, "read": 1, "lower": 1, "prepared": 1, "build_site": 1, "lint": 1, "losses": len(targets)}
