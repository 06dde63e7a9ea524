"""
Activities, and what only a facilitator sees: units that are neither page nor quiz.
"""

from __future__ import annotations

from typing import Annotated, Literal, TypeAlias

from pydantic import Field

from clic_scorm.diagnostics import Span
from clic_scorm.model.form import Template
from clic_scorm.model.instrument import Tool
from clic_scorm.model.prose import Html, Node
from clic_scorm.model.question import Question
from clic_scorm.model.tag import Tags


class _Activity(Node):
    id: str
    title: str
    span: Span
    body: Html = Html()
    minutes: int | None = None
    optional: bool = False
    tags: Tags = ()


class Journal(_Activity):
    """
    Ask for some sentences that nobody judges; done when at least *least* words are there, and at most *most*.
    """

    kind: Literal["journal"] = "journal"
    least: int = Field(default=1, ge=1)
    most: int | None = None


class Choice(Node):
    """
    Lead on to the step with the id *to*.
    """

    text: Html
    to: str


class Step(Node):
    """
    Be a moment of a scenario; without choices it is an ending, which may be *good*.
    """

    id: str
    title: str
    body: Html = Html()
    choices: tuple[Choice, ...] = ()
    good: bool = False


class Scenario(_Activity):
    """
    Lead through steps by choices, from the first on; done at an ending, where there is a good one at a good one.
    """

    kind: Literal["scenario"] = "scenario"
    steps: tuple[Step, ...] = ()


class Survey(_Activity):
    """
    Ask for opinions: questions of which no answer is right; done when it is submitted.
    """

    kind: Literal["survey"] = "survey"
    questions: tuple[Question, ...] = ()


class Instrument(_Activity):
    """
    Have a self-assessment made with *tool*; done when every question is scored, with a note where the tool asks for one.
    """

    kind: Literal["instrument"] = "instrument"
    tool: Tool

    @property
    def questions(self) -> tuple[Question, ...]:
        """
        Return what is scored, in order.
        """
        return self.tool.questions


class Form(_Activity):
    """
    Have *template* filled in; done when it is complete.
    """

    kind: Literal["form"] = "form"
    template: Template


class Forum(_Activity):
    """
    Give something to discuss in the forum of the LMS; the learner says that it is done.
    """

    kind: Literal["forum"] = "forum"


class Declaration(_Activity):
    """
    Put a statement before the learner, who declares it.
    """

    kind: Literal["declaration"] = "declaration"


class Confirmation(Node):
    """
    Name what only a person can confirm: in words, by whom, and where there is a number, at least how much of how much, as written.
    """

    id: str
    text: str
    by: str = "facilitator"
    least: str = ""
    of: str = ""
    unit: str = ""


class Confirmed(_Activity):
    """
    Tell of something that waits for a person's word.
    """

    kind: Literal["confirmed"] = "confirmed"
    by: Confirmation


Activity: TypeAlias = Annotated[
    Journal | Scenario | Survey | Instrument | Form | Forum | Declaration | Confirmed, Field(discriminator="kind")
]


class Phase(Node):
    """
    Be a row of a session's plan.
    """

    minutes: int
    step: str
    how: Html = Html()


class Session(_Activity):
    """
    Tell a facilitator how to spend *minutes* with a group: the body is the whole as it is shown, *phases* is its table, and *parts* are
    objective, materials, debrief and the like by their name.

    It is never required of anybody, and never in a participant's package.
    """

    kind: Literal["session"] = "session"
    optional: bool = True
    phases: tuple[Phase, ...] = ()
    parts: tuple[tuple[str, Html], ...] = ()
    room: str = ""
    groups: str = ""


class Role(Node):
    """
    Be a page of a handout that goes to one participant alone.
    """

    title: str
    body: Html


class Handout(Node):
    """
    Be printed for participants; where each gets another page *roles* has them, and no package has any.
    """

    id: str
    title: str
    span: Span
    number: str
    body: Html = Html()
    roles: tuple[Role, ...] = ()
