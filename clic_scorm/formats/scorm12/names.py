"""
What SCORM 1.2 calls things: namespaces, prefixes, file names, vocabularies and limits.

Both the writer and the checker read from here; nothing in this file says how a document is built or judged.
"""

from __future__ import annotations


MANIFEST = "imsmanifest.xml"

# Namespaces (SCORM 1.2 Content Aggregation Model, 2.3.5 "XML binding" and the control documents).
IMSCP = "http://www.imsproject.org/xsd/imscp_rootv1p1p2"
ADLCP = "http://www.adlnet.org/xsd/adlcp_rootv1p2"
IMSMD = "http://www.imsglobal.org/xsd/imsmd_rootv1p2p1"
XSI = "http://www.w3.org/2001/XMLSchema-instance"

# Widespread readers know no namespaces: they look for these very spellings. None is the default namespace.
PREFIXES: dict[str | None, str] = {None: IMSCP, "adlcp": ADLCP, "imsmd": IMSMD, "xsi": XSI}

# Control documents by namespace, and the one that these import.
SCHEMA_FILES: dict[str, str] = {
    IMSCP: "imscp_rootv1p1p2.xsd",
    ADLCP: "adlcp_rootv1p2.xsd",
    IMSMD: "imsmd_rootv1p2p1.xsd",
}
XML_SCHEMA_FILE = "ims_xml.xsd"
CONTROL_DOCUMENTS: tuple[str, ...] = (*SCHEMA_FILES.values(), XML_SCHEMA_FILE)

# Namespaces that say "SCORM 2004", so that a checker for 1.2 leaves the package to its sibling.
SCORM_2004_NAMESPACES: frozenset[str] = frozenset(
    {
        "http://www.imsglobal.org/xsd/imscp_v1p1",
        "http://www.adlnet.org/xsd/adlcp_v1p3",
        "http://www.imsglobal.org/xsd/imsss",
    }
)

SCHEMA = "ADL SCORM"
SCHEMA_VERSION = "1.2"
SCORM_TYPE = "scormtype"
AICC_SCRIPT = "aicc_script"

# Extensions of an item, in the order of the book (CAM 2.3.2).
PREREQUISITES = "prerequisites"
MAX_TIME_ALLOWED = "maxtimeallowed"
TIME_LIMIT_ACTION = "timelimitaction"
DATA_FROM_LMS = "datafromlms"
MASTERY_SCORE = "masteryscore"
LOCATION = "location"
ITEM_EXTENSIONS: tuple[str, ...] = (PREREQUISITES, MAX_TIME_ALLOWED, TIME_LIMIT_ACTION, DATA_FROM_LMS, MASTERY_SCORE)
TIME_LIMIT_ACTIONS: tuple[str, ...] = ("exit,message", "exit,no message", "continue,message", "continue,no message")

# Longest texts, in characters, that every system must keep.
LONGEST_DATA_FROM_LMS = 255
