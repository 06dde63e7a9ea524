"""
The one door to gettext catalogues: texts of the interface in the language of a course.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from functools import cache
from importlib.resources import files
from io import BytesIO

from clic_scorm.diagnostics import Diagnostic, Span, finding
from clic_scorm.model.words import Words, english
from clic_scorm.site import codes


ENGLISH = "en"
_RUNTIME = "clic_scorm/runtime/"
_FOLDER = files("clic_scorm.runtime").joinpath("strings")


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
