"""
Check any SCORM 2004 package, 3rd and 4th Edition, against the books (CAM, RTE and SN) and against what LMSs are known to do.

Each check reads the package alone.
"""

from __future__ import annotations

from clic_scorm.formats.bricks.manifest.book import Calls, ScormBook
from clic_scorm.formats.bricks.manifest.rules import Check, checks, manifest_of
from clic_scorm.formats.bricks.xsd import schema_set
from clic_scorm.formats.scorm2004 import codes, names
from clic_scorm.formats.scorm2004.check_extensions import check_extensions, check_names, check_presentation
from clic_scorm.formats.scorm2004.check_sequencing import check_controls, check_objectives, check_places, check_rules
from clic_scorm.package import Package
from clic_scorm.package.xml import XmlError, elements, local_name, namespace, parse


BOOK = ScormBook(
    codes=codes,
    imscp=names.IMSCP,
    adlcp=names.ADLCP,
    metadata=names.LOM,
    scorm_type=names.SCORM_TYPE,
    schema=names.SCHEMA,
    versions=names.VERSIONS,
    prefixes=((names.ADLCP, "adlcp"), (names.ADLSEQ, "adlseq"), (names.ADLNAV, "adlnav"), (names.IMSSS, "imsss")),
    others=names.SCORM_12_NAMESPACES,
    schemas=schema_set("scorm2004", names.SCHEMA_FILES),
    records=schema_set("scorm2004", {names.LOM: names.SCHEMA_FILES[names.LOM]}),
    # RTE 2.1 launch, 3.1 API, 4 data model.
    calls=Calls(
        "API_1484_11",
        "LMSInitialize",
        (
            ("Terminate", codes.NO_FINISH),
            ("Commit", codes.NO_COMMIT),
            ("completion_status", codes.NO_STATUS),
            ("session_time", codes.NO_SESSION_TIME),
            ("cmi.exit", codes.NO_EXIT),
        ),
    ),
)
CHECKS: tuple[Check, ...] = checks(
    BOOK, check_names, check_extensions, check_presentation, check_places, check_objectives, check_rules, check_controls
)


def recognises(package: Package) -> bool:
    """
    Say whether *package* means to be SCORM 2004, broken or not: by the namespaces of ADL and of sequencing, or by its version.

    A manifest that can't be parsed counts by the words in its text. IMS Content Packaging alone is no SCORM, though the namespace is the same.
    """
    data = manifest_of(package)
    if data is None:
        return False
    ours = (names.ADLCP, names.ADLSEQ, names.ADLNAV, names.IMSSS)
    try:
        root = parse(data)
    except XmlError:
        return any(space.encode() in data for space in ours)
    if namespace(root) in names.SCORM_12_NAMESPACES:
        return False
    used = {space for node in elements(root) for space in node.nsmap.values()}
    said = {(local_name(node), (node.text or "").strip()) for node in elements(root) if local_name(node) in ("schema", "schemaversion")}
    return (
        any(space in used for space in ours)
        or (namespace(root) == names.IMSCP and ("schema", names.SCHEMA) in said)
        or any(("schemaversion", version) in said for version in names.VERSIONS)
    )
