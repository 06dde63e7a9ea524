"""
What formats write alike in a manifest of IMS Content Packaging: its head, titles, identifiers, and the one SCO of SCORM.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from urllib.parse import quote

from clic_scorm.formats.bricks.manifest.book import LONGEST_TITLE, RESOURCE_TYPE, SCO, STRUCTURE, XSI
from clic_scorm.model import Course
from clic_scorm.package import xml
from clic_scorm.site.shell import ENTRY


ITEM = "item_course"
ORGANIZATION = "organization_course"
_RESOURCE = "resource_course"


def head(course: Course, prefixes: Mapping[str | None, str], schema_files: Mapping[str, str], schema: str, version: str) -> xml.Element:
    """
    Return the outermost element of a manifest, with the metadata by which LMSs tell its kind; content packaging has no prefix.

    Identifiers hang on the course's id alone, so that an LMS which replaces a package keeps its learners' tracks.
    """
    imscp = prefixes[None]
    root = xml.element(xml.qualified(imscp, "manifest"), dict(prefixes))
    root.set("identifier", f"manifest_{identifier(course.id)}")
    root.set("version", course.version[:20])
    root.set(xml.qualified(XSI, "schemaLocation"), " ".join(f"{space} {file}" for space, file in schema_files.items()))
    metadata = child(imscp, root, "metadata")
    child(imscp, metadata, "schema", schema)
    child(imscp, metadata, "schemaversion", version)
    return root


def metadata_of(root: xml.Element) -> xml.Element:
    """
    Return the metadata of the manifest *root*.
    """
    return xml.children(root)[0]


def add_course(imscp: str, root: xml.Element, course: Course) -> tuple[xml.Element, xml.Element]:
    """
    Append the one organization with its one item, and return both.
    """
    organizations = child(imscp, root, "organizations", None, default=ORGANIZATION)
    organization = child(imscp, organizations, "organization", None, identifier=ORGANIZATION, structure=STRUCTURE)
    words = title(course.title)
    child(imscp, organization, "title", words)
    item = child(imscp, organization, "item", None, identifier=ITEM, identifierref=_RESOURCE, isvisible="true")
    child(imscp, item, "title", words)
    return organization, item


def add_sco(imscp: str, root: xml.Element, kind: str, content: Sequence[str]) -> None:
    """
    Append the one resource, a SCO that lists every file in *content*; *kind* is the attribute that says so.
    """
    resources = child(imscp, root, "resources")
    resource = child(imscp, resources, "resource", None, identifier=_RESOURCE, type=RESOURCE_TYPE, href=ENTRY)
    resource.set(kind, SCO)
    for name in (ENTRY, *(name for name in content if name != ENTRY)):
        child(imscp, resource, "file", None, href=quote(name))


def title(text: str) -> str:
    """
    Return a title that survives Moodle, which loses a text that is exactly “0”, and keeps the book's 200 characters.
    """
    words = " ".join(xml.legal(text).split())
    if words in ("", "0"):
        return f"{words} (course)".strip()
    return words if len(words) <= LONGEST_TITLE else words[: LONGEST_TITLE - 1] + "…"


def identifier(text: str) -> str:
    """
    Return *text* as the tail of an XML identifier (XML 1.0 §2.3): letters, digits and underscores.
    """
    return re.sub(r"[^A-Za-z0-9]", "_", text)


def child(imscp: str, parent: xml.Element, name: str, text: str | None = None, /, **attributes: str) -> xml.Element:
    """
    Append the element *name* of content packaging to *parent*, and return it.
    """
    return xml.child(parent, xml.qualified(imscp, name), text, attributes)
