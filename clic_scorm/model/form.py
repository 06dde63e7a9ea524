"""
Forms to fill in: tables whose columns say what kind of answer belongs there.
"""

from __future__ import annotations

from typing import Literal, TypeAlias

from clic_scorm.model.prose import Html, Node


AnswerKind: TypeAlias = Literal[
    "text", "long", "number", "money", "percent", "date", "person", "yesno", "choice", "computed", "gap", "score", "level", "group", "note"
]
# What can be added up, and what an instrument answers for a start.
NUMBERS: tuple[AnswerKind, ...] = ("number", "money", "percent", "computed")
OF_INSTRUMENT: tuple[AnswerKind, ...] = ("gap", "score", "level", "group", "note")


class Answer(Node):
    """
    Say what is asked for in a cell: its *kind*, for a choice the list it is made from, and for a computed number its *formula*, a sum of
    products of the letters of other columns.
    """

    kind: AnswerKind
    required: bool = False
    choices: str = ""
    formula: tuple[tuple[str, ...], ...] = ()


class Column(Node):
    """
    Ask for one answer in each row; *total* tells that what stands in the column is added up.
    """

    letter: str
    id: str
    title: str
    answer: Answer
    total: bool = False


class GivenRow(Node):
    """
    Be a row that is there already, with an answer for each column; None where nothing is asked for.
    """

    letter: str
    id: str
    title: str
    answers: tuple[Answer | None, ...]


class Table(Node):
    """
    Ask for answers in rows: those that are *given*, else as many as the learner needs, from *least* to *most*.

    *heading* is what stands above the titles of given rows. The number of a table, by which a learner's answers are kept, is that of a
    question.
    """

    id: str
    title: str
    body: Html
    columns: tuple[Column, ...]
    heading: str = ""
    given: tuple[GivenRow, ...] = ()
    least: int = 1
    most: int = 20


class Entry(Node):
    """
    Be a thing to choose from a list; the letter stays when its text is put better.
    """

    letter: str
    text: str


class Choices(Node):
    """
    Be a list to choose from.
    """

    id: str
    entries: tuple[Entry, ...]


class Total(Node):
    """
    Ask what a column of a table adds up to: a number from *least* to *most*, either of which may be empty, or what stands in the cell *same*, as
    table, row's letter and column's letter, or without a row what this column adds up to. Numbers are decimal texts.
    """

    table: str
    column: str
    least: str = ""
    most: str = ""
    same: tuple[str, str, str] | None = None


class Different(Node):
    """
    Ask for so many different answers in a column of a table.
    """

    table: str
    column: str
    count: int


class DoneWhen(Node):
    """
    Say when a form is complete beyond that each row which is begun, and each given one, has every answer that is required.

    *weakest* tells that a row has to take up one of so many groups of the instrument, those with the lowest means.
    """

    totals: tuple[Total, ...] = ()
    different: tuple[Different, ...] = ()
    weakest: int = 0


class Template(Node):
    """
    Be a form before anybody filled it in.

    *start* is the id of the instrument's unit whose gaps the first rows begin with, empty where they begin with nothing.
    """

    id: str
    title: str
    tables: tuple[Table, ...]
    choices: tuple[Choices, ...] = ()
    start: str = ""
    done_when: DoneWhen = DoneWhen()
