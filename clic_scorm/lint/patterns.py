"""
Faults that only show when the questions of a quiz, or of the course, are looked at together.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from clic_scorm.diagnostics import Diagnostic, Span, finding
from clic_scorm.lint import question_codes as codes
from clic_scorm.lint.items import is_far_longer, right_and_wrong
from clic_scorm.lint.subject import Rule, Subject, options
from clic_scorm.lint.words import folded
from clic_scorm.model import Question, SingleChoice, TrueFalse


_ENOUGH = 4
_MOSTLY = 0.8


def lengths(subject: Subject) -> Iterator[Diagnostic]:
    """
    Find quizzes in which the right answer is nearly always the longest; what has been said of single questions is not said again.
    """
    for quiz in subject.course.quizzes:
        measured = [pair for question in quiz.questions if (pair := right_and_wrong(question)) and not is_far_longer(*pair)]
        longest = sum(1 for right, wrong in measured if right > wrong * 1.1 and right > wrong + 3)
        if len(measured) >= _ENOUGH and longest >= len(measured) * _MOSTLY:
            yield finding(codes.LENGTH_PATTERN, quiz.span, title=quiz.title, count=longest, total=len(measured))


def places(subject: Subject) -> Iterator[Diagnostic]:
    """
    Find quizzes in which the right answer always stands at the same place.
    """
    for quiz in subject.course.quizzes:
        choices = [question for question in quiz.questions if isinstance(question, SingleChoice) and len(question.options) > 2]
        where = Counter(next((number for number, option in enumerate(each.options, 1) if option.correct), 0) for each in choices)
        place, times = where.most_common(1)[0] if where else (0, 0)
        if place and times == len(choices) and times >= _ENOUGH and quiz.shuffle not in ("options", "both"):
            yield finding(codes.SAME_PLACE, quiz.span, title=quiz.title, place=place, count=times)


def truths(subject: Subject) -> Iterator[Diagnostic]:
    """
    Find quizzes whose statements are all true, or all false.
    """
    for quiz in subject.course.quizzes:
        answers = [question.answer for question in quiz.questions if isinstance(question, TrueFalse)]
        if len(answers) >= _ENOUGH and len(set(answers)) == 1:
            yield finding(codes.SAME_TRUTH, quiz.span, title=quiz.title, count=len(answers), truth=str(answers[0]).lower())


def twice(subject: Subject) -> Iterator[Diagnostic]:
    """
    Find questions that are asked twice with the same options.
    """
    seen: dict[tuple[str, ...], Span] = {}
    for question in subject.questions:
        key = _asked(question)
        if key in seen:
            yield finding(codes.SAME_QUESTION, question.span, title=question.title, other=seen[key])
        seen.setdefault(key, question.span)


def _asked(question: Question) -> tuple[str, ...]:
    texts = sorted(folded(option.body.plain) for option in options(question))
    return (question.kind, folded(question.title), folded(question.prompt.plain), *texts)


RULES: tuple[Rule, ...] = (lengths, places, truths, twice)
