"""
Text on a terminal, and plain lines elsewhere: headings, nested lists and tables of sentences that break at words.
"""

from __future__ import annotations

import re
import sys
import textwrap
from collections.abc import Sequence

import click

from clic_scorm.cli.output import terminal_width


_BULLETS = ("•", "–", "·")
_PLAIN = "-"
# Below this a column of sentences is no column.
_NARROWEST = 18
_GAP = 2
# A space at which no line is broken; no text has one of these.
_HARD = "\x1f"


def _shows(text: str) -> bool:
    encoding = getattr(sys.stdout, "encoding", None) or "ascii"
    try:
        text.encode(encoding)
    except (UnicodeEncodeError, LookupError):
        return False
    return True


class Paper:
    """
    Print lines that are as wide as the terminal; elsewhere a sentence stays on its line.
    """

    def __init__(self) -> None:
        self.width = terminal_width()
        self._bullets = _BULLETS if self.width and _shows("".join(_BULLETS)) else (_PLAIN,)
        self._rule = "─" if _shows("─") else "-"

    def heading(self, text: str, *, large: bool = False) -> None:
        """
        Print a heading.
        """
        for line in self._broken(text, "", ""):
            click.echo(click.style(line, bold=True, underline=large or None))

    def line(self, text: str = "", *, indent: int = 0, hanging: int = 0, dim: bool = False) -> None:
        """
        Print a sentence; lines after its first stand *hanging* further in.
        """
        for line in self._broken(text, " " * indent, " " * (indent + hanging)):
            click.echo(click.style(line, dim=True) if dim else line)

    def item(self, text: str, depth: int, aside: str = "") -> None:
        """
        Print an item of a list, with an *aside* after it in brackets.
        """
        mark = f"{'  ' * (depth + 1)}{self._bullets[min(depth, len(self._bullets) - 1)]} "
        lines = self._broken(f"{text} [{aside}]" if aside else text, mark, " " * len(mark))
        dim = False
        for number, line in enumerate(lines):
            margin = len(mark) if number else 0
            shown, dim = _aside(line[margin:], aside, dim)
            click.echo(line[:margin] + shown)

    def table(self, rows: Sequence[Sequence[str]], pair: str, *, lists: bool = False) -> None:
        """
        Print *rows*, the first of which is the header; where *lists* are wanted or the columns would be too narrow, each column after the first as a list
        whose items *pair* makes of a label and a text.
        """
        count = len(rows[0])
        first = max(len(row[0]) for row in rows)
        wanted = [max(len(row[column]) for row in rows) for column in range(1, count)]
        room = self.width - first - _GAP * (count - 1)
        widths = _shared(wanted, room)
        if lists or not self.width or not widths or min(widths) < min(_NARROWEST, *wanted):
            self._lists(rows, pair)
        else:
            self._columns(rows, [first, *widths])

    def _columns(self, rows: Sequence[Sequence[str]], widths: Sequence[int]) -> None:
        for number, row in enumerate(rows):
            # Cells of several lines run into those below.
            if number > 1:
                click.echo()
            cells = [_wrapped(cell, width) or [""] for cell, width in zip(row, widths, strict=True)]
            for place in range(max(len(cell) for cell in cells)):
                parts = [cell[place] if place < len(cell) else "" for cell in cells]
                text = (" " * _GAP).join(part.ljust(width) for part, width in zip(parts, widths, strict=True)).rstrip()
                click.echo(click.style(text, bold=True) if not number else text)
            if not number:
                click.echo((" " * _GAP).join(self._rule * width for width in widths))

    def _lists(self, rows: Sequence[Sequence[str]], pair: str) -> None:
        header, *others = rows
        for column in range(1, len(header)):
            self.heading(header[column])
            for row in others:
                self.line(pair.format(label=row[0], text=row[column]), indent=_GAP, hanging=_GAP)
            if column < len(header) - 1:
                click.echo()

    def _broken(self, text: str, first: str, others: str) -> list[str]:
        if not self.width or not text:
            return [first + text]
        return _wrapped(text, self.width, first, others)


def _wrapped(text: str, width: int, first: str = "", others: str = "") -> list[str]:
    """
    Return *text* in lines of *width*; no number is parted from its percent sign, nor a dash from what is before it.
    """
    kept = re.sub(r"(?<=\d) (?=%)| (?=– )", _HARD, text)
    lines = textwrap.wrap(kept, width, initial_indent=first, subsequent_indent=others, break_long_words=True, break_on_hyphens=False)
    return [line.replace(_HARD, " ") for line in lines]


def _aside(line: str, aside: str, inside: bool) -> tuple[str, bool]:
    """
    Return *line* with what belongs to the aside made dim, and whether the aside goes on in the next line.
    """
    if not aside:
        return line, False
    if inside:
        return click.style(line, dim=True), True
    start = line.rfind(" [")
    bracket = start + 1 if start >= 0 else 0 if line.startswith("[") else -1
    opens = bracket >= 0 and f"{aside}]".startswith(line[bracket + 1 :].strip())
    return (line[:bracket] + click.style(line[bracket:], dim=True), True) if opens else (line, False)


def _shared(wanted: Sequence[int], room: int) -> list[int]:
    """
    Return widths of columns that together have *room*: as wide as *wanted* where that fits, the wider ones made alike where not.
    """
    widths = list(wanted)
    while sum(widths) > room and max(widths, default=0) > 1:
        widest = widths.index(max(widths))
        widths[widest] -= 1
    return widths if sum(widths) <= room else []
