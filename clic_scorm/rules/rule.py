"""
Completion rules over numbers, as every evaluator reads them.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TypeAlias, assert_never


@dataclass(frozen=True, slots=True)
class All:
    """
    Hold when all parts hold; without parts, always.
    """

    parts: tuple[Rule, ...]


@dataclass(frozen=True, slots=True)
class AtLeast:
    """
    Hold when *least* of the parts hold.
    """

    least: int
    parts: tuple[Rule, ...]


@dataclass(frozen=True, slots=True)
class Viewed:
    """
    Hold when all the pages with these numbers were seen.
    """

    units: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Passed:
    """
    Hold when the quiz with this number was passed at its own pass mark.
    """

    quiz: int


Rule: TypeAlias = All | AtLeast | Viewed | Passed


def runs(values: Iterable[int]) -> list[int | list[int]]:
    """
    Return *values* in order, each ascending run of three or more written as its two ends.
    """
    found: list[list[int]] = []
    for value in values:
        if found and value == found[-1][1] + 1:
            found[-1][1] = value
        else:
            found.append([value, value])
    packed: list[int | list[int]] = []
    for first, last in found:
        packed.extend([[first, last]] if last - first >= 2 else range(first, last + 1))
    return packed


def expanded(packed: Iterable[int | list[int]]) -> tuple[int, ...]:
    """
    Return the numbers that `runs` packed.
    """
    values: list[int] = []
    for item in packed:
        values.extend(range(item[0], item[1] + 1) if isinstance(item, list) else (item,))
    return tuple(values)


def rule_to_json(rule: Rule) -> dict[str, object]:
    """
    Return *rule* as the data that the runtime reads.
    """
    match rule:
        case All(parts):
            return {"all": [rule_to_json(part) for part in parts]}
        case AtLeast(least, parts):
            return {"at_least": [least, [rule_to_json(part) for part in parts]]}
        case Viewed(units):
            return {"viewed": runs(units)}
        case Passed(quiz):
            return {"passed": quiz}
        case _:
            assert_never(rule)


def rule_from_json(data: object) -> Rule:
    """
    Read what `rule_to_json` wrote; raise ValueError for anything else.
    """
    match data:
        case {"all": [*parts]}:
            return All(tuple(rule_from_json(part) for part in parts))
        case {"any": [*parts]}:
            return AtLeast(1, tuple(rule_from_json(part) for part in parts))
        case {"at_least": [int(least), [*parts]]}:
            return AtLeast(least, tuple(rule_from_json(part) for part in parts))
        case {"viewed": [*packed]}:
            return Viewed(expanded(packed))
        case {"passed": int(quiz)}:
            return Passed(quiz)
        case _:
            raise ValueError(f"not a rule: {data!r}")
