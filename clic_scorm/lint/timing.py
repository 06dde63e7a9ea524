"""
Minutes: enough to read and to answer, there for every unit, and adding up.
"""

from __future__ import annotations

import math
from collections.abc import Iterator

from clic_scorm.diagnostics import Diagnostic, Span, finding
from clic_scorm.lint import course_codes as codes
from clic_scorm.lint.structure import WORDS_A_MINUTE
from clic_scorm.lint.subject import Rule, Subject
from clic_scorm.model import Page, Quiz, Unit


_LONGEST_UNIT = 45
_SECONDS_A_QUESTION = 20
_SETTINGS = "course.yml"


def needed(unit: Unit) -> int:
    """
    Return how many minutes it takes to read a unit at 200 words a minute and to answer its questions, half a minute each.
    """
    asked = unit.asked if isinstance(unit, Quiz) else 0
    return max(1, math.ceil(len(unit.body.plain.split()) / WORDS_A_MINUTE + asked / 2))


def reading(subject: Subject) -> Iterator[Diagnostic]:
    """
    Find pages that can't be read in the minutes that they state.
    """
    for unit in subject.course.units:
        if not isinstance(unit, Page) or unit.minutes is None:
            continue
        count = len(unit.body.plain.split())
        minutes = count / WORDS_A_MINUTE
        if minutes > unit.minutes * 1.5 and minutes - unit.minutes > 1:
            yield finding(codes.TOO_FAST, unit.span, title=unit.title, stated=unit.minutes, count=count, needed=round(minutes))


def answering(subject: Subject) -> Iterator[Diagnostic]:
    """
    Find quizzes that leave less than twenty seconds for a question.
    """
    for quiz in subject.course.quizzes:
        if quiz.minutes is not None and quiz.minutes * 60 < quiz.asked * _SECONDS_A_QUESTION:
            enough = math.ceil(quiz.asked / 2)
            yield finding(codes.QUIZ_TOO_FAST, quiz.span, title=quiz.title, stated=quiz.minutes, count=quiz.asked, needed=enough)


def missing(subject: Subject) -> Iterator[Diagnostic]:
    """
    Find units that state no minutes where most do.
    """
    units = subject.course.units
    without = [unit for unit in units if unit.minutes is None]
    if without and len(without) * 2 < len(units):
        yield from (finding(codes.NO_MINUTES, unit.span, title=unit.title, needed=needed(unit)) for unit in without)


def total(subject: Subject) -> Iterator[Diagnostic]:
    """
    Find a stated learning time that the minutes of the units do not add up to.
    """
    stated, units = subject.course.learning_minutes, subject.course.units
    if stated is None or not units or any(unit.minutes is None for unit in units):
        return
    added = sum(unit.minutes or 0 for unit in units)
    if abs(added - stated) > max(10, stated // 4):
        values = {"sum": added, "stated": stated, "shown": f"{added} minutes"}
        yield finding(codes.OTHER_SUM, _line_of_time(subject), **values)


def _line_of_time(subject: Subject) -> Span:
    lines = subject.files.get(_SETTINGS, b"").decode("utf-8", "replace").splitlines()
    number = next((row for row, line in enumerate(lines, 1) if line.startswith("typical-learning-time")), 1)
    return Span(_SETTINGS, number)


def long_units(subject: Subject) -> Iterator[Diagnostic]:
    """
    Find pages and quizzes that take longer than people sit in one piece.

    An instrument keeps each score, so it is left and taken up anywhere; a session is held in a room, with breaks of its own.
    """
    for unit in subject.course.units:
        if unit.kind not in ("instrument", "session") and unit.minutes is not None and unit.minutes > _LONGEST_UNIT:
            yield finding(codes.TOO_LONG, unit.span, title=unit.title, stated=unit.minutes, most=_LONGEST_UNIT)


RULES: tuple[Rule, ...] = (reading, answering, missing, total, long_units)
