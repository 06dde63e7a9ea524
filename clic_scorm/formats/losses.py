"""
Compare what a course uses with what a format can carry.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from clic_scorm.diagnostics import Diagnostic, Span, finding
from clic_scorm.formats import loss_codes as codes
from clic_scorm.formats.base import Format
from clic_scorm.formats.kinds import ACTIVITIES, CONFIRMED, NEEDS, asked_for
from clic_scorm.model import Course, Page, Question, Quiz, Requirement, Survey, Unit
from clic_scorm.rules.selection import Selection


_OF_RULES = (codes.LOST_RULE, codes.LOST_CONFIRMATION, codes.LOST_CERTIFICATE)


def losses(course: Course, target: Format) -> tuple[Diagnostic, ...]:
    """
    Compare what *course* uses with what *target* can carry, each difference a finding at the author's line.
    """
    found = []
    for unit in course.units:
        if unit.kind in ACTIVITIES and unit.kind not in target.EXPRESSES.activities:
            found.append(finding(codes.LOST_ACTIVITY, unit.span, format=target.TITLE, title=unit.title, kind=unit.kind))
            continue
        for question in _questions(unit):
            if question.kind not in target.EXPRESSES.questions:
                values = {"format": target.TITLE, "title": question.title, "kind": question.kind}
                found.append(finding(codes.LOST_QUESTION, question.span, **values))
    graded, where = _scored(course)
    if graded is not None and not target.EXPRESSES.score:
        found.append(finding(codes.LOST_SCORE, where, format=target.TITLE, title=graded.title))
    if not target.EXPRESSES.atoms:
        where = course.completion.span if course.completion else course.span
        found.append(finding(codes.LOST_COMPLETION, where, format=target.TITLE))
    if not target.EXPRESSES.bookmark:
        found.append(finding(codes.LOST_BOOKMARK, course.span, format=target.TITLE))
    if course.learning_minutes and not target.EXPRESSES.time:
        found.append(finding(codes.LOST_TIME, course.span, format=target.TITLE, minutes=course.learning_minutes))
    if target.EXPRESSES.atoms:
        found.extend(_of_rules(course, target))
    return tuple(found)


def _scored(course: Course) -> tuple[Quiz | None, Span]:
    """
    Return the first quiz that counts in the score, and the line that says what counts: of the weights, or else of the quiz.
    """
    if course.score:
        selection = Selection(course)
        units = [unit for one in course.score for unit in selection.select(one.selectors, one.span)]
        return next((unit for unit in units if isinstance(unit, Quiz)), None), course.score[0].span
    graded = next((quiz for quiz in course.quizzes if not quiz.ungraded and quiz.points), None)
    return graded, graded.span if graded else course.span


def together(found: Iterable[Diagnostic]) -> tuple[Diagnostic, ...]:
    """
    Return *found* with what several formats lose of a rule at one place told once, naming them all.
    """
    kept: list[Diagnostic] = []
    places: dict[tuple[object, ...], int] = {}
    names: dict[int, list[str]] = {}
    for item in found:
        key = (item.code, item.where, *(value for name, value in item.values.items() if name != "format"))
        place = places.setdefault(key, len(kept)) if item.code in _OF_RULES else len(kept)
        if place == len(kept):
            kept.append(item)
            names[place] = [str(item.values["format"])] if item.code in _OF_RULES else []
        else:
            names[place].append(str(item.values["format"]))
    return tuple(
        replace(item, values={**item.values, "format": _listed(names[place])}) if names[place] else item for place, item in enumerate(kept)
    )


def _listed(names: list[str]) -> str:
    *others, last = dict.fromkeys(names)
    return f"{', '.join(others)} and {last}" if others else last


def _of_rules(course: Course, target: Format) -> Iterator[Diagnostic]:
    """
    Yield what *target* can't carry of the course's rules: of a certificate that no LMS hears of, nothing but that.
    """
    yield from _of_rule(course.completion, "the completion rule", target)
    texts = {each.id: each.text for each in course.confirmed}
    told = course.driving
    for certificate in course.certificates:
        if told is not None and certificate is not told and target.EXPRESSES.tells.certified and not target.EXPRESSES.certificates:
            yield finding(codes.LOST_CERTIFICATE, certificate.span, format=target.TITLE, title=certificate.title, passed=told.title)
            continue
        yield from _of_rule(certificate.requires, f"“{certificate.title}”", target, but=CONFIRMED)
        attested = certificate.attested
        if attested and CONFIRMED not in target.EXPRESSES.atoms:
            waiting = ", ".join(f"“{texts.get(one.confirmation, one.confirmation)}”" for one in attested)
            yield finding(codes.LOST_CONFIRMATION, attested[0].span, format=target.TITLE, title=certificate.title, confirmed=waiting)


def _of_rule(rule: Requirement | None, name: str, target: Format, *, but: str = "") -> Iterator[Diagnostic]:
    carried = target.EXPRESSES.atoms | target.EXPRESSES.needs
    for asked, span in asked_for(rule):
        if asked not in carried and asked != but:
            yield finding(codes.LOST_RULE, span, format=target.TITLE, atom=NEEDS.get(asked, asked), rule=name)


def _questions(unit: Unit) -> tuple[Question, ...]:
    """
    Return what *unit* asks: the questions of a quiz or a survey, and the self-checks in the text of a page.
    """
    match unit:
        case Quiz() | Survey():
            return unit.questions
        case Page():
            return unit.checks
        case _:
            return ()
