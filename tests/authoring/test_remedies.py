"""
Remedies that depend on what the author wrote.
"""

from __future__ import annotations

import pytest

from clic_scorm.authoring.read import read
from clic_scorm.authoring.sources import Sources


SETTINGS = "clic: 1\nid: demo\ntitle: Demo\nversion: 1\nmodules: [m01]\n"
CASES = {
    "[the city](www.example.org)": "https://www.example.org",
    "![A map of it](C:\\\\Users\\\\me\\\\map.png)": "../media/map.png",
    "![A map of it](file:///home/me/map.png)": "../media/map.png",
    "[the city](javascript:alert)": "https://…",
    "[the city](city@example.org)": "mailto:city@example.org",
}


def told(files: dict[str, str]) -> list[str]:
    _, findings = read(Sources("course", {name: text.encode() for name, text in files.items()}))
    return [f"{each.message} / {each.hint}" for each in findings]


@pytest.mark.parametrize("body", CASES)
def test_an_address_has_a_remedy_of_its_kind(body: str) -> None:
    (message,) = told({"course.yml": SETTINGS, "modules/m01.md": f"# One\n\n## Page {{#p}}\n\n{body}\n"})
    assert CASES[body] in message


def test_a_colour_without_quotes_is_told_as_what_it_is() -> None:
    (message,) = told({"course.yml": SETTINGS + "theme: {colour: #005a9c}\n", "modules/m01.md": "# One\n\n## Page {#p}\n\nText.\n"})
    assert "“theme: {colour: #005a9c}” has a #" in message


def test_settings_that_are_a_list_are_told_as_a_list() -> None:
    (message,) = told({"course.yml": "- id: demo\n- title: Demo\n"})
    assert "“course.yml” can't be “a list (lines that begin with -)”" in message
    assert "without - before it" in message


KEYS = {
    "lang: en": "did you mean “source”?",
    "author: Kim": "contributors: [{name: Kim Ji-woo, role: author}]",
    "license: CC BY": "did you mean “rights”?",
    "pass: 80%": "pass=70% at the end of a quiz's heading",
    "contributors: Kim": "- {name: UNISDR, role: publisher}",
}


@pytest.mark.parametrize("line", KEYS)
def test_a_key_as_other_tools_call_it_is_told_once_with_ours(line: str) -> None:
    (message,) = told({"course.yml": SETTINGS + line + "\n", "modules/m01.md": "# One\n\n## Page {#p}\n\nText.\n"})
    assert KEYS[line] in message


FRONT = {
    "title: Floods": "# and the title on the first line below the front matter",
    "minutes: 5": "minutes=5 at the end of a page's heading",
    "objectives:\n  - Explain floods": "without a dash: m01-o1: Explain … [understand]",
    "objectives: Explain floods": "on an indented line below it: m01-o1: Explain … [understand]",
}


@pytest.mark.parametrize("lines", FRONT)
def test_what_front_matter_has_elsewhere_is_told_with_its_place(lines: str) -> None:
    (message,) = told({"course.yml": SETTINGS, "modules/m01.md": f"---\n{lines}\n---\n# One\n\n## Page {{#p}}\n\nText.\n"})
    assert FRONT[lines] in message


ANSWERS = {
    "- house : exposure\n- flood : hazard": "“:” between them",
    "- house = exposure\n- flood = hazard": "“=” between them",
    "- house – exposure\n- flood – hazard": "“–” between them",
    "- Dig : a well\n- Cover it": "put a box before each option",
    "Write what you think.": "type=essay",
}


@pytest.mark.parametrize("body", ANSWERS)
def test_an_answer_that_is_none_has_a_remedy_of_its_kind(body: str) -> None:
    text = f"# One\n\n## Check {{.quiz #check}}\n\n### Which? {{#which}}\n\n{body}\n"
    (message,) = told({"course.yml": SETTINGS, "modules/m01.md": text})
    assert ANSWERS[body] in message


@pytest.mark.parametrize(
    ("body", "remedy"), [("Do:\n2. Dig\n3. Fill", "a blank line above"), ("Do:\n\na) Dig\nb) Fill", "letters begin none")]
)
def test_a_list_that_is_none_has_a_remedy_of_its_kind(body: str, remedy: str) -> None:
    (message,) = told({"course.yml": SETTINGS, "modules/m01.md": f"# One\n\n## Page {{#p}}\n\n{body}\n"})
    assert remedy in message


def test_what_goes_with_a_script_is_not_said_to_stay() -> None:
    (message,) = told({"course.yml": SETTINGS, "modules/m01.md": "# One\n\n## Page {#p}\n\nWords <script>alert(1)</script> more.\n"})
    assert "go with it" in message
