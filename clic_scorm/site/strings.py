"""
The one door to gettext catalogues: texts of the interface in the language of a course.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from datetime import date
from functools import cache
from importlib.resources import files
from io import BytesIO

from clic_scorm.diagnostics import Diagnostic, Span, finding
from clic_scorm.model.words import Words, english
from clic_scorm.site import codes


ENGLISH = "en"
_RUNTIME = "clic_scorm/runtime/"
_FOLDER = files("clic_scorm.runtime").joinpath("strings")
# The character for zero, by numbering system of the locale data; its nine neighbours follow.
_ZEROS = {"arab": 0x0660, "arabext": 0x06F0, "beng": 0x09E6, "deva": 0x0966, "mymr": 0x1040, "tibt": 0x0F20}


@cache
def languages() -> tuple[str, ...]:
    """
    Return the languages that the interface is there in, English first.
    """
    names = sorted(entry.name.removesuffix(".po") for entry in _FOLDER.iterdir() if entry.name.endswith(".po"))
    return (ENGLISH, *names)


def catalogue_of(language: str) -> str:
    """
    Return the catalogue that a course in *language* (BCP 47) takes: its own, else that of the language without region; "" for none.
    """
    known = {name.lower(): name for name in languages()}
    subtags = language.lower().replace("_", "-").split("-")
    tags = ("-".join(subtags[:count]) for count in range(len(subtags), 0, -1))
    return next((known[tag] for tag in tags if tag in known), "")


def words(language: str) -> Words:
    """
    Return what turns an English text of the interface into *language*; a text or language that is not there stays English.
    """
    catalogue = catalogue_of(language)
    if catalogue in ("", ENGLISH):
        return english
    texts = {text: translated for text, (translated, _) in _read(catalogue).items()}
    return lambda text: texts.get(text, text)


def for_scripts(language: str, names: Collection[str], but: Collection[str] = ()) -> dict[str, str]:
    """
    Return the texts of the runtime's scripts *names* in *language*, by their English text, without those in the scripts *but*.

    Texts that are the same in English are left out.
    """
    catalogue = catalogue_of(language)
    if catalogue in ("", ENGLISH):
        return {}
    return {
        text: said
        for text, (said, scripts) in _read(catalogue).items()
        if said != text and not scripts.isdisjoint(names) and scripts.isdisjoint(but)
    }


def check(language: str, where: Span) -> tuple[Diagnostic, ...]:
    """
    Return a finding at *where* if there is no interface in *language*.
    """
    if catalogue_of(language):
        return ()
    return (finding(codes.NO_INTERFACE, where, language=language, known=", ".join(languages())),)


def day(language: str, written: str) -> str:
    """
    Return the day *written* (ISO 8601) as it is written out in *language*; a language that the locale data lack gets it as it is.
    """
    from babel import Locale, UnknownLocaleError  # start-up time: few commands write days
    from babel.dates import format_date

    try:
        # Plain English is the English of international organisations: 26 November 2026.
        locale = Locale.parse("en_GB" if language == ENGLISH else language.replace("-", "_"))
        return format_date(date.fromisoformat(written), "long", locale)
    except (UnknownLocaleError, ValueError):
        return written


def listed(language: str, texts: Sequence[str]) -> str:
    """
    Return *texts* as a list within a sentence of *language*: “A, B and C”.
    """
    from babel import Locale, UnknownLocaleError  # start-up time: few commands write sentences
    from babel.lists import format_list

    try:
        # English of international organisations: no comma before “and”.
        locale = Locale.parse("en_GB" if catalogue_of(language) in ("", ENGLISH) else language.replace("-", "_"))
        return format_list(list(texts), "standard", locale)
    except (UnknownLocaleError, ValueError):
        return ", ".join(texts)


def minutes(language: str, number: int) -> str:
    """
    Return *number* of minutes as *language* says it, with its own plurals.
    """
    from babel import Locale, UnknownLocaleError  # start-up time: few commands write sentences
    from babel.units import format_unit

    try:
        locale = Locale.parse(language.replace("-", "_") if catalogue_of(language) else ENGLISH)
        return format_unit(number, "duration-minute", "long", locale=locale, numbering_system="latn")
    except (UnknownLocaleError, ValueError):
        return f"{number} min"


def numerals(language: str) -> dict[str, str]:
    """
    Return how the interface writes numbers in *language*, where that is not as in English: `decimal` and `digits`.

    Digits are Western unless the locale data say otherwise: in `ar-EG` they do, in `ar` and `ar-MA` not.
    """
    if catalogue_of(language) in ("", ENGLISH) and "-" not in language:
        return {}
    from babel import Locale, UnknownLocaleError  # start-up time: courses in English never need it

    try:
        locale = Locale.parse(language if catalogue_of(language) else ENGLISH, sep="-")
    except (UnknownLocaleError, ValueError):
        return {}
    system = locale.default_numbering_system
    zero = _ZEROS.get(system)
    said = {"decimal": str(locale.number_symbols[system if zero else "latn"]["decimal"])} if system in locale.number_symbols else {}
    if zero:
        said["digits"] = "".join(chr(zero + value) for value in range(10))
    return {name: value for name, value in said.items() if value != "."}


@cache
def _read(catalogue: str) -> Mapping[str, tuple[str, frozenset[str]]]:
    """
    Return by English text its translation, and the files of the runtime that use it.
    """
    from babel.messages.pofile import read_po  # start-up time: courses in English never need it

    found = read_po(BytesIO(_FOLDER.joinpath(f"{catalogue}.po").read_bytes()))
    return {
        str(message.id): (str(message.string), frozenset(name.removeprefix(_RUNTIME) for name, _ in message.locations))
        for message in found
        if message.id and message.string and not message.fuzzy
    }
