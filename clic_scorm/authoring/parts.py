"""
Tell what a passage consists of, for whoever judges it: headings, paragraphs, links, images and tables with their lines.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from clic_scorm.authoring.tokens import STAND_INS, Token
from clic_scorm.model.prose import Part


_CELLS = ("th_open", "td_open")


def parts(tokens: Sequence[Token], first_line: int) -> Iterator[Part]:
    """
    Yield the parts of *tokens*, whose row 0 is line *first_line* of the file.
    """
    row = depth = header_line = 0
    table: list[str] | None = None
    for number, token in enumerate(tokens):
        if token.map:
            row = token.map[0]
        if token.type in ("list_item_open", "blockquote_open", "dd_open"):
            depth += 1
        elif token.type in ("list_item_close", "blockquote_close", "dd_close"):
            depth -= 1
        elif token.type == "thead_open":
            table, header_line = [], row + first_line
        elif token.type == "thead_close" and table is not None:
            yield Part("table", header_line, " | ".join(table), len(table))
            table = None
        elif token.type in ("fence", "code_block"):
            yield Part("code", row + first_line, token.content, depth)
        elif token.type == "inline":
            holder = tokens[number - 1].type if number else ""
            words = text(token.children or ())
            if table is not None:
                table.append(words)
            yield _block(holder, tokens[number - 1] if number else token, words, row + first_line, depth)
            yield from _marks(token.children or (), row + first_line)


def _block(holder: str, opening: Token, words: str, line: int, depth: int) -> Part:
    if holder == "heading_open":
        return Part("heading", line, words, int(opening.tag[1:]))
    if holder in _CELLS:
        return Part("cell", line, words, depth)
    return Part("paragraph", line, words, depth)


def _marks(children: Sequence[Token], line: int) -> Iterator[Part]:
    """
    Yield links, images and strong words of one run of text, each with its own line.
    """
    opened: list[tuple[str, int, int, str]] = []
    for number, child in enumerate(children):
        match child.type:
            case "softbreak" | "hardbreak":
                line += 1
            case "image":
                title = str(child.attrs.get("title", ""))
                yield Part("image", line, text(child.children or ()), 0, str(child.attrs.get("src", "")), title)
            case "link_open":
                opened.append(("link", number, line, str(child.attrs.get("href", ""))))
            case "strong_open":
                opened.append(("strong", number, line, ""))
            case "link_close" | "strong_close" if opened:
                kind, start, where, target = opened.pop()
                words = text(children[start + 1 : number])
                # A link around an image, and bold words on several lines such as an address, are told apart.
                pictured = any(inner.type == ("image" if kind == "link" else "hardbreak") for inner in children[start + 1 : number])
                yield Part("link" if kind == "link" else "strong", where, words, int(pictured), target)


def text(children: Sequence[Token]) -> str:
    """
    Return the words of inline *children* on one line; of an image what it is in words.
    """
    words = []
    for child in children:
        if child.type in ("text", "code_inline"):
            words.append(child.content)
        elif child.type in STAND_INS:
            words.append(STAND_INS[child.type])
        elif child.type in ("softbreak", "hardbreak"):
            words.append(" ")
        elif child.type == "image":
            words.append(text(child.children or ()))
        elif child.nesting == 0 and child.type not in ("html_inline", "footnote_ref"):
            # A citation, a formula: something stands here, whatever it will look like.
            words.append(child.content or "…")
    return " ".join("".join(words).split())
