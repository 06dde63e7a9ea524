"""
A course whose learners could not be kept in what an LMS of SCORM 1.2 stores is never built.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from clic_scorm.pipeline import STATE_LIMIT, Result, Wish, build


QUIZZES = 40
OPTIONS = 20


def build_with(folder: Path, questions: int) -> Result:
    """Build a course of 40 quizzes of so many questions with 20 options each, all of them right: the longest answers there are."""
    options = "".join(f"- [x] Option {index}\n" for index in range(OPTIONS))
    asked = [f"### Which of these, {index}? {{#q{index}}}\n\n{options}\n" for index in range(questions)]
    quizzes = [f"## Check {number} {{.quiz #check-{number} pass=50%}}\n\n{''.join(asked)}" for number in range(QUIZZES)]
    (folder / "modules").mkdir(parents=True)
    (folder / "course.yml").write_text("clic: 1\nid: long\ntitle: Long\nversion: 1.0\nmodules: [m01]\n", encoding="utf-8")
    (folder / "modules" / "m01.md").write_text(f"# One\n\n## First {{#first}}\n\nText.\n\n{''.join(quizzes)}", encoding="utf-8")
    return build(folder, Wish(targets=("scorm12",), out=folder / "out"))


def test_what_could_overflow_is_refused(tmp_path: Path) -> None:
    result = build_with(tmp_path, questions=8)
    (found,) = [item for item in result.findings if item.code.id == "CRS026"]
    assert result.failed()
    assert not (tmp_path / "out").exists()
    assert str(STATE_LIMIT) in found.message
    assert "split the course" in found.hint
    assert "Check" in found.hint


@pytest.mark.parametrize("questions", [1, 3])
def test_what_fits_is_built(tmp_path: Path, questions: int) -> None:
    result = build_with(tmp_path, questions)
    assert [item.message for item in result.findings if item.code.id == "CRS026"] == []
    (product,) = result.products
    assert product.path is not None
    assert product.state <= STATE_LIMIT
