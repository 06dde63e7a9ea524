"""
`clic-scorm fmt`.
"""

from __future__ import annotations

import sys
from pathlib import Path

import click

from clic_scorm.cli import arguments
from clic_scorm.pipeline import find_courses
from clic_scorm.pipeline.tidying import tidy_folder


@click.command("fmt", short_help="Write the Markdown in one plain form, and missing ids.")
@arguments.courses
@click.option("--check", is_flag=True, help="Write nothing; return 1 where something would change.")
def command(courses: tuple[Path, ...], check: bool) -> None:
    """
    Tidy COURSES: plain Markdown, ids at headings that have none, course.lock after a merge.

    The meaning is compared before and after; a file that would mean something else is left as it is and named.
    """
    changed = 0
    for folder in find_courses(courses):
        done = tidy_folder(folder, write=not check)
        for name in done.changed:
            click.echo(f"{'would change' if check else 'changed'} {folder / name}")
        for name in done.kept:
            click.echo(f"left as it was: {folder / name} (in plain form it would mean something else)", err=True)
        changed += len(done.changed)
    click.echo(f"{changed} file{'' if changed == 1 else 's'} {'would change' if check else 'changed'}")
    sys.exit(1 if check and changed else 0)
