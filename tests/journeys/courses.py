"""
Random courses for journeys: the same few units under another rule each time, with other certificates, weights and numbers of attempts.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path
from typing import Any

import yaml

from tests.journeys.oracle import Quiz, World


REGIONS = ("ca", "af")
CASES = {"case-one": "ca", "case-two": "af"}
MODULE = """# Rivers

## Rain {{#rain}}

Rain falls.

## The bridge {{#bridge}}

It stands.

## First check {{.quiz #first pass=50%{first}}}

### Is water wet? {{#wet}}

Answer: true

### Is ice warm? {{#ice}}

Answer: false

## On the agenda {{.activity #agenda type=declaration}}

I have told my council.
"""
SECOND = """# Floods

## The wall {#wall}

It holds.

## Second check {.quiz #second pass=100%}

### Do rivers rise? {#rise}

Answer: true
"""
CASE = """---
id: {name}
tags: {{region: [{region}]}}
done-when: [pages]
---

# Case {name}

## Case {name} {{#{name}-page}}

It happened in {region}.
"""
FINAL = """---
pass: 75%
{attempts}---

# Final {{#final}}

### One {{#one}}

Answer: true

### Two {{#two}}

Answer: true

### Three {{#three}}

Answer: true

### Four {{#four}}

Answer: true
"""


@dataclass(frozen=True)
class Authored:
    """A course as its author wrote it, and what it means in an author's words."""

    files: Mapping[str, str]
    world: World

    def write(self, folder: Path) -> Path:
        for name, text in self.files.items():
            path = folder / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")
        return folder


def course(dice: random.Random, name: str, *, timed: bool = True) -> Authored:
    """Make a course up; a rule may turn out to be one that no course may have. Without *timed* no rule asks for minutes."""
    first = dice.choice([None, 1, 2])
    final = dice.choice([None, 1, 2])
    quizzes = {
        "first": Quiz(2, Fraction(1, 2), first),
        "second": Quiz(1, Fraction(1), None),
        "final": Quiz(4, Fraction(3, 4), final, module=False),
    }
    settings: dict[str, Any] = {
        "clic": 1,
        "id": name,
        "title": "Journeys",
        "version": "1.0.0",
        "modules": ["m01", "m02", "case-one", "case-two", "final"],
        "confirmed": {"plan": {"text": "Plan read"}, "hours": {"text": "Hours present", "min": 28, "of": 32}},
    }
    if dice.random() < 0.6:
        settings["completion"] = {"requires": rules(dice, atoms(dice, people=dice.random() < 0.2, timed=timed))}
    count = dice.choice([0, 1, 1, 1, 2, 2])
    names = ["gold", "silver"][:count]
    if count:
        settings["certificates"] = {one: {"title": one, "requires": asked_of(dice, timed=timed)} for one in names}
    told: dict[str, Any] = {}
    asked = yaml.safe_dump(settings)
    if "learner.region" in asked:
        settings["learner"] = {"region": {"ask": "Where do you work?", "of": [*REGIONS]}}
    if "score" in asked or dice.random() < 0.3:
        told["score"] = dice.choice(
            [{"final": 60, "module quizzes": 40}, {"final": 100}, {"first": 33, "second": 33, "final": 34}, {"required quizzes": 100}]
        )
    if count > 1 or (count and dice.random() < 0.3):
        told["passed"] = dice.choice(names)
    if count and dice.random() < 0.7:
        told["while-waiting"] = dice.choice(["passed", "completed"])
    if count and dice.random() < 0.25:
        told["completed"] = "early"
    if told:
        settings["lms"] = told
    files = {
        "course.yml": yaml.safe_dump(settings, sort_keys=False),
        "modules/m01.md": MODULE.format(first=f" attempts={first}" if first else ""),
        "modules/m02.md": SECOND,
        **{f"cases/{one}.md": CASE.format(name=one, region=region) for one, region in CASES.items()},
        "assessments/final.md": FINAL.format(attempts=f"attempts: {final}\n" if final else ""),
    }
    pages = ("rain", "bridge", "wall", *(f"{one}-page" for one in CASES))
    return Authored(files, World(pages, quizzes, ("agenda",), settings, {one: (f"{one}-page",) for one in CASES}, CASES))


def asked_of(dice: random.Random, *, timed: bool) -> list[dict[str, Any]]:
    """Return what a certificate asks for; of many people have the last word."""
    people = dice.random() < 0.6
    waits = [{"confirmed": "hours"}] if people and dice.random() < 0.5 else []
    return [*rules(dice, atoms(dice, people=people, timed=timed)), *waits]


def atoms(dice: random.Random, *, people: bool, timed: bool) -> Callable[[], dict[str, Any]]:
    """Return what makes up one condition after the other."""
    makers: list[Callable[[], dict[str, Any]]] = [
        lambda: {"viewed": dice.choice(["modules", "required pages", "rain", "wall"])},
        lambda: {"viewed": {"share": dice.choice(["60%", "34%", "100%", "66.6667%"]), "of": "required pages"}},
        lambda: {"passed": dice.choice(["first", "second", "final"])},
        lambda: {"passed": {"each": dice.choice(["module quizzes", "required quizzes"])}},
        lambda: {"done": dice.choice(["agenda", "required units", "first", "bridge"])},
        lambda: {"declared": "agenda"},
        lambda: {"time": dice.choice([1, 2, 4])},
        lambda: {"passed": {"quiz": dice.choice(["first", "second", "final"]), "attempts": dice.choice([1, 2])}},
        lambda: {"score": {"min": dice.choice(["50%", "60%", "66.67%", "75%", "100%"])}},
        lambda: {"done": {"cases": dice.choice([1, 2])}},
        lambda: {"done": {"cases": 1, "where": "region is learner.region"}},
    ]
    weights = [2, 1, 5, 2, 2, 1, 1 if timed else 0, 2, 2, 1, 2]
    if people:
        makers.append(lambda: {"confirmed": dice.choice(["plan", "hours"])})
        # Once no attempt is left, only a person's word is.
        makers.append(lambda: {"any": [{"passed": dice.choice(["first", "final"])}, {"confirmed": "plan"}]})
        weights += [6, 5]
    return lambda: dice.choices(makers, weights)[0]()


def rules(dice: random.Random, atom: Callable[[], dict[str, Any]], depth: int = 0) -> list[dict[str, Any]]:
    """Return a list of conditions, some of them choices."""
    found = []
    for _ in range(dice.choice([1, 1, 1, 2, 2, 3])):
        way = dice.random()
        if depth > 1 or way < 0.55:
            found.append(atom())
        elif way < 0.65:
            found.append({"all": rules(dice, atom, depth + 1)})
        elif way < 0.85:
            found.append({"any": _several(dice, atom, depth)})
        else:
            parts = [*_several(dice, atom, depth), atom()]
            found.append({"at_least": {"n": dice.randint(1, len(parts)), "of": parts}})
    return found


def _several(dice: random.Random, atom: Callable[[], dict[str, Any]], depth: int) -> list[dict[str, Any]]:
    parts = [part for _ in range(2) for part in rules(dice, atom, depth + 1)]
    return parts[:3]
