"""
Sound without notes: what MP3 and WAV hold of titles, people, places and programs.
"""

from __future__ import annotations

import struct

from clic_scorm.package.bare.odd import OddError


_WAVE = (b"fmt ", b"fact", b"data", b"wavl", b"slnt")
_ID3V1, _ID3V1_MORE, _LYRICS = 128, 227, b"LYRICS200"


def mp3(data: bytes) -> bytes:
    """
    Return what is heard of an MP3: its frames, without ID3 (v1, v1.1, v2.2 to v2.4), APE and Lyrics3 before and behind them.
    """
    start, end = 0, len(data)
    while data.startswith((b"ID3", b"APETAGEX"), start):
        start = _id3(data, start) if data.startswith(b"ID3", start) else start + 32 + _ape_size(data, start)
        # Some writers leave room behind a tag.
        while start < end and not data[start]:
            start += 1
    while (shorter := _without_last(data, start, end)) != end:
        end = shorter
    if start + 4 > end or data[start] != 0xFF or data[start + 1] & 0xE0 != 0xE0:
        raise OddError
    return data[start:end]


def _id3(data: bytes, start: int) -> int:
    """
    Return where a tag ends that begins at *start* (ID3v2.4.0, 3.1): seven bits a byte, and a footer where a flag says so.
    """
    if start + 10 > len(data) or any(byte & 0x80 for byte in data[start + 6 : start + 10]):
        raise OddError
    end = start + 10 + _seven_bits(data[start + 6 : start + 10]) + (10 if data[start + 5] & 0x10 else 0)
    if end > len(data):
        raise OddError
    return end


def _seven_bits(digits: bytes) -> int:
    size = 0
    for byte in digits:
        size = size << 7 | byte & 0x7F
    return size


def _ape_size(data: bytes, place: int) -> int:
    """
    Return how long the items of an APE tag are, with its footer, whose header or footer stands at *place*.
    """
    (size,) = struct.unpack_from("<I", data, place + 12)
    if not 32 <= size <= len(data):
        raise OddError
    return int(size)


def _without_last(data: bytes, start: int, end: int) -> int:
    """
    Return where the data end without the tag that stands last, *end* where none does.
    """
    if data[max(start, end - _ID3V1) :].startswith(b"TAG"):
        end -= _ID3V1
        return end - _ID3V1_MORE if data[max(start, end - _ID3V1_MORE) : end].startswith(b"TAG+") else end
    if data[max(start, end - 10) : end].startswith(b"3DI"):
        return _not_before(start, end - 20 - _seven_bits(data[end - 4 : end]))
    if data[max(start, end - 32) : end].startswith(b"APETAGEX"):
        size = _ape_size(data, end - 32)
        before = _not_before(start, end - size)
        return before - 32 if data[max(start, before - 32) : before].startswith(b"APETAGEX") else before
    if data[max(start, end - len(_LYRICS)) : end] == _LYRICS:
        begins = data.rfind(b"LYRICSBEGIN", start, end)
        return _not_before(start, begins)
    return end


def _not_before(start: int, place: int) -> int:
    if place < start:
        raise OddError
    return place


def wav(data: bytes) -> bytes:
    """
    Return what is heard of a WAV: its format and its samples, without lists, broadcast notes, markers and whatever else lies beside them.
    """
    if data[:4] != b"RIFF" or data[8:12] != b"WAVE":
        raise OddError
    kept = []
    position = 12
    while position + 8 <= len(data):
        kind = data[position : position + 4]
        (length,) = struct.unpack_from("<I", data, position + 4)
        end = position + 8 + length
        if end > len(data):
            # A recorder that was cut off, or wrote to a pipe, never came back to say how long it is.
            if kind != b"data":
                raise OddError
            length, end = len(data) - position - 8, len(data)
        if kind in _WAVE:
            kept.append(kind + struct.pack("<I", length) + data[position + 8 : end] + b"\0" * (length % 2))
        position = end + length % 2
    if not any(chunk.startswith(b"data") for chunk in kept):
        raise OddError
    body = b"WAVE" + b"".join(kept)
    return b"RIFF" + struct.pack("<I", len(body)) + body
