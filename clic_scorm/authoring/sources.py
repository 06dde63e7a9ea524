"""
The only reader of disk: an author's folder as names and bytes.
"""

from __future__ import annotations

import os
import re
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType

from clic_scorm.authoring import codes
from clic_scorm.diagnostics import ClicError, Diagnostic, Span, finding


_IGNORED_FILES = ("thumbs.db", "desktop.ini", ".ds_store")
_LARGEST_FILE = 64 << 20
_MOST_FILES = 20_000
_OVERRIDE = re.compile("(?P<sign>[\u202d\u202e])(?P<turned>[^\u202c-\u202e\n]*)")


@dataclass(frozen=True, slots=True)
class Sources(Mapping[str, bytes]):
    """
    Map paths in a course folder to what the files hold.

    Paths are relative, with forward slashes, composed (NFC), whatever the disk writes.
    """

    folder: str
    files: Mapping[str, bytes]

    def __getitem__(self, name: str) -> bytes:
        return self.files[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self.files)

    def __len__(self) -> int:
        return len(self.files)

    def same_but_for_case(self, name: str) -> str | None:
        """
        Return the path that equals *name* when capitals are ignored, or None.
        """
        folded = name.casefold()
        return next((path for path in self.files if path.casefold() == folded), None)


def read_folder(folder: Path) -> tuple[Sources, tuple[Diagnostic, ...]]:
    """
    Read every file of a course folder, in name order; what can't be read is a finding.

    Hidden files, folders called build, and what Word and file managers leave behind (~$…, Thumbs.db) are passed over; links that lead
    out of the folder are not followed. Raise ClicError when there is no such folder.
    """
    if not folder.is_dir():
        raise ClicError(f"there is no folder “{folder}”", "name a folder that has a course.yml")
    files: dict[str, bytes] = {}
    findings: list[Diagnostic] = []
    for path in _walk(folder):
        name = unicodedata.normalize("NFC", path.relative_to(folder).as_posix())
        try:
            if path.stat().st_size > _LARGEST_FILE:
                reason = f"it is larger than {_LARGEST_FILE >> 20} MB"
                findings.append(finding(codes.UNREADABLE, Span(name), name=name, reason=reason))
                continue
            files[name] = path.read_bytes()
        except OSError as error:
            findings.append(finding(codes.UNREADABLE, Span(name), name=name, reason=error.strerror or error))
    return Sources(str(folder), MappingProxyType(dict(sorted(files.items())))), tuple(findings)


def _walk(folder: Path) -> list[Path]:
    root = folder.resolve()
    found: list[Path] = []
    for where, folders, names in os.walk(folder):
        here = Path(where)
        folders[:] = sorted(name for name in folders if not name.startswith((".", "__")) and name not in ("build", "node_modules"))
        for name in sorted(names):
            path = here / name
            if name.startswith((".", "~$")) or name.casefold() in _IGNORED_FILES:
                continue
            if path.is_symlink() and root not in path.resolve().parents:
                continue
            # A pipe would be waited for; a device has no end.
            if path.exists() and not path.is_file():
                continue
            found.append(path)
            if len(found) > _MOST_FILES:
                raise ClicError(f"“{folder}” holds more than {_MOST_FILES} files", "point at the course's own folder")
    return found


def decode(name: str, data: bytes) -> tuple[str, tuple[Diagnostic, ...]]:
    """
    Return the text of a file, composed (NFC), with plain line ends and without a byte-order mark.

    A file that is no UTF-8 is read as Windows text, so that the rest of it can be judged too, and is an error at the line.
    """
    findings: list[Diagnostic] = []
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        text = data.decode("utf-16", errors="replace")
        findings.append(finding(codes.NOT_TEXT, Span(name), file=name, offset=0, byte=f"{data[0]:#x}", guess="UTF-16"))
    else:
        try:
            text = data.decode("utf-8-sig")
        except UnicodeDecodeError as error:
            line = data.count(b"\n", 0, error.start) + 1
            column = error.start - (data.rfind(b"\n", 0, error.start) + 1) + 1
            byte = f"{data[error.start]:#x}"
            values = {"file": name, "offset": error.start, "byte": byte, "guess": "Windows-1252"}
            findings.append(finding(codes.NOT_TEXT, Span(name, line, column), **values))
            text = data.decode("cp1252", errors="replace")
    text = unicodedata.normalize("NFC", text.replace("\r\n", "\n").replace("\r", "\n"))
    findings += _turned_round(name, text)
    return text, tuple(findings)


def _turned_round(name: str, text: str) -> Iterator[Diagnostic]:
    """Find what makes a line read otherwise than it is written; marks, embeddings and isolates are what Arabic beside Latin needs."""
    if not _OVERRIDE.search(text):
        return
    for number, line in enumerate(text.split("\n"), 1):
        if match := _OVERRIDE.search(line):
            turned = " ".join(match["turned"].split()[:3]) or line.strip()
            yield finding(codes.TURNED_ROUND, Span(name, number, match.start() + 1), sign=f"{ord(match['sign']):04X}", text=turned)
