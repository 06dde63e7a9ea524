"""
From single results of units to the record that they prove: less than the whole, and never more.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from fractions import Fraction as Exact
from typing import TYPE_CHECKING

from clic_scorm.certify.columns import plain
from clic_scorm.model import Course, Declaration, Forum, Page, Quiz, Survey, Unit
from clic_scorm.rules import Outcome, Record


if TYPE_CHECKING:
    from clic_scorm.model.identity import Numbers

_SEEN = frozenset(["experienced", "viewed", "seen", "read", "completed", "passed", "done", "yes", "x", "1"])
_DONE = frozenset(["completed", "passed", "satisfied", "mastered", "submitted", "done", "yes", "x", "1"])
_PASSED = frozenset(["passed", "mastered", "satisfied"])
_LAST = re.compile(r"[/#:]")
_LONGEST_NUMBER = 12


@dataclass(frozen=True, slots=True)
class Result:
    """
    Be what some file says of one unit: what became of it in a word, points where there are any, and when.
    """

    unit: str
    word: str
    earned: str = ""
    possible: str = ""
    when: str = ""


def units_by_name(course: Course) -> Mapping[str, Unit]:
    """
    Return the units of *course* by their id, and by their title where no other has it.
    """
    titles: dict[str, list[Unit]] = {}
    for unit in course.units:
        titles.setdefault(plain(unit.title), []).append(unit)
    alone = {title: units[0] for title, units in titles.items() if len(units) == 1}
    return {**alone, **{unit.id: unit for unit in course.units}}


def unit_of(name: str, known: Mapping[str, Unit]) -> Unit | None:
    """
    Return the unit that *name* means: an id, a title, or an address that ends in an id.
    """
    return known.get(name) or known.get(_LAST.split(name.rstrip("/"))[-1]) or known.get(plain(name))


def proven(results: Iterable[Result], known: Mapping[str, Unit], numbers: Numbers) -> tuple[Record, int]:
    """
    Return what *results* prove, and how many of them are about no unit of the course.

    A quiz counts with its points, exactly as they are written. One that is said to be passed, with no points, is passed at its own pass mark.
    """
    record, strange = Record(), 0
    for result in sorted(results, key=lambda one: one.when):
        unit = unit_of(result.unit, known)
        if unit is None:
            strange += 1
            continue
        number, word = numbers.units[unit.id], plain(result.word)
        if isinstance(unit, (Quiz, Survey)):
            record = _submitted(record, number, unit, result, word)
        elif isinstance(unit, Page):
            record = replace(record, pages=record.pages | ({number} if word in _SEEN else set()))
        elif word in _DONE and isinstance(unit, (Forum, Declaration)):
            record = replace(record, declared=record.declared | {number})
        elif word in _DONE:
            record = replace(record, done=record.done | {number})
    return record, strange


def _submitted(record: Record, number: int, unit: Quiz | Survey, result: Result, word: str) -> Record:
    share = _share(result)
    if share is None:
        mark = unit.pass_mark if isinstance(unit, Quiz) else None
        if isinstance(unit, Survey) or mark is None:
            share = (0, 1) if word in _DONE else None
        elif word in _PASSED:
            share = (mark.numerator, mark.denominator)
        elif word == "failed":
            share = (0, 1)
    if share is None:
        return record
    known = record.quizzes.get(number)
    if known is None:
        outcome = Outcome(share, share)
    else:
        better = share if share[0] * known.best[1] > known.best[0] * share[1] else known.best
        outcome = replace(known, best=better, last=share, attempts=known.attempts + 1)
    return replace(record, quizzes={**record.quizzes, number: outcome})


def _share(result: Result) -> tuple[int, int] | None:
    if not result.earned or not result.possible or max(len(result.earned), len(result.possible)) > _LONGEST_NUMBER:
        return None
    try:
        share = Exact(result.earned.replace(",", ".")) / Exact(result.possible.replace(",", "."))
    except (ValueError, ZeroDivisionError):
        return None
    return (share.numerator, share.denominator) if 0 <= share <= 1 else None
