"""
Images of a course: found, judged by what they hold, and named for a package.
"""

from __future__ import annotations

import hashlib
import posixpath
import re
import unicodedata
from collections.abc import Iterator
from contextlib import suppress
from urllib.parse import unquote

from clic_scorm.authoring import codes, dialect_codes
from clic_scorm.authoring.attributes import nearest, slug
from clic_scorm.authoring.pixels import drawing_size, size
from clic_scorm.authoring.sources import Sources
from clic_scorm.diagnostics import ClicError, Diagnostic, Span, finding
from clic_scorm.model import Asset
from clic_scorm.package import xml
from clic_scorm.package.bare import bare, is_readable
from clic_scorm.package.pictures import FORMATS, ImageSettings, PictureError, smaller


SUFFIXES = {".png": "PNG", ".jpg": "JPEG", ".jpeg": "JPEG", ".gif": "GIF", ".webp": "WebP", ".svg": "SVG"}
_ACTIVE_ELEMENTS = ("script", "foreignobject", "iframe", "embed", "object", "handler", "listener", "audio", "video")
_LINKS = ("href", "src")


def shipped(path: str, data: bytes, wanted: ImageSettings | None) -> bytes:
    """
    Return the file *path* as a package holds it; one that can't be made smaller stays, and the build says why.
    """
    with suppress(PictureError, ClicError):
        data = smaller(path, data, wanted.max_width, wanted.quality) if wanted else data
    return bare(path, data)


class Media:
    """
    Know the images of one course; the same path always gets the same name.

    Size and weight are those of what a package holds, made smaller as *wanted*.
    """

    def __init__(self, sources: Sources, wanted: ImageSettings | None = None) -> None:
        self.sources = sources
        self.wanted = wanted
        self.names: dict[str, str] = {}
        self.judged: dict[str, tuple[Diagnostic, ...]] = {}
        self.sizes: dict[str, tuple[int, int]] = {}

    def find(self, target: str, where: Span) -> tuple[Asset | None, tuple[Diagnostic, ...]]:
        """
        Return the asset that *target* names, seen from the file of *where* or from the course folder, or findings.
        """
        path, problem = self.locate(target, where)
        if problem or path is None:
            return None, (problem,) if problem else ()
        if path not in self.judged:
            self.judged[path] = tuple(_judge(path, self.sources[path], where))
        problems = self.judged[path]
        if problems:
            return None, problems
        if path not in self.sizes:
            held = shipped(path, self.sources[path], self.wanted)
            self.sizes[path] = drawing_size(held) if path.lower().endswith(".svg") else size(held)
        width, height = self.sizes[path]
        return self.asset(path).model_copy(update={"width": width, "height": height}), tuple(self.notes(path, where))

    def notes(self, path: str, where: Span) -> Iterator[Diagnostic]:
        """
        Yield a finding where what was noted in the file *path* can't be found, and so would be in a package.
        """
        # A picture that is made smaller is made anew, or the build says why not.
        remade = self.wanted and posixpath.splitext(path)[1].lower() in FORMATS
        if not remade and not is_readable(path, self.sources[path]):
            yield finding(dialect_codes.NOTES_KEPT, where, name=path)

    def asset(self, path: str) -> Asset:
        """
        Return the asset that stands for the file *path*, whatever it holds.
        """
        return Asset(source=path, name=self._name(path), weight=len(shipped(path, self.sources[path], self.wanted)))

    def path(self, target: str, where: Span) -> str | None:
        """
        Return the path of the file that *target* names, or None where there is none.
        """
        return self.locate(target, where)[0]

    def locate(self, target: str, where: Span) -> tuple[str | None, Diagnostic | None]:
        """
        Return the path of the file that *target* names, or a finding.
        """
        bare = target.partition("#")[0].partition("?")[0]
        written = unicodedata.normalize("NFC", unquote(bare)).replace("\\", "/")
        beside = posixpath.normpath(posixpath.join(posixpath.dirname(where.file), written))
        below = posixpath.normpath(written.lstrip("/"))
        candidates = (beside, below, posixpath.join("media", below))
        for candidate in candidates:
            if candidate in self.sources:
                return candidate, None
        if beside.startswith("..") and below.startswith(".."):
            return None, finding(codes.OUTSIDE, where, name=target)
        for candidate in candidates:
            if actual := self.sources.same_but_for_case(candidate):
                return None, finding(codes.CASE_DIFFERS, where, name=target, actual=actual)
        images = [name for name in self.sources if posixpath.splitext(name)[1].lower() in SUFFIXES]
        remedy = f"did you mean “{nearest(below, images)}”?" if images else "put the image into the folder media"
        return None, finding(codes.MISSING_FILE, where, name=target, remedy=remedy)

    def _name(self, path: str) -> str:
        """
        Return a name of small ASCII letters; a second file that would get the same name is told apart by its path.
        """
        if path not in self.names:
            stem, suffix = posixpath.splitext(posixpath.basename(path))
            name = f"media/{slug(stem) or 'image'}{suffix.lower()}"
            if name in self.names.values():
                name = f"media/{slug(stem) or 'image'}-{hashlib.sha256(path.encode()).hexdigest()[:8]}{suffix.lower()}"
            self.names[path] = name
        return self.names[path]


def _judge(path: str, data: bytes, where: Span) -> Iterator[Diagnostic]:
    suffix = posixpath.splitext(path)[1].lower()
    expected = SUFFIXES.get(suffix)
    if expected is None:
        yield finding(codes.MEDIA_KIND, where, name=path)
        return
    if expected == "SVG":
        yield from _judge_svg(path, data, where)
        return
    content = _content(data)
    if content != expected:
        yield finding(codes.MEDIA_CONTENT, where, name=path, suffix=suffix, content=content)


def _content(data: bytes) -> str:
    if data.startswith(b"\x89PNG\r\n\x1a\n"):
        return "PNG"
    if data.startswith(b"\xff\xd8\xff"):
        return "JPEG"
    if data.startswith((b"GIF87a", b"GIF89a")):
        return "GIF"
    if data[:4] == b"RIFF" and data[8:12] == b"WEBP":
        return "WebP"
    return "something else" if data else "nothing"


def _judge_svg(path: str, data: bytes, where: Span) -> Iterator[Diagnostic]:
    try:
        root = xml.parse(data)
    except xml.XmlError:
        yield finding(codes.MEDIA_CONTENT, where, name=path, suffix=".svg", content="something that is no drawing")
        return
    if xml.local_name(root) != "svg":
        yield finding(codes.MEDIA_CONTENT, where, name=path, suffix=".svg", content="something that is no drawing")
        return
    for what in sorted(set(_active(root))):
        yield finding(codes.SVG_ACTIVE, where, name=path, what=what)


def _active(root: xml.Element) -> Iterator[str]:
    for node in root.iter():
        if not isinstance(node.tag, str):
            if "xml-stylesheet" in str(node):
                yield "a style sheet from elsewhere"
            continue
        name = xml.local_name(node)
        if name.lower() in _ACTIVE_ELEMENTS or _animates_a_link(node, name):
            yield f"<{name}>"
        if name == "style" and node.text and _loads("".join(str(part) for part in node.itertext())):
            yield "a style that loads something"
        for key, value in node.attrib.items():
            bare = str(key).rsplit("}", 1)[-1]
            if bare.lower().startswith("on"):
                yield f"the attribute {bare}"
            elif bare in _LINKS and not str(value).startswith(("#", "data:image/png", "data:image/jpeg")):
                yield "a link to something outside"
            elif _loads(str(value)):
                yield "a style that loads something"


def _loads(style: str) -> bool:
    """
    Return whether *style* may fetch something; with escapes it could say so in disguise.
    """
    local = re.sub(r"""url\(\s*["']?#""", "", style.lower())
    return "\\" in style or "@import" in local or "url(" in local


def _animates_a_link(node: xml.Element, name: str) -> bool:
    target = (node.get("attributeName") or "").lower().rpartition(":")[2]
    return name.lower().startswith(("animate", "set")) and (target in _LINKS or target.startswith("on"))
