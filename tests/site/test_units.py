"""
What of activities is in a package: content, pictures, what is searched, and nothing else.
"""

from __future__ import annotations

import json
from types import MappingProxyType
from typing import Any

import pytest

from clic_scorm.authoring.read import read
from clic_scorm.authoring.sources import Sources
from clic_scorm.rules.lower import lower
from clic_scorm.site import Site, build
from clic_scorm.site.payload import unit
from clic_scorm.site.shell import shell


SETTINGS = "clic: 1\nid: demo\ntitle: Demo\nversion: 1\nmodules: [m01, town]\nconfirmed: {room: {text: Talk, by: mayor, min: 9, of: 15}}\n"
MODULE = """# One
Text.
## Note {.activity #note type=journal words=8..9}
Write about a heron.
## River {.activity #river type=scenario}
A flood.
### Start {#start}
The gauge.
- [A **dam**](#dam)
### Dam {#dam result=good}
![A wall](wall.svg)
## Views {.activity #views type=survey}
### Is it so? {#so}
- [ ] Perhaps
- [ ] No
### How far? {#far type=scale}
- Near
- Far
## Room {.activity #room type=confirmed use=room}
## Cards {.handout #cards number=H1}
Secret.
"""
FORMED = "# One\nText.\n## Aims {.activity #aims type=form use=plan}\nDraft it.\n"
PLAN = """---
rows: 2..5
lists: {state: [planned, done]}
done-when: {total: {cost: 1..}}
---
# Plan

| Aim | Cost | State |
|---|---|---|
| text! | money sum | state |
"""
CASE = "---\nid: town\noptional: true\n---\n# A town\nWhat happened.\n"


@pytest.fixture(scope="module")
def site() -> Site:
    files = {
        "course.yml": SETTINGS.encode(),
        "modules/m01.md": MODULE.encode(),
        "modules/wall.svg": b'<svg xmlns="http://www.w3.org/2000/svg"/>',
        "cases/town.md": CASE.encode(),
    }
    sources = Sources("demo", MappingProxyType(files))
    reading, findings = read(sources)
    assert reading is not None
    assert [item.message for item in findings] == []
    rule, _ = lower(reading.course, reading.numbers)
    assert rule is not None
    return build(reading.course, reading.numbers, rule, sources)


def said(site: Site, name: str) -> Any:
    text = site.members[name].decode()
    return json.loads(f"[{text.partition('(')[2].rpartition(')')[0]}]")[-1]


def test_a_journal_says_how_many_words(site: Site) -> None:
    data = said(site, "units/note.js")
    assert {name: data[name] for name in ("kind", "least", "most", "parts")} == {
        "kind": "journal",
        "least": 8,
        "most": 9,
        "parts": ["writing"],
    }


def test_a_scenario_has_its_steps_and_their_pictures(site: Site) -> None:
    start, dam = said(site, "units/river.js")["steps"]
    assert start["choices"] == [["A <strong>dam</strong>", "dam"]]
    assert (dam["good"], dam["choices"]) == (True, [])
    (picture,) = [name for name in site.members if name.endswith(".svg")]
    assert picture in dam["html"]


def test_a_survey_has_no_keys_and_brings_what_draws_its_questions(site: Site) -> None:
    data = said(site, "units/views.js")
    assert [question["kind"] for question in data["questions"]] == ["single", "scale"]
    assert not any("key" in question for question in data["questions"])
    assert data["parts"] == ["quiz", "writing", "open"]
    assert "units/views.feedback.js" not in site.members
    assert len(site.start["plain"]) == 1  # type: ignore[arg-type]  # the start payload is plain data
    assert site.start["usual"] == {"pass": None, "points": 0, "attempts": None, "required": True}


def test_what_waits_for_a_person_says_for_whom(site: Site) -> None:
    data = said(site, "units/room.js")
    assert [data[name] for name in ("text", "by", "least", "of", "unit")] == ["Talk", "mayor", "9", "15", ""]


def test_an_optional_case_study_is_optional_unit_by_unit(site: Site) -> None:
    assert [entry.get("required", True) for entry in said(site, "outline/town.js")] == [False]


def test_the_search_finds_what_is_shown_first(site: Site) -> None:
    texts = {name: text for name, _, text in said(site, "search/m01.js")}
    assert texts["note"] == "Write about a heron."
    assert texts["river"] == "A flood. Start The gauge."
    assert "Perhaps" in texts["views"]


def test_a_handout_is_nowhere(site: Site) -> None:
    assert not [name for name, data in site.members.items() if "cards" in name or b"Secret" in data]


def test_what_only_forms_and_instruments_need_is_nowhere_else(site: Site) -> None:
    names = shell(site, "none")
    assert [name for name in names if name.startswith(("runtime/form", "runtime/instrument"))] == []
    files = {"course.yml": SETTINGS.replace(", town", "").encode(), "modules/m01.md": FORMED.encode(), "forms/plan.md": PLAN.encode()}
    reading, findings = read(Sources("demo", MappingProxyType(files)))
    assert reading is not None
    assert [item.message for item in findings] == []
    rule, _ = lower(reading.course, reading.numbers)
    assert rule is not None
    built = build(reading.course, reading.numbers, rule, Sources("demo", MappingProxyType(files)))
    assert sorted(name for name in shell(built, "none") if name.startswith(("runtime/form", "runtime/instrument"))) == [
        "runtime/form.css",
        "runtime/form.js",
    ]


def test_a_form_is_told_by_numbers_and_letters() -> None:
    files = {"course.yml": SETTINGS.replace(", town", "").encode(), "modules/m01.md": FORMED.encode(), "forms/plan.md": PLAN.encode()}
    reading, _ = read(Sources("demo", MappingProxyType(files)))
    assert reading is not None
    form = next(unit for unit in reading.course.units if unit.kind == "form")
    number = reading.numbers.questions["aims/form"]
    assert unit(reading.course, form, reading.numbers) == {
        "kind": "form",
        "html": "<p>Draft it.</p>",
        "form": "plan",
        "title": "Plan",
        "lists": {"state": [["a", "planned"], ["b", "done"]]},
        "tables": [
            {
                "n": number,
                "id": "form",
                "title": "Plan",
                "least": 2,
                "most": 5,
                "columns": [
                    {"letter": "a", "id": "aim", "title": "Aim", "kind": "text", "need": True},
                    {"letter": "b", "id": "cost", "title": "Cost", "kind": "money", "total": True},
                    {"letter": "c", "id": "state", "title": "State", "kind": "choice", "list": "state"},
                ],
            }
        ],
        "totals": [[number, "b", "1", ""]],
        "parts": ["writing"],
    }
