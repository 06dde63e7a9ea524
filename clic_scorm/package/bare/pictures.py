"""
Pictures and drawings without notes: pixels, colours, movement and the way a camera was held stay.
"""

from __future__ import annotations

import struct
import zlib
from collections.abc import Iterator

from clic_scorm.package import xml
from clic_scorm.package.bare.odd import OddError


_PNG = b"\x89PNG\r\n\x1a\n"
# PNG 3rd Edition, 11.2 and 11.3: what makes pixels and colours. Some editors keep whole documents, hidden layers too, in chunks of their own.
_PNG_SHOWN = b"IHDR PLTE IDAT IEND acTL fcTL fdAT tRNS cHRM gAMA iCCP sBIT sRGB cICP mDCV cLLI bKGD pHYs".split()
_ICC = b"ICC_PROFILE\0"
_EXIF = b"Exif\0\0"
_ORIENTATION = 0x0112
_SHORT = 3  # the type of a field of Exif: two bytes
_STANDALONE = (0x01, *range(0xD0, 0xD8))
_SCAN, _END, _COMMENT = 0xDA, 0xD9, 0xFE
# GIF89a 26: what a browser plays by, and colours (ICC profiles in GIF).
_GIF_SHOWN = (b"NETSCAPE2.0", b"ANIMEXTS1.0", b"ICCRGBG1012")


def svg(data: bytes) -> bytes:
    """
    Return a drawing without comments, instructions and what editors keep for themselves.
    """
    return xml.purged(xml.parse(data), _is_note) or data


def _is_note(namespace: str, name: str) -> bool:
    return name == "metadata" or "inkscape.org" in namespace or "sodipodi" in namespace


def png(data: bytes) -> Iterator[bytes]:
    """
    Yield the chunks that make pixels and colours (PNG 3rd Edition).
    """
    if not data.startswith(_PNG):
        raise OddError
    yield _PNG
    position, kind = len(_PNG), b""
    while kind != b"IEND":
        (length,) = struct.unpack_from(">I", data, position)
        kind, end = data[position + 4 : position + 8], position + 12 + length
        if end > len(data):
            raise OddError
        if kind in _PNG_SHOWN:
            yield data[position:end]
        elif kind == b"eXIf" and (held := _orientation(data[position + 8 : end - 4])) != 1:
            said = kind + _exif(held)
            yield struct.pack(">I", len(said) - 4) + said + struct.pack(">I", zlib.crc32(said))
        position = end


def jpeg(data: bytes) -> Iterator[bytes]:
    """
    Yield the segments that make pixels and colours (ITU-T T.81).
    """
    if not data.startswith(b"\xff\xd8"):
        raise OddError
    yield data[:2]
    position = 2
    while True:
        if data[position : position + 1] != b"\xff" or position + 1 >= len(data):
            raise OddError
        marker = data[position + 1]
        if marker == 0xFF:
            position += 1
            continue
        if marker == _END:
            yield data[position : position + 2]
            return
        if marker in _STANDALONE:
            yield data[position : position + 2]
            position += 2
            continue
        (length,) = struct.unpack_from(">H", data, position + 2)
        end = position + 2 + length
        if length < 2 or end > len(data):
            raise OddError
        yield from _segment(marker, data[position:end])
        position = end
        if marker == _SCAN:
            end = _scan(data, position)
            yield data[position:end]
            position = end


def _scan(data: bytes, position: int) -> int:
    """
    Return where the pixels that begin at *position* end: at the next marker that is no escape and no restart.
    """
    while True:
        position = data.find(b"\xff", position)
        if position < 0 or position + 1 >= len(data):
            raise OddError
        if data[position + 1] != 0 and data[position + 1] not in _STANDALONE:
            return position
        position += 2


def _segment(marker: int, segment: bytes) -> Iterator[bytes]:
    """
    Yield what is kept of a segment: JFIF without a thumbnail, colours, and how the camera was held.
    """
    content = segment[4:]
    if marker == _COMMENT:
        return
    if not 0xE0 <= marker <= 0xEF or marker == 0xEE or (marker == 0xE2 and content.startswith(_ICC)):
        yield segment
    elif marker == 0xE0 and content.startswith(b"JFIF\0"):
        yield b"\xff\xe0\0\x10" + content[:12] + b"\0\0"
    elif marker == 0xE1 and content.startswith(_EXIF) and (held := _orientation(content[len(_EXIF) :])) != 1:
        said = _EXIF + _exif(held)
        yield b"\xff\xe1" + struct.pack(">H", len(said) + 2) + said


def _orientation(exif: bytes) -> int:
    """
    Return how the camera was held, 1 to 8 (Exif 2.32, 4.6.4 A); 1 where it is not told.
    """
    order = {b"II": "<", b"MM": ">"}.get(exif[:2])
    if order is None:
        return 1
    (start,) = struct.unpack_from(f"{order}I", exif, 4)
    (count,) = struct.unpack_from(f"{order}H", exif, start)
    for field in range(start + 2, start + 2 + 12 * count, 12):
        tag, kind, _, value = struct.unpack_from(f"{order}HHIH", exif, field)
        if tag == _ORIENTATION and kind == _SHORT:
            return int(value) if 1 <= value <= 8 else 1
    return 1


def _exif(orientation: int) -> bytes:
    return b"MM\0*" + struct.pack(">IHHHIHHI", 8, 1, _ORIENTATION, _SHORT, 1, orientation, 0, 0)


def webp(data: bytes) -> bytes:
    """
    Return a picture without Exif and XMP (WebP container).
    """
    if data[:4] != b"RIFF" or data[8:12] != b"WEBP":
        raise OddError
    kept = []
    position = 12
    while position < len(data):
        (length,) = struct.unpack_from("<I", data, position + 4)
        end = position + 8 + length + length % 2
        if end > len(data) + 1:
            raise OddError
        chunk = data[position : min(end, len(data))]
        if chunk[:4] == b"EXIF" and (held := _orientation(chunk[8:].removeprefix(_EXIF))) != 1:
            said = _exif(held)
            kept.append(b"EXIF" + struct.pack("<I", len(said)) + said)
        elif chunk[:4] not in (b"EXIF", b"XMP "):
            kept.append(chunk)
        position = end
    if kept and kept[0][:4] == b"VP8X":
        # The header's flags say which of the two are there (WebP container, Extended File Format).
        notes = (0x08 if any(chunk[:4] == b"EXIF" for chunk in kept) else 0) | (kept[0][8] & ~0x0C)
        kept[0] = kept[0][:8] + bytes([notes]) + kept[0][9:]
    body = b"WEBP" + b"".join(kept)
    return b"RIFF" + struct.pack("<I", len(body)) + body


def gif(data: bytes) -> Iterator[bytes]:
    """
    Yield the blocks that make pixels and movement (GIF89a).
    """
    if data[:6] not in (b"GIF87a", b"GIF89a"):
        raise OddError
    position = 13 + _colours(data, 10)
    yield data[:position]
    while True:
        kind = data[position : position + 1]
        if kind == b";":
            yield kind
            return
        if kind == b",":
            end = _blocks(data, position + 11 + _colours(data, position + 9))
            yield data[position:end]
        elif kind == b"!":
            end = _blocks(data, position + 2)
            label, content = data[position + 1], data[position + 3 : position + 14]
            if label in (0xF9, 0x01) or (label == 0xFF and content in _GIF_SHOWN):
                yield data[position:end]
        else:
            raise OddError
        position = end


def _colours(data: bytes, flags: int) -> int:
    """
    Return how many bytes the table of colours has that *flags*, a place in *data*, tell of.
    """
    if flags >= len(data):
        raise OddError
    return 3 << ((data[flags] & 7) + 1) if data[flags] & 0x80 else 0


def _blocks(data: bytes, position: int) -> int:
    """
    Return where a row of blocks ends, each with its length before it and an empty one behind the last.
    """
    while position < len(data):
        length = data[position]
        position += 1 + length
        if not length:
            return position
    raise OddError
