"""
A small course that certifies: every kind of condition, one certificate that waits for people and one that the course issues itself.
"""

from __future__ import annotations

from pathlib import Path

from tests.browser.building import build_package


SETTINGS = """clic: 1
id: paper
title: Clean water
version: 1.2.0
languages: [{language}]
source: {language}
modules: [m01, m02]
partners: [{{name: The River Network, logo: media/river.svg}}]
confirmed:
  teach-back: {{text: Micro-session in the room, by: facilitator, min: 9, of: 15, unit: points}}
  plan: {{text: Action plan read, by: Town council}}
completion: {{requires: [{{viewed: required pages}}]}}
lms: {{passed: completion{waiting}}}
certificates:
  completion:
    title: Certificate of completion
    requires:
      - viewed: modules
      - passed: {{each: module quizzes}}
      - any: [{{declared: agenda}}, {{confirmed: plan}}]
      - confirmed: teach-back
  reading:
    title: Certificate of reading
    issue: in-package
    valid: 24 months
    hours: 2.5
    requires: [{{viewed: {{share: 60%, of: required pages}}}}, {{passed: check}}]
"""
RIVER = '<svg xmlns="http://www.w3.org/2000/svg" width="120" height="40"><path d="M0 20 Q30 0 60 20 T120 20" stroke="#06c" fill="none" stroke-width="6"/></svg>'
FIRST = """# Water

## Wells {#wells}

Wells need a cover.

## Pumps {#pumps}

Pumps need oil.

## Check {.quiz #check pass=50% attempts=2}

### Is water wet? {#wet}

Answer: true

### Is ice warm? {#ice}

Answer: false

## On the agenda {.activity #agenda type=declaration}

I have told my council.
"""
SECOND = """# Rivers

## Banks {#banks}

Banks hold the river.

## Second check {.quiz #second pass=100% attempts=1}

### Do rivers rise? {#rise}

Answer: true
"""


def write_certified(folder: Path, language: str = "en", *, online: bool = False) -> Path:
    """Write the course with the interface in *language*; with *online* its own part is told as passed."""
    course = folder / "course"
    (course / "modules").mkdir(parents=True)
    (course / "media").mkdir()
    (course / "media" / "river.svg").write_text(RIVER, encoding="utf-8")
    waiting = ", while-waiting: passed" if online else ""
    (course / "course.yml").write_text(SETTINGS.format(language=language, waiting=waiting), encoding="utf-8")
    (course / "modules" / "m01.md").write_text(FIRST, encoding="utf-8")
    (course / "modules" / "m02.md").write_text(SECOND, encoding="utf-8")
    return course


def build_certified(folder: Path, target: str = "scorm12", language: str = "en", *, online: bool = False) -> Path:
    return build_package(write_certified(folder, language, online=online), folder, target)


ASKING = """clic: 1
id: asking
title: Clean water
version: 1.0.0
languages: [{language}]
source: {language}
modules: [m01, north, south]
learner: {{region: {{ask: Where do you work?, of: {{ca: In the north, af: In the south}}}}}}
certificates:
  gold: {{title: Certificate of completion, issue: in-package, requires: [{{done: {{cases: 1, where: region is learner.region}}}}]}}
"""
CASE = """---
id: {name}
tags: {{region: [{region}]}}
done-when: [pages]
---

# The {name}

## A flood in the {name} {{#{name}-story}}

It came at night.
"""


def write_asking(folder: Path, language: str = "en") -> Path:
    """Write a course whose certificate depends on what the learner says."""
    course = folder / "course"
    (course / "modules").mkdir(parents=True)
    (course / "cases").mkdir()
    (course / "course.yml").write_text(ASKING.format(language=language), encoding="utf-8")
    (course / "modules" / "m01.md").write_text("# Water\n\n## Wells {#wells}\n\nWells need a cover.\n", encoding="utf-8")
    for name, region in (("north", "ca"), ("south", "af")):
        (course / "cases" / f"{name}.md").write_text(CASE.format(name=name, region=region), encoding="utf-8")
    return course
