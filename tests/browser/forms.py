"""
A course with an instrument and three forms: a plan that starts from gaps, a session plan of two parts, and costs that add up.
"""

from __future__ import annotations

from pathlib import Path


SETTINGS = "clic: 1\nid: fill\ntitle: Fill\nversion: 1.0.0\nstatus: pilot\nsource: {language}\nlanguages: [{language}]\nmodules: [m01]\n"
MODULE = """# Forms

Welcome.

## How we live with the river {.activity #score type=instrument use=river}

Score it.

## The plan {.activity #plan type=form use=plan}

Draft it.

## The session {.activity #session type=form use=session}

## The costs {.activity #costs type=form use=costs}

## After {#after}

Last.
"""
RIVER = """title: How we live with the river
note-at: 2
note: What is missing?
levels: {1: not yet, 2: begun, 3: done}
groups:
  banks: {title: The banks, short: B, questions: {kept: Are the banks kept?, walls: Are the walls sound?}}
  people: {title: The people, short: P, questions: {know: Does everybody know where to go?}}
  money: {title: The money, short: M, questions: {budget: Is there a budget?}}
"""
PLAN = """---
rows: 2..4
start-from: river.gaps
done-when:
  different: {aim: 2}
  weakest: 1
---
# Plan of the river

Two aims at least.

| Gap | Group | Level now | Why | Aim | Who {#who} | By when |
|---|---|---|---|---|---|---|
| gap | group | score | note | text! | person! | date! |
"""
SESSION = """---
done-when:
  total: {minutes: duration}
---
# Session plan

## Frame {#frame}

| About | Answer |
|---|---|
|  | text! |
| Objective | long text! |
| Duration {#duration} | number! |

## Steps {#steps rows=1..4}

| Minutes | How |
|---|---|
| number! sum | text! |
"""
COSTS = """---
rows: 1..6
lists: {source: [city budget, a donor, nobody yet]}
done-when:
  total: {share: 100, cost: 1..}
---
# Costs

| What | People {#people} | Each {#each} | Cost {#cost} | Share {#share} | Source | Agreed |
|---|---|---|---|---|---|---|
| text! | number! | money! | = people * each sum | percent sum | source! | yes/no |
"""


def write_course(folder: Path, language: str = "en", **other: str) -> Path:
    """
    Write the course into *folder*, with its interface in *language*; *other* forms stand in for those of the same name.
    """
    forms = {"plan": PLAN, "session": SESSION, "costs": COSTS, **other}
    files = {"course.yml": SETTINGS.format(language=language), "modules/m01.md": MODULE, "instruments/river.yml": RIVER}
    files |= {f"forms/{name}.md": text for name, text in forms.items()}
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return folder
