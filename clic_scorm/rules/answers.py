"""
What makes an answer right, as digests; and what an answer earns. runtime/judge/ does the same.

A question's *key* is plain data, part of the payload. Which answer is right stands in it as digests only, each salted with the course, the
question and, for one of several blanks, the blank. An answer is kept in the state as letters, which say all that a later look needs.

Points are whole. A right answer earns all of them; with `partial` others earn a part, rounded down:

    multiple, hotspot               points × (right ones chosen − wrong ones chosen, at least 0) ÷ right ones
    order                           points × items in their place ÷ items
    match, categorise, blanks       points × right pairs or blanks ÷ pairs or blanks
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any, TypeAlias, assert_never

from clic_scorm.model import (
    Blank,
    Blanks,
    ChoiceBlank,
    Essay,
    Hotspot,
    Interval,
    Matching,
    MultipleResponse,
    NumberBlank,
    Numeric,
    Ordering,
    Question,
    Scale,
    ShortText,
    SingleChoice,
    TextBlank,
    TrueFalse,
    right_letters,
)
from clic_scorm.rules.fold import fold, tidy
from clic_scorm.rules.number import cells, cover, read_number
from clic_scorm.rules.score import digest


Key: TypeAlias = Mapping[str, Any]
TRUE, FALSE = "t", "f"


@dataclass(frozen=True, slots=True)
class Judged:
    """
    Hold what became of an answer: its letters for the state, which parts of it are right, whether it is (None where nobody can say),
    and the points.
    """

    letters: str
    right: bool | None
    points: int
    parts: Mapping[str, bool] = field(default_factory=dict)


def key_of(question: Question, salt: str) -> dict[str, Any]:
    """
    Return the key of *question*; *salt* is the course's id and the question's number, as `course/number`.
    """
    match question:
        case TrueFalse() | SingleChoice():
            return {"key": digest(f"{salt}/{right_letters(question)}")}
        case MultipleResponse() | Hotspot():
            parts = question.options if isinstance(question, MultipleResponse) else question.regions
            signs = {part.letter: digest(f"{salt}/{part.letter}{TRUE if part.correct else FALSE}") for part in parts}
            return {"key": digest(f"{salt}/{right_letters(question)}")} | ({"parts": signs} if question.partial else {})
        case ShortText():
            return _text_key(question.accepted, question.exact, salt)
        case Numeric():
            return _number_key(question.interval, salt)
        case Ordering():
            return {"places": [digest(f"{salt}/{place}{item.letter}") for place, item in enumerate(question.items, 1)], **_part(question)}
        case Matching():
            pairs = sorted(question.pairs, key=lambda pair: pair.letter)
            return {"parts": {pair.letter: digest(f"{salt}/{pair.letter}{pair.right}") for pair in pairs}, **_part(question)}
        case Blanks():
            blanks = sorted(question.blanks, key=lambda blank: blank.letter)
            return {"blanks": {blank.letter: _blank_key(blank, f"{salt}/{blank.letter}") for blank in blanks}, **_part(question)}
        case Scale() | Essay():
            return {}
        case _:
            assert_never(question)


def _part(question: Ordering | Matching | Blanks) -> dict[str, Any]:
    return {"partial": True} if question.partial else {}


def _text_key(accepted: Iterable[str], exact: bool, salt: str) -> dict[str, Any]:
    level = tidy if exact else fold
    return {"keys": sorted({digest(f"{salt}/{level(text)}") for text in accepted}), **({"exact": True} if exact else {})}


def _number_key(interval: Interval, salt: str) -> dict[str, Any]:
    keys = sorted(digest(f"{salt}/{cell}") for cell in cover(interval.low, interval.high))
    return {"keys": keys, "unit": interval.unit} | ({"signed": True} if interval.low < 0 else {})


def _blank_key(blank: Blank, salt: str) -> dict[str, Any]:
    match blank:
        case TextBlank():
            return {"kind": "text", **_text_key(blank.accepted, blank.exact, salt)}
        case NumberBlank():
            return {"kind": "numeric", **_number_key(blank.interval, salt)}
        case ChoiceBlank():
            return {"kind": "choice", "key": digest(f"{salt}/{blank.right}")}
        case _:
            assert_never(blank)


def judge(kind: str, points: int, key: Key, salt: str, given: str) -> Judged:
    """
    Judge what a learner gave: letters, or what was typed; for blanks a line each, `letter:text`.
    """
    return recall(kind, points, key, salt, letters_of(kind, key, salt, given))


def letters_of(kind: str, key: Key, salt: str, given: str) -> str:
    """
    Return what the state keeps of an answer. What was typed is no part of it, only whether it is right.
    """
    match kind:
        case "text" | "numeric":
            return _sign(_typed(kind, key, salt, given)) if given else ""
        case "blanks":
            entries = dict(line.split(":", 1) for line in given.split("\n") if ":" in line)
            return "".join(
                letter
                + (
                    entries[letter]
                    if blank["kind"] == "choice"
                    else _sign(_typed(blank["kind"], blank, f"{salt}/{letter}", entries[letter]))
                )
                for letter, blank in sorted(key["blanks"].items())
                if entries.get(letter)
            )
        case "match" | "categorise":
            return "".join(sorted(_twos(given)))
        case "order" | "scale":
            return given
        case "essay":
            return TRUE if given else ""
        case _:
            return "".join(sorted(given))


def _sign(right: bool) -> str:
    return TRUE if right else FALSE


def _twos(letters: str) -> list[str]:
    return [letters[start : start + 2] for start in range(0, len(letters), 2)]


def _typed(kind: str, key: Key, salt: str, given: str) -> bool:
    if kind == "numeric":
        entry = read_number(given, key["unit"])
        return bool(entry.value) and any(digest(f"{salt}/{cell}") in key["keys"] for cell in cells(entry.value))
    level: Callable[[str], str] = tidy if key.get("exact") else fold
    return digest(f"{salt}/{level(given)}") in key["keys"]


def recall(kind: str, points: int, key: Key, salt: str, letters: str) -> Judged:
    """
    Judge an answer as the state keeps it.
    """
    match kind:
        case "text" | "numeric":
            return _whole(letters, letters == TRUE, points)
        case "order":
            places = key["places"]
            # An item that was added since has no place in an earlier answer.
            parts = {letter: digest(f"{salt}/{place}{letter}") in places[place - 1 : place] for place, letter in enumerate(letters, 1)}
            return _parted(letters, parts, max(len(places), len(letters)), points, key)
        case "match" | "categorise":
            chosen = {pair[0]: pair for pair in _twos(letters)}
            parts = {letter: letter in chosen and digest(f"{salt}/{chosen[letter]}") == right for letter, right in key["parts"].items()}
            return _parted(letters, parts, len(parts), points, key)
        case "blanks":
            chosen = {pair[0]: pair[1:] for pair in _twos(letters)}
            parts = {
                letter: letter in chosen
                and (digest(f"{salt}/{letter}/{chosen[letter]}") == blank["key"] if blank["kind"] == "choice" else chosen[letter] == TRUE)
                for letter, blank in key["blanks"].items()
            }
            return _parted(letters, parts, len(parts), points, key)
        case "scale" | "essay":
            return Judged(letters, None, 0)
        case _:
            return _chosen(letters, points, key, salt)


def _whole(letters: str, right: bool, points: int) -> Judged:
    return Judged(letters, right, points if right else 0)


def _parted(letters: str, parts: Mapping[str, bool], count: int, points: int, key: Key) -> Judged:
    hits = sum(parts.values())
    right = hits == count
    return Judged(letters, right, points * hits // count if right or key.get("partial") else 0, parts)


def _chosen(letters: str, points: int, key: Key, salt: str) -> Judged:
    right = digest(f"{salt}/{letters}") == key["key"]
    signs = key.get("parts")
    if signs is None:
        return _whole(letters, right, points)
    rights = [letter for letter, sign in signs.items() if sign == digest(f"{salt}/{letter}{TRUE}")]
    hits = sum(1 for letter in rights if letter in letters)
    misses = len(letters) - hits
    earned = points if right else points * max(0, hits - misses) // (len(rights) or 1)
    return Judged(letters, right, earned)
