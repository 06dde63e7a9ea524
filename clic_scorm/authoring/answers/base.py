"""
What the families of questions share: what they read from, what they make a question of, texts of list items.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Protocol

from clic_scorm.authoring import codes
from clic_scorm.authoring.attributes import Attributes
from clic_scorm.authoring.blocks import Block, Item
from clic_scorm.authoring.boxes import FACILITATOR
from clic_scorm.diagnostics import Code, Diagnostic, Span, finding
from clic_scorm.model import Html, Question
from clic_scorm.model.identity import digest


MOST_OPTIONS = 36
MOST_OF_A_SIDE = 18
CODE = re.compile(r"(`+).*?\1")
_ONE_PARAGRAPH = re.compile(r"<p>(?P<inner>.*)</p>", re.DOTALL)
_ESCAPE = re.compile(r"\\([!-/:-@\[-`{-~])")


@dataclass(slots=True)
class Asked:
    """
    Hold a question as far as it was read: all but its answer. *body* is what is neither hint, feedback nor note.
    """

    title: str
    span: Span
    said: Attributes
    body: tuple[Block, ...]
    boxes: Mapping[str, Block]
    findings: list[Diagnostic] = field(default_factory=list)

    @property
    def type(self) -> str:
        """
        Return what `type=` says; empty where it says nothing.
        """
        return self.said.get("type") or ""

    def find(self, code: Code, where: Span | None = None, **values: object) -> None:
        """
        Add a finding at *where*, else at the heading, with the question's title among its values.
        """
        self.findings.append(finding(code, where or self.span, title=self.title, **values))

    def nothing_after(self, place: int) -> None:
        """
        Add a finding for each block of the body behind *place*, where the answer stands.
        """
        for block in self.body[place + 1 :]:
            self.find(codes.TEXT_AFTER, block.span)


@dataclass(frozen=True, slots=True)
class Making:
    """
    Hold what a question is made of: what all kinds have in common, the letters of each side by their text, and the ways to render.
    """

    fields: dict[str, Any]
    sides: tuple[Mapping[str, str], ...]
    render: Callable[[Sequence[Block]], Html]
    line: Callable[[str, Span], Html]
    boxes: Mapping[str, Html]
    find: Callable[[Code, Span, str], None]

    def item(self, item: Item) -> tuple[Html, Html | None]:
        """
        Return the text of a list item, and the feedback that stands under it as a quote.
        """
        text = self.render([block for block in item.children if block.kind != "quote"])
        return unwrapped(text), self.feedback(item)

    def feedback(self, item: Item) -> Html | None:
        """
        Return the feedback that stands under a list item as a quote.
        """
        said = self.render([child for block in item.children if block.kind == "quote" for child in block.children])
        return said if said.fragment else None


class DraftAnswer(Protocol):
    """
    Be the answer of a question as it is written: its kind, the prompt above it, and what gets letters, by sides.
    """

    @property
    def kind(self) -> str:
        """
        The kind of question that it makes.
        """
        ...

    @property
    def prompt(self) -> tuple[Block, ...]:
        """
        What stands above it.
        """
        ...

    @property
    def sides(self) -> tuple[tuple[str, ...], ...]:
        """
        The texts that get letters: none, those of one side, or those of two.
        """
        ...

    def make(self, making: Making) -> Question:
        """
        Return the question.
        """
        ...


def option_text(item: Item) -> str:
    """
    Return the source text of an option without its feedback and without what the facilitator alone reads: what its letter in course.lock
    hangs on, and what a pair is made of.
    """
    parts = [source(block) for block in item.children if block.kind != "quote"]
    return " ".join(" ".join(parts).split())


def source(block: Block) -> str:
    """
    Return the source text of *block* and of all in it that participants see.
    """
    if block.kind == "alert" and block.marker in FACILITATOR:
        return ""
    inner = [source(child) for child in block.children]
    inner += [source(child) for item in block.items for child in item.children]
    return " ".join([block.text, *inner])


def unwrapped(html: Html) -> Html:
    """
    Take the paragraph off a text that is nothing but one paragraph.
    """
    match = _ONE_PARAGRAPH.fullmatch(html.fragment.strip())
    if match and "<p" not in match["inner"]:
        return html.model_copy(update={"fragment": match["inner"]})
    return html


def scrambled(texts: Iterable[str]) -> tuple[str, ...]:
    """
    Return *texts* in an order that does not tell theirs: letters are given in it, and a package shows letters.
    """
    return tuple(sorted(texts, key=lambda text: (digest(text), text)))


def last_list(body: Sequence[Block]) -> int:
    """
    Return the place of the last list in *body*, -1 where there is none.
    """
    return max((place for place, block in enumerate(body) if block.kind == "list"), default=-1)


def plain_words(text: str) -> str:
    """
    Return what somebody typed as an answer without marks of emphasis or code around it, and without backslashes before marks.
    """
    text = " ".join(text.split())
    for mark in ("**", "__", "*", "_", "`"):
        if len(text) > 2 * len(mark) and text.startswith(mark) and text.endswith(mark):
            text = text[len(mark) : -len(mark)].strip()
    return _ESCAPE.sub(r"\1", text)


def check_items(asked: Asked, block: Block, items: Sequence[Item]) -> tuple[Item, ...]:
    """
    Return *items* of a list as far as they can be offered: each with a text of its own, two at least and no more than have letters.
    """
    texts: set[str] = set()
    for item in items:
        text = option_text(item)
        if not text:
            asked.find(codes.EMPTY_OPTION, item.span)
        elif text in texts:
            asked.find(codes.SAME_OPTION, item.span, text=text)
        texts.add(text)
    if len(items) < 2 and len(items) == len(block.items):
        asked.find(codes.FEW_OPTIONS, block.span, count=len(items))
    if len(items) > MOST_OPTIONS:
        asked.find(codes.MANY_OPTIONS, block.span, count=len(items))
    return tuple(items[:MOST_OPTIONS])
