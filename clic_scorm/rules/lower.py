"""
Lower a completion rule: from an author's selectors to the numbers of pages and quizzes.
"""

from __future__ import annotations

import difflib
from collections.abc import Mapping, Sequence
from typing import assert_never

from clic_scorm.diagnostics import Diagnostic, Severity, Span, finding
from clic_scorm.model import Course, Done, Every, Passed, Quiz, Requirement, Some, Unit, Viewed
from clic_scorm.model.identity import Numbers
from clic_scorm.rules import codes
from clic_scorm.rules.rule import All, AtLeast, Rule
from clic_scorm.rules.rule import Passed as PassedAtom
from clic_scorm.rules.rule import Viewed as ViewedAtom


def lower(course: Course, numbers: Numbers) -> tuple[Rule | None, tuple[Diagnostic, ...]]:
    """
    Return the completion rule of *course* over numbers, and findings; None where an error leaves none.

    A course that states no rule asks for every required page to be seen and every required quiz to be passed.
    """
    selection = _Selection(course, numbers)
    if course.completion is None:
        return selection.default(), ()
    rule = selection.lower(course.completion)
    findings = tuple(selection.findings)
    if rule is not None and not findings and not atoms(rule):
        findings = (finding(codes.ALWAYS_MET, course.completion.span),)
    failed = any(item.severity is Severity.ERROR for item in findings)
    return None if failed else rule, findings


def atoms(rule: Rule) -> tuple[ViewedAtom | PassedAtom, ...]:
    """
    Return the atoms of *rule*, in order.
    """
    if isinstance(rule, (ViewedAtom, PassedAtom)):
        return (rule,)
    return tuple(atom for part in rule.parts for atom in atoms(part))


class _Selection:
    """
    Resolve selectors within one course; findings gather in *findings*.
    """

    def __init__(self, course: Course, numbers: Numbers) -> None:
        self.course = course
        self.numbers = numbers
        self.findings: list[Diagnostic] = []
        required = [unit for unit in course.units if not unit.optional]
        self.groups: Mapping[str, Sequence[Unit]] = {
            "modules": [unit for unit in required if unit.kind == "page"],
            "required pages": [unit for unit in required if unit.kind == "page"],
            "required quizzes": [unit for unit in required if unit.kind == "quiz"],
            "required units": required,
            "module quizzes": [unit for unit in required if unit.kind == "quiz"],
            **{module.id: [unit for unit in module.units if not unit.optional] for module in course.modules},
            **{unit.id: [unit] for unit in course.units},
        }

    def default(self) -> Rule:
        pages, quizzes = self.groups["required pages"], self.groups["required quizzes"]
        viewed = (self.viewed(pages),) if pages else ()
        return All(viewed + tuple(self.passed(quiz) for quiz in quizzes))

    def viewed(self, units: Sequence[Unit]) -> ViewedAtom:
        return ViewedAtom(tuple(self.numbers.units[unit.id] for unit in units))

    def passed(self, unit: Unit) -> PassedAtom:
        return PassedAtom(self.numbers.units[unit.id])

    def lower(self, requirement: Requirement) -> Rule | None:
        match requirement:
            case Every(parts=parts):
                return All(self.parts(parts))
            case Some(least=least, parts=parts, span=span):
                if least > len(parts):
                    self.findings.append(finding(codes.NEVER_MET, span, least=least, count=len(parts)))
                return AtLeast(least, self.parts(parts))
            case Viewed(selectors=selectors, span=span):
                units = self.select(selectors, span)
                return self.viewed(units) if units else None
            case Passed(selectors=selectors, span=span):
                return self.each_passed(selectors, span)
            case Done(selectors=selectors, span=span):
                units = self.select(selectors, span)
                pages = [unit for unit in units if unit.kind == "page"]
                quizzes = tuple(self.passed(unit) for unit in units if unit.kind == "quiz")
                return All(((self.viewed(pages),) if pages else ()) + quizzes)
            case _:
                assert_never(requirement)

    def parts(self, parts: Sequence[Requirement]) -> tuple[Rule, ...]:
        lowered = (self.lower(part) for part in parts)
        return tuple(rule for rule in lowered if rule is not None)

    def each_passed(self, selectors: Sequence[str], span: Span) -> Rule | None:
        units = self.select(selectors, span)
        for selector in selectors:
            chosen = self.groups.get(selector, ())
            if chosen and not any(isinstance(unit, Quiz) for unit in chosen):
                self.findings.append(finding(codes.NOT_A_QUIZ, span, selector=selector))
        quizzes = tuple(self.passed(unit) for unit in units if isinstance(unit, Quiz))
        return quizzes[0] if len(quizzes) == 1 else All(quizzes)

    def select(self, selectors: Sequence[str], span: Span) -> list[Unit]:
        found: dict[str, Unit] = {}
        for selector in selectors:
            chosen = self.groups.get(selector)
            if chosen is None:
                nearest = difflib.get_close_matches(selector, sorted(self.groups), 1, 0.5)
                self.findings.append(finding(codes.UNKNOWN_SELECTOR, span, selector=selector, nearest=(nearest or [""])[0]))
            elif not chosen:
                self.findings.append(finding(codes.EMPTY_SELECTOR, span, selector=selector))
            found.update({unit.id: unit for unit in chosen or ()})
        return list(found.values())
