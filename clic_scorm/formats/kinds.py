"""
What there is to carry: kinds of questions and activities, atoms of rules, and what a rule needs besides, as the model has them.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import get_args

from clic_scorm.diagnostics import Span
from clic_scorm.model import Activity, Attested, Declared, Done, Every, Passed, Question, Requirement, Scored, Some, Spent, Viewed
from clic_scorm.model.prose import Node


def _kinds(*classes: type[Node]) -> tuple[str, ...]:
    return tuple(kind for one in classes for kind in get_args(one.model_fields["kind"].annotation))


QUESTIONS = _kinds(*get_args(get_args(Question)[0]))
ACTIVITIES = _kinds(*get_args(get_args(Activity)[0]))
CONFIRMED = "confirmed"
ATOMS = _kinds(Viewed, Done, Passed, Scored, Declared, Spent, Attested)
# What a rule can need besides its atoms, and how an author writes it.
NEEDS = {
    "choice": "any or at_least",
    "share": "viewed with a share",
    "number": "done with a number",
    "tag": "done with where",
    "learner": "done with where, as the learner answers",
    "attempts": "passed with attempts",
}


def asked_for(rule: Requirement | None) -> Iterator[tuple[str, Span]]:
    """
    Yield what *rule* asks of a format, with its place: the kinds of its atoms, and what of NEEDS it needs besides.
    """
    match rule:
        case None:
            return
        case Every(parts=parts):
            for part in parts:
                yield from asked_for(part)
        case Some(parts=parts, span=span):
            yield "choice", span
            for part in parts:
                yield from asked_for(part)
        case Viewed(share=share, span=span):
            yield rule.kind, span
            yield from [("share", span)] if share is not None else []
        case Done(where=where, span=span):
            yield rule.kind, span
            yield from [("number", span)] if rule.least is not None else []
            yield from [("learner" if where.attribute else "tag", where.span)] if where is not None else []
        case Passed(span=span):
            yield rule.kind, span
            yield from [("attempts", span)] if rule.attempts is not None else []
        case Scored() | Declared() | Spent() | Attested():
            yield rule.kind, rule.span
