"""
What stands behind a certificate: what a browser records, what a learner says, or what a person has seen.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence

from clic_scorm.diagnostics import Diagnostic, finding
from clic_scorm.model import Course
from clic_scorm.model.identity import Numbers
from clic_scorm.rules import trust_codes as codes
from clic_scorm.rules.lower import Atom, atoms
from clic_scorm.rules.rule import All, AtLeast, ByAttribute, Confirmed, Declared, Passed, Rule, own_part


def doubts(course: Course, numbers: Numbers, rules: Mapping[str, Rule]) -> tuple[Diagnostic, ...]:
    """
    Return what makes the certificates of *course* worth less than they seem; *rules* are what they ask for, by id.
    """
    found = [*_waiting(course, rules)]
    for certificate in course.certificates:
        rule = rules[certificate.id]
        if holds(rule, lambda atom: isinstance(atom, Declared)) and atoms(rule):
            found.append(finding(codes.ON_WORD_ALONE, certificate.span, title=certificate.title))
    found.extend(_finals(course, numbers, rules))
    return tuple(found)


def holds(rule: Rule, held: Callable[[Atom], bool]) -> bool:
    """
    Return whether *rule* holds where just those of its atoms do that *held* names.
    """
    if isinstance(rule, All):
        return all(holds(part, held) for part in rule.parts)
    if isinstance(rule, AtLeast):
        return sum(holds(part, held) for part in rule.parts) >= rule.least
    if isinstance(rule, ByAttribute):
        return any(holds(part, held) for _, part in rule.choices)
    return held(rule)


def _waiting(course: Course, rules: Mapping[str, Rule]) -> Iterator[Diagnostic]:
    certificate, telling = course.driving, course.telling
    if certificate is None or telling is None or telling.while_waiting != "passed":
        return
    own = own_part(rules[certificate.id])
    if isinstance(own, All) and own.waits:
        texts = {each.id: each.text for each in course.confirmed}
        waiting = ", ".join(f"“{texts[one.confirmation]}”" for one in certificate.attested)
        yield finding(codes.PASSED_UNCONFIRMED, telling.waiting_span or telling.span, title=certificate.title, confirmed=waiting)


def _finals(course: Course, numbers: Numbers, rules: Mapping[str, Rule]) -> Iterator[Diagnostic]:
    """
    Yield, once for a course, that a final assessment decides a certificate on which no person has a say.
    """
    finals = {numbers.units[quiz.id]: quiz for quiz in course.quizzes if quiz.assessment and not quiz.ungraded}
    for certificate in course.certificates:
        rule = rules[certificate.id]
        for number in _decisive(rule, tuple(finals)):
            if holds(rule, lambda atom: not isinstance(atom, Confirmed)):
                yield finding(codes.FINAL_IN_BROWSER, certificate.span, quiz=finals[number].title, title=certificate.title)
                return


def _decisive(rule: Rule, quizzes: Sequence[int]) -> Iterator[int]:
    """
    Yield those of *quizzes* without which *rule* can't hold.
    """
    for number in quizzes:

        def elsewhere(atom: Atom, lost: int = number) -> bool:
            return not (isinstance(atom, Passed) and atom.quiz == lost)

        if not holds(rule, elsewhere):
            yield number
