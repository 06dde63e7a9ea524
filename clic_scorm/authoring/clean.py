"""
The one door to nh3: what Python-Markdown rendered, cleaned, and read back into a tree.
"""

from __future__ import annotations

import re

import nh3

from clic_scorm.authoring import inline_html
from clic_scorm.authoring.nodes import Node, is_block
from clic_scorm.authoring.plain import ALERT, LOOSE, NOTHING, RAW, TIGHT, unshield
from clic_scorm.package import xml


_TAGS = {
    *inline_html.KEPT,
    *("p", "h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "li", "dl", "dt", "dd", "blockquote", "pre", "code", "hr", "div"),
    *("table", "thead", "tbody", "tr", "th", "td", "a", "img"),
}
_ATTRIBUTES = {
    "a": {"href", "class"},
    "img": {"src"},
    "ol": {"start"},
    "th": {"align"},
    "td": {"align"},
    "abbr": {"title"},
    "div": {"class"},
    "sup": {"id"},
    "li": {"id"},
}
_CONTENT_DROPPED = {"script", "style", "template", "noscript", "iframe", "object", "svg", "math", "textarea", "select", "title"}
_VOID = re.compile(r"<(br|hr|img)([^>]*?) ?/?>")
_MARKS = (TIGHT, LOOSE, NOTHING, ALERT, RAW)
_FOOTNOTE = re.compile(r"#fn:(\d+)")


class NotReadableError(ValueError):
    """
    Say that rendered text is no tree.
    """


def clean(html: str) -> Node:
    """
    Return the tree of *html* with nothing in it but what prose needs; raise NotReadableError.
    """
    cleaned = nh3.clean(html, tags=_TAGS, attributes=_ATTRIBUTES, link_rel=None, clean_content_tags=_CONTENT_DROPPED)
    return _read(cleaned)


def clean_block(html: str) -> Node:
    """
    Return what is kept of a block of an author's own HTML: words and a few inline elements; raise NotReadableError.
    """
    spaced = re.sub(r"(?i)<(?=/?(?:p|div|li|tr|td|th|h[1-6]|table|ul|ol|dd|dt|section|article)\b)", " <", html)
    cleaned = nh3.clean(spaced, tags=set(inline_html.KEPT), attributes={"abbr": {"title"}}, clean_content_tags=_CONTENT_DROPPED)
    return _convert(_parse(cleaned))


def _read(cleaned: str) -> Node:
    root = _convert(_parse(cleaned))
    _settle(root)
    return root


def _parse(cleaned: str) -> xml.Element:
    document = _VOID.sub(r"<\1\2/>", cleaned).replace("&nbsp;", "\u00a0")
    try:
        return xml.parse(f"<root>{document}</root>".encode())
    except xml.XmlError as error:
        raise NotReadableError(str(error)) from None


def _convert(element: xml.Element) -> Node:
    """
    Return *element* as a node, with the author's own characters in texts and values, marks still in place.
    """
    children: list[Node | str] = [element.text] if element.text else []
    for inner in element:
        children.append(_convert(inner))
        if inner.tail:
            children.append(inner.tail)
    return Node(str(element.tag), {str(name): unshield(str(value)) for name, value in element.attrib.items()}, children)


def _settle(node: Node) -> None:
    """
    Undo in place what plain form added: marks of tight and loose paragraphs, paragraphs of nothing, footnotes' own wrapping.
    """
    if node.tag in ("li", "dd", "dt", "td", "th"):
        _wrap_marked(node)
    settled: list[Node | str] = []
    for child in node.children:
        if isinstance(child, str):
            settled.append(unshield(child.replace(NOTHING, "").replace(TIGHT, "")))
            continue
        mark = _mark_of(child)
        if mark:
            _drop_mark(child)
        _settle(child)
        _place(node, settled, child, mark)
    node.children = settled if node.tag != "code" else [node.text().strip()]
    if node.tag == "table":
        _drop_empty_body(node)


def _mark_of(node: Node) -> str:
    first = node.children[0] if node.children and node.tag == "p" else ""
    return first[0] if isinstance(first, str) and first[:1] in _MARKS and first else ""


def _drop_mark(node: Node) -> None:
    first = node.children[0]
    if isinstance(first, str):
        node.children[0] = first[1:]


def _place(parent: Node, settled: list[Node | str], child: Node, mark: str) -> None:
    if mark == TIGHT:
        settled.extend(child.children)
    elif mark == ALERT:
        parent.attributes["key"] = child.text()
    elif mark == RAW:
        settled.append(Node("raw", {"key": child.text()}))
    elif mark == NOTHING and not child.children[1:] and not child.text().strip():
        parent.attributes.update({"empty": "yes"} if parent.tag == "td" else {})
    elif child.tag == "sup" and child.attributes.get("id", "").startswith("fnref"):
        settled.append(_reference(child))
    elif child.tag == "a" and child.attributes.get("class") == "footnote-backref":
        before = settled[-1] if settled else None
        if isinstance(before, str):
            settled[-1] = before.removesuffix("\u00a0")
    elif child.tag != "p" or mark or child.children:
        settled.append(child)


def _reference(sup: Node) -> Node:
    link = next((inner for inner in sup.children if isinstance(inner, Node)), sup)
    match = _FOOTNOTE.fullmatch(link.attributes.get("href", ""))
    return Node("sup", {"note": match[1] if match else ""})


def _wrap_marked(node: Node) -> None:
    """
    Put text that stands directly in an item, and was a paragraph of its own, into one.
    """
    first = node.children[0] if node.children else ""
    if not isinstance(first, str) or first[:1] not in (TIGHT, LOOSE, NOTHING):
        return
    end = next((place for place, child in enumerate(node.children) if is_block(child)), len(node.children))
    node.children[:end] = [Node("p", {}, node.children[:end])]


def _drop_empty_body(table: Node) -> None:
    """
    Drop the row that stands in for none, marked as nothing in its first cell.
    """
    for body in [child for child in table.children if isinstance(child, Node) and child.tag == "tbody"]:
        cells = [cell for row in body.children if isinstance(row, Node) for cell in row.children if isinstance(cell, Node)]
        if all(cell.attributes.get("empty") for cell in cells):
            table.children.remove(body)
