"""
The reference evaluator: a rule and a record in, a verdict with reasons out.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import TypeAlias, assert_never

from clic_scorm.rules.record import Record, Share, Terms
from clic_scorm.rules.rule import All, AtLeast, Passed, Rule, Viewed
from clic_scorm.rules.score import passes


class Truth(StrEnum):
    """
    Be one of Kleene's three values; *undecided* is for what only a person can say.
    """

    MET = "met"
    UNMET = "unmet"
    UNDECIDED = "undecided"


@dataclass(frozen=True, slots=True)
class ViewedReason:
    """
    Tell how many pages were seen of how many, and which are open.
    """

    have: int
    need: int
    open: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class PassedReason:
    """
    Tell a quiz's best result, its pass mark, and how many attempts are left (None for no limit).
    """

    quiz: int
    have: Share | None
    pass_mark: Share | None
    left: int | None


Reason: TypeAlias = ViewedReason | PassedReason


@dataclass(frozen=True, slots=True)
class Verdict:
    """
    Say whether a rule is met, whether it can't be met any more, and why.
    """

    met: Truth
    hopeless: bool
    reasons: tuple[Reason, ...]


def evaluate(rule: Rule, quizzes: Mapping[int, Terms], record: Record) -> Verdict:
    """
    Return the verdict of *rule* over *record*; reasons follow the order of the rule's atoms.
    """
    reasons: list[Reason] = []
    truth, possible = _judge(rule, quizzes, record, reasons)
    return Verdict(truth, not possible, tuple(reasons))


def _judge(rule: Rule, quizzes: Mapping[int, Terms], record: Record, reasons: list[Reason]) -> tuple[Truth, bool]:
    match rule:
        case Viewed(units):
            missing = tuple(number for number in units if number not in record.pages)
            reasons.append(ViewedReason(len(units) - len(missing), len(units), missing))
            return (Truth.UNMET if missing else Truth.MET), True
        case Passed(quiz):
            return _judge_quiz(quiz, quizzes[quiz], record, reasons)
        case All(parts):
            return _combine([_judge(part, quizzes, record, reasons) for part in parts], len(parts))
        case AtLeast(least, parts):
            return _combine([_judge(part, quizzes, record, reasons) for part in parts], least)
        case _:
            assert_never(rule)


def _judge_quiz(quiz: int, terms: Terms, record: Record, reasons: list[Reason]) -> tuple[Truth, bool]:
    outcome = record.quizzes.get(quiz)
    left = None if terms.attempts is None else max(0, terms.attempts - (outcome.attempts if outcome else 0))
    reasons.append(PassedReason(quiz, outcome.best if outcome else None, terms.pass_mark, left))
    passed = passes(outcome, terms.pass_mark)
    return (Truth.MET if passed else Truth.UNMET), passed or left != 0


def _combine(parts: Sequence[tuple[Truth, bool]], least: int) -> tuple[Truth, bool]:
    """
    Return Kleene's value of “at least *least* of the parts”, and whether so many can still be met.
    """
    met = sum(1 for truth, _ in parts if truth is Truth.MET)
    open_ones = sum(1 for truth, _ in parts if truth is Truth.UNDECIDED)
    if met >= least:
        return Truth.MET, True
    possible = sum(1 for _, possible in parts if possible) >= least
    return (Truth.UNDECIDED if met + open_ones >= least else Truth.UNMET), possible


def status(rule: Rule, quizzes: Mapping[int, Terms], record: Record) -> str:
    """
    Return what an LMS of SCORM 1.2 is told (RTE 3.4.4, cmi.core.lesson_status).

    While the rule can still be met it is `incomplete`, since some LMSs open the next visit in review mode once a course is completed or
    failed. Met, it is `passed` where a pass mark had a part in it, else `completed`.
    """
    verdict = evaluate(rule, quizzes, record)
    if verdict.met is Truth.MET:
        marked = any(isinstance(reason, PassedReason) and reason.pass_mark for reason in verdict.reasons)
        return "passed" if marked else "completed"
    return "failed" if verdict.hopeless else "incomplete"


def verdict_to_json(verdict: Verdict) -> dict[str, object]:
    """
    Return *verdict* as the runtime gives it.
    """
    return {"met": str(verdict.met), "hopeless": verdict.hopeless, "reasons": [_reason(reason) for reason in verdict.reasons]}


def _reason(reason: Reason) -> dict[str, object]:
    if isinstance(reason, ViewedReason):
        return {"atom": "viewed", "have": reason.have, "need": reason.need, "open": list(reason.open)}
    return {
        "atom": "passed",
        "quiz": reason.quiz,
        "have": list(reason.have) if reason.have else None,
        "pass": list(reason.pass_mark) if reason.pass_mark else None,
        "left": reason.left,
    }
