"""
Members that several formats put into a package: what tells which edition it is, and control documents.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from importlib.resources import files

from clic_scorm.diagnostics import Span
from clic_scorm.model import Course
from clic_scorm.site import Site
from clic_scorm.site.payload import edition


def identity_json(target: str, course: Course, more: Mapping[str, object] | None = None) -> bytes:
    """
    Return what tells later which edition of which course a package is, and for which *target*; *more* is the format's own.
    """
    values = {
        "format": target,
        "course": course.id,
        "title": course.title,
        "version": course.version,
        "language": course.language,
        "facets": dict(course.facets),
        "status": course.status,
        "edition": edition(course),
        **(more or {}),
    }
    return (json.dumps(values, ensure_ascii=False, indent=2, sort_keys=True) + "\n").encode()


def origins(course: Course, site: Site, names: Iterable[str]) -> dict[str, Span]:
    """
    Return where *names* come from, members and identifiers: from a module, a unit, what shows an asset first, else from the course.
    """
    spans = {one.id: one.span for module in course.modules for one in (module, *module.units)}
    found = dict.fromkeys(names, course.span)
    found |= {asset.name: unit.span for unit in reversed(course.units) for asset in unit.body.assets}
    return found | {name: spans[identifier] for name, identifier in site.origins.items()}


def control_documents(family: str, names: Sequence[str]) -> Mapping[str, bytes]:
    """
    Return the XML Schemas *names* of the folder *family*, ours under their customary names.
    """
    return {name: _schema(family, name) for name in names}


@cache
def _schema(family: str, name: str) -> bytes:
    return files("clic_scorm.schemas").joinpath(family, name).read_bytes()
