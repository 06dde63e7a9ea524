"""
Pairs: a list of `left :: right`. Right sides that come back make it a question of categories.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from clic_scorm.authoring import question_codes as codes
from clic_scorm.authoring.answers.base import CODE, MOST_OF_A_SIDE, Asked, Making, option_text, scrambled
from clic_scorm.authoring.blocks import Block
from clic_scorm.authoring.blocks import Item as ListItem
from clic_scorm.diagnostics import Span
from clic_scorm.model import Item, Matching, Pair, Question


_BETWEEN = re.compile(r"(?<!:)[:：∷]{2}(?![:：])|∷")
_OTHER_SIGN = re.compile(r" ([:=–—]) ")
_ARROW = re.compile(r"\s(=+>|-+>|→|⇒|—>|–>|<->|↔)\s")


@dataclass(frozen=True, slots=True)
class _Line:
    item: ListItem
    left: str
    right: str


@dataclass(frozen=True, slots=True)
class DraftPairs:
    """
    Hold lines of left and right; a distractor has no left.
    """

    kind: str
    prompt: tuple[Block, ...]
    lines: tuple[_Line, ...]
    partial: bool

    @property
    def sides(self) -> tuple[tuple[str, ...], ...]:
        """
        The left sides, and the right ones in an order that does not tell which belongs where.
        """
        return tuple(line.left for line in self.lines if line.left), scrambled({line.right for line in self.lines})

    def make(self, making: Making) -> Question:
        """
        Return the question.
        """
        lefts, rights = making.sides
        pairs: list[Pair] = []
        targets: dict[str, Item] = {}
        for line in self.lines:
            right = rights.get(line.right)
            if right is None:
                continue
            span, feedback = line.item.span, making.feedback(line.item)
            targets.setdefault(right, Item(letter=right, body=making.line(line.right, span), feedback=None if line.left else feedback))
            if line.left in lefts:
                pairs.append(Pair(letter=lefts[line.left], body=making.line(line.left, span), right=right, feedback=feedback))
        ordered = tuple(targets[letter] for letter in sorted(targets))
        return Matching(kind=self.kind, pairs=tuple(pairs), targets=ordered, partial=self.partial, **making.fields)


def split(text: str) -> list[str]:
    """
    Return the parts of *text* between double colons that are not inside code.
    """
    hidden = CODE.sub(lambda match: "\0" * len(match[0]), text)
    cuts = [(match.start(), match.end()) for match in _BETWEEN.finditer(hidden)]
    starts, ends = [0, *(end for _, end in cuts)], [*(start for start, _ in cuts), len(text)]
    return [text[start:end].strip() for start, end in zip(starts, ends, strict=True)]


def is_pairs(block: Block) -> bool:
    """
    Return whether a block is a list of which an item has a double colon.
    """
    return block.kind == "list" and any(item.checked is None and len(split(option_text(item))) > 1 for item in block.items)


def arrow(block: Block) -> str:
    """
    Return the arrow, or the one other sign, that stands in every item of a plain list; empty where there is none.
    """
    for sign in (_ARROW, _OTHER_SIGN):
        found = [sign.findall(f" {option_text(item)} ") for item in block.items]
        if found and all(len(marks) == 1 for marks in found) and len({marks[0] for marks in found}) == 1:
            return str(found[0][0])
    return ""


def read(asked: Asked, place: int) -> DraftPairs:
    """
    Read the list at *place* of the body.
    """
    block = asked.body[place]
    asked.nothing_after(place)
    lines: list[_Line] = []
    for item in block.items:
        text = option_text(item)
        parts = split(text)
        if len(parts) == 1:
            asked.find(codes.NO_SEPARATOR, item.span, text=text)
        elif len(parts) > 2:
            asked.find(codes.SECOND_SEPARATOR, item.span, text=text)
        elif not parts[1]:
            asked.find(codes.EMPTY_RIGHT, item.span, text=parts[0] or "::")
        elif parts[0] and any(line.left == parts[0] for line in lines):
            asked.find(codes.SAME_LEFT, item.span, text=parts[0])
        else:
            lines.append(_Line(item, *parts))
    whole = len(lines) == len(block.items)
    rights = [line.right for line in lines if line.left]
    for line in lines:
        if not line.left and (line.right in rights or sum(1 for other in lines if other.right == line.right) > 1):
            asked.find(codes.EXTRA_BELONGS, line.item.span, text=line.right)
    _check_counts(asked, block.span, lines, rights, whole)
    kind = "categorise" if len(set(rights)) < len(rights) else "match"
    if asked.type in ("match", "categorise"):
        kind = asked.type
    return DraftPairs(kind, asked.body[:place], tuple(_as_many_as_fit(lines)), asked.said.has("partial"))


def _as_many_as_fit(lines: Sequence[_Line]) -> Iterator[_Line]:
    pairs = 0
    targets: set[str] = set()
    for line in lines:
        pairs += bool(line.left)
        targets.add(line.right)
        if pairs <= MOST_OF_A_SIDE and len(targets) <= MOST_OF_A_SIDE:
            yield line


def _check_counts(asked: Asked, where: Span, lines: Sequence[_Line], rights: Sequence[str], whole: bool) -> None:
    targets = {line.right for line in lines}
    if len(rights) < 2:
        if whole:
            asked.find(codes.FEW_PAIRS, where, count=len(rights))
    elif len(targets) == 1 and whole:
        asked.find(codes.ONE_RIGHT, where, text=rights[0])
    for count, what in ((len(rights), "pairs"), (len(targets), "right sides")):
        if count > MOST_OF_A_SIDE:
            asked.find(codes.MANY_PAIRS, where, count=count, what=what, most=MOST_OF_A_SIDE)
            break
