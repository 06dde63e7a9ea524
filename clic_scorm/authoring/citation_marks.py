"""
How the formatter of citations marks italics and the like: with characters that no author's text has, since its texts are no HTML yet.

The names of the classes are those that citeproc asks a formatter for.
"""

from __future__ import annotations

import html
import re


_ITALIC, _END = "\U000f8000", "\U000f8001"
_PAIRS = {_ITALIC: "<i>", _END: "</i>"}
_MARKS = re.compile(f"[{_ITALIC}{_END}]")
_ADDRESS = re.compile(r"https?://[^\s<]+?(?=[.,;)]*(?:\s|$))")


def preformat(text: object) -> str:
    """
    Return *text* as it is.
    """
    return str(text)


class Italic(str):
    """
    Be a text in italics.
    """

    __slots__ = ()

    def __new__(cls, text: str) -> Italic:
        """
        Return *text* between marks.
        """
        return super().__new__(cls, f"{_ITALIC}{text}{_END}")


class Plain(str):
    """
    Be a text that some style wants in another way, and that stays as it is.
    """

    __slots__ = ()


Oblique = Italic
Bold = Light = Underline = Superscript = Subscript = SmallCaps = Plain


def to_html(text: str, links: bool = True) -> str:
    """
    Return *text* as XHTML, with links for the addresses in it where *links* is true.
    """
    if not links:
        return _escaped(text)
    parts = []
    position = 0
    for match in _ADDRESS.finditer(text):
        address = html.escape(_MARKS.sub("", match[0]))
        parts.append(_escaped(text[position : match.start()]))
        parts.append(f'<a href="{address}" target="_blank" rel="noopener">{address}</a>')
        position = match.end()
    return "".join(parts) + _escaped(text[position:])


def _escaped(text: str) -> str:
    return _MARKS.sub(lambda mark: _PAIRS[mark[0]], html.escape(text, quote=False))


def to_text(text: str) -> str:
    """
    Return *text* without marks.
    """
    return _MARKS.sub("", text)
