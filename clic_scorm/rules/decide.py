"""
What can be said of a rule before anybody takes the course: that everybody meets it, or that nobody can.

A longer record never loses a verdict, so the one is decided on the emptiest record, and the other on the fullest that there can be.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from clic_scorm.diagnostics import Diagnostic, finding
from clic_scorm.model import Confirmed as ConfirmedUnit
from clic_scorm.model import Course, Done, Requirement
from clic_scorm.model.identity import Numbers
from clic_scorm.rules import codes
from clic_scorm.rules.evaluate import NOTHING, Truth, evaluate
from clic_scorm.rules.record import Record
from clic_scorm.rules.rule import Rule, attributes
from clic_scorm.rules.terms import fullest, learners, terms_of_all


class Decided:
    """
    Decide rules over one course.
    """

    def __init__(self, course: Course, numbers: Numbers) -> None:
        self._course = course
        self._numbers = numbers
        self._terms = terms_of_all(course, numbers)

    def always(self, rule: Rule) -> bool:
        """
        Return whether somebody who does nothing meets *rule*.
        """
        return evaluate(rule, self._terms, Record()).met is Truth.MET

    def never(self, rule: Rule, answers: Mapping[str, bool] = NOTHING) -> bool:
        """
        Return whether nobody meets *rule*, whatever they say of themselves, though everything is done and people say *answers*.
        """
        records = (fullest(self._course, self._numbers, learner) for learner in learners(self._course, attributes(rule)))
        return all(evaluate(rule, self._terms, record, answers).met is not Truth.MET for record in records)

    def findings(self, rule: Rule, requirement: Requirement) -> Iterator[Diagnostic]:
        """
        Yield what is wrong with one condition by itself: that it, or what it names of a person's, asks for nothing.
        """
        hint = self._confirmed(requirement)
        if hint or self.always(rule):
            yield finding(codes.ALWAYS_MET, requirement.span, what=f"“{requirement.kind}”{hint}")

    def _confirmed(self, requirement: Requirement) -> str:
        """
        Return the hint for who means what a person confirms, and names the activity that tells of it.
        """
        units = {unit.id: unit for unit in self._course.units if isinstance(unit, ConfirmedUnit)}
        named = [units[name].by.id for name in requirement.selectors if name in units] if isinstance(requirement, Done) else []
        return f" (write confirmed: {named[0]})" if named else ""
