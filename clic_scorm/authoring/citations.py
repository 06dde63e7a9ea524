"""
Citations such as `[@handbook-2012, p. 71]`, as Pandoc writes them: found in a text, and taken apart.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from markdown_it.rules_inline import StateInline


TYPE = "citation"
_LONGEST = 400
_BRACKETS = re.compile(r"\[(?P<inner>[^\[\]]{2,400})\](?![(\[])")
_ITEM = re.compile(
    r"""(?P<prefix>(?:[^@]*[\s(–—])?)(?P<minus>-?)@(?:\{(?P<braced>[^{}\s]+)\}|(?P<key>[\w][\w:.#$%&+?<>~/-]*))
        (?P<rest>(?:[\s,].*)?)""",
    re.VERBOSE | re.DOTALL,
)
_COMMENT = re.compile(r"<!--.*?(?:-->|$)", re.DOTALL)
_TRAILING = ".:?!,;"
_LOCATOR = re.compile(
    r"""(?:(?P<page>pp?\.?|pages?|p[áa]gs?\.?|p[áa]ginas?)|(?P<chapter>ch(?:ap)?s?\.?|chapters?|cap\.?|cap[íi]tulos?|chapitres?)
         |(?P<section>§+|secs?\.?|sections?|secci[óo]n|sec[çc][ãa]o)|(?P<figure>figs?\.?|figures?|figuras?)|(?P<paragraph>¶+|paras?\.?))?
        \s*(?P<at>\d[\w.]*(?:\s*[-–,;]\s*\d[\w.]*)*)""",
    re.VERBOSE | re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Item:
    """
    Hold one source of a citation: its key, where in it (*label* says of what kind the place is), words around, and whether the author is named.
    """

    key: str
    label: str = ""
    place: str = ""
    prefix: str = ""
    suffix: str = ""
    without_author: bool = False


def rule(state: StateInline, silent: bool) -> bool:
    """
    Read a citation at the scanner's place; a link or a reference stays one.
    """
    if state.src[state.pos] != "[":
        return False
    match = _BRACKETS.match(state.src, state.pos, min(state.posMax, state.pos + _LONGEST))
    items = read(match["inner"]) if match else ()
    if not match or not items or match["inner"].strip().upper() in state.env.get("references", {}):
        return False
    if not silent:
        token = state.push(TYPE, "", 0)
        token.content = match[0]
        token.meta = {"items": items}
    state.pos = match.end()
    return True


def read(inner: str) -> tuple[Item, ...]:
    """
    Return the sources that stand between brackets; none where it is no citation.
    """
    shown = _COMMENT.sub(" ", inner)
    if "@" not in shown:
        return ()
    items = [_item(" ".join(part.split())) for part in shown.split(";")]
    return tuple(item for item in items if item) if all(items) else ()


def _item(text: str) -> Item | None:
    match = _ITEM.fullmatch(text)
    if not match:
        return None
    key = match["braced"] or match["key"].rstrip(_TRAILING)
    rest = (match["rest"] or "").strip().removeprefix(",").strip()
    label, place, suffix = _place(rest)
    return Item(key, label, place, match["prefix"].strip(), suffix, bool(match["minus"]))


def _place(rest: str) -> tuple[str, str, str]:
    """
    Part `p. 71, on floods` into the kind of place, the place and what follows.
    """
    match = _LOCATOR.match(rest)
    if not match or (rest[match.end() : match.end() + 1].isalnum()):
        return "", "", rest
    label = next((name for name, found in match.groupdict().items() if found and name != "at"), "page")
    return label, " ".join(match["at"].split()), rest[match.end() :].lstrip(" ,").strip()


def citations(children: Sequence[object]) -> tuple[Item, ...]:
    """
    Return the sources that inline tokens cite.
    """
    return tuple(item for child in children if getattr(child, "type", "") == TYPE for item in getattr(child, "meta", {})["items"])
