"""
`clic-scorm inspect`.
"""

from __future__ import annotations

import sys
from pathlib import Path

import click

from clic_scorm.cli import output
from clic_scorm.diagnostics import Severity, shown, worst
from clic_scorm.pipeline import Result, check_package, read_package, recognise


@click.command("inspect", short_help="Tell what a package is and what it holds.")
@click.argument("package", type=click.Path(path_type=Path, exists=True, dir_okay=False))
def command(package: Path) -> None:
    """
    Tell what PACKAGE is: format, course, version, what an LMS will show, size, and how many findings a check gives.
    """
    content, problems = read_package(package)
    findings = [*problems, *([] if worst(problems) is Severity.ERROR and not len(content) else check_package(content))]
    target = recognise(content)
    rows = [("file", package.name), ("format", target.TITLE if target else "unknown")]
    if target:
        rows.extend(target.describe(content))
    rows.append(("members", f"{len(content)}, {content.size / 1000:.0f} KB unpacked"))
    largest = sorted(content, key=lambda name: -len(content[name]))[:5]
    rows.extend(
        (f"{'largest' if not number else ''}", f"{name} ({len(content[name]) / 1000:.1f} KB)") for number, name in enumerate(largest)
    )
    rows.append(("check", output.tally([Result(package.name, tuple(findings))])))
    width = max(len(label) for label, _ in rows)
    for label, value in rows:
        click.echo(f"{label.ljust(width)}  {shown(value)}")
    sys.exit(0 if target else 1)
