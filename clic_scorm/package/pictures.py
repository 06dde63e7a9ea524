"""
The one door to Pillow: pictures made smaller for a package, without what cameras write into them.
"""

from __future__ import annotations

import io
import posixpath
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from clic_scorm.diagnostics import ClicError


FORMATS = {".jpg": "JPEG", ".jpeg": "JPEG", ".png": "PNG", ".webp": "WEBP"}
_MOST = 100_000_000  # pixels: more is no picture but an attack, or a map that no page should hold
_KEPT = 64  # pictures that a preview need not make again


@dataclass(frozen=True, slots=True)
class ImageSettings:
    """
    Hold how pictures are made smaller: the greatest width in pixels, and the quality from 1 to 100.
    """

    max_width: int = 1200
    quality: int = 80


class PictureError(ValueError):
    """
    Say that a picture can't be read.
    """


@lru_cache(maxsize=_KEPT)
def smaller(name: str, data: bytes, width: int, quality: int) -> bytes:
    """
    Return the picture *data* at most *width* pixels wide, turned as its camera says, without place, time and thumbnails.

    JPEG and WebP are compressed at *quality* (1–100), PNG without loss. Drawings, animations and pictures of other kinds are returned
    as they are, and so is one that would only grow. Raise PictureError, and ClicError where Pillow is not there.
    """
    kind = FORMATS.get(posixpath.splitext(name)[1].lower())
    if kind is None:
        return data
    image_of, turned = _library()
    try:
        with image_of.open(io.BytesIO(data), formats=[kind]) as picture:
            if getattr(picture, "is_animated", False):
                return data
            if picture.width * picture.height > _MOST:
                raise PictureError(f"it has {picture.width} × {picture.height} pixels")
            bare = _is_bare(picture)
            made = turned(picture)
            resized = made.width > width
            if resized:
                made = made.resize((width, max(1, round(made.height * width / made.width))), image_of.Resampling.LANCZOS)
            written = _write(made, kind, quality)
    except (OSError, SyntaxError, ValueError, image_of.DecompressionBombError) as error:
        raise PictureError(str(error) or "it is damaged") from None
    return data if bare and not resized and len(written) >= len(data) else written


def _is_bare(picture: Any) -> bool:  # pictures of several kinds differ in what they have
    """
    Return whether nothing is in a picture but the picture and its colours.
    """
    known = {
        "jfif",
        "jfif_version",
        "jfif_unit",
        "jfif_density",
        "dpi",
        "icc_profile",
        "adobe",
        "adobe_transform",
        "progressive",
        "progression",
    }
    known |= {"gamma", "srgb", "transparency", "interlace", "chromaticity", "background", "loop", "timestamp"}
    return not len(picture.getexif()) and set(picture.info) <= known


def _write(picture: Any, kind: str, quality: int) -> bytes:  # pictures of several kinds differ in what they have
    colours = {"icc_profile": picture.info["icc_profile"]} if picture.info.get("icc_profile") else {}
    target = io.BytesIO()
    if kind == "JPEG":
        shown = picture if picture.mode in ("L", "RGB") else picture.convert("RGB")
        shown.info.clear()
        shown.save(target, kind, quality=quality, optimize=True, progressive=True, **(colours if shown is picture else {}))
    elif kind == "PNG":
        extra = (
            {"transparency": picture.info["transparency"]} if "transparency" in picture.info and picture.mode in ("P", "L", "RGB") else {}
        )
        picture.info.clear()
        picture.save(target, kind, optimize=True, **colours, **extra)
    else:
        picture.info.clear()
        picture.save(target, kind, quality=quality, method=6, exact=False, exif=b"", xmp=b"", **colours)
    return target.getvalue()


def _library() -> tuple[Any, Any]:  # an extra: its types are not there without it
    try:
        from PIL import Image, ImageOps  # an extra: the core works without
    except ImportError:
        remedy = "pipx inject clic-scorm pillow, or pip install 'clic-scorm[images]'; or take images: out of course.yml"
        raise ClicError("making images smaller needs an extra library", remedy) from None
    return Image, ImageOps.exif_transpose
