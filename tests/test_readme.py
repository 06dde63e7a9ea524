"""
README promises: the five-line course builds, and the message shown is the message given.
"""

from __future__ import annotations

import re
from pathlib import Path

from clic_scorm.diagnostics import report
from clic_scorm.pipeline import Wish, build


ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text(encoding="utf-8")


def block(language: str) -> str:
    found = re.search(rf"^```{language}\n(.*?)^```$", README, re.DOTALL | re.MULTILINE)
    assert found
    return found[1]


def course(folder: Path, module: str) -> Path:
    (folder / "modules").mkdir(parents=True)
    (folder / "course.yml").write_text(block("yaml"), encoding="utf-8")
    (folder / "modules" / "m01.md").write_text(module, encoding="utf-8")
    return folder


def test_the_five_line_course_builds_without_a_finding(tmp_path: Path) -> None:
    assert block("yaml").count("\n") == 5
    result = build(course(tmp_path / "course", block("markdown")), Wish(out=tmp_path / "build"))
    assert result.findings == ()
    assert result.products[0].path == tmp_path / "build" / "first-course-0.1.0" / "first-course-0.1.0-en-scorm12.zip"


def test_the_message_shown_is_the_message_given(tmp_path: Path) -> None:
    folder = course(tmp_path / "course", block("markdown").replace("[x]", "[ ]"))
    result = build(folder, Wish(out=tmp_path / "build"))
    shown = "\n".join(report.text(item, result.line_of) for item in result.findings)
    assert shown in README


def test_every_link_leads_to_a_file() -> None:
    for name in ("README.md", "ARCHITECTURE.md", "CONTRIBUTING.md"):
        for target in re.findall(r"\]\(([^)#:]+)\)", (ROOT / name).read_text(encoding="utf-8")):
            assert (ROOT / target).exists(), f"{name}: {target}"


def test_every_verb_and_option_is_told_somewhere() -> None:
    texts = README + "".join(path.read_text(encoding="utf-8") for path in (ROOT / "docs").rglob("*.md"))
    for verb in ("build", "check", "inspect", "preview"):
        assert f"clic-scorm {verb}" in texts
