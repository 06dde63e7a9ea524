"""
Check a web folder: does it open from a memory stick, on any system, without a line?

Each check reads the package alone.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from clic_scorm.diagnostics import Diagnostic, Member, finding
from clic_scorm.formats.bricks.identity import IDENTITY, identity, top
from clic_scorm.formats.bricks.links import Link, folded, links, resolved
from clic_scorm.formats.web import codes, names
from clic_scorm.formats.web.check_files import check_company, check_contents, check_scripts, check_start, check_styles
from clic_scorm.formats.web.check_pages import check_pages
from clic_scorm.formats.web.read import unit_data
from clic_scorm.package import Package


Check = Callable[[Package], tuple[Diagnostic, ...]]

_PAGES = (".html", ".htm")


def check_presence(package: Package) -> tuple[Diagnostic, ...]:
    """
    Find the page that opens at the top, the text that says so, and every file that the folder had when it was made.
    """
    start = top(package)
    found = [finding(codes.IN_FOLDER, None, name=start)] if start else []
    if start + names.ENTRY not in package:
        other = folded(iter(package)).get(start + names.ENTRY)
        found.append(finding(codes.ENTRY_CASE, Member(other), name=other) if other else finding(codes.ENTRY_MISSING, None))
    if start + names.START not in package:
        found.append(finding(codes.START_MISSING, None))
    files = _files(package)
    if files is None:
        found.append(finding(codes.IDENTITY_DAMAGED, Member(start + IDENTITY)))
    lost = (name for name in files or () if start + name not in package and name not in (names.ENTRY, names.START))
    found.extend(finding(codes.FILE_MISSING, Member(name), name=name) for name in lost)
    return tuple(found)


def check_references(package: Package) -> tuple[Diagnostic, ...]:
    """
    Follow what pages and units ask for: each is in the folder, under that very name, and nothing comes from elsewhere.
    """
    start = top(package)
    # What was there once is told as a file that is missing.
    lost = {start + name for name in _files(package) or ()} - set(package)
    known = folded(iter(package))
    found: dict[tuple[object, ...], Diagnostic] = {}
    for name, data in package.items():
        if name.lower().endswith(_PAGES):
            texts = [data.decode("utf-8", "replace")]
            page = name
        elif name.startswith(start + names.UNITS) and name.endswith(".js"):
            # The prose of a unit comes as data, and stands in the entry page.
            texts, page = list(_strings(data)), start + names.ENTRY
        else:
            continue
        for text in texts:
            for link in links(text)[0]:
                found |= {item.sort_key(): item for item in _judged(package, name, page, link, known, lost)}
    return tuple(found.values())


def _judged(package: Package, name: str, page: str, link: Link, known: dict[str, str], lost: set[str]) -> Iterator[Diagnostic]:
    where = Member(name, link.line if name == page else 0)
    values = {"name": name, "target": link.address}
    if link.kind == "module":
        yield finding(codes.MODULE_SCRIPT, where, **values)
        return
    target = resolved(page, link.address)
    if target.kind == "web":
        if link.kind != "link":
            yield finding(codes.SCRIPT_FROM_WEB if link.kind == "script" else codes.MEDIA_FROM_WEB, where, **values)
    elif target.kind == "outside":
        yield finding(codes.REFERENCE_OUTSIDE, where, **values)
    elif target.kind == "inside" and target.name not in package and target.name not in lost:
        actual = known.get(target.name.casefold())
        if actual:
            yield finding(codes.REFERENCE_CASE, where, **values, actual=actual)
        else:
            yield finding(codes.REFERENCE_MISSING, where, **values)


def _files(package: Package) -> list[str] | None:
    said = identity(package).get(names.FILES)
    return said if isinstance(said, list) and said and all(isinstance(name, str) for name in said) else None


def _strings(data: bytes) -> Iterator[str]:
    """
    Yield every text in the data of a unit, and nothing where it is another script.
    """
    waiting: list[object] = [unit_data(data)]
    while waiting:
        value = waiting.pop()
        if isinstance(value, str):
            yield value
        elif isinstance(value, (list, dict)):
            waiting.extend(value.values() if isinstance(value, dict) else value)


CHECKS: tuple[Check, ...] = (
    check_presence,
    check_start,
    check_references,
    check_styles,
    check_scripts,
    check_contents,
    check_company,
    check_pages,
)
