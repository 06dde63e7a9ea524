"""
The rules of a course on a terminal, on a narrow one, elsewhere, and as JSON.
"""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from clic_scorm.cli.paper import Paper
from tests.cli import terminal
from tests.cli.test_cli import run


SETTINGS = """\
clic: 1
id: water
title: Clean water for cities
version: 1.2
source: {language}
languages: [{language}]
modules: [m01]
confirmed:
  hours: {{text: Hours present, by: facilitator, min: 28, of: 32.5, unit: hours}}
completion:
  requires:
    - viewed: modules
    - any: [{{passed: check}}, {{time: 90}}]
certificates:
  completion:
    title: Certificate of completion
    valid: 24 months
    requires: [viewed: wells, passed: check, confirmed: hours]
  presence:
    title: Certificate of presence
    requires: [confirmed: hours]
lms:
  passed: completion
  while-waiting: {waiting}
"""
MODULE = """\
# Water
## Wells {#wells}
Wells need a cover.
## Check {.quiz #check pass=70%}
### Why? {#q1}
- [x] so
- [ ] not so
"""


@pytest.fixture
def course(tmp_path: Path) -> Path:
    return write(tmp_path / "course")


def write(folder: Path, language: str = "en", waiting: str = "completed") -> Path:
    (folder / "modules").mkdir(parents=True, exist_ok=True)
    (folder / "course.yml").write_text(SETTINGS.format(language=language, waiting=waiting), encoding="utf-8")
    (folder / "modules" / "m01.md").write_text(MODULE, encoding="utf-8")
    return folder


def test_rules_are_told_with_what_an_lms_hears_and_what_is_lost(course: Path) -> None:
    done = run("rules", ".", "--target", "scorm12", "--target", "web", cwd=course)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.splitlines() == [
        "Clean water for cities",
        "water 1.2 (en)",
        "",
        "Completion",
        "Whoever does this has completed the course:",
        "  - See “Wells” to the end [recorded by the course]",
        "  - One of these:",
        "    - Pass “Check” (70 %) [recorded by the course]",
        "    - Be active in the course for at least 90 minutes [recorded by the course]",
        "",
        "Certificate of completion",
        "Whoever does this earns it:",
        "  - See “Wells” to the end [recorded by the course]",
        "  - Pass “Check” (70 %) [recorded by the course]",
        "  - Hours present: at least 28 of 32.5 hours [confirmed by facilitator]",
        "It is valid for 24 months.",
        "The course itself shows no more than a record of achievement. The organisers issue the certificate.",
        "",
        "Certificate of presence",
        "Whoever does this earns it:",
        "  - Hours present: at least 28 of 32.5 hours [confirmed by facilitator]",
        "It is valid without limit.",
        "The course itself shows no more than a record of achievement. The organisers issue the certificate.",
        "",
        "What an LMS hears",
        "SCORM 1.2",
        "  Layout: 1 SCO – the whole course",
        "  Completed: cmi.core.lesson_status = completed – once the online part of “Certificate of completion” is met, or the course is completed"
        " and “Certificate of completion” is out of reach",
        "  Progress made: not told",
        "  Passed: not told – people have still to confirm what “Certificate of completion” takes",
        "  Before that: cmi.core.lesson_status = incomplete; cmi.core.lesson_status = failed – once no attempt is left",
        "  Score: cmi.core.score.raw, 0–100 – the points of all required quizzes that have a pass mark",
        "  Pass mark: none is written – “Certificate of completion” does not take a score and nothing else",
        "",
        "Nothing is told to an LMS by: web folder",
        "",
        "What is lost, and what to know",
        "  - SCORM 1.2 and web folder can't know what only people confirm for “Certificate of completion”: “Hours present” [LOSS008, course.yml:18]",
        "  - SCORM 1.2 can't tell an LMS of “Certificate of presence”: there is one “passed”, and it stands for “Certificate of completion”"
        " [LOSS009, course.yml:19]",
        "  - web folder can't know what only people confirm for “Certificate of presence”: “Hours present” [LOSS008, course.yml:21]",
    ]


def test_the_line_that_says_passed_too_early_is_named(tmp_path: Path) -> None:
    done = run("rules", str(write(tmp_path / "course", waiting="passed")), "--target", "scorm2004")
    assert "  Passed: cmi.success_status = passed – once the online part of “Certificate of completion” is met" in done.stdout
    assert re.search(r"an LMS hears “passed” .* \[TRUST001, .*course\.yml:24\]", done.stdout)


def test_the_same_as_json(course: Path) -> None:
    (told,) = json.loads(run("rules", str(course), "--format", "json").stdout)
    completion, certificate, _ = told["rules"]
    assert (told["course"], told["version"], told["language"], told["findings"]) == ("water", "1.2", "en", [])
    assert (completion["kind"], completion["rule"]["parts"][1]["least"]) == ("completion", 1)
    last = {"text": "Hours present: at least 28 of 32.5 hours", "line": 18, "bases": ["confirmed"], "known": "confirmed by facilitator"}
    assert certificate["rule"]["parts"][-1] == last
    assert {"scorm12", "scorm2004", "imscp", "web"} <= set(told["heard"])
    assert (told["heard"]["web"], list(told["heard"]["scorm12"])) == (
        {},
        ["Layout", "Completed", "Progress made", "Passed", "Before that", "Score", "Pass mark"],
    )
    assert {("LOSS008", 18), ("LOSS009", 19)} <= {(item["id"], item["line"]) for item in told["lost"]}


def test_with_an_error_nothing_is_told_but_the_error(course: Path) -> None:
    settings = (course / "course.yml").read_text(encoding="utf-8").replace("passed: check}", "passed: chek}")
    (course / "course.yml").write_text(settings, encoding="utf-8")
    done = run("rules", str(course))
    assert done.returncode == 1
    assert "error CRS004" in done.stdout
    assert "Whoever" not in done.stdout
    (told,) = json.loads(run("rules", str(course), "--format", "json").stdout)
    assert [item["id"] for item in told["findings"]] == ["CRS004"]
    assert run("rules", str(course), "--target", "cdrom").returncode == 1


def test_a_call_that_asks_for_nothing_possible_returns_2(course: Path) -> None:
    assert run("rules", str(course), "--target", "cdrom").returncode == 2
    assert run("rules", str(course), "--lang", "xx").returncode == 2
    assert run("rules", str(course / "nowhere")).returncode == 2


def test_several_courses_are_told_one_after_the_other(tmp_path: Path) -> None:
    for name in ("one", "two"):
        write(tmp_path / "courses" / name)
    assert run("rules", cwd=tmp_path).stdout.count("Clean water for cities\n") == 2


@pytest.mark.parametrize("language", ["es", "fr", "pt", "ar"])
def test_nothing_but_names_and_losses_stays_english(tmp_path: Path, language: str) -> None:
    done = run("rules", str(write(tmp_path / "course", language)))
    assert done.returncode == 0
    said = done.stdout.splitlines()
    title = next(
        number for number, line in enumerate(said) if line.startswith(("Lo que se pierde", "Ce qui se perd", "O que se perde", "ما يضيع"))
    )
    own = re.compile(
        r"Certificate of (completion|presence)|Clean water for cities|Hours present|IMS Content Package|web folder|SCORM [\d.]+"
    )
    words = re.compile(r"\b(the|once|and|of|to|is|see|pass|whoever|by|course|confirmed)\b(?!\.)", re.IGNORECASE)
    assert [line for line in said[:title] if words.search(own.sub("", line))] == []


def on_terminal(course: Path, columns: int, encoding: str) -> list[str]:
    """
    Return what is on a terminal of so many columns, escapes and all.
    """
    said, code = terminal.on_terminal(
        course, columns, "rules", ".", "--target", "scorm12", "--target", "scorm2004", PYTHONIOENCODING=encoding
    )
    assert code == 0
    return said.replace("\r\n", "\n").splitlines()


_ESCAPE = re.compile(r"\x1b\[[0-9;]*m")


@pytest.mark.parametrize("columns", [40, 80, 120])
def test_nothing_is_wider_than_the_terminal(course: Path, columns: int) -> None:
    said = [_ESCAPE.sub("", line) for line in on_terminal(course, columns, "utf-8")]
    assert max(map(len, said)) <= columns
    assert any(line.startswith("  • See “Wells” to the end") for line in said)
    # What both formats tell stands side by side where there is room for it.
    assert any("SCORM 1.2" in line and "SCORM 2004" in line and "can't" not in line for line in said) == (columns >= 80)


def test_a_number_keeps_its_sign_and_a_row_its_shape_wherever_a_line_breaks(capsys: pytest.CaptureFixture[str]) -> None:
    text = "0–100 – 60 % for the final and 40 % for the rest"
    for width in range(12, 50):
        paper = Paper()
        paper.width = width
        paper.table([["", "LMS"], ["Score", text]], "{label}: {text}", lists=True)
        lines = capsys.readouterr().out.splitlines()[1:]
        assert " ".join(line.strip() for line in lines) == f"Score: {text}"
        assert max(map(len, lines)) <= width
        assert [line for line in lines if line.strip()[0] in "%–"] == []
        assert {len(line) - len(line.lstrip()) for line in lines[1:]} <= {4}


def test_from_right_to_left_no_line_holds_two_columns(tmp_path: Path) -> None:
    said = [_ESCAPE.sub("", line) for line in on_terminal(write(tmp_path / "course", "ar"), 120, "utf-8")]
    assert {"SCORM 1.2", "SCORM 2004"} <= set(said)
    assert any(line.startswith("  علامة النجاح: ") for line in said)


def test_how_a_condition_is_known_is_dim_over_all_its_lines(course: Path) -> None:
    said = "\n".join(on_terminal(course, 40, "utf-8"))
    dim = [" ".join(piece.split()) for piece in re.findall(r"\x1b\[2m(.*?)\x1b\[0m", said)]
    # Some stand on one line, some break: the pieces are the whole of it.
    assert dim.count("[recorded by the course]") < " ".join(dim).count("[recorded by the course]") == 5
    rest = re.sub(r"\x1b\[2m.*?\x1b\[0m", "", said)
    assert not {"[", "recorded", "LOSS008"} & set(_ESCAPE.sub("", rest).split())
    assert "[" not in _ESCAPE.sub("", rest)


def test_a_console_in_an_old_code_page_shows_plain_marks(course: Path) -> None:
    said = "\n".join(on_terminal(course, 80, "cp1252"))
    assert "?" not in said
    assert "-----" in said
