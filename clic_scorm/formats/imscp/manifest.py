"""
imsmanifest.xml of a content package: modules, their pages, and which files each page needs.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from urllib.parse import quote

from clic_scorm.formats.bricks.lom_record import SCHEME, add_metadata
from clic_scorm.formats.bricks.manifest.book import RESOURCE_TYPE, STRUCTURE
from clic_scorm.formats.bricks.writing import ORGANIZATION, child, head, metadata_of
from clic_scorm.formats.imscp import names
from clic_scorm.model import Course, Module
from clic_scorm.package import xml


_SHARED = "resource_shared"


def manifest_xml(course: Course, content: Sequence[str], titles: Mapping[str, str]) -> bytes:
    """
    Return the manifest of *course*: an item for the contents, then one for each module with an item for each unit in it.

    *content* are all files, *titles* those of the pages by their names. What several pages show is in one resource that they depend on.
    """
    root = head(course, names.PREFIXES, names.SCHEMA_FILES, names.SCHEMA, names.VERSION)
    add_metadata(metadata_of(root), course, SCHEME)
    organizations = child(names.IMSCP, root, "organizations", None, default=ORGANIZATION)
    organization = child(names.IMSCP, organizations, "organization", None, identifier=ORGANIZATION, structure=STRUCTURE)
    child(names.IMSCP, organization, "title", shown_title(course.title))
    _item(organization, names.CONTENTS, titles[names.CONTENTS])
    for module in course.modules:
        branch = child(names.IMSCP, organization, "item", None, identifier=module_item(module), isvisible="true")
        child(names.IMSCP, branch, "title", shown_title(module.title))
        for unit in module.units:
            _item(branch, names.page(unit.id), unit.title)
    resources = child(names.IMSCP, root, "resources")
    for name in titles:
        reference = {"identifier": f"resource_{identifier(name)}", "type": RESOURCE_TYPE, "href": quote(name)}
        resource = xml.child(resources, xml.qualified(names.IMSCP, "resource"), None, reference)
        child(names.IMSCP, resource, "file", None, href=quote(name))
        child(names.IMSCP, resource, "dependency", None, identifierref=_SHARED)
    shared = child(names.IMSCP, resources, "resource", None, identifier=_SHARED, type=RESOURCE_TYPE)
    for name in content:
        if name not in titles:
            child(names.IMSCP, shared, "file", None, href=quote(name))
    return xml.write(root)


def module_item(module: Module) -> str:
    """
    Return the identifier of the item of *module*.
    """
    return f"item_module_{identifier(module.id)}"


def page_item(name: str) -> str:
    """
    Return the identifier of the item that opens the page *name*.
    """
    return f"item_{identifier(name)}"


def _item(parent: xml.Element, name: str, title: str) -> None:
    target = f"resource_{identifier(name)}"
    item = child(names.IMSCP, parent, "item", None, identifier=page_item(name), identifierref=target, isvisible="true")
    child(names.IMSCP, item, "title", shown_title(title))


def shown_title(text: str) -> str:
    """
    Return a title that an LMS shows as it is meant: Moodle prints titles unescaped, and loses one that is exactly “0”.
    """
    words = " ".join(xml.legal(text).split()).replace("<", "‹").replace(">", "›")
    return f"{words} –".strip() if words in ("", "0") else words


def identifier(text: str) -> str:
    """
    Return *text* as the tail of an XML identifier (XML 1.0 §2.3): letters, digits and underscores, different for different texts.
    """
    return re.sub(r"[^A-Za-z0-9]", lambda match: "_" if match[0] in "-." else f"_{ord(match[0]):x}_", text)
