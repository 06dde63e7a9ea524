"""
Read Markdown into blocks that know their lines; what is odd becomes a finding.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Literal, TypeAlias

from clic_scorm.authoring import attributes, containers, inline_html, leftovers, lookalikes, question_codes
from clic_scorm.authoring import markdown_codes as codes
from clic_scorm.authoring.boxes import SHOWN, Boxes
from clic_scorm.authoring.tokens import DEEPEST, UNREADABLE, Environment, Token, closing, depth, inline_children, parse
from clic_scorm.diagnostics import Diagnostic, Span, finding


Kind: TypeAlias = Literal["heading", "paragraph", "list", "quote", "alert", "table", "code", "html", "rule", "definitions", "footnote"]

_LONGEST_TEXT = 2_000_000
_LONGEST_LINE = 20_000
_SPACES = str.maketrans(dict.fromkeys("\u000b\u000c\u0085\u2028\u2029", " "))
_TASK = re.compile(r"\[([ xX\u00a0])\](?:[ \t\u00a0]+|\n|$)")
_KINDS: Mapping[str, Kind] = {
    "heading_open": "heading",
    "paragraph_open": "paragraph",
    "bullet_list_open": "list",
    "ordered_list_open": "list",
    "blockquote_open": "quote",
    "table_open": "table",
    "fence": "code",
    "code_block": "code",
    "html_block": "html",
    "hr": "rule",
    "dl_open": "definitions",
    "footnote_reference_open": "footnote",
}


@dataclass(frozen=True, slots=True)
class Item:
    """
    Hold an item of a list; *checked* is None where it has no task box.
    """

    span: Span
    checked: bool | None
    children: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class Block:
    """
    Hold one block of a document.

    *text* is the source of a heading (attributes included) or a paragraph, lines joined by a line feed and without the marks of
    quotes and lists around it, or the content of code; *marker* is the name of an alert, in capitals, or what stands behind a code
    fence; *items* are those of a list, *children* those of a quote or an alert, *cells* those of a table, row by row, as paragraphs;
    *tokens* is where the block lies in its document.
    """

    kind: Kind
    span: Span
    level: int = 0
    text: str = ""
    marker: str = ""
    ordered: bool = False
    start: int = 1
    items: tuple[Item, ...] = ()
    children: tuple[Block, ...] = ()
    cells: tuple[Block, ...] = ()
    tokens: tuple[int, int] = (0, 0)


@dataclass(frozen=True, slots=True)
class Document:
    """
    Hold a file's blocks, and what is needed to render any of them.
    """

    file: str
    blocks: tuple[Block, ...]
    first_line: int = 1
    lines: tuple[str, ...] = ()
    tokens: tuple[Token, ...] = ()
    environment: Environment = field(default_factory=dict)
    footnotes: Mapping[str, Block] = field(default_factory=dict)
    private_footnotes: frozenset[str] = frozenset()


def scan(text: str, file: str, first_line: int = 1) -> tuple[Document, tuple[Diagnostic, ...]]:
    """
    Read *text*, whose first line is line *first_line* of *file*.

    Nothing is raised, whatever *text* holds; what is too long or nested too deep is left out, with an error.
    """
    if len(text) > _LONGEST_TEXT:
        where = Span(file, first_line)
        return Document(file, (), first_line), (finding(codes.TEXT_TOO_LONG, where, count=len(text), most=_LONGEST_TEXT),)
    findings: list[Diagnostic] = []
    written = list(_readable(text, file, first_line, findings))
    lines, problems = containers.rewrite(written, file, first_line)
    findings.extend(problems)
    environment: Environment = {}
    tokens = parse("\n".join(lines), environment)
    repaired = lookalikes.bullets_with_odd_spaces(lines, tokens)
    headings = lookalikes.headings_without_space(lines, tokens)
    findings.extend(finding(codes.BULLET_SPACE, Span(file, row + first_line), bullet=lines[row].split()[0]) for row in repaired)
    for row, right in headings.items():
        text = leftovers.short(lines[row])
        findings.append(finding(codes.NOT_A_HEADING, Span(file, row + first_line), text=text, right=right))
    bars = lookalikes.bars_between_brackets(lines, tokens)
    findings.extend(finding(question_codes.BAR_IN_CELL, Span(file, row + first_line)) for row in bars)
    if repaired or headings or bars:
        repaired = {**repaired, **headings, **bars}
        lines = [repaired.get(row, line) for row, line in enumerate(lines)]
        environment = {}
        tokens = parse("\n".join(lines), environment)
    tokens = list(_not_too_deep(tokens, file, first_line, findings))
    _take_tasks(tokens)
    findings.extend(_take_attributes(tokens, Span(file, first_line), environment))
    boxes = Boxes(file, first_line, lines, environment)
    tokens = boxes.mark(tokens)
    findings.extend(boxes.findings)
    findings.extend(_judge_html(tokens, file, first_line))
    findings.extend(lookalikes.find(tokens, lines, file, first_line))
    builder = _Builder(tokens, file, first_line)
    blocks = builder.blocks(0, len(tokens))
    findings.extend(builder.findings)
    document = Document(file, blocks, first_line, tuple(written), tuple(tokens), environment, builder.footnotes, frozenset(builder.private))
    return document, tuple(sorted(set_of(findings), key=Diagnostic.sort_key))


def set_of(findings: Sequence[Diagnostic]) -> list[Diagnostic]:
    """
    Return *findings* without repetitions, in their order.
    """
    kept: dict[tuple[object, ...], Diagnostic] = {}
    for each in findings:
        kept.setdefault(each.sort_key(), each)
    return list(kept.values())


def _readable(text: str, file: str, first_line: int, findings: list[Diagnostic]) -> Iterator[str]:
    """
    Yield the lines of *text* in composed characters (NFC), without what XML can't hold, and of bounded length.
    """
    plain = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n").translate(_SPACES)
    for row, line in enumerate(unicodedata.normalize("NFC", plain).split("\n")):
        where = Span(file, row + first_line)
        odd = UNREADABLE.search(line)
        if odd:
            name = f"U+{ord(odd[0]):04X}"
            findings.append(finding(codes.ODD_CHARACTER, where.at(where.line, odd.start() + 1), name=name))
            line = UNREADABLE.sub("\ufffd", line)
        if len(line) > _LONGEST_LINE:
            findings.append(finding(codes.LINE_TOO_LONG, where, count=len(line), most=_LONGEST_LINE))
            line = ""
        yield line


def _not_too_deep(tokens: Sequence[Token], file: str, first_line: int, findings: list[Diagnostic]) -> Iterator[Token]:
    """
    Yield *tokens* without the outermost blocks that nest deeper than is allowed.
    """
    position = 0
    while position < len(tokens):
        end = closing(tokens, position) if tokens[position].nesting == 1 else position
        part = tokens[position : end + 1]
        if depth(part) >= DEEPEST:
            row = next((token.map[0] for token in part if token.map), 0)
            findings.append(finding(codes.TOO_DEEP, Span(file, row + first_line)))
        else:
            yield from part
        position = end + 1


def _take_tasks(tokens: Sequence[Token]) -> None:
    """
    Take task boxes out of the text of list items and note them in the items' meta.
    """
    for item, paragraph, inline in zip(tokens, tokens[1:], tokens[2:], strict=False):
        if item.type != "list_item_open" or paragraph.type != "paragraph_open" or not inline.children:
            continue
        box = _TASK.match(inline.content)
        first = inline.children[0]
        if not box or first.type != "text" or not first.content.startswith(box[0][:3]):
            continue
        item.meta = {**item.meta, "checked": box[1] in "xX", "odd_box": box[1] == "\u00a0"}
        first.content = first.content[3:].lstrip(" \t\u00a0")
        inline.content = inline.content[box.end() :]
        if not first.content:
            del inline.children[: 2 if len(inline.children) > 1 and inline.children[1].type == "softbreak" else 1]


def _take_attributes(tokens: Sequence[Token], start: Span, environment: Environment) -> Iterator[Diagnostic]:
    """
    Take attributes off the text of headings; whoever reads units reports what is wrong with them.

    Yield a finding for each heading inside a quote or a list that has any: no reader of units looks there.
    """
    for heading, inline in pairwise(tokens):
        if heading.type != "heading_open" or (inline.content[-1:] not in ("}", ")", "]") and "{" not in inline.content):
            continue
        text, said, _ = attributes.split(inline.content, start)
        if text != inline.content.strip():
            if heading.level:
                row = heading.map[0] if heading.map else 0
                yield finding(codes.NESTED_ATTRIBUTES, start.at(start.line + row), text=text)
            heading.meta = {**heading.meta, "id": said.id}
            inline.meta = {**inline.meta, "source": inline.content}
            inline.content = text
            inline.children = inline_children(text, environment)


def _judge_html(tokens: Sequence[Token], file: str, first_line: int) -> Iterator[Diagnostic]:
    for token in tokens:
        where = Span(file, (token.map[0] if token.map else 0) + first_line)
        if token.type == "inline":
            yield from inline_html.decide(token, where)
        elif token.type == "html_block":
            yield from inline_html.judge_block(token, where)


class _Builder:
    """
    Build blocks from the tokens of one file.
    """

    def __init__(self, tokens: Sequence[Token], file: str, first_line: int) -> None:
        self.tokens = tokens
        self.file = file
        self.first_line = first_line
        self.footnotes: dict[str, Block] = {}
        self.private: set[str] = set()
        self.inside_private = 0
        self.findings: list[Diagnostic] = []

    def blocks(self, start: int, end: int) -> tuple[Block, ...]:
        found = []
        position = start
        while position < end:
            token = self.tokens[position]
            last = closing(self.tokens, position) if token.nesting == 1 else position
            found.append(self.block(position, last + 1))
            position = last + 1
        return tuple(found)

    def span(self, token: Token) -> Span:
        first, last = token.map or [0, 0]
        return Span(self.file, first + self.first_line, 1, max(first + 1, last) + self.first_line - 1)

    def block(self, start: int, end: int) -> Block:
        token = self.tokens[start]
        kind = _KINDS[token.type]
        span, place = self.span(token), (start, end)
        match kind:
            case "heading":
                inline = self.tokens[start + 1]
                return Block(kind, span, level=int(token.tag[1]), text=inline.meta.get("source", inline.content), tokens=place)
            case "paragraph":
                return Block(kind, span, text=self.tokens[start + 1].content, tokens=place)
            case "list":
                first = int(token.attrGet("start") or 1) if token.attrGet("start") != 0 else 0
                ordered = token.type == "ordered_list_open"
                return Block(kind, span, ordered=ordered, start=first, items=self.items(start + 1, end - 1), tokens=place)
            case "quote":
                marker = str(token.meta.get("alert", ""))
                private = bool(token.meta.get("withheld")) or (bool(marker) and marker not in SHOWN)
                self.inside_private += private
                children = self.blocks(start + 1, end - 1)
                self.inside_private -= private
                return Block("alert" if marker else kind, span, marker=marker, children=children, tokens=place)
            case "code":
                return Block(kind, span, text=token.content, marker=token.info.strip(), tokens=place)
            case "html":
                return Block(kind, span, text=token.content, tokens=place)
            case "footnote":
                return self.footnote(start, end)
            case "table":
                return Block(kind, span, cells=self.cells(start, end), tokens=place)
            case "rule" | "definitions" | "alert":
                return Block(kind, span, tokens=place)

    def items(self, start: int, end: int) -> tuple[Item, ...]:
        found = []
        position = start
        while position < end:
            last = closing(self.tokens, position)
            token = self.tokens[position]
            checked = token.meta.get("checked")
            found.append(Item(self.span(token), checked if isinstance(checked, bool) else None, self.blocks(position + 1, last)))
            position = last + 1
        return tuple(found)

    def cells(self, start: int, end: int) -> tuple[Block, ...]:
        """
        Return the cells of the table from *start* to *end*; a cell has no line of its own, its row has.
        """
        found, row = [], self.tokens[start]
        for place in range(start, end):
            token = self.tokens[place]
            row = token if token.type == "tr_open" else row
            if token.type == "inline":
                found.append(Block("paragraph", self.span(row), text=token.content, tokens=(place, place + 1)))
        return tuple(found)

    def footnote(self, start: int, end: int) -> Block:
        token = self.tokens[start]
        label = str(token.meta["label"])
        children = self.blocks(start + 1, end - 1)
        block = Block("footnote", self.span(token), marker=label, children=children, tokens=(start, end))
        if label in self.footnotes:
            self.findings.append(finding(codes.SAME_FOOTNOTE, block.span, label=label))
        self.footnotes.setdefault(label, block)
        if self.inside_private:
            self.private.add(label)
        return block
