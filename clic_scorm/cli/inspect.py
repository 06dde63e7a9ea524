"""
`clic-scorm inspect`.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable
from pathlib import Path

import click

from clic_scorm.cli import arguments, output
from clic_scorm.diagnostics import Severity, shown, worst
from clic_scorm.pipeline import Result, Wish, check_package, read_package, recognise
from clic_scorm.pipeline.covering import Coverage, cover, save_page, told


@click.command("inspect", short_help="Tell what a package is and what it holds, or what a course covers.")
@click.argument("path", type=arguments.There())
@click.option("--coverage", is_flag=True, help="Tell what a course has for each item of its frameworks and for each objective.")
@click.option("--html", type=click.Path(path_type=Path, dir_okay=False), help="Write the same as a page to FILE.", metavar="FILE")
@click.option("--lang", "language", default="", metavar="LANG", help="Language of the course.")
@click.option("--variant", multiple=True, callback=arguments.facets, metavar="FACET=VALUE", help="Variant of the course.")
@click.option("--strict", is_flag=True, help="With --coverage: exit with 1 where there is a gap.")
def command(path: Path, coverage: bool, html: Path | None, language: str, variant: dict[str, str], strict: bool) -> None:
    """
    Tell what PATH, a package (.zip) or a course folder, is and what it holds.

    Of a package: format, version, what an LMS will show, size. Of a course: how much there is of what; with --coverage for each item of its
    frameworks what teaches it and what asks for it, and which gaps there are.
    """
    if path.is_dir() or path.name == "course.yml":
        _course(
            path if path.is_dir() else path.parent, Wish(language=language, variant=variant), coverage or html is not None, html, strict
        )
    elif coverage or html or language or variant or strict:
        raise click.UsageError("--coverage and what goes with it are for a course folder, and this is a file")
    else:
        _package(path)


def _package(package: Path) -> None:
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
    _show(rows)
    sys.exit(0 if target else 1)


def _course(folder: Path, wish: Wish, coverage: bool, html: Path | None, strict: bool) -> None:
    found, result = cover(folder, wish)
    if found is None:
        output.show_findings([result], "text")
        sys.exit(1)
    if not coverage:
        _show([*found.counted(), ("check", output.tally([result]))])
        return
    if result.failed():
        click.echo(f"{output.tally([result])} in the course: clic-scorm check {folder} tells where", err=True)
    if html:
        save_page(found, html)
        click.echo(f"{html}: {_gaps(found)}")
    else:
        click.echo(told(found, min(output.terminal_width() or 80, 100)), nl=False)
    sys.exit(1 if strict and found.gaps else 0)


def _gaps(found: Coverage) -> str:
    return f"{found.gaps} gap{'' if found.gaps == 1 else 's'}" if found.gaps else "no gap"


def _show(rows: Iterable[tuple[str, str]]) -> None:
    rows = list(rows)
    width = max(len(label) for label, _ in rows)
    for label, value in rows:
        click.echo(f"{label.ljust(width)}  {shown(value)}")
