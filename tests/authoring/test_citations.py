"""
Citations: what is one, how it reads in each language, and the way to its entry and back.
"""

from __future__ import annotations

import re

import pytest

from clic_scorm.authoring.citations import Item, read
from clic_scorm.authoring.read import read as read_course
from clic_scorm.authoring.sources import Sources
from clic_scorm.diagnostics import Severity
from clic_scorm.model import Course, texts
from clic_scorm.site.strings import words


SOURCES = """\
handbook-2012: {type: report, title: "How to <b>& why</b>", author: [UNISDR], issued: 2012, URL: "https://example.org/h?a=1&b=2"}
second: {type: report, title: Another, author: [UNISDR], issued: 2012-05}
floods: {type: article-journal, title: Floods, container-title: Cities, author: [{family: García, given: Ana}, {family: Okoro, given: Bo}]}
secret: {title: Only for facilitators, issued: 2001}
"""
MODULE = """\
# One

## Page {#p}

It rained [see @handbook-2012, p. 71; -@second].

> [!FACILITATOR]
> Read [@secret].

## Check {.quiz #c}

### Which one [@floods]? {#w}

As said [@floods].

- [x] This [@second]
- [ ] That
"""


def course(language: str = "en", sources: str = SOURCES, module: str = MODULE, **variant: str) -> Course:
    settings = f"clic: 1\nid: demo\ntitle: Demo\nversion: 1\nsource: {language}\nmodules: [m01]\n"
    files = {"course.yml": settings, "references.yml": sources, "modules/m01.md": module}
    made = Sources("course", {name: text.encode() for name, text in files.items()})
    reading, findings = read_course(made, variant, "", words)
    assert reading is not None
    assert [item for item in findings if item.severity is Severity.ERROR] == []
    return reading.course


def pages(made: Course) -> dict[str, str]:
    return {unit.id: "\n".join(text.fragment for text in texts(unit)) for unit in made.units}


@pytest.mark.parametrize(
    ("inner", "items"),
    [
        ("@a", [Item("a")]),
        ("@a, p. 71", [Item("a", "page", "71")]),
        ("@a p. 71", [Item("a", "page", "71")]),
        ("@a, 71-73", [Item("a", "page", "71-73")]),
        ("@a, pág. 7", [Item("a", "page", "7")]),
        ("@a, cap. 7", [Item("a", "chapter", "7")]),
        ("@a, § 4.2", [Item("a", "section", "4.2")]),
        ("@a, Annex 2", [Item("a", suffix="Annex 2")]),
        ("@a, p. 3, on floods", [Item("a", "page", "3", suffix="on floods")]),
        ("see @a; also -@b, p. 3", [Item("a", prefix="see"), Item("b", "page", "3", "also", "", True)]),
        ("@{a:b/c.}", [Item("a:b/c.")]),
        ("@a.", [Item("a")]),
        ("ana@example.org", []),
        ("@", []),
        ("a; b", []),
        ("@a; b", []),
        ("x@a", []),
    ],
)
def test_what_is_a_citation(inner: str, items: list[Item]) -> None:
    assert list(read(inner)) == items


def test_a_citation_leads_to_its_entry_and_back() -> None:
    made = pages(course())
    assert "UNISDR, 2012b, p. 71</a>; <a" in made["p"]
    assert ">2012a</a>)" in made["p"]
    entries = dict(re.findall(r'<li id="([^"]+)">(.*?)</li>', made["references"]))
    assert set(entries) == {"ref-handbook-2012", "ref-second", "ref-floods"}
    assert "<i>How to &lt;b&gt;&amp; why&lt;/b&gt;</i>" in entries["ref-handbook-2012"]
    assert 'href="https://example.org/h?a=1&amp;b=2"' in entries["ref-handbook-2012"]
    for unit, fragment in made.items():
        for page, anchor in re.findall(r'href="#([\w-]+)/([\w-]+)"', fragment):
            assert f'id="{anchor}"' in made[page], (unit, anchor)
    assert re.findall(r'href="#(\w+)/cite', entries["ref-second"]) == ["p", "c"]


def test_two_sources_without_a_date_are_told_apart_by_a_letter_of_its_own() -> None:
    sources = "a: {type: webpage, title: Alpha, author: [UNISDR]}\nb: {type: webpage, title: Beta, author: [UNISDR]}\n"
    made = pages(course(sources=sources, module="# M\n## P {#p}\n\nOne [@a] and two [@b].\n"))
    assert "UNISDR, no date a</a>" in made["p"]
    assert "UNISDR (no date b) <i>Beta</i>" in made["references"]


def test_the_facilitators_sources_are_theirs() -> None:
    assert "Only for facilitators" not in pages(course())["references"]
    assert "Only for facilitators" in pages(course(audience="facilitator"))["references"]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "García and Okoro, no date"),
        ("es", "García y Okoro, sin fecha"),
        ("fr", "García et Okoro, sans date"),
        ("pt", "García e Okoro, sem data"),
        ("pt-BR", "García e Okoro, sem data"),
        ("ar", "García و Okoro, دون تاريخ"),
        ("tlh", "García and Okoro, no date"),
    ],
)
def test_a_citation_speaks_the_language_of_the_course(language: str, text: str) -> None:
    made = course(language)
    assert f"({text})" in "".join(html.plain for html in texts(made.quizzes[0]))


def test_the_list_is_searched_and_asks_for_nothing() -> None:
    page = next(unit for unit in course().units if unit.id == "references")
    assert page.optional
    assert "García, A. and Okoro, B. (no date)" in page.body.plain


def test_sources_as_other_programs_write_them() -> None:
    sources = """\
references:
- id: one
  type: book
  title: One
  author:
  - family: Vega
    given: Li
  issued: {date-parts: [[2010, 2, 3]]}
- id: two
  title: Two
  issued:
  - year: 2011
    month: 4
"""
    made = pages(course(sources=sources, module="# One\n\n## Page {#p}\n\nSo [@one; @two].\n"))
    assert "Vega, 2010" in made["p"]
    assert "2011" in made["p"]


def test_thousands_of_citations_take_a_moment() -> None:
    body = "\n\n".join(f"So [@handbook-2012, p. {number % 50}] and [@floods]." for number in range(1500))
    made = pages(course(module=f"# One\n\n## Page {{#p}}\n\n{body}\n"))
    assert made["p"].count("doc-biblioref") == 3000
