"""
imsmanifest.xml, as the narrowest real reader wants it.
"""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from clic_scorm.formats.bricks.lom_record import SCHEME, add_metadata
from clic_scorm.formats.bricks.writing import add_course, add_sco, head, metadata_of
from clic_scorm.formats.scorm2004 import names
from clic_scorm.model import Course
from clic_scorm.package import xml


def manifest_xml(course: Course, content: Sequence[str], edition: str, pass_mark: Fraction | None = None) -> bytes:
    """
    Return the manifest of *course* in *edition* (“3” or “4”) with one SCO that lists every file in *content*.

    Prefixes are the customary ones with imscp as default namespace, as some readers compare spellings (CAM 3.4). *pass_mark* is a
    share that the LMS compares the score with (SN 3.10.2, minNormalizedMeasure).
    """
    root = head(course, names.PREFIXES, names.SCHEMA_FILES, names.SCHEMA, names.EDITIONS[edition])
    add_metadata(metadata_of(root), course, SCHEME, "ADLv1.0")
    organization, item = add_course(names.IMSCP, root, course)
    _add_sequencing(organization, item, pass_mark)
    add_sco(names.IMSCP, root, xml.qualified(names.ADLCP, names.SCORM_TYPE), content)
    return xml.write(root)


def _add_sequencing(organization: xml.Element, item: xml.Element, pass_mark: Fraction | None) -> None:
    # Shared objectives are none; whoever resets an attempt shall find nothing of the last one.
    organization.set(xml.qualified(names.ADLSEQ, "objectivesGlobalToSystem"), "false")
    # The course itself says what is completed and passed (CAM 5.1.9): an LMS must not take a closed window for a completed course.
    sequencing = xml.child(item, xml.qualified(names.IMSSS, "sequencing"))
    if pass_mark is not None:
        objective = xml.child(xml.child(sequencing, _sequencing("objectives")), _sequencing("primaryObjective"))
        objective.set("satisfiedByMeasure", "true")
        xml.child(objective, _sequencing("minNormalizedMeasure"), str(float(pass_mark)))
    delivery = {"tracked": "true", "completionSetByContent": "true", "objectiveSetByContent": "true"}
    xml.child(sequencing, xml.qualified(names.IMSSS, "deliveryControls"), None, delivery)
    # There is nothing before the one SCO and nothing after it (CAM 5.2).
    interface = xml.child(xml.child(item, _nav("presentation")), _nav("navigationInterface"))
    for button in ("previous", "continue"):
        xml.child(interface, _nav("hideLMSUI"), button)
    # Flow lets an LMS start the course without asking which item is meant (SN 3.2.3).
    control = xml.child(xml.child(organization, xml.qualified(names.IMSSS, "sequencing")), xml.qualified(names.IMSSS, "controlMode"))
    control.set("choice", "true")
    control.set("flow", "true")


def _sequencing(name: str) -> str:
    return xml.qualified(names.IMSSS, name)


def _nav(name: str) -> str:
    return xml.qualified(names.ADLNAV, name)
