"""
What a package shows without what its tools wrote into it: comments, names, places, dates, notes.

Only what nobody is shown or told goes. Of a recording no sound and no picture changes place: what goes is overwritten with nothing where a file
refers to its own bytes.
"""

from __future__ import annotations

import posixpath
import struct
from collections.abc import Callable, Mapping
from functools import lru_cache

from clic_scorm.package import xml
from clic_scorm.package.bare import mp4, pictures, sound, webm
from clic_scorm.package.bare.captions import captions
from clic_scorm.package.bare.odd import OddError


_KEPT = 256
# Above it a file is read again each time: a course's films would fill the memory of a preview.
_LARGE = 1_000_000

_READERS: Mapping[str, Callable[[bytes], bytes]] = {
    ".svg": pictures.svg,
    ".png": lambda data: b"".join(pictures.png(data)),
    ".jpg": lambda data: b"".join(pictures.jpeg(data)),
    ".jpeg": lambda data: b"".join(pictures.jpeg(data)),
    ".gif": lambda data: b"".join(pictures.gif(data)),
    ".webp": pictures.webp,
    ".vtt": captions,
    ".mp3": sound.mp3,
    ".wav": sound.wav,
    ".mp4": mp4.bare,
    ".m4v": mp4.bare,
    ".m4a": mp4.bare,
    ".webm": webm.bare,
}


def bare(name: str, data: bytes) -> bytes:
    """
    Return *data*, the file called *name*, without comments and notes; the same bytes where there are none, or where it can't be read.
    """
    made = _read(name, data)
    return data if made is None else made


def is_readable(name: str, data: bytes) -> bool:
    """
    Return whether *data*, the file called *name*, is built as its kind is, so that notes in it are found.
    """
    return _read(name, data) is not None


def _read(name: str, data: bytes) -> bytes | None:
    suffix = posixpath.splitext(name)[1].lower()
    return (_made if len(data) > _LARGE else _kept)(suffix, data)


def _made(suffix: str, data: bytes) -> bytes | None:
    reader = _READERS.get(suffix)
    if reader is None:
        return data
    try:
        return reader(data)
    except (OddError, struct.error, xml.XmlError, UnicodeDecodeError):
        return None


_kept = lru_cache(maxsize=_KEPT)(_made)
