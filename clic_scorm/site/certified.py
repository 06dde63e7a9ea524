"""
What the runtime is told of certificates, as plain values: it comes with what evaluates rules.
"""

from __future__ import annotations

from collections.abc import Mapping

from clic_scorm.model import Certificate, Course
from clic_scorm.rules import Rule, own_part, rule_to_json


def certified(course: Course, rules: Mapping[str, Rule], marked: bool) -> dict[str, object]:
    """
    Return the package's own part of each certificate's rule, by id, and what an LMS is told of the one that “passed” means.

    *marked* tells that its pass mark stands in the manifest.
    """
    telling = course.telling
    told: dict[str, object] = (
        {"certificate": telling.passed, "waiting": telling.while_waiting, "early": telling.early, "marked": marked} if telling else {}
    )
    told["asks"] = any(one.fixed is None for one in course.learner)
    return {
        "version": course.version,
        "rules": {name: rule_to_json(own_part(rule)) for name, rule in rules.items()},
        **{name: value for name, value in told.items() if value and value != "completed"},
    }


def papers(course: Course, rules: Mapping[str, Rule]) -> dict[str, object]:
    """
    Return what the page *Your certificate* shows: certificates with their whole rules, what people confirm, and what is asked about the learner.
    """
    telling = course.telling
    online = telling.passed if telling and telling.while_waiting == "passed" else ""
    return {
        "certificates": [
            _paper(certificate, rules[certificate.id], online) for certificate in course.certificates if certificate.id in rules
        ],
        "confirmed": {
            one.id: {"text": one.text, "by": one.by, "least": one.least, "of": one.of, "unit": one.unit} for one in course.confirmed
        },
        "learner": [
            {"id": one.id, "ask": one.ask, "of": [list(pair) for pair in zip(one.of, one.labels or one.of, strict=True)]}
            for one in course.learner
            if one.fixed is None
        ],
    }


def _paper(certificate: Certificate, rule: Rule, online: str) -> dict[str, object]:
    return {
        "id": certificate.id,
        "title": certificate.title,
        "months": certificate.months,
        "hours": certificate.hours,
        "text": certificate.text,
        "issued": certificate.issue == "in-package",
        "online": certificate.id == online,
        "rule": rule_to_json(rule),
    }
