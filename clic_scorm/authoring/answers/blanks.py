"""
Blanks: `[[answer]]`, `[[=number]]` or `[[right ~ wrong ~ wrong]]` inside the prompt.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from clic_scorm.authoring import codes as general
from clic_scorm.authoring import question_codes as codes
from clic_scorm.authoring.answers import line, numbers
from clic_scorm.authoring.answers.base import CODE, MOST_OF_A_SIDE, Asked, Making, plain_words, scrambled, source
from clic_scorm.authoring.blocks import Block
from clic_scorm.diagnostics import Span
from clic_scorm.model import Blank, Blanks, ChoiceBlank, Html, Interval, NumberBlank, Question, TextBlank


_BLANK = re.compile(r"(?<!\\)\[\[(?P<inner>[^\[\]\n]*)\]\]")
_HALF = re.compile(r"(?<!\\)(?:\[\[|\]\])[^\[\]]{0,30}")
_CHOICES = re.compile(r"\s*[~∼～〜]\s*")
_TAG = re.compile(r"(<[^>]*>)")
_WRITTEN = re.compile(r"\[\[[^\[\]]*\]\]")
# What a search or a printed page shows in the place of a blank.
_GAP = "_____"


@dataclass(frozen=True, slots=True)
class _Gap:
    """
    Hold one blank: what its letter hangs on in course.lock, and one of words, numbers and options with the right one first.

    It hangs on the first answer: further ones, and wrong words to choose, come and go.
    """

    text: str
    accepted: tuple[str, ...] = ()
    interval: Interval | None = None
    options: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class DraftBlanks:
    """
    Hold a prompt and its blanks, in their order.
    """

    prompt: tuple[Block, ...]
    gaps: tuple[_Gap, ...]
    partial: bool
    exact: bool
    whole: bool
    kind: str = "blanks"

    @property
    def sides(self) -> tuple[tuple[str, ...], ...]:
        """
        The blanks; and the words of all drop-downs, in an order that does not tell the right ones.
        """
        return tuple(gap.text for gap in self.gaps), scrambled({word for gap in self.gaps for word in gap.options})

    def make(self, making: Making) -> Question:
        """
        Return the question, its prompt with an element `data-blank` in the place of each blank.
        """
        blanks, words = making.sides
        fields = dict(making.fields)
        letters = [blanks[gap.text] for gap in self.gaps if gap.text in blanks]
        fields["prompt"], lost = _with_gaps(fields["prompt"], letters)
        if lost and self.whole:
            making.find(codes.BLANK_LOST, fields["span"], fields["title"])
        made = tuple(self._blank(gap, blanks[gap.text], words) for gap in self.gaps if gap.text in blanks)
        return Blanks(blanks=made, partial=self.partial, **fields)

    def _blank(self, gap: _Gap, letter: str, words: Mapping[str, str]) -> Blank:
        if gap.interval:
            return NumberBlank(letter=letter, interval=gap.interval)
        if gap.options:
            offered = tuple(sorted((words[word], plain_words(word)) for word in gap.options if word in words))
            return ChoiceBlank(letter=letter, options=offered, right=words.get(gap.options[0], ""))
        return TextBlank(letter=letter, accepted=gap.accepted, exact=self.exact)


def _with_gaps(html: Html, letters: Sequence[str]) -> tuple[Html, bool]:
    """
    Return *html* with elements in the place of blanks, and whether there are others than were read in the source.
    """
    parts = _TAG.split(html.fragment)
    count = sum(len(_WRITTEN.findall(part)) for part in parts[::2])
    waiting = iter(letters)

    def gap(_match: re.Match[str]) -> str:
        return f'<span class="blank" data-blank="{next(waiting, "")}"></span>'

    # A table is named by its heads in an attribute of the element around it.
    fragment = "".join(_WRITTEN.sub("…" if odd % 2 else gap, part) for odd, part in enumerate(parts))
    lost = count != len(letters) or "[[" in fragment
    return html.model_copy(update={"fragment": fragment, "plain": _WRITTEN.sub(_GAP, html.plain)}), lost


def has_blanks(body: Sequence[Block]) -> bool:
    """
    Return whether the source of *body* has what begins a blank.
    """
    return any(_HALF.search(source(block)) for block in body) or any(_HALF.search(text) for block in body for text, _ in _spots(block))


def _spots(block: Block) -> Iterator[tuple[str, Span]]:
    """
    Yield the texts of *block* in which blanks may stand, each with its place.
    """
    if block.kind == "paragraph":
        for row, text in enumerate(block.text.split("\n")):
            yield CODE.sub("", text), block.span.at(block.span.line + row)
    for child in [*block.children, *block.cells, *(child for item in block.items for child in item.children)]:
        yield from _spots(child)


def read(asked: Asked) -> DraftBlanks:
    """
    Read the blanks of the whole body.
    """
    gaps: list[_Gap] = []
    whole = True
    for text, where in (spot for block in asked.body for spot in _spots(block)):
        for match in _BLANK.finditer(text):
            gap = _gap(asked, match["inner"].strip(), where)
            if gap:
                same = sum(1 for other in gaps if other.text.partition("\0")[0] == gap.text)
                # Two blanks with one text are two all the same.
                named = f"{gap.text}\0{same + 1}" if same else gap.text
                gaps.append(_Gap(named, gap.accepted, gap.interval, gap.options))
        half = _HALF.search(_BLANK.sub("", text))
        if half:
            whole = False
            asked.find(codes.BLANK_OPEN, where, text=half[0])
    for count, what in ((len(gaps), "blanks"), (len({word for gap in gaps for word in gap.options}), "words to choose")):
        if count > MOST_OF_A_SIDE:
            asked.find(codes.MANY_BLANKS, count=count, what=what, most=MOST_OF_A_SIDE)
            gaps, whole = [], False
    return DraftBlanks(asked.body, tuple(gaps), asked.said.has("partial"), asked.said.has("exact"), whole)


def _gap(asked: Asked, inner: str, where: Span) -> _Gap | None:
    if not inner.strip("=|~ "):
        asked.find(codes.BLANK_EMPTY, where)
        return _Gap(inner, accepted=("",))
    if inner.startswith("="):
        interval = numbers.read(asked, inner, where)
        return _Gap(inner, interval=interval or Interval(low=Decimal(0), high=Decimal(0)))
    if _CHOICES.search(inner):
        return _choices(asked, inner, where)
    if re.fullmatch(r"[+-]?\d+(\.\d+)?", inner):
        asked.find(codes.NUMBER_IN_BLANK, where, text=inner)
    accepted = line.alternatives(asked, inner, where)
    return _Gap(accepted[0] if accepted else inner, accepted=accepted)


def _choices(asked: Asked, inner: str, where: Span) -> _Gap:
    words = [word.strip() for word in _CHOICES.split(inner)]
    kept: list[str] = []
    for word in words:
        if not word:
            asked.find(general.EMPTY_OPTION, where)
        elif word in kept:
            asked.find(general.SAME_OPTION, where, text=word)
        else:
            kept.append(word)
    if len(kept) < 2 and len(words) < 2:
        asked.find(general.FEW_OPTIONS, where, count=len(kept))
    return _Gap(f"~{kept[0]}" if kept else inner, options=tuple(kept))
