"""
`clic-scorm new`.
"""

from __future__ import annotations

import re
from pathlib import Path

import click

from clic_scorm.authoring.attributes import usable
from clic_scorm.pipeline.disk import write_course
from clic_scorm.starter import LANGUAGES, Answers, files, suggested_id, suggested_title


_LANGUAGE = re.compile(r"[a-z]{2,3}(-[A-Za-z0-9]{2,8})*")


def _language(value: str) -> str:
    if not _LANGUAGE.fullmatch(value):
        raise click.BadParameter("write the short name of a language, such as en, es, fr or pt-BR")
    return value


def _identifier(value: str) -> str:
    if not usable(value):
        raise click.BadParameter(f"write small letters, digits and hyphens, a letter first: {suggested_id(value)}")
    return value


@click.command("new", short_help="Begin a course: a few questions, and a folder that builds.")
@click.argument("folder", required=False, type=click.Path(path_type=Path))
@click.option("--title", default="", help="Title of the course.")
@click.option("--id", "identifier", default="", help="Id: small letters, digits and hyphens; it stays for ever.")
@click.option("--lang", "language", default="", metavar="LANG", help="Language that the course is written in.")
@click.option("--contact", default="", help="Whom learners ask: a name or an e-mail address.")
@click.option("--github", is_flag=True, help="Add a workflow: edit in the browser, and packages come back.")
@click.option("-y", "--yes", is_flag=True, help="Ask nothing; take what is given and what is usual.")
def command(folder: Path | None, title: str, identifier: str, language: str, contact: str, github: bool, yes: bool) -> None:
    """
    Write a first course into FOLDER, which must be new or empty.
    """
    usual = suggested_title(folder.name if folder else "")
    if yes:
        title = title or usual
        identifier = _identifier(identifier or suggested_id(title))
        language = _language(language or "en")
    else:
        title = title or click.prompt("Title of the course", default=usual)
        identifier = identifier or click.prompt("Id (it stays for ever)", default=suggested_id(title), value_proc=_identifier)
        known = f"Language ({', '.join(LANGUAGES)}, …)"
        language = language or click.prompt(known, default="en", value_proc=_language)
        contact = contact or click.prompt("Whom do learners ask? (name or e-mail; may be empty)", default="", show_default=False)
    target = folder or Path(_identifier(identifier))
    answers = Answers(" ".join(title.split()), _identifier(identifier), _language(language), " ".join(contact.split()), github)
    names = write_course(target, files(answers))
    for name in names:
        click.echo(f"wrote {target / name}")
    click.echo(f"\nSee it:    clic-scorm preview {target}\nCheck it:  clic-scorm check {target}\nBuild it:  clic-scorm build {target}")
