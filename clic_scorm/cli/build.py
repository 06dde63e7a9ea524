"""
`clic-scorm build`.
"""

from __future__ import annotations

import sys
from pathlib import Path

import click

from clic_scorm.cli import arguments, output
from clic_scorm.pipeline import STATE_LIMIT, Product, Result, Wish, build, find_courses


@click.command("build", short_help="Build packages that an LMS imports.")
@arguments.courses
@arguments.choosing
@click.option(
    "--out", type=click.Path(path_type=Path, file_okay=False), default=Path("build"), show_default=True, help="Folder to write to."
)
@click.option("--locked", is_flag=True, help="Refuse to change course.lock.")
@click.option("--release", is_flag=True, help="Publish: freeze the numbers in course.lock.")
@arguments.strict
@arguments.output_format
@click.option("-q", "--quiet", is_flag=True, help="Show findings only.")
def command(
    courses: tuple[Path, ...],
    targets: tuple[str, ...],
    options: dict[str, str],
    language: str,
    variant: dict[str, str],
    out: Path,
    locked: bool,
    release: bool,
    strict: bool,
    style: str,
    quiet: bool,
) -> None:
    """
    Build packages of COURSES (folders with a course.yml).

    With an error nothing is written, and a package that was there stays as it was.
    """
    wish = Wish(targets, language, variant, out, locked, release, strict, options)
    results = []
    for folder in find_courses(courses):
        with output.progress(f"building {folder}", quiet or style != "text") as progress:
            results.append(build(folder, wish, progress))
    output.show_findings(results, style)
    failed = any(result.failed(strict) for result in results)
    if style == "text" and not quiet:
        _show_products(results)
        click.echo(f"{output.tally(results)}{'; nothing was written for courses with errors' if failed else ''}")
        output.show_way_on(results)
    sys.exit(1 if failed else 0)


def _shown(product: Product) -> str:
    return str(product.path) if product.folder is None else f"{product.path}, and {product.folder.name}/ beside it"


def _show_products(results: list[Result]) -> None:
    rows = [
        (_shown(product), f"{product.size / 1000:.0f} KB", str(product.pages), str(product.questions),
         f"{product.state} of {STATE_LIMIT}")
        for result in results
        for product in result.products
        if product.path
    ]  # fmt: skip
    if rows:
        click.echo(output.table(("file", "size", "pages", "questions", "progress, at most"), rows))
