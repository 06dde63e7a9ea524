"""
Exact scores: integers over integers, compared by cross-multiplication, rounded down when told.
"""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction

from clic_scorm.rules.record import Outcome, Record, Share, Terms


_PRIME = 0x01000193
_BASES = (0x811C9DC5, 0x9E3779B1)


def digest(text: str) -> str:
    """
    Return sixteen hexadecimal digits for *text*: two passes of 32-bit FNV-1a over its UTF-8 bytes, from two offset bases.

    It hides which answer is right from curiosity, not from an attack.
    """
    words = []
    for base in _BASES:
        value = base
        for byte in text.encode():
            value = ((value ^ byte) * _PRIME) & 0xFFFFFFFF
        words.append(f"{value:08x}")
    return "".join(words)


def better(one: Share, other: Share) -> Share:
    """
    Return the larger share; of equal ones the one out of more points, so that the order of arguments does not matter.
    """
    left, right = one[0] * other[1], other[0] * one[1]
    if left != right:
        return one if left > right else other
    return max(one, other)


def passes(outcome: Outcome | None, pass_mark: Share | None) -> bool:
    """
    Return whether a quiz is passed: its best share reaches the pass mark; without a mark, it was submitted.
    """
    if outcome is None or outcome.attempts == 0:
        return False
    if pass_mark is None:
        return True
    earned, possible = outcome.best
    return possible > 0 and earned * pass_mark[1] >= pass_mark[0] * possible


def total(quizzes: Mapping[int, Terms], record: Record) -> Fraction | None:
    """
    Return the share of all points of the required quizzes that have a pass mark; None until one of them was submitted.

    A quiz that was not submitted counts nothing; a best result from an earlier version counts by its share.
    """
    graded = {number: terms for number, terms in quizzes.items() if terms.required and terms.pass_mark and terms.points}
    taken = {number: record.quizzes[number] for number in graded if number in record.quizzes and record.quizzes[number].attempts}
    if not taken:
        return None
    earned = sum((Fraction(graded[number].points * one.best[0], one.best[1] or 1) for number, one in taken.items()), Fraction(0))
    return min(Fraction(1), earned / sum(terms.points for terms in graded.values()))


def report(quizzes: Mapping[int, Terms], record: Record) -> str | None:
    """
    Return the number from 0 to 100 that an LMS is told, rounded down to two decimals; None until there is one.
    """
    share = total(quizzes, record)
    return None if share is None else percent((share.numerator, share.denominator))


def percent(share: Share) -> str:
    """
    Return *share* as a percentage, rounded down to two decimals, without trailing zeros.
    """
    hundredths = share[0] * 10000 // (share[1] or 1)
    text = f"{hundredths // 100}.{hundredths % 100:02}"
    return text.rstrip("0").rstrip(".")
