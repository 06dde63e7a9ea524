"""
The one door to imagesize: how wide and high an image is shown, read from the start of its file.
"""

from __future__ import annotations

import re
import struct
from io import BytesIO

import imagesize

from clic_scorm.package import xml


COLUMN = 714  # pixels: the text column of a page, for drawings that say their shape and no size
MOST = 20_000  # pixels; more is no image for a page, or a broken header
_LENGTH = re.compile(r"\s*(\d+(?:\.\d+)?)\s*(px|pt|pc|mm|cm|in|)\s*")
_UNITS = {"": 1.0, "px": 1.0, "pt": 96 / 72, "pc": 16.0, "mm": 96 / 25.4, "cm": 96 / 2.54, "in": 96.0}  # CSS 2.2, 4.3.2


def size(data: bytes) -> tuple[int, int]:
    """
    Return width and height in CSS pixels of a PNG, JPEG, GIF or WebP, as a browser turns it by its Exif note; (0, 0) where they can't be read.
    """
    try:
        width, height = imagesize.get(BytesIO(data))
    except (ValueError, OSError, struct.error):
        return 0, 0
    return _sane(width, height)


def drawing_size(data: bytes) -> tuple[int, int]:
    """
    Return width and height in CSS pixels of an SVG; one that has a viewBox and no size fills the text column.
    """
    try:
        root = xml.parse(data)
    except xml.XmlError:
        return 0, 0
    width, height = _pixels(root.get("width")), _pixels(root.get("height"))
    box = [_number(part) for part in re.split(r"[\s,]+", (root.get("viewBox") or "").strip())]
    shape = box[3] / box[2] if len(box) == 4 and box[2] > 0 and box[3] > 0 else 0.0
    if not (width and height) and shape:
        width = width or (height / shape if height else COLUMN)
        height = width * shape
    return _sane(round(width), round(height))


def _pixels(length: str | None) -> float:
    match = _LENGTH.fullmatch(length or "")
    return float(match[1]) * _UNITS[match[2]] if match else 0.0


def _number(text: str) -> float:
    try:
        return float(text)
    except ValueError:
        return 0.0


def _sane(width: int, height: int) -> tuple[int, int]:
    return (width, height) if 0 < width <= MOST and 0 < height <= MOST else (0, 0)
