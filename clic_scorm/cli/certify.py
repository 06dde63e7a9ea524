"""
`clic-scorm certify`.
"""

from __future__ import annotations

import re
import sys
from collections import Counter
from datetime import date
from pathlib import Path

import click

from clic_scorm.cli import arguments, output
from clic_scorm.pipeline import Result, Wish, find_courses
from clic_scorm.pipeline.certifying import Call, Certified, certify


_FILE = click.Path(path_type=Path, exists=True, dir_okay=False)
_ADDRESS = re.compile(r"https?://\S+")
_STATES = {
    "issued": "issued now",
    "kept": "issued earlier",
    "renamed": "issued earlier under another name",
    "withdrawn": "withdrawn",
    "doubtful": "not issued, as it can't be told who this is",
    "missing": "not issued, as conditions are missing",
    "undecided": "not issued, as the records leave conditions open",
}


def _mapped(_context: click.Context, _parameter: click.Parameter, values: tuple[str, ...]) -> dict[str, str]:
    pairs = {}
    for text in values:
        column, _, meaning = text.rpartition("=")
        if not (column.strip() and meaning.strip()):
            raise click.BadParameter(f"“{text}” is not of the form COLUMN=MEANING, such as “Work e-mail=email”")
        pairs[column.strip()] = meaning.strip()
    return pairs


def _day(_context: click.Context, _parameter: click.Parameter, value: str) -> str:
    try:
        return date.fromisoformat(value).isoformat() if value else ""
    except ValueError:
        raise click.BadParameter(f"“{value}” is no day, such as 2026-11-26") from None


def _address(_context: click.Context, _parameter: click.Parameter, value: str) -> str:
    if value and not _ADDRESS.fullmatch(value):
        raise click.BadParameter(f"“{value}” is no address that begins with https://")
    return value


@click.command("certify", short_help="Issue certificates from what an LMS exported and people confirmed.")
@click.argument("course", required=False, type=click.Path(path_type=Path, exists=True))
@click.option("--records", multiple=True, type=_FILE, metavar="FILE", help="What the LMS exported; may be given more than once.")
@click.option(
    "--confirmed", multiple=True, type=_FILE, metavar="FILE", help="A facilitator's sheet, filled in; may be given more than once."
)
@click.option(
    "--out", type=click.Path(path_type=Path, file_okay=False), metavar="DIR", help="The organisers' folder, outside of the course."
)
@click.option("--sheet", type=click.Path(path_type=Path, dir_okay=False), metavar="FILE", help="Write an empty facilitator's sheet.")
@click.option("--map", "mapped", multiple=True, callback=_mapped, metavar="COLUMN=MEANING", help="What a column means; “-” for nothing.")
@click.option("--pdf", is_flag=True, help="Write each certificate as PDF, too; needs the extra [pdf].")
@click.option("--sign", type=_FILE, metavar="KEY.pem", help="Sign each certificate (Ed25519); needs the extra [sign].")
@click.option("--verify-url", "verify", default="", callback=_address, metavar="URL", help="Where verify.html is published.")
@click.option("--date", "day", default="", callback=_day, metavar="YYYY-MM-DD", help="Day of issue; else today.")
@click.option("--withdraw", multiple=True, metavar="NUMBER", help="Withdraw a certificate.")
@click.option("--reissue", multiple=True, metavar="NUMBER", help="Issue a new certificate in place of a withdrawn one.")
@click.option("--lang", "language", default="", metavar="LANG", help="Language of the certificates.")
@click.option("--variant", multiple=True, callback=arguments.facets, metavar="FACET=VALUE", help="Variant of the course.")
@arguments.strict
@arguments.output_format
def command(
    course: Path | None,
    records: tuple[Path, ...],
    confirmed: tuple[Path, ...],
    out: Path | None,
    sheet: Path | None,
    mapped: dict[str, str],
    pdf: bool,
    sign: Path | None,
    verify: str,
    day: str,
    withdraw: tuple[str, ...],
    reissue: tuple[str, ...],
    language: str,
    variant: dict[str, str],
    strict: bool,
    style: str,
) -> None:
    """
    Issue the certificates of COURSE to whoever earned them.

    --records are reports of an LMS (CSV, Excel, ODS) or statements (xAPI, as JSON); --confirmed are facilitators' sheets. The folder --out gets the
    certificates, a list of who lacks what, the register, and a page that verifies. A second run issues nothing twice.

    A column is known by its heading. Else say with --map what it means: a confirmation or a question of course.yml, or name, first-name, last-name,
    email, id, attempt, status, state, unit, result, earned, possible, when, element, value, by, date.
    """
    if out is None and sheet is None:
        raise click.UsageError("say where to: --out DIR for certificates, or --sheet FILE for an empty sheet")
    if out is None and (withdraw or reissue):
        raise click.UsageError("say in which folder the register is: --out DIR")
    if out is not None and not (records or confirmed or withdraw):
        raise click.UsageError("say what to read: --records FILE, or --confirmed FILE")
    found = find_courses((course,) if course else ())
    if len(found) > 1:
        raise click.UsageError("there are several courses here; name one")
    call = Call(
        out=out,
        records=records,
        confirmed=confirmed,
        sheet=sheet,
        mapped=mapped,
        day=day,
        pdf=pdf,
        sign=sign,
        verify=verify,
        withdraw=withdraw,
        reissue=reissue,
        wish=Wish(language=language, variant=variant),
    )
    made = certify(found[0], call)
    output.show_findings([Result("records", made.findings)], style)
    if style == "text":
        _tell(made)
    sys.exit(1 if made.failed(strict) else 0)


def _tell(made: Certified) -> None:
    counts = Counter(line.state for line in made.lines)
    for state, words in _STATES.items():
        if counts[state]:
            click.echo(f"{counts[state]:5} {words}")
    folders = Counter(path.parent for path in dict.fromkeys(made.written) if path.parent.name == "certificates")
    for folder, count in folders.items():
        click.echo(f"wrote {count} files in {folder}")
    for path in dict.fromkeys(made.written):
        if path.parent not in folders:
            click.echo(f"wrote {path}")
