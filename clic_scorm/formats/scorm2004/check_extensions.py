"""
Does an LMS understand what ADL adds to a manifest: data, time limits, thresholds, hidden buttons?
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from clic_scorm.diagnostics import Diagnostic, finding
from clic_scorm.formats.bricks.manifest.book import Book
from clic_scorm.formats.bricks.manifest.document import Document, identifier, load, text
from clic_scorm.formats.scorm2004 import codes, names
from clic_scorm.package import Package
from clic_scorm.package.xml import Element, children, local_name, namespace, qualified


_ATTRIBUTES = {
    names.ADLCP: frozenset({names.SCORM_TYPE, "sharedDataGlobalToSystem"}),
    names.ADLSEQ: frozenset({"objectivesGlobalToSystem"}),
}
_ELEMENTS = {
    names.ADLCP: frozenset({*names.ITEM_EXTENSIONS, "location", "map"}),
    names.ADLSEQ: frozenset({"constrainedChoiceConsiderations", "rollupConsiderations", "objectives", "objective", "mapInfo"}),
    names.ADLNAV: frozenset({"presentation", "navigationInterface", "hideLMSUI"}),
}
_OF_ITEM = frozenset(qualified(names.ADLCP, name) for name in names.ITEM_EXTENSIONS)
_PRESENTATION = qualified(names.ADLNAV, "presentation")


def share(stated: str) -> float | None:
    """
    Return the number from 0 to 1 that *stated* is, or None.
    """
    try:
        value = float(stated)
    except ValueError:
        return None
    return value if 0 <= value <= 1 and re.fullmatch(r"[\d.]+", stated.strip(), re.ASCII) else None


def edition_of(document: Document) -> str:
    """
    Return the text of schemaversion, or an empty string.
    """
    metadata = document.child(document.root, "metadata")
    version = document.child(metadata, "schemaversion") if metadata is not None else None
    return text(version).strip() if version is not None else ""


def check_names(book: Book, package: Package) -> tuple[Diagnostic, ...]:
    """
    Find names that ADL's namespaces do not have, extensions that stand where nobody looks for them, and names of a later edition
    (CAM 3.4.1 and 5).
    """
    document = load(book, package)
    if document is None:
        return ()
    found: list[Diagnostic] = []
    early = edition_of(document) in (names.EDITIONS["3"], names.FIRST_EDITIONS)
    for node in document.nodes:
        space, name = namespace(node), local_name(node)
        holder = node.getparent()
        parent = local_name(holder) if holder is not None else ""
        if space in _ELEMENTS and name not in _ELEMENTS[space]:
            found.append(finding(codes.EXTENSION_UNKNOWN, document.where(node), name=name))
        elif (node.tag in _OF_ITEM or node.tag == _PRESENTATION) and parent != "item":
            found.append(finding(codes.EXTENSION_MISPLACED, document.where(node), name=name, parent=parent))
        elif early and (space, name) in ((names.ADLCP, names.DATA), (names.ADLSEQ, "objectives")):
            found.append(finding(codes.LATER_EDITION, document.where(node), name=name))
        for attribute in map(str, node.attrib):
            space, _, local = attribute.rpartition("}")
            space = space.removeprefix("{")
            if space in _ATTRIBUTES and local not in _ATTRIBUTES[space] and local.lower() != "scormtype":
                found.append(finding(codes.EXTENSION_UNKNOWN, document.where(node, local), name=local))
            elif early and local == "sharedDataGlobalToSystem":
                found.append(finding(codes.LATER_EDITION, document.where(node, local), name=local))
    return tuple(found)


def check_extensions(book: Book, package: Package) -> tuple[Diagnostic, ...]:
    """
    Judge what ADL adds to an item: time limit, data, threshold of completion, shared data (CAM 3.4.1, item).
    """
    document = load(book, package)
    if document is None:
        return ()
    found: list[Diagnostic] = []
    for item in document.items:
        seen = set()
        for node in children(item, f"{{{names.ADLCP}}}*"):
            name = local_name(node)
            if node.tag not in _OF_ITEM:
                continue
            where = document.where(node)
            if name in seen:
                found.append(finding(codes.EXTENSION_DOUBLE, where, name=name, identifier=identifier(item)))
            elif document.starts_no_sco(item):
                found.append(finding(codes.EXTENSION_WITHOUT_SCO, where, name=name, identifier=identifier(item)))
            else:
                found.extend(_extension(document, item, node))
            seen.add(name)
    return tuple(found)


def _extension(document: Document, item: Element, node: Element) -> Iterator[Diagnostic]:
    where = document.where(node)
    name, stated = local_name(node), text(node)
    if name in (names.DATA_FROM_LMS, names.TIME_LIMIT_ACTION) and stated != stated.strip():
        yield finding(codes.PADDED, where, name=name, identifier=identifier(item))
    match name:
        case names.TIME_LIMIT_ACTION:
            if stated.strip() not in names.TIME_LIMIT_ACTIONS:
                yield finding(codes.TIME_LIMIT_ACTION, where, identifier=identifier(item), text=stated)
        case names.DATA_FROM_LMS:
            if stated == "0":
                yield finding(codes.LOST_ZERO, where, name=name, identifier=identifier(item))
            elif len(stated) > names.LONGEST_DATA_FROM_LMS:
                yield finding(codes.DATA_LONG, where, identifier=identifier(item), length=len(stated))
        case names.COMPLETION_THRESHOLD:
            yield from _threshold(document, item, node)
        case _:
            yield from _shared(document, item, node)


def _threshold(document: Document, item: Element, node: Element) -> Iterator[Diagnostic]:
    third = edition_of(document) in (names.EDITIONS["3"], names.FIRST_EDITIONS)
    stated = text(node).strip()
    attributes = [name for name in names.THRESHOLD_ATTRIBUTES if node.get(name) is not None]
    if third and attributes:
        yield finding(codes.LATER_EDITION, document.where(node, attributes[0]), name=attributes[0])
    elif not third and stated:
        yield finding(codes.THRESHOLD_TEXT, document.where(node), identifier=identifier(item), text=stated)
    elif third and share(stated) is None:
        yield finding(codes.THRESHOLD_FORM, document.where(node), identifier=identifier(item), text=stated)
    for name in names.THRESHOLD_ATTRIBUTES[1:]:
        value = node.get(name)
        if value is not None and share(value) is None:
            yield finding(codes.THRESHOLD_FORM, document.where(node, name), identifier=identifier(item), text=value)


def _shared(document: Document, item: Element, node: Element) -> Iterator[Diagnostic]:
    targets = set()
    for one in children(node, qualified(names.ADLCP, "map")):
        target = one.get("targetID")
        if target is not None and target in targets:
            yield finding(codes.DATA_TWICE, document.where(one, "targetID"), identifier=identifier(item), target=target)
        targets.add(target)


def check_presentation(book: Book, package: Package) -> tuple[Diagnostic, ...]:
    """
    Judge which buttons an LMS is asked to hide (CAM 5.2, presentation and hideLMSUI).
    """
    document = load(book, package)
    if document is None:
        return ()
    found: list[Diagnostic] = []
    for item in document.items:
        for presentation in children(item, _PRESENTATION):
            if not item.get("identifierref"):
                found.append(finding(codes.PRESENTATION_WITHOUT_RESOURCE, document.where(presentation), identifier=identifier(item)))
                continue
            seen = set()
            for node in presentation.iter(qualified(names.ADLNAV, "hideLMSUI")):
                word = text(node).strip()
                if word not in names.HIDDEN:
                    found.append(finding(codes.HIDDEN_WORD, document.where(node), text=word, identifier=identifier(item)))
                elif word in seen:
                    found.append(finding(codes.HIDDEN_TWICE, document.where(node), text=word, identifier=identifier(item)))
                seen.add(word)
    return tuple(found)
