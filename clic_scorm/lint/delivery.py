"""
A course that goes out: what it weighs, what lies about unused, what a catalogue asks for.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator

from clic_scorm.diagnostics import Diagnostic, Span, finding
from clic_scorm.lint import delivery_codes as codes
from clic_scorm.lint.subject import Rule, Subject


_HEAVY_IMAGE = 50_000  # what loads without a tap that states the size
_HEAVY_PAGE = 100_000
_SLOW_LINE = 25_000  # bytes a second, what 2G and a crowded hall leave
_IMAGES = (".png", ".jpg", ".jpeg", ".gif", ".webp", ".svg")
_SETTINGS = "course.yml"
_SPACES = re.compile(r"\s")


def described(subject: Subject) -> Iterator[Diagnostic]:
    """
    Find what is missing in the settings of a course that is no draft any more.
    """
    course = subject.course
    if course.status != "draft" and not course.description:
        yield finding(codes.NO_DESCRIPTION, course.span, status=course.status)
    if course.status != "final":
        return
    table = (
        (course.rights, codes.NO_RIGHTS),
        (course.contact, codes.NO_CONTACT),
        (course.contributors, codes.NO_AUTHOR),
    )
    yield from (finding(code, course.span, status=course.status) for value, code in table if not value)
    if course.version.startswith("0"):
        yield finding(codes.FINAL_ZERO, course.span, version=course.version)


def weight(subject: Subject) -> Iterator[Diagnostic]:
    """
    Find images that are heavy, and pages that are heavy without one of these.
    """
    told: set[str] = set()
    for text in subject.texts:
        sizes = {asset.source: len(subject.files.get(asset.source, b"")) for asset in text.html.assets}
        for part in text.parts("image"):
            name = next((source for source in sizes if posixpath.basename(source) == posixpath.basename(part.target)), "")
            if sizes.get(name, 0) > _HEAVY_IMAGE and name not in told:
                told.add(name)
                yield finding(codes.HEAVY_IMAGE, text.at(part), name=name, size=sizes[name] // 1000, seconds=sizes[name] // _SLOW_LINE)
        total = len(text.html.fragment) + sum(size for size in sizes.values() if size <= _HEAVY_IMAGE)
        if total > _HEAVY_PAGE:
            yield finding(codes.HEAVY_PAGE, text.span, title=text.owner, size=total // 1000, seconds=total // _SLOW_LINE)


def unused(subject: Subject) -> Iterator[Diagnostic]:
    """
    Find images in media/ that no file of the course mentions, whatever the variant.
    """
    images = [name for name in subject.files if name.startswith("media/") and name.lower().endswith(_IMAGES)]
    if not images:
        return
    said = b"\n".join(data for name, data in subject.files.items() if name.lower().endswith((".md", ".markdown", ".yml", ".yaml")))
    folded = said.decode("utf-8", "replace").casefold().replace("%20", " ")
    for name in images:
        if posixpath.basename(name).casefold() not in folded:
            yield finding(codes.UNUSED_MEDIA, Span(name), name=name)


def names(subject: Subject) -> Iterator[Diagnostic]:
    """
    Find images that are shown and whose names have spaces or letters beyond ASCII.
    """
    shown = sorted({asset.source for text in subject.texts for asset in text.html.assets})
    for name in shown:
        what = "spaces" if _SPACES.search(name) else "" if name.isascii() else "letters with accents or of another script"
        if what:
            yield finding(codes.ODD_NAME, Span(name), name=name, what=what)


RULES: tuple[Rule, ...] = (described, weight, unused, names)
