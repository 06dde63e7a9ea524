"""
Findings for people and programs: text, JSON, SARIF, annotations of a forge; and how grave a course takes them.
"""

from __future__ import annotations

import json
import shutil
import subprocess
from pathlib import Path

import pytest
from click.testing import CliRunner

from clic_scorm.catalogue import codes
from clic_scorm.cli import program
from clic_scorm.diagnostics import Diagnostic, Member, Span, finding, report
from clic_scorm.diagnostics.sarif import as_sarif


ROOT = Path(__file__).parents[2]
SETTINGS = "clic: 1\nid: water\ntitle: Clean water\nversion: 1\nmodules: [m01]\n"
MODULE = (
    "# Water\n## Wells {#wells minute=5}\nDeep.\n## Covers {#covers}\nClose the cover!!!\n\nYou find more [here](https://example.org/é).\n"
)


def course(folder: Path, settings: str = "", module: str = MODULE) -> Path:
    (folder / "modules").mkdir(parents=True)
    (folder / "course.yml").write_text(SETTINGS + settings, encoding="utf-8")
    (folder / "modules" / "m01.md").write_text(module, encoding="utf-8")
    return folder


def check(*arguments: str) -> tuple[int, str]:
    done = CliRunner().invoke(program, ["check", *arguments])
    return done.exit_code, done.output


def ids(output: str) -> list[str]:
    return [f"{item['severity']} {item['id']}" for item in json.loads(output)]


def test_json_has_the_documented_shape(tmp_path: Path) -> None:
    code, output = check(str(course(tmp_path / "a course")), "--format", "json")
    assert code == 1
    found = json.loads(output)
    assert ids(output) == ["error AUT001", "advice LANG013", "warning ACC003"]
    assert found[0] == {
        "id": "AUT001",
        "slug": "unknown-attribute",
        "severity": "error",
        "message": "“minute” is no attribute of a page",
        "hint": found[0]["hint"],
        "file": f"{(tmp_path / 'a course').as_posix()}/modules/m01.md",
        "line": 2,
        "column": 1,
    }
    page = (ROOT / "docs" / "findings.md").read_text(encoding="utf-8")
    assert all(f"`{key}`" in page for key in found[0])


def judged(log: str) -> None:
    node = shutil.which("node")
    assert node
    done = subprocess.run(
        [node, "tests/reports/sarif.mjs"], input=log, cwd=ROOT, capture_output=True, text=True, encoding="utf-8", check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr


def test_sarif_is_valid_by_the_official_schema(tmp_path: Path) -> None:
    code, output = check(str(course(tmp_path / "ein Kurs: Wasser?")), "--format", "sarif")
    assert code == 1
    judged(output)
    run = json.loads(output)["runs"][0]
    assert [(item["ruleId"], item["level"]) for item in run["results"]] == [("AUT001", "error"), ("LANG013", "note"), ("ACC003", "warning")]
    for item in run["results"]:
        assert run["tool"]["driver"]["rules"][item["ruleIndex"]]["id"] == item["ruleId"]
    place = run["results"][0]["locations"][0]["physicalLocation"]
    assert place["artifactLocation"]["uri"].endswith("/ein%20Kurs%3A%20Wasser%3F/modules/m01.md")
    assert place["region"] == {"startLine": 2, "startColumn": 1}


def test_every_code_makes_valid_sarif() -> None:
    places: list[Span | Member | None] = [Span("modules/m 01.md", 3, 7), Member("imsmanifest.xml", 4, "/manifest[1]"), None]
    items: list[tuple[Diagnostic, str]] = [(finding(code, places[number % 3]), "x.zip!") for number, code in enumerate(codes().values())]
    judged(as_sarif(items, "0.1.0"))
    judged(as_sarif([], "0.1.0"))


def test_annotations_mark_the_line(tmp_path: Path) -> None:
    _, output = check(str(course(tmp_path / "course")), "--format", "github")
    first = output.splitlines()[0]
    assert first.startswith("::error file=")
    assert ",line=2,col=1,title=AUT001 unknown-attribute::“minute” is no attribute" in first


GOOD = MODULE.replace(" minute=5", "")


@pytest.mark.parametrize(
    ("settings", "expected"),
    [
        ("", ["advice LANG013", "warning ACC003"]),
        ("  LANG013: {severity: ignore, because: a quotation}\n", ["warning ACC003"]),
        ("  link-says-nothing: {severity: advice, because: a puzzle}\n", ["advice LANG013", "advice ACC003"]),
        ("  ACC: {severity: error, because: a school for the blind}\n", ["advice LANG013", "error ACC003"]),
        (
            "  LANG: {severity: ignore, because: x}\n  LANG013: {severity: error, because: y}\n",
            ["warning SRC063", "error LANG013", "warning ACC003"],
        ),
        ("  LANG013: {severity: ignore}\n", ["error SRC061", "advice LANG013", "warning ACC003"]),
        ("  LANG013: {severity: hidden, because: x}\n", ["error SRC025", "advice LANG013", "warning ACC003"]),
        ("  LANG013: never\n", ["error SRC025", "advice LANG013", "warning ACC003"]),
        ("  AUT012: {severity: ignore, because: x}\n", ["error SRC062", "advice LANG013", "warning ACC003"]),
        ("  SRC063: {severity: ignore, because: x}\n", ["error SRC062", "advice LANG013", "warning ACC003"]),
        ("  LANG031: {severity: ignore, because: x}\n", ["error SRC060", "advice LANG013", "warning ACC003"]),
        ("  CRS082: {severity: advice, because: x}\n", ["warning SRC063", "advice LANG013", "warning ACC003"]),
    ],
)
def test_a_course_says_how_grave_a_finding_is(tmp_path: Path, settings: str, expected: list[str]) -> None:
    folder = course(tmp_path / "course", f"findings:\n{settings}" if settings else "", GOOD)
    code, output = check(str(folder), "--format", "json")
    assert ids(output) == expected
    assert code == (1 if any(each.startswith("error") for each in expected) else 0)


def test_an_error_is_never_made_lighter_by_its_family(tmp_path: Path) -> None:
    folder = course(tmp_path / "course", "findings:\n  AUT: {severity: ignore, because: x}\n")
    assert "error AUT001" in ids(check(str(folder), "--format", "json")[1])


def test_build_and_check_say_the_same(tmp_path: Path) -> None:
    folder = course(tmp_path / "course", "findings:\n  LANG013: {severity: ignore, because: x}\n", GOOD)
    built = CliRunner().invoke(program, ["build", str(folder), "--out", str(tmp_path / "out"), "--format", "json"])
    assert ids(built.output[built.output.index("[") :]) == ids(check(str(folder), "--format", "json")[1]) == ["warning ACC003"]


def test_an_override_is_not_called_unused_where_not_all_was_looked_at(tmp_path: Path) -> None:
    folder = course(tmp_path / "course", "findings:\n  CRS082: {severity: ignore, because: x}\n", GOOD)
    assert "warning SRC063" not in ids(check(str(folder), "--target", "scorm12", "--format", "json")[1])


def test_a_severity_of_its_own_shows_in_text(tmp_path: Path) -> None:
    folder = course(tmp_path / "course", "findings:\n  LANG013: {severity: error, because: x}\n", GOOD)
    assert "error LANG013 repeated-exclamation-mark" in check(str(folder))[1]


def test_a_terminal_breaks_lines_at_words() -> None:
    item = finding(
        codes()["AUT012"],
        Span("modules/m01.md", 41, 1),
        title="Why does a well need a cover, and who looks after it? " * 3,
        remedy="tick " * 30,
    )
    plain = report.text(item, lambda _: "### " + "wide " * 60)
    assert len(plain.split("\n")) == 3
    broken = report.text(item, lambda _: "### " + "wide " * 60, width=80).split("\n")
    assert all(len(line) <= 80 for line in broken)
    assert broken[0].startswith("modules/m01.md:41:1: error AUT012 question-without-answer: “Why")
    assert " ".join(" ".join(broken).split()).count("Why does a well") == 3
    assert [line[:6] for line in broken if "hint:" in line] == ["     |"]
