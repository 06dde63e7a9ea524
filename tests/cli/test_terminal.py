"""
What verbs show on a terminal, a narrow one too: nothing wider than it, and nothing broken that is copied as one.
"""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from click.testing import CliRunner

from clic_scorm.catalogue import codes
from clic_scorm.cli import program
from clic_scorm.diagnostics import Span, finding
from clic_scorm.diagnostics.report import text
from tests.cli import terminal


_ESCAPE = re.compile(r"\x1b\[[0-9;?]*[A-Za-z]")
_WRONG = "\n### Which of these is a hazard, and which would you find in a valley without any houses? {#hz}\n\n- [ ] A river\n- [ ] A road\n"


def on_terminal(folder: Path, columns: int, *arguments: str) -> list[str]:
    """
    Return what a verb shows: each line as it was written, a bar at each of its steps.
    """
    said, _ = terminal.on_terminal(folder, columns, *arguments)
    return [_ESCAPE.sub("", line) for line in re.split(r"[\r\n]+", said)]


@pytest.fixture(scope="module")
def courses(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("courses")
    for name in ("good", "wrong"):
        assert (
            CliRunner()
            .invoke(program, ["new", str(folder / name), "--title", "Floods in cities on the coast", "--id", "floods", "--yes"])
            .exit_code
            == 0
        )
    module = folder / "wrong" / "modules" / "m01.md"
    module.write_text(module.read_text(encoding="utf-8") + _WRONG, encoding="utf-8")
    return folder


@pytest.mark.parametrize("columns", [40, 80, 120])
@pytest.mark.parametrize(
    "arguments", [["check", "wrong"], ["build", "good"], ["formats"], ["explain", "AUT208"], ["explain", "AUT"]], ids=" ".join
)
def test_nothing_is_wider_than_the_terminal(courses: Path, columns: int, arguments: list[str]) -> None:
    said = on_terminal(courses, columns, *arguments)
    # A name of a file is not parted: it is copied as one.
    assert [line for line in said if len(line) > columns and not line.endswith(".zip")] == []
    assert len(said) > 3


def test_what_was_built_is_told_in_a_table_where_there_is_room(courses: Path) -> None:
    wide, narrow = ("\n".join(on_terminal(courses, columns, "build", "good")) for columns in (120, 40))
    assert re.search(r"^file +size +pages +questions", wide, re.MULTILINE)
    assert re.search(
        r"^build/.*\.zip\n  size: \d+ KB · pages: 1 · questions: 2\n  progress, at most: \d+ of 4096\nno findings$", narrow, re.MULTILINE
    )


def test_each_answer_stands_beside_what_it_is_about(courses: Path) -> None:
    said = "\n".join(on_terminal(courses, 80, "formats"))
    for name, score, time, bookmark in (("scorm12", "yes", "yes", "yes"), ("imscp", "no", "no", "no"), ("web", "yes", "no", "yes")):
        (told,) = re.findall(rf"^{name}\n((?:  .*\n)+)", said, re.MULTILINE)
        assert f"score: {score} · time: {time} · bookmark: {bookmark}" in re.sub(r"\n +", " · ", told)


def test_severity_and_code_stay_on_one_line_and_so_in_one_colour() -> None:
    item = finding(codes()["S24072"], Span("modules/m00-orientation.md", 97), name="units/m00-city-profile.js", href="x")
    for width in range(30, 70):
        assert "error S24072" in text(item, lambda _: None, width=width)


def test_a_box_to_tick_is_not_parted() -> None:
    item = finding(codes()["AUT012"], None, title="Which?", remedy="tick the right option, or the right options, so: - [x] or so: - [x]")
    for width in range(30, 70):
        assert text(item, lambda _: None, width=width).count("- [x]") == 2
