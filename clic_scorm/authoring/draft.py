"""
A module as it is written, with all its variants, before anything is numbered, chosen or rendered.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Literal

from clic_scorm.authoring.answers.base import DraftAnswer
from clic_scorm.authoring.attributes import Attributes
from clic_scorm.authoring.blocks import Block, Document
from clic_scorm.authoring.tags import DraftTag
from clic_scorm.diagnostics import Span
from clic_scorm.model import Objective
from clic_scorm.model.identity import Former


@dataclass(frozen=True, slots=True)
class DraftQuestion:
    """
    Hold a question's parts: the answer with the prompt above it, the boxes by their marker, notes for the facilitator.
    """

    id: str
    title: str
    span: Span
    attributes: Attributes
    answer: DraftAnswer
    boxes: dict[str, Block] = field(default_factory=dict)
    facilitator: tuple[Block, ...] = ()


@dataclass(frozen=True, slots=True)
class DraftDraw:
    """
    Hold one line of `draw:`: how many questions, 0 where that can't be read, and from which banks or strata, each with its place.
    """

    pick: int
    sources: tuple[tuple[str, Span], ...]
    span: Span


@dataclass(frozen=True, slots=True)
class DraftChoice:
    """
    Hold a choice of a scenario: its words, and the id of the step that it leads to.
    """

    text: str
    to: str
    span: Span


@dataclass(frozen=True, slots=True)
class DraftPart:
    """
    Hold what stands below one heading inside a unit: a step of a scenario with its choices, a part of a session, a role of a handout.
    """

    id: str
    title: str
    span: Span
    attributes: Attributes
    blocks: tuple[Block, ...]
    choices: tuple[DraftChoice, ...] = ()


@dataclass(frozen=True, slots=True)
class DraftLetters:
    """
    Hold something beside questions that has a number and letters, by which answers are kept: a table of a form, a list to choose from.
    *was* is the id that it had before, *former* what of its sides was called otherwise.
    """

    id: str
    title: str
    sides: tuple[tuple[str, ...], ...]
    span: Span
    was: str = ""
    former: tuple[Former, ...] = ()


@dataclass(frozen=True, slots=True)
class DraftUnit:
    """
    Hold a unit of any kind, or a bank: its blocks, or the blocks of its introduction, its questions, its parts and what it draws from banks.

    *letters* are what of a form has any, *starts* is the id of the unit that a form starts from. The questions of a page are self-checks; of each, the blocks have only the heading.
    """

    kind: str
    id: str
    title: str
    span: Span
    attributes: Attributes
    document: Document
    blocks: Sequence[Block] = ()
    questions: tuple[DraftQuestion, ...] = ()
    draws: tuple[DraftDraw, ...] = ()
    parts: tuple[DraftPart, ...] = ()
    letters: tuple[DraftLetters, ...] = ()
    starts: str = ""


@dataclass(frozen=True, slots=True)
class DraftStratum:
    """
    Hold a part of a bank: its name, empty for what stands before the first `##`, and the ids of its questions.
    """

    id: str
    title: str
    span: Span
    attributes: Attributes
    questions: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class DraftBank:
    """
    Hold a bank: a unit that no course shows, with all the questions, and the strata in which they stand.
    """

    unit: DraftUnit
    strata: tuple[DraftStratum, ...]


@dataclass(frozen=True, slots=True)
class DraftModule:
    """
    Hold a module: what its front matter says, and its units; or an assessment, which is a quiz of its own; or a case study, of which those units
    are asked for that *done_when* names. *objective_tags* are those of all objectives, with their places.
    """

    id: str
    title: str
    span: Span
    attributes: Attributes
    objectives: tuple[Objective, ...]
    units: tuple[DraftUnit, ...]
    assessment: bool = False
    kind: Literal["module", "case"] = "module"
    optional: bool = False
    done_when: tuple[Literal["pages", "questions", "words"], ...] = ("pages", "questions", "words")
    tags: tuple[DraftTag, ...] = ()
    objective_tags: tuple[DraftTag, ...] = ()
