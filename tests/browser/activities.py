"""
A course with every kind of activity, a case study and a session.
"""

from __future__ import annotations

from pathlib import Path


SETTINGS = """clic: 1
id: acts
title: Activities
version: 1.0.0
status: pilot
contact: training@example.org
rights: CC BY 4.0
modules: [m01, river-town]
confirmed:
  teach-back: {text: Micro-session in the room, by: facilitator, min: 9, of: 15, unit: points}
"""
MODULE = """# Activities

Welcome.

## What would transfer? {.activity #transfer type=journal words=5..12 minutes=15}

Write about **one idea** that would work in your city.

## The river rises {.activity #river type=scenario}

It is two in the morning.

### The call {#call}

The gauge keeper rings: another half metre, and the bridge goes.

- [Wake the mayor](#mayor)
- [Wait for the morning](#wait)

### The mayor is awake {#mayor result=good}

People leave in time.

### Morning {#wait result=poor}

The bridge is gone.

## What do you expect? {.activity #needs type=survey}

Three minutes.

### The course will help me {#help}

- [ ] A lot
- [ ] A little

### I can read a hazard map {#map}

- [ ] Yes
- [ ] No

### How well do you know your rivers? {#rivers type=scale}

- Not at all
- Somewhat
- Well

### What do you hope for? {#hope type=essay words=1..50}

Write freely.

## Where does the water go? {.activity #talk type=forum}

Look at a map of your city, and tell the others.

## On the agenda {.activity #agenda type=declaration}

I have put the flood map on the agenda of my council.

## Teach-back {.activity #teach type=confirmed use=teach-back}

You lead ten minutes in the room.

## In the room {.session #room minutes=30}

| Min | Step | How |
|---|---|---|
| 10 | Ask | in pairs |
| 20 | Tell | with the map |
"""
CASE = """---
id: river-town
---
# A town at the river

What happened there.

## What did you see? {.quiz #town-check}

### It floods each spring. {#floods}

Answer: true

## Your city {.activity #town-note type=journal words=2..}

What of it?
"""


def write_course(folder: Path, language: str = "en") -> Path:
    """
    Write the course into *folder*, with its interface in *language*.
    """
    files = {"course.yml": SETTINGS + f"source: {language}\n", "modules/m01.md": MODULE, "cases/river-town.md": CASE}
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return folder
