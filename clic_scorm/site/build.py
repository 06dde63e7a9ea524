"""
Build the part of a package that is the same for every format: outlines, units and media.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from clic_scorm.model import Asset, Course, Html, Question, Quiz, TrueFalse, Unit
from clic_scorm.model.identity import Numbers
from clic_scorm.rules import Rule
from clic_scorm.site import payload, search


@dataclass(frozen=True, slots=True)
class Site:
    """
    Hold what a learner's browser loads, but for the shell that a format puts around it.

    *members* maps names in the package to bytes; *start* is the start payload; *origins* tells of which unit a member is.
    """

    course: Course
    rule: Rule
    start: Mapping[str, object]
    members: Mapping[str, bytes]
    origins: Mapping[str, str]


def build(course: Course, numbers: Numbers, rule: Rule, media: Mapping[str, bytes]) -> Site:
    """
    Return the site of *course*; *media* maps paths in the course folder to what the files hold.
    """
    members: dict[str, bytes] = {}
    origins: dict[str, str] = {}
    for module in course.modules:
        members[f"outline/{module.id}.js"] = payload.script("outline", module.id, payload.outline(module, numbers))
        members[f"search/{module.id}.js"] = payload.script("index", module.id, search.index(module))
        for unit in module.units:
            name = f"units/{unit.id}.js"
            members[name] = payload.script("unit", unit.id, payload.unit(course, unit, numbers))
            origins[name] = unit.id
            if isinstance(unit, Quiz):
                said = payload.feedback(unit, numbers)
                members[f"units/{unit.id}.feedback.js"] = payload.script("feedback", unit.id, said)
    for asset in _assets(course):
        members[asset.name] = media[asset.source]
    weight = sum(len(data) for name, data in members.items() if name.startswith("search/"))
    # Told at the start, as the learner is asked before much is loaded.
    start = {**payload.start(course, numbers, rule), "search": -(-weight // 1024), "contact": course.contact, "rights": course.rights}
    return Site(course, rule, start, members, origins)


def _assets(course: Course) -> Iterator[Asset]:
    for unit in course.units:
        for html in _prose(unit):
            yield from html.assets


def _prose(unit: Unit) -> Iterator[Html]:
    yield unit.body
    if isinstance(unit, Quiz):
        for question in unit.questions:
            yield from _prose_of(question)


def _prose_of(question: Question) -> Iterator[Html]:
    said = question.feedback
    texts = [question.prompt, question.hint, said.correct, said.incorrect, said.always]
    if not isinstance(question, TrueFalse):
        for option in question.options:
            texts += [option.body, option.feedback]
    yield from (html for html in texts if html)
