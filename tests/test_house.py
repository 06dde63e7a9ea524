"""
The rules of the house that no linter knows.
"""

from __future__ import annotations

import re
import subprocess
from pathlib import Path


ROOT = Path(__file__).parents[1]
LONGEST = 400
# Longer for a reason that stands here.
LONG = {
    "clic_scorm/formats/scorm12/codes.py": "a table of codes",
    "clic_scorm/formats/scorm2004/codes.py": "a table of codes",
    "clic_scorm/runtime/style.css": "one theme, in one file that loads once",
}


def tracked(*patterns: str) -> list[Path]:
    done = subprocess.run(["git", "ls-files", "--", *patterns], cwd=ROOT, capture_output=True, text=True, check=True)
    return [ROOT / line for line in done.stdout.splitlines() if (ROOT / line).is_file()]


def test_no_file_holds_two_ideas() -> None:
    long = {}
    for path in tracked("clic_scorm/*.py", "clic_scorm/*.js", "clic_scorm/*.css"):
        lines = path.read_text(encoding="utf-8").count("\n")
        name = path.relative_to(ROOT).as_posix()
        if lines > LONGEST:
            long[name] = lines
    assert long.keys() == LONG.keys()


def test_no_name_says_nothing() -> None:
    empty = re.compile(r"(^|/)(utils?|helpers?|manager|misc|common)\b")
    assert [path.name for path in tracked("clic_scorm", "tests") if empty.search(path.relative_to(ROOT).as_posix())] == []


def test_every_silence_says_why() -> None:
    bare = re.compile(r"#\s*(type: ignore(\[[^\]]*\])?|noqa(: [A-Z0-9, ]+)?)\s*$")
    found = []
    for path in tracked("*.py"):
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
            if bare.search(line):
                found.append(f"{path.relative_to(ROOT)}:{number}")
    assert found == []


def test_no_registry_is_named() -> None:
    hosts = re.compile(
        "|".join(["registry" + r"\.npmjs", r"files\." + "pythonhosted", "pypi" + r"\.org/simple", r"debian\.org/" + "debian"])
    )
    named = []
    for path in tracked("*"):
        try:
            text = path.read_text(encoding="utf-8")
        except UnicodeDecodeError:
            continue
        if hosts.search(text):
            named.append(path.name)
    assert named == []


def test_build_is_kept_by_its_ignore_file_alone() -> None:
    assert [path.relative_to(ROOT).as_posix() for path in tracked("build")] == ["build/.gitignore"]


def test_lock_files_have_no_addresses() -> None:
    assert "resolved" not in (ROOT / "package-lock.json").read_text(encoding="utf-8")
    constraints = (ROOT / "requirements" / "constraints.txt").read_text(encoding="utf-8")
    assert "://" not in constraints
    assert re.search(r"^lxml==", constraints, re.MULTILINE)
