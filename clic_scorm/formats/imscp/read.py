"""
Tell what a content package is, for people; and whether a package is one.
"""

from __future__ import annotations

from clic_scorm.formats.bricks.manifest import describe as bricks
from clic_scorm.formats.bricks.manifest.rules import manifest_of
from clic_scorm.formats.imscp import names
from clic_scorm.package import Package
from clic_scorm.package.xml import XmlError, elements, local_name, namespace, parse


def recognises(package: Package) -> bool:
    """
    Say whether *package* means to be a content package and nothing else: SCORM 2004 and question banks have the same namespace.

    A manifest that can't be parsed counts by the words in its text.
    """
    data = manifest_of(package)
    if data is None:
        return False
    try:
        root = parse(data)
    except XmlError:
        return names.IMSCP.encode() in data and not any(space.encode() in data for space in names.OTHERS)
    used = {space for node in elements(root) for space in node.nsmap.values() if space}
    types = [node.get("type", "").lower() for node in elements(root) if local_name(node) == "resource"]
    said = {(node.text or "").strip() for node in elements(root) if local_name(node) == "schema"}
    foreign = any(space.startswith(names.OTHERS) for space in used) or any(kind.startswith(names.OTHER_TYPES) for kind in types)
    return not foreign and (namespace(root) == names.IMSCP or names.SCHEMA in said)


def describe(package: Package) -> tuple[tuple[str, str], ...]:
    """
    Return labels and values: edition where the package is ours, identifier, what an LMS will show, and what it opens.
    """
    return bricks.describe(names.IMSCP, package)
