"""
HTML inside Markdown: a few inline elements are kept, all else is left out and said so.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator

from clic_scorm.authoring import markdown_codes as codes
from clic_scorm.authoring.tokens import Token
from clic_scorm.diagnostics import Diagnostic, Span, finding


KEPT = ("abbr", "b", "br", "cite", "del", "em", "i", "ins", "kbd", "mark", "q", "s", "small", "strong", "sub", "sup", "u")
SILENT = ("script", "style")
_TAG = re.compile(r"<(?P<slash>/?)(?P<name>[A-Za-z][A-Za-z0-9-]*)(?P<attributes>[^>]*)>")
_ANY_TAG = re.compile(r"</?(?P<name>[A-Za-z][A-Za-z0-9-]*)[^>]*>?")
_TITLE = re.compile(r"""\stitle\s*=\s*(?:"(?P<double>[^"]*)"|'(?P<single>[^']*)')""", re.IGNORECASE)


def decide(token: Token, where: Span) -> tuple[Diagnostic, ...]:
    """
    Mark which HTML tags among the children of *token* are kept, and take out scripts; *where* is the first line of its text.

    A kept tag has its name in the token's `tag`, and 1, -1 or 0 in its `nesting`, as marks of Markdown have.
    """
    children = token.children or []
    if not any(child.type == "html_inline" for child in children):
        return ()
    token.children = children = list(_without_scripts(children))
    open_elements: list[Token] = []
    for child in children:
        if child.type == "html_inline":
            _pair(child, open_elements)
        elif child.nesting == 1:
            open_elements.append(child)
        elif child.nesting == -1:
            while open_elements and open_elements[-1].type == "html_inline":
                open_elements.pop().tag = ""
            if open_elements:
                open_elements.pop()
    for left in open_elements:
        left.tag = ""
    return tuple(_removed(children, where))


def _pair(child: Token, open_elements: list[Token]) -> None:
    match = _TAG.fullmatch(child.content)
    name = match["name"].lower() if match else ""
    child.tag = ""
    child.nesting = 0
    if not match or name not in KEPT:
        return
    if name == "br":
        child.tag = "" if match["slash"] else "br"
    elif not match["slash"]:
        child.tag = name
        child.nesting = 1
        open_elements.append(child)
        title = _TITLE.search(match["attributes"])
        if title and name == "abbr":
            child.attrs = {"title": html.unescape(title["double"] or title["single"] or "")}
    elif open_elements and open_elements[-1].type == "html_inline" and open_elements[-1].tag == name:
        open_elements.pop()
        child.tag = name
        child.nesting = -1


def _without_scripts(children: list[Token]) -> Iterator[Token]:
    """
    Yield *children* without what stands between the tags of a script or a style.
    """
    inside = ""
    for child in children:
        match = _TAG.fullmatch(child.content) if child.type == "html_inline" else None
        name = match["name"].lower() if match else ""
        if not inside:
            yield child
            inside = name if name in SILENT and match and not match["slash"] else ""
        elif match and match["slash"] and name == inside:
            inside = ""
        elif child.type in ("softbreak", "hardbreak"):
            yield child


def _removed(children: list[Token], where: Span) -> Iterator[Diagnostic]:
    line = where.line
    for child in children:
        if child.type in ("softbreak", "hardbreak"):
            line += 1
        if child.type == "html_inline":
            attributes = (match := _TAG.fullmatch(child.content)) and match["attributes"].strip(" /\t\n")
            comment = child.content.startswith("<!--")
            closes_nothing = (
                child.content.startswith("</") and not child.tag and (match or comment) and match and match["name"].lower() not in KEPT
            )
            if comment or closes_nothing:
                continue
            if not child.tag or (attributes and not child.attrs):
                yield _finding(child.content, where.at(line))


def _finding(tag: str, where: Span) -> Diagnostic:
    stay = "go with it" if _ANY_TAG.match(tag) and tag[1:].lower().startswith(SILENT) else "stay"
    return finding(codes.HTML_REMOVED, where, tag=tag, stay=stay, known=", ".join(f"<{name}>" for name in KEPT))


def judge_block(token: Token, where: Span) -> tuple[Diagnostic, ...]:
    """
    Return a finding for each kind of tag in a block of HTML that is not kept; *where* is its first line.
    """
    found: dict[str, Diagnostic] = {}
    for match in _ANY_TAG.finditer(token.content):
        name = match["name"].lower()
        if name not in found and (name not in KEPT or " " in match[0].strip("/ >")):
            found[name] = _finding(match[0], where.at(where.line + token.content[: match.start()].count("\n")))
    return tuple(found.values())
