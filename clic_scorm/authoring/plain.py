"""
Write what the scanner read as plain Markdown: one form for each construct, which Python-Markdown reads in one way only.

Blank lines around everything, four spaces for what belongs to an item, one line per paragraph. Characters that could be taken for marks travel
in a private range of Unicode (no author's text has them: the scanner replaces them) and return to their own when the page is read back.
Targets of links and images, and code, are written as keys and filled in afterwards.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from clic_scorm.authoring.passage import Passage, heading_level
from clic_scorm.authoring.tokens import OBJECTS, Token, closing


_SHIFT = 0xF0000
TIGHT, LOOSE, NOTHING, ALERT, RAW = (chr(0xFFF00 + number) for number in range(5))
_SHIELDED = {ord(character): chr(ord(character) + _SHIFT) for character in '\\`*_[]<>&~|#^\t"'}
_SHIELDED |= {
    point: chr(point + _SHIFT)
    for point in (*range(0x1C, 0x20), 0x85, 0xA0, 0x1680, *range(0x2000, 0x200B), 0x2028, 0x2029, 0x202F, 0x205F, 0x3000)
}
_HIDDEN = re.compile("[\U000f0000-\U000ffeff]")
_ALIGNED = {"left": ":--", "center": ":-:", "right": "--:"}
_LISTS = ("bullet_list_open", "ordered_list_open", "dl_open", "footnote")
_FIXED = {"softbreak": " ", "hardbreak": "<br />", "s_open": "<del>", "s_close": "</del>"}
_MARKS = {"em_open": ("*", "<em>"), "em_close": ("*", "</em>"), "strong_open": ("**", "<strong>"), "strong_close": ("**", "</strong>")}


def shield(text: str) -> str:
    """
    Return *text* with every character that Markdown could take for a mark in its private form.
    """
    return text.translate(_SHIELDED)


def unshield(text: str) -> str:
    """
    Return *text* with its own characters.
    """
    return _HIDDEN.sub(lambda match: chr(ord(match[0]) - _SHIFT), text)


def write(passage: Passage, shift: int) -> str:
    """
    Return *passage* as plain Markdown; headings go *shift* levels down, none above the second.
    """
    writer = _Writer(passage, shift)
    parts = [writer.blocks(passage.tokens)]
    for number, (_, tokens) in enumerate(passage.footnotes, 1):
        parts.append(_hang(f"[^{number}]: ", writer.first_text(tokens)))
    return "\n\n".join(parts)


class _Writer:
    def __init__(self, passage: Passage, shift: int) -> None:
        self.passage = passage
        self.shift = shift
        self.mentioned: set[int] = set()

    def blocks(self, tokens: Sequence[Token]) -> str:
        """
        Return sibling blocks; between two that would run together stands a paragraph of nothing.
        """
        written: list[str] = []
        before = ""
        position = 0
        while position < len(tokens):
            token = tokens[position]
            end = closing(tokens, position) if token.nesting == 1 else position
            if _runs_together(before, token.type):
                written.append(NOTHING)
            written.append(self.block(tokens[position : end + 1]))
            before = token.type
            position = end + 1
        return "\n\n".join(written)

    def first_text(self, tokens: Sequence[Token]) -> str:
        """
        Return the blocks of an item, the first of them a paragraph, if need be one of nothing.
        """
        text = self.blocks(tokens)
        begins = tokens[0].type == "paragraph_open" if tokens else False
        return text if begins else f"{NOTHING}\n\n{text}" if text else NOTHING

    def block(self, tokens: Sequence[Token]) -> str:
        token = tokens[0]
        match token.type:
            case "paragraph_open":
                return (TIGHT if token.hidden else LOOSE) + self.inline(tokens[1])
            case "heading_open":
                level = heading_level(token, self.shift)
                return "#" * level + " " + NOTHING + self.inline(tokens[1])
            case "bullet_list_open" | "ordered_list_open":
                return self.list(tokens)
            case "blockquote_open":
                return self.quote(tokens)
            case "dl_open":
                return self.definitions(tokens)
            case "table_open":
                return "\n".join(self.table(tokens))
            case "hr":
                return "---"
            case "html_block":
                return RAW + self.passage.key(token)
            case _:
                return "    " + self.passage.key(token)

    def list(self, tokens: Sequence[Token]) -> str:
        ordered = tokens[0].type == "ordered_list_open"
        number = int(tokens[0].attrs.get("start", 1))
        items: list[str] = []
        position = 1
        while position < len(tokens) - 1:
            end = closing(tokens, position)
            mark = f"{number + len(items)}. " if ordered else "- "
            items.append(_hang(mark, self.first_text(tokens[position + 1 : end])))
            position = end + 1
        return "\n\n".join(items)

    def quote(self, tokens: Sequence[Token]) -> str:
        inner = self.blocks(tokens[1:-1])
        if tokens[0].meta.get("alert"):
            inner = f"{ALERT}{self.passage.key(tokens[0])}\n\n{inner}"
        return "\n".join(f"> {line}".rstrip(" ") for line in (inner or NOTHING).split("\n"))

    def definitions(self, tokens: Sequence[Token]) -> str:
        parts: list[str] = []
        position = 1
        while position < len(tokens) - 1:
            end = closing(tokens, position)
            if tokens[position].type == "dt_open":
                parts.append(("\n\n" if parts else "") + TIGHT + self.inline(tokens[position + 1]))
            else:
                before = "\n\n" if parts and parts[-1].startswith("\n:") else "\n"
                parts.append(before + _hang(":   ", self.first_text(tokens[position + 1 : end])))
            position = end + 1
        return "".join(parts)

    def table(self, tokens: Sequence[Token]) -> Iterator[str]:
        rows: list[list[str]] = []
        aligned: list[str] = []
        for position, token in enumerate(tokens):
            if token.type == "tr_open":
                rows.append([])
            elif token.type in ("th_open", "td_open"):
                rows[-1].append(self.inline(tokens[position + 1]))
                if token.type == "th_open":
                    aligned.append(_ALIGNED.get(str(token.attrs.get("style", "")).partition(":")[2], "---"))
        lines = [rows[0], aligned, *rows[1:]] if len(rows) > 1 else [rows[0], aligned, [NOTHING] * len(aligned)]
        return (f"| {' | '.join(cells)} |" for cells in lines)

    def inline(self, token: Token) -> str:
        children = token.children or []
        return "".join(self.mark(child, children, number) for number, child in enumerate(children))

    def mark(self, child: Token, siblings: Sequence[Token], number: int) -> str:
        match child.type:
            case "text":
                return shield(child.content)
            case "softbreak" | "hardbreak" | "s_open" | "s_close":
                return _FIXED[child.type]
            case "code_inline":
                return f"`{self.passage.key(child)}`"
            case "em_open" | "strong_open" | "em_close" | "strong_close":
                simple, safe = _MARKS[child.type]
                return simple if _is_simple(siblings, number) else safe
            case "link_open":
                return "["
            case "link_close":
                return f"]({self.passage.key(_opening(siblings, number))})"
            case kind if kind in OBJECTS:
                return f"![]({self.passage.key(child)})"
            case "footnote_ref":
                return self.reference(self.passage.numbers.get(str(child.meta["label"])))
            case "html_inline" if child.tag:
                return _html(child)
            case _:
                return ""

    def reference(self, number: int | None) -> str:
        """
        Return the mark of a footnote; from the second on as HTML, since Python-Markdown takes long over many marks of one.
        """
        if not number:
            return ""
        if number in self.mentioned:
            return f'<sup id="fnref:{number}"><a href="#fn:{number}">{number}</a></sup>'
        self.mentioned.add(number)
        return f"[^{number}]"


def _runs_together(before: str, after: str) -> bool:
    """
    Return whether Python-Markdown would take two siblings for one, or the second for a part of the first.
    """
    if before in _LISTS:
        return after in (*_LISTS, "fence", "code_block") or (before == "dl_open" and after == "paragraph_open")
    return (
        before == after == "blockquote_open"
        or (before in ("fence", "code_block") and after in ("fence", "code_block"))
        or after == "dl_open"
    )


def _hang(mark: str, text: str) -> str:
    """
    Return *text* behind *mark*, its further lines indented by four spaces.
    """
    first, *rest = text.split("\n")
    return "\n".join([f"{mark}{first}", *(f"    {line}" if line else "" for line in rest)])


def _is_simple(siblings: Sequence[Token], number: int) -> bool:
    """
    Return whether a mark of emphasis stands apart from others and holds nothing but text, so that stars can't be misread.
    """
    step = siblings[number].nesting
    other = number + step
    while 0 <= other < len(siblings) and siblings[other].type in ("text", "softbreak"):
        other += step
    if not (0 <= other < len(siblings)) or other == number + step:
        return False
    same = siblings[other].type.partition("_")[0] == siblings[number].type.partition("_")[0] and siblings[other].nesting == -step
    neighbours = [siblings[place] for place in (min(number, other) - 1, max(number, other) + 1) if 0 <= place < len(siblings)]
    return same and not any(neighbour.type in _MARKS for neighbour in neighbours)


def _opening(siblings: Sequence[Token], number: int) -> Token:
    level = siblings[number].level
    return next(other for other in reversed(siblings[:number]) if other.type == "link_open" and other.level == level)


def _html(child: Token) -> str:
    if child.tag == "br":
        return "<br />"
    if child.nesting == -1:
        return f"</{child.tag}>"
    title = child.attrs.get("title")
    return f'<{child.tag} title="{shield(str(title))}">' if title else f"<{child.tag}>"
