"""
`clic-scorm import`.
"""

from __future__ import annotations

from pathlib import Path

import click

from clic_scorm.cli import output
from clic_scorm.importing import Imported, import_docx
from clic_scorm.pipeline import Wish, check_path
from clic_scorm.pipeline.disk import read_file, write_course
from clic_scorm.starter import Answers, files, suggested_id


@click.command("import", short_help="Bring in a Word document as a course.")
@click.argument("document", type=click.Path(path_type=Path, exists=True, dir_okay=False))
@click.argument("folder", required=False, type=click.Path(path_type=Path, file_okay=False))
@click.option("--lang", "language", default="en", show_default=True, metavar="LANG", help="Language of the document.")
def command(document: Path, folder: Path | None, language: str) -> None:
    """
    Write DOCUMENT (.docx) as a course into FOLDER.

    A new folder becomes a course; in one that holds a course the document's modules are added beside those that are there.
    Headings become modules and pages, lists with a marked option questions; what was guessed is listed.
    """
    data = read_file(document)
    settings = folder / "course.yml" if folder else None
    adding = bool(settings and settings.is_file())
    made = import_docx(data, language, _first_free(folder) if adding and folder else 1)
    title = made.title if made.title != "Imported course" else document.stem
    target = folder or Path(suggested_id(title))
    written = dict[str, str | bytes]()
    if not adding:
        start = files(Answers(title, suggested_id(title), language))
        written["course.yml"] = start["course.yml"].replace("modules: [m01]", f"modules: [{', '.join(made.modules)}]")
        written[".gitignore"] = start[".gitignore"]
    written.update({f"modules/{name}.md": text for name, text in made.modules.items()})
    # Pictures of several documents in one course must not meet.
    written.update({_placed(name, made): content for name, content in made.media.items()})
    for name in write_course(target, {name: _renamed(content, made) for name, content in written.items()}, add=adding):
        click.echo(f"wrote {target / name}")
    _tell(made, target, adding=adding)


def _placed(name: str, made: Imported) -> str:
    return name.replace("media/", f"media/{next(iter(made.modules), 'm01')}-")


def _renamed(content: str | bytes, made: Imported) -> str | bytes:
    if isinstance(content, bytes):
        return content
    for name in sorted(made.media, key=len, reverse=True):
        content = content.replace(f"]({name})", f"]({_placed(name, made)})")
    return content


def _first_free(folder: Path) -> int:
    taken = {path.stem for path in (folder / "modules").glob("m*")}
    return next(number for number in range(1, 1000) if f"m{number:02}" not in taken)


def _tell(made: Imported, target: Path, *, adding: bool) -> None:
    numbers = {"module": len(made.modules), "page": made.pages, "question": made.questions, "picture": len(made.media)}
    click.echo("\n" + ", ".join(f"{number} {name if number == 1 else name + 's'}" for name, number in numbers.items()))
    if made.guesses:
        click.echo("\nGuessed; please look at it:")
        for guess in made.guesses:
            click.echo(f"  - {guess}")
    if adding:
        click.echo(f"\nAdd to modules: in {target / 'course.yml'}: {', '.join(made.modules)}")
        return
    results = check_path(target, Wish())
    click.echo(f"\n{target}: {output.tally(results)}")
    output.show_findings(results, "text")
