"""
Check any SCORM 1.2 package against the books (CAM and RTE of SCORM 1.2) and against what LMSs are known to do.

Each check reads the package alone.
"""

from __future__ import annotations

from clic_scorm.formats.bricks.manifest.book import Calls, ScormBook
from clic_scorm.formats.bricks.manifest.rules import Check, checks, manifest_of
from clic_scorm.formats.bricks.xsd import schema_set
from clic_scorm.formats.scorm12 import codes, names
from clic_scorm.formats.scorm12.check_items import check_extensions
from clic_scorm.package import Package
from clic_scorm.package.xml import XmlError, elements, local_name, namespace, parse


BOOK = ScormBook(
    codes=codes,
    imscp=names.IMSCP,
    adlcp=names.ADLCP,
    metadata=names.IMSMD,
    scorm_type=names.SCORM_TYPE,
    schema=names.SCHEMA,
    versions=(names.SCHEMA_VERSION,),
    prefixes=((names.ADLCP, "adlcp"),),
    others=names.SCORM_2004_NAMESPACES,
    schemas=schema_set("scorm12", names.SCHEMA_FILES),
    records=schema_set("scorm12", {names.IMSMD: names.SCHEMA_FILES[names.IMSMD]}),
    # RTE 3.2 launch, 3.3 API, 3.4 data model.
    calls=Calls(
        "LMSInitialize",
        "API_1484_11",
        (
            ("LMSFinish", codes.NO_FINISH),
            ("LMSCommit", codes.NO_COMMIT),
            ("lesson_status", codes.NO_STATUS),
            ("session_time", codes.NO_SESSION_TIME),
            ("core.exit", codes.NO_EXIT),
        ),
    ),
)
CHECKS: tuple[Check, ...] = checks(BOOK, check_extensions)


def recognises(package: Package) -> bool:
    """
    Say whether *package* means to be SCORM 1.2, broken or not: by the manifest's namespaces or by its version.

    A manifest that can't be parsed counts by the words in its text.
    """
    data = manifest_of(package)
    if data is None:
        return False
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
