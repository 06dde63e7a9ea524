"""
Is each file of a web folder what its name says, and nothing that fails, or frightens, on somebody else's computer?
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from clic_scorm.diagnostics import Code, Diagnostic, Member, finding
from clic_scorm.formats.bricks.identity import IDENTITY, identity, top
from clic_scorm.formats.bricks.links import folded, resolved
from clic_scorm.formats.web import codes, names
from clic_scorm.formats.web.page import style_addresses
from clic_scorm.formats.web.read import unit_data
from clic_scorm.package import Package
from clic_scorm.package.xml import XmlError, elements, local_name, parse


_SCRIPTS: tuple[tuple[re.Pattern[bytes], Code], ...] = (
    (re.compile(rb"\bfetch\s*\(|\bXMLHttpRequest\b"), codes.SCRIPT_FETCHES),
    (re.compile(rb"\bserviceWorker\b|\bnew\s+(?:Shared)?Worker\s*\("), codes.SCRIPT_WORKER),
    (re.compile(rb"\bimport\s*\(|^\s*(?:import|export)\s+[\w{*'\"]", re.MULTILINE), codes.SCRIPT_IMPORTS),
    (re.compile(rb"\bdocument\.cookie\b"), codes.SCRIPT_COOKIE),
)
_CONTENT = (".html", ".htm", ".js", ".css", *names.SIGNATURES, ".svg")


def check_styles(package: Package) -> tuple[Diagnostic, ...]:
    """
    Follow what style sheets ask for (CSS Values and Units 4, 4.5; CSS Cascading 4, 3).
    """
    known = folded(iter(package))
    found = []
    for name, data in package.items():
        if not name.lower().endswith(".css"):
            continue
        for address, line in style_addresses(data.decode("utf-8", "replace")):
            target = resolved(name, address)
            where, values = Member(name, line), {"name": name, "target": address}
            if target.kind == "web":
                found.append(finding(codes.STYLE_FROM_WEB, where, **values))
            elif target.kind == "outside":
                found.append(finding(codes.REFERENCE_OUTSIDE, where, **values))
            elif target.kind == "inside" and target.name not in package and not target.fragment:
                actual = known.get(target.name.casefold())
                code = codes.REFERENCE_CASE if actual else codes.STYLE_MISSING
                found.append(finding(code, where, **values, actual=actual))
    return tuple(found)


def check_scripts(package: Package) -> tuple[Diagnostic, ...]:
    """
    Look in scripts for what a page from a file may not do (Fetch, 4.1; HTML, 7.1.1 opaque origins, 8.1.3, 10.2).
    """
    found = []
    for name, data in package.items():
        if not name.lower().endswith(".js"):
            continue
        if name.startswith(top(package) + names.UNITS):
            if data.strip() and unit_data(data) is None:
                found.append(finding(codes.UNIT_DAMAGED, Member(name, 1), name=name))
            continue
        for pattern, code in _SCRIPTS:
            match = pattern.search(data)
            if match:
                found.append(finding(code, Member(name, data.count(b"\n", 0, match.start()) + 1), name=name))
    return tuple(found)


def check_contents(package: Package) -> tuple[Diagnostic, ...]:
    """
    Compare what files hold with what their names say.
    """
    found = []
    for name, data in package.items():
        suffix = name.lower()[name.rfind(".") :] if "." in name.rpartition("/")[2] else ""
        if suffix in _CONTENT and not data.strip():
            found.append(finding(codes.FILE_EMPTY, Member(name), name=name))
        elif suffix in names.SIGNATURES and not data.startswith(names.SIGNATURES[suffix]):
            found.append(finding(codes.PICTURE_WRONG, Member(name), name=name, suffix=suffix))
        elif suffix == ".svg":
            found.extend(_drawing(name, data))
    return tuple(found)


def _drawing(name: str, data: bytes) -> Iterator[Diagnostic]:
    try:
        root = parse(data)
    except XmlError as error:
        yield finding(codes.DRAWING_BROKEN, Member(name, error.line), name=name, reason=error)
        return
    if any(local_name(node) == "script" or any(str(key).lower().startswith("on") for key in node.attrib) for node in elements(root)):
        yield finding(codes.DRAWING_PROGRAM, Member(name, 1), name=name)


def check_company(package: Package) -> tuple[Diagnostic, ...]:
    """
    Find names that another system can't have, alone or beside the others, and files that are not of the course.
    """
    start = top(package)
    listed = identity(package).get(names.FILES)
    whole = {start + str(name).casefold() for name in listed} | {start + IDENTITY} if isinstance(listed, list) else None
    seen: dict[str, str] = {}
    found = []
    for name in package:
        key = unicodedata.normalize("NFC", name).casefold()
        item = _name(name, seen.get(key, "")) or _kind(name)
        if item is None and whole is not None and name.casefold() not in whole:
            item = finding(codes.FILE_STRANGE, Member(name), name=name)
        found.extend([item] if item else [])
        seen.setdefault(key, name)
    return tuple(found)


def _name(name: str, other: str) -> Diagnostic | None:
    where, values = Member(name), {"name": name}
    reason = next((reason for part in name.split("/") if (reason := _refused(part))), "")
    if reason:
        return finding(codes.NAME_REFUSED, where, **values, reason=reason)
    if len(name) > names.LONGEST_NAME:
        return finding(codes.NAME_LONG, where, **values, length=len(name), limit=names.LONGEST_NAME)
    if other:
        return finding(codes.NAMES_CLASH, where, **values, other=other)
    if unicodedata.normalize("NFC", name) != name:
        return finding(codes.NAME_DECOMPOSED, where, **values)
    return None


def _refused(part: str) -> str:
    if part.partition(".")[0].rstrip().lower() in names.DEVICES:
        return "it is the name of a device"
    if part.endswith((".", " ")):
        return "it ends with a dot or a space"
    bad = next((character for character in part if character in names.REFUSED or ord(character) < 32), "")
    return f"it has the character {bad!r}" if bad else ""


def _kind(name: str) -> Diagnostic | None:
    last = name.rpartition("/")[2].lower()
    suffix = last[last.rfind(".") :] if "." in last else ""
    where, values = Member(name), {"name": name}
    if last in names.LEFT_BEHIND or suffix == ".lnk" or "__MACOSX/" in name:
        return finding(codes.LEFT_BEHIND, where, **values)
    for suffixes, code in ((names.PROGRAMS, codes.PROGRAM), (names.SERVED, codes.SERVER_PAGE), (names.ARCHIVES, codes.ARCHIVE_INSIDE)):
        if suffix in suffixes:
            return finding(code, where, **values)
    better = names.UNPLAYED.get(suffix)
    return finding(codes.MEDIA_UNPLAYED, where, **values, better=better) if better else None


def check_start(package: Package) -> tuple[Diagnostic, ...]:
    """
    See that the text to start with can be read, and says what to open.
    """
    name = top(package) + names.START
    data = package.get(name)
    if data is None:
        return ()
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return (finding(codes.START_LETTERS, Member(name), name=name),)
    return () if names.ENTRY in text else (finding(codes.START_SILENT, Member(name), name=name, entry=names.ENTRY),)
