"""
What a course shows as its packages hold it: pictures made smaller where course.yml asks for it, nothing without notes of its tools; the author's
files untouched.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from clic_scorm.authoring import dialect_codes as codes
from clic_scorm.authoring.settings import FILE
from clic_scorm.diagnostics import Diagnostic, Span, finding
from clic_scorm.model import Asset, Course, texts
from clic_scorm.package.bare import bare
from clic_scorm.package.pictures import ImageSettings, PictureError, smaller


def prepared(
    sources: Mapping[str, bytes], course: Course, wanted: ImageSettings | None
) -> tuple[Mapping[str, bytes], tuple[Diagnostic, ...]]:
    """
    Return *sources* with what *course* shows as its packages hold it, pictures as *wanted*; one that can't be made smaller stays, with a finding.
    """
    findings: list[Diagnostic] = []
    changed: dict[str, bytes] = {}
    for path in dict.fromkeys(asset.source for asset in _shown(course)):
        data = sources[path]
        try:
            data = smaller(path, data, wanted.max_width, wanted.quality) if wanted else data
        except PictureError as error:
            findings.append(finding(codes.PICTURE, Span(FILE), name=path, reason=error))
        changed[path] = bare(path, data)
    return {**sources, **changed}, tuple(findings)


def _shown(course: Course) -> Iterator[Asset]:
    yield from (asset for html in texts(course) for asset in html.assets)
    logos = (course.theme.logo, course.theme.logo_dark, *(partner.logo for partner in course.partners))
    yield from (logo for logo in logos if logo)
