"""
Tell what a SCORM 2004 package is, for people.
"""

from __future__ import annotations

from clic_scorm.formats.bricks.manifest import describe as bricks
from clic_scorm.formats.bricks.manifest.book import MANIFEST
from clic_scorm.formats.scorm2004 import names
from clic_scorm.package import Package, xml


def describe(package: Package) -> tuple[tuple[str, str], ...]:
    """
    Return labels and values: edition of SCORM, edition where the package is ours, identifier, what an LMS will show, what it launches.
    """
    return (*_version(package), *bricks.describe(names.IMSCP, package))


def _version(package: Package) -> tuple[tuple[str, str], ...]:
    try:
        root = xml.parse(package[MANIFEST])
    except (KeyError, xml.XmlError):
        return ()
    stated = root.find(f"{xml.qualified(names.IMSCP, 'metadata')}/{xml.qualified(names.IMSCP, 'schemaversion')}")
    return () if stated is None or not stated.text else (("schemaversion", stated.text),)
