"""
Blocks that Markdown reads otherwise than their author sees them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

from clic_scorm.authoring import box_codes, dialect_codes, leftovers
from clic_scorm.authoring import markdown_codes as codes
from clic_scorm.authoring.boxes import FACILITATOR, SHOWN
from clic_scorm.authoring.leftovers import short
from clic_scorm.authoring.tokens import Token, closing, text_of
from clic_scorm.diagnostics import Code, Diagnostic, Span, finding


_ODD_SPACES = "\u00a0\u2000-\u200a\u202f\u205f\u3000"
_BULLET_ODD = re.compile(rf"^(?P<before>[ \t>]*(?:[-*+]|[0-9]{{1,9}}[.)]))(?P<space>[{_ODD_SPACES}][{_ODD_SPACES} ]*)(?=\S)")
_OTHER_BULLET = re.compile(r"^(?:(?P<bullet>[•◦▪‣●○■□➢➤·–—−\uf0b7\uf0a7])\s+|(?P<letter>[o§Ø])\t\s*)\S")
_NUMBERED = re.compile(r"^(?:[0-9]{1,3}|[a-zA-Z]|[ivx]{1,4})[.)][ \t\u00a0]+\S")
_SWALLOWED = re.compile(r"^(?:[-*+]|1[.)])[ \t\u00a0]+\S")
_ODD_ITEM = re.compile(
    r"^(?:\((?:\w{1,3}|@\w*)\)\s|[0-9]{1,3} ?[-:–]\s|[0-9]{1,3}(?:st|nd|rd|th)[.:]?\s|[-+–—•][A-Za-z]|\*[A-Za-z][^*]*$|[0-9]{1,3}[.)][A-Za-z]|[☐☑☒✓✔✗]\s|\[[ xX\u00a0]?\]\s)"
)
_MISSPELT_BOX = re.compile(r"^(?P<box>\\?\[\s*(?:[xX✓✔☑✗v*+•]\s*)?\\?\]|\(\s*[xX]?\s*\)|[☐☑☒])(?!\(|\[)")
_GLUED_BOX = re.compile(r"^(?P<box>[-*+]\[[ xX]?\])(?!\(|\[)")
_HASHES = re.compile(r"^(?:#{1,6}[^\s#\d]|#{7,}\s)")
_GLUED_HEADING = re.compile(r"^ {0,3}#{1,6}[^\s#\d]")
_DELIMITERS = re.compile(r"^[ \t]*\|?[ \t]*:?-+:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*)*\|?[ \t]*$")
_GRID = re.compile(r"^\+[-=]{2,}\+|^ *-{2,} +-{2,}[ -]*$")
_COLUMNS = re.compile(r"\S(?:\t+| {3,})\S")
_BRACKETS = re.compile(r"(?<!\\)\[\[[^\[\]\n]*\]\]")
_BAR = re.compile(r"(?<!\\)\|")
_LANGUAGE = re.compile(r"[A-Za-z0-9][A-Za-z0-9_+#.-]{0,30}")
_LISTS = ("bullet_list_open", "ordered_list_open")
_ENDS = ("bullet_list_close", "ordered_list_close")


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


def bars_between_brackets(lines: Sequence[str], tokens: Sequence[Token]) -> Mapping[int, str]:
    """
    Return the rows of tables, by row from 0, in which a bar parts the words of a blank into two cells, with a backslash before it.
    """
    found = {}
    for token in tokens:
        for row in range(*token.map) if token.type == "table_open" and token.map else ():
            right = with_bars_as_text(lines[row])
            if right != lines[row]:
                found[row] = right
    return found


def with_bars_as_text(line: str) -> str:
    """
    Return *line* with a backslash before each bar between double brackets.
    """
    return _BRACKETS.sub(lambda match: _BAR.sub(r"\\|", match[0]), line)


def headings_without_space(lines: Sequence[str], tokens: Sequence[Token]) -> Mapping[int, str]:
    """
    Return the lines, by row from 0, that are surely meant as headings though no space stands behind their signs, with one.

    Two signs or more mean nothing else; a single one may be a hashtag, unless it stands in the first line.
    """
    first = next((row for row, line in enumerate(lines) if line.strip()), -1)
    found = {}
    for opening, token in pairwise(tokens):
        if token.type != "inline" or opening.type != "paragraph_open" or opening.level or not token.map:
            continue
        for row in range(*token.map):
            if _GLUED_HEADING.match(lines[row]) and (lines[row].lstrip().startswith("##") or row == first):
                found[row] = spaced(lines[row])
    return found


def spaced(line: str) -> str:
    """
    Return *line* with a space behind the signs of a heading at its beginning.
    """
    signs = len(line) - len(line.lstrip(" #"))
    return f"{line[:signs]} {line[signs:]}"


def is_nearly_a_box(text: str) -> bool:
    """
    Return whether an item of a list with *text* begins with a box that is misspelt, or has one in a later line.
    """
    return bool(_MISSPELT_BOX.match(text)) or any(_GLUED_BOX.match(row.strip()) for row in text.split("\n")[1:])


def find(tokens: Sequence[Token], lines: Sequence[str], file: str, first_line: int) -> Iterator[Diagnostic]:
    """
    Yield what in *tokens* is likely to surprise the author.
    """
    seeker = _Seeker(lines, file, first_line)
    for position, token in enumerate(tokens):
        match token.type:
            case "inline":
                yield from seeker.inline(tokens, position)
            case "code_block" | "fence":
                yield from seeker.code(token)
            case "html_block":
                yield from seeker.html(token)
            case "table_open":
                yield from seeker.table(token)
            case "ordered_list_open" | "bullet_list_open":
                yield from seeker.list(tokens, position)
            case "dd_open" if seeker.line(token).lstrip().startswith("~"):
                yield seeker.at(codes.TILDE_DEFINITION, seeker.row(token))
            case "hr" if _GRID.match(seeker.line(token)):
                yield seeker.at(codes.NOT_A_TABLE, seeker.row(token), reason=": a line of dashes with gaps is a dividing line here")
            case _:
                pass
        if position and tokens[position - 1].type in _ENDS and token.map and token.nesting >= 0:
            yield from seeker.after_list(tokens, position)
    yield from seeker.footnotes(tokens)


class _Seeker:
    def __init__(self, lines: Sequence[str], file: str, first_line: int) -> None:
        self.lines = lines
        self.file = file
        self.first_line = first_line
        self.apart = False

    def at(self, code: Code, row: int, **values: object) -> Diagnostic:
        return finding(code, Span(self.file, row + self.first_line), **values)

    def row(self, token: Token) -> int:
        return token.map[0] if token.map else 0

    def line(self, token: Token) -> str:
        """
        Return the line on which *token* begins, without marks of quotes.
        """
        return self.bare(self.row(token))

    def bare(self, row: int) -> str:
        line = self.lines[row] if row < len(self.lines) else ""
        return re.sub(r"^(?:[ \t]*>)+ ?", "", line)

    def inline(self, tokens: Sequence[Token], position: int) -> Iterator[Diagnostic]:
        opening, token = tokens[position - 1], tokens[position]
        start = self.row(token)
        rows = token.content.split("\n")
        for code, line, values in leftovers.find(token):
            yield self.at(code, start + line, **values)
        yield from self.formulas(token, start)
        if opening.type == "heading_open" and opening.markup in ("-", "="):
            below = self.bare((opening.map or [0, 0])[1]).strip()
            if opening.markup == "-" or len(rows) > 1 or below:
                yield self.at(codes.SETEXT_HEADING, start, text=short(rows[-1]))
        if opening.type != "paragraph_open":
            return
        item = tokens[position - 2] if position > 1 else opening
        in_item = item.type == "list_item_open"
        if in_item and (box := _MISSPELT_BOX.match(token.content)) and "checked" not in item.meta:
            yield self.at(codes.NOT_A_BOX, start, box=box["box"])
        elif (
            in_item
            and "checked" in item.meta
            and ((len(rows) > 1 and not rows[0].strip()) or "\t" in self.line(item).partition("[")[0].strip())
        ):
            yield self.at(codes.NOT_A_BOX, start, box="[ ]")
        elif in_item and item.meta.get("odd_box"):
            yield self.at(codes.NOT_A_BOX, start, box="[\u00a0]")
        for offset, row in enumerate(rows[1:] if in_item else (), 1):
            if glued := _GLUED_BOX.match(row.strip()):
                yield self.at(codes.NOT_A_BOX, start + offset, box=glued["box"])
        yield from self.paragraph(token, rows, start)
        if opening.level:
            yield from self.lazy(token, opening)

    def formulas(self, token: Token, start: int) -> Iterator[Diagnostic]:
        """
        Yield a finding for the first of two signs that were to hold a formula and hold none.
        """
        for line, words in enumerate(text_of(token.children or ()).split("\n") if "$$" in token.content else ()):
            if words.strip() == "$$":
                self.apart = not self.apart
                if self.apart:
                    yield self.at(dialect_codes.OPEN_FORMULA, start + line)

    def paragraph(self, token: Token, rows: Sequence[str], start: int) -> Iterator[Diagnostic]:
        code = _rows_in_code(token)
        bare = [row.strip() for row in rows]
        plain = [row for number, row in enumerate(bare) if number not in code]
        for offset, row in enumerate(bare):
            if offset not in code:
                yield from self.text_row(row, start + offset, offset, plain)
        for pattern, found in ((_NUMBERED, codes.SWALLOWED_LIST), (_ODD_ITEM, codes.ODD_ITEM)):
            matching = [number for number, row in enumerate(bare) if pattern.match(row) and number not in code]
            if len(matching) > 1:
                yield self.at(found, start + matching[0], text=short(bare[matching[0]]), remedy=_remedy(bare[matching[0]]))
        yield from self.columns(bare, start, code)

    def text_row(self, row: str, line: int, offset: int, rows: Sequence[str]) -> Iterator[Diagnostic]:
        bullet = _OTHER_BULLET.match(row)
        sign = (bullet["bullet"] or bullet["letter"]) if bullet else ""
        if bullet and offset and _OTHER_BULLET.match(rows[offset - 1] if offset <= len(rows) else ""):
            # Said at the first line of them.
            return
        if bullet and (sign not in "–—−·" or sum(1 for other in rows if _OTHER_BULLET.match(other)) > 1):
            yield self.at(codes.OTHER_BULLET, line, bullet=sign)
        elif _HASHES.match(row):
            yield self.at(codes.NOT_A_HEADING, line, text=short(row), right=spaced(row))
        elif row.startswith(":::"):
            said = row.strip(": {}.").partition(" ")[0].upper()
            name = "FACILITATOR" if said.rstrip("S") in FACILITATOR else said if said in SHOWN else "NOTE"
            yield self.at(box_codes.COLON_BOX, line, text=short(row), name=name)
        elif offset and _SWALLOWED.match(row):
            yield self.at(codes.SWALLOWED_LIST, line, text=short(row), remedy=_remedy(row))
        elif row.startswith(">") and offset:
            yield self.at(codes.QUOTE_IN_TEXT, line, text=short(row))

    def columns(self, rows: Sequence[str], start: int, code: set[int]) -> Iterator[Diagnostic]:
        """
        Yield a finding for a paragraph that looks like a table.
        """
        dashes = next((number for number, row in enumerate(rows) if number and ("|" in row or ":" in row) and _DELIMITERS.match(row)), 0)
        reason = ""
        if dashes:
            above, below = _cells(rows[dashes - 1]), _cells(rows[dashes])
            reason = f": the header has {above} columns, the line below {below}" if above != below else ": the lines do not fit together"
        elif any(_GRID.match(row) for row in rows):
            reason = ": forms with + or with columns of dashes are not known"
        elif sum(1 for row in rows if row.startswith("|")) > 1 or (rows[0].startswith("|") and rows[0].endswith("|") and len(rows[0]) > 2):
            reason = ": there is no line of dashes below the header"
        elif sum(1 for number, row in enumerate(rows) if _COLUMNS.search(row) and number not in code and not _OTHER_BULLET.match(row)) > 1:
            reason = ": columns are parted by bars (|), not by blanks"
        if reason:
            yield self.at(codes.NOT_A_TABLE, start + max(0, dashes - 1), reason=reason)

    def lazy(self, token: Token, opening: Token) -> Iterator[Diagnostic]:
        """
        Yield a finding for a line at the margin that begins a sentence and yet belongs to a list item.
        """
        first, last = token.map or [0, 0]
        for row in range(first + 1, min(last, len(self.lines))):
            line, before = self.lines[row], self.lines[row - 1]
            starts = line[:1].isupper() or line.startswith(("*", "_", "“", '"'))
            if starts and len(before) < 60 and not before.lstrip().startswith(">") and opening.level >= 2:
                yield self.at(codes.LAZY_ITEM, row, text=short(line))
                return

    def code(self, token: Token) -> Iterator[Diagnostic]:
        row = self.row(token)
        if token.type == "code_block":
            yield from (self.at(code, row + line, **values) for code, line, values in leftovers.private(token.content))
            yield self.at(codes.INDENTED_CODE, row, text=short(token.content.strip().split("\n")[0]))
            return
        end = (token.map or [0, 0])[1]
        last = self.bare(end - 1).strip()
        if end - row < 2 or not last.startswith(token.markup) or last.strip(token.markup[0]):
            yield self.at(codes.OPEN_FENCE, row, fence=token.markup)
        words = token.info.split()
        if words and not _LANGUAGE.fullmatch(words[0]):
            yield self.at(codes.ODD_LANGUAGE, row, text=short(token.info))

    def html(self, token: Token) -> Iterator[Diagnostic]:
        without = re.sub(r"<!--.*?-->", "", token.content, flags=re.DOTALL)
        yield from (self.at(code, self.row(token) + line, **values) for code, line, values in leftovers.private(without))
        if "<!--" in without:
            yield self.at(codes.OPEN_COMMENT, self.row(token))
        elif without.strip():
            yield self.at(codes.TEXT_AS_HTML, self.row(token))

    def table(self, token: Token) -> Iterator[Diagnostic]:
        first, last = token.map or [0, 0]
        columns = _cells(self.bare(first + 1))
        if _DELIMITERS.match(self.bare(first)):
            yield self.at(codes.DASHES_AS_HEADER, first)
        elif not self.bare(first + 1).strip(" \t-"):
            yield self.at(codes.TABLE_OR_HEADING, first, text=short(self.bare(first)))
        for row in range(first + 2, min(last, len(self.lines))):
            count = _cells(self.bare(row))
            if count > columns:
                yield self.at(codes.RAGGED_TABLE, row, count=count, columns=columns)
            elif "|" not in self.bare(row):
                yield self.at(codes.TEXT_IN_TABLE, row, text=short(self.bare(row)))

    def list(self, tokens: Sequence[Token], position: int) -> Iterator[Diagnostic]:
        """
        Yield findings for numbers out of order and for items that are indented, but not nested.
        """
        opening = tokens[position]
        items = []
        place, end = position + 1, closing(tokens, position)
        while place < end:
            items.append(tokens[place])
            place = closing(tokens, place) + 1
        if opening.type == "ordered_list_open":
            yield from self.numbers(items)
            boxes = [item for item in items if "checked" in item.meta]
            if boxes:
                yield self.at(codes.NUMBERED_BOXES, self.row(boxes[0]))
        rows = [self.row(item) for item in items]
        if any(rows.count(row) > 1 for row in rows) or not rows or (opening.level and rows[0] == self.row(tokens[position - 1])):
            return
        margins = [len(line) - len(line.lstrip()) for line in map(self.bare, rows)]
        for row, margin in zip(rows, margins, strict=True):
            if margin > margins[0]:
                yield self.at(codes.SHALLOW_NESTING, row, text=short(self.bare(row)))
                return

    def numbers(self, items: Sequence[Token]) -> Iterator[Diagnostic]:
        written = [int(item.info) for item in items if item.info.isdigit()]
        if not written or len(written) != len(items):
            return
        if len(items) == 1 and written[0] >= 1000:
            yield self.at(codes.YEAR_AS_NUMBER, self.row(items[0]), number=written[0])
        if len(set(written)) == 1:
            return
        for number, item in enumerate(items):
            if written[number] != written[0] + number:
                yield self.at(codes.NUMBERING, self.row(item), written=written[number], shown=written[0] + number)
                return

    def after_list(self, tokens: Sequence[Token], position: int) -> Iterator[Diagnostic]:
        """
        Yield a finding for what follows a list directly, or is indented as if it belonged to the list's last item.
        """
        token = tokens[position]
        row = self.row(token)
        line = self.lines[row]
        touching = row > 0 and bool(self.bare(row - 1).strip())
        if not token.level and line[:1] in (" ", "\t") and token.type in (*_LISTS, "paragraph_open", "blockquote_open"):
            yield self.at(codes.SHALLOW_NESTING, row, text=short(line))
        elif touching and token.type in _LISTS:
            yield self.at(codes.LIST_PARTED, row)
        elif touching and token.type == "blockquote_open":
            yield self.at(codes.QUOTE_AFTER_LIST, row)

    def footnotes(self, tokens: Sequence[Token]) -> Iterator[Diagnostic]:
        wanted: dict[str, set[str]] = {}
        inside = ""
        for token in tokens:
            if token.type == "footnote_reference_open":
                inside = str(token.meta["label"])
            elif token.type == "footnote_reference_close":
                inside = ""
            labels = {str(child.meta["label"]) for child in token.children or () if child.type == "footnote_ref"}
            wanted.setdefault(inside, set()).update(labels)
        used, new = set(), wanted.get("", set())
        while new:
            used |= new
            new = {label for each in new for label in wanted.get(each, ())} - used
        for token in tokens:
            if token.type == "footnote_reference_open" and token.meta["label"] not in used:
                yield self.at(codes.UNUSED_FOOTNOTE, self.row(token), label=token.meta["label"])


def _remedy(row: str) -> str:
    """
    Return how to make a list of lines of which the first is *row*.
    """
    if row[:1].isdigit() or not row[:1].isalpha():
        return "put a blank line above the list"
    return "begin each item with “1. ”, “2. ” or “- ”, and put a blank line above the list: letters begin none"


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
    bare = line.strip().replace("\\|", "")
    return bare.removeprefix("|").removesuffix("|").count("|") + 1
