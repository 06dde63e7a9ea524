"""
The one door to latex2mathml: a formula as MathML, and as plain text for search, for print on a screen without MathML, and for the ear.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator

from clic_scorm.package import xml


_SPACE = "http://www.w3.org/1998/Math/MathML"
_TAGS = frozenset(
    (
        "math", "mrow", "mi", "mo", "mn", "mtext", "mfrac", "msup", "msub", "msubsup", "msqrt", "mroot", "mtable", "mtr", "mtd", "mover",
        "munder", "munderover", "mspace", "mstyle", "mpadded", "menclose", "mphantom",
    )
)  # fmt: skip
_ATTRIBUTES = (
    "display", "mathvariant", "stretchy", "fence", "form", "separator", "columnalign", "width", "height", "depth", "linethickness",
    "displaystyle", "scriptlevel", "notation", "accent", "minsize", "maxsize", "lspace", "rspace", "movablelimits",
)  # fmt: skip
_SPACED = "=+−-×÷·±≤≥<>≈≠→∈∝≡∼"
_RAISED = str.maketrans("0123456789+-n", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻ⁿ")
_RAISABLE = re.compile(r"[0-9n+-]{1,4}")
_MOST = 2000


class FormulaError(ValueError):
    """
    Say why a formula can't be read, in words for its author.
    """


def convert(tex: str, apart: bool) -> tuple[str, str]:
    """
    Return *tex* as MathML and as plain text; raise FormulaError.
    """
    from latex2mathml.converter import convert as to_mathml  # start-up time: most courses have no formula

    if len(tex) > _MOST:
        raise FormulaError(f"it has more than {_MOST} characters")
    try:
        written = to_mathml(tex, display="block" if apart else "inline")
        root = xml.parse(written.encode())
        shown = plain(root).strip()
        fragment = "".join(_write(root, shown))
    except FormulaError:
        raise
    except (xml.XmlError, RecursionError):
        raise FormulaError("it is too involved, or holds a character that stands for something else") from None
    except Exception as error:  # noqa: BLE001  # the library has no common class for what it raises
        raise FormulaError(_reason(error)) from None
    return fragment, shown


def _reason(error: Exception) -> str:
    name = type(error).__name__.removesuffix("Error")
    words = re.sub(r"(?<=[a-z])(?=[A-Z])", " ", name).lower()
    known = {
        "no available tokens": "something is missing behind a command or a brace",
        "extra left or missing right": "\\left has no \\right",
        "missing super script or subscript": "nothing stands behind ^ or _",
        "double superscripts": "two raised parts follow each other",
        "double subscripts": "two lowered parts follow each other",
        "missing end": "\\begin has no \\end",
    }
    return known.get(words, words or "something is missing")


def _write(element: xml.Element, alternative: str = "") -> Iterator[str]:
    """
    Yield the XHTML of a MathML element, with nothing in it that could act.
    """
    name = xml.local_name(element)
    if name not in _TAGS:
        raise FormulaError(f"“{name}” can't be shown")
    text = element.text or ""
    if text.startswith("\\") and len(text) > 1:
        raise FormulaError(f"“{text}” is no command that is known")
    if text in ("{", "}", "&", "$") and name == "mi":
        raise FormulaError(f"“{text}” stands alone")
    yield f"<{name}"
    if name == "math":
        yield f' xmlns="{_SPACE}" alttext="{html.escape(alternative)}"'
    for key, value in element.attrib.items():
        if str(key) in _ATTRIBUTES and str(value):
            yield f' {key!s}="{html.escape(str(value))}"'
    yield ">"
    yield html.escape(text, quote=False)
    for inner in element:
        yield from _write(inner)
    yield f"</{name}>"


def plain(element: xml.Element) -> str:
    """
    Return a MathML element as a line of text: a/b, x², √(x).
    """
    parts = [plain(inner) for inner in element]
    if parts and xml.local_name(element[0]) == "mo":
        parts[0] = parts[0].strip()
    match xml.local_name(element):
        case "mo":
            sign = element.text or ""
            return f" {sign} " if sign and sign in _SPACED else sign
        case "mspace":
            return " "
        case "mtable":
            return f"[{'; '.join(parts)}]"
        case "mtr":
            return ", ".join(part.strip() for part in parts)
        case name if name in ("mfrac", "msqrt", "mroot"):
            return _rooted(name, parts)
        case name if name in ("msup", "mover", "msub", "munder", "msubsup", "munderover"):
            accent = name == "mover" and parts[1].strip() in "¯―^~˙¨→"
            return parts[0] if accent else _scripted(name, parts)
        case _:
            return (element.text or "") + "".join(parts)


def _rooted(name: str, parts: list[str]) -> str:
    if name == "mfrac":
        return f"{_grouped(parts[0])}/{_grouped(parts[1])}"
    if name == "mroot":
        return f"{_raised(parts[1]).removeprefix('^')}√({parts[0].strip()})"
    return f"√({''.join(parts).strip()})"


def _scripted(name: str, parts: list[str]) -> str:
    below = f"_{_grouped(parts[1])}" if name not in ("msup", "mover") else ""
    above = _raised(parts[-1]) if name not in ("msub", "munder") else ""
    return f"{parts[0]}{below}{above}"


def _grouped(text: str) -> str:
    bare = text.strip()
    return bare if re.fullmatch(r"[\w.,√]*", bare) else f"({bare})"


def _raised(text: str) -> str:
    bare = text.strip()
    if bare and bare in "′″‴*†∘":
        return bare
    return bare.translate(_RAISED) if _RAISABLE.fullmatch(bare) else f"^{_grouped(bare)}"
