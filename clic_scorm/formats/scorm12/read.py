"""
Tell what a SCORM 1.2 package is, for people.
"""

from __future__ import annotations

import json

from clic_scorm.formats.scorm12 import names
from clic_scorm.package import Package, xml


IDENTITY = "clic.json"


def describe(package: Package) -> tuple[tuple[str, str], ...]:
    """
    Return labels and values: edition where the package is ours, identifier, what an LMS will show, and what it launches.
    """
    rows = list(_edition(package))
    try:
        root = xml.parse(package[names.MANIFEST])
    except (KeyError, xml.XmlError):
        return tuple(rows)
    rows.append(("manifest", root.get("identifier") or "without an identifier"))
    rows.extend(("organization", _title(node)) for node in root.iter(xml.qualified(names.IMSCP, "organization")))
    hrefs = {node.get("identifier"): node.get("href") for node in root.iter(xml.qualified(names.IMSCP, "resource"))}
    for item in root.iter(xml.qualified(names.IMSCP, "item")):
        reference = item.get("identifierref")
        launch = hrefs.get(reference) or "nothing"
        rows.append(("item", f"{_title(item)} → {launch}" if reference else _title(item)))
    return tuple(rows)


def _edition(package: Package) -> tuple[tuple[str, str], ...]:
    try:
        values = json.loads(package[IDENTITY])
        return (("edition", str(values["edition"])),)
    except (KeyError, ValueError, TypeError, RecursionError):
        return ()


def _title(node: xml.Element) -> str:
    title = node.find(xml.qualified(names.IMSCP, "title"))
    text = " ".join((title.text or "").split()) if title is not None else ""
    return text or "without a title"
