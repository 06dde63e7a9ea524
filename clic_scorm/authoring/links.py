"""
Resolve links and images of one file: to units by id, to the web, to files of the course.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from urllib.parse import urlsplit

from clic_scorm.authoring import codes
from clic_scorm.authoring.attributes import nearest
from clic_scorm.authoring.media import Media
from clic_scorm.diagnostics import Diagnostic, Span, finding
from clic_scorm.model import Asset


_WEB = ("http", "https", "mailto", "tel")


@dataclass(frozen=True, slots=True)
class Links:
    """
    Resolve what authors link to: *present* are the ids of units in this variant, *known* those of all variants.
    """

    present: Collection[str]
    known: Collection[str]
    media: Media

    def link(self, target: str, where: Span) -> tuple[str, tuple[Diagnostic, ...]]:
        """
        Return what to write in the link, or an empty string and a finding.
        """
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
            return "", (finding(codes.FILE_LINK, where, name=target),)
        remedy = "link to a page by its id: [text](#page-id)"
        return "", (finding(codes.MISSING_FILE, where, name=target, remedy=remedy),)

    def image(self, target: str, where: Span) -> tuple[Asset | None, tuple[Diagnostic, ...]]:
        """
        Return the asset that an image shows, or findings.
        """
        return self.media.find(target, where)


def _scheme(target: str) -> str:
    try:
        return urlsplit(target).scheme.lower()
    except ValueError:
        return "malformed"
