"""
Check any SCORM 1.2 package against the books (CAM and RTE of SCORM 1.2) and against what LMSs are known to do.

Each check reads the package alone. What the schema finds is told only where no rule of meaning has told it in better words.
"""

from __future__ import annotations

from collections.abc import Callable

from clic_scorm.diagnostics import Diagnostic, Member, finding
from clic_scorm.formats.bricks.xsd import Violation, schema_set, violations
from clic_scorm.formats.scorm12 import codes, names
from clic_scorm.formats.scorm12.check_behaviour import check_behaviour
from clic_scorm.formats.scorm12.check_document import load
from clic_scorm.formats.scorm12.check_files import check_bases, check_listing, check_metadata_files, check_paths
from clic_scorm.formats.scorm12.check_items import check_extensions, check_items
from clic_scorm.formats.scorm12.check_manifest import (
    check_identifiers,
    check_metadata,
    check_order,
    check_organizations,
    check_references,
    check_resources,
    check_titles,
)
from clic_scorm.formats.scorm12.check_package import (
    check_control_documents,
    check_namespaces,
    check_presence,
    check_spelling,
    check_text,
)
from clic_scorm.package import Package
from clic_scorm.package.xml import XML_NAMESPACE, XmlError, elements, local_name, namespace, parse, without


Check = Callable[[Package], tuple[Diagnostic, ...]]

MANIFEST_SCHEMAS = schema_set("scorm12", names.SCHEMA_FILES)

_JUDGED = frozenset({"", names.XSI, XML_NAMESPACE, *names.SCHEMA_FILES})
_MEANING: tuple[Check, ...] = (
    check_metadata,
    check_organizations,
    check_identifiers,
    check_titles,
    check_items,
    check_extensions,
    check_resources,
    check_references,
    check_order,
    check_paths,
    check_listing,
    check_bases,
    check_metadata_files,
    check_control_documents,
)


def check_schema(package: Package) -> tuple[Diagnostic, ...]:
    """
    Judge the manifest by the schemas, and tell what no rule of meaning has told already.

    Names in namespaces that we hold no schema for are left aside: they have a warning of their own.
    """
    document = load(package)
    if document is None:
        return ()
    root = document.root
    if any(namespace(node) not in _JUDGED for node in document.nodes) or any(
        _foreign(name) for node in document.nodes for name in node.attrib
    ):
        root = without(root, lambda space: space not in _JUDGED)
    broken = violations(MANIFEST_SCHEMAS, root)
    if not broken:
        return ()
    told = {item.where.path for one in _MEANING for item in one(package) if isinstance(item.where, Member) and item.where.path}
    return tuple(
        finding(codes.SCHEMA_VIOLATION, Member(names.MANIFEST, item.line, item.path), sentence=item.sentence)
        for item in broken
        if not _is_told(item, told)
    )


def _foreign(name: object) -> bool:
    space, _, _ = str(name).rpartition("}")
    return space.removeprefix("{") not in _JUDGED


def _is_told(violation: Violation, told: set[str]) -> bool:
    return violation.path in told or violation.parent in told


CHECKS: tuple[Check, ...] = (check_presence, check_text, check_spelling, check_namespaces, *_MEANING, check_schema, check_behaviour)


def check(package: Package) -> tuple[Diagnostic, ...]:
    """
    Return all findings about *package*, in the order of files and lines.
    """
    return tuple(sorted((item for one in CHECKS for item in one(package)), key=Diagnostic.sort_key))


def recognises(package: Package) -> bool:
    """
    Say whether *package* means to be SCORM 1.2, broken or not: by the manifest's namespaces or by its version.

    A manifest that can't be parsed counts by the words in its text.
    """
    candidates = [name for name in package if name.rpartition("/")[2].lower() == names.MANIFEST]
    if not candidates:
        return False
    data = package[min(candidates, key=lambda name: (name.count("/"), name != names.MANIFEST, name))]
    try:
        root = parse(data)
    except XmlError:
        return any(space.encode() in data for space in (names.IMSCP, names.ADLCP))
    if namespace(root) == names.IMSCP:
        return True
    if namespace(root) in names.SCORM_2004_NAMESPACES:
        return False
    used = {space for node in elements(root) for space in node.nsmap.values()}
    versions = [(node.text or "").strip() for node in elements(root) if local_name(node) == "schemaversion"]
    return names.ADLCP in used or names.SCHEMA_VERSION in versions
