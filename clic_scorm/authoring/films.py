"""
Recordings of a course, to hear and to see: found, judged, with their captions and transcripts beside them.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import TypeAlias

from clic_scorm.authoring import codes as source_codes
from clic_scorm.authoring import dialect_codes as codes
from clic_scorm.authoring import markdown_codes
from clic_scorm.authoring.boxes import marker_in
from clic_scorm.authoring.captions import problems_of
from clic_scorm.authoring.leftovers import short
from clic_scorm.authoring.media import Media
from clic_scorm.authoring.sources import decode
from clic_scorm.diagnostics import Diagnostic, Span, finding
from clic_scorm.model import Asset, Html


KINDS = {
    ".mp4": ("video", "video/mp4"), ".m4v": ("video", "video/mp4"), ".webm": ("video", "video/webm"),
    ".mp3": ("audio", "audio/mpeg"), ".m4a": ("audio", "audio/mp4"), ".wav": ("audio", "audio/wav"),
}  # fmt: skip
# What some browser of our floor does not play.
_OTHERS = (
    ".avi",
    ".mov",
    ".wmv",
    ".mkv",
    ".flv",
    ".mpg",
    ".mpeg",
    ".ogv",
    ".3gp",
    ".ogg",
    ".oga",
    ".opus",
    ".wma",
    ".aac",
    ".aiff",
    ".flac",
)
_LARGEST = {"video": 25_000_000, "audio": 10_000_000}  # bytes: a quarter of an hour of a talk, well compressed
_VARIANT = re.compile(r"^#{1,6}[ \t].*\{[^}]*\b(?:only|not)[ \t]*=", re.MULTILINE)
Transcribe: TypeAlias = Callable[[str, str], tuple[Html, tuple[Diagnostic, ...]]]


@dataclass(frozen=True, slots=True)
class Film:
    """
    Hold a recording that may be shown: *kind* is video or audio, *size* in bytes, *language* the tag of its captions.
    """

    asset: Asset
    kind: str
    media_type: str
    size: int
    language: str
    captions: Asset | None = None
    transcript: Html | None = None


@dataclass(slots=True)
class Films:
    """
    Know the recordings of a course, whose captions are in *language*.
    """

    media: Media
    language: str
    judged: dict[str, tuple[Film | None, tuple[Diagnostic, ...]]] = field(default_factory=dict)

    def find(self, target: str, where: Span, transcribe: Transcribe) -> tuple[Film | None, tuple[Diagnostic, ...]]:
        """
        Return the recording that *target* names, seen from the file of *where* or from the course folder, and findings.

        *transcribe* renders the Markdown of a transcript, given with its path.
        """
        path, problem = self.media.locate(target, where)
        if path is None:
            return None, (problem,) if problem else ()
        if path not in self.judged:
            found: list[Diagnostic] = []
            film = self._film(path, where, transcribe, found)
            self.judged[path] = film, tuple(found)
        return self.judged[path]

    def _film(self, path: str, where: Span, transcribe: Transcribe, found: list[Diagnostic]) -> Film | None:
        stem, ending = posixpath.splitext(path)
        suffix = ending.lower()
        data = self.media.sources[path]
        if suffix not in KINDS:
            found.append(finding(codes.FILM_KIND, where, name=path))
            return None
        kind, media_type = KINDS[suffix]
        content = _content(data)
        if suffix not in content:
            shown = content[0][1:].upper() if content else "something else" if data else "nothing"
            found.append(finding(source_codes.MEDIA_CONTENT, where, name=path, suffix=suffix, content=shown))
            return None
        found.extend(self.media.notes(path, where))
        if len(data) > _LARGEST[kind]:
            values = {"size": _megabytes(len(data)), "limit": _megabytes(_LARGEST[kind])}
            found.append(finding(codes.FILM_SIZE, where, name=path, **values))
        captions = self._captions(f"{stem}.vtt", path, kind, where, found)
        transcript = self._transcript(stem, path, where, transcribe, found)
        return Film(self.media.asset(path), kind, media_type, len(data), self.language, captions, transcript)

    def _captions(self, path: str, film: str, kind: str, where: Span, found: list[Diagnostic]) -> Asset | None:
        if path not in self.media.sources:
            if kind == "video":
                found.append(finding(codes.NO_CAPTIONS, where, name=film, wanted=path))
            return None
        text, problems = decode(path, self.media.sources[path])
        wrong = list(problems)
        wrong += [finding(codes.CAPTIONS, Span(path, line), problem=problem) for line, problem in problems_of(text)]
        for number, line in enumerate(text.split("\n"), 1):
            if marker := marker_in(line):
                wrong.append(finding(codes.MARKER_ELSEWHERE, Span(path, number), marker=marker, what="captions"))
        found.extend(wrong)
        return None if wrong else self.media.asset(path)

    def _transcript(self, stem: str, film: str, where: Span, transcribe: Transcribe, found: list[Diagnostic]) -> Html | None:
        path = next((stem + ending for ending in (".md", ".txt") if stem + ending in self.media.sources), "")
        if not path:
            found.append(finding(codes.NO_TRANSCRIPT, where, name=film, wanted=f"{stem}.md"))
            return None
        text, problems = decode(path, self.media.sources[path])
        found.extend(problems)
        if match := _VARIANT.search(text):
            line = text.count("\n", 0, match.start()) + 1
            found.append(finding(markdown_codes.MISPLACED_MARK, Span(path, line), text=short(match[0])))
            return None
        transcript, problems = transcribe(text, path)
        found.extend(problems)
        return transcript


def is_film(target: str) -> bool:
    """
    Return whether what a link to an image names is a recording, by the end of its name.
    """
    suffix = posixpath.splitext(target.partition("#")[0].partition("?")[0])[1].lower()
    return suffix in KINDS or suffix in _OTHERS


def _content(data: bytes) -> tuple[str, ...]:
    """
    Return the endings that a file may have which begins so.
    """
    if data[4:8] == b"ftyp":
        return (".mp4", ".m4v", ".m4a")
    if data.startswith(b"\x1aE\xdf\xa3"):
        return (".webm",)
    if data.startswith(b"ID3") or (len(data) > 1 and data[0] == 0xFF and data[1] & 0xE0 == 0xE0 and not data.startswith(b"\xff\xd8")):
        return (".mp3",)
    if data[:4] == b"RIFF" and data[8:12] == b"WAVE":
        return (".wav",)
    return ()


def _megabytes(size: int) -> str:
    return f"{size / 1_000_000:.1f}" if size < 10_000_000 else str(size // 1_000_000)


def size_of(size: int) -> Iterator[str]:
    """
    Yield number and unit of a size as people read it.
    """
    yield from (str(-(-size // 1000)), "KB") if size < 1_000_000 else (_megabytes(size), "MB")
