"""
One mistake, one finding, at its line, with a remedy that mends it.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from clic_scorm.authoring.sources import Sources
from clic_scorm.diagnostics import Diagnostic
from clic_scorm.pipeline import Wish, check_sources
from tests.authoring.slips import SLIPS, Slip
from tests.pages.examples import png


HERE = Path(__file__).with_name("slips")


def clean() -> dict[str, bytes]:
    """
    Return a course in which nothing is to be found.
    """
    modules = {f"modules/{name}": (HERE / name).read_bytes() for name in ("m01.md", "m02.md")}
    return {"course.yml": (HERE / "course.yml").read_bytes(), **modules, "media/well.png": png(600, 400)}


def found(files: dict[str, bytes]) -> tuple[Diagnostic, ...]:
    return check_sources(Sources("course", files), (), Wish()).findings


def told(findings: tuple[Diagnostic, ...]) -> list[str]:
    return [f"{each.where} {each.code.id} {each.message} / {each.hint}" for each in findings]


def test_the_course_is_clean() -> None:
    assert told(found(clean())) == []


def test_there_are_a_hundred_slips() -> None:
    assert len(SLIPS) >= 100
    assert len({(slip.file, slip.right, slip.wrong) for slip in SLIPS}) == len(SLIPS)


@pytest.mark.parametrize("slip", SLIPS, ids=lambda slip: f"{slip.code}:{slip.wrong[:40]}")
def test_a_slip_has_one_finding(slip: Slip) -> None:
    files = clean()
    text = files[slip.file].decode()
    assert slip.right in text
    broken = text.replace(slip.right, slip.wrong, 1)
    result = found({**files, slip.file: broken.encode()})
    assert [each.code.id for each in result] == [slip.code], told(result)
    assert slip.remedy
    assert slip.remedy in result[0].hint, told(result)
    assert str(result[0].where).rpartition(":")[0] == _place(slip, text, broken)


@pytest.mark.parametrize("slip", [slip for slip in SLIPS if slip.cured], ids=lambda slip: f"{slip.code}:{slip.cured[:40]}")
def test_what_the_remedy_says_makes_the_course_clean(slip: Slip) -> None:
    files = clean()
    mended = files[slip.file].decode().replace(slip.right, slip.cured, 1)
    assert told(found({**files, slip.file: mended.encode()})) == []


def test_a_scale_and_an_essay_need_no_objective() -> None:
    files = clean()
    opinion = b"\n### How sure are you of your own well? {#sure type=scale}\n\n- Not sure\n- Sure\n"
    essay = b"\n### What will you say to your neighbours? {#say type=essay words=20..80}\n\nWrite it as you would say it.\n"
    assert told(found({**files, "modules/m01.md": files["modules/m01.md"] + opinion + essay})) == []


def _place(slip: Slip, text: str, broken: str) -> str:
    """
    Return the file and line at which the finding is to stand.
    """
    if slip.at.startswith("@"):
        return f"{slip.at[1:]}:1"
    if slip.at:
        return f"{slip.file}:{broken[: broken.index(slip.at)].count(chr(10)) + 1}"
    pairs = enumerate(zip(text.split("\n"), broken.split("\n"), strict=False), 1)
    return f"{slip.file}:{next(number for number, (one, other) in pairs if one != other)}"
