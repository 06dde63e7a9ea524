"""
Count what a course has for each item of its frameworks, and for each objective.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from clic_scorm.model import Course, Framework, FrameworkItem, Module, Objective, Page, Question, Quiz, Session, Survey, Tags, Unit, tagged


COLUMNS = ("objectives", "pages", "questions", "cases")
_OBJECTIVE = "objective"


@dataclass(frozen=True, slots=True)
class Row:
    """
    Hold an item, and by column what covers it, in words.
    """

    item: FrameworkItem
    cells: tuple[tuple[str, ...], ...]

    @property
    def missing(self) -> tuple[str, ...]:
        """
        Return the columns that have nothing.
        """
        return tuple(name for name, cell in zip(COLUMNS, self.cells, strict=True) if not cell)


@dataclass(frozen=True, slots=True)
class Table:
    """
    Hold the items of one framework.
    """

    framework: Framework
    rows: tuple[Row, ...]

    @property
    def gaps(self) -> tuple[Row, ...]:
        """
        Return the items for which something is missing.
        """
        return tuple(row for row in self.rows if row.missing)


@dataclass(frozen=True, slots=True)
class Trace:
    """
    Hold an objective: where it is stated, what teaches it, and what asks for it.
    """

    objective: Objective
    module: str
    taught: tuple[str, ...]
    tested: tuple[str, ...]

    @property
    def missing(self) -> tuple[str, ...]:
        """
        Return what is missing: pages, questions or both.
        """
        return tuple(name for name, cell in (("pages", self.taught), ("questions", self.tested)) if not cell)


@dataclass(frozen=True, slots=True)
class Coverage:
    """
    Hold what a course covers.
    """

    course: Course
    tables: tuple[Table, ...]
    traces: tuple[Trace, ...]

    @property
    def gaps(self) -> int:
        """
        Return how many items of the frameworks that are shown, and how many objectives, lack something.
        """
        shown = [table for table in self.tables if table.framework.shown]
        return sum(len(table.gaps) for table in shown) + sum(1 for trace in self.traces if trace.missing)

    def counted(self) -> list[tuple[str, str]]:
        """
        Return in words how much there is of what.
        """
        course = self.course
        modules = [module for module in course.modules if any(not unit.span.file.endswith((".yml", ".yaml")) for unit in module.units)]
        asked = list(_questions(course))
        kinds = Counter(question.kind for _, question in asked)
        rows = [
            ("course", f"{course.id} {course.version} ({course.status}), {course.language}"),
            ("title", course.title),
            ("modules", str(sum(module.kind == "module" and not _assessment(module) for module in modules))),
            ("assessments", str(sum(map(_assessment, modules)))),
            ("cases", str(sum(module.kind == "case" for module in modules))),
            ("pages", str(sum(isinstance(unit, Page) for module in modules for unit in module.units))),
            ("activities", str(sum(not isinstance(unit, (Page, Quiz, Session)) for module in modules for unit in module.units))),
            ("quizzes", str(len(course.quizzes))),
            ("questions", f"{len(asked)}: " + ", ".join(f"{count} {kind}" for kind, count in kinds.most_common())),
            ("objectives", str(len(self.traces))),
            ("minutes", str(sum(unit.minutes or 0 for unit in course.units))),
        ]
        rows += [("framework", table.framework.title) for table in self.tables if table.framework.shown]
        return rows


@dataclass(frozen=True, slots=True)
class _Found:
    """
    Hold something that may cover an item: its column, its name, and its tags.
    """

    column: str
    name: str
    tags: Tags


def _assessment(module: Module) -> bool:
    return all(isinstance(unit, Quiz) and unit.assessment for unit in module.units)


def covered(course: Course) -> Coverage:
    """
    Return what *course* covers.

    An objective, a page or activity, a question and a case study cover what they are tagged with; a question without a tag of its own covers
    what its objective covers. The tags of a module say what the module is about, and cover nothing. A framework that no tag leads to is left
    out unless it is shown.
    """
    found = tuple(_found(course))
    tables = tuple(_table(one, found) for one in course.frameworks)
    return Coverage(course, tuple(table for table in tables if _told(table)), tuple(_traces(course)))


def _told(table: Table) -> bool:
    return any(any(row.cells) for row in table.rows) or (table.framework.shown and not table.framework.crosswalks)


def _found(course: Course) -> Iterator[_Found]:
    objectives = {item.id: item for module in course.modules for item in module.objectives}
    yield from (_Found("objectives", item.id, item.tags) for item in objectives.values())
    yield from (_Found("cases", module.title, module.tags) for module in course.modules if module.kind == "case")
    yield from (_Found("pages", unit.title, unit.tags) for unit in course.units if not isinstance(unit, Quiz))
    names = {tag.tag for framework in course.frameworks for tag in framework.counterparts}
    for unit, question in _questions(course):
        own = tuple(tag for tag in question.tags if tag.name in names)
        objective = objectives.get(question.objective or "")
        yield _Found("questions", unit.title, own or (objective.tags if objective else ()))


def _questions(course: Course) -> Iterator[tuple[Unit, Question]]:
    """
    Yield each question of a quiz, a survey or a page once, also where several assessments draw it.
    """
    seen: set[str] = set()
    for unit in course.units:
        for question in unit.questions if isinstance(unit, (Quiz, Survey)) else unit.checks if isinstance(unit, Page) else ():
            ref = f"{question.bank or unit.id}/{question.id}"
            if ref not in seen:
                seen.add(ref)
                yield unit, question


def _table(framework: Framework, found: Iterable[_Found]) -> Table:
    cells: dict[tuple[int, str], list[str]] = {}
    for one in found:
        for number in framework.numbers(one.tags):
            cells.setdefault((number, one.column), []).append(one.name)
    rows = (Row(item, tuple(tuple(cells.get((item.number, column), ())) for column in COLUMNS)) for item in framework.items)
    return Table(framework, tuple(sorted(rows, key=lambda row: row.item.number)))


def _traces(course: Course) -> Iterator[Trace]:
    units = [unit for unit in course.units if not isinstance(unit, Quiz)]
    # Where no page says which objective it teaches, a module's pages teach the module's objectives.
    said = any(tagged(unit.tags, _OBJECTIVE) for unit in units)
    tested: dict[str, list[str]] = {}
    for unit, question in _questions(course):
        if question.objective:
            tested.setdefault(question.objective, []).append(unit.title)
    for module in course.modules:
        for item in module.objectives:
            taught = [unit.title for unit in units if item.id in tagged(unit.tags, _OBJECTIVE)] if said else list(_pages(module))
            yield Trace(item, module.title, tuple(taught), tuple(tested.get(item.id, ())))


def _pages(module: Module) -> Iterator[str]:
    return (unit.title for unit in module.units if not isinstance(unit, Quiz) and not unit.optional)
