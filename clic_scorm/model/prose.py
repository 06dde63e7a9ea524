"""
Prose as every format gets it: rendered, cleaned XHTML.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from pydantic import BaseModel, ConfigDict


class Node(BaseModel):
    """
    Be a part of a course: immutable, and closed to unknown fields.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")


class Asset(Node):
    """
    Name a file that pages show, by its path in the course folder and the name it gets in a package.

    *width* and *height* are in CSS pixels, 0 where they are not known; *weight* is in bytes.
    """

    source: str
    name: str
    width: int = 0
    height: int = 0
    weight: int = 0


@dataclass(frozen=True, slots=True)
class Part:
    """
    Tell of one thing that prose consists of, and on which line of the author's file it stands.

    *text* is its words on one line: of a table the header's cells, of an image its alternative. *level* is that of a heading, the number of
    columns of a table, 1 for a link around an image and for strong words on several lines, else how deep in lists and quotes;
    *target* is an address, *title* what hovers.
    """

    kind: Literal["heading", "paragraph", "cell", "table", "code", "link", "image", "strong"]
    line: int
    text: str
    level: int = 0
    target: str = ""
    title: str = ""


class Html(Node):
    """
    Hold prose that is rendered and sanitised: an XHTML fragment, the same as plain text, the assets that it shows, and its parts.

    A link to another unit is written `#unit-id`; an asset is referred to by its name in the package. *notes* are the parts of footnotes.
    """

    fragment: str = ""
    plain: str = ""
    assets: tuple[Asset, ...] = ()
    parts: tuple[Part, ...] = ()
    notes: tuple[Part, ...] = ()


def texts(node: Node) -> Iterator[Html]:
    """
    Yield every prose that *node* holds, at any depth, in the order of its fields.
    """
    if isinstance(node, Html):
        yield node
        return
    for _, value in node:
        for part in value if isinstance(value, tuple) else (value,):
            if isinstance(part, Node):
                yield from texts(part)
