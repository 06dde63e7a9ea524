"""
What an LMS is told of a learner: completed, certified, or neither. runtime/standing.js does the same.

Some LMSs open the next visit only to look back once a course was completed, passed or failed. So while the certificate can still be earned in the
package, nothing but `incomplete` is told, unless the author wants `completed` early; and `failed` only where nothing can be reached any more.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from clic_scorm.rules.evaluate import PassedReason, ScoreReason, Truth, Verdict, evaluate
from clic_scorm.rules.record import Record, Terms
from clic_scorm.rules.rule import All, AtLeast, ByAttribute, Confirmed, Rule


@dataclass(frozen=True, slots=True)
class Aims:
    """
    Hold what *completed* and *passed* stand for: the package's own part of two rules. *passed* is None where the course certifies nothing.

    *certificate* is its name, *waiting* what is told once its own part is met and a person has still to say the rest. *early* tells completed though it can
    still be earned; *marked* that its pass mark stands in the manifest, so that an LMS compares the score itself.
    """

    completed: Rule
    passed: Rule | None = None
    certificate: str = ""
    waiting: Literal["completed", "passed"] = "completed"
    early: bool = False
    marked: bool = False


@dataclass(frozen=True, slots=True)
class Standing:
    """
    Hold completion and success in the words of SCORM 2004 (RTE 4.2.4, 4.2.22), the one word of SCORM 1.2 (RTE 3.4.4, cmi.core.lesson_status), and
    whether a score may be told.
    """

    lesson: Literal["incomplete", "completed", "passed", "failed"]
    completion: Literal["incomplete", "completed"]
    success: Literal["unknown", "passed", "failed"]
    scored: bool = True


def standing(aims: Aims, quizzes: Mapping[int, Terms], record: Record) -> Standing:
    """
    Return what an LMS is told of *record*.
    """
    course = evaluate(aims.completed, quizzes, record)
    complete = course.met is Truth.MET
    if aims.passed is None:
        return _spoken(complete, _uncertified(course, aims.completed), hopeless=course.hopeless)
    verdict = evaluate(aims.passed, quizzes, record)
    met = verdict.met is Truth.MET or aims.certificate in record.earned
    waits = isinstance(aims.passed, All) and aims.passed.waits and aims.certificate not in record.earned
    if met and waits:
        return _spoken(True, "passed" if aims.waiting == "passed" else "unknown")
    if met:
        return _spoken(complete, "passed")
    closed = evaluate(aims.passed, quizzes, record, dict.fromkeys(_names(aims.passed), False)).hopeless
    completed = complete and (closed or aims.early)
    failed = verdict.hopeless and not completed
    found = _spoken(completed, "failed" if failed else "unknown", hopeless=course.hopeless)
    return Standing(found.lesson, found.completion, found.success, scored=not aims.marked or verdict.hopeless)


def _uncertified(course: Verdict, rule: Rule) -> Literal["unknown", "passed", "failed"]:
    """
    Return the success of a course that certifies nothing: it is passed where a pass mark had a part in its rule and no person has a say besides.
    """
    if course.met is not Truth.MET:
        return "failed" if course.hopeless else "unknown"
    marked = any(isinstance(reason, ScoreReason) or (isinstance(reason, PassedReason) and reason.pass_mark) for reason in course.reasons)
    return "passed" if marked and not (isinstance(rule, All) and rule.waits) else "unknown"


def _spoken(completed: bool, success: Literal["unknown", "passed", "failed"], *, hopeless: bool = False) -> Standing:
    """
    Return the words; *hopeless* tells that the course can't be completed any more.
    """
    completion: Literal["completed", "incomplete"] = "completed" if completed else "incomplete"
    lesson: Literal["incomplete", "completed", "passed", "failed"] = completion
    if success == "passed" or (success == "failed" and hopeless and not completed):
        lesson = success
    return Standing(lesson, completion, success)


def _names(rule: Rule) -> tuple[str, ...]:
    if isinstance(rule, Confirmed):
        return (rule.name,)
    if isinstance(rule, ByAttribute):
        return tuple(name for _, part in rule.choices for name in _names(part))
    return tuple(name for part in rule.parts for name in _names(part)) if isinstance(rule, (All, AtLeast)) else ()
