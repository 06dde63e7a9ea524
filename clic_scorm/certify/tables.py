"""
Read a table as it comes: CSV of any separator and encoding, Excel or ODS.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from clic_scorm.certify import codes
from clic_scorm.certify.spreadsheets import Row, UnreadableError, read_spreadsheet
from clic_scorm.diagnostics import Diagnostic, Span, finding


LONGEST = 50_000_000
MOST_ROWS = 200_000
# A progress string has at most 64,000 characters, and the module's own limit is the same for all readers of this process.
_LONGEST_CELL = 1 << 20
_MARKS = ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))
_SEPARATORS = "\t;,|"
_DECLARED = re.compile(r"sep=(.)\r?\n", re.IGNORECASE)
_GUARDED = re.compile(r"'\s*[=+\-@\t\r]")


@dataclass(frozen=True, slots=True)
class Table:
    """
    Hold what a file's first row names, and the rows below it, each with as many cells.
    """

    name: str
    header: tuple[str, ...]
    rows: tuple[Row, ...]


def read_table(name: str, data: bytes) -> tuple[Table | None, tuple[Diagnostic, ...]]:
    """
    Return the table in *data*, and what was odd about it; None where there is none.

    A cell is text, whatever it looks like: nothing is calculated. The apostrophe that an LMS puts before what a spreadsheet would calculate is
    taken off again.
    """
    if len(data) > LONGEST:
        return _refused(name, f"it has {len(data) // 1_000_000} MB, more than {LONGEST // 1_000_000}")
    findings: tuple[Diagnostic, ...] = ()
    try:
        if data.startswith(b"PK\x03\x04"):
            rows = list(read_spreadsheet(data))
        else:
            text, findings = _decoded(name, data)
            rows = list(_rows(text))
    except (UnreadableError, csv.Error) as error:
        return _refused(name, str(error))
    filled = [row for row in rows if any(cell.strip() for cell in row.cells)]
    if not filled:
        return _refused(name, "it is empty")
    if len(filled) > MOST_ROWS:
        return _refused(name, f"it has more than {MOST_ROWS} rows")
    header = tuple(" ".join(cell.split()) for cell in filled[0].cells)
    width = len(header)
    return Table(name, header, tuple(Row(row.line, _fitted(row.cells, width)) for row in filled[1:])), findings


def _refused(name: str, reason: str) -> tuple[None, tuple[Diagnostic, ...]]:
    return None, (finding(codes.NOT_A_TABLE, Span(name), file=name, reason=reason),)


def _fitted(cells: Iterable[str], width: int) -> tuple[str, ...]:
    plain = [unguarded(cell).strip() for cell in cells][:width]
    return (*plain, *[""] * (width - len(plain)))


def unguarded(cell: str) -> str:
    """
    Return *cell* without the apostrophe that keeps a spreadsheet from calculating it.
    """
    return cell[1:] if _GUARDED.match(cell) else cell


def guarded(cell: str) -> str:
    """
    Return *cell* so that no spreadsheet calculates it: with an apostrophe before what begins a formula.
    """
    return f"'{cell}" if cell.lstrip()[:1] in ("=", "+", "-", "@") or cell[:1] in ("\t", "\r") else cell


def _decoded(name: str, data: bytes) -> tuple[str, tuple[Diagnostic, ...]]:
    encoding = next((encoding for mark, encoding in _MARKS if data.startswith(mark)), "")
    if not encoding and b"\0" in data[:200]:
        # Some programs leave the mark out; letters of the header then have their zero bytes all on one side.
        encoding = "utf-16-le" if data[1:200:2].count(0) >= data[0:200:2].count(0) else "utf-16-be"
    try:
        return data.decode(encoding or "utf-8"), ()
    except UnicodeDecodeError:
        if encoding:
            raise UnreadableError("its letters are damaged") from None
    guess = "Windows-1252"
    return data.decode("cp1252", errors="replace"), (finding(codes.GUESSED_ENCODING, Span(name), file=name, guess=guess),)


def _rows(text: str) -> Iterator[Row]:
    declared = _DECLARED.match(text)
    lines_before = 0
    if declared:
        text, lines_before = text[declared.end() :], 1
    separator = declared[1] if declared else _separator(text)
    csv.field_size_limit(_LONGEST_CELL)
    reader = csv.reader(io.StringIO(text.replace("\0", ""), newline=""), delimiter=separator)
    last = 0
    for cells in reader:
        yield Row(last + 1 + lines_before, tuple(cells))
        last = reader.line_num


def _separator(text: str) -> str:
    """
    Return what separates the cells of the first row: of the four that are in use the most frequent outside of quotes.
    """
    first = next((line for line in text.splitlines() if line.strip()), "")
    bare = re.sub(r'"[^"]*("|$)', "", first)
    return max(_SEPARATORS, key=lambda sign: (bare.count(sign), -_SEPARATORS.index(sign)))
