"""
`clic-scorm explain`.
"""

from __future__ import annotations

import difflib
import re
import shutil
import sys
import textwrap
from collections.abc import Iterable, Iterator

import click
from click.shell_completion import CompletionItem

from clic_scorm import catalogue
from clic_scorm.cli.output import COLOURS
from clic_scorm.diagnostics import Code, legible
from clic_scorm.diagnostics.pages import SECTIONS, Page, page


FAMILIES = {
    "ACC": "accessibility",
    "AUT": "how things are written",
    "CRS": "what the course means",
    "FACT": "facts and their sources",
    "CERT": "records and certificates",
    "LANG": "languages",
    "LOSS": "what a format can't carry",
    "SRC": "files and settings",
    "S12": "packages in SCORM 1.2",
    "S24": "packages in SCORM 2004",
    "TIME": "minutes and timetables",
    "TRUST": "what a result is worth",
    "ZIP": "archives of any kind",
}
_WIDEST = 96


def _known(_context: click.Context, _parameter: click.Parameter, incomplete: str) -> list[CompletionItem]:
    """
    Return the ids and names of findings that begin so, for a shell.
    """
    codes = catalogue.codes().values()
    pairs = [(code.id, code.slug) for code in codes] if incomplete[:1].isupper() else [(code.slug, code.id) for code in codes]
    return [CompletionItem(word, help=other) for word, other in pairs if word.startswith(incomplete)]


@click.command("explain", short_help="Explain a finding by its id: what it means and what to do.")
@click.argument("names", nargs=-1, metavar="[ID|SLUG|FAMILY]...", shell_complete=_known)
def command(names: tuple[str, ...]) -> None:
    """
    Explain findings by their ids (AUT012) or names (question-without-answer); a family (AUT) or nothing at all lists what there is.
    """
    width = min(shutil.get_terminal_size((80, 24)).columns, _WIDEST)
    if not names:
        click.echo("\n".join(_families()))
        return
    for number, name in enumerate(names):
        found = catalogue.named(name)
        if not found:
            raise click.UsageError(_unknown(name))
        click.echo("\n" * bool(number), nl=False)
        lines = _explained(found[0], width) if len(found) == 1 else _listed(found, width)
        click.echo("\n".join(lines))
    sys.exit(0)


def _unknown(name: str) -> str:
    known = catalogue.codes()
    words = [*known, *(code.slug for code in known.values()), *{code.family for code in known.values()}]
    folded = {word.lower(): word for word in words}
    spelled = re.fullmatch(r"([A-Za-z]+|[A-Za-z]\d\d)[- ]?(\d{1,3})", name.strip())
    filled = f"{spelled[1]}{int(spelled[2]):03}".lower() if spelled else ""
    near = [filled] if filled in folded else difflib.get_close_matches(name.lower(), folded, 3, 0.6)
    guess = f"; did you mean {' or '.join(folded[word] for word in near)}?" if near else ""
    return f"there is no finding “{name}”{guess} clic-scorm explain lists the families"


def _families() -> Iterator[str]:
    codes = catalogue.codes().values()
    families = dict.fromkeys(code.family for code in codes)
    yield "Families of findings; clic-scorm explain FAMILY lists one, clic-scorm explain ID explains one finding."
    yield ""
    for family in families:
        number = sum(1 for code in codes if code.family == family)
        yield f"  {click.style(family.ljust(6), bold=True)} {number:4}  {FAMILIES.get(family, '')}".rstrip()


def _listed(codes: Iterable[Code], width: int) -> Iterator[str]:
    for code in codes:
        # On a narrow terminal the name has a line of its own.
        apart = "\n    " if len(f"{code.id} {code.severity} {code.slug}") > width else " "
        yield f"{click.style(code.id, fg=COLOURS[code.severity], bold=True)} {code.severity}{apart}{code.slug}"
        yield from textwrap.wrap(_blanks(code.message), width, initial_indent="    ", subsequent_indent="    ")


def _explained(code: Code, width: int) -> Iterator[str]:
    said = page(code.id)
    yield f"{click.style(f'{code.severity} {code.id}', fg=COLOURS[code.severity], bold=True)} {code.slug}"
    yield from textwrap.wrap(f"{_blanks(code.message)}", width, initial_indent="  ", subsequent_indent="  ")
    if said is None:
        yield from textwrap.wrap(f"hint: {_blanks(code.hint)}", width, initial_indent="  ", subsequent_indent="  ")
        return
    yield ""
    yield click.style(said.title, bold=True)
    yield from _prose(said.meaning, width)
    for section in SECTIONS:
        if section in said.sections:
            yield ""
            yield click.style(section, bold=True)
            yield from _section(said, section, width)


def _section(said: Page, section: str, width: int) -> Iterator[str]:
    text: list[str] = []
    fenced = False
    for line in said.sections[section].splitlines():
        if line.startswith("~~~~~"):
            yield from _prose("\n".join(text), width)
            text = []
            fenced = not fenced
            if fenced:
                yield click.style(f"  {line.lstrip('~ ')}", fg="cyan")
        elif fenced:
            yield f"  │ {_marked(legible(line))}".rstrip()
        else:
            text.append(line)
    yield from _prose("\n".join(text), width)


def _marked(line: str) -> str:
    """
    Colour the lines of a change to a package.
    """
    if re.match(r"- *<", line):
        return click.style(line, fg="red")
    return click.style(line, fg="green") if re.match(r"\+ *<", line) else line


def _prose(text: str, width: int) -> Iterator[str]:
    for paragraph in re.split(r"\n\s*\n", text.strip()):
        flat = " ".join(paragraph.split()).replace("`", "")
        yield from textwrap.wrap(flat, width)


def _blanks(template: str) -> str:
    """
    Show the places that a message fills with the author's own names as an ellipsis.
    """
    doubled = template.replace("{{", "\0").replace("}}", "\1")
    return re.sub(r"\{\w+\}", "…", doubled).replace("\0", "{").replace("\1", "}")
