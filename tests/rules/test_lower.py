"""
What it takes that units of every kind are done, as numbers.
"""

from __future__ import annotations

from types import MappingProxyType

import pytest

from clic_scorm.authoring.read import Reading, read
from clic_scorm.authoring.sources import Sources
from clic_scorm.rules import Aims, Outcome, Record, Terms, rule_to_json, standing
from clic_scorm.rules.lower import lower
from clic_scorm.site.size import worst_state


SETTINGS = "clic: 1\nid: demo\ntitle: Demo\nversion: 1\nmodules: [m01, town, hill]\nconfirmed: {room: {text: Talk, by: facilitator}}\n"
MODULE = """# One
Text.
## Note {.activity #note type=journal}
Write.
## River {.activity #river type=scenario}
### Start {#start}
Text.
## Aims {.activity #aims type=form use=plan}
## Views {.activity #views type=survey}
### Is it so? {#so}
- [ ] Yes
- [ ] No
## Talk {.activity #talk type=forum}
Talk.
## Agenda {.activity #agenda type=declaration}
It is on the agenda.
## Room {.activity #room type=confirmed use=room}
## Check {.quiz #check pass=50%}
### Is it? {#is}
Answer: true
## More {.activity #more type=journal optional}
Write.
## Plan {.session #plan minutes=10}
| Min | Step | How |
|---|---|---|
| 10 | Ask | in pairs |
"""
CASE = """---
id: {name}
{front}
---
# A town
What happened.
## Seen {{.quiz #{name}-check}}
### Is it? {{#is}}
Answer: true
## Note {{.activity #{name}-note type=journal}}
Write.
"""


def course(rule: str = "", front: str = "", audience: str = "participant") -> Reading:
    files = {
        "course.yml": SETTINGS + (f"completion: {{requires: {rule}}}\n" if rule else ""),
        "modules/m01.md": MODULE,
        "forms/plan.md": "# Plan\n\n| Aim |\n|---|\n| text! |\n",
        "cases/town.md": CASE.format(name="town", front=front),
        "cases/hill.md": CASE.format(name="hill", front="optional: true"),
    }
    sources = Sources("demo", MappingProxyType({name: text.encode() for name, text in files.items()}))
    reading, findings = read(sources, {"audience": audience})
    assert reading is not None
    assert [item.message for item in findings if item.code.severity.name == "ERROR"] == []
    return reading


def lowered(rule: str = "", front: str = "", audience: str = "participant") -> object:
    reading = course(rule, front, audience)
    names = {number: name for name, number in reading.numbers.units.items()}
    found, findings = lower(reading.course, reading.numbers)
    assert found is not None, findings
    return named(rule_to_json(found), names)


def named(rule: object, names: dict[int, str]) -> object:
    """
    Put ids in the place of numbers, runs written out.
    """
    match rule:
        case {"confirmed": _}:
            return rule
        case {"all": [*parts], "waits": True}:
            return {"waits": [named(part, names) for part in parts]}
        case {"all": [*parts]}:
            return [named(part, names) for part in parts]
        case {"passed": int(number)}:
            return {"passed": names[number]}
        case {"at_least": [least, [*parts]]}:
            return {"at_least": [least, [named(part, names) for part in parts]]}
        case {"time": _}:
            return rule
        case {"viewed": packed, "least": least}:
            return {**named({"viewed": packed}, names), "least": least}  # type: ignore[dict-item]  # a mapping of one
        case dict():
            ((atom, packed),) = rule.items()
            spans = [[item, item] if isinstance(item, int) else item for item in packed]
            return {atom: [names[number] for first, last in spans for number in range(first, last + 1)]}
        case _:
            raise AssertionError(rule)


def test_by_default_every_required_unit_is_to_be_done_in_its_own_way() -> None:
    assert lowered() == [
        {"viewed": ["m01", "town"]},
        {"done": ["note", "river", "aims", "town-note"]},
        {"declared": ["talk", "agenda"]},
        {"passed": "views"}, {"passed": "check"}, {"passed": "town-check"},
    ]  # fmt: skip


def test_a_session_is_nobodys_duty() -> None:
    assert lowered(audience="facilitator") == lowered()


@pytest.mark.parametrize(("rule", "expected"), [
    ("[{done: town}]", [[{"viewed": ["town"]}, {"done": ["town-note"]}, {"passed": "town-check"}]]),
    ("[{done: cases}]", [[{"viewed": ["town"]}, {"done": ["town-note"]}, {"passed": "town-check"}]]),
    ("[{done: hill}]", [[{"viewed": ["hill"]}, {"done": ["hill-note"]}, {"passed": "hill-check"}]]),
    ("[{done: [note, talk]}]", [[{"done": ["note"]}, {"declared": ["talk"]}]]),
    ("[{viewed: modules}]", [{"viewed": ["m01"]}]),
    ("[{viewed: required pages}]", [{"viewed": ["m01", "town"]}]),
    ("[{passed: module quizzes}]", [{"passed": "check"}]),
    ("[{done: more}]", [[{"done": ["more"]}]]),
    ("[{done: aims}]", [[{"done": ["aims"]}]]),
    ("[{declared: [talk, agenda]}]", [{"declared": ["talk", "agenda"]}]),
    ("[{viewed: [m01, town]}]", [{"viewed": ["m01", "town"]}]),
    ("[{time: 90}]", [{"time": 5400}]),
    # Rounded up: half of three pages are two.
    ("[{viewed: {share: 50%, of: [m01, town, hill]}}]", [{"viewed": ["m01", "town", "hill"], "least": 2}]),
    ("[{viewed: {share: 66.7 %, of: [m01, town, hill]}}]", [{"viewed": ["m01", "town", "hill"], "least": 3}]),
    ("[{done: {cases: 1}}]", [{"at_least": [1, [[{"viewed": ["town"]}, {"done": ["town-note"]}, {"passed": "town-check"}]]]}]),
    ("[{done: {m01: 2}}]", [{"at_least": [2, [
        [{"viewed": ["m01"]}], [{"done": ["note"]}], [{"done": ["river"]}], [{"done": ["aims"]}], [{"passed": "views"}], [{"declared": ["talk"]}],
        [{"declared": ["agenda"]}], [{"passed": "check"}],
    ]]}]),
    # What a person confirms is left out where all is asked for, and counts as unmet under any and at_least.
    ("[{confirmed: room}, {viewed: m01}]", {"waits": [{"viewed": ["m01"]}]}),
    ("[{all: [{confirmed: room}, {viewed: m01}]}]", {"waits": [{"waits": [{"viewed": ["m01"]}]}]}),
    ("[{any: [{confirmed: room}, {viewed: m01}]}]", [{"at_least": [1, [{"confirmed": "room"}, {"viewed": ["m01"]}]]}]),
    ("[{any: [{all: [{confirmed: room}, {viewed: m01}]}, {time: 1}]}]", [{"at_least": [1, [[{"confirmed": "room"}, {"viewed": ["m01"]}], {"time": 60}]]}]),
])  # fmt: skip
def test_selectors(rule: str, expected: object) -> None:
    assert lowered(rule) == expected


@pytest.mark.parametrize(("front", "expected"), [
    ("done-when: [pages, words]", [{"viewed": ["town"]}, {"done": ["town-note"]}]),
    ("done-when: [questions]", [{"passed": "town-check"}]),
    ("done-when: words", [{"done": ["town-note"]}]),
])  # fmt: skip
def test_a_case_study_is_done_when_it_says_so(front: str, expected: object) -> None:
    assert lowered("[{done: town}]", front) == [expected]


def test_the_room_for_what_is_done_is_computed() -> None:
    reading = course()
    size = worst_state(reading.course, reading.numbers, reading.lock).size
    fewer = reading.course.model_copy(update={"modules": reading.course.modules[1:]})
    assert size > worst_state(fewer, reading.numbers, reading.lock).size + 10


@pytest.mark.parametrize(("rule", "expected"), [
    # Nobody is failed for what a person has still to say, and nobody is passed before.
    ("[{viewed: m01}, {any: [{confirmed: room}, {time: 90}]}]", "incomplete"),
    ("[{passed: check}, {confirmed: room}]", "completed"),
    ("[{passed: check}, {all: [{confirmed: room}]}]", "completed"),
    ("[{passed: check}]", "passed"),
    ("[{any: [{passed: check}, {confirmed: room}]}]", "passed"),
])  # fmt: skip
def test_what_an_lms_is_told_while_a_person_has_a_say(rule: str, expected: str) -> None:
    reading = course(rule)
    found, findings = lower(reading.course, reading.numbers)
    assert found is not None, findings
    number = reading.numbers.units["check"]
    terms = {number: Terms((1, 2), 1)}
    assert standing(Aims(found), terms, Record()).lesson == "incomplete"
    done = Record(pages=frozenset(reading.numbers.units.values()), quizzes={number: Outcome((1, 1), (1, 1))})
    assert standing(Aims(found), terms, done).lesson == expected


@pytest.mark.parametrize(
    ("rule", "errors"),
    [
        # Only who writes `confirmed:` asks for a person's word: by its id, such an activity would be done by nobody and missed by nobody.
        ("[{done: room}]", ["“done” (write confirmed: room) is met by somebody who does nothing"]),
        ("[{done: [note, room]}]", ["“done” (write confirmed: room) is met by somebody who does nothing"]),
        ("[{done: required units}]", []),
    ],
)
def test_what_a_person_confirms_is_not_done_by_a_learner(rule: str, errors: list[str]) -> None:
    reading = course(rule)
    _, findings = lower(reading.course, reading.numbers)
    assert [item.message for item in findings if item.code.id == "CRS009"][:1] == errors
