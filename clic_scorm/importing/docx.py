"""
The one door to mammoth: a Word document in, its text as a tree, its pictures and comments out.
"""

from __future__ import annotations

import io
import re
from dataclasses import dataclass, field
from typing import Any

from clic_scorm.diagnostics import ClicError
from clic_scorm.package import unpack, xml
from clic_scorm.package.archive import Limits


_STYLES = """
p[style-name='Title'] => p.title:fresh
p[style-name='Subtitle'] => p.subtitle:fresh
p[style-name='Quote'] => blockquote > p:fresh
p[style-name='Intense Quote'] => blockquote > p:fresh
comment-reference => sup.comment
"""
_LIMITS = Limits(size=256 << 20, members=5_000)
_ENDINGS = {"image/png": "png", "image/jpeg": "jpg", "image/gif": "gif", "image/webp": "webp", "image/svg+xml": "svg"}
_DOCUMENT = "word/document.xml"
_NO_WORD = re.compile(rb"<!DOCTYPE|<!ENTITY", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Word:
    """
    Hold what a Word document says: *root* is its text as XHTML under one `div`; *pictures* are files by their name in the course;
    *unusable* are names in the text of pictures that no browser shows.
    """

    root: xml.Element
    pictures: dict[str, bytes] = field(default_factory=dict)
    unusable: tuple[str, ...] = ()


def read_docx(data: bytes, folder: str = "media") -> Word:
    """
    Read the Word document *data*; its pictures get names in *folder*. Raise ClicError where it is none, or the library is missing.
    """
    _check(data)
    mammoth = _library()
    pictures: dict[str, bytes] = {}
    unusable: list[str] = []

    def keep(image: Any) -> dict[str, str]:  # the library has no types
        ending = _ENDINGS.get(image.content_type, "")
        name = f"{folder}/picture-{len(pictures) + len(unusable) + 1}.{ending or image.content_type.rpartition('/')[2]}"
        if not ending:
            unusable.append(name)
            return {"src": name}
        with image.open() as stream:
            pictures[name] = stream.read()
        return {"src": name}

    try:
        done = mammoth.convert_to_html(io.BytesIO(data), style_map=_STYLES, convert_image=mammoth.images.img_element(keep))
        root = xml.parse(f"<div>{xml.legal(done.value)}</div>".encode())
    except Exception as error:  # noqa: BLE001  # the library raises whatever its parsers do; to the author it is one thing
        raise ClicError(f"the Word document can't be read: {error}", "open it in Word, save it anew as .docx, and import that", 2) from None
    return Word(root, pictures, tuple(unusable))


def _check(data: bytes) -> None:
    """
    Refuse what is no Word document, unpacks to too much or declares entities, before a parser sees it.
    """
    package, problems = unpack(data, _LIMITS)
    if _DOCUMENT not in package:
        said = f": {problems[0].message}" if problems else ""
        remedy = "save the document in Word or LibreOffice as .docx (not .doc, .odt or .pdf)"
        raise ClicError(f"this is no Word document{said}", remedy, 2)
    if any(_NO_WORD.search(package[name][:2000]) for name in package if name.endswith((".xml", ".rels"))):
        raise ClicError("the document declares entities, which no Word document does", "save it anew as .docx in Word", 2)


def _library() -> Any:  # the library has no types
    try:
        import mammoth  # an extra: the core works without
    except ImportError:
        raise ClicError(
            "importing Word documents needs an extra library", "pipx inject clic-scorm mammoth, or pip install 'clic-scorm[docx]'"
        ) from None
    return mammoth
