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
    Hold when every selected page was seen, or so many of them as *share* says, a numerator and a denominator.
    """

    kind: Literal["viewed"] = "viewed"
    selectors: tuple[str, ...]
    share: tuple[int, int] | None = None
    span: Span


class Passed(Node):
    """
    Hold when each selected quiz was passed at its own pass mark, by one of the first *attempts* where that is said.

    *claimed* is a pass mark that the rule writes too, a numerator and a denominator: it has no say.
    """

    kind: Literal["passed"] = "passed"
    selectors: tuple[str, ...]
    attempts: int | None = Field(default=None, ge=1)
    claimed: tuple[int, int] | None = None
    span: Span


class Where(Node):
    """
    Leave of what is selected the things with a tag: of the name *tag* the given *value*, or the one that the learner has for *attribute*.
    """

    tag: str
    value: str = ""
    attribute: str = ""
    span: Span


class Done(Node):
    """
    Hold when every selected unit fulfils its own condition, or *least* of them: a page is seen, a quiz is passed, a case study is worked through.

    Of a selection for *where* only those count that have the tag.
    """

    kind: Literal["done"] = "done"
    selectors: tuple[str, ...]
    least: int | None = Field(default=None, ge=1)
    where: Where | None = None
    span: Span


class Scored(Node):
    """
    Hold when the weighted total reaches *minimum*, a numerator and a denominator.
    """

    kind: Literal["score"] = "score"
    minimum: tuple[int, int]
    span: Span


class Declared(Node):
    """
    Hold when the learner said of every selected unit that it is done.
    """

    kind: Literal["declared"] = "declared"
    selectors: tuple[str, ...]
    span: Span


class Spent(Node):
    """
    Hold after so many active minutes in the package.
    """

    kind: Literal["time"] = "time"
    minutes: int = Field(ge=1)
    span: Span


class Attested(Node):
    """
    Hold when a person confirmed what course.yml names *confirmation*: no package knows.
    """

    kind: Literal["confirmed"] = "confirmed"
    confirmation: str
    span: Span


class Weighing(Node):
    """
    Give the quizzes that are selected *weight* of the sum of all weights; in that each of them counts alike.
    """

    selectors: tuple[str, ...]
    weight: int = Field(ge=1)
    span: Span


Requirement: TypeAlias = Every | Some | Viewed | Passed | Done | Scored | Declared | Spent | Attested

Every.model_rebuild()
Some.model_rebuild()


def confirmations(requirement: Requirement | None) -> tuple[Attested, ...]:
    """
    Return the conditions anywhere in *requirement* that people confirm, in order.
    """
    if isinstance(requirement, Attested):
        return (requirement,)
    if isinstance(requirement, (Every, Some)):
        return tuple(one for part in requirement.parts for one in confirmations(part))
    return ()
