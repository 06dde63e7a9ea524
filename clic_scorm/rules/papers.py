"""
The rules of all certificates of a course, whole: what a package can know, and what people confirm.
"""

from __future__ import annotations

from fractions import Fraction

from clic_scorm.diagnostics import Diagnostic
from clic_scorm.model import Course
from clic_scorm.model.identity import Numbers
from clic_scorm.rules.lower import lower_certificate
from clic_scorm.rules.rule import All, Confirmed, Rule, Score


def pass_mark(rule: Rule) -> Fraction | None:
    """
    Return the mark that a manifest may name for *rule*: only where it is one score and nothing else.

    An LMS compares a number that was rounded down to two decimals, so a mark that has more of them is none that it could keep.
    """
    score = pure_score(rule)
    mark = Fraction(*score.least) if score else None
    return mark if mark is not None and (mark * 10_000).denominator == 1 else None


def pure_score(rule: Rule) -> Score | None:
    """
    Return the one score that *rule* is, or None where it asks for something else or for more.
    """
    while isinstance(rule, All) and len(rule.parts) == 1:
        (rule,) = rule.parts
    return rule if isinstance(rule, Score) else None


def lower_certificates(course: Course, numbers: Numbers) -> tuple[dict[str, Rule], tuple[Diagnostic, ...]]:
    """
    Return the rule of each certificate over numbers, by its id, and findings; a rule with an error is left out.
    """
    rules: dict[str, Rule] = {}
    findings: list[Diagnostic] = []
    for certificate in course.certificates:
        rule, problems = lower_certificate(course, numbers, certificate)
        findings.extend(problems)
        if rule is not None:
            rules[certificate.id] = All(
                (*(rule.parts if isinstance(rule, All) else (rule,)), *(Confirmed(one.confirmation) for one in certificate.confirmed))
            )
    return rules, tuple(findings)
