"""
Bring our XHTML and the HTML of cmark-gfm to one form, in which they must be the same.

What is ignored is only what the guide for authors tells: a box stands for a quote that begins with its marker, a table lies in a region
that scrolls, a task's box is a character, footnotes lie in a section, headings lose their attributes, definition lists are ours alone.
"""

from __future__ import annotations

import re
import unicodedata
from typing import Any
from urllib.parse import unquote

import lxml.html


BLOCKS = {
    "p",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "ul",
    "ol",
    "li",
    "blockquote",
    "pre",
    "table",
    "thead",
    "tbody",
    "tr",
    "th",
    "td",
    "hr",
    "section",
    "div",
    "dl",
    "dt",
    "dd",
}
SPACES = re.compile(r"[ \t\n\r\f]+")
MARKER = re.compile(r"^\s*\[!\s*([A-Za-z]+)\s*\]\s*")
ATTRIBUTES = re.compile(r"[ \t\u00a0]*\{[^{}]*[#.=][^{}]*\}\s*$")
SEPARATORS = str.maketrans(dict.fromkeys("\u000b\u000c\u0085\u2028\u2029", " "))

Event = tuple[str, str]
Element = Any  # what lxml.html makes of elements has no useful type


def parse(html: str) -> Element:
    html = unicodedata.normalize("NFC", html.translate(SEPARATORS))
    return lxml.html.fragment_fromstring(html, create_parent="root")


def theirs(html: str) -> list[Event]:
    root = parse(html)
    for quote in root.iter("blockquote"):
        first = quote[0] if len(quote) else None
        if first is None or first.tag != "p":
            continue
        match = MARKER.match(first.text or "")
        if match:
            quote.set("box", _box(match[1]))
            first.text = (first.text or "")[match.end() :]
            if not (first.text or "").strip() and len(first) and first[0].tag == "br":
                first.text = first[0].tail
                first.remove(first[0])
            if not (first.text or "").strip() and len(first) == 0:
                quote.remove(first)
    for heading in root.iter("h1", "h2", "h3", "h4", "h5", "h6"):
        last = heading[-1] if len(heading) else None
        if last is not None:
            last.tail = ATTRIBUTES.sub("", last.tail or "")
        else:
            heading.text = ATTRIBUTES.sub("", heading.text or "")
    for box in list(root.iter("input")):
        item = box.getparent()
        text = ("☑ " if box.get("checked") is not None else "☐ ") + (box.tail or "").lstrip(" \n")
        following = box.getnext()
        item.remove(box)
        if following is not None and following.tag == "p" and text.strip() in "☑☐":
            following.text = text + (following.text or "")
        else:
            item.text = (item.text or "") + text
    return _events(root)


def ours(html: str) -> list[Event]:
    return _events(parse(html))


def _box(name: str) -> str:
    return {"TRAINER": "FACILITATOR", "INSTRUCTOR": "FACILITATOR"}.get(name.upper(), name.upper())


def _events(root: Element) -> list[Event]:
    flat: list[Event] = []
    _walk(root, flat)
    events: list[Event] = []
    text = ""
    for kind, value in [*flat[1:-1], ("end", "p")]:
        if kind == "text":
            text += value
            continue
        block = value.split(" ")[0] in BLOCKS
        if text:
            shown = SPACES.sub(" ", text)
            if block or value in ("br", "br "):
                shown = shown.rstrip(" \u00a0")
            if not events or (events[-1][0] != "text" and events[-1][1].split(" ")[0] in (*BLOCKS, "br")):
                shown = shown.lstrip(" \u00a0")
            if shown:
                events.append(("text", shown))
            text = ""
        events.append((kind, value))
    return events[:-1]


def _walk(node: Element, flat: list[Event]) -> None:
    if not isinstance(node.tag, str):
        flat.append(("text", node.tail or ""))
        return
    classes = (node.get("class") or "").split()
    if node.tag == "math":
        # cmark-gfm leaves a formula as it is written; a simple one reads the same as text.
        mark = "$$" if node.get("display") == "block" else "$"
        flat.append(("text", f"{mark}{node.get('alttext')}{mark}{node.tail or ''}"))
        return
    if "footnote-backref" in classes or "footnote-back" in classes or "alert-title" in classes:
        flat.append(("text", (node.tail or "").lstrip(" ")))
        return
    if "footnote-ref" in classes:
        flat.extend([("start", f"note {node.text_content()}"), ("end", "note"), ("text", node.tail or "")])
        return
    shown = _shown(node, classes)
    if shown:
        flat.append(("start", shown))
    flat.append(("text", node.text or ""))
    for child in node:
        _walk(child, flat)
    if shown:
        flat.append(("end", shown.split(" ")[0]))
    flat.append(("text", node.tail or ""))


def _shown(node: Element, classes: list[str]) -> str:
    tag = str(node.tag)
    if tag == "div" and "table" in classes:
        return ""
    if tag == "div" and "alert" in classes:
        return f"blockquote {next(name for name in classes if name.startswith('alert-'))[6:].upper()}"
    if tag == "blockquote" and node.get("box"):
        return f"blockquote {node.get('box')}"
    if tag == "section":
        return "section"
    if tag in ("th", "td"):
        align = node.get("align") or next((name[6:] for name in classes if name.startswith("align-")), "")
        return f"{tag} {align}".strip()
    if tag == "code":
        language = next((name for name in classes if name.startswith("language-")), "")
        return f"code {language}".strip()
    if tag == "a":
        return f"a {_address(node.get('href'))} {node.get('title') or ''}".strip()
    if tag == "img":
        return f"img {_address(node.get('src'))} {SPACES.sub(' ', node.get('alt') or '').strip()} {node.get('title') or ''}".strip()
    if tag == "ol" and node.get("start") not in (None, "1"):
        return f"ol {node.get('start')}"
    if tag in ("s", "strike"):
        return "del"
    if tag == "abbr":
        return f"abbr {node.get('title') or ''}"
    return tag


def _address(written: str | None) -> str:
    return unicodedata.normalize("NFC", unquote(written or ""))


def words(events: list[Event]) -> str:
    """
    Return the words alone, for definition lists, which cmark-gfm does not know.
    """
    return "".join(value for kind, value in events if kind == "text").replace(":", "").replace(" ", "")
