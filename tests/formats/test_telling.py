"""
What `rules` says that an LMS hears is what a package tells: each sentence is held against the standing of learners in every situation.
"""

from __future__ import annotations

from collections.abc import Callable
from itertools import product
from typing import Literal

import pytest

from clic_scorm.diagnostics import Span
from clic_scorm.formats.registry import OURS
from clic_scorm.formats.telling import Ruling, heard
from clic_scorm.model import Certificate, Course, Telling
from clic_scorm.rules import All, AtLeast, Confirmed, Outcome, Passed, Record, Rule, Terms, Viewed, own_part
from clic_scorm.rules.standing import Aims, standing


HERE = Span("course.yml", 1)
# Page 1 completes the course, quiz 2 earns the certificate, at its only attempt.
COURSE = Viewed((1,))
QUIZZES = {2: Terms((7, 10), 10, 1)}
SEEN = {True: frozenset({1}), False: frozenset[int]()}
QUIZ = {"open": {}, "met": {2: Outcome((9, 10), (9, 10))}, "lost": {2: Outcome((1, 10), (1, 10))}}
# When it is so, of a course that is completed or not, and a certificate that is open, met (its own part) or lost.
WHEN: dict[str, Callable[[bool, str], bool]] = {
    "once the course is completed": lambda complete, _: complete,
    "once the course is completed, and “One” is earned or out of reach": lambda complete, quiz: complete and quiz != "open",
    "once the course is completed, or the online part of “One” is met": lambda complete, quiz: complete or quiz == "met",
    "once the online part of “One” is met, or the course is completed and “One” is out of reach": lambda complete, quiz: quiz == "met"
    or (complete and quiz == "lost"),
    "once “One” is earned": lambda _, quiz: quiz == "met",
    "once the online part of “One” is met, before people confirm the rest": lambda _, quiz: quiz == "met",
    "people have still to confirm what “One” takes": lambda _complete, _quiz: False,
}  # fmt: skip

RULES: dict[str, Rule] = {
    "nobody": Passed(2),
    "people besides": All((Passed(2), Confirmed("plan"))),
    "people instead": AtLeast(1, (Passed(2), Confirmed("plan"))),
    "only people": AtLeast(1, (Confirmed("plan"), Confirmed("hours"))),
}


def told(row: str) -> Callable[[bool, str], bool]:
    return WHEN[row.split(" – ", 1)[1]]


@pytest.mark.parametrize("waiting", ["completed", "passed"])
@pytest.mark.parametrize("early", [False, True])
@pytest.mark.parametrize("rule", RULES.values(), ids=RULES)
def test_what_is_said_is_what_is_told(rule: Rule, early: bool, waiting: Literal["completed", "passed"]) -> None:
    reachable = rule != RULES["only people"]
    course = Course(
        id="c", title="C", version="1", span=HERE, certificates=(Certificate(id="one", title="One", span=HERE),),
        telling=Telling(passed="one", while_waiting=waiting, early=early, span=HERE),
    )  # fmt: skip
    rows = dict(heard(Ruling(course, COURSE, rule, frozenset({2}), reachable=reachable), OURS["scorm2004"]))
    completed, passed = told(rows["Completed"]), told(rows["Passed"])
    aims = Aims(COURSE, own_part(rule), "one", waiting, early)
    for complete, quiz in product(SEEN, QUIZ):
        found = standing(aims, QUIZZES, Record(pages=SEEN[complete], quizzes=QUIZ[quiz]))
        said = (completed(complete, quiz), passed(complete, quiz))
        assert said == (found.completion == "completed", found.success == "passed"), (complete, quiz)


@pytest.mark.parametrize(
    ("rule", "expected"), [(Viewed((1,)), "not told"), (All((Viewed((1,)), Passed(2))), "as quizzes are to be passed")]
)
def test_without_a_certificate_pass_marks_decide(rule: Rule, expected: str) -> None:
    course = Course(id="c", title="C", version="1", span=HERE)
    rows = dict(heard(Ruling(course, rule, None, frozenset({2})), OURS["scorm12"]))
    assert expected in rows["Passed"]
    record = Record(pages=frozenset({1}), quizzes=QUIZ["met"])
    assert (standing(Aims(rule), QUIZZES, record).success == "passed") == (expected != "not told")
    assert rows["Completed"].endswith("once the course is completed")


def test_what_tells_an_lms_nothing_has_no_rows() -> None:
    course = Course(id="c", title="C", version="1", span=HERE)
    assert heard(Ruling(course, COURSE), OURS["web"]) == ()
    assert heard(Ruling(course, COURSE), OURS["imscp"]) == ()
