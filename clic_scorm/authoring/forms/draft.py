"""
A form as it is written, before its columns and rows have letters.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from clic_scorm.authoring.attributes import Attributes
from clic_scorm.authoring.blocks import Block, Document
from clic_scorm.diagnostics import Span
from clic_scorm.model.form import AnswerKind


@dataclass(frozen=True, slots=True)
class DraftAnswer:
    """
    Hold the kind of an answer as it is written; the *formula* of a computed one names columns by their ids.
    """

    kind: AnswerKind
    required: bool = False
    choices: str = ""
    formula: tuple[tuple[str, ...], ...] = ()


@dataclass(frozen=True, slots=True)
class DraftColumn:
    """
    Hold a column: its title as Markdown, and what belongs there.
    """

    id: str
    title: str
    span: Span
    answer: DraftAnswer
    total: bool
    said: Attributes


@dataclass(frozen=True, slots=True)
class DraftRow:
    """
    Hold a given row; None stands where nothing is asked for.
    """

    id: str
    title: str
    span: Span
    answers: tuple[DraftAnswer | None, ...]
    said: Attributes


@dataclass(frozen=True, slots=True)
class DraftTable:
    """
    Hold a table with what stands above it.
    """

    id: str
    title: str
    span: Span
    blocks: Sequence[Block]
    said: Attributes
    columns: tuple[DraftColumn, ...]
    heading: str = ""
    given: tuple[DraftRow, ...] = ()
    least: int = 1
    most: int = 20

    @property
    def named(self) -> tuple[DraftColumn | DraftRow, ...]:
        """
        What has a letter: columns and given rows.
        """
        return (*self.columns, *self.given)

    @property
    def rows(self) -> str:
        """
        Tell in words how many rows there can be.
        """
        return f"{len(self.given) or self.most} rows"


@dataclass(frozen=True, slots=True)
class DraftTotal:
    """
    Hold what a column is to add up to: a range of decimal texts, or the cell that says it, as table, row and column; without
    a row what the column adds up to.
    """

    table: str
    column: str
    least: str = ""
    most: str = ""
    same: tuple[str, str, str] | None = None


@dataclass(frozen=True, slots=True)
class DraftDone:
    """
    Hold what `done-when:` says; columns are meant as table and column.
    """

    totals: tuple[DraftTotal, ...] = ()
    different: tuple[tuple[str, str, int], ...] = ()
    weakest: int = 0


@dataclass(frozen=True, slots=True)
class DraftEntry:
    """
    Hold something to choose; *shown* is whether it is offered: of the versions of a framework all have letters, and one is offered.
    """

    id: str
    text: str
    shown: bool = True


Lists: TypeAlias = Mapping[str, tuple[DraftEntry, ...]]


@dataclass(frozen=True, slots=True)
class DraftForm:
    """
    Hold a form as it is written; *start* names the instrument that it starts from.
    """

    id: str
    title: str
    document: Document
    blocks: Sequence[Block]
    tables: tuple[DraftTable, ...]
    lists: Lists
    start: str
    start_span: Span
    done_when: DraftDone
