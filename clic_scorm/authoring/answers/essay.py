"""
Essays: a prompt and a field; a model answer and a rubric that are shown after submitting.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from clic_scorm.authoring import codes, question_codes
from clic_scorm.authoring.answers.base import Asked, Making
from clic_scorm.authoring.blocks import Block
from clic_scorm.diagnostics import finding
from clic_scorm.model import Essay, Question


PARTS = ("ANSWER", "RUBRIC")
_WORDS = re.compile(r"(?P<least>\d{1,4})\.\.(?P<most>\d{1,4})")


@dataclass(frozen=True, slots=True)
class DraftEssay:
    """
    Hold the bounds; the model answer and the rubric are among the boxes.
    """

    prompt: tuple[Block, ...]
    words: tuple[int, int]
    kind: str = "essay"
    sides: tuple[tuple[str, ...], ...] = ()

    def make(self, making: Making) -> Question:
        """
        Return the question.
        """
        return Essay(words=self.words, model=making.boxes.get("ANSWER"), rubric=making.boxes.get("RUBRIC"), **making.fields)


def read(asked: Asked) -> DraftEssay:
    """
    Read what is asked; the whole body is the prompt.
    """
    return DraftEssay(asked.body, _words(asked))


def _words(asked: Asked) -> tuple[int, int]:
    written = asked.said.get("words")
    if written is None:
        return 0, 0
    match = _WORDS.fullmatch(written)
    least, most = (int(match["least"]), int(match["most"])) if match else (1, 0)
    if least <= most:
        return least, most
    remedy = "write the fewest and the most words, with two dots between: words=80..120"
    asked.findings.append(finding(codes.WRONG_ATTRIBUTE, asked.span, name="words", value=written, remedy=remedy))
    return 0, 0


def strays(asked: Asked, kind: str) -> None:
    """
    Add a finding for each part of an essay that a question of another kind has.
    """
    found = [(f"[!{marker}]", asked.boxes[marker].span) for marker in PARTS if marker in asked.boxes]
    found += [("words=", asked.span)] if asked.said.has("words") else []
    for part, where in found if kind != "essay" else ():
        asked.find(question_codes.NOT_AN_ESSAY, where, part=part)
