"""
Completion rules as an author means them, with selectors still in words.
"""

from __future__ import annotations

from typing import Literal, TypeAlias

from pydantic import Field

from clic_scorm.diagnostics import Span
from clic_scorm.model.prose import Node


class Every(Node):
    """
    Hold when all parts hold.
    """

    kind: Literal["all"] = "all"
    parts: tuple[Requirement, ...]
    span: Span


class Some(Node):
    """
    Hold when at least *least* of the parts hold.
    """

    kind: Literal["at_least"] = "at_least"
    least: int = Field(ge=1)
    parts: tuple[Requirement, ...]
    span: Span


class Viewed(Node):
    """
    Hold when every selected page was seen.
    """

    kind: Literal["viewed"] = "viewed"
    selectors: tuple[str, ...]
    span: Span


class Passed(Node):
    """
    Hold when each selected quiz was passed at its own pass mark.
    """

    kind: Literal["passed"] = "passed"
    selectors: tuple[str, ...]
    span: Span


class Done(Node):
    """
    Hold when every selected unit fulfils its own condition: a page is seen, a quiz is passed.
    """

    kind: Literal["done"] = "done"
    selectors: tuple[str, ...]
    span: Span


Requirement: TypeAlias = Every | Some | Viewed | Passed | Done

Every.model_rebuild()
Some.model_rebuild()
