"""
Marks that show as text, and text that was read as marks.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from clic_scorm.authoring import dialect_codes
from clic_scorm.authoring import markdown_codes as codes
from clic_scorm.authoring.boxes import marker_in
from clic_scorm.authoring.tokens import Token, text_of
from clic_scorm.diagnostics import Code


_ESCAPED = re.compile(r"\\[!-/:-@\[-`{-~]|&[#A-Za-z0-9]+;")
_REFERENCE = re.compile(r"\[(?P<text>[^\[\]]+)\]\[(?P<label>[^\[\]]*)\]")
_FOOTNOTE = re.compile(r"\[\^(?P<label>[^\]]+)\]")
_LINK = re.compile(r"\[[^\[\]\n]+\] ?\((?=[^\s)]*[/.#:])[^)\n]*\)?|\([^()\n]+\)\[\S+?\]|\]\(\S+")
_ALONE = re.compile(r"^[ \t]*(?P<braces>\{:?[ \t]*(?:[#.][A-Za-z][\w-]*|[a-z][a-z-]*=[^{}\s]+)[^{}\n]*\})[ \t]*$", re.MULTILINE)
_BRACES = re.compile(r"[\])`](?P<braces>\{(?:[#.][\w-]+|[\w-]+=[^{}\s])[^{}\n]*\})")
_LOST_BREAK = re.compile(r"\\ {2,}\n")
_TILDE_AT_MARK = re.compile(r"[*_]~(?!~)|(?<!~)~[*_]")
_WHO = r"(?:facilitator|trainer|instructor)s?"
_PRIVATE = re.compile(
    rf"""\b(?:only|not)\s*=\s*["“]?[A-Za-z][\w-]*\s*=      # a variant that is said where nobody listens
      | [.=]["“]?{_WHO}\b                                   # a class
      | \{{[^{{}}\n]*(?<!\w)\.(?:session|handout)\b           # a kind of unit that participants do not get
      | (?<![\[［\w])[!?！]{{1,3}}\+?\s*["“]?{_WHO}\b         # an admonition of other dialects
      | ^[ \t]*:{{1,2}}[ \t]*[{{.]*{_WHO}\b                  # a fence with too few colons
      | <\s*{_WHO}\b
      | ^\W*(?-i:FACILITATOR|TRAINER|INSTRUCTOR)S?\s*[:：]    # a label in capitals
    """,
    re.IGNORECASE | re.MULTILINE | re.VERBOSE,
)
_MARKS = ("**", "__", "`")


def find(token: Token) -> Iterator[tuple[Code, int, dict[str, object]]]:
    """
    Yield code, line from 0 and values for what is odd in the text of *token*.
    """
    children = token.children or []
    words = "".join(" " if child.type == "code_inline" else text_of([child]) for child in children)
    bare = _ESCAPED.sub(" ", token.content)
    for mark in _MARKS:
        place = words.find(mark)
        if place >= 0 and mark in bare and not (mark == "__" and (words.count("__") < 2 or re.search(r"_{3,}|\w__\w", words))):
            yield codes.MARK_LEFT, _line(words, place), {"mark": mark, "text": short(words[max(0, place - 10) : place + 20])}
    if near := _TILDE_AT_MARK.search(bare):
        yield codes.MARK_LEFT, _line(bare, near.start()), {"mark": "~", "text": short(bare[max(0, near.start() - 10) : near.start() + 20])}
    if lost := _LOST_BREAK.search(token.content):
        yield codes.MARK_LEFT, _line(token.content, lost.start()), {"mark": "\\", "text": short(token.content[: lost.start()][-20:])}
    if "[" in words or "]" in words:
        yield from _brackets(words, bare)
    for match in (*_BRACES.finditer(bare), *_ALONE.finditer(bare)):
        if match["braces"] in words and not any(private(match["braces"])):
            yield codes.BRACES_LEFT, _line(bare, match.start()), {"text": short(match["braces"])}
    yield from private(_outside_code(children))
    yield from _unseen(children)
    yield from _misread(children)


def _unseen(children: Sequence[Token]) -> Iterator[tuple[Code, int, dict[str, object]]]:
    """
    Yield markers of boxes in what is read aloud or hovers, which is no place for a box.
    """
    line = 0
    for child in children:
        if child.type in ("softbreak", "hardbreak"):
            line += 1
        said = {"the text of an image": text_of(child.children or [])} if child.type == "image" else {}
        for what, text in {**said, "a title": str(child.attrs.get("title", ""))}.items():
            if marker := marker_in(text):
                yield dialect_codes.MARKER_ELSEWHERE, line, {"marker": marker, "what": what}
        yield from ((code, line, values) for text in said.values() for code, _, values in private(text))


def private(text: str) -> Iterator[tuple[Code, int, dict[str, object]]]:
    """
    Yield what in *text* tries to keep something from participants in a way that has no effect: it would be shown to them.
    """
    for match in _PRIVATE.finditer(text):
        start, end = max(0, match.start() - 5), match.end() + 10
        yield codes.MISPLACED_MARK, _line(text, match.start()), {"text": short(text[start:end])}


def _outside_code(children: Sequence[Token]) -> str:
    return "".join(
        "\n" if child.type in ("softbreak", "hardbreak") else " " if child.type == "code_inline" else child.content for child in children
    )


def _brackets(words: str, bare: str) -> Iterator[tuple[Code, int, dict[str, object]]]:
    for match in _REFERENCE.finditer(words):
        label = match["label"] or match["text"]
        if match[0] in bare and not match["text"].startswith("^") and not (match["text"] + label).isdigit():
            yield codes.NO_SUCH_REFERENCE, _line(words, match.start()), {"text": short(match[0]), "label": label}
    for match in _FOOTNOTE.finditer(words):
        if match[0][:3] in bare:
            yield codes.NO_SUCH_FOOTNOTE, _line(words, match.start()), {"label": match["label"]}
    for match in _LINK.finditer(words):
        if match[0][:8] in bare:
            yield codes.NOT_A_LINK, _line(words, match.start()), {"text": short(match[0])}


def _misread(children: Sequence[Token]) -> Iterator[tuple[Code, int, dict[str, object]]]:
    """
    Yield products and approximations that were taken for emphasis and deletion.
    """
    line = 0
    for number, child in enumerate(children):
        if child.type in ("softbreak", "hardbreak"):
            line += 1
        if child.type == "s_open" and child.markup == "~":
            yield codes.SINGLE_TILDE, line, {"text": short(children[number + 1].content)}
        if child.type != "em_open" or child.markup != "*" or not number or number + 3 >= len(children):
            continue
        before, inside, after = children[number - 1].content, children[number + 1].content, children[number + 3].content
        if before[-1:].isdigit() and after[:1].isalnum() and len(inside) < 20:
            yield codes.STARS_AS_EMPHASIS, line, {"text": short(inside)}


def _line(words: str, place: int) -> int:
    return words[:place].count("\n")


def short(text: str) -> str:
    """
    Return *text* on one line, cut where it is long.
    """
    flat = " ".join(text.split())
    return flat if len(flat) <= 40 else flat[:39] + "…"
