"""
Exact scores: integers over integers, compared by cross-multiplication, rounded down when told.
"""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction

from clic_scorm.rules.record import Outcome, Record, Share, Terms
from clic_scorm.rules.rule import Weights


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


def passes_within(outcome: Outcome | None, pass_mark: Share | None, within: int) -> bool:
    """
    Return whether a quiz is passed by one of its first *within* attempts. Where nobody knows which one it was, all of them must be among these.
    """
    if outcome is None or not passes(outcome, pass_mark):
        return False
    return pass_mark is None or (outcome.reached or outcome.attempts) <= within


def weighted(weights: Weights, record: Record) -> Fraction:
    """
    Return the weighted total, from 0 to 1: in each weight the mean of its quizzes' best shares. A quiz that was not submitted counts nothing.
    """
    parts = ((weight, [share_of(record.quizzes.get(number)) for number in quizzes]) for weight, quizzes in weights)
    return sum((weight * sum(shares, Fraction(0)) / len(shares) for weight, shares in parts), Fraction(0)) / whole(weights)


def whole(weights: Weights) -> int:
    """
    Return the sum of all weights.
    """
    return sum(weight for weight, _ in weights)


def share_of(outcome: Outcome | None) -> Fraction:
    """
    Return the best share of a quiz; 0 before it is submitted.
    """
    return Fraction(*outcome.best) if outcome and outcome.attempts and outcome.best[1] else Fraction(0)


def by_points(quizzes: Mapping[int, Terms]) -> Weights:
    """
    Return the weights of a course that states none: of each required quiz that has a pass mark the points.
    """
    return tuple((terms.points, (number,)) for number, terms in quizzes.items() if terms.required and terms.pass_mark and terms.points)


def total(quizzes: Mapping[int, Terms], record: Record, weights: Weights = ()) -> Fraction | None:
    """
    Return the weighted total by *weights*, else by points; None until a quiz that counts was submitted.

    A best result from an earlier version of the course counts by its share.
    """
    weights = weights or by_points(quizzes)
    taken = any(record.quizzes[number].attempts for _, several in weights for number in several if number in record.quizzes)
    return min(Fraction(1), weighted(weights, record)) if taken else None


def report(quizzes: Mapping[int, Terms], record: Record, weights: Weights = ()) -> str | None:
    """
    Return the number from 0 to 100 that an LMS is told, rounded down to two decimals; None until there is one.
    """
    share = total(quizzes, record, weights)
    return None if share is None else percent((share.numerator, share.denominator))


def percent(share: Share) -> str:
    """
    Return *share* as a percentage, rounded down to two decimals, without trailing zeros.
    """
    hundredths = share[0] * 10000 // (share[1] or 1)
    text = f"{hundredths // 100}.{hundredths % 100:02}"
    return text.rstrip("0").rstrip(".")
