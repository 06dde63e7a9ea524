"""
Orders and scales: a plain list, whose meaning `type=` tells.
"""

from __future__ import annotations

from dataclasses import dataclass

from clic_scorm.authoring import codes, question_codes
from clic_scorm.authoring.answers.base import Asked, Making, check_items, last_list, option_text, scrambled
from clic_scorm.authoring.answers.choice import is_task_list
from clic_scorm.authoring.blocks import Block
from clic_scorm.authoring.blocks import Item as ListItem
from clic_scorm.model import Item, Ordering, Question, Scale


@dataclass(frozen=True, slots=True)
class DraftOrder:
    """
    Hold the items in the right order.
    """

    prompt: tuple[Block, ...]
    items: tuple[ListItem, ...]
    partial: bool
    kind: str = "order"

    @property
    def sides(self) -> tuple[tuple[str, ...], ...]:
        """
        The texts of the items, in an order that does not tell the right one.
        """
        return (scrambled(option_text(item) for item in self.items),)

    def make(self, making: Making) -> Question:
        """
        Return the question.
        """
        return Ordering(items=_items(self.items, making), partial=self.partial, **making.fields)


@dataclass(frozen=True, slots=True)
class DraftScale:
    """
    Hold the labels of a scale, in their order.
    """

    prompt: tuple[Block, ...]
    items: tuple[ListItem, ...]
    kind: str = "scale"

    @property
    def sides(self) -> tuple[tuple[str, ...], ...]:
        """
        The texts of the labels.
        """
        return (tuple(option_text(item) for item in self.items),)

    def make(self, making: Making) -> Question:
        """
        Return the question.
        """
        return Scale(labels=_items(self.items, making), **making.fields)


def _items(items: tuple[ListItem, ...], making: Making) -> tuple[Item, ...]:
    made = []
    for item in items:
        letter = making.sides[0].get(option_text(item))
        if letter is not None:
            body, feedback = making.item(item)
            made.append(Item(letter=letter, body=body, feedback=feedback))
    return tuple(made)


def read(asked: Asked) -> DraftOrder | DraftScale | None:
    """
    Read the last list as an order or a scale, whichever `type=` says; None where there is no list.
    """
    place = last_list(asked.body)
    if place < 0:
        return None
    block = asked.body[place]
    asked.nothing_after(place)
    if is_task_list(block):
        boxed = next(item for item in block.items if item.checked is not None)
        asked.find(question_codes.BOX_IN_LIST, boxed.span, type=asked.type)
    items = check_items(asked, block, block.items)
    if asked.type == "scale":
        return DraftScale(asked.body[:place], items)
    return DraftOrder(asked.body[:place], items, asked.said.has("partial"))


def missing(asked: Asked) -> None:
    """
    Add the finding for `type=order` or `type=scale` without a list.
    """
    remedy = "write the items as a list 1., 2., … in the right order" if asked.type == "order" else "write the labels as a list, one a line"
    asked.find(codes.NO_ANSWER, remedy=remedy)
