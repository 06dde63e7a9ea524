"""
Activities as a learner does them: written, chosen, sent, declared; by mouse, by keyboard, on a phone, from right to left.
"""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Frame, expect

from tests.browser.activities import write_course
from tests.browser.audit import audit
from tests.browser.building import build_package
from tests.browser.conftest import Opener
from tests.browser.keyboard import Keyboard
from tests.browser.stage import DESKTOP, PHONE, Stage, until


pytestmark = pytest.mark.browser
SIZES = pytest.mark.parametrize("size", [DESKTOP, PHONE], ids=["desktop", "phone"])
UNITS = ["transfer", "river", "needs", "talk", "agenda", "teach", "town-note"]
TEXT = "We could mark the flood line on every bridge."


@pytest.fixture(scope="module")
def package(tmp_path_factory: pytest.TempPathFactory) -> Path:
    place = tmp_path_factory.mktemp("activities")
    return build_package(write_course(place / "course"), place)


def go(frame: Frame, unit: str) -> None:
    frame.evaluate("(id) => { location.hash = id; }", unit)
    until(frame, f"Boolean(clic.view.current() && clic.view.current().id === {json.dumps(unit)})")


def kept(frame: Frame) -> dict[str, Any]:
    record: dict[str, Any] = frame.evaluate("clic.session.record")
    return record


def begin(stage: Stage, package: Path) -> Frame:
    frame = stage.launch(package)
    expect(frame.get_by_role("heading", level=1, name="Activities")).to_be_visible()
    return frame


@SIZES
def test_every_activity_is_sound(open_stage: Opener, package: Path, size: tuple[int, int]) -> None:
    frame = begin(open_stage(size, reduced_motion="reduce"), package)
    for unit in UNITS:
        go(frame, unit)
        assert audit(frame) == [], unit


def test_from_right_to_left(open_stage: Opener, tmp_path: Path) -> None:
    built = build_package(write_course(tmp_path / "course", "ar"), tmp_path)
    frame = begin(open_stage(PHONE, reduced_motion="reduce"), built)
    for unit in UNITS:
        go(frame, unit)
        assert audit(frame) == [], unit
        assert frame.evaluate("getComputedStyle(document.querySelector('#clic-unit')).direction") == "rtl"


def test_a_journal_asks_once_and_travels_to_the_next_device(open_stage: Opener, package: Path) -> None:
    stage = open_stage()
    frame = begin(stage, package)
    go(frame, "transfer")
    area = frame.get_by_role("textbox", name="Your text")
    expect(area).to_have_accessible_description("0 words · 5 to 12 words are asked for")
    area.fill("We could mark")
    expect(frame.get_by_text("3 words · 5 to 12 words are asked for")).to_be_visible()
    expect(frame.get_by_text("On this device only", exact=True)).to_be_visible()
    area.fill(TEXT)
    expect(frame.get_by_text("Done", exact=True)).to_be_visible()
    frame.get_by_role("button", name="Yes, save it there too").click()
    expect(area).to_be_focused()
    expect(frame.get_by_role("button", name="Yes, save it there too")).to_have_count(0)
    expect(frame.get_by_text("Saved as you type")).to_be_visible()
    go(frame, "town-note")
    expect(frame.get_by_role("button", name="Yes, save it there too")).to_have_count(0)
    left = stage.leave()
    laptop = open_stage()
    frame = laptop.launch(package, held=left.held)
    go(frame, "transfer")
    expect(frame.get_by_role("textbox", name="Your text")).to_have_value(TEXT)
    expect(frame.get_by_text("Done", exact=True)).to_be_visible()


def test_on_the_about_page_the_learner_thinks_again(stage: Stage, package: Path) -> None:
    frame = begin(stage, package)
    go(frame, "transfer")
    frame.get_by_role("textbox", name="Your text").fill(TEXT)
    frame.get_by_role("button", name="Yes, save it there too").click()
    frame.evaluate("location.hash = '/about'")
    toggle = frame.get_by_role("button", name="What I write is saved to my learning platform too")
    expect(toggle).to_have_attribute("aria-pressed", "true")
    assert audit(frame) == []
    toggle.click()
    expect(toggle).to_have_attribute("aria-pressed", "false")
    go(frame, "transfer")
    expect(frame.get_by_text("On this device only", exact=True)).to_be_visible()
    stage.page.wait_for_timeout(1500)
    assert "bridge" not in str(stage.leave().held)


def test_what_is_typed_survives_a_page_that_is_killed(stage: Stage, package: Path) -> None:
    frame = begin(stage, package)
    go(frame, "transfer")
    frame.get_by_role("textbox", name="Your text").press_sequentially("Half a", delay=5)
    expect(frame.get_by_text("On this device only", exact=True)).to_be_visible()
    go(frame, "river")
    go(frame, "transfer")
    expect(frame.get_by_role("textbox", name="Your text")).to_have_value("Half a")


def test_a_scenario_by_keyboard(stage: Stage, package: Path) -> None:
    frame = begin(stage, package)
    go(frame, "river")
    keys = Keyboard(stage.page, frame)
    keys.tab_to(lambda focus: focus["tag"] == "BUTTON" and "Wait for the morning" in focus["name"], "a choice")
    keys.press("Enter")
    keys.wait_for(lambda focus: focus["tag"] == "H2" and focus["name"] == "Morning", "the next step")
    expect(frame.get_by_text("This is not a good ending. Try another way.")).to_be_visible()
    assert kept(frame)["done"] == []
    keys.tab_to(lambda focus: focus["name"] == "Start again", "the button that begins again")
    keys.press("Enter")
    keys.wait_for(lambda focus: focus["name"] == "The call", "the first step")
    keys.tab_to(lambda focus: "Wake the mayor" in focus["name"], "the other choice")
    keys.press(" ")
    keys.wait_for(lambda focus: focus["name"] == "The mayor is awake", "the good ending")
    expect(frame.get_by_text("You came to a good ending.")).to_be_visible()
    assert len(kept(frame)["done"]) == 1
    go(frame, "needs")
    go(frame, "river")
    expect(frame.get_by_role("heading", level=2, name="The mayor is awake")).to_be_visible()


@SIZES
def test_every_other_activity_by_keyboard_alone(open_stage: Opener, package: Path, size: tuple[int, int]) -> None:
    stage = open_stage(size)
    frame = begin(stage, package)
    keys = Keyboard(stage.page, frame)
    go(frame, "transfer")
    keys.tab_to(lambda focus: focus["tag"] == "TEXTAREA", "the field")
    stage.page.keyboard.type(TEXT)
    keys.tab_to(lambda focus: focus["name"] == "No, on this device only", "the question before the field", key="Shift+Tab")
    keys.press("Enter")
    keys.wait_for(lambda focus: focus["tag"] == "TEXTAREA", "the field")
    go(frame, "needs")
    for name in ("A lot", "Yes"):
        keys.tab_to(lambda focus, name=name: focus["name"] == name, name)  # type: ignore[misc]  # a lambda's default has no type
        keys.press("Space")
    keys.tab_to(lambda focus: focus["name"] == "Not at all", "the scale")
    keys.press("ArrowDown")
    keys.tab_to(lambda focus: focus["tag"] == "TEXTAREA", "the essay")
    stage.page.keyboard.type("Maps.")
    keys.tab_to_button("Send my answers")
    keys.press("Enter")
    keys.wait_for(lambda focus: focus["name"].startswith("Thank you."), "the thanks")
    for unit, press in (("talk", "Say that it is done"), ("agenda", "Declare")):
        go(frame, unit)
        keys.tab_to_button(press)
        keys.press("Enter")
        keys.wait_for(lambda focus: focus["role"] == "checkbox", "the box that is not ticked")
        keys.press("Space")
        keys.tab_to_button(press)
        keys.press("Enter")
        keys.wait_for(lambda focus: "You" in focus["name"] and focus["tag"] == "P", "what was said")
    record = kept(frame)
    assert (len(record["done"]), len(record["declared"])) == (1, 2)
    assert [one for quiz in record["quizzes"].values() for one in quiz["answers"].values()][:3] == ["a", "a", "b"]
    assert stage.leave().violations == []


def test_a_survey_warns_first_and_is_neither_right_nor_wrong(stage: Stage, package: Path) -> None:
    frame = begin(stage, package)
    go(frame, "needs")
    warning = frame.get_by_text("Your answers go to your learning platform under your name: they are not anonymous.")
    assert warning.bounding_box()["y"] < frame.get_by_role("group", name="The course will help me").bounding_box()["y"]  # type: ignore[index]  # both are visible
    frame.get_by_role("radio", name="A lot").check()
    frame.get_by_role("radio", name="Well").check()
    frame.get_by_role("textbox", name="Your text").fill("A map of\nevery river")
    frame.get_by_role("button", name="Send my answers").click()
    expect(frame.get_by_text("Thank you. Your answers are sent.")).to_be_focused()
    expect(frame.locator(".written")).to_have_text("A map of every river")
    frame.get_by_role("button", name="Change my answers").click()
    frame.get_by_role("radio", name="A little").check()
    frame.get_by_role("button", name="Send my answers").click()
    left = stage.leave()
    told = [left.held["interactions"][place] for place in sorted(left.held["interactions"]) if place.isdigit()]
    said = [(one["type"], one["student_response"], one["result"]) for one in told]
    again = [("likert", "c", "neutral"), ("fill-in", "A map of every river", "neutral")]
    assert said == [("choice", "a", "neutral"), *again, ("choice", "b", "neutral"), *again]
    assert left.violations == []


@pytest.mark.parametrize(("unit", "box", "button"), [
    ("talk", "I have taken part in the discussion.", "Say that it is done"), ("agenda", "I declare this.", "Declare"),
])  # fmt: skip
def test_a_declaration_takes_a_tick_and_a_button(stage: Stage, package: Path, unit: str, box: str, button: str) -> None:
    frame = begin(stage, package)
    go(frame, unit)
    frame.get_by_role("button", name=button).click()
    tick = frame.get_by_role("checkbox", name=box)
    expect(tick).to_be_focused()
    expect(tick).to_have_accessible_description("Tick the box first.")
    tick.check()
    frame.get_by_role("button", name=button).click()
    expect(frame.locator(".declare .sign-line")).to_be_focused()
    assert len(kept(frame)["declared"]) == 1
    go(frame, "m01")
    go(frame, unit)
    expect(frame.get_by_role("checkbox")).to_have_count(0)


def test_the_course_is_completed_by_all_that_a_learner_can_do(stage: Stage, package: Path) -> None:
    frame = begin(stage, package)
    go(frame, "teach")
    expect(frame.get_by_text("This waits for your facilitator.")).to_be_visible()
    frame.evaluate("""async () => {
      await clic.loader.part("quiz");
      for (const module of clic.loader.course.modules) for (const entry of await clic.loader.outline(module.id)) {
        clic.session.visit(entry.n);
        const data = await clic.loader.unit(entry.id);
        if (entry.kind === "page") clic.session.seen(entry.n);
        else if (entry.kind === "quiz") clic.session.submit(entry, data, {[data.questions[0].n]: "t"});
        else if (entry.kind === "survey") clic.session.take(entry.n, [0, 0], {}, []);
        else if (entry.kind === "forum" || entry.kind === "declaration") clic.store.declare(entry.n);
        else if (entry.kind !== "confirmed") clic.store.done(entry.n);
      }
    }""")
    assert stage.leave().status == "completed"


def test_no_session_is_in_a_participants_package(package: Path) -> None:
    assert not [path for path in package.rglob("*") if path.is_file() and b"with the map" in path.read_bytes()]


def test_what_is_taken_along_has_it_for_people_too(stage: Stage, package: Path) -> None:
    frame = begin(stage, package)
    go(frame, "transfer")
    frame.get_by_role("textbox", name="Your text").fill(TEXT)
    frame.get_by_role("contentinfo").get_by_role("link", name="Keep my work").click()
    expect(frame.get_by_role("textbox", name="The text", exact=True)).to_have_value(re.compile(f"What would transfer\\?\n{TEXT}\n"))


def test_print_has_what_was_written(stage: Stage, package: Path) -> None:
    frame = begin(stage, package)
    go(frame, "transfer")
    frame.get_by_role("textbox", name="Your text").fill(TEXT)
    frame.evaluate("location.hash = '/print'")
    frame.evaluate("globalThis.print = () => undefined")
    frame.get_by_role("button", name="Print this module").click()
    expect(frame.locator(".sheet .written").first).to_have_text(TEXT)
