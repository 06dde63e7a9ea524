"""
Objectives: can they be seen, are they tested, and has every module some, and something to do?
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterator

from clic_scorm.diagnostics import Diagnostic, finding
from clic_scorm.lint import course_codes as codes
from clic_scorm.lint import words
from clic_scorm.lint.subject import Rule, Subject
from clic_scorm.model import Module, Page, Quiz


# Bloom's six levels as revised, with the spellings and nouns that people use for them.
LEVELS = ("remember", "understand", "apply", "analyse", "evaluate", "create")
_ALSO = ("analyze", "knowledge", "comprehension", "application", "analysis", "evaluation", "synthesis", "comprehend", "know", "recall")
_MANY_PAGES = 3
_ENOUGH_QUESTIONS = 3


def tested(subject: Subject) -> Iterator[Diagnostic]:
    """
    Find objectives that no question names, in modules whose questions name others, and quizzes whose questions name none.
    """
    named = {question.objective for question in subject.questions if question.objective}
    for module in subject.course.modules:
        if not module.objectives:
            continue
        untested = [item for item in module.objectives if item.id not in named]
        count = sum(len(unit.questions) for unit in module.units if isinstance(unit, Quiz))
        if len(untested) < len(module.objectives):
            yield from (finding(codes.UNTESTED, item.span, id=item.id, text=item.text) for item in untested)
        elif count >= _ENOUGH_QUESTIONS:
            values = {"title": module.title, "count": len(untested), "questions": count, "id": untested[0].id}
            yield finding(codes.NOWHERE_TESTED, module.span, **values)


def verbs(subject: Subject) -> Iterator[Diagnostic]:
    """
    Find objectives that begin with a verb that nobody can observe, and levels that there are not.
    """
    vague = words.pattern(words.VAGUE_VERBS, subject.language)
    for module in subject.course.modules:
        for item in module.objectives:
            match = re.match(rf"(?:{vague.pattern})\b", item.text, re.IGNORECASE) if vague else None
            if match:
                yield finding(codes.VAGUE_VERB, item.span, verb=match[0], id=item.id)
            level = item.verb_class.lower()
            if subject.language == "en" and level and level not in (*LEVELS, *_ALSO):
                nearest = next(iter(difflib.get_close_matches(level, LEVELS, 1, 0.5)), "")
                yield finding(codes.UNKNOWN_LEVEL, item.span, word=item.verb_class, id=item.id, nearest=nearest)


def without_objectives(subject: Subject) -> Iterator[Diagnostic]:
    """
    Find modules without objectives where most have some; a case study and an assessment serve those of others.
    """
    modules = [module for module in subject.course.modules if module.kind == "module" and not _only_assessment(module)]
    bare = [module for module in modules if not module.objectives]
    if bare and len(bare) * 2 < len(modules):
        yield from (finding(codes.NO_OBJECTIVES, module.span, title=module.title, id=module.id) for module in bare)


def _only_assessment(module: Module) -> bool:
    return all(isinstance(unit, Quiz) and unit.assessment for unit in module.units)


def without_check(subject: Subject) -> Iterator[Diagnostic]:
    """
    Find modules of some pages in which there is nothing to do.
    """
    for module in subject.course.modules:
        pages = _reading(module)
        if pages >= _MANY_PAGES and pages == len(module.units):
            yield finding(codes.NO_CHECK, module.span, title=module.title, pages=pages)


def _reading(module: Module) -> int:
    """
    Return how many units only have to be read: a box to tick or a self-check is something to do.
    """
    return sum(1 for unit in module.units if isinstance(unit, Page) and not unit.checks)


def quiz_first(subject: Subject) -> Iterator[Diagnostic]:
    """
    Find modules that begin with a required quiz with a pass mark, and have pages behind it.
    """
    for module in subject.course.modules:
        first = module.units[0] if _reading(module) else None
        if isinstance(first, Quiz) and first.pass_mark is not None and not first.optional:
            yield finding(codes.QUIZ_FIRST, first.span, module=module.title, title=first.title)


RULES: tuple[Rule, ...] = (tested, verbs, without_objectives, without_check, quiz_first)
