"""
Recordings in MP4 and M4A without notes: titles, people, places, dates, what a camera measured.

A box that goes becomes a free one of the same length, and a time becomes none, so that nothing else changes its place (ISO/IEC 14496-12).
"""

from __future__ import annotations

import struct
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from clic_scorm.package.bare.odd import OddError


# What a player needs, by the box that holds it (ISO/IEC 14496-12, 6.2.3; QuickTime's boxes for size and order of tracks).
_FILE = b"ftyp styp moov mdat moof mfra sidx ssix pdin emsg prft".split()
_MOVIE = b"mvhd trak mvex iods pssh".split()
_TRACK = b"tkhd edts tref mdia trgr tapt matt clip load txas".split()
# Without what refers to tracks that are gone.
_TRACK_ALONE = [kind for kind in _TRACK if kind != b"tref"]
_MEDIA = b"mdhd hdlr elng minf".split()
# Handlers of tracks that are seen or heard. Others hold what a camera measured (places, four times a second), chapters, codes of tapes, or texts
# that most browsers show nobody: captions lie beside a recording.
_PLAYED = (b"vide", b"soun", b"auxv", b"pict")
_MOST_SAMPLES = 1_000_000


@dataclass(frozen=True, slots=True)
class _Box:
    """
    Hold where a box begins, where its content does, and where it ends.
    """

    kind: bytes
    start: int
    content: int
    end: int


def bare(data: bytes) -> bytes:
    """
    Return a recording of the same length without notes.
    """
    if data[4:8] != b"ftyp":
        raise OddError
    made = bytearray(data)
    boxes = list(_boxes(data, 0, len(data), outermost=True))
    for box in boxes:
        if box.kind not in _FILE:
            _free(made, box)
        elif box.kind == b"moov":
            _movie(made, data, box, whole=not any(other.kind == b"moof" for other in boxes))
    return bytes(made)


def _boxes(data: bytes, start: int, end: int, *, outermost: bool = False) -> Iterator[_Box]:
    position = start
    while position < end:
        if end - position < 8:
            if outermost:
                raise OddError
            # QuickTime ends some lists with four empty bytes.
            return
        size, kind = struct.unpack_from(">I4s", data, position)
        content = position + 8
        if size == 1:
            (size,) = struct.unpack_from(">Q", data, content)
            content += 8
        elif size == 0 and outermost:
            size = end - position
        if size < content - position or position + size > end:
            raise OddError
        yield _Box(kind, position, content, position + size)
        position += size


def _free(made: bytearray, box: _Box) -> None:
    made[box.start + 4 : box.start + 8] = b"free"
    made[box.content : box.end] = bytes(box.end - box.content)


def _movie(made: bytearray, data: bytes, movie: _Box, *, whole: bool) -> None:
    boxes = list(_boxes(data, movie.content, movie.end))
    tracks = [_inside(data, box) for box in boxes if box.kind == b"trak"]
    all_played = all(_is_played(data, media) for _, _, media in tracks)
    if any(box.kind == b"cmov" for box in boxes) or (not all_played and not whole):
        # A packed movie is not read here, and samples of a film in fragments lie elsewhere.
        raise OddError
    for track, inner, media in tracks:
        if _is_played(data, media):
            _track(made, (*inner, *media), kept=_TRACK if all_played else _TRACK_ALONE)
            continue
        for start, end in _samples(data, media):
            made[start:end] = bytes(end - start)
        _free(made, track)
    for box in boxes:
        if box.kind == b"mvhd":
            _forget_times(made, box)
        elif box.kind not in _MOVIE:
            _free(made, box)


def _inside(data: bytes, track: _Box) -> tuple[_Box, list[_Box], list[_Box]]:
    """
    Return a track, its boxes, and those of its media.
    """
    boxes = list(_boxes(data, track.content, track.end))
    return track, boxes, [inner for box in boxes if box.kind == b"mdia" for inner in _boxes(data, box.content, box.end)]


def _is_played(data: bytes, media: list[_Box]) -> bool:
    return all(data[box.content + 8 : box.content + 12] in _PLAYED for box in media if box.kind == b"hdlr")


def _track(made: bytearray, boxes: Sequence[_Box], kept: Sequence[bytes]) -> None:
    for box in boxes:
        if box.kind in (b"tkhd", b"mdhd"):
            _forget_times(made, box)
        elif box.kind == b"hdlr":
            # Behind the kind stands the name of the program, or of whoever named the track.
            made[box.content + 24 : box.end] = bytes(max(0, box.end - box.content - 24))
        elif box.kind not in (*kept, *_MEDIA):
            _free(made, box)


def _forget_times(made: bytearray, box: _Box) -> None:
    """
    Overwrite when something was made and changed: two numbers of four bytes, of eight in version 1.
    """
    if box.content + 4 > box.end:
        raise OddError
    width = 16 if made[box.content] == 1 else 8
    if box.content + 4 + width > box.end:
        raise OddError
    made[box.content + 4 : box.content + 4 + width] = bytes(width)


def _samples(data: bytes, media: list[_Box]) -> Iterator[tuple[int, int]]:
    """
    Yield where the samples of a track lie: chunks by their places, each with as many samples as stsc says, each as long as stsz says.
    """
    tables = {}
    for box in media:
        for inner in _boxes(data, box.content, box.end) if box.kind == b"minf" else ():
            tables.update({table.kind: table for table in _boxes(data, inner.content, inner.end)} if inner.kind == b"stbl" else {})
    places, sizes, runs = tables.get(b"stco") or tables.get(b"co64"), tables.get(b"stsz"), tables.get(b"stsc")
    if not places or not sizes or not runs:
        raise OddError
    chunks = _numbers(data, places, "Q" if places.kind == b"co64" else "I", 1)
    same, count = struct.unpack_from(">II", data, sizes.content + 4)
    if count > _MOST_SAMPLES:
        raise OddError
    lengths = iter([(same,)] * count if same else _numbers(data, sizes, "I", 1, skipped=4))
    # Runs are told by their first chunk, upwards: each chunk is in the last run that has begun.
    steps = iter([*_numbers(data, runs, "III", 3), (len(chunks) + 1, 0, 0)])
    (following, coming, _), samples = next(steps), 0
    for number, (start,) in enumerate(chunks, 1):
        if following == number:
            samples = coming
            following, coming, _ = next(steps)
        if following <= number:
            raise OddError
        place = start
        for _ in range(samples):
            (length,) = next(lengths, (-1,))
            if length < 0 or place + length > len(data):
                raise OddError
            yield place, place + length
            place += length


def _numbers(data: bytes, box: _Box, kind: str, each: int, skipped: int = 0) -> list[tuple[int, ...]]:
    """
    Return the rows of a table behind its version, *skipped* bytes and its number of rows.
    """
    (count,) = struct.unpack_from(">I", data, box.content + 4 + skipped)
    first = box.content + 8 + skipped
    row = struct.calcsize(f">{kind}")
    if count > _MOST_SAMPLES or first + count * row > box.end:
        raise OddError
    return [struct.unpack_from(f">{kind}", data, first + number * row)[:each] for number in range(count)]
