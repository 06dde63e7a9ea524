"""
The one door to citeproc: citations and entries of a bibliography in the author–date style, in the language of the course.
"""

from __future__ import annotations

import re
import warnings
from collections.abc import Mapping, Sequence
from functools import cache
from importlib.resources import files

from clic_scorm.authoring import citation_marks
from clic_scorm.authoring.citations import Item
from clic_scorm.authoring.references import Reference
from clic_scorm.authoring.tokens import UNREADABLE


_STYLE = "harvard-cite-them-right"
_FALLBACK = "en-GB"
_PREFERRED = {"en": "en-GB", "pt": "pt-PT", "zh": "zh-CN"}


class Bibliography:
    """
    Format the sources of one course; what two of them have in common, author and year, is told apart by letters (2012a, 2012b).

    Texts come back with marks for italics, which `citation_marks.to_html` and `to_text` read.
    """

    def __init__(self, references: Mapping[str, Reference], language: str) -> None:
        self.references = references
        self.numbers = {key: f"r{number}" for number, key in enumerate(references)}
        self.language = language
        self.cited: dict[Item, str] = {}
        self._made: tuple[object, object] | None = None
        self._letters: dict[str, str] | None = None

    def cite(self, item: Item) -> str:
        """
        Return what stands between the parentheses for one source.
        """
        if item not in self.cited:
            self.cited[item] = self._cite(item)
        return self.cited[item]

    def entries(self, keys: Sequence[str]) -> list[tuple[str, str]]:
        """
        Return the entries of *keys* in the order of the style, each with its key.
        """
        from citeproc import Citation, CitationItem, CitationStylesBibliography  # start-up time: many courses cite nothing

        style, source = self._engine()
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            made = CitationStylesBibliography(style, source, citation_marks)
            for key in keys:
                made.register(Citation([CitationItem(self.numbers[key])]))
            made.sort()
            texts = [str(entry) for entry in made.bibliography()]
        names = {number: key for key, number in self.numbers.items()}
        return [(names[number], self._lettered(names[number], text)) for number, text in zip(made.keys, texts, strict=True)]

    def _cite(self, item: Item) -> str:
        plain = self._rendered(item.key)
        who, comma, when = plain.rpartition(", ")
        letter = self.letters.get(item.key, "")
        when = _with(letter, when)
        text = when if item.without_author and comma else f"{who}{comma}{when}"
        if item.place:
            text += self._rendered(item.key, item)[len(plain) :]
        suffix = f", {item.suffix}" if item.suffix else ""
        return f"{item.prefix} {text}{suffix}".strip()

    @property
    def letters(self) -> dict[str, str]:
        """
        Return the letters of those sources that would be cited alike, by their key.
        """
        if self._letters is None:
            alike: dict[str, list[str]] = {}
            for key in self.references:
                alike.setdefault(self._rendered(key), []).append(key)
            self._letters = {}
            for keys in alike.values():
                ordered = sorted(keys, key=lambda key: (str(self.references[key].fields.get("title", "")).casefold(), key))
                if len(keys) > 1:
                    self._letters |= {key: _letter(number) for number, key in enumerate(ordered)}
        return self._letters

    def _lettered(self, key: str, text: str) -> str:
        letter = self.letters.get(key, "")
        return re.sub(r"\(([^()]*)\)", lambda match: f"({_with(letter, match[1])})", text, count=1)

    def _rendered(self, key: str, item: Item | None = None) -> str:
        from citeproc import Citation, CitationItem, CitationStylesBibliography, Locator  # start-up time: many courses cite nothing

        style, source = self._engine()
        extra = {"locator": Locator(item.label, item.place)} if item and item.place else {}
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            made = CitationStylesBibliography(style, source, citation_marks)
            citation = Citation([CitationItem(self.numbers[key], **extra)])
            made.register(citation)
            text = str(made.cite(citation, _missing))
        return text.removeprefix("(").removesuffix(")")

    def _engine(self) -> tuple[object, object]:
        if self._made is None:
            from citeproc import CitationStylesStyle  # start-up time: many courses cite nothing
            from citeproc.source.json import CiteProcJSON

            with warnings.catch_warnings():
                warnings.simplefilter("ignore")
                style = CitationStylesStyle(_STYLE, locale=_locale(self.language), validate=False)
                entries = [{"id": self.numbers[key], **_plain(one.fields)} for key, one in self.references.items()]
                self._made = (style, CiteProcJSON(entries))
        return self._made


def _missing(_item: object) -> None:
    """
    Do nothing about a source that is not there: whoever cites has looked it up.
    """


def _plain(fields: Mapping[str, object]) -> dict[str, object]:
    """
    Return *fields* without what the style shows nothing of, and without characters that no text may hold.
    """
    return {name: _readable(value) for name, value in fields.items() if name not in ("language", "abstract", "note")}


def _readable(value: object) -> object:
    if isinstance(value, str):
        return UNREADABLE.sub("\ufffd", value)
    if isinstance(value, list):
        return [_readable(part) for part in value]
    return {name: _readable(part) for name, part in value.items()} if isinstance(value, dict) else value


def _with(letter: str, when: str) -> str:
    """
    Return a year with its letter, and *no date* with a space between the two.
    """
    return f"{when}{letter}" if not letter or when[-1:].isdigit() else f"{when} {letter}"


def _letter(number: int) -> str:
    """
    Return a, b, …, z, aa, ab, …
    """
    return (_letter(number // 26 - 1) if number >= 26 else "") + chr(ord("a") + number % 26)


@cache
def _locales() -> tuple[str, ...]:
    folder = files("citeproc").joinpath("data", "locales")
    return tuple(
        sorted(entry.name[8:-4] for entry in folder.iterdir() if entry.name.startswith("locales-") and entry.name.endswith(".xml"))
    )


def _locale(language: str) -> str:
    """
    Return the library's locale for a BCP 47 tag: its own, else one of the language, else English.
    """
    known = _locales()
    primary = language.split("-")[0]
    choices = [language, _PREFERRED.get(primary, ""), f"{primary}-{primary.upper()}", primary]
    choices += [name for name in known if name.startswith(f"{primary}-")]
    return next((name for name in choices if name in known), _FALLBACK)
