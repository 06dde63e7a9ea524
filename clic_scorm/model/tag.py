"""
Tags: what rules and reports ask for, such as the region of a case study.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TypeAlias

from clic_scorm.model.prose import Node


class Tag(Node):
    """
    Say one thing of what is tagged: of *name*, such as region, it is *value*, such as ca.
    """

    name: str
    value: str


Tags: TypeAlias = tuple[Tag, ...]


def tagged(tags: Iterable[Tag], name: str) -> tuple[str, ...]:
    """
    Return the values that *tags* have for *name*, in order.
    """
    return tuple(tag.value for tag in tags if tag.name == name)
