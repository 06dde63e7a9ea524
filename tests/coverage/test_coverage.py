"""
What a course covers: counted by what is tagged, with gaps, through a mapping, as text, as a page, and by the command.
"""

from __future__ import annotations

import re
from pathlib import Path

import lxml.html
import pytest
from click.testing import CliRunner, Result

from clic_scorm.cli import program
from clic_scorm.coverage import Coverage, as_html, as_text, covered
from clic_scorm.model import Page
from clic_scorm.pipeline import Wish
from clic_scorm.pipeline.covering import cover


ROOT = Path(__file__).parents[2]
COURSE = """clic: 1
id: demo
title: Rivers & towns
version: 1.0.0
modules: [m01, upala, final]
facets: {framework: [old, new]}
"""
OLD = """title: Old list
tag: essential
name: Essential
items:
  lead: {number: 1, title: Somebody leads, text: With <a> mandate.}
  risk: {number: 2, title: Know your risk}
  schools: {number: 3, title: Schools stand}
mappings:
  - {to: new, items: {1: 2, 2: 1, 3: 1}, note: Our reading.}
"""
NEW = """title: New list
tag: essential
name: Essential
items:
  know: {number: 1, title: Know}
  organise: {number: 2, title: Organise}
"""
MODULE = """---
tags: {essential: [1, 2, 3]}
objectives:
  o1:
    text: Name who leads [remember]
    tags: {essential: 1}
  o2: Name a hazard [remember]
  o3:
    text: Draw a map [create]
    tags: {essential: risk}
---
# One

## Who leads {#lead tags=essential:1,objective:o1}

Text.

### Who? {.question #who objective=o1}

Answer: the mayor

## The map {#map tags=essential:2+1,objective:o3}

Text.

## Check {.quiz #check}

### Does a town need a lead? {#need objective=o1}

Answer: true

### Is a river a hazard? {#river objective=o2 tags=essential:2}

Answer: true
"""
CASE = """---
tags: {essential: [2, 3]}
---
# Upala

Text.
"""
FINAL = """---
draw: [{from: bank, pick: 1}]
---
# Final
"""
BANK = """# Bank

### Who decides? {#decides objective=o1}

Answer: the council

### Who pays? {#pays tags=essential:3 objective=o1}

Answer: the council
"""


@pytest.fixture
def course(tmp_path: Path) -> Path:
    folder = tmp_path / "course"
    files = {
        "course.yml": COURSE, "frameworks/old.yml": OLD, "frameworks/new.yml": NEW, "modules/m01.md": MODULE,
        "cases/upala.md": CASE, "assessments/final.md": FINAL, "banks/bank.md": BANK,
    }  # fmt: skip
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return folder


def found(folder: Path, **variant: str) -> Coverage:
    coverage, result = cover(folder, Wish(variant=variant))
    assert coverage is not None
    assert not result.failed(), [str(item.message) for item in result.findings]
    return coverage


def counts(coverage: Coverage) -> dict[str, list[tuple[int, ...]]]:
    return {table.framework.id: [tuple(map(len, row.cells)) for row in table.rows] for table in coverage.tables}


def test_tags_count_for_items_in_each_column_and_a_question_for_those_of_its_objective(course: Path) -> None:
    coverage = found(course)
    # objectives, pages, questions, cases; the module's own tags cover nothing.
    assert counts(coverage) == {"old": [(1, 2, 3, 0), (1, 1, 1, 1), (0, 0, 1, 1)], "new": [(1, 1, 2, 1), (1, 2, 3, 0)]}
    assert [row.missing for row in coverage.tables[0].rows] == [("cases",), (), ("objectives", "pages")]
    assert coverage.tables[1].framework.crosswalks[0].ours


def test_what_is_taken_away_leaves_a_gap(course: Path) -> None:
    module = course / "modules" / "m01.md"
    module.write_text(re.sub(r"## The map.*?(?=## Check)", "", MODULE, flags=re.DOTALL), encoding="utf-8")
    coverage = found(course)
    assert coverage.tables[0].rows[1].missing == ("pages",)
    assert "gap: Essential 2 has no page\n" in as_text(coverage)


def test_objectives_are_traced_to_pages_and_questions(course: Path) -> None:
    coverage = found(course)
    assert [(trace.objective.id, trace.taught, len(trace.tested)) for trace in coverage.traces] == [
        ("o1", ("Who leads",), 4),
        ("o2", (), 1),
        ("o3", ("The map",), 0),
    ]
    assert [trace.missing for trace in coverage.traces] == [(), ("pages",), ("questions",)]


def test_without_a_word_of_it_a_modules_pages_teach_its_objectives(course: Path) -> None:
    module = course / "modules" / "m01.md"
    module.write_text(re.sub(r",objective:o\d", "", MODULE), encoding="utf-8")
    assert all(trace.taught == ("Who leads", "The map") for trace in found(course).traces)


def test_the_framework_that_a_variant_shows_comes_first(course: Path) -> None:
    coverage = found(course, framework="new")
    assert [(table.framework.id, table.framework.shown) for table in coverage.tables] == [("new", True), ("old", False)]
    assert counts(coverage)["new"] == [(1, 1, 2, 1), (1, 2, 3, 0)]
    assert coverage.gaps == 3


@pytest.mark.parametrize("width", [40, 80, 100])
def test_the_text_keeps_to_its_columns_and_parts_no_word(course: Path, width: int) -> None:
    for folder in (ROOT / "courses" / "mcr-tot", course):
        coverage = found(folder)
        text = as_text(coverage, width)
        assert max(map(len, text.splitlines())) <= width
        words = {word for table in coverage.tables for row in table.rows for word in row.item.title.split()}
        assert words <= set(text.split())


def test_counts_are_told_in_words_where_a_table_has_no_room(course: Path) -> None:
    wide, narrow = (as_text(found(course), width) for width in (80, 40))
    assert "Objectives  Pages  Questions  Cases" in wide
    assert "Objectives  Pages" not in narrow
    assert re.search(r"^ 1  .+\n    objectives \d, pages \d, questions [\d–],\n    cases [\d–]$", narrow, re.MULTILINE)


def test_the_page_is_whole_and_escaped(course: Path) -> None:
    page = as_html(found(course))
    assert "With &lt;a&gt; mandate." in page
    assert "Rivers &amp; towns" in page
    assert not re.search(r"(?:src|href)=", page)
    tree = lxml.html.document_fromstring(page)
    words = " ".join("".join(map(str, tree.itertext())).split())
    rows = [[cell.findtext("span") for cell in row.iter("td")] for row in tree.iter("tr")]
    # The second row under the heads of the first table: Know your risk.
    assert rows[2] == ["1", "1", "1", "1"]
    assert rows[3] == ["none", "none", "1", "1"]
    assert "Gaps: 2 of 3" in words
    assert "Essential\u00a03 has no objective and no page" in "".join(map(str, tree.itertext()))


# What a report says in each language of a gap, of the second list, and above its page.
SAID = {
    "es": ("vacío: Essential 3 está sin objetivo y sin página", "vacíos: 1", "Lo que cubre el curso"),
    "fr": ("lacune\u00a0: Essential 3 reste sans objectif et sans page", "lacunes\u00a0: 1", "Ce que couvre le cours"),
    "pt": ("lacuna: Essential 3 está sem objetivo e sem página", "lacunas: 1", "O que o curso cobre"),
    "ar": ("ثغرة: Essential 3 يبقى بلا هدف وبلا صفحة", "ثغرات: 1", "ما تغطّيه الدورة"),
}


@pytest.mark.parametrize("language", SAID)
def test_the_report_speaks_the_language_of_the_course(course: Path, tmp_path: Path, language: str) -> None:
    (course / "course.yml").write_text(f"{COURSE}source: {language}\nlanguages: [{language}]\n", encoding="utf-8")
    # A third item of the new list that nothing leads to.
    (course / "frameworks" / "new.yml").write_text(f"{NEW}  more: {{number: 3, title: More}}\n", encoding="utf-8")
    gap, gaps, heading = SAID[language]
    told = run(str(course), "--coverage").output
    assert gap in told
    assert gaps.partition(":")[0] in told
    page = tmp_path / "coverage.html"
    run(str(course), "--html", str(page))
    tree = lxml.html.document_fromstring(page.read_text(encoding="utf-8"))
    assert (tree.get("lang"), tree.get("dir")) == (language, "rtl" if language == "ar" else "ltr")
    assert [title.text for title in tree.iter("h1")] == [heading]
    # Beside what the author wrote, in English here, no word of the English report is left.
    texts = [*told.splitlines(), *(str(text) for part in tree.iter("h2", "p", "div", "th", "span", "li") for text in part.itertext())]
    english = re.compile(r"\b(?:gaps?|[Oo]bjectives|[Qq]uestions?|case stud\w+|no page|none|mapping|taught|tested|tagged|Where|has)\b")
    kept = {"question", "questions"} if language == "fr" else set()
    assert {word for text in texts for word in english.findall(text)} <= {*kept, *(word.capitalize() for word in kept)}


def test_a_terminal_that_turns_lines_round_gets_no_columns(course: Path) -> None:
    (course / "course.yml").write_text(f"{COURSE}source: ar\nlanguages: [ar]\n", encoding="utf-8")
    told = run(str(course), "--coverage").output
    assert "الأهداف 1, الصفحات 2" in told
    assert "─" not in told


def test_a_course_without_frameworks_still_tells_of_its_objectives(course: Path) -> None:
    for path in (course / "frameworks").iterdir():
        path.unlink()
    (course / "course.yml").write_text(COURSE.replace("facets: {framework: [old, new]}\n", ""), encoding="utf-8")
    text = as_text(found(course))
    assert "No framework" in text
    assert "gap: o3 has no question" in text
    assert covered(found(course).course).tables == ()


def run(*arguments: str) -> Result:
    return CliRunner().invoke(program, ["inspect", *arguments])


def test_the_command_tells_of_a_course(course: Path, tmp_path: Path) -> None:
    summary = run(str(course))
    assert summary.exit_code == 0
    assert re.search(r"^questions +5: 3 text, 2 truefalse$", summary.output, re.MULTILINE)
    told = run(str(course), "--coverage")
    assert told.exit_code == 0
    assert "gap: Essential 3 has no objective and no page" in told.output
    assert run(str(course), "--coverage", "--strict").exit_code == 1
    page = tmp_path / "coverage.html"
    written = run(str(course), "--html", str(page), "--variant", "framework=new")
    assert written.exit_code == 0
    assert "3 gaps" in written.output
    assert "New list" in page.read_text(encoding="utf-8")


def test_the_command_asks_for_a_course_where_coverage_is_wanted(course: Path, tmp_path: Path) -> None:
    package = tmp_path / "some.zip"
    package.write_bytes(b"PK")
    assert run(str(package), "--coverage").exit_code == 2
    (course / "course.yml").unlink()
    done = run(str(course), "--coverage")
    assert done.exit_code == 1
    assert "SRC001" in done.output


def test_the_course_of_the_project_has_no_gap() -> None:
    coverage = found(ROOT / "courses" / "mcr-tot")
    assert [table.framework.id for table in coverage.tables] == ["ten-essentials-2010", "hfa", "ten-essentials-2015"]
    assert all(not table.gaps for table in coverage.tables)
    assert not [trace.objective.id for trace in coverage.traces if trace.missing]


@pytest.mark.parametrize(
    ("framework", "title", "case"),
    [
        (
            "ten-essentials-2010",
            "Module 4: Governance and finance (Essentials\u00a01 and 2)",
            "Essential\u00a02 stands on Essential\u00a03.",
        ),
        (
            "ten-essentials-2015",
            "Module 4: Governance and finance (Essentials\u00a01, 3 and 6)",
            "Essential\u00a03 stands on Essential\u00a02.",
        ),
    ],
)
def test_the_course_of_the_project_is_shown_by_either_list(framework: str, title: str, case: str) -> None:
    coverage, result = cover(ROOT / "courses" / "mcr-tot", Wish(variant={"framework": framework}))
    assert coverage is not None
    assert result.findings == ()
    modules = {module.id: module for module in coverage.course.modules}
    assert modules["m04"].title == title
    story = modules["manizales"].units[0]
    assert isinstance(story, Page)
    assert case in story.body.plain
    # The page with the later list is in the edition that shows it only.
    listed = [unit for unit in modules["m02"].units if isinstance(unit, Page) and '<ol class="framework">' in unit.body.fragment]
    assert [unit.id for unit in listed] == (["m02-edition"] if framework == "ten-essentials-2015" else [])
    assert all('<li value="10"><strong>Expedite ' in unit.body.fragment for unit in listed)
