"""
Read what quizzes, assessments and banks have in common: questions below headings, and what a quiz says of itself.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction as Exact
from typing import Literal, cast

from clic_scorm.authoring import attributes, codes, quiz_codes
from clic_scorm.authoring.attributes import Attributes
from clic_scorm.authoring.blocks import Block
from clic_scorm.authoring.draft import DraftQuestion
from clic_scorm.authoring.questions import read_question
from clic_scorm.diagnostics import Diagnostic, finding
from clic_scorm.model import Fraction


SAYS = (
    "pass", "attempts", "when-used-up", "time", "essential", "pick", "shuffle", "feedback", "take", "minutes", "optional", "ungraded",
)  # fmt: skip
FLAGS = ("essential", "shuffle", "optional", "ungraded")
_PERCENT = re.compile(r"(?P<number>\d{1,3}(?:\.\d{1,4})?) ?%")
_WAIT = re.compile(r"after=(?P<number>\d{1,3}) ?(?P<unit>h|d|hours?|days?)")
_SHUFFLES = {"": "both", "questions": "questions", "options": "options", "both": "both"}
_MOST_ATTEMPTS = 99
_MOST_MINUTES = 600
_MOST_PICKED = 500
_LONGEST_WAIT = 24 * 60

Shuffle = Literal["none", "questions", "options", "both"]
UsedUp = Literal["locked", "practice", "after"]


@dataclass(frozen=True, slots=True)
class Options:
    """
    Hold what a quiz says of itself; *pick* is None where all of its own questions are asked, *wait* is in hours.
    """

    pass_mark: Fraction | None
    ungraded: bool
    attempts: int | None
    when_used_up: UsedUp
    wait: int | None
    minutes: int | None
    time: int | None
    essential: bool
    pick: int | None
    shuffle: Shuffle
    feedback: Literal["end", "each", "never"]
    take: Literal["best", "last"]
    optional: bool


def options(said: Attributes) -> tuple[Options, tuple[Diagnostic, ...]]:
    """
    Return what *said* means for a quiz; what can't be used gets its default and a finding where it stands.
    """
    findings: list[Diagnostic] = []
    attempts, time = number(said, "attempts", _MOST_ATTEMPTS, findings), number(said, "time", _MOST_MINUTES, findings)
    used_up, wait = _when_used_up(said, findings)
    ungraded = said.has("ungraded")
    if said.has("when-used-up") and not said.has("attempts"):
        _no_effect(findings, said, "when-used-up", "there is no limit to attempts", "add attempts=2, or take it out")
    if said.has("essential") and not said.has("time"):
        _no_effect(findings, said, "essential", "there is no time limit", "add time=20, or take it out")
    if ungraded and said.has("pass"):
        remedy = "take one of the two out: an ungraded quiz is done once it is submitted"
        findings.append(finding(quiz_codes.CONTRADICTION, said.at("ungraded"), name="ungraded", other="pass", remedy=remedy))
    found = Options(
        pass_mark=None if ungraded else _pass_mark(said, findings),
        ungraded=ungraded,
        attempts=attempts,
        when_used_up=used_up,
        wait=wait,
        minutes=number(said, "minutes", _MOST_MINUTES, findings),
        time=time,
        essential=said.has("essential") and time is not None,
        pick=number(said, "pick", _MOST_PICKED, findings),
        shuffle=cast(Shuffle, _one_of(said, "shuffle", _SHUFFLES, "none", findings)),
        feedback=cast(Literal["end", "each", "never"], _one_of(said, "feedback", ("end", "each", "never"), "end", findings)),
        take=cast(Literal["best", "last"], _one_of(said, "take", ("best", "last"), "best", findings)),
        optional=said.has("optional"),
    )
    return found, tuple(findings)


def _no_effect(findings: list[Diagnostic], said: Attributes, name: str, reason: str, remedy: str) -> None:
    findings.append(finding(quiz_codes.NO_EFFECT, said.at(name), name=name, reason=reason, remedy=remedy))


def number(said: Attributes, name: str, most: int, findings: list[Diagnostic]) -> int | None:
    """
    Return the whole number from 1 to *most* that *said* gives for *name*, or None.
    """
    written = said.get(name)
    if written is None:
        return None
    if written.isascii() and written.isdigit() and len(written) <= 6 and 1 <= int(written) <= most:
        return int(written)
    _wrong(said, name, f"write a whole number from 1 to {most}: {name}={min(5, most)}", findings)
    return None


def _wrong(said: Attributes, name: str, remedy: str, findings: list[Diagnostic]) -> None:
    findings.append(finding(codes.WRONG_ATTRIBUTE, said.at(name), name=name, value=said.get(name), remedy=remedy))


def _one_of(said: Attributes, name: str, words: Sequence[str] | dict[str, str], default: str, findings: list[Diagnostic]) -> str:
    written = said.get(name)
    if written is None:
        return default
    if written in words:
        return words[written] if isinstance(words, dict) else written
    _wrong(said, name, f"write one of: {', '.join(f'{name}={word}' for word in words if word)}", findings)
    return default


def _when_used_up(said: Attributes, findings: list[Diagnostic]) -> tuple[UsedUp, int | None]:
    written = said.get("when-used-up")
    if written is None or written == "locked":
        return "locked", None
    if written == "practice":
        return "practice", None
    match = _WAIT.fullmatch(written)
    hours = int(match["number"]) * (24 if match["unit"].startswith("d") else 1) if match else 0
    if 1 <= hours <= _LONGEST_WAIT:
        return "after", hours
    remedy = "write when-used-up=locked, when-used-up=practice, or the hours to wait: when-used-up=after=24h"
    _wrong(said, "when-used-up", remedy, findings)
    return "locked", None


def _pass_mark(said: Attributes, findings: list[Diagnostic]) -> Fraction | None:
    written = said.get("pass")
    if written is None:
        return None
    match = _PERCENT.fullmatch(written)
    share = Exact(match["number"]) / 100 if match else Exact(2)
    if not match or not 0 < share <= 1:
        bare = written.isascii() and written.isdigit() and 1 <= int(written[:4]) <= 100
        example = f"pass={written}%" if bare else "pass=70%"
        _wrong(said, "pass", f"write a share of the points, more than 0 % and at most 100 %: {example}", findings)
        return None
    return Fraction(numerator=share.numerator, denominator=share.denominator)


def read_questions(blocks: Sequence[Block]) -> tuple[tuple[Block, ...], tuple[DraftQuestion, ...], tuple[Diagnostic, ...]]:
    """
    Return what stands before the first heading of *blocks*, and a question for each heading.
    """
    starts = [place for place, block in enumerate(blocks) if block.kind == "heading"]
    introduction = tuple(blocks[: starts[0]] if starts else blocks)
    questions: list[DraftQuestion] = []
    findings: list[Diagnostic] = []
    for place, (start, end) in enumerate(zip(starts, [*starts[1:], len(blocks)], strict=False), 1):
        findings.extend(add_question(questions, blocks[start], blocks[start + 1 : end], place))
    return introduction, tuple(questions), tuple(findings)


def add_question(questions: list[DraftQuestion], heading: Block, blocks: Sequence[Block], place: int) -> tuple[Diagnostic, ...]:
    """
    Read the question of *heading* into *questions*, unless its id is taken; *place* makes an id where it has none.
    """
    fallback = _fallback(heading, place, {question.id for question in questions})
    question, problems = read_question(heading, blocks, fallback)
    findings = list(problems)
    if question is None:
        return tuple(findings)
    if not question.attributes.id and not question.attributes.flawed:
        findings.append(finding(codes.NO_ID, heading.span, title=question.title, id=question.id))
    same = next((other for other in questions if other.id == question.id), None)
    if same:
        findings.append(finding(codes.DUPLICATE_ID, heading.span, id=question.id, other=same.span))
    else:
        questions.append(question)
    return tuple(findings)


def _fallback(heading: Block, place: int, taken: set[str]) -> str:
    title, _, _ = attributes.split(heading.text, heading.span)
    identifier = attributes.slug(title) or f"question-{place}"
    return identifier if identifier not in taken else f"{identifier}-{place}"


def check_order(said: Options, questions: Sequence[DraftQuestion]) -> tuple[Diagnostic, ...]:
    """
    Return a finding for each question that keeps an order which nothing changes.
    """
    if said.shuffle in ("options", "both"):
        return ()
    values = {"name": "keep-order", "reason": "the quiz does not shuffle options"}
    remedy = "take it out, or write shuffle=options on the quiz"
    kept = (question for question in questions if question.attributes.has("keep-order"))
    return tuple(finding(quiz_codes.NO_EFFECT, question.span, remedy=remedy, **values) for question in kept)
