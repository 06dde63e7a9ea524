"""
The one door to markdown-it: which Markdown is read, and what its tokens are.

CommonMark 0.31 with GitHub's tables, strikethrough and bare links, footnotes, and definition lists.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, MutableMapping, Sequence
from functools import cache
from typing import Any

from markdown_it import MarkdownIt
from markdown_it.rules_core import StateCore
from markdown_it.token import Token
from mdit_py_plugins.deflist import deflist_plugin
from mdit_py_plugins.footnote import footnote_plugin
from mdit_py_plugins.gfm_autolink import gfm_autolink_plugin

from clic_scorm.authoring import autolinks, citations, formulas


__all__ = [
    "DEEPEST",
    "OBJECTS",
    "STAND_INS",
    "UNREADABLE",
    "Environment",
    "Token",
    "closing",
    "depth",
    "inline_children",
    "parse",
    "text_of",
]

Environment = MutableMapping[str, Any]  # what markdown-it remembers of a document: reference definitions and footnotes
DEEPEST = 40
OBJECTS = ("image", citations.TYPE, formulas.TYPE)  # what stands in a text as one thing and is written by a door of its own
UNREADABLE = re.compile("[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff\U000f0000-\U000fffff]")
STAND_INS = {citations.TYPE: "(…)", formulas.TYPE: "…"}  # what is only known once it is written
_MARGIN = 10
_MARGIN_BLANKS = re.compile(r"\n[ \t]+")


@cache
def _scanner() -> MarkdownIt:
    """
    Return the parser; it stops nesting a little below the depth at which a document is refused.
    """
    parser = MarkdownIt("commonmark", {"maxNesting": DEEPEST + _MARGIN, "strikethrough_single_tilde": True})
    parser.enable(["table", "strikethrough"])
    parser.use(gfm_autolink_plugin)
    parser.disable("gfm_autolink_email")  # it stops at underscores; see autolinks
    parser.use(footnote_plugin, inline=False, move_to_end=False)
    parser.use(deflist_plugin)
    parser.inline.ruler.before("link", citations.TYPE, citations.rule)
    parser.inline.ruler.before("escape", formulas.TYPE, formulas.rule)
    parser.core.ruler.after("block", "margins", _strip_margins)
    parser.normalizeLink = _as_written  # type: ignore[method-assign]  # targets are judged and written by prose, not percent-encoded here
    parser.validateLink = _any_target  # type: ignore[method-assign]  # a wrong target is a finding, not a reason to show the brackets
    return parser


def _strip_margins(state: StateCore) -> None:
    """
    Take the blanks off the beginning of each line of a paragraph, as CommonMark asks (§4.8), in code spans too.
    """
    for token in state.tokens:
        if token.type == "inline" and "\n" in token.content:
            token.content = _MARGIN_BLANKS.sub("\n", token.content)


def _as_written(url: str) -> str:
    return url


def _any_target(url: str) -> bool:
    return url is not None


def parse(text: str, environment: Environment) -> list[Token]:
    """
    Return the tokens of a document; *environment* gets its definitions.
    """
    tokens = _scanner().parse(text, environment)
    for token in tokens:
        if "&" in token.content:
            _make_readable(token)
        if token.children:
            token.children = _settled(token.children)
    return tokens


def inline_children(text: str, environment: Environment) -> list[Token]:
    """
    Return the tokens of one run of inline Markdown, read with the definitions of its document.
    """
    read = _scanner().parseInline(text, environment)
    holder = (read[0].children if read else None) or []
    for token in holder:
        _make_readable(token)
    return _settled(holder)


def _settled(children: Sequence[Token]) -> list[Token]:
    """
    Return *children* with bare addresses as links, one strong mark where two stand directly in each other, and no blanks before line breaks.
    """
    settled: list[Token] = []
    open_marks: list[tuple[str, bool]] = []
    links = 0
    for child in children:
        links += child.nesting if child.type.startswith("link_") else 0
        if child.nesting == 1:
            doubled = child.type == "strong_open" and bool(open_marks) and open_marks[-1][0] == "strong_open"
            open_marks.append((child.type, doubled))
            if doubled:
                continue
        elif child.nesting == -1 and open_marks and open_marks.pop()[1]:
            continue
        if child.type in ("softbreak", "hardbreak") and settled and settled[-1].type == "text":
            settled[-1].content = settled[-1].content.rstrip(" \t")
        if child.type == "text" and not links and ("@" in child.content or "://" in child.content):
            settled.extend(autolinks.part(child))
        else:
            settled.append(child)
    return settled


def _make_readable(token: Token) -> None:
    """
    Replace what references such as `&#xF0041;` brought in and no text may hold.
    """
    if token.type != "inline":
        token.content = UNREADABLE.sub("\ufffd", token.content)
    for name, value in token.attrs.items():
        if isinstance(value, str):
            token.attrs[name] = UNREADABLE.sub("\ufffd", value)
    for child in token.children or ():
        _make_readable(child)


def closing(tokens: Sequence[Token], opening: int) -> int:
    """
    Return the position of the token that closes the one at *opening*.
    """
    level = tokens[opening].level
    kind = tokens[opening].type.removesuffix("_open") + "_close"
    position = opening + 1
    while tokens[position].level != level or tokens[position].type != kind:
        position += 1
    return position


def depth(tokens: Sequence[Token]) -> int:
    """
    Return how deep *tokens* nest, marks in the text included.
    """
    deepest = 0
    for token in tokens:
        deepest = max(deepest, token.level, *(child.level for child in token.children or ()))
    return deepest


def text_of(children: Sequence[Token]) -> str:
    """
    Return what a reader sees of inline tokens, alternative texts of images left out, and … for what a citation or a formula will be.
    """
    return "".join(_texts(children))


def _texts(children: Sequence[Token]) -> Iterator[str]:
    for child in children:
        if child.type in ("text", "code_inline"):
            yield child.content
        elif child.type in ("softbreak", "hardbreak"):
            yield "\n"
        elif child.type in STAND_INS:
            yield STAND_INS[child.type]
