"""
Faults of quizzes: pass marks, attempts, feedback and objectives.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterator
from fractions import Fraction

from clic_scorm.diagnostics import Diagnostic, finding
from clic_scorm.lint import question_codes as codes
from clic_scorm.lint.subject import Rule, Subject, has_feedback
from clic_scorm.model import Essay, Every, Passed, Quiz, Requirement, Scale, Some


_FEW = 3
_COARSE = Fraction(15, 100)
_GROUPS = ("module quizzes", "required quizzes")


def feedback(subject: Subject) -> Iterator[Diagnostic]:
    """
    Find quizzes of at least three questions where none gives feedback, or where most do and one does not.
    """
    for quiz in subject.course.quizzes:
        scored = [question for question in quiz.questions if question.points]
        without = [question for question in scored if not has_feedback(question)]
        if len(scored) < _FEW or not without or quiz.feedback == "never":
            continue
        if len(without) == len(scored):
            yield finding(codes.QUIZ_WITHOUT_FEEDBACK, quiz.span, title=quiz.title, count=len(without))
        elif len(without) * 2 <= len(scored):
            yield from (finding(codes.NO_FEEDBACK, question.span, title=question.title) for question in without)


def objectives(subject: Subject) -> Iterator[Diagnostic]:
    """
    Find questions that name no objective in a quiz where most do.
    """
    for module in subject.course.modules:
        for quiz in module.units:
            if not isinstance(quiz, Quiz) or not module.objectives:
                continue
            # A scale asks for an opinion, and an essay is read by somebody: neither tests an objective by itself.
            scored = [question for question in quiz.questions if not isinstance(question, (Essay, Scale))]
            without = [question for question in scored if question.objective is None]
            if without and len(without) * 2 < len(scored):
                nearest = module.objectives[0].id
                yield from (finding(codes.NO_OBJECTIVE, item.span, title=item.title, nearest=nearest) for item in without)


def pass_marks(subject: Subject) -> Iterator[Diagnostic]:
    """
    Find pass marks that ask for every point, or that no number of points comes near.
    """
    for quiz in subject.course.quizzes:
        if quiz.pass_mark is None or not quiz.points:
            continue
        stated = Fraction(quiz.pass_mark.numerator, quiz.pass_mark.denominator)
        needed = math.ceil(stated * quiz.points)
        if stated == 1 and quiz.asked > _FEW:
            yield finding(codes.EVERY_POINT, quiz.span, title=quiz.title, points=quiz.points)
        elif Fraction(needed, quiz.points) - stated >= _COARSE and quiz.asked > 1:
            values = {"stated": _percent(stated), "real": _percent(Fraction(needed, quiz.points))}
            yield finding(codes.COARSE_PASS, quiz.span, title=quiz.title, points=quiz.points, needed=needed, **values)


def _percent(share: Fraction) -> str:
    return f"{float(share * 100):.4g}%"


def no_pass_mark(subject: Subject) -> Iterator[Diagnostic]:
    """
    Find quizzes without a pass mark that are to be passed, and those that alone have none.
    """
    quizzes = [quiz for quiz in subject.course.quizzes if not quiz.optional]
    asked = {"the completion rule": set(_to_be_passed(subject.course.completion))}
    asked.update({f"“{one.title}”": set(_to_be_passed(one.requires)) for one in subject.course.certificates})
    module_of = {unit.id: module.id for module in subject.course.modules for unit in module.units}
    marked = [quiz for quiz in quizzes if quiz.pass_mark is not None]
    for quiz in quizzes:
        if quiz.pass_mark is not None:
            continue
        # One that is ungraded is none of those that a group means, though one may name it.
        meant = {quiz.id} if quiz.ungraded else {quiz.id, module_of[quiz.id], *_GROUPS}
        rule = next((name for name, selectors in asked.items() if meant & selectors), "")
        if rule:
            yield finding(codes.NO_PASS_MARK, quiz.span, title=quiz.title, rule=rule)
        elif len(marked) > 1 and not quiz.ungraded:
            yield finding(codes.OTHER_PASS_MARK, quiz.span, title=quiz.title)


def _to_be_passed(rule: Requirement | None) -> Iterator[str]:
    if isinstance(rule, (Every, Some)):
        for part in rule.parts:
            yield from _to_be_passed(part)
    elif isinstance(rule, Passed):
        yield from rule.selectors


def attempts(subject: Subject) -> Iterator[Diagnostic]:
    """
    Find required quizzes with a pass mark and one attempt only.
    """
    for quiz in subject.course.quizzes:
        if quiz.attempts == 1 and quiz.pass_mark is not None and not quiz.optional:
            yield finding(codes.ONE_ATTEMPT, quiz.span, title=quiz.title)


def difficulty(subject: Subject) -> Iterator[Diagnostic]:
    """
    Find draws from questions of more than one difficulty: chance gives one learner more hard ones than another.
    """
    for quiz in subject.course.quizzes:
        levels = {quiz.ref(question): question.difficulty for question in quiz.questions}
        for draw in quiz.draws:
            said = Counter(level for ref in draw.refs if (level := levels.get(ref)))
            if len(said) > 1 and draw.pick < len(draw.refs):
                shown = ", ".join(f"{said[level]} {level}" for level in ("easy", "medium", "hard") if said[level])
                yield finding(codes.UNEQUAL_DRAW, quiz.span, title=quiz.title, pick=draw.pick, count=len(draw.refs), levels=shown)
                break


RULES: tuple[Rule, ...] = (feedback, objectives, pass_marks, no_pass_mark, attempts, difficulty)
