"""
Tell what a course covers in its language, as text for a terminal and as a page for people and paper.
"""

from __future__ import annotations

import textwrap
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import groupby

from clic_scorm.coverage.matrix import COLUMNS, Coverage, Row, Table, Trace
from clic_scorm.model import Crosswalk
from clic_scorm.model.words import Words, english, marked
from clic_scorm.package.render import render


_TEMPLATES = "coverage/templates"
_NAMES_OF = {"objectives": marked("objectives"), "pages": marked("pages"), "questions": marked("questions"), "cases": marked("cases")}
_WITHOUT = {
    "objectives": marked("no objective"),
    "pages": marked("no page"),
    "questions": marked("no question"),
    "cases": marked("no case"),
}
_SEVERAL = marked("{others} and {last}")
_LACKS = marked("{item} has {missing}")
_MORE = marked("and {count} more")
_NO_FRAMEWORK = marked("No framework: write one into frameworks/, and tag what covers its items.")
_ALL_COVERED = marked("No gap: each item has objectives, pages, questions and cases.")
_ALL_TRACED = marked("No gap: each objective is taught on a page and tested by a question.")
_OURS = marked("Tags are of “{framework}”. What they are here is this course's own mapping, no official one.")
_PUBLISHED = marked("Tags are of “{framework}”. What they are here is the publisher's mapping.")
_NARROWEST = 20  # below this a column of titles parts words
_SHOWN = 8  # so many are named in a cell of the page, and the others counted
_TRACED = ("pages", "questions")
_FIXED = "\u00a0"  # a count stays on the line of its name


def as_text(coverage: Coverage, width: int = 80, say: Words = english, *, lists: bool = False) -> str:
    """
    Return *coverage* in lines of at most *width* columns, in the language that *say* says; *lists* tells counts in words, without columns.
    """
    course, layout = coverage.course, _Layout(width, say, lists)
    lines = textwrap.wrap(f"{course.title} {course.version}", width)
    for place, table in enumerate(coverage.tables):
        lines += ["", *_lines_of_table(table, layout), "", *_lines_of_gaps(table, layout, in_full=place == 0)]
    if not coverage.tables:
        lines += ["", *textwrap.wrap(say(_NO_FRAMEWORK), width)]
    if coverage.traces:
        lines += ["", *_lines_of_traces(coverage.traces, layout)]
    return "\n".join(lines) + "\n"


@dataclass(frozen=True, slots=True)
class _Layout:
    """
    Hold how wide lines may be, what says texts in the course's language, and whether counts are told in words.
    """

    width: int
    say: Words
    lists: bool

    def wrapped(self, text: str, mark: str = "") -> list[str]:
        """
        Return *text* in lines, those after the first as far in as *mark* is long.
        """
        return textwrap.wrap(f"{mark}{text}", self.width, subsequent_indent=" " * len(mark))


def _lines_of_table(table: Table, layout: _Layout) -> Iterator[str]:
    framework = table.framework
    yield from layout.wrapped(framework.title)
    for walk in framework.crosswalks:
        yield from layout.wrapped(mapped(walk, layout.say))
    number = max([2, *(len(str(row.item.number)) for row in table.rows)])
    rows = [(f"{row.item.number:>{number}}", row.item.title, [len(cell) for cell in row.cells]) for row in table.rows]
    yield from _lines_of_rows(framework.name, COLUMNS, rows, layout)


def mapped(walk: Crosswalk, say: Words) -> str:
    """
    Return whose mapping *walk* is, in a sentence.
    """
    return say(_OURS if walk.ours else _PUBLISHED).format(framework=walk.framework)


def _lines_of_rows(name: str, keys: Sequence[str], rows: Sequence[tuple[str, str, Sequence[int]]], layout: _Layout) -> Iterator[str]:
    """
    Yield *rows*, each a label, a text and its counts, as a table; where there is no room for one, the counts in words below each text.
    """
    width, columns = layout.width, [layout.say(_NAMES_OF[key]) for key in keys]
    label = max((len(row[0]) for row in rows), default=0)
    margin = " " * (label + 2)
    sizes = [len(column) for column in columns]
    room = width - len(margin) - sum(size + 2 for size in sizes)
    if layout.lists or room < _NARROWEST:
        for first, text, counts in rows:
            yield from textwrap.wrap(text, width, initial_indent=f"{first:{label}}  ", subsequent_indent=margin)
            told = ", ".join(f"{column} {count or '–'}".replace(" ", _FIXED) for column, count in zip(columns, counts, strict=True))
            yield from (
                line.replace(_FIXED, " ")
                for line in textwrap.wrap(told, width, initial_indent=margin, subsequent_indent=margin, break_on_hyphens=False)
            )
        return
    yield f"{margin}{name:{room}}  {'  '.join(map(begun, columns))}"
    yield "─" * width
    for first, text, counts in rows:
        numbers = "  ".join(str(count or "–").rjust(size) for count, size in zip(counts, sizes, strict=True))
        head, *more = textwrap.wrap(text, room) or [""]
        yield f"{first:{label}}  {head:{room}}  {numbers}"
        yield from (f"{margin}{line}" for line in more)


def begun(text: str) -> str:
    """
    Return *text* as a heading begins.
    """
    return text[:1].upper() + text[1:]


def _lines_of_gaps(table: Table, layout: _Layout, *, in_full: bool) -> Iterator[str]:
    """
    Yield the gaps of *table*, each on a line of its own where they are told *in_full*, which those of a second framework are not.
    """
    say = layout.say
    if not table.gaps:
        yield from layout.wrapped(say(_ALL_COVERED))
    elif in_full:
        for gap in table.gaps:
            yield from layout.wrapped(lacking(f"{table.framework.name} {gap.item.number}", gap, say), say(marked("gap:")) + " ")
    else:
        told = "; ".join(lacking(str(gap.item.number), gap, say) for gap in table.gaps)
        yield from layout.wrapped(told, say(marked("gaps:")) + " ")


def lacking(name: str, row: Row | Trace, say: Words) -> str:
    """
    Return that *row*, which is called *name*, has no question and no case.
    """
    texts = [say(_WITHOUT[key]) for key in row.missing]
    missing = say(_SEVERAL).format(others=", ".join(texts[:-1]), last=texts[-1]) if len(texts) > 1 else "".join(texts)
    return say(_LACKS).format(item=name, missing=missing)


def _lines_of_traces(traces: Sequence[Trace], layout: _Layout) -> Iterator[str]:
    say = layout.say
    yield begun(say(_NAMES_OF["objectives"]))
    rows = [(trace.objective.id, trace.objective.text, [len(trace.taught), len(trace.tested)]) for trace in traces]
    yield from _lines_of_rows("", _TRACED, rows, layout)
    yield ""
    gaps = [trace for trace in traces if trace.missing]
    if not gaps:
        yield from layout.wrapped(say(_ALL_TRACED))
    for trace in gaps:
        yield from layout.wrapped(lacking(trace.objective.id, trace, say), say(marked("gap:")) + " ")


def as_html(coverage: Coverage, say: Words = english, direction: str = "ltr") -> str:
    """
    Return *coverage* as one page that needs no other file, in the language that *say* says and that is written in *direction*.
    """
    modules = [(name, list(group)) for name, group in groupby(coverage.traces, key=lambda trace: trace.module)]
    values = {
        "course": coverage.course,
        "tables": coverage.tables,
        "modules": modules,
        "columns": [begun(say(_NAMES_OF[key])) for key in COLUMNS],
        "all_covered": say(_ALL_COVERED),
        "no_framework": say(_NO_FRAMEWORK),
    }
    words = {"mapped": partial(mapped, say=say), "lacking": partial(lacking, say=say), "named": partial(_named, say=say)}
    return render(_TEMPLATES, "coverage.html", translated=say, direction=direction, **values, **words)


def _named(cell: Sequence[str], say: Words) -> list[tuple[str, int]]:
    """
    Return the names in *cell* as a page shows them: each once with how often it is there, the last for those that are left out.
    """
    counted = {name: cell.count(name) for name in cell}
    shown = list(counted.items())
    if len(shown) <= _SHOWN:
        return shown
    rest = shown[_SHOWN - 1 :]
    return [*shown[: _SHOWN - 1], (say(_MORE).format(count=len(rest)), 1)]
