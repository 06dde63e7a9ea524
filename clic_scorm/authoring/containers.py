"""
Boxes in the spelling of other tools, read as quotes that begin with a marker: `::: note` (Pandoc, Quarto, MyST, Docusaurus), `!!! note` (MkDocs).

The lines are rewritten, none is added or taken away, so that a place in the new text is a place in the author's. What such a box says of
itself and is not understood closes it to participants: a box that is not closed, or of no known kind, is for nobody, with an error.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from clic_scorm.authoring import dialect_codes as codes
from clic_scorm.authoring.attributes import nearest
from clic_scorm.authoring.boxes import FACILITATOR, KNOWN
from clic_scorm.authoring.leftovers import short
from clic_scorm.authoring.tokens import Token, parse
from clic_scorm.diagnostics import Diagnostic, Span, finding


# What other tools call a box, and what it is here. Speaker notes are for who speaks.
ALIASES = {
    "INFO": "NOTE", "SEEALSO": "NOTE", "ABSTRACT": "NOTE", "SUMMARY": "NOTE", "TOPIC": "NOTE", "SUCCESS": "TIP", "CHECK": "TIP", "DONE": "TIP",
    "ATTENTION": "WARNING", "DANGER": "CAUTION", "ERROR": "CAUTION", "FAILURE": "CAUTION", "BUG": "CAUTION",
    "NOTES": "FACILITATOR", "SPEAKER": "FACILITATOR", "FACILITATORS": "FACILITATOR", "TRAINERS": "FACILITATOR", "INSTRUCTORS": "FACILITATOR",
}  # fmt: skip
_DEEPEST = 6  # boxes in boxes; what is deeper stays as it is, which is an error where it is read as text
_FRAME = "ADMONITION"  # of MyST: a box that says with `:class:` which kind it is
_SILENT = ("title", "collapse", "appearance", "icon", "id", "class", "name", "open")
_BEFORE = r"(?P<before>(?:[ \t]*>)*[ \t]*)"
_OPENING = re.compile(rf"{_BEFORE}(?P<mark>:{{3,}})[ \t\u00a0]*(?P<said>[^:\s].*)")
_CLOSING = re.compile(rf"{_BEFORE}:{{3,}}[ \t\u00a0]*")
_INDENTED = re.compile(rf"{_BEFORE}(?:!!!|\?\?\?\+?)[ \t\u00a0]*(?P<said>[A-Za-z].*)")
_OPTION = re.compile(r"[ \t>]*:(?P<key>[a-z-]+):[ \t]*(?P<value>.*)")
_DIRECTIVE = re.compile(r"\{(?P<name>[^{}\s]*)\}[ \t]*(?P<title>.*)")
_ATTRIBUTES = re.compile(r"(?P<name>[^\s{}\[]*)[ \t]*\{(?P<attributes>[^{}]*)\}[ \t]*(?P<title>.*)")
_WORD = re.compile(r"(?P<name>[^\s\[{\"“]+)[ \t]*(?P<title>.*)")
_QUOTED = re.compile(r"""["“”](?P<quoted>[^"“”]*)["“”]|\[(?P<bracketed>.*)\]""")
_PART = re.compile(r"""(?P<key>[\w-]+)\s*=\s*(?:["“](?P<quoted>[^"”]*)["”]|(?P<bare>\S+))|[.#]?(?P<name>[^\s.#="]+)""")
_UNIT = re.compile(r"#{1,2}[ \t]")


@dataclass(slots=True)
class _Box:
    """
    Hold what an opening line says: the marker that it becomes, a title, and where its lines begin and end.
    """

    first: int
    end: int
    before: str
    said: str
    names: list[str] = field(default_factory=list)
    title: str = ""
    unknown: list[str] = field(default_factory=list)
    indented: bool = False
    closed: bool = True

    @property
    def marker(self) -> str:
        """
        Return the kind of box: the facilitator's if any word says so, else the first that is known, else the first; in capitals.
        """
        kinds = [_kind(name) for name in self.names]
        told = [kind for kind in kinds if kind != _FRAME]
        private = [kind for kind in told if kind in FACILITATOR]
        known = [kind for kind in told if kind in KNOWN]
        frame = ["NOTE"] if _FRAME in kinds and not told else []
        return next(iter([*private, *known, *frame, *told]), "")


def rewrite(lines: Sequence[str], file: str, first_line: int) -> tuple[list[str], tuple[Diagnostic, ...]]:
    """
    Return *lines* with every such box as a quote, as many lines as there were, and what is wrong with the boxes.
    """
    text = list(lines)
    findings: list[Diagnostic] = []
    for _ in range(_DEEPEST):
        if not any(_begins(line) for line in text):
            break
        code = _code_rows(parse("\n".join(text), {}))
        boxes = list(_outermost(text, code))
        if not boxes:
            break
        for box in boxes:
            findings.extend(_judge(box, Span(file, box.first + first_line), short(lines[box.first].strip(" \t>"))))
            _write(box, text)
    return text, tuple(findings)


def _begins(line: str) -> re.Match[str] | None:
    """
    Return the match of a line on which a box begins.
    """
    seen = any(mark in line for mark in (":::", "!!!", "???"))
    return (_OPENING.fullmatch(line) or _INDENTED.fullmatch(line)) if seen else None


def _code_rows(tokens: Sequence[Token]) -> set[int]:
    """
    Return the rows in which nothing begins: code and comments.
    """
    raw = ("fence", "code_block", "html_block")
    return {row for token in tokens if token.type in raw and token.map for row in range(*token.map)}


def _outermost(lines: Sequence[str], code: set[int]) -> Iterator[_Box]:
    row = 0
    while row < len(lines):
        match = None if row in code else _begins(lines[row])
        if not match:
            row += 1
            continue
        box = _indented(lines, row, match) if match.re is _INDENTED else _fenced(lines, row, match, code)
        row = box.end
        if box.indented and box.end == box.first + 1:
            continue  # no more than a loud sentence
        _read(box, lines)
        yield box


def _fenced(lines: Sequence[str], first: int, match: re.Match[str], code: set[int]) -> _Box:
    """
    Return the box from row *first* to the line that closes it, else to the next unit: nothing behind it may slip out.
    """
    opened = 1
    stop = len(lines)
    for row in range(first + 1, len(lines)):
        if row in code:
            continue
        if _CLOSING.fullmatch(lines[row]):
            opened -= 1
            if not opened:
                return _Box(first, row + 1, match["before"], _said(match))
        elif _OPENING.fullmatch(lines[row]):
            opened += 1
        elif stop == len(lines) and _UNIT.match(lines[row]):
            stop = row
    return _Box(first, stop, match["before"], _said(match), closed=False)


def _said(match: re.Match[str]) -> str:
    """
    Return what an opening line says, without the colons that may stand behind it.
    """
    return match["said"].rstrip(" \t\u00a0").rstrip(":").rstrip(" \t\u00a0")


def _indented(lines: Sequence[str], first: int, match: re.Match[str]) -> _Box:
    end = first + 1
    for row in range(first + 1, len(lines)):
        rest = lines[row].removeprefix(match["before"])
        if not rest.strip(" \t>"):
            continue
        if not rest.startswith(("    ", "\t")):
            break
        end = row + 1
    return _Box(first, end, match["before"], match["said"], indented=True)


def _read(box: _Box, lines: Sequence[str]) -> None:
    """
    Take apart what the opening line says, and MyST's options on the lines below it.
    """
    directive = _DIRECTIVE.fullmatch(box.said)
    attributes = None if directive and not re.search(r"[.#=]", directive["name"]) else _ATTRIBUTES.fullmatch(box.said)
    if attributes:
        box.names += [attributes["name"]] if attributes["name"] else []
        box.title = attributes["title"]
        _read_attributes(box, attributes["attributes"])
    elif match := directive or _WORD.fullmatch(box.said):
        box.names.append(match["name"])
        box.title = match["title"]
    quoted = _QUOTED.search(box.title)
    if quoted:
        box.names += box.title[: quoted.start()].split()
        box.title = quoted["quoted"] if quoted["quoted"] is not None else quoted["bracketed"]
    if _kind(box.title) in FACILITATOR:
        box.names.append(box.title)
    for row in range(box.first + 1, box.end):
        option = _OPTION.fullmatch(lines[row])
        if not option:
            break
        if option["key"] == "class":
            box.names += option["value"].split()
        elif option["key"] not in _SILENT:
            box.unknown.append(option["key"])


def _read_attributes(box: _Box, text: str) -> None:
    for part in _PART.finditer(text):
        if part["name"]:
            box.names += [] if part[0].startswith("#") else [part["name"]]
        elif part["key"] == "title":
            box.title = part["quoted"] or part["bare"] or ""
        elif part["key"] not in _SILENT:
            box.unknown.append(part["key"])


def _kind(name: str) -> str:
    """
    Return what a name of other tools is called here, in capitals.
    """
    bare = name.strip(" .:{}\"'“”").upper().removeprefix("CALLOUT-")
    return ALIASES.get(bare, bare)


def _judge(box: _Box, where: Span, shown: str) -> Iterator[Diagnostic]:
    if not box.closed:
        yield finding(codes.OPEN_CONTAINER, where, text=shown)
    if box.marker not in KNOWN:
        yield finding(codes.UNKNOWN_CONTAINER, where, text=shown, nearest=nearest(box.marker, KNOWN) or "NOTE", known=", ".join(KNOWN))
    for name in box.unknown:
        yield finding(codes.CONTAINER_ATTRIBUTE, where, text=shown, name=name)


def _write(box: _Box, lines: list[str]) -> None:
    """
    Write *box* as a quote in place of its lines.
    """
    private = box.unknown or not box.closed or box.marker not in KNOWN
    margin = box.before
    title = f" <strong>{box.title.strip(' *')}</strong>  " if box.title.strip(" *") else ""
    lines[box.first] = f"{margin}> [!{'FACILITATOR' if private else box.marker}]{'' if private else title}"
    options = True
    last = box.end - 1 if box.closed and not box.indented and box.end > box.first + 1 else box.end
    for row in range(box.first + 1, last):
        options = options and not box.indented and bool(_OPTION.fullmatch(lines[row]))
        inner = "" if options else _inner(lines[row], margin)
        if box.indented:
            inner = inner.removeprefix("\t") if inner.startswith("\t") else inner.removeprefix("    ")
        lines[row] = f"{margin}> {inner}".rstrip(" ") if not inner.strip() else f"{margin}> {inner}"
    if last < box.end:
        lines[last] = margin.rstrip(" \t")


def _inner(line: str, margin: str) -> str:
    """
    Return *line* without the marks and blanks that stand before the box.
    """
    if line.startswith(margin):
        return line[len(margin) :]
    depth = margin.count(">")
    match = re.match(rf"(?:[ \t]*>){{0,{depth}}}[ \t]*", line)
    return line[match.end() :] if match else line
