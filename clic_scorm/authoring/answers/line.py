"""
Answers on a line: `Answer:` with true or false, a number, or words.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from clic_scorm.authoring import codes, question_codes
from clic_scorm.authoring.answers import numbers
from clic_scorm.authoring.answers.base import Asked, Making, plain_words
from clic_scorm.authoring.blocks import Block
from clic_scorm.diagnostics import Span
from clic_scorm.model import Interval, Numeric, Question, ShortText, TrueFalse
from clic_scorm.rules.fold import fold, tidy


LONGEST = 250
_ANSWER = re.compile(
    r"(?:(?P<around>[*_]{0,3})Answers?(?P=around)\s*[:：=]|(?P<mark>[*_]{1,3})Answers?\s*[:：=]\s*(?P=mark))\s*(?P<value>.*)",
    re.IGNORECASE | re.DOTALL,
)
_TRUTHS = {"true": True, "false": False}
_NEARLY = ("yes", "no", "t", "f", "right", "wrong", "correct", "incorrect", "true/false", "vrai", "faux", "verdadero", "falso")
_SEPARATOR = re.compile(r"(?<!\\)[|¦｜]")
_OTHER_SEPARATOR = re.compile(r"\bor\b| / |;", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class DraftTruth:
    """
    Hold whether a statement holds.
    """

    prompt: tuple[Block, ...]
    answer: bool
    kind: str = "truefalse"
    sides: tuple[tuple[str, ...], ...] = ()

    def make(self, making: Making) -> Question:
        """
        Return the question.
        """
        return TrueFalse(answer=self.answer, **making.fields)


@dataclass(frozen=True, slots=True)
class DraftText:
    """
    Hold the accepted answers.
    """

    prompt: tuple[Block, ...]
    accepted: tuple[str, ...]
    exact: bool
    kind: str = "text"
    sides: tuple[tuple[str, ...], ...] = ()

    def make(self, making: Making) -> Question:
        """
        Return the question.
        """
        return ShortText(accepted=self.accepted, exact=self.exact, **making.fields)


@dataclass(frozen=True, slots=True)
class DraftNumber:
    """
    Hold the numbers that are right.
    """

    prompt: tuple[Block, ...]
    interval: Interval
    kind: str = "numeric"
    sides: tuple[tuple[str, ...], ...] = ()

    def make(self, making: Making) -> Question:
        """
        Return the question.
        """
        return Numeric(interval=self.interval, **making.fields)


Draft = DraftTruth | DraftText | DraftNumber


def lines(body: Sequence[Block]) -> list[int]:
    """
    Return the places of paragraphs that begin with `Answer:`.
    """
    return [place for place, block in enumerate(body) if block.kind == "paragraph" and _ANSWER.fullmatch(block.text.strip())]


def read(asked: Asked) -> Draft | None:
    """
    Read the first line `Answer:`; None where it says nothing that can be read.
    """
    place = lines(asked.body)[0]
    block = asked.body[place]
    match = _ANSWER.fullmatch(block.text.strip())
    value = match["value"] if match else ""
    again = [row for row, line in enumerate(value.split("\n")) if _ANSWER.fullmatch(line.strip())]
    others = [other.span for other in asked.body[place + 1 :] if other.kind == "paragraph" and _ANSWER.fullmatch(other.text.strip())]
    if again or others:
        where = others[0] if others and not again else block.span.at(block.span.line + again[0])
        asked.find(question_codes.SECOND_ANSWER, where, remedy="keep one; several accepted answers stand on one line: Answer: this | that")
        return None
    asked.nothing_after(place)
    value = " ".join(value.split())
    if not plain_words(value):
        asked.find(codes.NO_ANSWER, block.span, remedy="write the right answer after “Answer:”")
        return None
    return _read(asked, asked.body[:place], value, block.span)


def _read(asked: Asked, prompt: tuple[Block, ...], value: str, where: Span) -> Draft | None:
    word = plain_words(value).rstrip(".").lower()
    if asked.type in ("", "truefalse"):
        if word in _TRUTHS:
            return DraftTruth(prompt, _TRUTHS[word])
        if asked.type or word in _NEARLY:
            asked.find(codes.TRUE_OR_FALSE, where, value=value)
            return None
    if asked.type == "numeric" or (asked.type != "text" and numbers.looks_like(value)):
        interval = numbers.read(asked, value, where)
        return DraftNumber(prompt, interval) if interval else None
    accepted = alternatives(asked, value, where)
    return DraftText(prompt, accepted, asked.said.has("exact")) if accepted else None


def alternatives(asked: Asked, value: str, where: Span) -> tuple[str, ...]:
    """
    Return the accepted answers that *value* names, parted by bars.
    """
    parts = [plain_words(part) for part in _SEPARATOR.split(value)]
    accepted: dict[str, str] = {}
    level = tidy if asked.said.has("exact") else fold
    for part in parts:
        key = level(part)
        if not key:
            asked.find(question_codes.EMPTY_ALTERNATIVE, where, value=value)
        elif key in accepted:
            asked.find(question_codes.SAME_ALTERNATIVE, where, text=part, first=accepted[key])
        elif len(part) > LONGEST:
            asked.find(question_codes.LONG_ANSWER, where, count=len(part), most=LONGEST)
        accepted.setdefault(key, part)
    accepted.pop("", None)
    if len(parts) == 1 and not asked.said.has("exact") and (match := _OTHER_SEPARATOR.search(value)):
        suggestion = " | ".join(part.strip() for part in _OTHER_SEPARATOR.split(value))
        asked.find(question_codes.ONE_ANSWER, where, value=value, mark=match[0].strip(), suggestion=suggestion)
    return tuple(accepted.values())
