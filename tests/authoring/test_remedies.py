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
