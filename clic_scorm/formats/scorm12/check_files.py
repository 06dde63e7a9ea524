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
from clic_scorm.formats.bricks.xsd import schema_set, violations
from clic_scorm.formats.scorm12 import codes, names
from clic_scorm.formats.scorm12.check_document import Document, base, has_scheme, identifier, is_external, load, text
from clic_scorm.package import Package
from clic_scorm.package.xml import XML_NAMESPACE, DoctypeError, Element, XmlError, children, line, local_name, namespace, parse, qualified


METADATA_SCHEMAS = schema_set("scorm12", {names.IMSMD: names.SCHEMA_FILES[names.IMSMD]})

_LOCATION = qualified(names.ADLCP, names.LOCATION)
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

    def __init__(self, package: Package) -> None:
        self.package = package
        self._folded = {name.casefold(): name for name in package}

    def resolve(self, href: str, folder: str = "") -> Target:
        """
        Return the member that *href* means, read against *folder* (RFC 3986 §5; CAM 2.3, resource and file).
        """
        if is_external(href):
            return Target(code=codes.HREF_EXTERNAL)
        reason = _fault(href)
        if reason:
            return Target(code=codes.HREF_FORM, reason=reason)
        bare = re.split("[?#]", href, maxsplit=1)[0]
        if not bare:
            return Target(code=codes.HREF_FORM, reason="it names no file")
        name = posixpath.normpath(folder + unquote(bare, errors="replace"))
        if name == ".." or name.startswith(("../", "/")):
            return Target(code=codes.HREF_FORM, reason="it leads above the top of the package")
        if name in self.package:
            return Target(name)
        other = self._folded.get(name.casefold())
        return Target(other, codes.FILE_CASE) if other else Target(code=codes.FILE_MISSING)


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


def check_paths(package: Package) -> tuple[Diagnostic, ...]:
    """
    Follow each href of resource and file to a member of the package, letter by letter (CAM 2.3, resource and file).
    """
    document = load(package)
    if document is None:
        return ()
    paths = Paths(package)
    found: list[Diagnostic] = []
    for resource in document.resources:
        files = children(resource, qualified(names.IMSCP, "file"))
        listed: dict[str, Element] = {}
        for node in files:
            href = node.get("href")
            if href is None:
                continue
            if href in listed:
                found.append(finding(codes.FILE_TWICE, document.where(node, "href"), identifier=identifier(resource), href=href))
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
        yield finding(codes.HREF_SPACE, where, href=href)


def _entry(paths: Paths, document: Document, resource: Element, listed: dict[str, Element]) -> Iterator[Diagnostic]:
    href = resource.get("href")
    if href is None:
        return
    where = document.where(resource, "href")
    folder = base(resource)
    target = paths.resolve(href, folder)
    if "?" in href and target.name:
        yield finding(codes.HREF_QUERY, where, href=href)
    resolved = {paths.resolve(other, folder).name for other in listed}
    bare = re.split("[?#]", href, maxsplit=1)[0]
    # What is wrong with the path itself has been said where the file is listed.
    if bare not in listed and href not in listed:
        yield from _judge(paths, document, resource, href)
    if target.name and target.name not in resolved:
        yield finding(codes.HREF_UNLISTED, where, href=href, identifier=identifier(resource))
    if target.name and target.code is None and not paths.package[target.name].strip():
        yield finding(codes.ENTRY_EMPTY, where, href=href, identifier=identifier(resource))


def check_listing(package: Package) -> tuple[Diagnostic, ...]:
    """
    Find files that stand in no resource (CAM 2.3, file: a resource lists all that it needs).
    """
    document = load(package)
    if document is None or not document.resources:
        return ()
    listed, whole = listed_members(package, document)
    # A path that leads nowhere was probably meant for one of the files that are left over: it has its finding already.
    if not whole:
        return ()
    left = [name for name in package if name not in listed and not _is_control(name)]
    if not left:
        return ()
    return (finding(codes.FILES_UNLISTED, Member(left[0]), count=len(left), name=left[0]),)


def listed_members(package: Package, document: Document) -> tuple[frozenset[str], bool]:
    """
    Return the members that resources, files and metadata name, and whether every path leads to one.
    """
    paths = Paths(package)
    found = set()
    whole = True
    hrefs = [(node, node.get("href")) for node in (*document.resources, *document.every("file"))]
    hrefs += [(node, text(node).strip()) for node in document.root.iter(_LOCATION)]
    for node, href in hrefs:
        if not href or is_external(href):
            continue
        target = paths.resolve(href, base(node))
        found.add(target.name)
        whole = whole and bool(target.name)
    return frozenset(found), whole


def _is_control(name: str) -> bool:
    return name == names.MANIFEST or name.lower().endswith((".xsd", ".dtd"))


def check_bases(package: Package) -> tuple[Diagnostic, ...]:
    """
    Judge xml:base, which joins folder and path as strings and which some LMSs read on resources only (CAM 2.3, xml:base).
    """
    document = load(package)
    if document is None:
        return ()
    found = []
    for node in document.nodes:
        stated = node.get(qualified(XML_NAMESPACE, "base"))
        if stated is None:
            continue
        where = document.where(node, "base")
        if not stated.endswith("/") or _fault(stated) or is_external(stated) or ".." in stated.split("/"):
            found.append(finding(codes.XML_BASE_FORM, where, text=stated))
        elif local_name(node) != "resource":
            found.append(finding(codes.XML_BASE, where, name=local_name(node)))
    return tuple(found)


def check_metadata_files(package: Package) -> tuple[Diagnostic, ...]:
    """
    Open the metadata records that adlcp:location points to, and judge them by the schema (CAM 2.2).
    """
    document = load(package)
    if document is None:
        return ()
    paths = Paths(package)
    found: list[Diagnostic] = []
    for node in document.root.iter(_LOCATION):
        href = text(node).strip()
        where = document.where(node)
        target = paths.resolve(href)
        if target.code is codes.FILE_MISSING:
            found.append(finding(codes.LOCATION_MISSING, where, href=href))
        elif target.code is not None:
            found.append(finding(target.code, where, href=href, name=target.name, reason=target.reason))
        else:
            found.extend(_record(target.name, package[target.name]))
    return tuple(found)


def _record(name: str, data: bytes) -> Iterator[Diagnostic]:
    try:
        root = parse(data)
    except DoctypeError:
        yield finding(codes.DOCTYPE, Member(name, 1), name=name)
        return
    except XmlError as error:
        yield finding(codes.NOT_WELL_FORMED, Member(name, error.line), name=name, reason=error)
        return
    if namespace(root) != names.IMSMD:
        yield finding(codes.FOREIGN_NAMESPACE, Member(name, line(root), f"/{local_name(root)}"), namespace=namespace(root) or "none")
        return
    for violation in violations(METADATA_SCHEMAS, root):
        yield finding(codes.SCHEMA_VIOLATION, Member(name, violation.line, violation.path), sentence=violation.sentence)
