"""
Zip archives: written so that the same members give the same bytes, read so that no archive can harm.
"""

from __future__ import annotations

import io
import re
import stat
import struct
import unicodedata
import zipfile
import zlib
from dataclasses import dataclass
from pathlib import PurePosixPath

from clic_scorm.diagnostics import Diagnostic, Member, finding
from clic_scorm.package import codes
from clic_scorm.package.package import Package


_EARLIEST = (1980, 1, 1, 0, 0, 0)
_REGULAR_FILE = 0o100644 << 16
_CHUNK = 1 << 16
_UNREADABLE = (zipfile.BadZipFile, zlib.error, EOFError, OSError, NotImplementedError, RuntimeError, ValueError, struct.error)
_METHODS = {zipfile.ZIP_STORED: "none", zipfile.ZIP_DEFLATED: "deflate", zipfile.ZIP_BZIP2: "bzip2", zipfile.ZIP_LZMA: "LZMA"}
_LATEST = (2107, 12, 31, 23, 59, 58)
_LEFTOVER_FOLDER = "__macosx"
_LEFTOVER_FILES = frozenset({".ds_store", "thumbs.db", "desktop.ini"})
_DRIVE = re.compile(r"[A-Za-z]:")
# Below these sizes nothing is suspicious: an empty picture or a silent recording may pack a thousand to one.
_HARMLESS_MEMBER = 16 << 20
_HARMLESS_PACKAGE = 64 << 20


@dataclass(frozen=True, slots=True)
class Limits:
    """
    Bound what is read from an archive: bytes unpacked, members, and how many times larger than packed a member may be.

    The ratio counts for members beyond 16 MB and for packages beyond 64 MB; ordinary text packs to a tenth or a twentieth.
    """

    size: int = 2 << 30
    members: int = 20_000
    ratio: int = 200


def pack(package: Package, stamp: tuple[int, int, int, int, int, int] = _EARLIEST, first: tuple[str, ...] = ()) -> bytes:
    """
    Return *package* as a zip: deflated, sorted after the names in *first*, without folder entries or data descriptors.

    *stamp* is the time of every member (year, month, day, hour, minute, second), from 1980 to 2107, as a zip can hold. The same members and stamp give the
    same bytes with the same zlib.
    """
    order = dict.fromkeys((*(name for name in first if name in package), *package))
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        for name in order:
            info = zipfile.ZipInfo(name, min(max(stamp, _EARLIEST), _LATEST))
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
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError, struct.error) as error:
        return Package({}), (finding(codes.NOT_A_ZIP, None, reason=error),)
    with archive:
        infos = archive.infolist()
        entries = tuple(info.orig_filename for info in infos)
        if len(infos) > limits.members:
            reason = f"it has {len(infos)} members, more than {limits.members}"
            return Package({}), (finding(codes.TOO_LARGE, None, reason=reason),)
        return _read_members(archive, infos, entries, limits, len(data))


def _read_members(
    archive: zipfile.ZipFile, infos: list[zipfile.ZipInfo], entries: tuple[str, ...], limits: Limits, packed: int
) -> tuple[Package, tuple[Diagnostic, ...]]:
    members: dict[str, bytes] = {}
    folders: set[str] = set()
    folded: dict[str, str] = {}
    findings: list[Diagnostic] = []
    left = min(limits.size, max(_HARMLESS_PACKAGE, limits.ratio * packed))
    for info in infos:
        name, problems, usable = _judge_name(info)
        findings.extend(problems)
        if not usable:
            continue
        above = {str(parent) for parent in PurePosixPath(name).parents} - {"."}
        if name in members or name in folders or not above.isdisjoint(members):
            findings.append(finding(codes.DOUBLE, Member(name), name=name))
            continue
        other = folded.setdefault(unicodedata.normalize("NFC", name).casefold(), name)
        if other != name:
            findings.append(finding(codes.CASE_CLASH, Member(name), name=name, other=other))
        # What an archive states of its own packed sizes proves no more than the rest, but the whole can't be longer than the file.
        ceiling = max(_HARMLESS_MEMBER, limits.ratio * min(info.compress_size, packed))
        try:
            content = _read_bounded(archive, info, min(left, ceiling))
        except _UNREADABLE as error:
            findings.append(finding(codes.DAMAGED, Member(name), name=name, reason=error))
            continue
        if content is None:
            reason = f"“{name}” unpacks to more than is reasonable for its size"
            findings.append(finding(codes.TOO_LARGE, Member(name), reason=reason))
            return Package({}), tuple(findings)
        if len(content) != info.file_size:
            reason = f"it holds {len(content)} bytes and states {info.file_size}"
            findings.append(finding(codes.DAMAGED, Member(name), name=name, reason=reason))
            continue
        left -= len(content)
        members[name] = content
        folders |= above
    return Package(members, entries), tuple(findings)


def _judge_name(info: zipfile.ZipInfo) -> tuple[str, list[Diagnostic], bool]:
    """
    Return the relative path that an entry means, what is wrong with it, and whether its bytes shall be read.
    """
    raw = info.orig_filename
    slashed = raw.replace("\\", "/")
    where = Member(raw)
    parts = [part for part in slashed.split("/") if part not in ("", ".")]
    name = "/".join(parts)
    linked = stat.S_ISLNK(info.external_attr >> 16)
    if not parts or "\0" in raw or slashed.startswith("/") or ".." in parts or _DRIVE.match(slashed) or linked:
        return name, [finding(codes.OUTSIDE, where, name=raw)], False
    if slashed.endswith("/"):
        return name, [finding(codes.FOLDER_ENTRY, where, name=raw)], False
    # What nobody put there on purpose is told and left out, so that no format's checker wonders about it again.
    if parts[0].lower() == _LEFTOVER_FOLDER or parts[-1].lower() in _LEFTOVER_FILES or parts[-1].startswith("._"):
        return name, [finding(codes.LEFTOVER, where, name=raw)], False
    if info.flag_bits & 0x1:
        return name, [finding(codes.ENCRYPTED, where, name=raw)], False
    if info.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
        method = _METHODS.get(info.compress_type, f"method {info.compress_type}")
        return name, [finding(codes.COMPRESSION, where, name=raw, method=method)], False
    findings = []
    if "\\" in raw:
        findings.append(finding(codes.BACKSLASH, where, name=raw))
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
