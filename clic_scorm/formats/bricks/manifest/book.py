"""
What a standard calls things and what it finds wrong: all that the checks of manifests have to know of it.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

from clic_scorm.diagnostics import Code
from clic_scorm.formats.bricks.xsd import SchemaSet


MANIFEST = "imsmanifest.xml"
XSI = "http://www.w3.org/2001/XMLSchema-instance"
SCO = "sco"
ASSET = "asset"
STRUCTURE = "hierarchical"
RESOURCE_TYPE = "webcontent"
# The longest texts, in characters, that every system must keep.
LONGEST_TITLE = 200
LONGEST_PARAMETERS = 1000


class Codes(Protocol):
    """
    Name what can be wrong with a manifest of content packaging; a module of codes satisfies this by having these names.
    """

    MANIFEST_MISSING: Code
    MANIFEST_IN_FOLDER: Code
    MANIFEST_NAME_CASE: Code
    NOT_WELL_FORMED: Code
    DOCTYPE: Code
    BYTE_ORDER_MARK: Code
    ENCODING_WRONG: Code
    ENCODING_UNUSUAL: Code
    ROOT_NAME: Code
    ROOT_NAMESPACE: Code
    PACKAGE_LARGE: Code
    CONTROL_MISSING: Code
    CONTROL_DAMAGED: Code
    SCHEMA_LOCATION_ODD: Code
    IMSCP_PREFIX: Code
    FOREIGN_NAMESPACE: Code
    SCHEMA_VIOLATION: Code
    SUB_MANIFEST: Code
    SCHEMA_TEXT: Code
    SCHEMA_VERSION_TEXT: Code
    ORGANIZATIONS_MISSING: Code
    NO_ORGANIZATION: Code
    DEFAULT_UNKNOWN: Code
    ORGANIZATION_TITLE: Code
    ORGANIZATION_EMPTY: Code
    STRUCTURE: Code
    TITLE_LONG: Code
    TITLE_EMPTY: Code
    LOST_ZERO: Code
    IDENTIFIER_MISSING: Code
    IDENTIFIER_FORM: Code
    IDENTIFIER_DOUBLE: Code
    ITEM_TITLE: Code
    ITEM_WITHOUT_RESOURCE: Code
    ITEM_REFERENCE: Code
    ISVISIBLE: Code
    PARAMETERS_FORM: Code
    PARAMETERS_LONG: Code
    PARAMETERS_ALONE: Code
    RESOURCES_MISSING: Code
    RESOURCE_TYPE_MISSING: Code
    RESOURCE_TYPE: Code
    NO_HREF: Code
    HREF_UNLISTED: Code
    FILE_MISSING: Code
    FILE_CASE: Code
    HREF_FORM: Code
    HREF_EXTERNAL: Code
    HREF_QUERY: Code
    HREF_SPACE: Code
    RESOURCE_UNUSED: Code
    DEPENDENCY_UNKNOWN: Code
    DEPENDENCY_CYCLE: Code
    FILES_UNLISTED: Code
    FILE_TWICE: Code
    ENTRY_EMPTY: Code


class ScormCodes(Codes, Protocol):
    """
    Name what can be wrong with a manifest of SCORM beside that, and with the scripts that it brings.
    """

    ADLCP_PREFIX: Code
    NUMERIC_REFERENCE: Code
    CDATA: Code
    OTHER_STANDARD: Code
    METADATA_MISSING: Code
    SCHEMA_MISSING: Code
    SCHEMA_VERSION_MISSING: Code
    LOCATION_MISSING: Code
    DEFAULT_MISSING: Code
    BRANCH_WITH_RESOURCE: Code
    EXTENSION_UNKNOWN: Code
    EXTENSION_MISPLACED: Code
    NOTHING_TRACKED: Code
    SCORM_TYPE_MISSING: Code
    SCORM_TYPE: Code
    SCORM_TYPE_SPELLING: Code
    XML_BASE: Code
    XML_BASE_FORM: Code
    ENTRY_NOT_FIRST: Code
    NO_INITIALIZE: Code
    UNLOAD_ONLY: Code
    OTHER_API: Code
    ASSET_CALLS: Code
    SCHEMA_LOCATION_MISSING: Code
    SCHEMA_LOCATION_PARTIAL: Code


@dataclass(frozen=True, slots=True)
class Calls:
    """
    Say what a SCO's scripts mention: the word without which it talks to no LMS, the word of the other standard, and each further word
    with the finding where it is missing.
    """

    api: str
    other: str
    wanted: tuple[tuple[str, Code], ...]


@dataclass(frozen=True)
class Book:
    """
    Hold a standard on content packaging.

    *metadata* is the namespace of LOM, *schema* and *versions* the exact texts of schema and schemaversion; *schemas* judge the manifest.
    """

    codes: Codes
    imscp: str
    metadata: str
    schema: str
    versions: tuple[str, ...]
    schemas: SchemaSet

    @property
    def namespaces(self) -> frozenset[str]:
        """
        Return the namespaces that the standard's schemas describe.
        """
        return self.schemas.namespaces


@dataclass(frozen=True)
class ScormBook(Book):
    """
    Hold a standard of SCORM. *prefixes* are the literal spellings that readers without namespaces look for, by namespace; *others* namespaces
    of its sibling; *records* judge the metadata beside the manifest.
    """

    codes: ScormCodes
    adlcp: str
    scorm_type: str
    prefixes: tuple[tuple[str, str], ...]
    others: frozenset[str]
    records: SchemaSet
    calls: Calls
