"""
Completion rules over numbers, as every evaluator reads them.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, TypeAlias, assert_never


@dataclass(frozen=True, slots=True)
class All:
    """
    Hold when all parts hold; without parts, always. *waits* tells that a person has a say besides, who is not asked here.
    """

    parts: tuple[Rule, ...]
    waits: bool = False


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
    Hold when all the pages with these numbers were seen, or *least* of them.
    """

    units: tuple[int, ...]
    least: int | None = None


@dataclass(frozen=True, slots=True)
class Done:
    """
    Hold when all the units with these numbers fulfil their own condition, where that is neither a page seen nor a quiz passed.
    """

    units: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Declared:
    """
    Hold when the learner said of all the units with these numbers that they are done.
    """

    units: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Passed:
    """
    Hold when the quiz with this number was passed at its own pass mark, by one of the first *within* attempts where that is said.
    """

    quiz: int
    within: int | None = None


Weights: TypeAlias = tuple[tuple[int, tuple[int, ...]], ...]


@dataclass(frozen=True, slots=True)
class Score:
    """
    Hold when the weighted total reaches *least*, a numerator and a denominator: each weight goes to quizzes that count alike in it.
    """

    least: tuple[int, int]
    weights: Weights


@dataclass(frozen=True, slots=True)
class ByAttribute:
    """
    Hold when the rule holds that stands beside the learner's value of *attribute*; nobody's holds before that is known. *fixed* is everybody's value.
    """

    attribute: str
    choices: tuple[tuple[str, Rule], ...]
    fixed: str | None = None


@dataclass(frozen=True, slots=True)
class Time:
    """
    Hold after so many active seconds.
    """

    seconds: int


@dataclass(frozen=True, slots=True)
class Confirmed:
    """
    Hold when a person confirmed what has this name.
    """

    name: str


Rule: TypeAlias = All | AtLeast | ByAttribute | Viewed | Done | Declared | Passed | Score | Time | Confirmed


def own_part(rule: Rule) -> Rule:
    """
    Return what a package can fulfil of *rule* by itself.

    What a person confirms is left out where all is asked for from the root on, and the rule then *waits* for it. Elsewhere it stays: undecided for
    ever, it fulfils nothing in the package, and makes nothing hopeless.
    """
    if isinstance(rule, Confirmed):
        return All((), waits=True)
    if not isinstance(rule, All):
        return rule
    parts = tuple(own_part(part) for part in rule.parts if not isinstance(part, Confirmed))
    inner = any(isinstance(part, All) and part.waits for part in parts)
    return All(parts, waits=rule.waits or inner or len(parts) < len(rule.parts))


def attributes(rule: Rule) -> frozenset[str]:
    """
    Return what *rule* needs to know of a learner.
    """
    if isinstance(rule, (All, AtLeast)):
        return frozenset(name for part in rule.parts for name in attributes(part))
    if isinstance(rule, ByAttribute):
        return frozenset({rule.attribute}.union(*(attributes(part) for _, part in rule.choices)))
    return frozenset()


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


def weights_to_json(weights: Weights) -> list[list[object]]:
    """
    Return *weights* as the data that the runtime reads: each with the runs of its quizzes.
    """
    return [[weight, runs(quizzes)] for weight, quizzes in weights]


def weights_from_json(data: Iterable[Any]) -> Weights:
    """
    Read what `weights_to_json` wrote.
    """
    return tuple((weight, expanded(quizzes)) for weight, quizzes in data)


def rule_to_json(rule: Rule) -> dict[str, object]:
    """
    Return *rule* as the data that the runtime reads.
    """
    match rule:
        case All(parts, waits):
            return {"all": [rule_to_json(part) for part in parts], **({"waits": True} if waits else {})}
        case AtLeast(least, parts):
            return {"at_least": [least, [rule_to_json(part) for part in parts]]}
        case Viewed(units, least):
            return {"viewed": runs(units), **({} if least is None else {"least": least})}
        case Done(units):
            return {"done": runs(units)}
        case Declared(units):
            return {"declared": runs(units)}
        case Passed(quiz, within):
            return {"passed": quiz, **({} if within is None else {"within": within})}
        case Score(least, weights):
            return {"score": list(least), "of": weights_to_json(weights)}
        case ByAttribute(attribute, choices, fixed):
            branches = {value: rule_to_json(part) for value, part in choices}
            return {"learner": attribute, "is": branches, **({} if fixed is None else {"fixed": fixed})}
        case Time(seconds):
            return {"time": seconds}
        case Confirmed(name):
            return {"confirmed": name}
        case _:
            assert_never(rule)


def rule_from_json(data: Any) -> Rule:
    """
    Read what `rule_to_json` wrote; raise ValueError for anything else.
    """
    match data:
        case {"all": [*parts]}:
            return All(tuple(rule_from_json(part) for part in parts), waits=data.get("waits") is True)
        case {"any": [*parts]}:
            return AtLeast(1, tuple(rule_from_json(part) for part in parts))
        case {"at_least": [int(least), [*parts]]}:
            return AtLeast(least, tuple(rule_from_json(part) for part in parts))
        case {"learner": str(attribute), "is": dict(branches)}:
            choices = tuple((value, rule_from_json(part)) for value, part in branches.items())
            return ByAttribute(attribute, choices, data.get("fixed"))
        case _:
            return _atom_from_json(data)


def _atom_from_json(data: Any) -> Rule:
    match data:
        case {"viewed": [*packed]}:
            return Viewed(expanded(packed), data.get("least"))
        case {"done": [*packed]}:
            return Done(expanded(packed))
        case {"declared": [*packed]}:
            return Declared(expanded(packed))
        case {"passed": int(quiz)}:
            return Passed(quiz, data.get("within"))
        case {"score": [int(earned), int(possible)], "of": [*weights]}:
            return Score((earned, possible), weights_from_json(weights))
        case {"time": int(seconds)}:
            return Time(seconds)
        case {"confirmed": str(name)}:
            return Confirmed(name)
        case _:
            raise ValueError(f"not a rule: {data!r}")
