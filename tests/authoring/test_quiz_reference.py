"""
The authors' reference of quizzes names every attribute and value that the reader knows, and its examples mean what it says.
"""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from clic_scorm.authoring import attributes, quizzes
from clic_scorm.diagnostics import Span


TEXT = (Path(__file__).parents[2] / "docs" / "quizzes.md").read_text(encoding="utf-8")
SAID = re.findall(r"`([a-z-]+)(?:=([a-z0-9=%]+))?`", re.sub(r"```.*?```", "", TEXT, flags=re.DOTALL))


def test_every_attribute_is_told() -> None:
    told = {name for name, _ in SAID}
    assert set(quizzes.SAYS) <= told
    assert "keep-order" in told


@pytest.mark.parametrize(("name", "value"), [pair for pair in SAID if pair[0] in quizzes.SAYS and pair[1]])
def test_every_value_that_is_told_is_read(name: str, value: str) -> None:
    _, said, problems = attributes.split(
        f"Check {{#c {name}={value} attempts=2 time=5}}".replace(f" {name}=2", "").replace(f" {name}=5", ""), Span("m.md")
    )
    _, more = quizzes.options(said)
    assert (*problems, *more) == ()


def test_a_value_that_is_not_told_is_refused() -> None:
    for name, value in (("shuffle", "all"), ("feedback", "always"), ("take", "first"), ("when-used-up", "after=61d")):
        _, said, _ = attributes.split(f"Check {{#c {name}={value} attempts=2}}", Span("m.md"))
        assert quizzes.options(said)[1] != ()
