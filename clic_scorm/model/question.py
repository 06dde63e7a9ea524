"""
Questions: a closed union by kind.
"""

from __future__ import annotations

from typing import Annotated, Literal, TypeAlias

from pydantic import Field

from clic_scorm.diagnostics import Span
from clic_scorm.model.prose import Html, Node


class Feedback(Node):
    """
    Say what a learner reads after submitting: when right, when not, and in any case.
    """

    correct: Html | None = None
    incorrect: Html | None = None
    always: Html | None = None


class Option(Node):
    """
    Offer one answer. *letter* comes from course.lock and stays when options are moved or reworded.
    """

    letter: str
    body: Html
    correct: bool
    feedback: Html | None = None
    span: Span


class _Base(Node):
    id: str
    title: str
    span: Span
    prompt: Html = Html()
    points: int = Field(default=1, ge=1, le=1000)
    objective: str | None = None
    hint: Html | None = None
    feedback: Feedback = Feedback()


class SingleChoice(_Base):
    """
    Ask for the one right option.
    """

    kind: Literal["single"] = "single"
    options: tuple[Option, ...]


class MultipleResponse(_Base):
    """
    Ask for all the right options and no other.
    """

    kind: Literal["multiple"] = "multiple"
    options: tuple[Option, ...]


class TrueFalse(_Base):
    """
    Ask whether a statement holds.
    """

    kind: Literal["truefalse"] = "truefalse"
    answer: bool


Question: TypeAlias = Annotated[SingleChoice | MultipleResponse | TrueFalse, Field(discriminator="kind")]


def right_letters(question: SingleChoice | MultipleResponse | TrueFalse) -> str:
    """
    Return the letters of the right answer, sorted and joined; “t” or “f” for true/false.
    """
    if isinstance(question, TrueFalse):
        return "t" if question.answer else "f"
    return "".join(sorted(option.letter for option in question.options if option.correct))
