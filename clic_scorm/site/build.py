"""
Build the part of a package that is the same for every format: outlines, units and media.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction
from types import MappingProxyType

from clic_scorm.model import Asset, Course, Html, Page, Quiz, Survey, Unit, prose_of
from clic_scorm.model.identity import Numbers
from clic_scorm.rules import Rule
from clic_scorm.rules.papers import pass_mark
from clic_scorm.site import payload, search, units


@dataclass(frozen=True, slots=True)
class Site:
    """
    Hold what a learner's browser loads, but for the shell that a format puts around it.

    *members* maps names in the package to bytes; *start* is the start payload, *first* the script that tells of the first unit; *origins*
    tells of which module or unit a member is, *numbers* what course.lock calls units and questions; *certificates* are the rules of certificates by
    their ids.
    """

    course: Course
    numbers: Numbers
    rule: Rule
    certificates: Mapping[str, Rule]
    start: Mapping[str, object]
    first: bytes
    members: Mapping[str, bytes]
    origins: Mapping[str, str]

    @property
    def pass_mark(self) -> Fraction | None:
        """
        Return the mark that a manifest may name, as a share; None where an LMS could not compare what it is told with it.
        """
        driving = self.course.driving
        return pass_mark(self.certificates[driving.id]) if driving and driving.id in self.certificates else None


def build(
    course: Course, numbers: Numbers, rule: Rule, media: Mapping[str, bytes], certificates: Mapping[str, Rule] = MappingProxyType({})
) -> Site:
    """
    Return the site of *course*; *media* maps paths in the course folder to what the files hold, *certificates* their ids to rules.
    """
    members: dict[str, bytes] = {}
    origins: dict[str, str] = {}
    members["titles.js"] = payload.script("titles", payload.titles(course))
    for module in course.modules:
        members[f"outline/{module.id}.js"] = payload.script("outline", module.id, module.title, payload.outline(module, numbers))
        members[f"search/{module.id}.js"] = payload.script("index", module.id, search.index(module))
        origins |= dict.fromkeys((f"outline/{module.id}.js", f"search/{module.id}.js"), module.id)
        for unit in module.units:
            name = f"units/{unit.id}.js"
            members[name] = payload.script("unit", unit.id, payload.unit(course, unit, numbers))
            origins[name] = unit.id
            if isinstance(unit, (Page, Quiz)) and _tells(unit):
                said = payload.feedback(unit, numbers)
                members[f"units/{unit.id}.feedback.js"] = payload.script("feedback", unit.id, said)
                origins[f"units/{unit.id}.feedback.js"] = unit.id
    for asset in _assets(course):
        members[asset.name] = media[asset.source]
    weight = sum(len(data) for name, data in members.items() if name.startswith("search/"))
    # Told at the start, as the learner is asked before much is loaded.
    start = {**payload.start(course, numbers, rule), "search": -(-weight // 1024)}
    opening = course.modules[0]
    first = payload.script("first", opening.title, payload.outline(opening, numbers)[0])
    return Site(course, numbers, rule, certificates, start, first, members, origins)


def _tells(unit: Page | Quiz) -> bool:
    """
    Return whether a learner is ever told of answers to *unit*: what is never shown is not in the package.
    """
    return unit.feedback != "never" if isinstance(unit, Quiz) else bool(unit.checks)


def _assets(course: Course) -> Iterator[Asset]:
    logos = (course.theme.logo, course.theme.logo_dark, *(partner.logo for partner in course.partners))
    yield from (logo for logo in logos if logo)
    for unit in course.units:
        for html in _prose(unit):
            yield from html.assets


def _prose(unit: Unit) -> Iterator[Html]:
    yield unit.body
    match unit:
        case Page():
            asked = unit.checks
        case Quiz() | Survey():
            asked = unit.questions
        case _:
            asked = ()
            yield from units.prose(unit)
    for question in asked:
        yield from prose_of(question)
