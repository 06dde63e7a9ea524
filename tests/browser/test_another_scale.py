"""
A second instrument on the same engine: another scale, from 0, three groups of other sizes, no notes; 0 is a score and not nothing.
"""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest
from playwright.sync_api import Frame, expect

from tests.browser.audit import audit
from tests.browser.building import build_package
from tests.browser.conftest import Opener
from tests.browser.stage import PHONE, until


pytestmark = pytest.mark.browser
TOOL = Path(__file__).parents[2] / "courses" / "mcr-tot" / "instruments" / "quick-look.yml"
SCORES = ["01203", "332330", "0000"]


@pytest.fixture(scope="module")
def package(tmp_path_factory: pytest.TempPathFactory) -> Path:
    place = tmp_path_factory.mktemp("another-scale")
    folder = place / "course"
    for name in ("modules", "instruments"):
        (folder / name).mkdir(parents=True)
    (folder / "course.yml").write_text("clic: 1\nid: ql\ntitle: QL\nversion: 1.0.0\nmodules: [m01]\n", encoding="utf-8")
    text = "# Look\n\nA page.\n\n## A quick look {.activity #look type=instrument use=quick-look}\n\nScore.\n\n## After {#after}\n\nLast.\n"
    (folder / "modules" / "m01.md").write_text(text, encoding="utf-8")
    shutil.copy(TOOL, folder / "instruments" / "quick-look.yml")
    return build_package(folder, place)


def go(frame: Frame, unit: str) -> Frame:
    frame.evaluate("(id) => { location.hash = id; }", unit)
    until(frame, f"Boolean(clic.view.current() && clic.view.current().id === {json.dumps(unit)})")
    return frame


def score(frame: Frame, groups: list[str]) -> None:
    for index, group in enumerate(groups):
        fields = frame.locator("main fieldset")
        expect(fields).to_have_count(len(group))
        for place, digit in enumerate(group):
            fields.nth(place).get_by_role("radio", name=f"{digit} ").check()
        frame.get_by_role("button", name="See the results" if index == len(SCORES) - 1 else "Next group").click()


def test_a_scale_from_0_without_notes(open_stage: Opener, package: Path) -> None:
    stage = open_stage()
    frame = go(stage.launch(package), "look")
    # Nothing is written, so nobody is asked where it may be kept.
    expect(frame.locator("main .consent")).to_have_count(0)
    expect(frame.get_by_text("Still open: 15")).to_be_visible()
    expect(frame.locator("main fieldset").first.get_by_role("radio")).to_have_count(4)
    score(frame, SCORES)
    expect(frame.locator("main textarea")).to_have_count(0)
    expect(frame.get_by_text("Done", exact=True)).to_be_visible()
    assert len(frame.evaluate("clic.session.record.done")) == 1
    rows = frame.locator("main .results tbody tr")
    assert rows.locator("td").all_text_contents() == ["1.20", "2.33", "0.00"]
    # 20 of 15 questions; (1.2 + 2.3333 + 0) / 3.
    expect(frame.get_by_text("Mean of all 15 scores: 1.333. Mean of the means of the groups: 1.178.")).to_be_visible()
    expect(frame.get_by_text("Below 1.5: Governance and money, Response and recovery.")).to_be_visible()
    expect(frame.locator("svg.radar .ring")).to_have_count(3)
    expect(frame.locator("main .gaps")).to_have_count(0)


def test_0_is_kept_and_compared(open_stage: Opener, package: Path) -> None:
    stage = open_stage()
    frame = go(stage.launch(package), "look")
    score(frame, SCORES)
    frame.get_by_label("Compare with").select_option(label="Puerto Esperanza, an invented city")
    rows = frame.locator("main .results tbody tr")
    assert rows.nth(2).locator("td").all_text_contents() == ["0.00", "0.75", "−0.75"]
    frame.get_by_role("button", name="Keep these scores as a baseline").click()
    frame.get_by_role("button", name="C Response", exact=False).click()
    frame.locator("main fieldset").nth(0).get_by_role("radio", name="2 ").check()
    frame.get_by_role("button", name="Results", exact=True).click()
    frame.get_by_label("Compare with").select_option(label="Baseline")
    # A baseline of 0 is one.
    assert rows.nth(2).locator("td").all_text_contents() == ["0.50", "0.00", "+0.50"]
    left = stage.leave()
    frame = go(open_stage().launch(package, left.held), "look")
    frame.get_by_role("button", name="C Response", exact=False).click()
    expect(frame.locator("main fieldset").nth(1).get_by_role("radio", name="0 ")).to_be_checked()


def test_it_is_sound_on_a_phone(open_stage: Opener, package: Path) -> None:
    frame = go(open_stage(PHONE, reduced_motion="reduce").launch(package), "look")
    assert audit(frame) == []
    score(frame, SCORES)
    assert audit(frame) == []
    assert frame.evaluate("document.documentElement.scrollWidth") <= PHONE[0]
