"""
Do the items have what every item needs: a title, something to start, words that an LMS can read?
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from clic_scorm.diagnostics import Diagnostic, finding
from clic_scorm.formats.bricks.manifest.book import ASSET, LONGEST_PARAMETERS, Book, ScormBook
from clic_scorm.formats.bricks.manifest.document import Document, identifier, load
from clic_scorm.package import Package
from clic_scorm.package.xml import Element


_PARAMETERS = re.compile(r"\?.+|#.+|&?[^?#&=]+=[^?#]*(#.*)?", re.DOTALL)


def check_items(book: Book, package: Package) -> tuple[Diagnostic, ...]:
    """
    Judge title, reference, visibility and parameters of each item (CAM 2.3, item).
    """
    document = load(book, package)
    if document is None:
        return ()
    found: list[Diagnostic] = []
    for item in document.items:
        found.extend(_item(document, item))
    started = [resource for item in document.items if (resource := document.resource_of(item)) is not None]
    if isinstance(book, ScormBook) and started and all(document.is_kind(resource, ASSET) for resource in started):
        found.append(finding(book.codes.NOTHING_TRACKED, document.where(document.items[0])))
    return tuple(found)


def _item(document: Document, item: Element) -> Iterator[Diagnostic]:
    name = identifier(item)
    where = document.where(item)
    target = item.get("identifierref", "")
    branch = document.child(item, "item") is not None
    if document.child(item, "title") is None:
        yield finding(document.book.codes.ITEM_TITLE, where, identifier=name)
    if not target and not branch:
        yield finding(document.book.codes.ITEM_WITHOUT_RESOURCE, where, identifier=name)
    elif isinstance(document.book, ScormBook) and target and branch:
        yield finding(document.book.codes.BRANCH_WITH_RESOURCE, where, identifier=name)
    if target and target not in document.targets and document.identifiers_sound:
        yield finding(document.book.codes.ITEM_REFERENCE, document.where(item, "identifierref"), identifier=name, target=target)
    visible = item.get("isvisible", "true")
    if visible not in ("true", "false", "1", "0"):
        yield finding(document.book.codes.ISVISIBLE, document.where(item, "isvisible"), identifier=name, text=visible)
    parameters = item.get("parameters")
    if parameters:
        yield from _parameters(document, item, parameters, alone=branch and not target)


def _parameters(document: Document, item: Element, parameters: str, *, alone: bool) -> Iterator[Diagnostic]:
    where = document.where(item, "parameters")
    name = identifier(item)
    if not _PARAMETERS.fullmatch(parameters):
        yield finding(document.book.codes.PARAMETERS_FORM, where, identifier=name, text=parameters)
    elif len(parameters) > LONGEST_PARAMETERS:
        yield finding(document.book.codes.PARAMETERS_LONG, where, identifier=name, length=len(parameters))
    elif alone:
        yield finding(document.book.codes.PARAMETERS_ALONE, where, identifier=name)
