"""
imsmanifest.xml, as the narrowest real reader wants it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from urllib.parse import quote

from clic_scorm.formats.scorm12 import names
from clic_scorm.formats.scorm12.metadata import add_metadata
from clic_scorm.model import Course
from clic_scorm.package import xml
from clic_scorm.site.shell import ENTRY


ITEM = "item_course"
_ORGANIZATION = "organization_course"
_RESOURCE = "resource_course"


def manifest_xml(course: Course, content: Sequence[str]) -> bytes:
    """
    Return the manifest of *course* with one SCO that lists every file in *content*.

    Identifiers hang on the course's id alone, so that an LMS which replaces a package keeps its learners' tracks. Prefixes are the
    customary ones with imscp as default namespace, as some readers compare spellings (CAM 1.2 §2.3).
    """
    root = xml.element(xml.qualified(names.IMSCP, "manifest"), names.PREFIXES)
    root.set("identifier", f"manifest_{identifier(course.id)}")
    root.set("version", course.version[:20])
    locations = " ".join(f"{namespace} {file}" for namespace, file in names.SCHEMA_FILES.items())
    root.set(xml.qualified(names.XSI, "schemaLocation"), locations)
    metadata = _child(root, "metadata")
    _child(metadata, "schema", names.SCHEMA)
    _child(metadata, "schemaversion", names.SCHEMA_VERSION)
    add_metadata(metadata, course)
    _add_organization(root, course)
    _add_resource(root, content)
    return xml.write(root)


def _add_organization(root: xml.Element, course: Course) -> None:
    organizations = _child(root, "organizations", None, default=_ORGANIZATION)
    organization = _child(organizations, "organization", None, identifier=_ORGANIZATION, structure=names.STRUCTURE)
    title = _title(course.title)
    _child(organization, "title", title)
    item = _child(organization, "item", None, identifier=ITEM, identifierref=_RESOURCE, isvisible="true")
    _child(item, "title", title)


def _add_resource(root: xml.Element, content: Sequence[str]) -> None:
    resources = _child(root, "resources")
    resource = _child(resources, "resource", None, identifier=_RESOURCE, type=names.RESOURCE_TYPE, href=ENTRY)
    resource.set(xml.qualified(names.ADLCP, "scormtype"), names.SCO)
    for name in (ENTRY, *(name for name in content if name != ENTRY)):
        _child(resource, "file", None, href=quote(name))


def _title(text: str) -> str:
    """
    Return a title that survives Moodle, which loses a text that is exactly “0”, and keeps the book's 200 characters.
    """
    words = " ".join(xml.legal(text).split())
    if words in ("", "0"):
        return f"{words} (course)".strip()
    return words if len(words) <= names.LONGEST_TITLE else words[: names.LONGEST_TITLE - 1] + "…"


def identifier(text: str) -> str:
    """
    Return *text* as the tail of an XML identifier (XML 1.0 §2.3): letters, digits and underscores.
    """
    return re.sub(r"[^A-Za-z0-9]", "_", text)


def _child(parent: xml.Element, name: str, text: str | None = None, /, **attributes: str) -> xml.Element:
    return xml.child(parent, xml.qualified(names.IMSCP, name), text, attributes)
