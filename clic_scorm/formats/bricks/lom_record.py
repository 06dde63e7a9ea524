"""
Learning Object Metadata inside a manifest (IEEE 1484.12.1), in the XML binding of IEEE 1484.12.3 or in IMS's earlier one.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from clic_scorm.formats.bricks.lom import duration, learning_minutes, role, vcard
from clic_scorm.model import Course
from clic_scorm.package import xml


@dataclass(frozen=True, slots=True)
class Binding:
    """
    Hold how a binding spells a record: its *namespace*, the names that are other than the standard's, and what a text in a language is.

    An *early* one capitalises the words of vocabularies, wraps each of them as a text without a language, and has an element around a vCard.
    """

    namespace: str
    string: str
    language: str
    spelling: Mapping[str, str] = field(default_factory=dict)
    early: bool = False


IEEE = Binding("http://ltsc.ieee.org/xsd/LOM", "string", "language")
# IMS Learning Resource Meta-data 1.2.1, which SCORM 1.2 uses.
IMS = Binding(
    "http://www.imsglobal.org/xsd/imsmd_rootv1p2p1",
    "langstring",
    xml.qualified(xml.XML_NAMESPACE, "lang"),
    {
        "identifier": "catalogentry",
        "lifeCycle": "lifecycle",
        "entity": "centity",
        "metaMetadata": "metametadata",
        "metadataSchema": "metadatascheme",
        "typicalLearningTime": "typicallearningtime",
        "duration": "datetime",
        "copyrightAndOtherRestrictions": "copyrightandotherrestrictions",
    },
    early=True,
)
SCHEME = "LOMv1.0"
_STATUS = {"draft": "Draft", "pilot": "Revised", "final": "Final"}
_NO_LANGUAGE = "x-none"
_CATALOGUE = "clic-scorm"


def add_metadata(parent: xml.Element, course: Course, *schemes: str, binding: Binding = IEEE) -> None:
    """
    Append the course's LOM record to *parent*: title, description, language, keywords, version, contributors, rights, learning time.

    *schemes* are what the record follows.
    """
    lom = _child(binding, parent, "lom")
    _add_general(binding, lom, course)
    _add_life_cycle(binding, lom, course)
    record = _child(binding, lom, "metaMetadata")
    for scheme in schemes:
        _child(binding, record, "metadataSchema", scheme)
    _child(binding, record, "language", course.language)
    _child(binding, _child(binding, lom, "technical"), "format", "text/html")
    educational = _child(binding, lom, "educational")
    minutes = learning_minutes(course)
    if minutes:
        _child(binding, _child(binding, educational, "typicalLearningTime"), "duration", duration(minutes))
    _child(binding, educational, "language", course.language)
    _add_rights(binding, lom, course)


def _add_general(binding: Binding, lom: xml.Element, course: Course) -> None:
    general = _child(binding, lom, "general")
    if binding.early:
        _text(binding, _child(binding, general, "title"), course.title, course)
        entry = _child(binding, general, "identifier")
        _child(binding, entry, "catalog", _CATALOGUE)
        _text(binding, _child(binding, entry, "entry"), course.id, course)
    else:
        entry = _child(binding, general, "identifier")
        _child(binding, entry, "catalog", _CATALOGUE)
        _child(binding, entry, "entry", course.id)
        _text(binding, _child(binding, general, "title"), course.title, course)
    _child(binding, general, "language", course.language)
    _text(binding, _child(binding, general, "description"), course.description or course.title, course)
    for keyword in course.keywords:
        _text(binding, _child(binding, general, "keyword"), keyword, course)


def _add_life_cycle(binding: Binding, lom: xml.Element, course: Course) -> None:
    cycle = _child(binding, lom, "lifeCycle")
    _text(binding, _child(binding, cycle, "version"), course.version, course)
    _term(binding, _child(binding, cycle, "status"), _STATUS[course.status])
    for contributor in course.credited:
        node = _child(binding, cycle, "contribute")
        _term(binding, _child(binding, node, "role"), role(contributor))
        if binding.early:
            _child(binding, _child(binding, node, "entity"), "vcard", vcard(contributor))
        else:
            _child(binding, node, "entity", vcard(contributor))


def _add_rights(binding: Binding, lom: xml.Element, course: Course) -> None:
    rights = _child(binding, lom, "rights")
    _term(binding, _child(binding, rights, "cost"), "no")
    _term(binding, _child(binding, rights, "copyrightAndOtherRestrictions"), "yes" if course.rights else "no")
    if course.rights:
        _text(binding, _child(binding, rights, "description"), course.rights, course)


def _child(binding: Binding, parent: xml.Element, name: str, text: str | None = None) -> xml.Element:
    return xml.child(parent, xml.qualified(binding.namespace, binding.spelling.get(name, name)), text)


def _text(binding: Binding, parent: xml.Element, text: str, course: Course) -> None:
    _child(binding, parent, binding.string, text).set(binding.language, course.language)


def _term(binding: Binding, parent: xml.Element, word: str) -> None:
    for name, text in (("source", SCHEME), ("value", word)):
        if binding.early:
            _child(binding, _child(binding, parent, name), binding.string, text).set(binding.language, _NO_LANGUAGE)
        else:
            _child(binding, parent, name, text if name == "source" else text.lower())
