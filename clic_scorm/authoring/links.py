"""
Resolve links and images of one file: to units by id, to the web, to files of the course.
"""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass
from urllib.parse import unquote, urlsplit

from clic_scorm.authoring import codes
from clic_scorm.authoring.attributes import nearest
from clic_scorm.authoring.blocks import scan
from clic_scorm.authoring.citations import Item
from clic_scorm.authoring.films import Film, Films
from clic_scorm.authoring.frameworks import Frameworks
from clic_scorm.authoring.glossary import Glossary
from clic_scorm.authoring.library import Library
from clic_scorm.authoring.media import SUFFIXES, Media
from clic_scorm.authoring.mentions import Mention, read_mention
from clic_scorm.authoring.prose import render
from clic_scorm.diagnostics import Diagnostic, Span, finding
from clic_scorm.model import Asset, Html
from clic_scorm.model.words import Words


_E_MAIL = re.compile(r"[^\s@/:#?]+@[^\s@/:#?]+\.[A-Za-z]{2,}")
_TERM = re.compile(r"(?:[./]*/)?glossary\.yml#[^#]+")
_BELOW = 2  # the headings of a transcript stand below those of its page
_WEB = ("http", "https", "mailto", "tel")


@dataclass(frozen=True, slots=True)
class Links:
    """
    Resolve what authors link to: *present* are the ids of units in this variant, *known* those of all variants.
    """

    present: Collection[str]
    known: Collection[str]
    media: Media
    library: Library
    glossary: Glossary
    films: Films
    words: Words
    frameworks: Frameworks

    def link(self, target: str, where: Span) -> tuple[str, tuple[Diagnostic, ...]]:
        """
        Return what to write in the link, or an empty string and a finding.
        """
        if _TERM.fullmatch(target):
            return self.glossary.link(unquote(target.partition("#")[2]), where)
        scheme = _scheme(target)
        if scheme in _WEB:
            return target, ()
        if target.startswith("#") or ".md#" in target:
            name = target.rpartition("#")[2]
            if name in self.present:
                return f"#{name}", ()
            if name in self.known:
                return "", (finding(codes.DANGLING_VARIANT, where, id=name),)
            return "", (finding(codes.DANGLING, where, id=name, nearest=nearest(name, self.present)),)
        if scheme:
            values = {"name": "link", "value": target, "remedy": "link to https://…, mailto:… or a page by its id: #page-id"}
            return "", (finding(codes.WRONG_ATTRIBUTE, where, **values),)
        if self.media.path(target, where):
            return "", (finding(codes.FILE_LINK, where, name=target, remedy=_of_file(target)),)
        remedy = "link to a page by its id: [text](#page-id)"
        if target.lower().startswith("www."):
            remedy = f"write https://{target}"
        elif _E_MAIL.fullmatch(target):
            remedy = f"write mailto:{target}"
        return "", (finding(codes.MISSING_FILE, where, name=target, remedy=remedy),)

    def image(self, target: str, where: Span) -> tuple[Asset | None, tuple[Diagnostic, ...]]:
        """
        Return the asset that an image shows, or findings.
        """
        return self.media.find(target, where)

    def film(self, target: str, where: Span) -> tuple[Film | None, tuple[Diagnostic, ...]]:
        """
        Return the recording that *target* names, with its transcript as participants read it, or findings.
        """
        return self.films.find(target, where, self._transcribed)

    def _transcribed(self, text: str, path: str) -> tuple[Html, tuple[Diagnostic, ...]]:
        document, findings = scan(text, path)
        html, more = render(document, document.blocks, self, shift=_BELOW, words=self.words)
        return html, (*findings, *more)

    def cite(self, items: tuple[Item, ...], where: Span) -> tuple[tuple[tuple[str, str], ...], tuple[Diagnostic, ...]]:
        """
        Return text and address of each source that is cited.
        """
        return self.library.cite(items, where)

    def mention(self, items: tuple[Item, ...], written: str, where: Span) -> tuple[Mention | None, tuple[Diagnostic, ...]]:
        """
        Return what is shown of a framework in the place of *written*; None where sources are cited.
        """
        return read_mention(items, written, where, self.frameworks, self.words)


def _scheme(target: str) -> str:
    try:
        return urlsplit(target).scheme.lower()
    except ValueError:
        return "malformed"


def _of_file(target: str) -> str:
    """
    Return what to write in the place of a link to the file *target*.
    """
    if target.lower().endswith(tuple(SUFFIXES)):
        return f"write ! before it, so that the picture is shown: ![what it shows]({target})"
    return "put the file where your LMS keeps files, and link to its address; or say in the text where it is"
