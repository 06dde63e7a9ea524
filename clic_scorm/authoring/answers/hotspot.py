"""
Hotspots: an image, and a task list whose items say which part of it they are.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations

from clic_scorm.authoring import codes as general
from clic_scorm.authoring import question_codes as codes
from clic_scorm.authoring.answers.base import Asked, Making, option_text
from clic_scorm.authoring.answers.choice import boxed, task_list
from clic_scorm.authoring.blocks import Block, Item
from clic_scorm.model import Hotspot, Question, Region


Rectangle = tuple[int, int, int, int]
_N = r"(\d{1,3})\s*%?"
_PLACE = re.compile(rf"\s*[(（]\s*rect(?:angle)?\s*[:=]?\s*{_N}[\s,;x×]+{_N}[\s,;x×]+{_N}[\s,;x×]+{_N}\s*[)）]\s*$", re.IGNORECASE)
_NEARLY = re.compile(r"[(（]\s*(?:rect|circle|poly|oval)[^()（）]*[)）]?\s*$", re.IGNORECASE)
_IMAGE = re.compile(r"!\[")


@dataclass(frozen=True, slots=True)
class _Place:
    item: Item
    label: str
    rectangle: Rectangle


@dataclass(frozen=True, slots=True)
class DraftHotspot:
    """
    Hold the block of the image, and the regions.
    """

    prompt: tuple[Block, ...]
    image: Block
    places: tuple[_Place, ...]
    several: bool
    partial: bool
    kind: str = "hotspot"

    @property
    def sides(self) -> tuple[tuple[str, ...], ...]:
        """
        The labels of the regions: one that is moved on the image stays what it was.
        """
        return (tuple(place.label for place in self.places),)

    def make(self, making: Making) -> Question:
        """
        Return the question.
        """
        regions = []
        for place in self.places:
            letter = making.sides[0].get(place.label)
            if letter is None:
                continue
            left, top, width, height = place.rectangle
            regions.append(
                Region(
                    letter=letter,
                    body=making.line(place.label, place.item.span),
                    correct=bool(place.item.checked),
                    feedback=making.feedback(place.item),
                    left=left,
                    top=top,
                    width=width,
                    height=height,
                )
            )
        image = making.render([self.image])
        return Hotspot(image=image, regions=tuple(regions), several=self.several, partial=self.partial, **making.fields)


def is_hotspot(block: Block) -> bool:
    """
    Return whether a task list has an item that ends as a region does, or nearly.
    """
    return any(_PLACE.search(option_text(item)) or _NEARLY.search(option_text(item)) for item in block.items)


def read(asked: Asked) -> DraftHotspot | None:
    """
    Read the last task list as regions of the image above it; None where there is no image or no list.
    """
    place, block = task_list(asked)
    if block is None:
        asked.find(general.NO_ANSWER_LIST)
        return None
    images = [at for at, other in enumerate(asked.body[:place]) if other.kind == "paragraph" and _IMAGE.search(other.text)]
    items = boxed(asked, block)
    if not any(item.checked for item in items) and len(items) == len(block.items):
        asked.find(general.NO_ANSWER, remedy="tick the right region: - [x]")
    places = [found for item in items if (found := _place(asked, item))]
    _overlaps(asked, places)
    if not images:
        asked.find(codes.NO_IMAGE)
        return None
    at = images[-1]
    prompt = (*asked.body[:at], *asked.body[at + 1 : place])
    several = sum(1 for item in items if item.checked) > 1
    return DraftHotspot(prompt, asked.body[at], tuple(places), several, asked.said.has("partial"))


def _place(asked: Asked, item: Item) -> _Place | None:
    text = option_text(item)
    match = _PLACE.search(text)
    label = text[: match.start()].strip() if match else ""
    if not match or not label:
        asked.find(codes.NO_REGION, item.span, text=text)
        return None
    left, top, width, height = (int(number) for number in match.groups())
    if not (width and height and left + width <= 100 and top + height <= 100):
        asked.find(codes.OUTSIDE_IMAGE, item.span, text=label)
        return None
    return _Place(item, label, (left, top, width, height))


def _overlaps(asked: Asked, places: Sequence[_Place]) -> None:
    for one, other in combinations(places, 2):
        (left, top, width, height), (x, y, wide, high) = one.rectangle, other.rectangle
        apart = left + width <= x or x + wide <= left or top + height <= y or y + high <= top
        if not apart and one.item.checked != other.item.checked:
            asked.find(codes.REGIONS_OVERLAP, other.item.span, text=one.label, other=other.label)
