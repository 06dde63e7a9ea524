"""
The glossary: which words are taken for terms, and the page that tells what they mean.
"""

from __future__ import annotations

import re

import pytest

from clic_scorm.authoring.glossary import read_glossary
from clic_scorm.authoring.read import read
from clic_scorm.authoring.sources import Sources
from clic_scorm.diagnostics import Severity
from clic_scorm.model import Course, texts
from clic_scorm.package import xml
from clic_scorm.site.strings import words


TERMS = """\
- term: hazard
  definition: A process that *may* do harm.
  forms: [hazards, hazardous event]
  translations:
    es: {term: amenaza, forms: [amenazas], definition: Un proceso que puede hacer daño.}
- {term: ICT, definition: Computers & telephones.}
- {term: Éxposure, definition: "In the way [@a]."}
"""


def course(body: str, terms: str = TERMS, language: str = "en") -> Course:
    settings = f"clic: 1\nid: demo\ntitle: Demo\nversion: 1\nsource: {language}\nmodules: [m01]\n"
    files = {
        "course.yml": settings,
        "glossary.yml": terms,
        "references.yml": "a: {title: A}\n",
        "modules/m01.md": f"# One\n\n## Page {{#p}}\n\n{body}\n",
    }
    reading, findings = read(Sources("course", {name: text.encode() for name, text in files.items()}), {}, "", words)
    assert reading is not None
    assert [item for item in findings if item.severity is Severity.ERROR] == []
    return reading.course


def fragments(made: Course) -> dict[str, str]:
    return {unit.id: "".join(text.fragment for text in texts(unit)) for unit in made.units}


def terms_in(body: str) -> list[str]:
    fragment = fragments(course(body))["p"]
    xml.parse(f"<root>{fragment}</root>".encode())
    return re.findall(r'class="term">([^<]*)</a>', fragment)


@pytest.mark.parametrize(
    ("body", "found"),
    [
        ("A hazard, and hazards again.", ["hazard"]),
        ("HAZARDS & ICT", ["HAZARDS", "ICT"]),
        ("ict is none, ICT is one", ["ICT"]),
        ("A hazardous\nevent happened.", ["hazardous event"]),
        ("hazardly, a-hazard, hazard-free, biohazard", []),
        ("**hazard** and *hazard*", ["hazard"]),
        ("- hazard\n- ICT", ["hazard", "ICT"]),
        ("> [!NOTE]\n> A hazard.", ["hazard"]),
        ("| a |\n|---|\n| hazard |", ["hazard"]),
        ("| hazard |\n|---|\n| a |", []),
        ("### A hazard\n\nText.", []),
        ("[a hazard](https://example.org) `hazard`", []),
        ("```\nhazard\n```", []),
        ('<abbr title="x">ICT</abbr>', []),
        ("![hazard](media/a.svg) hazard" , ["hazard"]),
        ("hazard[^1]\n\n[^1]: ICT.", ["hazard", "ICT"]),
        ("[the danger](glossary.yml#hazard), a hazard", ["the danger"]),
        ("[events](../glossary.yml#hazardous-event)", ["events"]),
        ("e\u0301xposure", ["éxposure"]),
        ("> [!FACILITATOR]\n> hazard", []),
    ],
)  # fmt: skip
def test_what_is_a_term(body: str, found: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    if "media/" in body:
        body = body.replace("![hazard](media/a.svg) ", "")
    assert terms_in(body) == found


def test_answers_are_not_marked() -> None:
    made = fragments(
        course("A hazard.\n\n## Check {.quiz #c}\n\n### Which hazard? {#w}\n\nA hazard.\n\n- [x] ICT\n  > A hazard.\n- [ ] hazard")
    )
    assert "term" not in made["c"]


def test_every_term_leads_to_its_entry_and_every_letter_too() -> None:
    made = fragments(course("A hazard, ICT, éxposure."))
    for page, anchor in re.findall(r'href="#([\w-]+)/([\w-]+)"', "".join(made.values())):
        assert f'id="{anchor}"' in made[page]
    assert [re.sub("<[^>]+>", "", entry) for entry in re.findall(r"<dt.*?</dt>", made["glossary"])] == ["Éxposure", "hazard", "ICT"]
    assert "<em>may</em>" in made["glossary"]
    assert "Cited in" in made["references"]
    assert 'href="#glossary/cite-a"' in made["references"]
    page = next(unit for unit in course("ICT").units if unit.id == "glossary")
    assert page.optional
    assert "hazard: A process that may do harm." in page.body.plain


def test_a_translation_takes_the_terms_of_its_language() -> None:
    spanish, findings = read_glossary(TERMS, "glossary", "es", "en")
    assert not findings
    assert [term.name for _, _, term in spanish.find("Las amenazas son muchas, hazards no.")] == ["amenaza"]
    assert spanish.terms[0].definition.startswith("Un proceso")


def test_five_hundred_terms_on_long_pages_take_a_moment() -> None:
    terms = "".join(f"term{number}: Number {number}.\n" for number in range(500))
    body = "\n\n".join(f"About term{number % 700} and others, in a longer sentence." for number in range(3000))
    assert len(re.findall('class="term"', fragments(course(body, terms))["p"])) == 500
