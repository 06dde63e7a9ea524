"""
Do the pages of a SCO talk to the LMS, as far as their text shows it?

Nothing is run: a name that never appears in any page or script of a SCO can't be called, a name that appears may be. So every finding
here is a warning about what is not there. A SCO that loads scripts from the web is not judged.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from clic_scorm.diagnostics import Diagnostic, finding
from clic_scorm.formats.bricks.manifest.book import ASSET, SCO, ScormBook
from clic_scorm.formats.bricks.manifest.document import Document, base, identifier, load
from clic_scorm.formats.bricks.manifest.files import Paths, listed_members
from clic_scorm.formats.bricks.manifest.structure import dependencies
from clic_scorm.package import Package
from clic_scorm.package.xml import Element


_READ = (".html", ".htm", ".xhtml", ".js", ".mjs")
_PAGEHIDE = "pagehide"
_UNLOAD = re.compile(rb"""["'](?:before)?unload["']|\bon(?:before)?unload\b""")
_FROM_WEB = re.compile(rb"""<script[^>]{0,500}?\ssrc\s*=\s*["']?\s*(?:https?:)?//""", re.IGNORECASE)
_UNLOAD_MARK = "unload"
_WEB_MARK = "web"


def check_behaviour(book: ScormBook, package: Package) -> tuple[Diagnostic, ...]:
    """
    Look for the calls and elements that a SCO needs in its pages and scripts (RTE 3.2 launch, 3.3 API, 3.4 data model).
    """
    document = load(book, package)
    if document is None or not document.identifiers_sound:
        return ()
    paths = Paths(book, package)
    marks = {name: _marks(book, data) for name, data in package.items() if name.lower().endswith(_READ)}
    listed, _ = listed_members(package, document)
    # Files that no resource lists may be loaded by any page.
    loose = set().union(*(found for name, found in marks.items() if name not in listed))
    judged: list[Diagnostic] = []
    for resource in document.resources:
        entry = paths.resolve(resource.get("href", ""), base(resource))
        if entry.code is not None or not package[entry.name].strip():
            continue
        if document.is_kind(resource, SCO):
            reached = _reached(document, paths, resource)
            if reached is not None:
                judged.extend(_sco(book, document, resource, loose.union(*(marks.get(name, set()) for name in reached))))
        elif document.scorm_type(resource)[1] == ASSET and book.calls.api in marks.get(entry.name, set()):
            judged.append(finding(book.codes.ASSET_CALLS, document.where(resource), identifier=identifier(resource)))
    return tuple(judged)


def _marks(book: ScormBook, data: bytes) -> set[str]:
    calls = book.calls
    looked_for = (calls.api, calls.other, _PAGEHIDE, *(mark for mark, _ in calls.wanted))
    found = {mark for mark in looked_for if mark.encode() in data}
    if _UNLOAD.search(data):
        found.add(_UNLOAD_MARK)
    if b"<script" in data.lower() and _FROM_WEB.search(data):
        found.add(_WEB_MARK)
    return found


def _reached(document: Document, paths: Paths, resource: Element) -> set[str] | None:
    """
    Return the members of *resource* and of all it depends on, or None where one of them is not there.
    """
    waiting = [resource]
    seen = {identifier(resource)}
    found: set[str] = set()
    while waiting:
        current = waiting.pop()
        nodes = (current, *document.children(current, "file"))
        for target in (paths.resolve(href, base(current)) for node in nodes if (href := node.get("href")) is not None):
            if target.code is not None:
                return None
            found.add(target.name)
        for name in dependencies(document, current):
            other = document.resource_by_identifier.get(name)
            if other is None:
                return None
            if name not in seen:
                seen.add(name)
                waiting.append(other)
    return found


def _sco(book: ScormBook, document: Document, resource: Element, marks: set[str]) -> Iterator[Diagnostic]:
    where = document.where(resource)
    name = identifier(resource)
    if _WEB_MARK in marks:
        return
    calls = book.calls
    if calls.api not in marks:
        code = book.codes.OTHER_API if calls.other in marks else book.codes.NO_INITIALIZE
        yield finding(code, where, identifier=name)
        return
    for mark, code in calls.wanted:
        if mark not in marks:
            yield finding(code, where, identifier=name)
    if _UNLOAD_MARK in marks and _PAGEHIDE not in marks:
        yield finding(book.codes.UNLOAD_ONLY, where, identifier=name)
