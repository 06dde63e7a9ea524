"""
The command as a designer and a script call it: what it prints, what it writes, what it returns.
"""

from __future__ import annotations

import json
import os
import statistics
import subprocess
import sys
import threading
import time
import urllib.error
import urllib.request
from pathlib import Path

import pytest

from clic_scorm.pipeline import Wish
from clic_scorm.preview import serve
from clic_scorm.preview.workshop import Workshop
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
        (["bild"], 2, "there is no verb “bild”"),
        (["build", "--variant", "region"], 2, "facet=value"),
        (["build", "--variant", "region=mars"], 2, "has no variant region=mars"),
        (["build", "--target", "cdrom"], 2, "there is no target “cdrom”"),
        (["build", "--lang", "xx"], 2, "has no language xx"),
        (["check", "nowhere.zip"], 2, "does not exist"),
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


def test_preview_serves_the_course_and_builds_again_after_a_save(course: Path) -> None:
    workshop = Workshop(course, Wish())
    stop, started = threading.Event(), threading.Event()
    addresses: list[str] = []

    def opened(address: str) -> None:
        addresses.append(address)
        started.set()

    thread = threading.Thread(target=serve, args=(workshop, 0, opened, lambda: None, stop))
    thread.start()
    try:
        assert started.wait(20)
        address = addresses[0]
        assert b"<iframe" in get(address)
        assert b"clic" in get(address + "course/course.js")
        state = json.loads(get(address + "state.json"))
        assert state == {"revision": 1, "findings": []}
        (course / "modules" / "m01.md").write_text(MODULE + "## More {#more}\n[x](#nowhere)\n", encoding="utf-8")
        deadline = time.monotonic() + 20
        while json.loads(get(address + "state.json"))["revision"] == 1 and time.monotonic() < deadline:
            time.sleep(0.05)
        state = json.loads(get(address + "state.json"))
        assert [item["severity"] for item in state["findings"]] == ["error"]
        assert get(address + "course/units/first.js")
        for path in ("course/../../etc/passwd", "course/nothing.js", "..%2f..%2fetc%2fpasswd"):
            with pytest.raises(urllib.error.HTTPError, match="404"):
                get(address + path)
        with pytest.raises(urllib.error.HTTPError, match="403"):
            get(address, host="evil.example")
    finally:
        stop.set()
        thread.join(20)
    assert not thread.is_alive()


def get(address: str, host: str = "") -> bytes:
    request = urllib.request.Request(address, headers={"Host": host} if host else {})
    with urllib.request.urlopen(request, timeout=20) as answer:
        content: bytes = answer.read()
        return content
