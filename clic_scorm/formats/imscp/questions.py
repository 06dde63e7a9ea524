"""
Questions on paper: what is asked, room for an answer, and the answer to fold out.

Nothing is judged and nothing is kept. A quiz whose author never tells the answers keeps them here too.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from html import escape
from typing import assert_never

from clic_scorm.model import (
    Blanks,
    ChoiceBlank,
    Essay,
    Hotspot,
    Interval,
    Item,
    Matching,
    MultipleResponse,
    NumberBlank,
    Numeric,
    Option,
    Ordering,
    Pair,
    Question,
    Region,
    Scale,
    ShortText,
    SingleChoice,
    TextBlank,
    TrueFalse,
)
from clic_scorm.model.question import Blank, remarked
from clic_scorm.model.words import Words, marked


_BLANK = re.compile(r'<span class="blank" data-blank="(?P<letter>[^"]*)"></span>')
_TRUE, _FALSE = marked("True"), marked("False")
_LINES = 4


@dataclass(frozen=True, slots=True)
class Sheet:
    """
    Hold a question as a template lays it out; all texts but the title are XHTML.

    *boxes* are ticked, *places* get a number or words from *choices*, *lines* are ruled for a pen; *answer* and *remarks* fold out.
    """

    id: str
    title: str
    prompt: str
    hint: str
    boxes: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    choices: tuple[str, ...] = ()
    lines: int = 0
    answer: tuple[str, ...] = ()
    ordered: bool = False
    remarks: tuple[str, ...] = ()


def sheet(question: Question, translated: Words, *, told: bool) -> Sheet:
    """
    Return *question* laid out; with *told* its answer and remarks come along.
    """
    asked = _asked(question, translated)
    hint = question.hint.fragment if question.hint else ""
    filled = {"prompt": question.prompt.fragment, "hint": hint, **asked}
    said = (
        {"answer": _answer(question, translated), "ordered": isinstance(question, Ordering), "remarks": _remarks(question)} if told else {}
    )
    return Sheet(id=question.id, title=question.title, **filled, **said)  # type: ignore[arg-type]  # a mapping by field names


def _asked(question: Question, translated: Words) -> Mapping[str, object]:
    match question:
        case TrueFalse():
            return {"boxes": (translated(_TRUE), translated(_FALSE))}
        case SingleChoice() | MultipleResponse():
            return {"boxes": _bodies(question.options)}
        case Scale():
            return {"boxes": _bodies(question.labels)}
        case Hotspot():
            return {"prompt": question.prompt.fragment + question.image.fragment, "boxes": _bodies(question.regions)}
        case Ordering():
            return {"places": _bodies(_mixed(question.items))}
        case Matching():
            return {"places": _bodies(question.pairs), "choices": _bodies(_mixed(question.targets))}
        case Blanks():
            return {"prompt": _ruled(question)}
        case Essay():
            return {"lines": _LINES}
        case ShortText() | Numeric():
            return {"lines": 1}
        case _:
            assert_never(question)


def _mixed(items: Sequence[Item]) -> Sequence[Item]:
    """
    Return *items* by their words, or against them where that would be the order that they stand in and so tell the answer.
    """
    mixed = sorted(items, key=lambda item: (item.body.plain.casefold(), item.letter))
    return mixed[::-1] if mixed == list(items) else mixed


def _ruled(question: Blanks) -> str:
    """
    Return the prompt with a ruled place for each blank, numbered, and behind it what may be chosen for it.
    """
    offered = {blank.letter: blank.options for blank in question.blanks if isinstance(blank, ChoiceBlank)}
    numbers = {blank.letter: number for number, blank in enumerate(question.blanks, 1)}

    def place(match: re.Match[str]) -> str:
        letter = match["letter"]
        words = " / ".join(escape(word) for _, word in offered.get(letter, ()))
        choices = f" <em>({words})</em>" if words else ""
        return f'<span class="gap">({numbers.get(letter, "")}) ____________</span>{choices}'

    return _BLANK.sub(place, question.prompt.fragment)


def _answer(question: Question, translated: Words) -> tuple[str, ...]:
    match question:
        case TrueFalse():
            return (translated(_TRUE if question.answer else _FALSE),)
        case SingleChoice() | MultipleResponse():
            return _bodies([option for option in question.options if option.correct])
        case Hotspot():
            return _bodies([region for region in question.regions if region.correct])
        case Ordering():
            return _bodies(question.items)
        case Matching():
            names = {item.letter: item.body.fragment for item in question.targets}
            return tuple(f"{pair.body.fragment} — {names[pair.right]}" for pair in question.pairs)
        case Blanks():
            return tuple(f"({number}) {_filling(blank)}" for number, blank in enumerate(question.blanks, 1))
        case ShortText():
            return (" / ".join(escape(word) for word in question.accepted),)
        case Numeric():
            return (_number(question.interval),)
        case Essay():
            return tuple(html.fragment for html in (question.model, question.rubric) if html)
        case Scale():
            return ()
        case _:
            assert_never(question)


def _filling(blank: Blank) -> str:
    match blank:
        case TextBlank():
            return " / ".join(escape(word) for word in blank.accepted)
        case NumberBlank():
            return _number(blank.interval)
        case ChoiceBlank():
            return next((escape(word) for letter, word in blank.options if letter == blank.right), "")
        case _:
            assert_never(blank)


def _number(interval: Interval) -> str:
    low, high = f"{interval.low:f}", f"{interval.high:f}"
    return " ".join([low if interval.low == interval.high else f"{low} – {high}", *([escape(interval.unit)] if interval.unit else [])])


def _remarks(question: Question) -> tuple[str, ...]:
    """
    Return what a learner reads after submitting, with the option that each remark is about.
    """
    about = [f"<p><strong>{escape(one.body.plain)}</strong></p>{one.feedback.fragment}" for one in remarked(question) if one.feedback]
    boxes = (question.feedback.correct, question.feedback.incorrect, question.feedback.always)
    return (*about, *(html.fragment for html in boxes if html))


def _bodies(parts: Sequence[Option | Item | Pair | Region]) -> tuple[str, ...]:
    return tuple(part.body.fragment for part in parts)
