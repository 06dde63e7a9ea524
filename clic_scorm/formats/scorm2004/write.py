"""
Write a course as a SCORM 2004 package.
"""

from __future__ import annotations

from collections.abc import Mapping

from clic_scorm.diagnostics import Diagnostic, finding
from clic_scorm.formats.base import Options, Written
from clic_scorm.formats.bricks.identity import IDENTITY, SETTINGS
from clic_scorm.formats.bricks.parts import control_documents, identity_json, origins
from clic_scorm.formats.scorm2004 import codes, names
from clic_scorm.formats.scorm2004.manifest import manifest_xml
from clic_scorm.formats.scorm2004.objectives import goals, homes, refs, silent
from clic_scorm.model import Course, Quiz
from clic_scorm.package import Package
from clic_scorm.site import Site, shell
from clic_scorm.site.payload import script


ADAPTER = "scorm2004"
EDITION = "edition"


def write(course: Course, site: Site, options: Options) -> Written:
    """
    Return the SCORM 2004 package of *course*: entry page, content, manifest and control documents at the root (CAM 3.3).

    The setting `edition` is “4”, which is the default, or “3”.
    """
    edition = options.settings.get(EDITION, next(iter(names.EDITIONS)))
    members = {
        **site.members,
        **shell(site, ADAPTER, brought(course, site)),
        IDENTITY: identity_json(ADAPTER, course, {SETTINGS: {EDITION: edition}}),
    }
    content = sorted(members)
    members.update(control_documents("scorm2004", names.CONTROL_DOCUMENTS))
    members[names.MANIFEST] = manifest_xml(course, content, edition, site.pass_mark)
    from_where = origins(course, site, members)
    return Written(Package(members), _limits(course, silent(course)), (names.MANIFEST,), from_where, names.LABELS[edition])


def brought(course: Course, site: Site) -> Mapping[str, bytes]:
    """
    Return what the scripts of parts have to know beside what every LMS is told, by the name of the part.

    It is not needed for the first page: it comes with the parts that tell it.
    """
    untold = silent(course)
    told = {"objectives": script("goals", goals(course, site))}
    return told | ({"quiz": script("silent", homes(course, untold))} if untold else {})


def _limits(course: Course, untold: tuple[Quiz, ...]) -> tuple[Diagnostic, ...]:
    every = {ref for quiz in course.quizzes for ref in refs(quiz)}
    if len(every) <= names.MOST_INTERACTIONS:
        return ()
    kept = {ref for quiz in course.quizzes if quiz not in untold for ref in refs(quiz)}
    where = untold[0].span if untold else course.span
    told = min(len(kept), names.MOST_INTERACTIONS)
    return (finding(codes.ANSWERS_UNTOLD, where, count=len(every), most=names.MOST_INTERACTIONS, told=told),)
