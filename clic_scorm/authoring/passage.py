"""
A passage: the part of a document that is rendered at once, without what its readers must not see.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from clic_scorm.authoring import box_codes, boxes
from clic_scorm.authoring import markdown_codes as codes
from clic_scorm.authoring.blocks import Block, Document
from clic_scorm.authoring.tokens import OBJECTS, Token, closing
from clic_scorm.diagnostics import Diagnostic, Span, finding


@dataclass(slots=True)
class Passage:
    """
    Hold the tokens to render, the footnotes that they refer to in order, and a key for each token that is filled in later.
    """

    tokens: list[Token]
    footnotes: list[tuple[str, list[Token]]] = field(default_factory=list)
    numbers: dict[str, int] = field(default_factory=dict)
    keys: dict[int, str] = field(default_factory=dict)
    slots: list[tuple[Token, int]] = field(default_factory=list)
    findings: list[Diagnostic] = field(default_factory=list)

    def key(self, token: Token) -> str:
        """
        Return the key under which *token* is filled in.
        """
        return self.keys[id(token)]

    def slot(self, key: str) -> tuple[Token, int] | None:
        """
        Return the token of *key* and its row, None for a key that was never given.
        """
        digits = key[1:]
        known = key[:1] == "k" and digits.isascii() and digits.isdigit() and len(digits) < 8 and int(digits) < len(self.slots)
        return self.slots[int(digits)] if known else None


_SLOTS = ("fence", "code_block", "html_block")
_INLINE_SLOTS = ("link_open", "code_inline", *OBJECTS)


def of_blocks(document: Document, blocks: Sequence[Block], facilitator: bool) -> Passage:
    """
    Return the passage that *blocks* of *document* make.
    """
    findings: list[Diagnostic] = []
    tokens = [token for block in blocks for token in _visible(document, *block.tokens, facilitator, findings)]
    passage = Passage(tokens, findings=findings)
    _number(document, passage, passage.tokens, facilitator)
    position = 0
    while position < len(passage.footnotes):
        _number(document, passage, passage.footnotes[position][1], facilitator)
        position += 1
    return passage


def of_line(token: Token) -> Passage:
    """
    Return the passage of one inline token, as a paragraph that shows no tags of its own.
    """
    opening = Token("paragraph_open", "p", 1, hidden=True, map=token.map)
    end = Token("paragraph_close", "p", -1, hidden=True)
    passage = Passage([opening, token, end])
    children = [child for child in token.children or () if child.type != "footnote_ref"]
    if len(children) != len(token.children or ()):
        token.children = children
        passage.findings.append(finding(codes.NO_FOOTNOTE_HERE, None))
    _give_keys(passage, passage.tokens)
    return passage


def _visible(document: Document, start: int, end: int, facilitator: bool, findings: list[Diagnostic]) -> Iterator[Token]:
    """
    Yield the tokens from *start* to *end* without boxes for others, withheld passages and the definitions of footnotes.
    """
    tokens = document.tokens
    position = start
    while position < end:
        token = tokens[position]
        alert = token.meta.get("alert", "") if token.type == "blockquote_open" else ""
        if alert in boxes.QUESTION:
            where = Span(document.file, (token.map or [0])[0] + document.first_line)
            findings.append(finding(box_codes.QUESTION_BOX, where, marker=alert))
        private = alert in boxes.FACILITATOR and not facilitator
        if (
            token.type == "footnote_reference_open"
            or private
            or alert in boxes.QUESTION
            or (token.type == "blockquote_open" and token.meta.get("withheld"))
        ):
            position = closing(tokens, position) + 1
            continue
        checked = token.meta.get("checked") if token.type == "list_item_open" else None
        if checked is not None and tokens[position + 1].type == "paragraph_open":
            yield token
            yield tokens[position + 1]
            position += 2
            token = _with_box(tokens[position], bool(checked))
        if token.type == "inline" and token.meta.get("withheld"):
            yield Token("inline", "", 0, map=token.map, level=token.level, children=[])
        elif not token.meta.get("withheld"):
            yield token
        position += 1


def _with_box(inline: Token, checked: bool) -> Token:
    """
    Return the text of a task with its box as a character, which every reader of screens knows.
    """
    box = Token("text", "", 0, content="☑ " if checked else "☐ ")
    return Token(
        "inline",
        "",
        0,
        map=inline.map,
        level=inline.level,
        content=inline.content,
        meta=inline.meta,
        children=[box, *(inline.children or ())],
    )


def _number(document: Document, passage: Passage, tokens: Sequence[Token], facilitator: bool) -> None:
    """
    Number the footnotes that *tokens* refer to, by first mention, and give keys.
    """
    _give_keys(passage, tokens)
    for token in tokens:
        for child in token.children or ():
            if child.type != "footnote_ref":
                continue
            label = str(child.meta["label"])
            if label in passage.numbers:
                continue
            block = document.footnotes.get(label)
            if block is None or (label in document.private_footnotes and not facilitator):
                where = Span(document.file, (token.map or [0])[0] + document.first_line)
                passage.findings.append(finding(box_codes.PRIVATE_FOOTNOTE, where, label=label))
                continue
            passage.numbers[label] = len(passage.footnotes) + 1
            inner = _visible(document, block.tokens[0] + 1, block.tokens[1] - 1, facilitator, passage.findings)
            passage.footnotes.append((label, list(inner)))


def _give_keys(passage: Passage, tokens: Sequence[Token]) -> None:
    for token in tokens:
        row = token.map[0] if token.map else 0
        if token.type in _SLOTS or (token.type == "blockquote_open" and token.meta.get("alert")):
            _give(passage, token, row)
        for child in token.children or ():
            if child.type in ("softbreak", "hardbreak"):
                row += 1
            elif child.type in _INLINE_SLOTS:
                _give(passage, child, row)
                row += child.content.count("\n") if child.type in OBJECTS else 0


def _give(passage: Passage, token: Token, row: int) -> None:
    passage.keys[id(token)] = f"k{len(passage.slots)}"
    passage.slots.append((token, row))


def heading_level(token: Token, shift: int) -> int:
    """
    Return the level at which a heading is written; one that moves up stays below the unit's own title.
    """
    return max(2 if shift < 0 else 1, min(6, int(token.tag[1]) + shift))
