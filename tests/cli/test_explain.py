"""
`clic-scorm explain`: one finding, a family, the nearest where there is none; plain text where nobody looks at a terminal.
"""

from __future__ import annotations

import subprocess
import sys

import pytest
from click.testing import CliRunner

from clic_scorm.catalogue import codes
from clic_scorm.cli import program


def explain(*names: str, color: bool = False) -> tuple[int, str]:
    done = CliRunner().invoke(program, ["explain", *names], color=color)
    return done.exit_code, done.output


@pytest.mark.parametrize("name", ["AUT012", "aut012", "question-without-answer"])
def test_a_page_is_shown(name: str) -> None:
    code, output = explain(name)
    assert code == 0
    lines = output.splitlines()
    assert lines[0] == "error AUT012 question-without-answer"
    for heading in ("Why it matters", "Fails", "Passes"):
        assert heading in lines
    assert "  │ - [ ] From a river" in lines
    assert "\x1b" not in output
    assert all(len(line) <= 96 for line in lines)


def test_what_nobody_sees_is_seen_in_an_example() -> None:
    """A sign that turns the writing round must not turn the terminal's."""
    _, shown = explain("SRC029")
    assert "\u202e" not in shown
    assert "Wells need �a cover�." in shown


def test_a_terminal_gets_colours() -> None:
    assert "\x1b[31m\x1b[1merror AUT012" in explain("AUT012", color=True)[1]


def test_a_family_lists_its_codes() -> None:
    code, output = explain("ZIP")
    assert code == 0
    assert all(f"{item.id} {item.severity} {item.slug}" in output for item in codes().values() if item.family == "ZIP")


def test_nothing_lists_the_families() -> None:
    code, output = explain()
    assert code == 0
    assert all(f"  {family}" in output for family in {item.family for item in codes().values()})


@pytest.mark.parametrize(
    ("name", "nearest"), [("AUT12", "AUT012"), ("aut 12", "AUT012"), ("ZIP0001", "ZIP001"), ("brokn-link", "broken-link")]
)
def test_the_nearest_is_offered(name: str, nearest: str) -> None:
    code, output = explain(name)
    assert code == 2
    assert f"there is no finding “{name}”" in output
    assert nearest in output


def test_every_code_can_be_explained() -> None:
    code, output = explain(*codes())
    assert code == 0
    assert "{" not in "".join(
        line for line in output.splitlines() if line.startswith("  ") and "│" not in line and "~~~~~" not in line
    ).replace("{#", "").replace("{{", "")


def test_no_network_and_no_course_is_needed() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "clic_scorm", "explain", "SRC001"], cwd="/", capture_output=True, text=True, encoding="utf-8", check=False
    )
    assert done.returncode == 0, done.stderr
    assert "A folder without a course" in done.stdout
