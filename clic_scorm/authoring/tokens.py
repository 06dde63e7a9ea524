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
from markdown_it.token import Token
from mdit_py_plugins.deflist import deflist_plugin
from mdit_py_plugins.footnote import footnote_plugin
from mdit_py_plugins.gfm_autolink import gfm_autolink_plugin


__all__ = ["DEEPEST", "UNREADABLE", "Environment", "Token", "closing", "depth", "inline_children", "parse", "text_of"]

Environment = MutableMapping[str, Any]  # what markdown-it remembers of a document: reference definitions and footnotes
DEEPEST = 40
UNREADABLE = re.compile("[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff\U000f0000-\U000fffff]")
_MARGIN = 10


@cache
def _scanner() -> MarkdownIt:
    """
    Return the parser; it stops nesting a little below the depth at which a document is refused.
    """
    parser = MarkdownIt("commonmark", {"maxNesting": DEEPEST + _MARGIN, "strikethrough_single_tilde": True})
    parser.enable(["table", "strikethrough"])
    parser.use(gfm_autolink_plugin)
    parser.use(footnote_plugin, inline=False, move_to_end=False)
    parser.use(deflist_plugin)
    parser.normalizeLink = str  # type: ignore[method-assign]  # targets are judged and written by prose, not percent-encoded here
    parser.validateLink = lambda _: True  # type: ignore[method-assign]  # a wrong target is a finding, not a reason to show the brackets
    return parser


def parse(text: str, environment: Environment) -> list[Token]:
    """
    Return the tokens of a document; *environment* gets its definitions.
    """
    tokens = _scanner().parse(text, environment)
    for token in tokens:
        if "&" in token.content:
            _make_readable(token)
    return tokens


def inline_children(text: str, environment: Environment) -> list[Token]:
    """
    Return the tokens of one run of inline Markdown, read with the definitions of its document.
    """
    holder: list[Token] = []
    _scanner().inline.parse(text, _scanner(), environment, holder)
    for token in holder:
        _make_readable(token)
    return holder


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
    Return what a reader sees of inline tokens, alternative texts of images left out.
    """
    return "".join(_texts(children))


def _texts(children: Sequence[Token]) -> Iterator[str]:
    for child in children:
        if child.type in ("text", "code_inline"):
            yield child.content
        elif child.type in ("softbreak", "hardbreak"):
            yield "\n"
