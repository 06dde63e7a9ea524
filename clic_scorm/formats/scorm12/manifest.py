"""
imsmanifest.xml, as the narrowest real reader wants it.
"""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from clic_scorm.formats.bricks.lom_record import IMS, add_metadata
from clic_scorm.formats.bricks.writing import add_course, add_sco, head, metadata_of
from clic_scorm.formats.scorm12 import names
from clic_scorm.model import Course
from clic_scorm.package import xml
from clic_scorm.rules import percent


def manifest_xml(course: Course, content: Sequence[str], pass_mark: Fraction | None = None) -> bytes:
    """
    Return the manifest of *course* with one SCO that lists every file in *content*.

    Prefixes are the customary ones with imscp as default namespace, as some readers compare spellings (CAM 1.2 §2.3).
    *pass_mark* is a share that the LMS compares the score with (adlcp:masteryscore).
    """
    root = head(course, names.PREFIXES, names.SCHEMA_FILES, names.SCHEMA, names.SCHEMA_VERSION)
    add_metadata(metadata_of(root), course, "ADL SCORM 1.2", binding=IMS)
    _, item = add_course(names.IMSCP, root, course)
    if pass_mark is not None:
        xml.child(item, xml.qualified(names.ADLCP, "masteryscore"), percent((pass_mark.numerator, pass_mark.denominator)))
    add_sco(names.IMSCP, root, xml.qualified(names.ADLCP, names.SCORM_TYPE), content)
    return xml.write(root)
