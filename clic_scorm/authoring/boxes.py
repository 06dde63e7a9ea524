"""
Boxes: quotes that begin with a marker such as `[!NOTE]`, read so that nothing for the facilitator leaks.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence

from clic_scorm.authoring import box_codes
from clic_scorm.authoring import markdown_codes as codes
from clic_scorm.authoring.attributes import nearest
from clic_scorm.authoring.tokens import Environment, Token, closing, inline_children, text_of
from clic_scorm.diagnostics import Code, Diagnostic, Span, finding


SHOWN = ("NOTE", "TIP", "IMPORTANT", "WARNING", "CAUTION", "KEY", "EXAMPLE")
FACILITATOR = ("FACILITATOR", "TRAINER", "INSTRUCTOR")
QUESTION = ("HINT", "CORRECT", "INCORRECT", "FEEDBACK", "ANSWER", "RUBRIC")
KNOWN = (*SHOWN, *FACILITATOR, *QUESTION)

_BLANK = r"\s\u00ad\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff"
_NAME = rf"(?P<name>[^\W\d_][\w{_BLANK}-]{{0,60}}?)"
_BODY = rf"[\[［][{_BLANK}]*[!！ǃ][{_BLANK}]*{_NAME}[{_BLANK}\\]*[\]］]"
_START = re.compile(rf"(?P<marker>[{_BLANK}*_\\~`]*{_BODY}[*_~`:{_BLANK}]*)(?![(\[])(?P<rest>.*)", re.DOTALL)
_ANYWHERE = re.compile(_BODY)
_MISTYPED = re.compile(
    rf"^[{_BLANK}*_\\>]*(?:[!！][{_BLANK}]*[\[［]|[\[［]|[!！])[{_BLANK}\\]*(?P<name>{'|'.join(KNOWN)})[{_BLANK}\\]*[\]］!！:]*[*_{_BLANK}]*$",
    re.IGNORECASE | re.MULTILINE,
)
# A marker that was never closed.
_UNCLOSED = re.compile(rf"[\[［][{_BLANK}]*[!！][{_BLANK}]*(?P<name>{'|'.join(KNOWN)})S?\b", re.IGNORECASE)
_FENCE = re.compile(rf":::[{_BLANK}{{.]*(?:{'|'.join(FACILITATOR)}|NOTE)S?\b", re.IGNORECASE)
_LEFT = re.compile(rf"[{_BLANK}*_\\~]*{_BODY}")
_REGULAR = re.compile(r"\[![A-Za-z]+\]\s*")
_DEFINITION = re.compile(r"[ \t]*(?:>[ \t]*)+(?P<text>\[[^\]^\[!][^\]]*\]:)")
_QUOTE_MARK = re.compile(r"^[\s\w.)*+\-:>\[\]^]*>")


def name_of(written: str) -> str:
    """
    Return the name of a marker in capitals, freed of invisible characters and odd letter forms.
    """
    folded = unicodedata.normalize("NFKC", written)
    visible = "".join(character for character in folded if unicodedata.category(character) != "Cf")
    return " ".join(visible.upper().split())


def marker_in(line: str) -> str:
    """
    Return the marker of a box in *line* of a text that knows no boxes, such as captions or a definition; empty where there is none.
    """
    match = _ANYWHERE.search(line) or _UNCLOSED.search(line) or _FENCE.search(line)
    return " ".join(match[0].split()) if match else ""


def _goes_on(box: Sequence[Token], following: Token) -> bool:
    """
    Return whether *following* is a list that counts on from where the last one in *box* ended.
    """
    numbers = [token.info for token in box if token.type == "list_item_open" and token.info.isdigit()]
    first = str(following.attrs.get("start", 1)) if following.type == "ordered_list_open" else ""
    return bool(numbers) and first == str(int(numbers[-1]) + 1)


class Boxes:
    """
    Find the boxes among the tokens of one file, whose lines are *lines*; findings gather in *findings*.

    A quote that is a box has `alert` in its token's meta. What must not be shown has `withheld`.
    """

    def __init__(self, file: str, first_line: int, lines: Sequence[str], environment: Environment) -> None:
        self.file = file
        self.first_line = first_line
        self.lines = lines
        self.environment = environment
        self.findings: list[Diagnostic] = []

    def span(self, row: int, column: int = 1) -> Span:
        """
        Return the place of a row that counts from 0.
        """
        return Span(self.file, row + self.first_line, column)

    def mark(self, tokens: Sequence[Token]) -> list[Token]:
        """
        Return *tokens* with boxes marked and their markers taken out of the text.
        """
        marked = self._quotes(list(tokens))
        for position, token in enumerate(marked):
            if token.type == "inline":
                self._check_rest(marked, position)
            elif token.type in ("html_block", "code_block"):
                self._check_raw(token)
        self._check_neighbours(marked)
        return marked

    def _quotes(self, tokens: list[Token]) -> list[Token]:
        position = 0
        while position < len(tokens):
            if tokens[position].type == "blockquote_open":
                self._quote(tokens, position)
            position += 1
        return tokens

    def _quote(self, tokens: list[Token], opening: int) -> None:
        """
        Mark the quote at *opening* if it is a box, and part it where another box begins inside it.
        """
        name = self._take_marker(tokens, opening + 1)
        if not name:
            return
        quote = tokens[opening]
        quote.meta = {**quote.meta, "alert": name}
        if name not in KNOWN:
            quote.meta["withheld"] = True
            values = {"marker": name, "nearest": nearest(name, KNOWN) or "NOTE", "known": ", ".join(KNOWN)}
            self.findings.append(finding(box_codes.UNKNOWN_ALERT, self._row(quote), **values))
        end = closing(tokens, opening)
        position = opening + 1
        while position < end:
            token = tokens[position]
            if token.type == "paragraph_open" and token.level == quote.level + 1 and self._begins(tokens[position + 1]):
                self._part(tokens, opening, position)
                return
            position += 1

    def _part(self, tokens: list[Token], opening: int, position: int) -> None:
        quote, start = tokens[opening], (tokens[position].map or [0, 0])[0]
        first, last = quote.map or [start, start]
        second = Token("blockquote_open", "blockquote", 1, map=[start, last], level=quote.level, markup=quote.markup, block=True)
        quote.map = [first, start]
        between = Token("blockquote_close", "blockquote", -1, level=quote.level, markup=quote.markup, block=True)
        tokens[position:position] = [between, second]
        self.findings.append(finding(box_codes.TWO_BOXES, self.span(start)))

    def _row(self, token: Token) -> Span:
        return self.span(token.map[0] if token.map else 0)

    def _begins(self, inline: Token) -> bool:
        lines = (inline.content, text_of(inline.children or ()))
        return any(_START.fullmatch(text.split("\n", 1)[0]) for text in lines)

    def _take_marker(self, tokens: list[Token], opening: int) -> str:
        """
        Take the marker out of the paragraph at *opening* and return its name; empty where there is none.
        """
        if tokens[opening].type != "paragraph_open":
            return ""
        inline = tokens[opening + 1]
        line, newline, following = inline.content.partition("\n")
        match = _START.fullmatch(line) or _START.fullmatch(text_of(inline.children or ()).split("\n", 1)[0])
        if not match:
            return ""
        rest = match["rest"].lstrip()
        rest = rest if newline else rest.rstrip()
        if not _REGULAR.fullmatch(match["marker"]):
            self.findings.append(
                finding(box_codes.ODD_MARKER, self._row(inline), marker=match["marker"].strip(), name=name_of(match["name"]))
            )
        content = f"{rest}\n{following}" if rest.strip() and newline else rest.strip() or following
        if not content.strip():
            del tokens[opening : opening + 3]
            return name_of(match["name"])
        if not rest.strip():
            for token in tokens[opening : opening + 2]:
                if token.map:
                    token.map = [token.map[0] + 1, token.map[1]]
        inline.content = content
        inline.children = inline_children(content, self.environment)
        return name_of(match["name"])

    def _check_rest(self, tokens: Sequence[Token], position: int) -> None:
        """
        Withhold a text in which a marker is left.
        """
        inline = tokens[position]
        words = "".join(
            child.content if child.type == "text" else "\n" if child.type.endswith("break") else "\0" for child in inline.children or ()
        )
        match = _ANYWHERE.search(words)
        if not match:
            match = next((found for line in inline.content.split("\n") if (found := _LEFT.match(line))), None)
            match = match or _UNCLOSED.search(words) or _MISTYPED.search(words)
        if not match or (match.re is _MISTYPED and tokens[position - 1].type != "paragraph_open"):
            return
        rows = inline.map or [0, 0]
        if match.re is _MISTYPED and "[" not in match[0].replace("［", "[") and not self._quoted(rows):
            return
        if match.re is _MISTYPED and "!" not in match[0].replace("！", "!") and not self._quoted(rows):
            return
        inline.meta = {**inline.meta, "withheld": True}
        self._withhold_quote(tokens, position)
        name = name_of(match["name"])
        row = (inline.map or [0])[0] + inline.content[: max(0, inline.content.find(match["name"]))].count("\n")
        self.findings.append(
            finding(box_codes.MARKER_LEFT, self.span(row), marker=match[0].strip(), nearest=nearest(name, KNOWN) or "NOTE")
        )

    def _withhold_quote(self, tokens: Sequence[Token], position: int) -> None:
        """
        Withhold the whole quote around a text in which a marker is left: all of it may have been meant for a box.
        """
        level = tokens[position].level
        for token in reversed(tokens[:position]):
            if token.level < level:
                level = token.level
                if token.type == "blockquote_open":
                    token.meta = {**token.meta, "withheld": True}
                    return
            if not level:
                return

    def _quoted(self, rows: Sequence[int]) -> bool:
        return any(line.lstrip().startswith(">") for line in self.lines[rows[0] : rows[1]])

    def _check_raw(self, token: Token) -> None:
        match = _ANYWHERE.search(token.content)
        if not match:
            return
        token.meta = {**token.meta, "withheld": True}
        values = {"marker": match[0], "nearest": nearest(name_of(match["name"]), KNOWN) or "NOTE"}
        self.findings.append(finding(box_codes.MARKER_LEFT, self._row(token), **values))

    def _check_neighbours(self, tokens: Sequence[Token]) -> None:
        """
        Flag lines that are or seem to be the continuation of a box without saying so.
        """
        for position, token in enumerate(tokens):
            if token.type != "blockquote_open" or not token.map:
                continue
            facilitator = token.meta.get("alert") in FACILITATOR
            end = closing(tokens, position)
            if facilitator:
                self._check_next(tokens, position, end)
                self._check_definitions(token.map)
            code = box_codes.AFTER_FACILITATOR if facilitator else codes.LAZY_LINE
            for inner in tokens[position:end]:
                if inner.type == "inline" and inner.map:
                    self._check_lazy(inner.map, code)

    def _check_lazy(self, rows: Sequence[int], code: Code) -> None:
        for row in range(rows[0] + 1, min(rows[1], len(self.lines))):
            if self.lines[row].strip() and not _QUOTE_MARK.search(self.lines[row]):
                self.findings.append(finding(code, self.span(row)))
                return

    def _check_definitions(self, rows: Sequence[int]) -> None:
        for row in range(rows[0], min(rows[1], len(self.lines))):
            match = _DEFINITION.match(self.lines[row])
            if match:
                self.findings.append(finding(box_codes.PRIVATE_DEFINITION, self.span(row), text=match["text"]))

    def _check_next(self, tokens: Sequence[Token], opening: int, end: int) -> None:
        following = tokens[end + 1] if end + 1 < len(tokens) else None
        if following is None or not following.map or following.nesting < 0 or following.meta.get("alert"):
            return
        last = next((token for token in reversed(tokens[opening:end]) if token.type == "inline"), None)
        empty = end == opening + 1
        open_ended = following.type != "heading_open" and (
            empty or (last is not None and text_of(last.children or ()).rstrip().endswith((":", ",", ";")))
        )
        start = following.map[0]
        touching = start > 0 and bool(self.lines[start - 1].strip(" \t>"))
        goes_on = self.lines[start][:1] in (" ", "\t") or _goes_on(tokens[opening:end], following)
        if touching or open_ended or goes_on:
            self.findings.append(finding(box_codes.AFTER_FACILITATOR, self.span(start)))
