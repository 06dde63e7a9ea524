"""
`clic-scorm formats`.
"""

from __future__ import annotations

import click

from clic_scorm.cli import output
from clic_scorm.formats.base import Format
from clic_scorm.formats.kinds import ACTIVITIES, ATOMS, QUESTIONS
from clic_scorm.formats.registry import formats, origin


@click.command("formats", short_help="List the targets that are installed, and what each carries.")
def command() -> None:
    """
    List the targets of `build --target`: ours, and those that other distributions bring.
    """
    installed = formats()
    header = ("target", "title", "from", "questions", "activities", "conditions", "score", "time", "bookmark")
    click.echo(output.table(header, [_row(name, target) for name, target in installed.items()]))
    lines = [line for name, target in installed.items() for line in _details(name, target)]
    if lines:
        click.echo("\n" + "\n".join(output.broken(line) for line in lines))


def _row(name: str, target: Format) -> tuple[str, ...]:
    carried = target.EXPRESSES
    return (
        name,
        target.TITLE,
        origin(name),
        _share(carried.questions, QUESTIONS),
        _share(carried.activities, ACTIVITIES),
        _share(carried.atoms, ATOMS),
        *("yes" if has else "no" for has in (carried.score, carried.time, carried.bookmark)),
    )


def _share(carried: frozenset[str], known: tuple[str, ...]) -> str:
    return f"{sum(kind in carried for kind in known)} of {len(known)}"


def _details(name: str, target: Format) -> list[str]:
    """
    Return what the table has no room for: kinds that are missing where there are others, and settings.
    """
    lines = []
    for what, carried, known in (
        ("questions", target.EXPRESSES.questions, QUESTIONS),
        ("activities", target.EXPRESSES.activities, ACTIVITIES),
        ("conditions", target.EXPRESSES.atoms, ATOMS),
    ):
        missing = [kind for kind in known if kind not in carried]
        if missing and len(missing) < len(known):
            lines.append(f"{name} lacks {what}: {', '.join(missing)}")
    for setting, (default, *others) in target.OPTIONS.items():
        lines.append(f"{name} takes --option {name}.{setting}={'|'.join((default, *others))}, {default} by default")
    return lines
