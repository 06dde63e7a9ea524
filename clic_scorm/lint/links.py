"""
Links, images and tables as they sound when they are read aloud.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator
from urllib.parse import unquote, urlsplit

from clic_scorm.diagnostics import Diagnostic, Span, finding
from clic_scorm.lint import prose_codes as codes
from clic_scorm.lint import words
from clic_scorm.lint.subject import Rule, Subject, Text
from clic_scorm.lint.words import folded
from clic_scorm.model.prose import Part


_DOCUMENTS = {
    ".pdf": "PDF", ".doc": "Word", ".docx": "Word", ".xls": "Excel", ".xlsx": "Excel", ".ppt": "PowerPoint", ".pptx": "PowerPoint",
    ".zip": "ZIP", ".odt": "ODT", ".ods": "ODS", ".csv": "CSV",
}  # fmt: skip
_ADDRESS = re.compile(r"(?:https?://|www\.)\S+|[\w-]+(?:\.[\w-]+)+/\S+")
_FILE = re.compile(
    r"[\w%()+ -]+\.(?:png|jpe?g|gif|svg|webp|tiff?|bmp|heic)|(?:img|dsc|image|picture|photo|scan|screenshot)[ _-]?\d+", re.IGNORECASE
)
_LONG_ALTERNATIVE = 250
_WIDE = 7


def link_texts(subject: Subject) -> Iterator[Diagnostic]:
    """
    Find links without words, with words that say nothing, and with nothing but an address.
    """
    vague = words.pattern(words.HERE, subject.language)
    for text in subject.texts:
        for part in text.html.parts:
            if part.kind != "link":
                continue
            said = folded(part.text)
            if not said and not part.level:
                yield finding(codes.EMPTY_LINK, text.at(part), target=part.target)
            elif vague and vague.fullmatch(said):
                yield finding(codes.VAGUE_LINK, text.at(part), text=part.text)
            elif _ADDRESS.fullmatch(part.text.strip()):
                yield finding(codes.BARE_ADDRESS, text.at(part), text=part.text, target=part.target)


def link_targets(subject: Subject) -> Iterator[Diagnostic]:
    """
    Find links to documents that do not say so, and addresses without encryption.
    """
    for text in subject.texts:
        for part in text.parts("link"):
            scheme, _, path, _, _ = _split(part.target)
            kind = _DOCUMENTS.get(posixpath.splitext(path.lower())[1]) if scheme else None
            if scheme == "http":
                yield finding(codes.OLD_ADDRESS, text.at(part), target=part.target)
            elif kind and not re.search(rf"\b{kind}\b|\b{kind[:3]}\b", part.text, re.IGNORECASE) and not _ADDRESS.fullmatch(part.text):
                yield finding(codes.DOCUMENT_LINK, text.at(part), text=part.text, kind=kind, target=part.target)


def _split(target: str) -> tuple[str, str, str, str, str]:
    try:
        return tuple(urlsplit(target))  # type: ignore[return-value]  # a named tuple of these five
    except ValueError:
        return ("", "", "", "", "")


def same_words(subject: Subject) -> Iterator[Diagnostic]:
    """
    Find two links of a page that have the same words and lead to different places.
    """
    for text in subject.texts:
        seen: dict[str, tuple[str, Span]] = {}
        vague = words.pattern(words.HERE, subject.language)
        for part in text.parts("link"):
            said = folded(part.text)
            if not said or _ADDRESS.fullmatch(part.text) or (vague and vague.fullmatch(said)):
                continue
            target, where = seen.setdefault(said, (part.target, text.at(part)))
            if target.rstrip("/") != part.target.rstrip("/"):
                yield finding(codes.TWO_TARGETS, text.at(part), text=part.text, other=where)


def alternatives(subject: Subject) -> Iterator[Diagnostic]:
    """
    Judge the alternative texts of images, each for its gravest fault.
    """
    spoken = words.pattern(words.PICTURE_OF, subject.language)
    for text in subject.texts:
        for part in text.parts("image"):
            if part.text:
                yield from _alternative(text, part, spoken)


def _alternative(text: Text, part: Part, spoken: re.Pattern[str] | None) -> Iterator[Diagnostic]:
    where, said = text.at(part), folded(part.text)
    stem = folded(posixpath.splitext(posixpath.basename(unquote(part.target)))[0])
    near = [other for other in text.html.parts if other.kind == "paragraph" and 0 < abs(other.line - part.line) <= 2]
    if words.PLACEHOLDERS.search(part.text):
        yield finding(codes.UNDESCRIBED, where, text=part.text)
    elif _FILE.fullmatch(part.text.strip()) or (said == stem and re.search(r"[\d_-]", stem)):
        yield finding(codes.FILE_NAME, where, text=part.text, target=part.target)
    elif (part.title and said == folded(part.title)) or said in {folded(other.text) for other in near}:
        yield finding(codes.REPEATS_CAPTION, where, text=part.text)
    elif len(part.text) > _LONG_ALTERNATIVE:
        yield finding(codes.LONG_ALTERNATIVE, where, length=len(part.text))
    elif spoken and (match := spoken.match(part.text)):
        yield finding(codes.IMAGE_OF, where, text=match[0])


def tables(subject: Subject) -> Iterator[Diagnostic]:
    """
    Find tables whose header is empty, and those too wide for a phone.
    """
    for text in subject.texts:
        for part in text.parts("table"):
            if not part.text.replace("|", "").strip():
                yield finding(codes.NO_HEADER, text.at(part))
            elif part.level >= _WIDE:
                yield finding(codes.WIDE_TABLE, text.at(part), count=part.level)


RULES: tuple[Rule, ...] = (link_texts, link_targets, same_words, alternatives, tables)
