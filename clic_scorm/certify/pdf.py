"""
The one door to the typesetter: certificates as tagged PDF (ISO 14289-1, PDF/UA-1), shaped and bidirectional, with the fonts of this computer.
"""

from __future__ import annotations

import calendar
import json
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import TYPE_CHECKING

from clic_scorm.certify.paper import Paper, Picture, basis_text, facts, said
from clic_scorm.diagnostics import ClicError


if TYPE_CHECKING:
    from typst import Compiler, Fonts, PDFStandard

# By how they look on each system; the typesetter brings Libertinus Serif itself.
_SANS = ("Noto Sans", "Segoe UI", "Helvetica Neue", "Roboto", "Arial", "DejaVu Sans", "Libertinus Serif")
_SERIF = ("Noto Serif", "Palatino Linotype", "Palatino", "Georgia", "Libertinus Serif")
# What the typesetter falls back to for a script it chooses by itself; Arabic looks better in these.
_ARABIC = ("Noto Naskh Arabic", "Geeza Pro", "Segoe UI", "Arial", "DejaVu Sans")
_FORMATS = {"svg": "svg", "png": "png", "jpg": "jpg", "jpeg": "jpg", "gif": "gif", "webp": "webp"}
_NUMBERED = re.compile(r"\\u\{([0-9a-f]{1,6})\}")
_UNSHOWN = re.compile(r"the text `\"(?P<signs>.+?)\"` could not be displayed")


@dataclass(frozen=True, slots=True)
class Printed:
    """
    Hold a PDF, and the signs in it that no font here has.
    """

    data: bytes
    missing: str = ""


@cache
def _fonts() -> Fonts:
    try:
        import typst
    except ImportError:
        raise ClicError(
            "PDF needs the typesetter, which is not installed", 'install it: pip install "clic-scorm[pdf]"; or print the HTML pages', 3
        ) from None
    return typst.Fonts()


@cache
def _families() -> frozenset[str]:
    return frozenset(_fonts().families())


@cache
def _compiler() -> Compiler:
    import typst

    return typst.Compiler(font_paths=_fonts())


def _there(*wanted: str) -> list[str]:
    known = _families()
    return [name for name in dict.fromkeys(wanted) if name in known]


def as_pdf(paper: Paper, organisers: Iterable[str] = ()) -> Printed:
    """
    Return *paper* as PDF, the same bytes for the same paper and fonts; raise ClicError where the typesetter is not installed.
    """
    language, _, region = paper.language.partition("-")
    arabic = _ARABIC if paper.direction == "rtl" else ()
    values = {
        **{
            name: getattr(paper, name) for name in ("number", "code", "name", "title", "course", "version", "accent", "verify", "signature")
        },
        "said": dict(said(paper)),
        "facts": [list(pair) for pair in facts(paper)],
        "conditions": [[each.text, basis_text(paper, each)] for each in paper.conditions],
        "signatories": [
            {"name": one.name, "role": one.role, **({"picture": _picture(one.picture)} if one.picture else {})} for one in paper.signatories
        ],
        "logos": [_picture(logo) for logo in paper.logos],
        "organisers": list(organisers),
        "lang": language.lower(),
        "region": region.lower() if len(region) == 2 else None,
        "rtl": paper.direction == "rtl",
        "fonts": _there(*arabic, *_SANS, *_ARABIC),
        "serif": _there(*arabic, *_SERIF, *_ARABIC),
    }
    inputs = {"paper": json.dumps(values, ensure_ascii=False)}
    data, problem = _compiled(inputs, paper.issued, ["ua-1"])
    if data is None and (match := _UNSHOWN.search(problem)):
        # Without a font for every sign no reader could be told what stands there: it is a plain PDF then.
        signs = _NUMBERED.sub(lambda sign: chr(int(sign[1], 16)), match["signs"])
        return Printed(_compiled(inputs, paper.issued, [])[0] or b"", signs)
    if data is None:
        raise ValueError(f"the template of certificates does not compile: {problem}")
    return Printed(data)


def _compiled(inputs: Mapping[str, str], issued: str, standards: list[PDFStandard]) -> tuple[bytes | None, str]:
    import typst

    template = resources.files("clic_scorm.certify").joinpath("templates").joinpath("certificate.typ").read_bytes()
    try:
        data = _compiler().compile(
            input=template, format="pdf", sys_inputs=dict(inputs), pdf_standards=standards, timestamp=_moment(issued)
        )
    except typst.TypstError as error:
        return None, error.message
    return data if isinstance(data, bytes) else None, ""


def _picture(picture: Picture) -> dict[str, object]:
    return {"data": list(picture.data), "format": _FORMATS.get(picture.suffix, picture.suffix), "text": picture.text}


def _moment(day: str) -> int:
    year, month, date = (int(part) for part in day.split("-"))
    return calendar.timegm((year, month, date, 12, 0, 0))
