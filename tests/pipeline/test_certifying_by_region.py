"""
What a rule needs to know of a learner comes from the course itself, or from a column of any file: as an id or in words, and never as a guess.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from clic_scorm.pipeline import Wish, build
from clic_scorm.pipeline.certifying import Call, Certified, certify
from clic_scorm.rules import Record, encode


SETTINGS = """clic: 1
id: water
title: Clean water
version: 1.2.0
status: pilot
modules: [m01, upala, kisumu]
confirmed: {{plan: {{text: Plan read, by: facilitator}}}}
{facets}learner:
  region: {{ask: Where do you work?, of: {{ca: Central America, af: Africa}}{fixed}}}
certificates:
  completion:
    title: Certificate of completion
    requires: [{{done: {{cases: 1, where: region is learner.region}}}}, {{confirmed: plan}}]
"""
FACETS = "facets: {region: [ca, af]}\n"
CASE = "---\ntags: {{region: [{region}]}}\n---\n# {title}\nWhat happened.\n"
UPALA = "email,name,unit,result{more}\na@x.org,Ana,upala,seen{value}\n"


@pytest.fixture
def course(tmp_path: Path) -> Path:
    return write(tmp_path / "course")


def write(folder: Path, facets: str = "", fixed: str = "") -> Path:
    for name, text in {
        "course.yml": SETTINGS.format(facets=facets, fixed=fixed),
        "modules/m01.md": "# Water\n## Wells {#wells}\nWells need a cover.\n",
        "cases/upala.md": CASE.format(region="ca", title="Upala"),
        "cases/kisumu.md": CASE.format(region="af", title="Kisumu"),
    }.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")
    made = build(folder, Wish(release=True, out=folder.parent / "build"))
    assert not made.failed(), made.findings
    return folder


def run(course: Path, records: str, room: str, **more: object) -> Certified:
    place = course.parent
    (place / "report.csv").write_text(records, encoding="utf-8")
    (place / "room.csv").write_text(room, encoding="utf-8")
    call = Call(out=place / "out", records=(place / "report.csv",), confirmed=(place / "room.csv",), day="2026-11-26", **more)  # type: ignore[arg-type]  # what a test wants besides
    return certify(course, call)


def states(made: Certified) -> list[str]:
    return [line.state for line in made.lines]


@pytest.mark.parametrize(
    ("said", "state"),
    [
        ("ca", "issued"),
        ("Central america", "issued"),
        # Of the other region no case is done, and a list of results never refuses anybody.
        ("af", "undecided"),
        ("", "undecided"),
        ("-", "undecided"),
    ],
)
@pytest.mark.parametrize("column", ["region", "Where do you work?", "region: Where do you work? (ca = …)"])
def test_a_column_says_it(course: Path, said: str, state: str, column: str) -> None:
    made = run(course, UPALA.format(more="", value=""), f'email,plan,"{column}"\na@x.org,yes,{said}\n')
    assert (states(made), [item.code.id for item in made.findings]) == ([state], [])
    records = UPALA.format(more=f',"{column}"', value=f",{said}")
    assert states(run(course, records, "email,plan\na@x.org,yes\n"))[0] in (state, "kept")


def test_what_is_no_answer_counts_as_none_and_is_told(course: Path) -> None:
    made = run(course, UPALA.format(more="", value=""), "email,plan,region\na@x.org,yes,Asia\n")
    assert states(made) == ["undecided"]
    assert [(item.code.id, "“Asia”" in item.message) for item in made.findings] == [("CERT008", True)]


def test_two_files_that_differ_settle_nothing(course: Path) -> None:
    made = run(course, UPALA.format(more=",region", value=",ca"), "email,plan,region\na@x.org,yes,af\na@x.org,yes,ca\n")
    assert states(made) == ["undecided"]
    assert {item.code.id for item in made.findings} == {"CERT009"}


def test_what_the_learner_said_in_the_course_stands_above_a_list(course: Path) -> None:
    record = Record(pages=frozenset(range(1, 9)), learner={"region": ((3, "a"), "ca")}, token="t")
    report = f"email,name,attempt,suspend_data\na@x.org,Ana,1,{encode(record)}\n"
    made = run(course, report, "email,plan,region\na@x.org,yes,af\n")
    assert states(made) == ["issued"]
    paper = next((course.parent / "out" / "certificates").glob("*.html")).read_text(encoding="utf-8")
    assert "Where do you work? Central America" in paper
    assert "stated by the participant" in paper
    # A case study that is one page is called by its name.
    assert "Page “Upala” seen" in paper


def test_a_map_names_the_question(course: Path) -> None:
    made = run(course, UPALA.format(more="", value=""), "email,plan,Zone\na@x.org,yes,ca\n", mapped={"Zone": "region"})
    assert states(made) == ["issued"]


def test_the_sheet_asks_what_rules_need_and_no_variant_says(course: Path, tmp_path: Path) -> None:
    (course.parent / "report.csv").write_text(UPALA.format(more="", value=""), encoding="utf-8")
    for folder, asked in ((course, True), (write(tmp_path / "fixed" / "course", FACETS, ", fixed-by: variant.region"), False)):
        sheet = tmp_path / f"sheet-{asked}.csv"
        certify(folder, Call(sheet=sheet, records=(course.parent / "report.csv",)))
        header = sheet.read_text(encoding="utf-8-sig").splitlines()[0]
        assert ("region: Where do you work? (ca = Central America; af = Africa)" in header) == asked
    filled = (tmp_path / "sheet-True.csv").read_text(encoding="utf-8-sig").replace(",,,,,", ",,yes,Central America,,", 1)
    assert states(run(course, UPALA.format(more="", value=""), filled)) == ["issued"]
