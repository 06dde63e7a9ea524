"""
Tell what a package with a manifest is, for people.
"""

from __future__ import annotations

from clic_scorm.formats.bricks.identity import identity
from clic_scorm.formats.bricks.manifest.book import MANIFEST
from clic_scorm.package import Package, xml


def describe(imscp: str, package: Package) -> tuple[tuple[str, str], ...]:
    """
    Return labels and values: edition where the package is ours, identifier, what an LMS will show, and what it launches.
    """
    said = identity(package)
    rows = [("edition", str(said["edition"]))] if "edition" in said else []
    try:
        root = xml.parse(package[MANIFEST])
    except (KeyError, xml.XmlError):
        return tuple(rows)
    rows.append(("manifest", root.get("identifier") or "without an identifier"))
    rows.extend(("organization", _title(imscp, node)) for node in root.iter(xml.qualified(imscp, "organization")))
    hrefs = {node.get("identifier"): node.get("href") for node in root.iter(xml.qualified(imscp, "resource"))}
    for item in root.iter(xml.qualified(imscp, "item")):
        reference = item.get("identifierref")
        launch = hrefs.get(reference) or "nothing"
        rows.append(("item", f"{_title(imscp, item)} → {launch}" if reference else _title(imscp, item)))
    return tuple(rows)


def _title(imscp: str, node: xml.Element) -> str:
    title = node.find(xml.qualified(imscp, "title"))
    text = " ".join((title.text or "").split()) if title is not None else ""
    return text or "without a title"
