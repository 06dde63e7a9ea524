"""
Which questions an attempt asks, and in which order: the same for a learner everywhere, and another draw for each attempt.

The generator keeps nothing: a thing's rank is a number made of text, and the lowest ranks are drawn. So a question that is removed falls
out and the next in rank comes in, while all others stay, whatever happens to a package in between.

    rank(text)      32-bit FNV-1a over the UTF-8 bytes of text, then MurmurHash3's 32-bit finaliser
    a question      rank("<token>/<quiz>/<attempt>/<question>")
    an option       rank("<token>/<quiz>/<attempt>/<question>/<letter>")

*token* is that of the learner's attempt at the course, the others are numbers from course.lock; *attempt* counts from 0 how often the quiz
was submitted before. Questions that were added after an attempt was begun have greater numbers than its *fence*, and come last.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence


_BASE = 0x811C9DC5
_PRIME = 0x01000193
_WORD = 0xFFFFFFFF


def rank(text: str) -> int:
    """
    Return a number below 2³² that nobody can guess from a similar text's.
    """
    value = _BASE
    for byte in text.encode():
        value = ((value ^ byte) * _PRIME) & _WORD
    return finalised(value)


def finalised(value: int) -> int:
    """
    Return the 32 bits of *value* so mixed that each hangs on all.
    """
    value ^= value >> 16
    value = (value * 0x85EBCA6B) & _WORD
    value ^= value >> 13
    value = (value * 0xC2B2AE35) & _WORD
    return value ^ (value >> 16)


def draw(seed: str, pools: Iterable[tuple[int, Sequence[int]]], fence: int = 0) -> tuple[int, ...]:
    """
    Return the questions drawn from *pools*, each a count and the numbers to pick from, in the order of the pools.

    *seed* is `token/quiz/attempt`; *fence* is the greatest number that there was when the attempt was begun, 0 for not begun.
    """
    found: list[int] = []
    for pick, numbers in pools:
        ranked = sorted(numbers, key=lambda number: (bool(fence) and number > fence, rank(f"{seed}/{number}"), number))
        chosen = set(ranked[:pick])
        found.extend(number for number in numbers if number in chosen)
    return tuple(found)


def shuffled(seed: str, things: Iterable[int | str]) -> tuple[int | str, ...]:
    """
    Return *things*, numbers of questions or letters of options, in the order of their ranks.
    """
    return tuple(sorted(things, key=lambda thing: (rank(f"{seed}/{thing}"), thing)))
