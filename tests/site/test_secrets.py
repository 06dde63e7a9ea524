"""
Which answer is right stands in a package as digests only: two courses that differ in nothing else differ in digests and feedback alone.
"""

from __future__ import annotations

import re
from types import MappingProxyType

import pytest

from clic_scorm.authoring.read import read
from clic_scorm.authoring.sources import Sources
from clic_scorm.diagnostics import Severity
from clic_scorm.rules.lower import lower
from clic_scorm.site import build


COURSE = b"clic: 1\nid: demo\ntitle: Demo\nversion: 1\nmodules: [m01]\n"
PLAN = b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 10 10"/>'
_DIGEST = re.compile(r'"[0-9a-f]{16}"')
PAIRS = {
    "single": ("### Q {#q}\n- [x] A\n- [ ] B\n", "### Q {#q}\n- [ ] A\n- [x] B\n"),
    "multiple": ("### Q {#q}\n- [x] A\n- [x] B\n- [ ] C\n", "### Q {#q}\n- [ ] A\n- [x] B\n- [x] C\n"),
    "multiple, another number": (
        "### Q {#q partial type=multiple}\n- [x] A\n- [x] B\n- [ ] C\n",
        "### Q {#q partial type=multiple}\n- [ ] A\n- [x] B\n- [ ] C\n",
    ),
    "truefalse": ("### Q {#q}\nAnswer: true\n", "### Q {#q}\nAnswer: false\n"),
    "text": ("### Q {#q}\nAnswer: hazard | risk\n", "### Q {#q}\nAnswer: exposure | harm\n"),
    "numeric": ("### Q {#q}\nAnswer: 41 ± 1 m\n", "### Q {#q}\nAnswer: 83 ± 1 m\n"),
    "order": ("### Q {#q type=order}\n1. A\n2. B\n3. C\n", "### Q {#q type=order}\n1. C\n2. A\n3. B\n"),
    "match": ("### Q {#q}\n- A :: One\n- B :: Two\n- :: Three\n", "### Q {#q}\n- A :: Three\n- B :: One\n- :: Two\n"),
    "categorise": ("### Q {#q}\n- A :: One\n- B :: Two\n- C :: One\n", "### Q {#q}\n- A :: Two\n- B :: Two\n- C :: One\n"),
    "blanks": ("### Q {#q}\nIt is [[one ~ two ~ three]] of [[four]].\n", "### Q {#q}\nIt is [[three ~ one ~ two]] of [[five]].\n"),
    "essay": (
        "### Q {#q type=essay}\nWhy?\n\n> [!ANSWER]\n> Because of floods.\n",
        "### Q {#q type=essay}\nWhy?\n\n> [!ANSWER]\n> For no reason.\n",
    ),
    "hotspot": (
        "### Q {#q}\n![Plan](media/plan.svg)\n\n- [x] A (rect 0 0 10 10)\n- [ ] B (rect 50 50 10 10)\n",
        "### Q {#q}\n![Plan](media/plan.svg)\n\n- [ ] A (rect 0 0 10 10)\n- [x] B (rect 50 50 10 10)\n",
    ),
}


def members(question: str) -> dict[str, str]:
    files = {"course.yml": COURSE, "media/plan.svg": PLAN, "modules/m01.md": f"# One\n## Check {{.quiz #c}}\n{question}".encode()}
    sources = Sources("course", MappingProxyType(dict(sorted(files.items()))))
    reading, findings = read(sources)
    assert reading is not None
    assert [item.message for item in findings if item.severity is Severity.ERROR] == []
    rule, _ = lower(reading.course, reading.numbers)
    assert rule is not None
    return {name: data.decode("utf-8", "replace") for name, data in build(reading.course, reading.numbers, rule, sources).members.items()}


@pytest.mark.parametrize("kind", PAIRS)
def test_two_that_differ_in_the_right_answer_differ_in_digests_alone(kind: str) -> None:
    one, other = (members(question) for question in PAIRS[kind])
    assert one.keys() == other.keys()
    shown = [name for name in one if not name.endswith(".feedback.js")]
    assert {name: _DIGEST.sub("…", one[name]) for name in shown} == {name: _DIGEST.sub("…", other[name]) for name in shown}
    assert one != other


@pytest.mark.parametrize(
    ("question", "secret"),
    [
        ("### Q {#q}\nAnswer: Wadjemup | wadjemups\n", "wadjemup"),
        ("### Q {#q}\nThe island is [[Wadjemup]].\n", "wadjemup"),
        ("### Q {#q}\nAnswer: 4711 ± 7\n", "4711"),
        ("### Q {#q}\nIt has [[=4711]] wards.\n", "4711"),
        ("### Q {#q type=essay}\nWhy?\n\n> [!ANSWER]\n> Wadjemup.\n\n> [!RUBRIC]\n> - wadjemup\n", "wadjemup"),
        ("### Q {#q}\n- [x] A\n  > Wadjemup\n- [ ] B\n\n> [!CORRECT]\n> Wadjemup\n", "wadjemup"),
    ],
)
def test_what_is_accepted_stands_nowhere_before_submit(question: str, secret: str) -> None:
    there = [name for name, text in members(question).items() if secret in text.lower()]
    assert [name for name in there if not name.endswith(".feedback.js")] == []


BOX = "> [!FACILITATOR]\n  > Sesame.\n"
UNDER_ITEMS = {
    "match": f"### Q {{#q}}\n- A :: One\n  {BOX}- B :: Two\n",
    "match, deeper": "### Q {#q}\n- A :: One\n  - more\n\n    > [!FACILITATOR]\n    > Sesame.\n- B :: Two\n",
    "match, a fence": "### Q {#q}\n- A :: One\n\n  ::: facilitator\n  Sesame.\n  :::\n- B :: Two\n",
    "categorise": f"### Q {{#q}}\n- A :: One\n- B :: Two\n- C :: One\n  {BOX}",
    "order": f"### Q {{#q type=order}}\n- A\n- B\n  {BOX}",
    "single": f"### Q {{#q}}\n- [x] A\n  {BOX}- [ ] B\n",
    "scale": f"### Q {{#q type=scale}}\n- A\n  {BOX}- B\n",
}


@pytest.mark.parametrize("kind", UNDER_ITEMS)
def test_a_facilitators_box_under_an_item_is_in_no_participants_package(kind: str) -> None:
    assert [name for name, text in members(UNDER_ITEMS[kind]).items() if "Sesame" in text] == []


PAGE = "# One\n\n## P {#p}\n\n"
REFERENCES = b"- id: handbook\n  type: book\n  title: Handbook\n  issued: 2012\n"
MARKER_ELSEWHERE = "AUT283"
HIDDEN_IN_TEXT = {
    "words for an image": PAGE + "![[!FACILITATOR] Sesame](media/plan.svg)\n",
    "words for an image, escaped": PAGE + "![x \\[!TRAINER\\] Sesame](media/plan.svg)\n",
    "words for an image in a list": PAGE + "- ![[!FACILITATOR] Sesame](media/plan.svg)\n",
    "title of an image": PAGE + '![Alt](media/plan.svg "[!FACILITATOR] Sesame")\n',
    "title of a link": PAGE + '[Alt](https://a.org "[!INSTRUCTOR] Sesame")\n',
    "objective": '---\nid: m01\nobjectives:\n  m01-o1: "[!FACILITATOR] Sesame"\n---\n' + PAGE + "T\n",
}
HIDDEN_IN_KEYS = {
    "description": COURSE + b'description: "[!FACILITATOR] Sesame"\n',
    "title": COURSE.replace(b"title: Demo", b'title: "Demo [!FACILITATOR] Sesame"'),
    "keywords": COURSE + b'keywords: [water, "[!TRAINER] Sesame"]\n',
}


def _ids(files: dict[str, bytes]) -> list[str]:
    _, findings = read(Sources("course", MappingProxyType(dict(sorted(files.items())))))
    return [item.code.id for item in findings if item.severity is Severity.ERROR]


@pytest.mark.parametrize("where", HIDDEN_IN_TEXT)
def test_a_marker_where_no_box_can_be_stops_the_build(where: str) -> None:
    files = {"course.yml": COURSE, "media/plan.svg": PLAN, "modules/m01.md": HIDDEN_IN_TEXT[where].encode()}
    assert _ids(files) == [MARKER_ELSEWHERE]


@pytest.mark.parametrize("where", HIDDEN_IN_KEYS)
def test_a_marker_in_a_key_stops_the_build(where: str) -> None:
    assert MARKER_ELSEWHERE in _ids({"course.yml": HIDDEN_IN_KEYS[where], "modules/m01.md": f"{PAGE}T\n".encode()})


@pytest.mark.parametrize(
    "citation",
    [
        "[@handbook, p. 71 <!-- Sesame -->]",
        "[@handbook, <!-- Sesame; @sesame --> p. 71]",
        "[see <!-- Sesame --> @handbook]",
        "[@handbook, p. 71 <!-- Sesame]",
    ],
)
def test_a_comment_in_a_citation_is_in_no_package(citation: str) -> None:
    files = {"course.yml": COURSE, "references.yml": REFERENCES, "modules/m01.md": f"{PAGE}See {citation}.\n".encode()}
    sources = Sources("course", MappingProxyType(dict(sorted(files.items()))))
    reading, findings = read(sources)
    assert reading is not None
    assert [item.message for item in findings if item.severity is Severity.ERROR] == []
    rule, _ = lower(reading.course, reading.numbers)
    assert rule is not None
    made = build(reading.course, reading.numbers, rule, sources).members
    assert [name for name, data in made.items() if b"esame" in data] == []
    assert b"Handbook" in made["units/references.js"]
