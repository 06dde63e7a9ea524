"""
A format from outside: a distribution, as the documentation has it, is built, installed, and used by the command.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest


ROOT = Path(__file__).parents[3]
COURSE = ROOT / "tests" / "courses" / "mcr-tot"


def run(*command: str | Path, path: Path | None = None, fails: bool = False) -> str:
    environment = os.environ | ({"PYTHONPATH": str(path)} if path else {})
    done = subprocess.run(
        [sys.executable, "-m", *map(str, command)], capture_output=True, text=True, check=False, env=environment, cwd=ROOT
    )
    assert (done.returncode != 0) is fails, done.stdout + done.stderr
    return done.stdout + done.stderr


pytestmark = pytest.mark.package


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    source = tmp_path_factory.mktemp("plain")
    text = (ROOT / "docs" / "adding-a-format.md").read_text(encoding="utf-8")
    written = re.findall(r"^```(?:toml|python)\n# (\S+)\n(.*?)^```$", text, re.MULTILINE | re.DOTALL)
    assert [name for name, _ in written] == ["pyproject.toml", "clic_plain.py"]
    for name, content in written:
        (source / name).write_text(content, encoding="utf-8")
    place = tmp_path_factory.mktemp("site")
    run("pip", "install", "--quiet", "--no-deps", "--target", place / "installed", source)
    return place / "installed"


def test_a_format_from_outside_is_built_recognised_and_checked(installed: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    said = run("clic_scorm", "build", COURSE, "--target", "plain", "--option", "plain.marks==", "--out", out, path=installed)
    assert "LOSS004" in said
    (package,) = out.rglob("*-plain.zip")
    with zipfile.ZipFile(package) as archive:
        text = archive.read("course.txt").decode()
    assert "\n= Welcome, and how this course works\n" in text
    assert "no findings" in run("clic_scorm", "check", package, path=installed)
    assert text.partition("\n")[0] in run("clic_scorm", "inspect", package, path=installed)
    with zipfile.ZipFile(tmp_path / "empty.zip", "w") as archive:
        archive.writestr("course.txt", "")
    assert "PLAIN001" in run("clic_scorm", "check", tmp_path / "empty.zip", path=installed, fails=True)


def test_without_it_nobody_knows_the_target(tmp_path: Path) -> None:
    said = run("clic_scorm", "build", COURSE, "--target", "plain", "--out", tmp_path, fails=True)
    assert "there is no target “plain”" in said
    assert "web" in said
