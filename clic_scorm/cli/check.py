"""
`clic-scorm check`.
"""

from __future__ import annotations

import sys
from pathlib import Path

import click

from clic_scorm.cli import arguments, output
from clic_scorm.pipeline import Wish, check_path, find_courses
from clic_scorm.pipeline.fixing import fix_folder
from clic_scorm.pipeline.homeward import homeward


@click.command("check", short_help="Check a course or a package; nothing is written.")
@click.argument("paths", nargs=-1, type=arguments.There())
@arguments.choosing
@arguments.strict
@arguments.output_format
@click.option("--fix", is_flag=True, help="Mend what has one sure remedy in courses; the meaning stays.")
@click.option("--course", type=arguments.There(), metavar="FOLDER", help="Course that a package was built from; else looked for nearby.")
def command(
    paths: tuple[Path, ...],
    targets: tuple[str, ...],
    options: dict[str, str],
    language: str,
    variant: dict[str, str],
    strict: bool,
    style: str,
    fix: bool,
    course: Path | None,
) -> None:
    """
    Check PATHS, each a course folder or a package (.zip), and write nothing.

    What is wrong with a package of ours is told at the author's line where its course is at hand: in this folder, one of its parents, a folder
    in it or courses/, or named with --course.

    With --fix, first mend the lines whose findings have one sure remedy, and tell which.
    """
    if fix:
        _mend([path for path in (paths or find_courses(())) if path.is_dir() or path.name == "course.yml"])
    wish = Wish(targets, language, variant, options=options)
    checked = [result for path in (paths or find_courses(())) for result in check_path(path, wish)]
    results = [part for result in checked for part in homeward(result, course)]
    for note in filter(None, (result.note for result in results)):
        click.echo(note, err=True)
    output.show_findings(results, style)
    if style == "text":
        click.echo(f"{', '.join(result.name for result in checked)}: {output.tally(results)}")
        output.show_way_on(results)
    sys.exit(1 if any(result.failed(strict) for result in results) else 0)


def _mend(paths: list[Path]) -> None:
    if not paths:
        raise click.UsageError("--fix mends courses; a package is mended by building it again")
    for path in paths:
        folder = path if path.is_dir() else path.parent
        for item in fix_folder(folder).findings:
            click.echo(f"mended {folder / str(item.where)}: {item.code.id} {item.code.slug}", err=True)
