"""
Tell what a course covers, as text for a terminal and as a page for people and paper.
"""

from __future__ import annotations

import textwrap
from collections.abc import Iterator, Sequence
from itertools import groupby

from clic_scorm.coverage.matrix import COLUMNS, Coverage, Row, Table, Trace
from clic_scorm.package.render import render


_TEMPLATES = "coverage/templates"
_SINGLE = {"objectives": "objective", "pages": "page", "questions": "question", "cases": "case"}
_NARROWEST = 20  # below this a column of titles parts words
_NAMES = 8  # so many are named in a cell of the page, and the others counted


def as_text(coverage: Coverage, width: int = 80) -> str:
    """
    Return *coverage* in lines of at most *width* columns.
    """
    course = coverage.course
    lines = textwrap.wrap(f"{course.title} {course.version}", width)
    for place, table in enumerate(coverage.tables):
        lines += ["", *_lines_of_table(table, width), "", *_lines_of_gaps(table, width, in_full=place == 0)]
    if not coverage.tables:
        lines += ["", *textwrap.wrap("No framework: write one into frameworks/, and tag what covers its items.", width)]
    if coverage.traces:
        lines += ["", *_lines_of_traces(coverage.traces, width)]
    return "\n".join(lines) + "\n"


def _lines_of_table(table: Table, width: int) -> Iterator[str]:
    framework = table.framework
    yield from textwrap.wrap(framework.title, width)
    for walk in framework.crosswalks:
        whose = "ours" if walk.ours else "the publisher's"
        yield from textwrap.wrap(f"(tags are of: {walk.framework}; the mapping is {whose})", width)
    number = max([2, *(len(str(row.item.number)) for row in table.rows)])
    rows = [(f"{row.item.number:>{number}}", row.item.title, [len(cell) for cell in row.cells]) for row in table.rows]
    yield from _lines_of_rows(framework.name, COLUMNS, rows, width)


def _lines_of_rows(name: str, columns: Sequence[str], rows: Sequence[tuple[str, str, Sequence[int]]], width: int) -> Iterator[str]:
    """
    Yield *rows*, each a label, a text and its counts, as a table; where there is no room for one, the counts in words below each text.
    """
    label = max((len(row[0]) for row in rows), default=0)
    margin = " " * (label + 2)
    sizes = [len(column) for column in columns]
    room = width - len(margin) - sum(size + 2 for size in sizes)
    if room < _NARROWEST:
        for first, text, counts in rows:
            yield from textwrap.wrap(text, width, initial_indent=f"{first:{label}}  ", subsequent_indent=margin)
            told = ", ".join(f"{column}\u00a0{count or '–'}" for column, count in zip(columns, counts, strict=True))
            yield from (line.replace("\u00a0", " ") for line in textwrap.wrap(told, width, initial_indent=margin, subsequent_indent=margin))
        return
    yield f"{margin}{name:{room}}  {'  '.join(column.capitalize() for column in columns)}"
    yield "─" * width
    for first, text, counts in rows:
        numbers = "  ".join(str(count or "–").rjust(size) for count, size in zip(counts, sizes, strict=True))
        begun, *more = textwrap.wrap(text, room) or [""]
        yield f"{first:{label}}  {begun:{room}}  {numbers}"
        yield from (f"{margin}{line}" for line in more)


def _lines_of_gaps(table: Table, width: int, *, in_full: bool) -> Iterator[str]:
    """
    Yield the gaps of *table*, each on a line of its own where they are told *in_full*, which those of a second framework are not.
    """
    if not table.gaps:
        yield from textwrap.wrap("No gap: each item has objectives, pages, questions and cases.", width)
    elif in_full:
        for gap in table.gaps:
            yield from textwrap.wrap(f"gap: {table.framework.name} {gap.item.number} has {missing(gap)}", width, subsequent_indent="     ")
    else:
        told = "; ".join(f"{gap.item.number} has {missing(gap)}" for gap in table.gaps)
        yield from textwrap.wrap(f"gaps: {told}", width, subsequent_indent="      ")


def missing(row: Row | Trace) -> str:
    """
    Return what *row* lacks, in words: no question and no case.
    """
    names = [f"no {_SINGLE[name]}" for name in row.missing]
    return " and ".join(filter(None, (", ".join(names[:-1]), names[-1]))) if names else ""


def _lines_of_traces(traces: Sequence[Trace], width: int) -> Iterator[str]:
    yield "Objectives"
    rows = [(trace.objective.id, trace.objective.text, [len(trace.taught), len(trace.tested)]) for trace in traces]
    yield from _lines_of_rows("", ("pages", "questions"), rows, width)
    yield ""
    gaps = [trace for trace in traces if trace.missing]
    if not gaps:
        yield from textwrap.wrap("No gap: each objective is taught on a page and tested by a question.", width)
    for trace in gaps:
        yield from textwrap.wrap(f"gap: {trace.objective.id} has {missing(trace)}", width, subsequent_indent="     ")


def as_html(coverage: Coverage) -> str:
    """
    Return *coverage* as one page that needs no other file.
    """
    modules = [(name, list(group)) for name, group in groupby(coverage.traces, key=lambda trace: trace.module)]
    said = {"course": coverage.course, "tables": coverage.tables, "modules": modules, "columns": COLUMNS}
    return render(_TEMPLATES, "coverage.html", named=_named, missing=missing, **said)


def _named(cell: Sequence[str]) -> list[tuple[str, int]]:
    """
    Return the names in *cell* as a page shows them: each once with how often it is there, the last for those that are left out.
    """
    counted = {name: cell.count(name) for name in cell}
    shown = list(counted.items())
    if len(shown) <= _NAMES:
        return shown
    rest = shown[_NAMES - 1 :]
    return [*shown[: _NAMES - 1], (f"and {len(rest)} more", 1)]
