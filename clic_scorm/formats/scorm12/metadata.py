"""
Learning Object Metadata inside the manifest (IMS Learning Resource Meta-data 1.2.1).
"""

from __future__ import annotations

from clic_scorm.formats.scorm12 import names
from clic_scorm.model import Contributor, Course
from clic_scorm.package import xml


_SOURCE = "LOMv1.0"
# LOM 2.3.1: the roles of the vocabulary; an author's other words become the nearest that is always true.
_ROLES = (
    "Author", "Publisher", "Unknown", "Initiator", "Terminator", "Validator", "Editor", "Graphical Designer",
    "Technical Implementer", "Content Provider", "Technical Validator", "Educational Validator", "Script Writer",
    "Instructional Designer",
)  # fmt: skip
_STATUS = {"draft": "Draft", "pilot": "Revised", "final": "Final"}


def add_metadata(parent: xml.Element, course: Course) -> None:
    """
    Append the course's LOM record to *parent*: title, description, language, keywords, version, contributors, rights, learning time.
    """
    lom = _child(parent, "lom")
    _add_general(lom, course)
    _add_lifecycle(lom, course)
    metametadata = _child(lom, "metametadata")
    _child(metametadata, "metadatascheme", "ADL SCORM 1.2")
    _child(metametadata, "language", course.language)
    technical = _child(lom, "technical")
    _child(technical, "format", "text/html")
    _add_educational(lom, course)
    _add_rights(lom, course)


def _add_general(lom: xml.Element, course: Course) -> None:
    general = _child(lom, "general")
    _text(_child(general, "title"), course.title, course)
    entry = _child(general, "catalogentry")
    _child(entry, "catalog", "clic-scorm")
    _text(_child(entry, "entry"), course.id, course)
    _child(general, "language", course.language)
    _text(_child(general, "description"), course.description or course.title, course)
    for keyword in course.keywords:
        _text(_child(general, "keyword"), keyword, course)


def _add_lifecycle(lom: xml.Element, course: Course) -> None:
    lifecycle = _child(lom, "lifecycle")
    _text(_child(lifecycle, "version"), course.version, course)
    _vocabulary(_child(lifecycle, "status"), _STATUS[course.status])
    for contributor in course.contributors:
        node = _child(lifecycle, "contribute")
        _vocabulary(_child(node, "role"), role(contributor))
        _child(_child(node, "centity"), "vcard", vcard(contributor))


def _add_educational(lom: xml.Element, course: Course) -> None:
    minutes = learning_minutes(course)
    educational = _child(lom, "educational")
    if minutes:
        _child(_child(educational, "typicallearningtime"), "datetime", duration(minutes))
    _child(educational, "language", course.language)


def _add_rights(lom: xml.Element, course: Course) -> None:
    rights = _child(lom, "rights")
    _vocabulary(_child(rights, "cost"), "no")
    _vocabulary(_child(rights, "copyrightandotherrestrictions"), "yes" if course.rights else "no")
    if course.rights:
        _text(_child(rights, "description"), course.rights, course)


def learning_minutes(course: Course) -> int:
    """
    Return the minutes that the author states, else the sum over the units, else 0.
    """
    return course.learning_minutes or sum(unit.minutes or 0 for unit in course.units)


def duration(minutes: int) -> str:
    """
    Return *minutes* as an ISO 8601 duration (LOM 5.9), such as `PT1H30M`.
    """
    hours, rest = divmod(minutes, 60)
    return "PT" + (f"{hours}H" if hours else "") + (f"{rest}M" if rest or not hours else "")


def role(contributor: Contributor) -> str:
    """
    Return the contributor's role in LOM's words; `Unknown` where the author's word is none of them.
    """
    return next((name for name in _ROLES if name.lower() == contributor.role.lower()), "Unknown")


def vcard(contributor: Contributor) -> str:
    """
    Return the least vCard 3.0 that names a contributor, with the characters escaped that have a meaning there (RFC 2426 §4).
    """
    name = contributor.name.replace("\\", "\\\\").replace(",", "\\,").replace(";", "\\;")
    return f"BEGIN:VCARD\nVERSION:3.0\nFN:{name}\nN:{name};;;;\nEND:VCARD"


def _child(parent: xml.Element, name: str, text: str | None = None) -> xml.Element:
    return xml.child(parent, xml.qualified(names.IMSMD, name), text)


def _text(parent: xml.Element, text: str, course: Course) -> None:
    node = _child(parent, "langstring", text)
    node.set(xml.qualified(xml.XML_NAMESPACE, "lang"), course.language)


def _vocabulary(parent: xml.Element, value: str) -> None:
    for name, text in (("source", _SOURCE), ("value", value)):
        node = _child(_child(parent, name), "langstring", text)
        node.set(xml.qualified(xml.XML_NAMESPACE, "lang"), "x-none")
