"""
Recordings in WebM without notes: titles, people, dates, attachments.

An element that goes becomes a void one of the same length, so that nothing else changes its place (RFC 8794, RFC 9559).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from clic_scorm.package.bare.odd import OddError


_HEADER, _SEGMENT, _CLUSTER = 0x1A45DFA3, 0x18538067, 0x1F43B675
_SEEK_HEAD, _INFO, _TRACKS, _CUES = 0x114D9B74, 0x1549A966, 0x1654AE6B, 0x1C53BB6B
_TRACK, _TRACK_NAME, _SEEK, _SEEK_ID, _VOID, _CRC = 0xAE, 0x536E, 0x4DBB, 0x53AB, 0xEC, 0xBF
# What a cluster holds: where none says how long it is, the next element that is none of these ends it (RFC 9559, 5.1.3).
_IN_CLUSTER = (0xE7, 0xA3, 0xA0, 0xAB, 0xA7, 0x5854, 0xAF)
_SHOWN = (_SEEK_HEAD, _INFO, _TRACKS, _CUES, _CLUSTER, *_IN_CLUSTER)
# Of the segment's information: how times are counted, how long it lasts, and the two names of programs that must be there.
_TIMES, _PROGRAMS = (0x2AD7B1, 0x4489), (0x4D80, 0x5741)


@dataclass(frozen=True, slots=True)
class _Element:
    """
    Hold where an element begins, where its content does, and where it ends; *open* where it does not say how long it is.
    """

    kind: int
    start: int
    content: int
    end: int
    open: bool = False


def bare(data: bytes) -> bytes:
    """
    Return a recording of the same length without notes.
    """
    made = bytearray(data)
    outer = list(_elements(data, 0, len(data)))
    if [element.kind for element in outer if element.kind != _VOID][:2] != [_HEADER, _SEGMENT]:
        raise OddError
    for element in outer:
        if element.kind == _SEGMENT:
            _segment(made, data, element)
        elif element.kind != _HEADER:
            _void(made, element)
    return bytes(made)


def _number(data: bytes, place: int, end: int, longest: int, *, marked: bool) -> tuple[int, int, bool]:
    """
    Return a number of variable length, where it ends, and whether all its bits are set (RFC 8794, 4); *marked* keeps the bit of its length.
    """
    if place >= end or not data[place]:
        raise OddError
    width = 9 - data[place].bit_length()
    if width > longest or place + width > end:
        raise OddError
    value = int.from_bytes(data[place : place + width], "big")
    bare_value = value & ((1 << 7 * width) - 1)
    return value if marked else bare_value, place + width, bare_value == (1 << 7 * width) - 1


def _elements(data: bytes, start: int, end: int) -> Iterator[_Element]:
    """
    Yield the elements between *start* and *end*, those of clusters as if they stood beside them.
    """
    position = start
    while position < end:
        kind, content, _ = _number(data, position, end, 4, marked=True)
        length, content, is_open = _number(data, content, end, 8, marked=False)
        if is_open and kind not in (_SEGMENT, _CLUSTER):
            raise OddError
        last = end if is_open else content + length
        if last > end:
            raise OddError
        yield _Element(kind, position, content, last, is_open)
        position = content if kind == _CLUSTER else last


def _void(made: bytearray, element: _Element) -> None:
    length = element.end - element.start
    if length < 129:
        made[element.start : element.end] = bytes([_VOID, 0x80 | length - 2]) + bytes(length - 2)
    else:
        made[element.start : element.end] = bytes([_VOID, 0x01]) + (length - 9).to_bytes(7, "big") + bytes(length - 9)


def _segment(made: bytearray, data: bytes, segment: _Element) -> None:
    for element in _elements(data, segment.content, segment.end):
        if element.kind not in _SHOWN:
            _void(made, element)
        elif element.kind == _INFO:
            _information(made, data, element)
        elif element.kind == _TRACKS:
            _tracks(made, data, element)
        elif element.kind == _SEEK_HEAD:
            _places(made, data, element)


def _information(made: bytearray, data: bytes, information: _Element) -> None:
    for element in _elements(data, information.content, information.end):
        if element.kind in _PROGRAMS:
            made[element.content : element.end] = bytes(element.end - element.content)
        elif element.kind not in _TIMES:
            _void(made, element)


def _tracks(made: bytearray, data: bytes, tracks: _Element) -> None:
    for track in _elements(data, tracks.content, tracks.end):
        if track.kind == _CRC:
            _void(made, track)
        for element in _elements(data, track.content, track.end) if track.kind == _TRACK else ():
            if element.kind in (_TRACK_NAME, _CRC):
                _void(made, element)


def _places(made: bytearray, data: bytes, head: _Element) -> None:
    """
    Leave out of the list of places what is there no more, and the sum of its bytes.
    """
    for element in _elements(data, head.content, head.end):
        inner = _elements(data, element.content, element.end) if element.kind == _SEEK else ()
        named = [int.from_bytes(data[each.content : each.end], "big") for each in inner if each.kind == _SEEK_ID]
        if element.kind != _SEEK or any(name not in _SHOWN for name in named):
            _void(made, element)
