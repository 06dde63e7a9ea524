"""
Do the manifest's paths lead to the package's files, and the files stand in the manifest?
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import unquote

from clic_scorm.diagnostics import Code, Diagnostic, Member, finding
from clic_scorm.formats.bricks.manifest.book import MANIFEST, Book, ScormBook
from clic_scorm.formats.bricks.manifest.document import Document, base, has_scheme, identifier, is_external, load, text
from clic_scorm.formats.bricks.xsd import violations
from clic_scorm.package import Package
from clic_scorm.package.xml import XML_NAMESPACE, DoctypeError, Element, XmlError, line, local_name, namespace, parse, qualified


_BROKEN_PERCENT = re.compile(r"%(?![0-9A-Fa-f]{2})")


@dataclass(frozen=True, slots=True)
class Target:
    """
    Hold where a path leads: *name* is the member it means (empty where it means none), *code* and *reason* what is wrong with it.
    """

    name: str = ""
    code: Code | None = None
    reason: str = ""


class Paths:
    """
    Resolve paths of a manifest against the members of *package*.
    """

    def __init__(self, book: Book, package: Package) -> None:
        self.codes = book.codes
        self.package = package
        self._folded = {name.casefold(): name for name in package}

    def resolve(self, href: str, folder: str = "") -> Target:
        """
        Return the member that *href* means, read against *folder* (RFC 3986 §5; CAM 2.3, resource and file).
        """
        if is_external(href):
            return Target(code=self.codes.HREF_EXTERNAL)
        reason = _fault(href)
        if reason:
            return Target(code=self.codes.HREF_FORM, reason=reason)
        bare = re.split("[?#]", href, maxsplit=1)[0]
        if not bare:
            return Target(code=self.codes.HREF_FORM, reason="it names no file")
        name = posixpath.normpath(folder + unquote(bare, errors="replace"))
        if name == ".." or name.startswith(("../", "/")):
            return Target(code=self.codes.HREF_FORM, reason="it leads above the top of the package")
        if name in self.package:
            return Target(name)
        other = self._folded.get(name.casefold())
        return Target(other, self.codes.FILE_CASE) if other else Target(code=self.codes.FILE_MISSING)


def _fault(href: str) -> str:
    if "\\" in href:
        return "it has a backslash"
    if href.startswith("/"):
        return "it starts with a slash"
    if has_scheme(href):
        return f"“{href.partition(':')[0]}:” is a drive or a scheme"
    if _BROKEN_PERCENT.search(href):
        return "“%” has to be followed by two hexadecimal digits; write %25 for the sign itself"
    return ""


def check_paths(book: Book, package: Package) -> tuple[Diagnostic, ...]:
    """
    Follow each href of resource and file to a member of the package, letter by letter (CAM 2.3, resource and file).
    """
    document = load(book, package)
    if document is None:
        return ()
    paths = Paths(book, package)
    found: list[Diagnostic] = []
    for resource in document.resources:
        files = document.children(resource, "file")
        listed: dict[str, Element] = {}
        for node in files:
            href = node.get("href")
            if href is None:
                continue
            if href in listed:
                found.append(finding(book.codes.FILE_TWICE, document.where(node, "href"), identifier=identifier(resource), href=href))
                continue
            listed[href] = node
            found.extend(_judge(paths, document, node, href))
        found.extend(_entry(paths, document, resource, listed))
    return tuple(found)


def _judge(paths: Paths, document: Document, node: Element, href: str) -> Iterator[Diagnostic]:
    where = document.where(node, "href")
    target = paths.resolve(href, base(node))
    if target.code is not None:
        yield finding(target.code, where, href=href, name=target.name, reason=target.reason)
    elif " " in href:
        yield finding(document.book.codes.HREF_SPACE, where, href=href)


def _entry(paths: Paths, document: Document, resource: Element, listed: dict[str, Element]) -> Iterator[Diagnostic]:
    href = resource.get("href")
    if href is None:
        return
    where = document.where(resource, "href")
    folder = base(resource)
    target = paths.resolve(href, folder)
    if "?" in href and target.name:
        yield finding(document.book.codes.HREF_QUERY, where, href=href)
    resolved = {paths.resolve(other, folder).name for other in listed}
    bare = re.split("[?#]", href, maxsplit=1)[0]
    # What is wrong with the path itself has been said where the file is listed.
    if bare not in listed and href not in listed:
        yield from _judge(paths, document, resource, href)
    if target.name and target.name not in resolved:
        yield finding(document.book.codes.HREF_UNLISTED, where, href=href, identifier=identifier(resource))
    if target.name and target.code is None and not paths.package[target.name].strip():
        yield finding(document.book.codes.ENTRY_EMPTY, where, href=href, identifier=identifier(resource))


def check_listing(book: Book, package: Package) -> tuple[Diagnostic, ...]:
    """
    Find files that stand in no resource (CAM 2.3, file: a resource lists all that it needs).
    """
    document = load(book, package)
    if document is None or not document.resources:
        return ()
    listed, whole = listed_members(package, document)
    # A path that leads nowhere was probably meant for one of the files that are left over: it has its finding already.
    if not whole:
        return ()
    left = [name for name in package if name not in listed and not _is_control(name)]
    if not left:
        return ()
    return (finding(book.codes.FILES_UNLISTED, Member(left[0]), count=len(left), name=left[0]),)


def listed_members(package: Package, document: Document) -> tuple[frozenset[str], bool]:
    """
    Return the members that resources, files and metadata name, and whether every path leads to one.
    """
    paths = Paths(document.book, package)
    found = set()
    whole = True
    hrefs = [(node, node.get("href")) for node in (*document.resources, *document.every("file"))]
    if isinstance(document.book, ScormBook):
        hrefs += [(node, text(node).strip()) for node in document.root.iter(location(document.book))]
    for node, href in hrefs:
        if not href or is_external(href):
            continue
        target = paths.resolve(href, base(node))
        found.add(target.name)
        whole = whole and bool(target.name)
    return frozenset(found), whole


def location(book: ScormBook) -> str:
    """
    Return the name of the element that points to a metadata record.
    """
    return qualified(book.adlcp, "location")


def _is_control(name: str) -> bool:
    return name == MANIFEST or name.lower().endswith((".xsd", ".dtd"))


def check_bases(book: ScormBook, package: Package) -> tuple[Diagnostic, ...]:
    """
    Judge xml:base, which joins folder and path as strings and which some LMSs read on resources only (CAM 2.3, xml:base).
    """
    document = load(book, package)
    if document is None:
        return ()
    found = []
    for node in document.nodes:
        stated = node.get(qualified(XML_NAMESPACE, "base"))
        if stated is None:
            continue
        where = document.where(node, "base")
        if not stated.endswith("/") or _fault(stated) or is_external(stated) or ".." in stated.split("/"):
            found.append(finding(book.codes.XML_BASE_FORM, where, text=stated))
        elif local_name(node) != "resource":
            found.append(finding(book.codes.XML_BASE, where, name=local_name(node)))
    return tuple(found)


def check_metadata_files(book: ScormBook, package: Package) -> tuple[Diagnostic, ...]:
    """
    Open the metadata records that adlcp:location points to, and judge them by the schema (CAM 2.2).
    """
    document = load(book, package)
    if document is None:
        return ()
    paths = Paths(book, package)
    found: list[Diagnostic] = []
    for node in document.root.iter(location(book)):
        href = text(node).strip()
        where = document.where(node)
        target = paths.resolve(href)
        if target.code is book.codes.FILE_MISSING:
            found.append(finding(book.codes.LOCATION_MISSING, where, href=href))
        elif target.code is not None:
            found.append(finding(target.code, where, href=href, name=target.name, reason=target.reason))
        else:
            found.extend(_record(book, target.name, package[target.name]))
    return tuple(found)


def _record(book: ScormBook, name: str, data: bytes) -> Iterator[Diagnostic]:
    try:
        root = parse(data)
    except DoctypeError:
        yield finding(book.codes.DOCTYPE, Member(name, 1), name=name)
        return
    except XmlError as error:
        yield finding(book.codes.NOT_WELL_FORMED, Member(name, error.line), name=name, reason=error)
        return
    if namespace(root) != book.metadata:
        yield finding(book.codes.FOREIGN_NAMESPACE, Member(name, line(root), f"/{local_name(root)}"), namespace=namespace(root) or "none")
        return
    for violation in violations(book.records, root):
        yield finding(book.codes.SCHEMA_VIOLATION, Member(name, violation.line, violation.path), sentence=violation.sentence)
