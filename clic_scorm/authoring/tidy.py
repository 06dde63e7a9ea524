"""
Write an author's Markdown in the plain form: the same words and the same meaning, one way to write each thing.

Only what has one sure form is touched; code, front matter and the inside of lines stay as they are. Boxes in the spelling of other tools
become quotes with a marker, unless something is wrong with one of them. Whoever calls compares what is read before and after.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence

from clic_scorm.authoring import attributes, containers
from clic_scorm.authoring.boxes import FACILITATOR, KNOWN, name_of
from clic_scorm.authoring.tokens import Token, parse
from clic_scorm.diagnostics import Span


_FRONT = re.compile(r"\A---[ \t]*\n.*?^(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.DOTALL | re.MULTILINE)
_ATX = re.compile(r"^ {0,3}(?P<marks>#{1,6})[ \t]+(?P<text>.*?)(?:[ \t]+#+)?[ \t]*$")
_BULLET = re.compile(r"^(?P<before>[ \t>]*)(?P<mark>[-*+])(?=[ \t]|$)")
_TABBED = re.compile(r"^(?P<before>[ \t>]*(?:[-*+]|\d{1,9}[.)])) *\t[ \t]*(?=\S)")
_BOX = re.compile(r"^(?P<before>[ \t>]*(?:[-*+]|\d{1,9}[.)])[ \t]+)\[(?P<tick>[xX\u00a0 ])\](?=[ \t\u00a0])[ \t\u00a0]*")
_MARKER = re.compile(r"^(?P<before>[ \t>]*>[ \t]*)\[!(?P<name>[A-Za-z]+)\](?P<after>.*)$")
_NEEDS_ROOM = ("heading_open", "bullet_list_open", "ordered_list_open", "table_open", "fence", "blockquote_open", "dl_open", "hr")
_RAW = ("fence", "code_block", "html_block")
_NEEDS_QUOTES = re.compile(r'[\s"]')
_TITLED = re.compile(r"^(?P<before>[ \t>]*)\[!(?P<name>[A-Z]+)\] <strong>(?P<title>\w|\w[^*_<>\\\`\[\]]*[\w.?!])</strong>(?P<after> *)$")
_OPTION = re.compile(r"[ \t>]*:[a-z]")


def tidy(text: str, ids: Mapping[int, str] | None = None) -> str:
    """
    Return *text* in the plain form; *ids* gives the id to write at the heading on a line (lines count from 1).
    """
    plain = unicodedata.normalize("NFC", text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n"))
    front = _FRONT.match(plain)
    head, body = (front[0], plain[front.end() :]) if front else ("", plain)
    first = head.count("\n") + 1
    lines, titled, options = _with_quotes(body.split("\n"))
    tokens = parse("\n".join(lines), {})
    raw = _rows_of(tokens, _RAW)
    _write_headings(lines, tokens, {line - first: identifier for line, identifier in (ids or {}).items()})
    _write_marks(lines, tokens, raw)
    breaks = _breaks(tokens, lines, raw)
    for row, line in enumerate(lines):
        if row not in raw:
            lines[row] = line.rstrip(" \t") + ("  " if row in breaks else "")
    for row in titled:
        lines[row] = _TITLED.sub(r"\g<before>[!\g<name>]\n\g<before>**\g<title>**\g<after>", lines[row])
    spaced = "\n".join(_with_room(lines, tokens, raw, options)).strip("\n")
    opening = f"{head.rstrip()}\n" if head else ""
    return opening + spaced + "\n" if spaced else opening


def _with_quotes(written: list[str]) -> tuple[list[str], set[int], set[int]]:
    """
    Return the lines with boxes of other tools as quotes, the rows where one with a title begins, and those that are not needed any more.
    """
    lines, problems = containers.rewrite(written, "", 1)
    if problems:
        return written, set(), set()
    titled: set[int] = set()
    options: set[int] = set()
    for row, line in enumerate(lines):
        if line == written[row] or "[!" not in line or "[!" in written[row]:
            continue
        titled |= {row} if _TITLED.match(line) else set()
        end = row + 1
        while end < len(lines) and _OPTION.match(written[end]) and not lines[end].strip(" \t>"):
            end += 1
        # Text is held apart from a title by one empty line.
        apart = end > row + 1 and not line.endswith("]") and end < len(lines) and bool(lines[end].strip(" \t>"))
        options.update(range(row + 1, end - apart))
    return lines, titled, options


def _rows_of(tokens: Sequence[Token], types: Sequence[str]) -> set[int]:
    return {row for token in tokens if token.type in types and token.map for row in range(*token.map)}


def _write_headings(lines: list[str], tokens: Sequence[Token], ids: Mapping[int, str]) -> None:
    for token in tokens:
        if token.type != "heading_open" or token.level or not token.map:
            continue
        start, end = token.map
        level = int(token.tag[1])
        if token.markup.startswith("#"):
            match = _ATX.match(lines[start])
            written = match["text"] if match else ""
        else:
            written = " ".join(line.strip() for line in lines[start : end - 1])
        if not written:
            continue
        lines[start] = f"{'#' * level} {heading(written, ids.get(start, ''))}"
        for row in range(start + 1, end):
            lines[row] = ""


def heading(written: str, identifier: str = "") -> str:
    """
    Return a heading with its attributes in order: classes, id, the others; *identifier* is written where it has no id.
    """
    text, said, problems = attributes.split(written, Span(""))
    if problems or said.flawed or not text:
        return written.strip()
    name = said.id or identifier
    parts = [f".{each}" for each in said.classes] + ([f"#{name}"] if name else [])
    for key, value in (said.values or {}).items():
        quoted = f'"{value}"' if _NEEDS_QUOTES.search(value) else value
        parts.append(f"{key}={quoted}" if value else key)
    return f"{text} {{{' '.join(parts)}}}" if parts else text


def _write_marks(lines: list[str], tokens: Sequence[Token], raw: set[int]) -> None:
    """
    Write bullets as hyphens, ticks as small letters, and names of boxes in capitals.
    """
    rows = {token.map[0] for token in tokens if token.type == "list_item_open" and token.map and token.markup in ("*", "+", "-")}
    apart = set(_neighbours(tokens))
    items = [token.map for token in tokens if token.type == "list_item_open" and token.map]
    single = {start for start, end in items if not any(line.strip(" \t>") for line in lines[start + 1 : end])}
    for row, line in enumerate(lines):
        if row in raw:
            continue
        if row in rows and row not in apart:
            line = _BULLET.sub(r"\g<before>-", line)
        # What lies below an item is measured from its text: only one of a single line can move to the left.
        if row in single:
            line = _TABBED.sub(r"\g<before> ", line)
        line = _BOX.sub(lambda match: f"{match['before']}[{'x' if match['tick'] in 'xX' else ' '}] ", line)
        lines[row] = _MARKER.sub(_marker, line)


def _neighbours(tokens: Sequence[Token]) -> Iterator[int]:
    """
    Yield the rows of items in lists that follow a list directly: only their bullet tells the two apart.
    """
    for place, token in enumerate(tokens):
        if token.type == "bullet_list_open" and place and tokens[place - 1].type == "bullet_list_close" and token.map:
            yield from range(*token.map)


def _marker(match: re.Match[str]) -> str:
    name = name_of(match["name"])
    if name not in KNOWN:
        return match[0]
    return f"{match['before']}[!{'FACILITATOR' if name in FACILITATOR else name}]{match['after']}"


def _breaks(tokens: Sequence[Token], lines: Sequence[str], raw: set[int]) -> set[int]:
    """
    Return the rows that end in two spaces which break the line.
    """
    rows = set()
    for token in tokens:
        if token.type == "inline" and token.map and any(child.type == "hardbreak" for child in token.children or ()):
            rows |= {row for row in range(token.map[0], token.map[1] - 1) if lines[row].endswith("  ") and row not in raw}
    return rows


def _with_room(lines: Sequence[str], tokens: Sequence[Token], raw: set[int], left_out: set[int]) -> Iterator[str]:
    """
    Yield *lines* with one empty line, and no more, where blocks of the outermost level meet; the rows *left_out* are not written.
    """
    outer = [token for token in tokens if token.map and not token.level and token.nesting >= 0]
    starts = {token.map[0]: token.type for token in outer if token.map}
    after = {token.map[1] for token in outer if token.map and token.type in _NEEDS_ROOM}
    last = {token.map[1] - 1 for token in tokens if token.type in _RAW and token.map}
    before = ""
    for row, line in enumerate(lines):
        if row in left_out:
            continue
        if row in starts and before and (starts[row] in _NEEDS_ROOM or row in after):
            yield ""
            before = ""
        if line or row in raw or before:
            yield line
        # An empty line within code is no room; one with which the code ends is.
        before = line if row not in raw or row in last else line or " "
