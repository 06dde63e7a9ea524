"""
Read a file in forms/: a title, what stands above a table, and tables, each but the first under a heading of its own.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from clic_scorm.authoring import attributes, codes, form_codes, frontmatter
from clic_scorm.authoring.attributes import Attributes
from clic_scorm.authoring.blocks import Block, Document, scan
from clic_scorm.authoring.fields import Fields
from clic_scorm.authoring.forms.answers import NOTHING, read_answer
from clic_scorm.authoring.forms.conditions import check_formulas, read_done
from clic_scorm.authoring.forms.draft import DraftAnswer, DraftColumn, DraftDone, DraftEntry, DraftForm, DraftRow, DraftTable, Lists
from clic_scorm.authoring.leftovers import private
from clic_scorm.authoring.markdown_codes import MISPLACED_MARK
from clic_scorm.authoring.sources import Sources, decode
from clic_scorm.authoring.tokens import Token, closing
from clic_scorm.authoring.yaml import Mapping, Scalar, Value
from clic_scorm.diagnostics import Diagnostic, Span, finding


FOLDER = "forms/"
KEYS = ("rows", "lists", "start-from", "done-when")
_SUFFIXES = (".md", ".markdown")
_ROWS = re.compile(r"(?P<least>\d{1,3})(?:(?P<range>\.\.|…|-|–)(?P<most>\d{1,3})?)?")
_START = re.compile(r"(?P<tool>[a-z][a-z0-9-]*)\.gaps")
_LEAST, _MOST, _LIMIT = 1, 20, 99
FIRST_PART = "form"
# What a part, a column and a given row may say of themselves besides their id.
SAYS = ("was", "only", "not")
MOST_OF_A_SIDE = 18


def read_forms(sources: Sources, shared: Lists) -> tuple[dict[str, DraftForm], tuple[Diagnostic, ...]]:
    """
    Read every file in forms/, by its name; *shared* are lists that every form may choose from.
    """
    found: dict[str, DraftForm] = {}
    findings: list[Diagnostic] = []
    for path in sources:
        if path.startswith(FOLDER) and path.endswith(_SUFFIXES):
            text, problems = decode(path, sources[path])
            findings.extend(problems)
            name = posixpath.splitext(path.removeprefix(FOLDER))[0]
            found[name] = _Reader(name, path, shared, findings).read(text)
    return found, tuple(findings)


class _Reader:
    """
    Read one form; findings gather in *findings*.
    """

    def __init__(self, name: str, path: str, shared: Lists, findings: list[Diagnostic]) -> None:
        self.name = name
        self.path = path
        self.findings = findings
        self.shared = shared
        # Tables and lists have letters by their names, columns and rows are named by conditions.
        self.parts: dict[str, Span] = {}
        self.cells: dict[str, Span] = {}
        self.lists: dict[str, tuple[DraftEntry, ...]] = {}
        self.start = ""
        # By their lines, whether what limits columns and rows to variants was read in all of them.
        self.limited: dict[int, bool] = {}
        self.rows = (_LEAST, _MOST)

    def read(self, text: str) -> DraftForm:
        front, rest, first_line, problems = frontmatter.split(text, self.path, KEYS)
        self.findings.extend(problems)
        document, scanned = scan(rest, self.path, first_line)
        mapping = front.mapping or Mapping((), Span(self.path))
        fields = Fields(mapping, "the form", mapping.keys, self.findings)
        own = dict(self._lists(fields))
        self.lists = {**self.shared, **own}
        self.start = self._start(fields)
        self.rows = self._rows(fields.text("rows"), fields.span("rows")) or self.rows
        blocks = document.blocks
        title, span = self.name, Span(self.path, first_line)
        if blocks and blocks[0].kind == "heading" and blocks[0].level == 1:
            span = blocks[0].span
            title, said, problems = attributes.split(blocks[0].text, span)
            self.findings.extend([*problems, *attributes.check_known(said, "form", (), ())])
            blocks = blocks[1:]
        else:
            self.findings.append(finding(codes.NO_TITLE, span))
        parts = list(_parts(blocks))
        tables = [table for part in parts if (table := self._part(document, part, title, span))]
        # What is no mark in a text is one behind the title of a column or a row.
        self.findings.extend(one for one in scanned if one.code is not MISPLACED_MARK or not self._read_as_said(one))
        if not tables and not self._failed():
            self.findings.append(finding(form_codes.NO_TABLE, span, title=title))
        done = read_done(fields, tables, bool(self.start)) if tables else DraftDone()
        check_formulas(tables, self.findings)
        introduction = () if parts and _table_of(parts[0]) else (parts[0] if parts and parts[0][0].kind != "heading" else ())
        answers = [one.answer for table in tables for one in table.columns]
        answers += [one for table in tables for row in table.given for one in row.answers if one]
        used = {one.choices for one in answers}
        lists = {name: entries for name, entries in self.lists.items() if name in own or name in used}
        return DraftForm(self.name, title, document, introduction, tuple(tables), lists, self.start, fields.span("start-from"), done)

    def _read_as_said(self, problem: Diagnostic) -> bool:
        """
        Return whether all that stands at the line of *problem* and looks like a limit was read as one.
        """
        return isinstance(problem.where, Span) and self.limited.get(problem.where.line, False)

    def _failed(self) -> bool:
        return any(item.where.file == self.path for item in self.findings if isinstance(item.where, Span))

    def _lists(self, fields: Fields) -> Iterator[tuple[str, tuple[DraftEntry, ...]]]:
        group = fields.group("lists")
        for key, value in group.pairs if group else ():
            if not self._named(key.text, key.span, self.parts):
                continue
            inner = Fields(Mapping(((key, value),), key.span), "lists", (key.text,), self.findings)
            if isinstance(value, Mapping):
                entries = tuple(
                    DraftEntry(name.text, inner.shown(name.text, text)) for name, text in value.pairs if isinstance(text, Scalar)
                )
            else:
                entries = tuple(DraftEntry(text, text) for text in inner.texts(key.text))
            if len(entries) < 2 or len(entries) > len({one.id for one in entries}) or len(entries) > 2 * MOST_OF_A_SIDE:
                inner.wrong(key.text, _shown(value), "write two different texts at least, and 36 at most: [planned, begun, done]", key.span)
            yield key.text, entries

    def _named(self, identifier: str, span: Span, seen: dict[str, Span]) -> bool:
        """
        Return whether *identifier* can name something of this form, and nothing else in *seen* has it; report it where not.
        """
        if not attributes.usable(identifier):
            self.findings.append(finding(codes.WRONG_ID, span, id=identifier, suggestion=attributes.slug(identifier) or "part"))
            return False
        if identifier in seen:
            self.findings.append(finding(codes.DUPLICATE_ID, span, id=identifier, other=seen[identifier]))
            return False
        seen[identifier] = span
        return True

    def _start(self, fields: Fields) -> str:
        text = fields.text("start-from")
        match = _START.fullmatch(text)
        if text and not match:
            fields.wrong("start-from", text, "write the name of an instrument and .gaps: start-from: lg-sat.gaps")
        return match["tool"] if match else ""

    def _rows(self, text: str, span: Span) -> tuple[int, int] | None:
        if not text:
            return None
        match = _ROWS.fullmatch(text)
        least = int(match["least"]) if match else 0
        most = int(match["most"]) if match and match["most"] else (max(_MOST, least) if match and match["range"] else least)
        if not match or most < max(least, 1) or most > _LIMIT:
            remedy = "write the fewest and the most rows, 99 at most: rows: 3..20"
            self.findings.append(finding(codes.WRONG_VALUE, span, key="rows", value=text, remedy=remedy))
            return None
        return least, most

    def _part(self, document: Document, blocks: Sequence[Block], title: str, span: Span) -> DraftTable | None:
        heading, rows, identifier = blocks[0], self.rows, FIRST_PART
        said = Attributes(span)
        if heading.kind == "heading" and heading.level == 2:
            title, said, problems = attributes.split(heading.text, heading.span)
            self.findings.extend([*problems, *attributes.check_known(said, "part of a form", ("rows", *SAYS), ())])
            rows = self._rows(said.get("rows") or "", heading.span) or rows
            identifier, span = said.id or attributes.slug(title) or f"part-{heading.span.line}", heading.span
            blocks = blocks[1:]
        table = _table_of(blocks)
        if table is None:
            if heading.kind == "heading" and heading.level == 2:
                self.findings.append(finding(form_codes.NO_TABLE, span, title=title))
            return None
        for other in blocks:
            if other.kind == "table" and other is not table:
                self.findings.append(finding(form_codes.SECOND_TABLE, other.span, title=title))
        if not self._named(identifier, span, self.parts):
            identifier = f"part-{span.line}"
        return self._table(document, table, [block for block in blocks if block.kind != "table"], (identifier, title, span, said), rows)

    def _table(
        self, document: Document, table: Block, blocks: Sequence[Block], about: tuple[str, str, Span, Attributes], rows: tuple[int, int]
    ) -> DraftTable:
        identifier, title, span, said = about
        names, lines = _cells(document, table)
        if not lines:
            self.findings.append(finding(form_codes.NO_TABLE, span, title=title))
            return DraftTable(identifier, title, span, blocks, said, ())
        kinds = lines[0]
        growing = bool(kinds[1][0].strip())
        asked = list(zip(names[1], kinds[1], strict=False))[0 if growing else 1 :]
        if not asked:
            self.findings.append(finding(form_codes.NO_TABLE, span, title=title))
        columns = tuple(self._column(name, cell, names[0], kinds[0]) for name, cell in asked)
        if growing:
            for where, cells in lines[1:]:
                text = next((cell for cell in cells if cell.strip()), "")
                self.findings.append(finding(form_codes.ROW_BELOW, where, text=text, title=title))
            return DraftTable(identifier, title, span, blocks, said, columns, least=rows[0], most=rows[1])
        if len(lines) == 1 and asked:
            self.findings.append(finding(form_codes.NO_GIVEN_ROWS, span, title=title))
        given = tuple(self._given(where, cells, columns) for where, cells in lines[1:])
        return DraftTable(identifier, title, span, blocks, said, columns, names[1][0], given)

    def _column(self, name: str, cell: str, at_name: Span, at_cell: Span) -> DraftColumn:
        text, said = self._title(name, at_name, "column")
        answer, total = read_answer(cell, self.lists, bool(self.start), at_cell, self.findings)
        return DraftColumn(said.id, text, at_name, answer, total, said)

    def _title(self, cell: str, where: Span, fallback: str) -> tuple[str, Attributes]:
        """
        Return the words of a header or of a given row, and what it says of itself, with its id: the one that it says, else one made from the words.
        """
        text, said, problems = attributes.split(cell, where)
        self.findings.extend([*problems, *attributes.check_known(said, fallback, SAYS, ())])
        self.limited[where.line] = self.limited.get(where.line, True) and not any(private(text))
        if not text:
            self.findings.append(finding(codes.EMPTY_HEADING, where))
        identifier = said.id or attributes.slug(text) or f"{fallback}-{len(self.cells)}"
        self._named(identifier, where, self.cells)
        return text or identifier, replace(said, id=identifier)

    def _given(self, where: Span, cells: Sequence[str], columns: Sequence[DraftColumn]) -> DraftRow:
        title, said = self._title(cells[0], where, "row")
        answers: list[DraftAnswer | None] = []
        for column, cell in zip(columns, cells[1:], strict=False):
            if cell.strip() in NOTHING:
                answers.append(None)
            elif cell.strip():
                answers.append(read_answer(cell, self.lists, bool(self.start), where, self.findings)[0])
            else:
                answers.append(column.answer)
        return DraftRow(said.id, title, where, tuple(answers), said)


def _parts(blocks: Sequence[Block]) -> Iterator[Sequence[Block]]:
    starts = [place for place, block in enumerate(blocks) if place == 0 or (block.kind == "heading" and block.level <= 2)]
    for start, end in zip(starts, [*starts[1:], len(blocks)], strict=False):
        yield blocks[start:end]


def _table_of(blocks: Sequence[Block]) -> Block | None:
    return next((block for block in blocks if block.kind == "table"), None)


def _cells(document: Document, table: Block) -> tuple[tuple[Span, list[str]], list[tuple[Span, list[str]]]]:
    """
    Return the cells of the header of *table*, and those of each row below it, with their lines.
    """
    tokens: Sequence[Token] = document.tokens[table.tokens[0] : table.tokens[1]]
    rows: list[tuple[Span, list[str]]] = []
    for place, token in enumerate(tokens):
        if token.type == "tr_open":
            inside = tokens[place : closing(tokens, place)]
            row = (token.map or [0])[0]
            rows.append((table.span.at(row + document.first_line), [one.content for one in inside if one.type == "inline"]))
    return rows[0], rows[1:]


def _shown(value: Value) -> str:
    if isinstance(value, Scalar):
        return value.text
    return ", ".join(value.keys) if isinstance(value, Mapping) else ", ".join(one.text for one in value.items if isinstance(one, Scalar))
