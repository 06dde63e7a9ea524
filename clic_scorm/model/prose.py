"""
Prose as every format gets it: rendered, cleaned XHTML.
"""

from __future__ import annotations

from pydantic import BaseModel, ConfigDict


class Node(BaseModel):
    """
    Be a part of a course: immutable, and closed to unknown fields.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")


class Asset(Node):
    """
    Name a file that pages show, by its path in the course folder and the name it gets in a package.
    """

    source: str
    name: str


class Html(Node):
    """
    Hold prose that is rendered and sanitised: an XHTML fragment, the same as plain text, and the assets that it shows.

    A link to another unit is written `#unit-id`; an asset is referred to by its name in the package.
    """

    fragment: str = ""
    plain: str = ""
    assets: tuple[Asset, ...] = ()
