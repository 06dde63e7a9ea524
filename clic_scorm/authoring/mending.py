"""
Mend what has one sure remedy: the lines that a finding names, and nothing else of the file.

Each remedy is a function from the lines of a file and the row of a finding to the lines that come in place of that row, or None where the
line is not as the remedy expects it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from typing import TypeAlias

from clic_scorm.authoring import box_codes, codes, markdown_codes, question_codes
from clic_scorm.authoring.lookalikes import with_bars_as_text
from clic_scorm.diagnostics import Diagnostic, Span


Lines: TypeAlias = Sequence[str]
Remedy: TypeAlias = Callable[[Lines, int, Mapping[str, object]], list[str] | None]
_ENDS = re.compile(r"(\r\n|\r|\n)")
_ODD = "\u00a0\u2000-\u200a\u202f\u205f\u3000"
_BULLET = re.compile(rf"^(?P<before>[ \t>]*(?:[-*+]|[0-9]{{1,9}}[.)]))[{_ODD}][{_ODD} ]*(?=\S)")
_QUOTE = re.compile(r"^ {0,3}>[ \t]?")
_BARE_QUOTE = re.compile(r"^[ \t]*>[ \t]*$")
_MARKER_LINE = re.compile(r"^(?P<before>[ \t]*(?:>[ \t]?)+)[^\w\[]*\[[^\]]*\][^\w]*$")
_ODD_BOX = re.compile(r"^(?P<before>[ \t>]*(?:[-*+]|[0-9]{1,9}[.)])[ \t]+)\[\u00a0\]")
_TILDE = re.compile(r"^(?P<before>[ \t]*)~(?=[ \t])")
_HEADING = re.compile(r"^(?P<words> {0,3}#{1,6}[ \t].*?)(?:[ \t]*\{(?P<said>[^{}]*)\})?(?P<closing>[ \t]*#*[ \t]*)$")


def mended(data: bytes, findings: Sequence[Diagnostic]) -> bytes | None:
    """
    Return a file with what *findings* name mended, or None where there is nothing to mend or the file is no UTF-8.

    Line ends, a byte-order mark and all other lines stay as they are, byte by byte.
    """
    try:
        pieces = _ENDS.split(data.decode("utf-8"))
    except UnicodeDecodeError:
        return None
    lines, ends = pieces[::2], [*pieces[1::2], ""]
    usual = next((end for end in ends if end), "\n")
    replaced: dict[int, list[str]] = {}
    for item in findings:
        remedy = REMEDIES.get(item.code.id)
        row = item.where.line - 1 if isinstance(item.where, Span) else -1
        # A box that begins behind an empty line of the quote takes that line for the one between.
        if item.code is box_codes.TWO_BOXES and 0 < row < len(lines) and _BARE_QUOTE.match(lines[row - 1]):
            replaced[row - 1] = [""]
        elif remedy and 0 <= row < len(lines) and row not in replaced:
            new = remedy(lines, row, item.values)
            if new is not None and new != [lines[row]]:
                replaced[row] = new
    if not replaced:
        return None
    text = "".join(usual.join(replaced.get(row, [line])) + end for row, (line, end) in enumerate(zip(lines, ends, strict=True)))
    return text.encode("utf-8")


def _bullet(lines: Lines, row: int, _values: Mapping[str, object]) -> list[str] | None:
    match = _BULLET.match(lines[row])
    return [f"{match['before']} {lines[row][match.end() :]}"] if match else None


def _quote_mark(lines: Lines, row: int, _values: Mapping[str, object]) -> list[str] | None:
    above = next((_QUOTE.match(lines[other]) for other in range(row - 1, -1, -1) if _QUOTE.match(lines[other])), None)
    return [f"> {lines[row].lstrip()}"] if above else None


def _part_boxes(lines: Lines, row: int, _values: Mapping[str, object]) -> list[str] | None:
    return ["", lines[row]] if _QUOTE.match(lines[row]) else None


def _marker(lines: Lines, row: int, values: Mapping[str, object]) -> list[str] | None:
    match = _MARKER_LINE.match(lines[row])
    return [f"{match['before'].rstrip()} [!{values['name']}]"] if match and values.get("name") else None


def _box(lines: Lines, row: int, _values: Mapping[str, object]) -> list[str] | None:
    match = _ODD_BOX.match(lines[row])
    return [f"{match['before']}[ ]{lines[row][match.end() :]}"] if match else None


def _definition(lines: Lines, row: int, _values: Mapping[str, object]) -> list[str] | None:
    match = _TILDE.match(lines[row])
    return [f"{match['before']}:{lines[row][match.end() :]}"] if match else None


def _identifier(lines: Lines, row: int, values: Mapping[str, object]) -> list[str] | None:
    match = _HEADING.match(lines[row])
    if not match or not values.get("id"):
        return None
    said = f"#{values['id']} {(match['said'] or '').strip()}".strip()
    return [f"{match['words'].rstrip()} {{{said}}}"]


def _bar(lines: Lines, row: int, _values: Mapping[str, object]) -> list[str] | None:
    return [with_bars_as_text(lines[row])]


REMEDIES: Mapping[str, Remedy] = {
    codes.NO_ID.id: _identifier,
    box_codes.TWO_BOXES.id: _part_boxes,
    markdown_codes.LAZY_LINE.id: _quote_mark,
    markdown_codes.BULLET_SPACE.id: _bullet,
    box_codes.ODD_MARKER.id: _marker,
    markdown_codes.NOT_A_BOX.id: _box,
    markdown_codes.TILDE_DEFINITION.id: _definition,
    question_codes.BAR_IN_CELL.id: _bar,
}
