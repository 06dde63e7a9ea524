"""
Does an LMS understand what ADL adds to an item: prerequisites, time, data and mastery score?
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping

from clic_scorm.diagnostics import Diagnostic, finding
from clic_scorm.formats.bricks.manifest.book import Book
from clic_scorm.formats.bricks.manifest.document import Document, identifier, load, text
from clic_scorm.formats.scorm12 import codes, names
from clic_scorm.formats.scorm12.check_prerequisites import Unreadable, named_in
from clic_scorm.package import Package
from clic_scorm.package.xml import Element, children, local_name, namespace, qualified


_NUMBER = re.compile(r"\d{1,3}(\.\d+)?", re.ASCII)
_TIME = re.compile(r"\d{2,4}:[0-5]\d:[0-5]\d(\.\d{1,2})?", re.ASCII)
_KNOWN = frozenset(qualified(names.ADLCP, name) for name in (*names.ITEM_EXTENSIONS, names.LOCATION, "schema", "schemaversion"))
_EXTENSIONS = frozenset(qualified(names.ADLCP, name) for name in names.ITEM_EXTENSIONS)


def check_extensions(book: Book, package: Package) -> tuple[Diagnostic, ...]:
    """
    Judge what ADL adds to an item: prerequisites, time, data and mastery score (CAM 2.3, item; RTE 3.4, student_data).
    """
    document = load(book, package)
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
        if name != names.PREREQUISITES and document.starts_no_sco(item):
            yield finding(codes.EXTENSION_WITHOUT_SCO, where, name=name, identifier=identifier(item))
            continue
        stated = text(node)
        if stated != stated.strip():
            yield finding(codes.PADDED, where, name=name, identifier=identifier(item))
        yield from _JUDGES[name](document, item, node, stated.strip())


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
