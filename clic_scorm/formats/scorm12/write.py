"""
Write a course as a SCORM 1.2 package.
"""

from __future__ import annotations

from clic_scorm.formats.base import Options, Written
from clic_scorm.formats.bricks.identity import IDENTITY
from clic_scorm.formats.bricks.parts import control_documents, identity_json, origins
from clic_scorm.formats.scorm12 import names
from clic_scorm.formats.scorm12.manifest import manifest_xml
from clic_scorm.model import Course
from clic_scorm.package import Package
from clic_scorm.site import Site, shell


ADAPTER = "scorm12"


def write(course: Course, site: Site, options: Options) -> Written:  # noqa: ARG001  # the protocol; this format has no settings yet
    """
    Return the SCORM 1.2 package of *course*: entry page, content, manifest and control documents at the root (CAM 1.2 §2.4).
    """
    members = {**site.members, **shell(site, ADAPTER), IDENTITY: identity_json(ADAPTER, course)}
    content = sorted(members)
    members.update(control_documents("scorm12", names.CONTROL_DOCUMENTS))
    members[names.MANIFEST] = manifest_xml(course, content, site.pass_mark)
    return Written(Package(members), first=(names.MANIFEST,), origins=origins(course, site, members))
