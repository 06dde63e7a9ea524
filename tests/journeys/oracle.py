"""
What an LMS must hold of a learner, by somebody who looks over the learner's shoulder and has the author's course.yml in hand.

It knows events and rules in the author's words, and shares nothing with the evaluators. Where they look for what can still happen part by part, it plays the best
future there is: everything seen and done, each attempt that is left worth full marks.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from fractions import Fraction
from functools import cache
from itertools import product
from typing import Any, Literal


Kleene = Literal["met", "unmet", "open"]
MET: Kleene = "met"
UNMET: Kleene = "unmet"
OPEN: Kleene = "open"
WORDS12 = ("not attempted", "incomplete", "failed", "completed", "passed")


@dataclass(frozen=True)
class Quiz:
    """A quiz as its author wrote it."""

    points: int
    mark: Fraction
    attempts: int | None
    module: bool = True


@dataclass(frozen=True)
class World:
    """A course as its author wrote it: pages in order, quizzes, declarations, what can be chosen by a word, and course.yml."""

    pages: tuple[str, ...]
    quizzes: Mapping[str, Quiz]
    declarations: tuple[str, ...]
    settings: Mapping[str, Any]
    cases: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    regions: Mapping[str, str] = field(default_factory=dict)

    @property
    def units(self) -> tuple[str, ...]:
        return (*self.pages, *self.quizzes, *self.declarations)


@dataclass(frozen=True)
class Life:
    """What a learner did: pages seen, results of each quiz in order, what was declared and said, active seconds."""

    pages: frozenset[str] = frozenset()
    results: Mapping[str, tuple[Fraction, ...]] = field(default_factory=dict)
    declared: frozenset[str] = frozenset()
    said: Mapping[str, str] = field(default_factory=dict)
    seconds: int = 0

    def best(self, quiz: str) -> Fraction:
        return max(self.results.get(quiz, ()), default=Fraction(-1))


def chosen(world: World, selector: str) -> tuple[str, ...]:
    """The units that a selector means."""
    cases = {unit for units in world.cases.values() for unit in units}
    words = {
        "modules": tuple(page for page in world.pages if page not in cases),
        "required pages": world.pages,
        "required units": world.units,
        "module quizzes": tuple(name for name, quiz in world.quizzes.items() if quiz.module),
        "required quizzes": tuple(world.quizzes),
        "cases": tuple(unit for unit in world.units if unit in cases),
    }
    return words.get(selector) or world.cases.get(selector) or (selector,)


def done(world: World, life: Life, unit: str) -> bool:
    """Whether a unit fulfils its own condition."""
    if unit in world.quizzes:
        return bool(life.best(unit) >= world.quizzes[unit].mark)
    return unit in life.declared if unit in world.declarations else unit in life.pages


def number(world: World, life: Life) -> Fraction | None:
    """The number that the LMS is told, out of one, or None before an assessment is finished."""
    weights = world.settings.get("lms", {}).get("score")
    if not weights:
        points = sum(quiz.points for quiz in world.quizzes.values())
        shares = [(Fraction(quiz.points, points), name) for name, quiz in world.quizzes.items()]
    else:
        whole = sum(weights.values())
        groups = [(weight, chosen(world, selector)) for selector, weight in weights.items()]
        shares = [(Fraction(weight, whole * len(names)), name) for weight, names in groups for name in names]
    if not any(life.results.get(name) for _, name in shares):
        return None
    return sum((share * max(life.best(name), Fraction(0)) for share, name in shares), Fraction(0))


def judge(world: World, life: Life, rule: Any, *, people: Kleene = OPEN) -> Kleene:
    """Judge a rule of course.yml; *people* is what they have said of everything."""
    if isinstance(rule, list):
        return _at_least([judge(world, life, part, people=people) for part in rule], len(rule))
    ((kind, value),) = rule.items()
    if kind == "all":
        return judge(world, life, value, people=people)
    if kind == "any":
        return _at_least([judge(world, life, part, people=people) for part in value], 1)
    if kind == "at_least":
        return _at_least([judge(world, life, part, people=people) for part in value["of"]], value["n"])
    if kind == "confirmed":
        return people
    return MET if _atom(world, life, kind, value) else UNMET


def _at_least(parts: list[Kleene], least: int) -> Kleene:
    if parts.count(MET) >= least:
        return MET
    return OPEN if parts.count(MET) + parts.count(OPEN) >= least else UNMET


def _atom(world: World, life: Life, kind: str, value: Any) -> bool:  # one line for each atom
    if kind == "time":
        return bool(life.seconds >= value * 60)
    if kind == "score":
        share = number(world, life)
        return share is not None and bool(share >= percent(value["min"]))
    if kind == "declared":
        return value in life.declared
    if kind == "passed":
        names = chosen(world, value.get("each") or value["quiz"]) if isinstance(value, dict) else chosen(world, value)
        first = value.get("attempts") if isinstance(value, dict) else None
        return all(max(life.results.get(name, ())[:first], default=Fraction(-1)) >= world.quizzes[name].mark for name in names)
    if kind == "viewed":
        selector = value["of"] if isinstance(value, dict) else value
        pages = [unit for unit in chosen(world, selector) if unit in world.pages]
        seen = sum(page in life.pages for page in pages)
        return seen >= (percent(value["share"]) * len(pages) if isinstance(value, dict) else len(pages))
    assert kind == "done", kind
    if not isinstance(value, dict):
        return all(done(world, life, unit) for unit in chosen(world, value))
    (selector, least), *more = value.items()
    groups = [world.cases[name] for name in world.cases] if selector == "cases" else [(unit,) for unit in chosen(world, selector)]
    if more:
        # Only those of the learner's own region.
        groups = [world.cases[name] for name in world.cases if world.regions[name] == life.said.get("region", "nowhere")]
    return bool(sum(all(done(world, life, unit) for unit in units) for units in groups) >= least)


@cache
def percent(text: str) -> Fraction:
    return Fraction(text.rstrip("%")) / 100


def own_part_met(world: World, life: Life, rule: Any) -> bool:
    """Whether all is met but what people are asked for beside all the rest; where they are one of several ways they have said nothing."""
    if isinstance(rule, list):
        return all(own_part_met(world, life, part) for part in rule)
    ((kind, value),) = rule.items()
    if kind == "all":
        return own_part_met(world, life, value)
    return kind == "confirmed" or judge(world, life, rule, people=UNMET) == MET


def best_future(world: World, life: Life) -> list[Life]:
    """Everything seen, done and declared, and each attempt that is left worth full marks; once for each thing to say of oneself."""
    results = {
        name: (
            *life.results.get(name, ()),
            *[Fraction(1)] * (2 if quiz.attempts is None else quiz.attempts - len(life.results.get(name, ()))),
        )
        for name, quiz in world.quizzes.items()
    }
    whole = replace(life, pages=frozenset(world.pages), results=results, declared=frozenset(world.declarations), seconds=10**9)
    asked = {name: spec["of"] for name, spec in world.settings.get("learner", {}).items()}
    return [replace(whole, said=dict(zip(asked, values, strict=True))) for values in product(*asked.values())]


def possible(world: World, life: Life, rule: Any, *, people: Kleene) -> bool:
    return any(judge(world, future, rule, people=people) == MET for future in best_future(world, life))


@dataclass
class Lms:
    """What an LMS holds, told step by step: the best word, the best score, and which certificates are earned."""

    world: World
    lesson: str = "incomplete"
    completion: str = "incomplete"
    success: str = "unknown"
    score: Fraction | None = None
    earned: set[str] = field(default_factory=set)

    def hear(self, life: Life) -> None:
        """Take in what a package has to tell of *life*."""
        world = self.world
        asked = world.settings.get("completion", {}).get("requires", [{"done": "required units"}])
        certificates = world.settings.get("certificates", {})
        told = world.settings.get("lms", {})
        self.earned |= {name for name, one in certificates.items() if judge(world, life, one["requires"]) == MET}
        complete = own_part_met(world, life, asked)
        closed = not possible(world, life, asked, people=MET)
        passed = told.get("passed") or next(iter(certificates), "")
        scored = True
        if not passed:
            marked = complete and _has_mark(asked) and _without_people(asked) == asked
            words = ("completed" if complete else "incomplete", "passed" if marked else "failed" if closed and not complete else "unknown")
        elif passed in self.earned:
            words = ("completed" if complete else "incomplete", "passed")
        else:
            rule = certificates[passed]["requires"]
            if own_part_met(world, life, rule) and judge(world, life, rule) == OPEN:
                words = ("completed", "passed" if told.get("while-waiting") == "passed" else "unknown")
            else:
                here = possible(world, life, _without_people(rule), people=UNMET)
                completed = complete and (not here or told.get("completed") == "early")
                lost = not possible(world, life, rule, people=MET)
                words = ("completed" if completed else "incomplete", "failed" if lost and not completed else "unknown")
                scored = lost or not pure(world, rule)
        completion, success = words
        if completion == "completed":
            self.completion = "completed"
        order = ("unknown", "failed", "passed")
        if not (success == "failed" and self.completion == "completed"):
            self.success = max(self.success, success, key=order.index)
        word = completion
        if success == "passed" or (success == "failed" and closed and completion == "incomplete"):
            word = success
        self.lesson = max(self.lesson, word, key=WORDS12.index)
        share = number(world, life)
        if share is not None and scored and (self.score is None or share > self.score):
            self.score = share

    def raw(self) -> str:
        """The score as it is told: rounded down to two decimals."""
        if self.score is None:
            return ""
        hundredths = int(self.score * 10_000)
        return f"{hundredths / 100:.2f}".rstrip("0").rstrip(".")


def pure(world: World, rule: Any) -> bool:
    """Whether a rule is one score and no more, so that its mark stands in the manifest."""
    return isinstance(rule, list) and len(rule) == 1 and list(rule[0]) == ["score"]


def _without_people(rule: Any) -> Any:
    """The rule without what people are asked for beside all the rest."""
    if isinstance(rule, list):
        return [_without_people(part) for part in rule if list(part) != ["confirmed"]]
    ((kind, value),) = rule.items()
    return {"all": _without_people(value)} if kind == "all" else rule


def _has_mark(rule: Any) -> bool:
    """Whether a pass mark has a part in the rule: all quizzes of these courses have one."""
    if isinstance(rule, list):
        return any(_has_mark(part) for part in rule)
    ((kind, value),) = rule.items()
    if kind in ("all", "any"):
        return _has_mark(value)
    if kind == "at_least":
        return _has_mark(value["of"])
    return kind in ("passed", "score") or (kind == "done" and value in ("required units", "required quizzes", "m01", "m02"))
