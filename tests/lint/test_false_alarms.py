"""
What looks like a mistake and is none: no rule speaks.
"""

from __future__ import annotations

import pytest

from clic_scorm.authoring.read import read
from clic_scorm.authoring.sources import Sources
from clic_scorm.lint import lint


SETTINGS = b"clic: 1\nid: water\ntitle: Clean water\nversion: 1\nsource: %s\nmodules: [m01]\n"


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "**Town hall\\\nMain Street 1**"),
        ("en", "**Careful:**\n\nThe cover is heavy."),
        ("en", "UNDRR, UNITAR and the WHO publish it, as do USAID and the OECD."),
        ("en", "1. Dig a) by hand or b) with a machine.\n2. Cover it."),
        ("en", "The red line on the map is the shore of 1902."),
        ("en", "He said that that was that."),
        ("en", "The source is given there.[^a]\n\n[^a]: https://example.org/a/long/address"),
        ("en", "Read [this guide to wells](https://example.org/a) and [the same guide](https://example.org/a)."),
        ("fr", "Une phrase ; une autre : voilà !"),
        ("es", "¿Qué pozo? ¡El del norte!"),
        ("pt", "A água do poço é a água que se bebe."),
        ("ar", "البئر مغطاة (الغطاء من الخشب)."),
        ("en", "Wells by depth:\n\n| Well | |\n|---|---|\n| North | 8 m |"),
    ],
)
def test_no_rule_speaks(language: str, text: str) -> None:
    files = {"course.yml": SETTINGS % language.encode(), "modules/m01.md": f"# Water\n## Wells {{#wells}}\n{text}\n".encode()}
    sources = Sources("course", files)
    reading, _ = read(sources)
    assert reading is not None
    assert [f"{item.where}: {item.code.id} {item.message}" for item in lint(reading.course, sources)] == []


@pytest.mark.parametrize(
    "question",
    [
        "What should you do when a source is not known? {#q}\n- [x] Ask the works department\n- [ ] Leave the line out",
        "Which well is never closed? {#q}\n- [x] The one at the market\n- [ ] The one at the school",
        "Which years were dry? {#q}\n- [x] 2001–2004\n- [ ] 2005–2009\n- [ ] 2010–2014",
        "A cover of wood, stone or concrete keeps dirt out. {#q}\nAnswer: true",
        "Two of these need a fence. Which? {#q}\n- [x] A spring\n- [x] A pond\n- [ ] A tank",
        "What belongs there? {#q}\nEvery figure has a [[date ~ colour]].",
        "Why? {#q}\nThe well at the market is closed at night.\n\n- [x] So that nobody falls in\n- [ ] So that it stays cool",
    ],
)
def test_no_rule_speaks_about_a_good_question(question: str) -> None:
    files = {"course.yml": SETTINGS % b"en", "modules/m01.md": f"# Water\n## Check {{.quiz #check}}\n### {question}\n".encode()}
    sources = Sources("course", files)
    reading, _ = read(sources)
    assert reading is not None
    assert [f"{item.where}: {item.code.id} {item.message}" for item in lint(reading.course, sources)] == []


def test_a_session_in_a_room_may_last_longer_than_anybody_sits_at_a_screen() -> None:
    plan = "| Min | Step | How |\n|---|---|---|\n| 90 | Dig | in pairs |\n"
    files = {"course.yml": SETTINGS % b"en", "modules/m01.md": f"# Water\n## Dig {{.session #dig minutes=90}}\n{plan}".encode()}
    sources = Sources("course", files)
    reading, _ = read(sources, {"audience": "facilitator"})
    assert reading is not None
    assert [unit.minutes for unit in reading.course.units] == [90]
    assert [f"{item.where}: {item.code.id} {item.message}" for item in lint(reading.course, sources)] == []
