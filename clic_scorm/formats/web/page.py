"""
What the text of a page says about itself, read and never run: its head, its ids, and what would fail from a memory stick.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from html.parser import HTMLParser


_CHARSET = re.compile(r"charset\s*=\s*[\"']?\s*([\w-]+)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Remark:
    """
    Hold one thing about a page that somebody should know: what *kind* it is, the *line*, and the author's *word* for it.
    """

    kind: str
    line: int
    word: str = ""


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.remarks: list[Remark] = []
        self.ids: dict[str, int] = {}
        self.head: set[str] = set()
        self.charset = ""
        self.scripted = False
        self._in_title = False

    def handle_decl(self, decl: str) -> None:
        if decl.lower().startswith("doctype"):
            self.head.add("doctype")

    def handle_data(self, data: str) -> None:
        if self._in_title and data.strip():
            self.head.add("title")

    def handle_endtag(self, tag: str) -> None:
        if tag == "title":
            self._in_title = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = {name: value or "" for name, value in attrs}
        line = self.getpos()[0]
        if "id" in values:
            if values["id"] in self.ids:
                self.remarks.append(Remark("twice", line, values["id"]))
            self.ids.setdefault(values["id"], line)
        if "crossorigin" in values and tag in ("script", "link", "img", "video", "audio"):
            self.remarks.append(Remark("crossorigin", line, tag))
        self._element(tag, values, line)

    def _element(self, tag: str, values: dict[str, str], line: int) -> None:
        match tag:
            case "html" if values.get("lang", "").strip():
                self.head.add("lang")
            case "title":
                self._in_title = True
            case "meta":
                self._meta(values, line)
            case "base" if "href" in values:
                self.remarks.append(Remark("base", line, values["href"]))
            case "script":
                self.scripted = True
            case "form" if re.match(r"(?:https?:)?//", values.get("action", "").strip(), re.IGNORECASE):
                self.remarks.append(Remark("form", line, values["action"].strip()))
            case "img" if "alt" not in values:
                self.remarks.append(Remark("alt", line, values.get("src", "")))
            case "iframe" if not values.get("title", "").strip():
                self.remarks.append(Remark("frame", line, values.get("src", "")))
            case "video" | "audio" if "autoplay" in values and "muted" not in values:
                self.remarks.append(Remark("autoplay", line, values.get("src", "")))
            case _:
                pass

    def _meta(self, values: dict[str, str], line: int) -> None:
        stated = _CHARSET.search(f"charset={values['charset']}" if "charset" in values else values.get("content", ""))
        if stated and ("charset" in values or values.get("http-equiv", "").lower() == "content-type"):
            self.charset = stated[1].lower()
        if values.get("name", "").lower() == "viewport":
            self.head.add("viewport")
        if values.get("http-equiv", "").lower() == "refresh":
            self.remarks.append(Remark("refresh", line, values.get("content", "")))


@dataclass(frozen=True, slots=True)
class Page:
    """
    Hold what a page says: which of “doctype”, “title”, “lang” and “viewport” its *head* has, the *charset* that it names, its *ids*, whether
    it is *scripted*, and *remarks* in the order of lines.
    """

    head: frozenset[str]
    charset: str
    ids: frozenset[str]
    scripted: bool
    remarks: tuple[Remark, ...]


def read(html: str) -> Page:
    """
    Return what *html* says.
    """
    reader = _Reader()
    reader.feed(html)
    reader.close()
    return Page(frozenset(reader.head), reader.charset, frozenset(reader.ids), reader.scripted, tuple(reader.remarks))


_STYLE_ADDRESS = re.compile(
    r"url\(\s*(?:\"([^\"]*)\"|'([^']*)'|([^\"')\s][^)]*?))\s*\)|@import\s+(?:\"([^\"]*)\"|'([^']*)')", re.IGNORECASE
)
_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)


def style_addresses(css: str) -> Iterator[tuple[str, int]]:
    """
    Yield each address that a style sheet asks for, and its line.
    """
    bare = _COMMENT.sub(lambda match: re.sub(r"[^\n]", " ", match[0]), css)
    for match in _STYLE_ADDRESS.finditer(bare):
        address = next((part for part in match.groups() if part), "").strip()
        if address:
            yield address, bare.count("\n", 0, match.start()) + 1
