"""
Forms on pages without a program: tables with room to write in, for a pen.
"""

from __future__ import annotations

from pathlib import Path

from clic_scorm.package import unpack
from clic_scorm.pipeline import Wish, build, check_package
from tests.browser.forms import write_course


def pages(folder: Path) -> dict[str, str]:
    result = build(write_course(folder / "course"), Wish(targets=("imscp",), out=folder / "out"))
    assert not result.failed(), [item.message for item in result.findings if item.severity == "error"]
    path = result.products[0].path
    assert path
    package, problems = unpack(path.read_bytes())
    assert problems == ()
    assert check_package(package) == []
    return {name: data.decode() for name, data in package.items() if name.endswith(".html")}


def test_given_rows_have_their_names_and_room(tmp_path: Path) -> None:
    page = pages(tmp_path)["page-session.html"]
    assert '<tr><th scope="row">Duration</th><td> <small>(required)</small></td></tr>' in page
    assert "Write your answer on paper" in page
    # Steps: as many rows as there have to be and two more, and one for the total.
    steps = page.partition("Steps</h2>")[2]
    assert steps.count("<tr>") == 1 + 3 + 1
    assert '<th scope="row">Total</th><td></td>' in steps


def test_many_columns_are_laid_out_one_below_the_other(tmp_path: Path) -> None:
    page = pages(tmp_path)["page-costs.html"]
    assert "<caption>Row 1</caption>" in page
    assert "Source <small>(one of: city budget, a donor, nobody yet; required)</small>" in page
    assert "Cost <small>(Computed: People × Each)</small>" in page
    assert page.count("<caption>") == 1
    plan = pages(tmp_path / "plan")["page-plan.html"]
    assert plan.count("<caption>Row") == 2
