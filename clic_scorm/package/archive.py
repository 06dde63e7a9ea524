"""
Zip archives: written so that the same members give the same bytes, read so that no archive can harm.
"""

from __future__ import annotations

import io
import zipfile
import zlib
from dataclasses import dataclass

from clic_scorm.diagnostics import Diagnostic, Member, finding
from clic_scorm.package import codes
from clic_scorm.package.package import Package


_EARLIEST = (1980, 1, 1, 0, 0, 0)
_REGULAR_FILE = 0o100644 << 16
_CHUNK = 1 << 16
_METHODS = {zipfile.ZIP_STORED: "none", zipfile.ZIP_DEFLATED: "deflate", zipfile.ZIP_BZIP2: "bzip2", zipfile.ZIP_LZMA: "LZMA"}
_LEFTOVERS = ("__MACOSX/", ".DS_Store", "Thumbs.db", "desktop.ini")


@dataclass(frozen=True, slots=True)
class Limits:
    """
    Bound what is read from an archive: bytes unpacked, members, and how many times larger than packed a member may be.
    """

    size: int = 2 << 30
    members: int = 20_000
    ratio: int = 1_000


def pack(package: Package, stamp: tuple[int, int, int, int, int, int] = _EARLIEST, first: tuple[str, ...] = ()) -> bytes:
    """
    Return *package* as a zip: deflated, sorted after the names in *first*, without folder entries or data descriptors.

    *stamp* is the time of every member (year, month, day, hour, minute, second), not before 1980. The same members and stamp give the
    same bytes with the same zlib.
    """
    order = [name for name in first if name in package] + [name for name in package if name not in first]
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        for name in order:
            info = zipfile.ZipInfo(name, max(stamp, _EARLIEST))
            info.compress_type = zipfile.ZIP_DEFLATED
            info.create_system = 3
            info.external_attr = _REGULAR_FILE
            archive.writestr(info, package[name])
    return buffer.getvalue()


def unpack(data: bytes, limits: Limits | None = None) -> tuple[Package, tuple[Diagnostic, ...]]:
    """
    Read a zip from *data*; what can't be read safely is left out and named in the findings.

    Nothing is written to disk. Sizes are counted while reading, as the sizes that an archive states of itself prove nothing.
    """
    limits = limits or Limits()
    try:
        archive = zipfile.ZipFile(io.BytesIO(data))
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError) as error:
        return Package({}), (finding(codes.NOT_A_ZIP, None, reason=error),)
    with archive:
        infos = archive.infolist()
        entries = tuple(info.orig_filename for info in infos)
        if len(infos) > limits.members:
            reason = f"it has {len(infos)} members, more than {limits.members}"
            return Package({}), (finding(codes.TOO_LARGE, None, reason=reason),)
        return _read_members(archive, infos, entries, limits)


def _read_members(
    archive: zipfile.ZipFile, infos: list[zipfile.ZipInfo], entries: tuple[str, ...], limits: Limits
) -> tuple[Package, tuple[Diagnostic, ...]]:
    members: dict[str, bytes] = {}
    folded: dict[str, str] = {}
    findings: list[Diagnostic] = []
    left = limits.size
    for info in infos:
        name, problems, usable = _judge_name(info)
        findings.extend(problems)
        if not usable:
            continue
        if name in members:
            findings.append(finding(codes.DOUBLE, Member(name), name=name))
            continue
        other = folded.setdefault(name.casefold(), name)
        if other != name:
            findings.append(finding(codes.CASE_CLASH, Member(name), name=name, other=other))
        try:
            content = _read_bounded(archive, info, min(left, limits.ratio * max(info.compress_size, 1024)))
        except (zipfile.BadZipFile, zlib.error, EOFError, OSError, NotImplementedError, RuntimeError, ValueError) as error:
            findings.append(finding(codes.DAMAGED, Member(name), name=name, reason=error))
            continue
        if content is None:
            reason = f"“{name}” unpacks to more than is reasonable for its size"
            findings.append(finding(codes.TOO_LARGE, Member(name), reason=reason))
            return Package({}), tuple(findings)
        left -= len(content)
        members[name] = content
    return Package(members, entries), tuple(findings)


def _judge_name(info: zipfile.ZipInfo) -> tuple[str, list[Diagnostic], bool]:
    raw = info.orig_filename
    name = raw.replace("\\", "/")
    where = Member(raw)
    parts = name.split("/")
    if "\0" in raw or name.startswith("/") or ".." in parts or (len(parts[0]) == 2 and parts[0][1] == ":"):
        return name, [finding(codes.OUTSIDE, where, name=raw)], False
    if name.endswith("/"):
        return name, [finding(codes.FOLDER_ENTRY, where, name=raw)], False
    if info.flag_bits & 0x1:
        return name, [finding(codes.ENCRYPTED, where, name=raw)], False
    findings = []
    if info.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
        method = _METHODS.get(info.compress_type, f"method {info.compress_type}")
        return name, [finding(codes.COMPRESSION, where, name=raw, method=method)], False
    if "\\" in raw:
        findings.append(finding(codes.BACKSLASH, where, name=raw))
    if any(name.startswith(mark) or name.endswith("/" + mark) or name == mark for mark in _LEFTOVERS):
        findings.append(finding(codes.LEFTOVER, where, name=raw))
    if not name.isascii():
        findings.append(finding(codes.NON_ASCII, where, name=raw))
    return name, findings, True


def _read_bounded(archive: zipfile.ZipFile, info: zipfile.ZipInfo, ceiling: int) -> bytes | None:
    """
    Return the bytes of a member, or None when it unpacks to more than *ceiling*.
    """
    pieces = []
    size = 0
    with archive.open(info) as stream:
        while piece := stream.read(_CHUNK):
            size += len(piece)
            if size > ceiling:
                return None
            pieces.append(piece)
    return b"".join(pieces)
