"""
A module as it is written, with all its variants, before anything is numbered, chosen or rendered.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from clic_scorm.authoring.attributes import Attributes
from clic_scorm.authoring.blocks import Block, Document, Item
from clic_scorm.diagnostics import Span
from clic_scorm.model import Objective


@dataclass(frozen=True, slots=True)
class DraftQuestion:
    """
    Hold a question's parts as blocks: prompt, then options or a true/false answer, then the boxes by their marker.
    """

    id: str
    title: str
    span: Span
    attributes: Attributes
    kind: str
    prompt: tuple[Block, ...] = ()
    options: tuple[Item, ...] = ()
    answer: bool = False
    boxes: dict[str, Block] = field(default_factory=dict)
    facilitator: tuple[Block, ...] = ()


@dataclass(frozen=True, slots=True)
class DraftUnit:
    """
    Hold a page or quiz: its blocks, or the blocks of its introduction and its questions.
    """

    kind: str
    id: str
    title: str
    span: Span
    attributes: Attributes
    document: Document
    blocks: Sequence[Block] = ()
    questions: tuple[DraftQuestion, ...] = ()


@dataclass(frozen=True, slots=True)
class DraftModule:
    """
    Hold a module: what its front matter says, and its units.
    """

    id: str
    title: str
    span: Span
    attributes: Attributes
    objectives: tuple[Objective, ...]
    units: tuple[DraftUnit, ...]
