"""
Which attempt passed a quiz, where it counts: over several attempts at the package, and where some of them are not known.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from clic_scorm.certify.gather import Evidence
from clic_scorm.certify.judging import Atom, in_all, joined, judge
from clic_scorm.certify.people import Person
from clic_scorm.rules import Outcome, Passed, Record, Terms, Truth, evaluate


QUIZ = 7
TERMS = {QUIZ: Terms((1, 2), 4, None)}


def tried(token: str, attempts: int, reached: int) -> Record:
    best = (4, 4) if reached else (1, 4)
    return Record(token=token, quizzes={QUIZ: Outcome(best, best, attempts, reached=reached)})


def within_two(record: Record, _answers: Mapping[str, bool]) -> tuple[Truth, Sequence[Atom]]:
    return evaluate(Passed(QUIZ, 2), TERMS, record).met, []


def judged(attempts: Mapping[int, Record], seen: set[int], proven: Record | None = None) -> Truth:
    evidence = Evidence(Person(), dict(attempts), seen=seen)
    return judge(within_two, evidence, proven or Record(), Record(quizzes={QUIZ: Outcome((4, 4), (4, 4), 1, reached=1)})).truth


def test_a_later_attempt_at_the_package_adds_those_before_it() -> None:
    assert in_all({1: tried("a", 2, 0), 2: tried("b", 1, 1)}).quizzes[QUIZ].reached == 3
    assert in_all({1: tried("a", 2, 2), 2: tried("b", 1, 1)}).quizzes[QUIZ].reached == 2
    assert in_all({1: tried("a", 2, 0), 2: tried("b", 3, 0)}).quizzes[QUIZ].reached == 0
    # The same token took over what the device kept, and counts it already.
    assert in_all({1: tried("a", 1, 0), 2: tried("a", 2, 2)}).quizzes[QUIZ].reached == 2
    # A quiz that only the later attempt knows.
    assert in_all({1: Record(token="a"), 2: tried("b", 2, 2)}).quizzes[QUIZ].reached == 2


def test_two_attempts_are_two_whatever_the_lms_calls_them() -> None:
    assert judged({1: tried("a", 1, 0), 2: tried("b", 1, 1)}, {1, 2}) is Truth.MET
    assert judged({1: tried("a", 2, 0), 2: tried("b", 1, 1)}, {1, 2}) is Truth.UNMET


def test_where_an_attempt_is_missing_nobody_knows_which_one_passed() -> None:
    # The first attempt at the package is not in the file: it may have held any number of submissions.
    assert judged({2: tried("b", 1, 1)}, {1, 2}) is Truth.UNDECIDED


def test_a_better_result_from_elsewhere_was_one_more_attempt() -> None:
    elsewhere = Record(quizzes={QUIZ: Outcome((4, 4), (4, 4))})
    assert joined(tried("a", 2, 0), elsewhere).quizzes[QUIZ].attempts == 3
    assert joined(tried("a", 2, 2), elsewhere).quizzes[QUIZ] == tried("a", 2, 2).quizzes[QUIZ]
    assert judged({1: tried("a", 2, 0)}, {1}, elsewhere) is Truth.UNMET
    assert judged({1: tried("a", 1, 0)}, {1}, elsewhere) is Truth.MET
