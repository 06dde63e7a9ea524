"""
A small element tree, and where two of them differ.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import TypeAlias


_SPACES = re.compile(r"[ \t\n\r\f]+")
_BLOCKS = frozenset(
    (
        "p",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "ul",
        "ol",
        "li",
        "dl",
        "dt",
        "dd",
        "blockquote",
        "pre",
        "table",
        "thead",
        "tbody",
        "tr",
        "th",
        "td",
        "hr",
        "div",
        "section",
        "raw",
    )
)
Event: TypeAlias = tuple[str, str]


@dataclass(slots=True, eq=False)
class Node:
    """
    Hold an element: its tag, attributes, and children, which are nodes and texts.
    """

    tag: str
    attributes: dict[str, str] = field(default_factory=dict)
    children: list[Node | str] = field(default_factory=list)

    def text(self) -> str:
        """
        Return the text of the element and all below it.
        """
        return "".join(child if isinstance(child, str) else child.text() for child in self.children)


def is_block(child: Node | str) -> bool:
    """
    Return whether *child* is an element that stands on lines of its own.
    """
    return isinstance(child, Node) and child.tag in _BLOCKS


def first_difference(one: Sequence[Node | str], other: Sequence[Node | str]) -> tuple[int, str] | None:
    """
    Return the number of the first child of *one* at which the trees differ, and the text near there; None where they are the same.

    White space counts as HTML shows it: a run of it is one space, and none at the edges of a block.
    """
    left, right = _events(one), _events(other)
    number, near = 0, ""
    for mine in left:
        number, event = mine
        near = event[1] or near
        theirs = next(right, None)
        if theirs is None or theirs[1] != event:
            return number, near
    rest = next(right, None)
    return None if rest is None else (number, near)


def _events(children: Sequence[Node | str]) -> Iterator[tuple[int, Event]]:
    """
    Yield starts, ends and texts of *children*, each with the number of the outermost child that it belongs to.
    """
    text, place, edge = "", 0, True
    for number, event in _raw_events(children):
        kind, value = event
        if kind == "text":
            text, place = text + value, number
            continue
        boundary = kind.endswith("-block") or value in ("br", "br ")
        if text:
            flat = _trim(text, edge, boundary)
            if flat:
                yield place, ("text", flat)
            edge, text = edge and not flat, ""
        edge = edge if not boundary and kind == "end" else boundary
        yield number, event
    flat = _trim(text, edge, True)
    if flat:
        yield place, ("text", flat)


def _trim(text: str, before: bool, after: bool) -> str:
    flat = _SPACES.sub(" ", text)
    flat = flat.lstrip(" ") if before else flat
    return flat.rstrip(" ") if after else flat


def _raw_events(children: Sequence[Node | str]) -> Iterator[tuple[int, Event]]:
    for number, child in enumerate(children):
        for event in _walk(child):
            yield number, event


def _walk(child: Node | str) -> Iterator[Event]:
    if isinstance(child, str):
        yield ("text", child)
        return
    suffix = "-block" if child.tag in _BLOCKS else ""
    shown = " ".join(f"{name}={value}" for name, value in sorted(child.attributes.items()))
    yield (f"start{suffix}", f"{child.tag} {shown}")
    for inner in child.children:
        yield from _walk(inner)
    yield (f"end{suffix}", child.tag)
