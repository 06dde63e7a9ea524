"""
`clic-scorm check`.
"""

from __future__ import annotations

import sys
from pathlib import Path

import click

from clic_scorm.cli import arguments, output
from clic_scorm.pipeline import Wish, check_path, find_courses


@click.command("check", short_help="Check a course or a package; nothing is written.")
@click.argument("paths", nargs=-1, type=click.Path(path_type=Path, exists=True))
@arguments.choosing
@arguments.strict
@arguments.output_format
def command(paths: tuple[Path, ...], targets: tuple[str, ...], language: str, variant: dict[str, str], strict: bool, style: str) -> None:
    """
    Check PATHS, each a course folder or a package (.zip), and write nothing.
    """
    wish = Wish(targets, language, variant)
    results = [result for path in (paths or find_courses(())) for result in check_path(path, wish)]
    output.show_findings(results, style)
    if style == "text":
        click.echo(f"{', '.join(result.name for result in results)}: {output.tally(results)}")
    sys.exit(1 if any(result.failed(strict) for result in results) else 0)
