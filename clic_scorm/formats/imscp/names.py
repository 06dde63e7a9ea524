"""
What IMS Content Packaging 1.1.4 calls things, and what our pages are called.
"""

from __future__ import annotations


MANIFEST = "imsmanifest.xml"
# Information Model and XML Binding of version 1.1.4; the namespace is the same since 1.1.3.
IMSCP = "http://www.imsglobal.org/xsd/imscp_v1p1"
LOM = "http://ltsc.ieee.org/xsd/LOM"
XSI = "http://www.w3.org/2001/XMLSchema-instance"
# Widespread readers know no namespaces: content packaging has no prefix.
PREFIXES: dict[str | None, str] = {None: IMSCP, "lom": LOM, "xsi": XSI}
# Control documents by namespace, and the one that they import: the same that SCORM 2004 uses.
SCHEMAS = "scorm2004"
SCHEMA_FILES: dict[str, str] = {IMSCP: "imscp_v1p1.xsd", LOM: "lomLoose.xsd"}
CONTROL_DOCUMENTS: tuple[str, ...] = (*SCHEMA_FILES.values(), "xml.xsd")

SCHEMA = "IMS Content"
VERSION = "1.1.4"
VERSIONS: tuple[str, ...] = ("1.1", "1.1.2", "1.1.3", VERSION)

# Namespaces and types of resources that make a package one of another standard on the same manifest.
OTHERS: tuple[str, ...] = ("http://www.adlnet.org/xsd/", "http://www.imsglobal.org/xsd/imsss")
OTHER_TYPES: tuple[str, ...] = ("imsqti", "imscc", "assessment")

CONTENTS = "index.html"
STYLE = "pages.css"


def page(unit: str) -> str:
    """
    Return the name of the page of the unit with the id *unit*; none is called as the contents are.
    """
    return f"page-{unit}.html"
