"""
Places where Markdown reads something else than its author sees.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from clic_scorm.authoring import markdown_codes as codes
from clic_scorm.authoring.tokens import Token, text_of
from clic_scorm.diagnostics import Code, Diagnostic, Span, finding


_ODD_SPACES = "\u00a0\u2000-\u200a\u202f\u205f\u3000"
_BULLET_ODD = re.compile(rf"^(?P<before>[ \t>]*(?:[-*+]|[0-9]{{1,9}}[.)]))(?P<space>[ ]*[{_ODD_SPACES}][{_ODD_SPACES} ]*)(?=\S)")
_OTHER_BULLET = re.compile(r"^(?P<bullet>[•◦▪‣●○■□➢➤·–—−\uf0b7\uf0a7])[\s\u00a0]+\S")
_ITEM = re.compile(r"^(?:[-*+]|[0-9]{1,9}[.)]|[0-9]{1,2}\.(?=[A-Za-z]))[ \t\u00a0]+\S")
_LETTER_ITEM = re.compile(r"^(?:[a-zA-Z]|[ivx]{1,4})[.)][ \t]+\S")
_HASHES = re.compile(r"^#{1,6}[^\s#\d]")
_DELIMITERS = re.compile(r"^[ \t]*\|?[ \t]*:?-+:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*)*\|?[ \t]*$")
_REFERENCE = re.compile(r"\[(?P<text>[^\[\]]+)\]\[(?P<label>[^\[\]]*)\]")
_FOOTNOTE = re.compile(r"\[\^(?P<label>[^\s\]]+)\]")
_GRID = re.compile(r"^\+[-=]{2,}\+|^[ ]*-{2,}[ ]+-{2,}[ -]*$")


def bullets_with_odd_spaces(lines: Sequence[str], tokens: Sequence[Token]) -> Mapping[int, str]:
    """
    Return the lines, by row from 0, whose bullet is followed by a non-breaking space, with ordinary spaces in its place.
    """
    suspects = {row: match for row, line in enumerate(lines) if (match := _BULLET_ODD.match(line))}
    if suspects:
        for token in tokens:
            if token.type in ("fence", "code_block", "html_block") and token.map:
                for row in range(*token.map):
                    suspects.pop(row, None)
    return {row: match["before"] + " " * len(match["space"]) + lines[row][match.end() :] for row, match in suspects.items()}


def find(tokens: Sequence[Token], lines: Sequence[str], file: str, first_line: int) -> Iterator[Diagnostic]:
    """
    Yield what in *tokens* is likely to surprise the author.
    """
    seeker = _Seeker(lines, file, first_line)
    for position, token in enumerate(tokens):
        if token.type == "inline":
            yield from seeker.inline(tokens[position - 1], token)
        elif token.type == "code_block":
            yield from seeker.indented(token)
        elif token.type == "table_open":
            yield from seeker.table(token)
        elif token.type in ("bullet_list_open", "ordered_list_open") and position:
            yield from seeker.shallow(tokens, position)
    yield from seeker.footnotes(tokens)


class _Seeker:
    def __init__(self, lines: Sequence[str], file: str, first_line: int) -> None:
        self.lines = lines
        self.file = file
        self.first_line = first_line

    def at(self, code: Code, row: int, **values: object) -> Diagnostic:
        return finding(code, Span(self.file, row + self.first_line), **values)

    def inline(self, opening: Token, token: Token) -> Iterator[Diagnostic]:
        start = token.map[0] if token.map else 0
        rows = token.content.split("\n")
        if opening.type == "heading_open":
            if opening.markup in ("-", "=") and (opening.markup == "-" or len(rows) > 1):
                yield self.at(codes.SETEXT_HEADING, start, text=_short(rows[-1]))
            return
        if opening.type == "dt_open":
            return
        code = _rows_in_code(token)
        for offset, row in enumerate(rows):
            if opening.type == "paragraph_open" and offset not in code:
                yield from self.row(row.lstrip(), start + offset, offset, rows)
        if "[" in token.content:
            yield from self.brackets(token, start)

    def row(self, row: str, line: int, offset: int, rows: Sequence[str]) -> Iterator[Diagnostic]:
        bullet = _OTHER_BULLET.match(row)
        if bullet and (bullet["bullet"] not in "–—−·" or self.several(rows) or offset):
            yield self.at(codes.OTHER_BULLET, line, bullet=bullet["bullet"])
        elif _HASHES.match(row):
            yield self.at(codes.NOT_A_HEADING, line, text=_short(row))
        elif offset and (_ITEM.match(row) or _LETTER_ITEM.match(row)):
            yield self.at(codes.SWALLOWED_LIST, line, text=_short(row))
        elif not offset and _LETTER_ITEM.match(row) and len(rows) > 1 and _LETTER_ITEM.match(rows[1]):
            yield self.at(codes.SWALLOWED_LIST, line, text=_short(row))
        elif _DELIMITERS.match(row) and ("|" in row) and offset:
            yield self.at(codes.NOT_A_TABLE, line, reason=self.columns(rows[offset - 1], row))
        elif _GRID.match(row):
            yield self.at(codes.NOT_A_TABLE, line, reason=": the forms with + and with columns of dashes are not known here")
        elif offset == 0 and row.startswith("|") and row.rstrip().endswith("|") and not any(_DELIMITERS.match(other) for other in rows[1:]):
            yield self.at(codes.NOT_A_TABLE, line, reason=": there is no line of dashes below the header")

    def several(self, rows: Sequence[str]) -> bool:
        return sum(1 for row in rows if _OTHER_BULLET.match(row.lstrip())) > 1

    def columns(self, header: str, dashes: str) -> str:
        above, below = (_cells(line) for line in (header, dashes))
        return f": the header has {above} columns, the line below {below}" if above != below else ""

    def brackets(self, token: Token, start: int) -> Iterator[Diagnostic]:
        words = "".join("\0" if child.type == "code_inline" else text_of([child]) for child in token.children or ())
        for match in _REFERENCE.finditer(words):
            label = match["label"] or match["text"]
            if not match["text"].startswith("^"):
                yield self.at(codes.NO_SUCH_REFERENCE, start + words[: match.start()].count("\n"), text=_short(match[0]), label=label)
        for match in _FOOTNOTE.finditer(words):
            yield self.at(codes.NO_SUCH_FOOTNOTE, start + words[: match.start()].count("\n"), label=match["label"])

    def indented(self, token: Token) -> Iterator[Diagnostic]:
        row = token.map[0] if token.map else 0
        yield self.at(codes.INDENTED_CODE, row, text=_short(token.content.strip().split("\n")[0]))

    def table(self, token: Token) -> Iterator[Diagnostic]:
        first, last = token.map or [0, 0]
        columns = _cells(self.lines[first + 1])
        for row in range(first + 2, min(last, len(self.lines))):
            count = _cells(self.lines[row])
            if count > columns:
                yield self.at(codes.RAGGED_TABLE, row, count=count, columns=columns)

    def shallow(self, tokens: Sequence[Token], position: int) -> Iterator[Diagnostic]:
        """
        Yield a finding where a list follows another directly and is indented, as if it belonged to its last item.
        """
        before, token = tokens[position - 1], tokens[position]
        if before.type not in ("bullet_list_close", "ordered_list_close") or not token.map:
            return
        row = token.map[0]
        line = self.lines[row].lstrip("> ") if token.level else self.lines[row]
        indent = len(self.lines[row]) - len(self.lines[row].lstrip())
        if not token.level and indent:
            yield self.at(codes.SHALLOW_NESTING, row, text=_short(line))

    def footnotes(self, tokens: Sequence[Token]) -> Iterator[Diagnostic]:
        used = {
            str(child.meta["label"]) for token in tokens for child in token.children or () if child.type == "footnote_ref"
        }
        for token in tokens:
            if token.type == "footnote_reference_open" and token.meta["label"] not in used:
                yield self.at(codes.UNUSED_FOOTNOTE, token.map[0] if token.map else 0, label=token.meta["label"])


def _rows_in_code(token: Token) -> set[int]:
    """
    Return the rows that lie in a code span which runs over several; there, nothing looks like anything.
    """
    if "`" not in token.content or "\n" not in token.content:
        return set()
    rows: set[int] = set()
    for match in re.finditer(r"(?<!`)(`+)(?!`)(.+?)(?<!`)\1(?!`)", token.content, re.DOTALL):
        first = token.content[: match.start()].count("\n")
        rows.update(range(first + 1, first + 1 + match[0].count("\n")))
    return rows


def _cells(line: str) -> int:
    """
    Count the cells of a table's row; a bar behind a backslash is text (GFM §4.10).
    """
    bare = line.strip().lstrip("> \t").replace("\\|", "")
    return bare.strip().removeprefix("|").removesuffix("|").count("|") + 1


def _short(text: str) -> str:
    flat = " ".join(text.split())
    return flat if len(flat) <= 40 else flat[:39] + "…"
