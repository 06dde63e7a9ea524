"""
Findings, tables and progress on a terminal, and plain lines elsewhere.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager

import click

from clic_scorm.diagnostics import Severity, count, report
from clic_scorm.pipeline import Progress, Result


_COLOURS = {Severity.ERROR: "red", Severity.WARNING: "yellow", Severity.ADVICE: "cyan"}


def show_findings(results: Iterable[Result], style: str) -> None:
    """
    Print all findings of *results* in *style*: text, json or github.
    """
    results = list(results)
    if style == "json":
        values = [item for result in results for item in json.loads(report.as_json(result.findings, result.prefix))]
        click.echo(json.dumps(values, ensure_ascii=False, indent=2))
        return
    for result in results:
        for item in result.findings:
            if style == "github":
                click.echo(report.annotation(item, result.prefix))
                continue
            text = report.text(item, result.line_of, result.prefix)
            word = f"{item.severity} {item.code.id}"
            click.echo(text.replace(word, click.style(word, fg=_COLOURS[item.severity], bold=True), 1))


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
    """
    widths = [max(len(row[column]) for row in (header, *rows)) for column in range(len(header))]
    numeric = [all(row[column][:1].isdigit() for row in rows) for column in range(len(header))]
    lines = []
    for row in (header, *rows):
        cells = [cell.rjust(width) if right else cell.ljust(width) for cell, width, right in zip(row, widths, numeric, strict=True)]
        lines.append("  ".join(cells).rstrip())
    lines.insert(1, "  ".join("─" * width for width in widths))
    return "\n".join(lines)


@contextmanager
def progress(label: str, quiet: bool) -> Iterator[Progress | None]:
    """
    Give a function that tells how far a build is: a bar on a terminal, one plain line elsewhere.
    """
    if quiet:
        yield None
    elif sys.stderr.isatty():
        with click.progressbar(length=4, label=label, file=sys.stderr, item_show_func=lambda step: str(step or "")) as bar:
            done = 0

            def advance(step: str, now: int, _total: int) -> None:
                nonlocal done
                bar.update(now - done, step)
                done = now

            yield advance
    else:
        click.echo(f"{label} …", err=True)
        yield None
