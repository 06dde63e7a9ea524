"""
Choices: a task list, one or several of them right.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from clic_scorm.authoring import codes
from clic_scorm.authoring.answers.base import Asked, Making, check_items, option_text
from clic_scorm.authoring.blocks import Block, Item
from clic_scorm.authoring.lookalikes import is_nearly_a_box
from clic_scorm.model import MultipleResponse, Option, Question, SingleChoice


@dataclass(frozen=True, slots=True)
class DraftChoice:
    """
    Hold options with their boxes.
    """

    kind: str
    prompt: tuple[Block, ...]
    options: tuple[Item, ...]
    partial: bool

    @property
    def sides(self) -> tuple[tuple[str, ...], ...]:
        """
        The texts of the options.
        """
        return (tuple(option_text(item) for item in self.options),)

    def make(self, making: Making) -> Question:
        """
        Return the question.
        """
        options = []
        for item in self.options:
            letter = making.sides[0].get(option_text(item))
            if letter is None:
                continue
            body, feedback = making.item(item)
            options.append(Option(letter=letter, body=body, correct=bool(item.checked), feedback=feedback, span=item.span))
        if self.kind == "multiple":
            return MultipleResponse(options=tuple(options), partial=self.partial, **making.fields)
        return SingleChoice(options=tuple(options), **making.fields)


def is_task_list(block: Block) -> bool:
    """
    Return whether a block is a list of which an item has a box.
    """
    return block.kind == "list" and any(item.checked is not None for item in block.items)


def joined(body: Sequence[Block]) -> tuple[Block, ...]:
    """
    Return *body* with task lists as one that touch each other: another mark began a new list, which is reported where the text was read.
    """
    found: list[Block] = []
    for block in body:
        last = found[-1] if found else None
        if last and is_task_list(last) and is_task_list(block) and block.span.line <= (last.span.end_line or last.span.line) + 1:
            found[-1] = replace(last, items=(*last.items, *block.items))
        else:
            found.append(block)
    return tuple(found)


def read(asked: Asked) -> DraftChoice | None:
    """
    Read the last task list of the body; None where there is none.
    """
    place, block = task_list(asked)
    if block is None:
        return None
    options = boxed(asked, block)
    right = sum(1 for item in options if item.checked)
    mixed = len(options) < len(block.items) or any(map(_is_reported, block.items))
    if not right and options and not mixed:
        inner = next((item for option in options for item in _inner(option) if item.checked), None)
        indented = (
            f"“{option_text(inner)}” is ticked and belongs to the option above: begin its line where the others begin" if inner else ""
        )
        asked.find(codes.NO_ANSWER, remedy=indented or "tick the right option: - [x]")
    multiple = right > 1 or asked.type == "multiple"
    return DraftChoice("multiple" if multiple else "single", asked.body[:place], options, asked.said.has("partial"))


def task_list(asked: Asked) -> tuple[int, Block | None]:
    """
    Return the last task list and its place, with findings for another one above it and for text below it.
    """
    lists = [place for place, block in enumerate(asked.body) if is_task_list(block)]
    if not lists:
        return -1, None
    if len(lists) > 1:
        asked.find(codes.LIST_IN_PROMPT, asked.body[lists[-1]].span)
    asked.nothing_after(lists[-1])
    return lists[-1], asked.body[lists[-1]]


def boxed(asked: Asked, block: Block) -> tuple[Item, ...]:
    """
    Return the items of a task list that have a box, with findings for those that have none.
    """
    for item in block.items:
        if item.checked is None and not _is_reported(item):
            asked.find(codes.MIXED_LIST, item.span)
    return check_items(asked, block, [item for item in block.items if item.checked is not None])


def _is_reported(item: Item) -> bool:
    """
    Return whether a box of *item* is nearly one: that has been reported where the text was read.
    """
    return is_nearly_a_box(item.children[0].text) if item.children else False


def _inner(item: Item) -> tuple[Item, ...]:
    return tuple(inner for block in item.children for inner in block.items)
