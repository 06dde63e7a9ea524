"""
A self-assessment as a city's team makes it: scored, noted, left and taken up again, compared, taken out; by mouse, by keyboard, on a phone.
"""

from __future__ import annotations

import json
import re
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction
from pathlib import Path

import pytest
from playwright.sync_api import Frame, Page, expect

from tests.browser.audit import audit
from tests.browser.building import build_package
from tests.browser.conftest import Opener
from tests.browser.keyboard import Keyboard
from tests.browser.stage import DESKTOP, PHONE, Stage, until


pytestmark = pytest.mark.browser
TOOL = Path(__file__).parents[2] / "courses" / "mcr-tot" / "instruments" / "lg-sat.yml"
SIZES = pytest.mark.parametrize("size", [DESKTOP, PHONE], ids=["desktop", "phone"])
# Puerto Esperanza, an invented city: one digit a question, in the official order.
SCORES = ["3342", "221112", "32213", "232", "2321", "23", "3232", "2321", "232323", "122"]
NOTE = "No budget line."
TEXT = "# Assess your city\n\nA page.\n\n## Score it {{.activity #lg-sat type=instrument use=lg-sat{more}}}\n\nScore with evidence.\n\n## After {{#after}}\n\nLast.\n"


def write_course(folder: Path, language: str = "en") -> Path:
    (folder / "modules").mkdir(parents=True)
    (folder / "instruments").mkdir()
    settings = f"clic: 1\nid: lg\ntitle: LG\nversion: 1.0.0\nsource: {language}\nlanguages: [{language}]\nmodules: [m01]\n"
    (folder / "course.yml").write_text(settings, encoding="utf-8")
    (folder / "modules" / "m01.md").write_text(TEXT.format(more=""), encoding="utf-8")
    # Without frameworks: the labels of the groups as the list of 2010 has them.
    tool = re.sub(r"\[@essential:(\d+), number\]", r"\1", TOOL.read_text(encoding="utf-8"))
    (folder / "instruments" / "lg-sat.yml").write_text(tool, encoding="utf-8")
    return folder


@pytest.fixture(scope="module")
def package(tmp_path_factory: pytest.TempPathFactory) -> Path:
    place = tmp_path_factory.mktemp("instrument")
    return build_package(write_course(place / "course"), place)


def begin(stage: Stage, package: Path) -> Frame:
    frame = stage.launch(package)
    return go(frame, "lg-sat")


def go(frame: Frame, unit: str) -> Frame:
    frame.evaluate("(id) => { location.hash = id; }", unit)
    until(frame, f"Boolean(clic.view.current() && clic.view.current().id === {json.dumps(unit)})")
    return frame


def score(frame: Frame, groups: list[str], note: str = NOTE) -> None:
    """Score group by group from the one on screen, write a note wherever one is asked for, and go on."""
    for index, group in enumerate(groups):
        fields = frame.locator("main fieldset")
        expect(fields).to_have_count(len(group))
        for place, digit in enumerate(group):
            field = fields.nth(place)
            field.get_by_role("radio", name=f"{digit} ").check()
            area = field.get_by_role("textbox", name="What is missing, and why?")
            expect(area).to_have_count(1 if int(digit) <= 3 else 0)
            if note and int(digit) <= 3:
                area.fill(note)
        frame.get_by_role("button", name="See the results" if index == len(SCORES) - 1 else "Next group").click()


def mean(digits: str, places: str) -> str:
    """The mean of digits, halves upwards: what no line of the runtime had a part in."""
    exact = Fraction(sum(map(int, digits)), len(digits))
    return str((Decimal(exact.numerator) / exact.denominator).quantize(Decimal(places), ROUND_HALF_UP))


def test_the_invented_city_gets_its_means(open_stage: Opener, package: Path) -> None:
    stage = open_stage()
    frame = begin(stage, package)
    frame.get_by_role("button", name="No, on this device only").click()
    score(frame, SCORES)
    rows = frame.locator("main .results tbody tr")
    assert rows.locator("td").all_text_contents() == [mean(group, "0.01") for group in SCORES]
    assert rows.locator("td").all_text_contents() == ["3.00", "1.50", "2.20", "2.33", "2.00", "2.50", "2.50", "2.00", "2.50", "1.67"]
    expect(frame.get_by_text("Mean of all 41 scores: 2.195. Mean of the means of the groups: 2.220.")).to_be_visible()
    assert mean("".join(SCORES), "0.001") == "2.195"
    told = "Weakest: Budget and incentives (1.50). Strongest: Organisation and coordination (3.00)."
    expect(frame.get_by_role("img", name=told)).to_be_visible()
    expect(frame.locator("main p", has_text=told)).to_be_visible()
    # Forty of 41 need a note: all but the one 4.
    expect(frame.locator("main .gaps li")).to_have_count(40)
    expect(frame.get_by_text("Done", exact=True)).to_be_visible()
    assert frame.evaluate("clic.session.record.done").__len__() == 1


def test_what_is_open_is_told_and_led_to(open_stage: Opener, package: Path) -> None:
    stage = open_stage()
    frame = begin(stage, package)
    frame.get_by_role("button", name="No, on this device only").click()
    score(frame, [SCORES[0]], note="")
    expect(frame.get_by_text("41 questions are open", exact=False)).to_be_hidden()
    expect(frame.get_by_text("40 questions are open", exact=False)).to_be_visible()
    frame.get_by_role("button", name="Results").click()
    frame.get_by_text("Still open: 40").click()
    frame.get_by_role("button", name="Do the city's departments", exact=False).click()
    expect(frame.locator("main fieldset").first).to_be_focused()
    assert frame.evaluate("clic.session.record.done") == []


def test_it_is_taken_up_on_the_next_device(open_stage: Opener, package: Path) -> None:
    stage = open_stage()
    frame = begin(stage, package)
    frame.get_by_role("button", name="Yes, save it there too").click()
    score(frame, SCORES[:2])
    frame.locator("main fieldset").nth(0).get_by_role("radio", name="5 ").check()
    left = stage.leave()
    again = open_stage()
    frame = go(again.launch(package, left.held), "lg-sat")
    # The first group that is not finished.
    expect(frame.get_by_role("heading", level=2, name="E3 Risk assessment")).to_be_visible()
    expect(frame.locator("main fieldset").nth(0).get_by_role("radio", name="5 ")).to_be_checked()
    frame.get_by_role("button", name="E2 Budget", exact=False).click()
    expect(frame.locator("main fieldset").nth(5).get_by_role("textbox")).to_have_value(NOTE)


def test_ticks_comparison_and_baseline(open_stage: Opener, package: Path) -> None:
    frame = begin(open_stage(), package)
    frame.get_by_role("button", name="No, on this device only").click()
    frame.get_by_role("button", name="E4 Infrastructure", exact=False).click()
    frame.get_by_role("checkbox", name="transport").check()
    go(frame, "after")
    go(frame, "lg-sat")
    expect(frame.get_by_role("checkbox", name="transport")).to_be_checked()
    frame.get_by_role("button", name="E1 Organisation", exact=False).click()
    score(frame, ["5555"])
    frame.get_by_role("button", name="Results").click()
    frame.get_by_label("Compare with").select_option(label="Puerto Esperanza, an invented city")
    first = frame.locator("main .results tbody tr").first
    assert first.locator("td").all_text_contents() == ["5.00", "3.00", "+2.00"]
    frame.get_by_role("button", name="Keep these scores as a baseline").click()
    frame.get_by_role("button", name="E1 Organisation", exact=False).click()
    frame.locator("main fieldset").nth(0).get_by_role("radio", name="4 ").check()
    frame.get_by_role("button", name="Results").click()
    frame.get_by_label("Compare with").select_option(label="Baseline")
    assert first.locator("td").all_text_contents() == ["4.75", "5.00", "−0.25"]
    # In a line that runs from the right the sign would stand behind the number.
    assert first.locator("td bdi").evaluate("(one) => getComputedStyle(one).direction") == "ltr"


def test_the_result_leaves_in_more_than_one_way(open_stage: Opener, package: Path) -> None:
    stage = open_stage()
    frame = begin(stage, package)
    frame.get_by_role("button", name="No, on this device only").click()
    score(frame, SCORES[:1], note='=cmd|"x"')
    frame.get_by_role("button", name="Results").click()
    page: Page = frame.page
    with page.expect_download() as table:
        frame.get_by_role("button", name="Table (CSV)").click()
    rows = Path(table.value.path()).read_text(encoding="utf-8-sig").splitlines()
    assert len(rows) == 42
    assert rows[1].startswith('"q01","Do the city')
    assert rows[1].endswith(',"3","\'=cmd|""x""",""')
    with page.expect_download() as data:
        frame.get_by_role("button", name="Data (JSON)").click()
    kept = json.loads(Path(data.value.path()).read_text(encoding="utf-8"))
    assert [one["score"] for one in kept["questions"]][:5] == [3, 3, 4, 2, None]
    assert kept["groups"][0]["mean"] == [12, 4]
    # Where no file can be saved, as in many apps, the table is copied instead.
    frame.evaluate("URL.createObjectURL = undefined")
    frame.get_by_role("button", name="Table (CSV)").click()
    expect(frame.get_by_role("status")).to_have_text(re.compile("The text is (copied|selected)"))


@SIZES
def test_by_keyboard_alone(open_stage: Opener, package: Path, size: tuple[int, int]) -> None:
    stage = open_stage(size)
    frame = begin(stage, package)
    keys = Keyboard(stage.page, frame)
    keys.tab_to_button("No, on this device only")
    keys.press("Enter")
    for number, digit in enumerate(SCORES[0], 1):
        keys.tab_to(lambda focus, number=number: focus["role"] == "radio" and focus["group"].startswith(f"{number}."), f"question {number}")  # type: ignore[misc]  # a lambda's default has no type
        keys.press("Space")
        for _ in range(int(digit) - 1):
            keys.press("ArrowDown")
        if int(digit) <= 3:
            keys.tab_to(lambda focus: focus["tag"] == "TEXTAREA", "the note")
            stage.page.keyboard.type("No list of assets.")
    assert frame.locator("main input:checked").evaluate_all("(all) => all.map((one) => one.value).join('')") == SCORES[0]
    keys.tab_to_button("Next group")
    keys.press("Enter")
    keys.wait_for(lambda focus: focus["tag"] == "H2" and focus["name"] == "E2 Budget and incentives", "the next group")
    keys.tab_to(lambda focus: focus["tag"] == "BUTTON" and focus["name"] == "Results", "the results", key="Shift+Tab")
    keys.press("Enter")
    keys.wait_for(lambda focus: focus["name"] == "Results", "the results")
    assert frame.locator("main .results tbody tr").first.locator("td").all_text_contents() == ["3.00"]


@SIZES
@pytest.mark.parametrize("language", ["en", "ar"])
def test_every_screen_is_sound(open_stage: Opener, tmp_path: Path, language: str, size: tuple[int, int]) -> None:
    package = build_package(write_course(tmp_path / "course", language), tmp_path)
    frame = begin(open_stage(size, reduced_motion="reduce"), package)
    assert audit(frame) == []
    frame.locator("main .consent button").last.click()
    frame.locator("main fieldset").first.get_by_role("radio").first.check()
    expect(frame.locator("main fieldset textarea")).to_have_count(1)
    assert audit(frame) == []
    frame.locator("main .steps button").last.click()
    expect(frame.locator("svg.radar")).to_be_visible()
    frame.locator("main select").select_option(index=1)
    assert audit(frame) == []
    assert re.fullmatch(r"\d+", str(frame.evaluate("document.querySelectorAll('.results td').length")))
