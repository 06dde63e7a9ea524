"""
Findings, tables and progress on a terminal, and plain lines elsewhere.
"""

from __future__ import annotations

import json
import shutil
import sys
import textwrap
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager

import click

from clic_scorm import __version__
from clic_scorm.diagnostics import Severity, count, report
from clic_scorm.diagnostics.sarif import as_sarif
from clic_scorm.pipeline import Progress, Result


# Readable on a dark and on a light terminal, which yellow and blue are not.
COLOURS = {Severity.ERROR: "red", Severity.WARNING: "magenta", Severity.ADVICE: "cyan"}


def show_findings(results: Iterable[Result], style: str) -> None:
    """
    Print all findings of *results* in *style*: text, json, sarif or github.
    """
    results = list(results)
    if style == "sarif":
        click.echo(as_sarif(((item, result.prefix) for result in results for item in result.findings), __version__))
        return
    if style == "json":
        values = [item for result in results for item in json.loads(report.as_json(result.findings, result.prefix))]
        click.echo(json.dumps(values, ensure_ascii=False, indent=2))
        return
    width = terminal_width()
    for result in results:
        for item in result.findings:
            if style == "github":
                click.echo(report.annotation(item, result.prefix))
                continue
            text = report.text(item, result.line_of, result.prefix, width)
            word = f"{item.severity} {item.code.id}"
            click.echo(text.replace(word, click.style(word, fg=COLOURS[item.severity], bold=True), 1))
            if width:
                click.echo()


def terminal_width() -> int:
    """
    Return how many columns the terminal has, at least 40 and at most 120; 0 where the output goes elsewhere.
    """
    return min(max(shutil.get_terminal_size((80, 24)).columns - 1, 40), 120) if sys.stdout.isatty() else 0


def show_way_on(results: Iterable[Result]) -> None:
    """
    Tell somebody at a terminal, once, how to learn more about a finding.
    """
    first = next((item for result in results for item in result.findings), None)
    if first and terminal_width():
        click.echo(click.style(broken(f"clic-scorm explain {first.code.id} tells what it means, with examples"), dim=True))


def broken(sentence: str) -> str:
    """
    Return *sentence* in lines that the terminal has room for; as it is where the output goes elsewhere.
    """
    width = terminal_width()
    return "\n".join(textwrap.wrap(sentence, width, break_long_words=False, break_on_hyphens=False)) if width else sentence


def tally(results: Iterable[Result]) -> str:
    """
    Return how many errors, warnings and pieces of advice there are, in words.
    """
    numbers = count(item for result in results for item in result.findings)
    if not any(numbers.values()):
        return "no findings"
    words = []
    for severity, number in numbers.items():
        if number:
            plural = "" if number == 1 or severity is Severity.ADVICE else "s"
            words.append(f"{number} {severity}{plural}")
    return ", ".join(words)


def table(header: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """
    Return *rows* under *header* in columns; columns of numbers stand to the right.

    On a terminal that is too narrow each row begins with its first cell, and below it stands what the others say.
    """
    widths = [max(len(row[column]) for row in (header, *rows)) for column in range(len(header))]
    room = terminal_width()
    if room and sum(widths) + 2 * (len(widths) - 1) > room:
        return "\n".join(line for row in rows for line in _stacked(header, row, room))
    numeric = [all(row[column][:1].isdigit() for row in rows) for column in range(len(header))]
    lines = []
    for row in (header, *rows):
        cells = [cell.rjust(width) if right else cell.ljust(width) for cell, width, right in zip(row, widths, numeric, strict=True)]
        lines.append("  ".join(cells).rstrip())
    lines.insert(1, "  ".join("─" * width for width in widths))
    return "\n".join(lines)


def _stacked(header: Sequence[str], row: Sequence[str], room: int) -> Iterator[str]:
    yield row[0]
    # A cell is not parted where there is room for it on the next line.
    cells = [f"{name}: {cell}" if _needs_its_name(cell) else cell for name, cell in zip(header[1:], row[1:], strict=True) if cell]
    line = ""
    for cell in cells:
        if line and len(line) + 3 + len(cell) > room:
            yield line
            line = ""
        line = f"{line} · {cell}" if line else f"  {cell}"
    if line:
        yield line


def _needs_its_name(cell: str) -> bool:
    """
    Return whether *cell* says nothing without the name of its column: a number, or yes and no.
    """
    return cell[:1].isdigit() or cell in ("yes", "no")


@contextmanager
def progress(label: str, quiet: bool) -> Iterator[Progress | None]:
    """
    Give a function that tells how far a build is: a bar on a terminal, one plain line elsewhere.
    """
    if quiet:
        yield None
    elif sys.stderr.isatty():
        # Label, brackets, share and step stand beside the bar; on a narrow terminal the steps have no room.
        room = shutil.get_terminal_size((80, 24)).columns - len(label) - 20
        told = (lambda step: str(step or "")) if room >= 20 else None
        with click.progressbar(length=4, label=label, file=sys.stderr, width=min(36, max(5, room - 10)), item_show_func=told) as bar:
            done = 0

            def advance(step: str, now: int, _total: int) -> None:
                nonlocal done
                bar.update(now - done, step)
                done = now

            yield advance
    else:
        click.echo(f"{label} …", err=True)
        yield None
