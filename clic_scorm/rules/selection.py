"""
Selectors: what of a course an author's words mean.
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from clic_scorm.diagnostics import Diagnostic, Span, finding
from clic_scorm.model import Course, Page, Quiz, Tags, Unit
from clic_scorm.rules import codes


_TAG = re.compile(r"tag +(?P<name>[a-z][a-z0-9-]*) ?= ?(?P<value>[a-z0-9][a-z0-9-]*)")
_MOST_NAMED = 6


@dataclass(frozen=True, slots=True)
class Thing:
    """
    Be one thing to be done: a unit, or a case study with all that is required in it; with its own tags.
    """

    units: tuple[Unit, ...]
    tags: Tags


class Selection:
    """
    Resolve selectors within one course; findings gather in *findings*.
    """

    def __init__(self, course: Course) -> None:
        self.course = course
        self.findings: list[Diagnostic] = []
        self._home = {unit.id: module for module in course.modules for unit in module.units}
        self._required = {unit.id for unit in course.required}
        required = course.required
        in_cases = {unit.id for unit in course.units if self._home[unit.id].kind == "case"}
        self.groups: Mapping[str, Sequence[Unit]] = {
            "modules": [unit for unit in required if unit.kind == "page" and unit.id not in in_cases],
            "cases": [unit for unit in required if unit.id in in_cases],
            "required pages": [unit for unit in required if unit.kind == "page"],
            "required quizzes": [unit for unit in required if unit.kind == "quiz"],
            "required units": required,
            "module quizzes": [unit for unit in required if isinstance(unit, Quiz) and not unit.assessment and unit.id not in in_cases],
            **{unit.id: [unit] for unit in course.units},
            # A module and a case study are meant as a whole, though their first page has the same id.
            **{module.id: [unit for unit in module.units if not unit.optional] for module in course.modules},
        }

    def select(self, selectors: Iterable[str], span: Span) -> list[Unit]:
        """
        Return the units that *selectors* mean, each once.
        """
        found: dict[str, Unit] = {}
        for selector in selectors:
            chosen = self._find(selector, span)
            if chosen is not None and not chosen:
                self.findings.append(finding(codes.EMPTY_SELECTOR, span, selector=selector))
            found.update({unit.id: unit for unit in chosen or ()})
        return list(found.values())

    def _find(self, selector: str, span: Span) -> Sequence[Unit] | None:
        if tag := _TAG.fullmatch(selector):
            return self._tagged(tag["name"], tag["value"], span)
        if selector not in self.groups:
            nearest = difflib.get_close_matches(selector, sorted(self.groups), 1, 0.5)
            self.findings.append(finding(codes.UNKNOWN_SELECTOR, span, selector=selector, nearest=(nearest or [""])[0]))
            return None
        return self.groups[selector]

    def _tagged(self, name: str, value: str, span: Span) -> list[Unit] | None:
        """
        Return the required units that have the tag, or are in a module or a case study that has it.
        """
        found = [unit for unit in self.course.units if _has((*unit.tags, *self._home[unit.id].tags), name, value)]
        if not found:
            self.unknown_tag(name, value, span)
            return None
        return [unit for unit in found if unit.id in self._required]

    def unknown_tag(self, name: str, value: str, span: Span) -> None:
        """
        Report that nothing has the tag.
        """
        there = {f"{tag.name}={tag.value}" for unit in self.course.units for tag in (*unit.tags, *self._home[unit.id].tags)}
        known = sorted(one for one in there if one.startswith(f"{name}=")) or sorted(there)
        nearest = difflib.get_close_matches(f"{name}={value}", known, 1, 0.6)
        meant = f"did you mean “{nearest[0]}”? " if nearest else ""
        named = f"there are: {', '.join(known[:_MOST_NAMED])}{' …' if len(known) > _MOST_NAMED else ''}" if known else "nothing has any tag"
        self.findings.append(finding(codes.UNKNOWN_TAG, span, name=name, value=value, remedy=f"{meant}{named}"))

    def of_kind(self, kind: type[Page] | type[Quiz], selectors: Sequence[str], span: Span) -> list[Unit]:
        """
        Return the pages or the quizzes that *selectors* mean; each selector has to mean one.
        """
        found = {}
        for selector in selectors:
            chosen = self.select([selector], span)
            fitting = [unit for unit in chosen if isinstance(unit, kind)]
            if chosen and not fitting:
                self.findings.append(finding(codes.NOT_A_PAGE if kind is Page else codes.NOT_A_QUIZ, span, selector=selector))
            found.update({unit.id: unit for unit in fitting})
        return list(found.values())

    def things(self, selectors: Sequence[str], span: Span) -> list[Thing]:
        """
        Return one by one what there is to be done in what *selectors* mean; a case study is one thing, whatever it consists of.
        """
        chosen = {unit.id for unit in self.select(selectors, span)}
        cases = [module for module in self.course.modules if module.kind == "case" and chosen & {unit.id for unit in module.units}]
        whole = [Thing(tuple(self.groups[module.id]), module.tags) for module in cases]
        in_cases = {unit.id for module in cases for unit in module.units}
        single = [unit for unit in self.course.units if unit.id in chosen - in_cases]
        return [*whole, *(Thing((unit,), (*unit.tags, *self._home[unit.id].tags)) for unit in single)]


def _has(tags: Tags, name: str, value: str) -> bool:
    return any(tag.name == name and tag.value == value for tag in tags)


def tagged(things: Iterable[Thing], name: str, value: str) -> list[Thing]:
    """
    Return those of *things* that have the tag.
    """
    return [thing for thing in things if _has(thing.tags, name, value)]
