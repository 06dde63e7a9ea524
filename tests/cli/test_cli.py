"""
The command as a designer and a script call it: what it prints, what it writes, what it returns.
"""

from __future__ import annotations

import json
import os
import statistics
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.conftest import note
from tests.pipeline.test_build import MODULE, make


def run(*arguments: str, cwd: Path | None = None, **environment: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "clic_scorm", *arguments]
    return subprocess.run(
        command, cwd=cwd, capture_output=True, text=True, encoding="utf-8", errors="replace", check=False, env={**os.environ, **environment}
    )


@pytest.fixture
def course(tmp_path: Path) -> Path:
    return make(tmp_path / "course", MODULE)


def test_a_build_prints_a_table_and_returns_0(course: Path, tmp_path: Path) -> None:
    done = run("build", str(course), "--out", str(tmp_path / "out"))
    assert done.returncode == 0, done.stderr
    header, _, row, tally = done.stdout.splitlines()
    assert header.split("  ")[0] == "file"
    assert row.split()[0].endswith("demo-1.0-en-scorm12.zip")
    assert "of 4096" in row
    assert tally == "no findings"


def test_an_error_returns_1_and_shows_the_line_and_a_remedy(course: Path, tmp_path: Path) -> None:
    (course / "modules" / "m01.md").write_text(MODULE.replace("- [x] This", "- [ ] This"), encoding="utf-8")
    done = run("build", str(course), "--out", str(tmp_path / "out"))
    assert done.returncode == 1
    lines = done.stdout.splitlines()
    assert lines[0].endswith("modules/m01.md:5:1: error AUT012 question-without-answer: “Which?” has no right answer")
    assert lines[1] == "  5 | ### Which? {#which}"
    assert lines[2] == "    | hint: tick the right option: - [x]"
    assert not (tmp_path / "out").exists()


def test_all_findings_come_at_once_and_as_json(course: Path) -> None:
    (course / "modules" / "m01.md").write_text(MODULE.replace("- [x] This", "- [ ] This") + "## A {#a}\n[x](#nowhere)\n", encoding="utf-8")
    done = run("check", str(course), "--format", "json")
    assert done.returncode == 1
    found = json.loads(done.stdout)
    assert [(item["id"], item["line"]) for item in found] == [("AUT012", 5), ("CRS001", 10)]
    marked = run("check", str(course), "--format", "github")
    assert marked.stdout.startswith("::error file=")


@pytest.mark.parametrize(
    ("arguments", "code", "words"),
    [
        (["bild"], 2, "there is no verb “bild”; did you mean “build”?"),
        (["zzz"], 2, "there is no verb “zzz”; there are new, preview"),
        (["build", "--variant", "region"], 2, "facet=value"),
        (["build", "--variant", "region=mars"], 2, "has no variant region=mars"),
        (["build", "--target", "cdrom"], 2, "there is no target “cdrom”"),
        (["build", "--lang", "xx"], 2, "has no language xx"),
        (["check", "nowhere.zip"], 2, "is not there; name a folder"),
    ],
)
def test_a_call_that_asks_for_nothing_possible_returns_2_with_a_remedy(course: Path, arguments: list[str], code: int, words: str) -> None:
    done = run(*arguments, cwd=course)
    assert done.returncode == code
    assert words in done.stderr
    assert "Traceback" not in done.stderr


def test_a_folder_that_can_not_be_written_returns_3(course: Path, tmp_path: Path) -> None:
    (tmp_path / "out").write_text("a file where a folder should be", encoding="utf-8")
    done = run("build", ".", "--out", str(tmp_path / "out" / "x"), cwd=course)
    assert done.returncode == 3
    assert "hint:" in done.stderr


def test_our_own_mistake_returns_70_with_a_report_to_paste(course: Path) -> None:
    script = (
        "import sys, clic_scorm.pipeline as p, clic_scorm.cli as c\n"
        "def broken(*a, **k): raise RuntimeError('boom')\n"
        "import clic_scorm.cli.check as v; v.check_path = broken\n"
        f"sys.argv = ['clic-scorm', 'check', {str(course)!r}]\nc.main()\n"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=False)
    assert done.returncode == 70
    assert "not in your course" in done.stderr
    assert "boom" in done.stderr


def test_a_console_in_an_old_code_page_does_not_stop_a_build(course: Path, tmp_path: Path) -> None:
    (course / "modules" / "m01.md").write_text(MODULE + "## مدينة 🌊\nText.\n", encoding="utf-8")
    done = run("build", str(course), "--out", str(tmp_path / "out"), PYTHONIOENCODING="cp1252", PYTHONUTF8="0")
    assert done.returncode == 0, done.stderr
    assert "Traceback" not in done.stderr


def test_without_a_path_the_course_here_is_taken_else_all_below_courses(course: Path, tmp_path: Path) -> None:
    assert run("check", cwd=course).returncode == 0
    place = tmp_path / "place"
    make(place / "courses" / "one", MODULE)
    make(place / "courses" / "two", MODULE)
    assert run("build", "--out", "out", cwd=place).stdout.count(".zip") == 2
    nowhere = tmp_path / "nowhere"
    nowhere.mkdir()
    assert run("build", cwd=nowhere).returncode == 2


def test_spaces_and_accents_in_paths(tmp_path: Path) -> None:
    folder = make(tmp_path / "Mi curso ñ", MODULE)
    out = tmp_path / "salida é"
    assert run("build", str(folder), "--out", str(out)).returncode == 0
    (path,) = out.rglob("*.zip")
    shown = run("inspect", str(path))
    assert "SCORM 1.2" in shown.stdout
    assert "no findings" in shown.stdout
    assert run("check", str(path)).returncode == 0


def test_inspect_tells_which_edition_of_scorm_2004(course: Path, tmp_path: Path) -> None:
    for edition, title in (("4", "2004 4th Edition"), ("3", "2004 3rd Edition")):
        out = tmp_path / edition
        options = ("--target", "scorm2004", "--option", f"scorm2004.edition={edition}")
        assert run("build", str(course), "--out", str(out), *options).returncode == 0
        (path,) = out.rglob("*.zip")
        shown = run("inspect", str(path))
        assert shown.returncode == 0
        told = dict(line.split("  ", 1) for line in shown.stdout.splitlines() if line[:1] != " ")
        assert told["format"].strip() == "SCORM 2004"
        assert title in shown.stdout
        assert told["check"].strip() == "no findings"


def test_formats_lists_ours_and_those_of_other_distributions(tmp_path: Path) -> None:
    shown = run("formats")
    assert shown.returncode == 0, shown.stderr
    rows = {line.split()[0]: line for line in shown.stdout.partition("\n\n")[0].splitlines()[2:]}
    assert list(rows) == ["scorm12", "scorm2004", "imscp", "web"]
    assert all("clic-scorm " in row for row in rows.values())
    assert rows["scorm12"].split()[-3:] == ["yes", "yes", "yes"]
    assert rows["imscp"].split()[-3:] == ["no", "no", "no"]
    assert "scorm2004 takes --option scorm2004.edition=4|3, 4 by default" in shown.stdout
    (tmp_path / "clic_radio.py").write_text(
        "from clic_scorm.formats.base import Expresses\n"
        "NAME, TITLE, OPTIONS = 'radio', 'Radio', {}\n"
        "EXPRESSES = Expresses(questions=frozenset({'single', 'multiple'}), time=True)\n",
        encoding="utf-8",
    )
    about = tmp_path / "clic_radio-7.1.dist-info"
    about.mkdir()
    (about / "METADATA").write_text("Metadata-Version: 2.1\nName: clic-radio\nVersion: 7.1\n", encoding="utf-8")
    (about / "entry_points.txt").write_text("[clic_scorm.formats]\nradio = clic_radio\n", encoding="utf-8")
    shown = run("formats", PYTHONPATH=str(tmp_path))
    (row,) = (line for line in shown.stdout.splitlines() if line.startswith("radio  "))
    assert row.split() == ["radio", "Radio", "clic-radio", "7.1", "2", "of", "12", "0", "of", "8", "0", "of", "7", "no", "yes", "no"]
    assert "radio lacks questions: truefalse, text, numeric, match," in shown.stdout
    assert "radio lacks activities" not in shown.stdout


def test_inspect_says_what_is_no_package(tmp_path: Path) -> None:
    path = tmp_path / "photo.zip"
    path.write_bytes(b"not a zip")
    done = run("inspect", str(path))
    assert done.returncode == 1
    assert "unknown" in done.stdout
    assert run("check", str(path)).returncode == 1


def test_help_lists_the_verbs_and_loads_none() -> None:
    script = "import sys\nfrom clic_scorm.cli import main\nsys.argv = ['clic-scorm', '--help']\ntry:\n    main()\nexcept SystemExit:\n    print(sorted(sys.modules))\n"
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    text, _, modules = done.stdout.rpartition("[")
    assert all(f"  {verb} " in text for verb in ("build", "check", "inspect", "preview"))
    assert not any(f"'{name}'" in modules for name in ("pydantic", "lxml", "markdown", "jinja2", "yaml", "xmlschema", "nh3"))


def test_help_starts_about_as_fast_as_click_alone() -> None:
    """
    The ratio of the two is the same on a slow machine; the limit is the project's promise of 2.5.
    """

    def seconds(*arguments: str) -> float:
        started = time.perf_counter()
        subprocess.run([sys.executable, *arguments], capture_output=True, check=True)
        return time.perf_counter() - started

    pairs = [(seconds("-m", "clic_scorm", "--help"), seconds("-c", "import click")) for _ in range(7)]
    ratio = statistics.median(ours / floor for ours, floor in pairs)
    note("start-up", f"--help takes {ratio:.2f} times as long as `import click`")
    assert ratio <= 2.5
