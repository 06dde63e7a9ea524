"""
Examples that are bytes rather than text: archives and files as a page describes them in words.
"""

from __future__ import annotations

import zipfile
from collections.abc import Callable, Sequence

from clic_scorm.diagnostics import Diagnostic
from clic_scorm.package import Limits, unpack
from clic_scorm.pipeline import check_package
from tests.package.test_archive import GOOD, patched, zipped
from tests.packages.kinds import IMSCP, SCORM12, SCORM2004, WEB, Kind


Maker = Callable[[], Sequence[Diagnostic]]


def _unpacked(data: bytes, limits: Limits | None = None) -> Sequence[Diagnostic]:
    return unpack(data, limits)[1]


def _of(*entries: tuple[str, bytes]) -> Maker:
    return lambda: _unpacked(zipped(*entries))


def _damaged() -> Sequence[Diagnostic]:
    data = bytearray(zipped(("index.html", b"plain words"), method=zipfile.ZIP_STORED))
    data[data.index(b"plain")] ^= 1
    return _unpacked(bytes(data))


def _no_package() -> Sequence[Diagnostic]:
    return check_package(unpack(zipped(("notes.txt", b"x")))[0])


def _broken(kind: Kind, title: str) -> Maker:
    return lambda: kind.found(kind.broken(title))


MADE: dict[str, Maker] = {
    "content package with no organization": _broken(IMSCP, "no organization"),
    "content package with no item": _broken(IMSCP, "no item"),
    "content package with a prefix": _broken(IMSCP, "a prefix"),
    "half a zip": lambda: _unpacked(zipped(*GOOD)[: len(zipped(*GOOD)) // 2]),
    "zip with a password": lambda: _unpacked(patched(zipped(("index.html", b"x")), 8, "<H", 1, local=6)),
    "zip with an unusual method": lambda: _unpacked(zipped(("index.html", b"x" * 99), method=zipfile.ZIP_LZMA)),
    "zip that climbs": _of(("../evil.html", b"x")),
    "zip with backslashes": _of(("media\\map.png", b"x")),
    "zip with one name twice": _of(("index.html", b"1"), ("index.html", b"2")),
    "zip with two cases of a name": _of(("index.html", b"1"), ("Index.html", b"2")),
    "zip that is too large": lambda: _unpacked(zipped(("index.html", b"x" * 1000)), Limits(size=100)),
    "zip with a folder's own entry": _of(("media/", b""), ("media/map.png", b"x")),
    "zip with leftovers": _of(("Thumbs.db", b"x"), ("index.html", b"x")),
    "zip with accents in a name": _of(("qualité.html", b"x")),
    "zip with a damaged member": _damaged,
    "zip without a manifest": _no_package,
    "manifest in Latin-1 that says UTF-8": _broken(SCORM12, "Latin-1 bytes declared as UTF-8"),
    "manifest in Latin-1": _broken(SCORM12, "Latin-1 declared"),
    "package of more than 100 MB": _broken(SCORM12, "more than 100 MB"),
    "manifest with a prefix before all elements": _broken(SCORM12, "prefix before all elements"),
    "manifest with another prefix for ADL": _broken(SCORM12, "another prefix for ADL"),
    "manifest without organizations": _broken(SCORM12, "no organizations"),
    "manifest without an organization": _broken(SCORM12, "no organization"),
    "package of assets alone": _broken(SCORM12, "assets alone"),
    "manifest without resources": _broken(SCORM12, "no resources"),
    "manifest with xml:base on resources": _broken(SCORM12, "xml:base on resources"),
    "SCO that speaks SCORM 2004": _broken(SCORM12, "API of 2004"),
    "SCORM 2004: manifest in a folder": _broken(SCORM2004, "manifest in a folder"),
    "SCORM 2004: Latin-1 bytes declared as UTF-8": _broken(SCORM2004, "Latin-1 bytes declared as UTF-8"),
    "SCORM 2004: Latin-1 declared": _broken(SCORM2004, "Latin-1 declared"),
    "SCORM 2004: more than 100 MB": _broken(SCORM2004, "more than 100 MB"),
    "SCORM 2004: control document cut off": _broken(SCORM2004, "control document cut off"),
    "SCORM 2004: prefix before all elements": _broken(SCORM2004, "prefix before all elements"),
    "SCORM 2004: no organizations": _broken(SCORM2004, "no organizations"),
    "SCORM 2004: no organization": _broken(SCORM2004, "no organization"),
    "SCORM 2004: long data": _broken(SCORM2004, "long data"),
    "web folder in a folder": _broken(WEB, "the folder is zipped"),
    "web folder with a long path": _broken(WEB, "a long path"),
}
