"""
Write a course as a SCORM 1.2 package.
"""

from __future__ import annotations

import json
from functools import cache
from importlib.resources import files

from clic_scorm.formats.base import Options, Written
from clic_scorm.formats.scorm12 import names
from clic_scorm.formats.scorm12.manifest import ITEM, manifest_xml
from clic_scorm.model import Course
from clic_scorm.package import Package
from clic_scorm.site import Site, shell


ADAPTER = "scorm12"
IDENTITY = "clic.json"


def write(course: Course, site: Site, options: Options) -> Written:  # noqa: ARG001  # the protocol; this format has no settings yet
    """
    Return the SCORM 1.2 package of *course*: entry page, content, manifest and control documents at the root (CAM 1.2 §2.4).
    """
    members = {**site.members, **shell(site, ADAPTER), IDENTITY: identity_json(course, site)}
    content = sorted(members)
    members.update(control_documents())
    members[names.MANIFEST] = manifest_xml(course, content)
    spans = {unit.id: unit.span for unit in course.units}
    origins = {name: spans[identifier] for name, identifier in site.origins.items()}
    origins[ITEM] = course.span
    return Written(Package(members), first=(names.MANIFEST,), origins=origins)


def identity_json(course: Course, site: Site) -> bytes:
    """
    Return what tells later which edition of which course a package is.
    """
    values = {
        "format": ADAPTER,
        "course": course.id,
        "title": course.title,
        "version": course.version,
        "language": course.language,
        "facets": dict(course.facets),
        "status": course.status,
        "edition": site.start["edition"],
    }
    return (json.dumps(values, ensure_ascii=False, indent=2, sort_keys=True) + "\n").encode()


@cache
def control_documents() -> dict[str, bytes]:
    """
    Return our XML Schemas under their customary names.
    """
    folder = files("clic_scorm.schemas").joinpath("scorm12")
    return {name: folder.joinpath(name).read_bytes() for name in names.CONTROL_DOCUMENTS}
