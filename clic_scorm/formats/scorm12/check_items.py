"""
Do the items start something, under conditions that an LMS can read?
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping

from clic_scorm.diagnostics import Diagnostic, finding
from clic_scorm.formats.scorm12 import codes, names
from clic_scorm.formats.scorm12.check_document import Document, child, identifier, is_kind, load, scorm_type, text
from clic_scorm.formats.scorm12.check_prerequisites import Unreadable, named_in
from clic_scorm.package import Package
from clic_scorm.package.xml import Element, children, local_name, namespace, qualified


_PARAMETERS = re.compile(r"\?.+|#.+|&?[^?#&=]+=[^?#]*(#.*)?", re.DOTALL)
_NUMBER = re.compile(r"\d{1,3}(\.\d+)?", re.ASCII)
_TIME = re.compile(r"\d{2,4}:[0-5]\d:[0-5]\d(\.\d{1,2})?", re.ASCII)
_KNOWN = frozenset(qualified(names.ADLCP, name) for name in (*names.ITEM_EXTENSIONS, names.LOCATION, "schema", "schemaversion"))
_EXTENSIONS = frozenset(qualified(names.ADLCP, name) for name in names.ITEM_EXTENSIONS)


def check_items(package: Package) -> tuple[Diagnostic, ...]:
    """
    Judge title, reference, visibility and parameters of each item (CAM 2.3, item).
    """
    document = load(package)
    if document is None:
        return ()
    found: list[Diagnostic] = []
    for item in document.items:
        found.extend(_item(document, item))
    started = [resource for item in document.items if (resource := document.resource_of(item)) is not None]
    if started and all(is_kind(resource, names.ASSET) for resource in started):
        found.append(finding(codes.NOTHING_TRACKED, document.where(document.items[0])))
    return tuple(found)


def _item(document: Document, item: Element) -> Iterator[Diagnostic]:
    name = identifier(item)
    where = document.where(item)
    target = item.get("identifierref", "")
    branch = child(item, "item") is not None
    if child(item, "title") is None:
        yield finding(codes.ITEM_TITLE, where, identifier=name)
    if not target and not branch:
        yield finding(codes.ITEM_WITHOUT_RESOURCE, where, identifier=name)
    elif target and branch:
        yield finding(codes.BRANCH_WITH_RESOURCE, where, identifier=name)
    if target and target not in document.targets and document.identifiers_sound:
        yield finding(codes.ITEM_REFERENCE, document.where(item, "identifierref"), identifier=name, target=target)
    visible = item.get("isvisible", "true")
    if visible not in ("true", "false", "1", "0"):
        yield finding(codes.ISVISIBLE, document.where(item, "isvisible"), identifier=name, text=visible)
    parameters = item.get("parameters")
    if parameters:
        yield from _parameters(document, item, parameters, alone=branch and not target)


def _parameters(document: Document, item: Element, parameters: str, *, alone: bool) -> Iterator[Diagnostic]:
    where = document.where(item, "parameters")
    name = identifier(item)
    if not _PARAMETERS.fullmatch(parameters):
        yield finding(codes.PARAMETERS_FORM, where, identifier=name, text=parameters)
    elif len(parameters) > names.LONGEST_PARAMETERS:
        yield finding(codes.PARAMETERS_LONG, where, identifier=name, length=len(parameters))
    elif alone:
        yield finding(codes.PARAMETERS_ALONE, where, identifier=name)


def check_extensions(package: Package) -> tuple[Diagnostic, ...]:
    """
    Judge what ADL adds to an item: prerequisites, time, data and mastery score (CAM 2.3, item; RTE 3.4, student_data).
    """
    document = load(package)
    if document is None:
        return ()
    found: list[Diagnostic] = []
    for node in document.nodes:
        holder = node.getparent()
        if namespace(node) == names.ADLCP and node.tag not in _KNOWN:
            found.append(finding(codes.EXTENSION_UNKNOWN, document.where(node), name=local_name(node)))
        for name in map(str, node.attrib):
            space, _, local = name.rpartition("}")
            if space.removeprefix("{") == names.ADLCP and local.lower() != "scormtype":
                found.append(finding(codes.EXTENSION_UNKNOWN, document.where(node, local), name=local))
        if node.tag in _EXTENSIONS and holder is not None and holder.tag != qualified(names.IMSCP, "item"):
            found.append(finding(codes.EXTENSION_MISPLACED, document.where(node), name=local_name(node), parent=local_name(holder)))
    for item in document.items:
        found.extend(_extensions(document, item))
    return tuple(found)


def _extensions(document: Document, item: Element) -> Iterator[Diagnostic]:
    seen = set()
    for node in children(item, f"{{{names.ADLCP}}}*"):
        name = local_name(node)
        where = document.where(node)
        if node.tag not in _EXTENSIONS:
            continue
        if name in seen:
            yield finding(codes.EXTENSION_DOUBLE, where, name=name, identifier=identifier(item))
            continue
        seen.add(name)
        if name != names.PREREQUISITES and _starts_no_sco(document, item):
            yield finding(codes.EXTENSION_WITHOUT_SCO, where, name=name, identifier=identifier(item))
            continue
        stated = text(node)
        if stated != stated.strip():
            yield finding(codes.PADDED, where, name=name, identifier=identifier(item))
        yield from _JUDGES[name](document, item, node, stated.strip())


def _starts_no_sco(document: Document, item: Element) -> bool:
    """
    Say whether *item* surely starts no SCO; a reference or a type that is wrong has its own finding.
    """
    resource = document.resource_of(item)
    if resource is not None:
        return scorm_type(resource)[1] == names.ASSET
    return not item.get("identifierref") and child(item, "item") is not None


def _mastery_score(document: Document, item: Element, node: Element, stated: str) -> Iterator[Diagnostic]:
    where = document.where(node)
    if stated == "0":
        yield finding(codes.LOST_ZERO, where, name=names.MASTERY_SCORE, identifier=identifier(item))
    elif not _NUMBER.fullmatch(stated) or float(stated) > 100:
        yield finding(codes.MASTERY_SCORE, where, identifier=identifier(item), text=stated)


def _max_time(document: Document, item: Element, node: Element, stated: str) -> Iterator[Diagnostic]:
    if not _TIME.fullmatch(stated):
        yield finding(codes.MAX_TIME, document.where(node), identifier=identifier(item), text=stated)


def _time_limit_action(document: Document, item: Element, node: Element, stated: str) -> Iterator[Diagnostic]:
    if stated not in names.TIME_LIMIT_ACTIONS:
        yield finding(codes.TIME_LIMIT_ACTION, document.where(node), identifier=identifier(item), text=stated)


def _data_from_lms(document: Document, item: Element, node: Element, stated: str) -> Iterator[Diagnostic]:
    if stated == "0":
        yield finding(codes.LOST_ZERO, document.where(node), name=names.DATA_FROM_LMS, identifier=identifier(item))
    elif len(stated) > names.LONGEST_DATA_FROM_LMS:
        yield finding(codes.DATA_LONG, document.where(node), identifier=identifier(item), length=len(stated))


def _prerequisites(document: Document, item: Element, node: Element, stated: str) -> Iterator[Diagnostic]:
    name = identifier(item)
    kind = node.get("type", "")
    if kind != names.AICC_SCRIPT:
        yield finding(codes.PREREQUISITES_TYPE, document.where(node, "type"), identifier=name, text=kind)
        return
    try:
        mentioned = named_in(stated)
    except Unreadable as error:
        yield finding(codes.PREREQUISITES_FORM, document.where(node), identifier=name, text=stated, reason=error)
        return
    known = {identifier(other) for other in (*document.items, *document.organizations, *document.resources)}
    if "" in known:
        return
    for target in mentioned:
        if target not in known:
            yield finding(codes.PREREQUISITES_UNKNOWN, document.where(node), identifier=name, target=target)


_JUDGES: Mapping[str, Callable[[Document, Element, Element, str], Iterator[Diagnostic]]] = {
    names.PREREQUISITES: _prerequisites,
    names.MAX_TIME_ALLOWED: _max_time,
    names.TIME_LIMIT_ACTION: _time_limit_action,
    names.DATA_FROM_LMS: _data_from_lms,
    names.MASTERY_SCORE: _mastery_score,
}
