"""
Every kind of question on screen: answered by hand and by keyboard, missing, asked back, reviewed, told to the LMS.
"""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Locator, expect

from tests.browser.audit import audit
from tests.browser.building import build_package
from tests.browser.conftest import Opener
from tests.browser.keyboard import Keyboard
from tests.browser.learner import read_judge
from tests.browser.pointers import POINTERS, Pointer, drag, inside, with_finger
from tests.browser.stage import DESKTOP, PHONE, Stage, until
from tests.browser.stage2004 import entries, launch, leave


pytestmark = pytest.mark.browser
KINDS = Path(__file__).parent / "kinds"
TOLD = {
    "text": ("fill-in", "Indicators", "correct"),
    "number": ("numeric", "1.52", "correct"),
    "people": ("numeric", "1500", "correct"),
    "order": ("sequencing", "a,b,d,c", "correct"),
    "match": ("matching", "a.t,b.s", "correct"),
    "sort": ("matching", "a.t,b.s,c.t", "correct"),
    "fill": ("fill-in", "the year 2030; ٧; Sendai", "correct"),
    "scale": ("likert", "b", "neutral"),
    "essay": ("fill-in", "Call someone and close it.", "neutral"),
    "place": ("choice", "a", "correct"),
    "bag": ("choice", "a,b", "correct"),
}


@pytest.fixture(scope="session")
def kinds_package(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return build_package(KINDS, tmp_path_factory.mktemp("kinds"))


@pytest.fixture(scope="module")
def kinds_2004(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return build_package(KINDS, tmp_path_factory.mktemp("kinds-2004"), "scorm2004")


# In the words of SCORM 2004: [.] between the two of a pair, [,] between pairs and places, a type of its own for long texts.
TOLD_2004 = TOLD | {
    "essay": ("long-fill-in", "Call someone and close it.", "neutral"),
    "order": ("sequencing", "a[,]b[,]d[,]c", "correct"),
    "match": ("matching", "a[.]t[,]b[.]s", "correct"),
    "sort": ("matching", "a[.]t[,]b[.]s[,]c[.]t", "correct"),
    "bag": ("choice", "a[,]b", "correct"),
}


def begin(stage: Stage, package: Path) -> Locator:
    main = stage.launch(package).get_by_role("main")
    expect(main.get_by_role("button", name="Submit answers")).to_be_visible()
    return main


def group(main: Locator, title: str) -> Locator:
    return main.get_by_role("group", name=title)


def answer(main: Locator, people: str = "1500") -> None:
    group(main, "What do we count").get_by_role("textbox").fill("Indicators")
    group(main, "How wide").get_by_role("textbox").fill("1,52 m")
    group(main, "How many people").get_by_role("textbox").fill(people)
    group(main, "Put the phases").get_by_role("button", name="Move up: Plan").click()
    match = group(main, "What belongs together")
    match.get_by_label("Hazard").select_option(label="A river in flood")
    match.get_by_label("Exposure").select_option(label="Houses on its bank")
    sort = group(main, "Which kind of hazard")
    for thing, kind in (("Flood", "Natural"), ("Chemical spill", "Technological"), ("Storm", "Natural")):
        sort.get_by_label(thing).select_option(label=kind)
    fill = group(main, "Fill in what is missing")
    fill.get_by_label("Blank 1").fill("the year 2030")
    fill.get_by_label("Blank 2").fill("٧")
    fill.get_by_label("Blank 3").select_option(label="Sendai")
    group(main, "My city is ready").get_by_label("A little").check()
    group(main, "What would you do").get_by_role("textbox").fill("Call someone and close it.")
    # The frame on the image is for pointers; the option below it is the same answer.
    place = group(main, "Where is the ward")
    place.locator(".frame").first.click()
    expect(place.get_by_label("The northern ward")).to_be_checked()
    bag = group(main, "Which belong in a grab bag")
    bag.get_by_label("Papers").check()
    bag.get_by_label("Medicine").check()


def submit(main: Locator) -> None:
    main.get_by_role("button", name="Submit answers").click()


@pytest.mark.parametrize("size", [DESKTOP, PHONE], ids=["desktop", "phone"])
def test_every_kind_is_answered_judged_and_told(open_stage: Opener, kinds_package: Path, size: tuple[int, int]) -> None:
    stage = open_stage(size, reduced_motion="reduce")
    main = begin(stage, kinds_package)
    faults = {"open": audit(stage.frame)}
    submit(main)
    alert = main.get_by_role("alert")
    expect(alert.get_by_role("link")).to_have_count(len(TOLD))
    faults["missing"] = audit(stage.frame)
    answer(main)
    submit(main)
    expect(main.get_by_text("20 of 20 points (100 %)")).to_be_visible()
    expect(main.get_by_text("Call the duty officer")).to_be_visible()
    expect(main.get_by_text("1,52 m")).to_be_visible()
    faults["result"] = audit(stage.frame)
    assert faults == {"open": [], "missing": [], "result": []}
    left = stage.leave()
    assert left.violations == []
    assert (left.status, left.score) == ("passed", "100")
    told = {one["id"].removeprefix("q_all_"): (one["type"], one["student_response"], one["result"]) for one in left.interactions}
    assert told == TOLD
    assert read_judge(KINDS).score(left.held["suspend_data"]) == "100"
    # Another day, on the same device and on another: there what was typed is no part of what the LMS holds, only its worth.
    main = stage.launch(kinds_package, left.held).get_by_role("main")
    expect(main.get_by_text("20 of 20 points (100 %)")).to_be_visible()
    for text in ("Indicators", "1,52 m", "the year 2030", "Call someone and close it."):
        expect(main.get_by_text(text).first).to_be_visible()
    stage.leave()
    stage = open_stage(size)
    main = stage.launch(kinds_package, left.held).get_by_role("main")
    expect(main.get_by_text("20 of 20 points (100 %)")).to_be_visible()
    expect(group(main, "Fill in what is missing").get_by_text("Sendai")).to_be_visible()
    words = group(main, "What do we count")
    expect(words.get_by_text("Correct", exact=True)).to_be_visible()
    expect(words.get_by_text("What you typed is not kept on this device.")).to_be_visible()
    stage.leave()


def test_every_kind_is_told_in_the_words_of_scorm_2004(stage: Stage, kinds_2004: Path) -> None:
    main = launch(stage, kinds_2004).get_by_role("main")
    expect(main.get_by_role("button", name="Submit answers")).to_be_visible()
    answer(main)
    submit(main)
    expect(main.get_by_text("20 of 20 points (100 %)")).to_be_visible()
    held = leave(stage)
    told = {
        one["id"].removeprefix("q_all_"): (one["type"], one["learner_response"], one["result"]) for one in entries(held, "interactions")
    }
    assert told == TOLD_2004
    assert (held["success_status"], str(held["score"]["raw"])) == ("passed", "100")
    assert read_judge(KINDS).score(held["suspend_data"]) == "100"


def test_a_part_of_an_answer_earns_a_part_and_each_part_has_its_sign(stage: Stage, kinds_package: Path) -> None:
    main = begin(stage, kinds_package)
    answer(main)
    group(main, "Put the phases").get_by_role("button", name="Move down: Organise").click()
    group(main, "What belongs together").get_by_label("Exposure").select_option(label="A flood map")
    fill = group(main, "Fill in what is missing")
    fill.get_by_label("Blank 2").fill("8")
    group(main, "Which belong in a grab bag").get_by_label("Medicine").uncheck()
    submit(main)
    # 20 points less 2 of 3 for the order, 1 of 2 for the pairs, 1 of 3 for the blanks, 2 of 4 for the bag.
    expect(main.get_by_text("14 of 20 points (70 %)")).to_be_visible()
    expect(group(main, "Put the phases").get_by_text("Not in its place")).to_have_count(2)
    expect(group(main, "What belongs together").get_by_text("Not correct", exact=True)).to_have_count(1)
    expect(fill.get_by_text("Partly correct")).to_be_visible()
    assert stage.leave().violations == []


def test_what_can_be_read_two_ways_is_asked_back(stage: Stage, kinds_package: Path) -> None:
    main = begin(stage, kinds_package)
    answer(main, people="1,500")
    submit(main)
    expect(main.get_by_role("alert").get_by_role("link")).to_have_count(1)
    people = group(main, "How many people")
    expect(people.get_by_text("can be read in two ways")).to_be_visible()
    main.get_by_role("alert").get_by_role("link").click()
    expect(people.get_by_role("textbox")).to_be_focused()
    people.get_by_role("button", name="1500").click()
    expect(people.get_by_role("textbox")).to_have_value("1500")
    submit(main)
    expect(main.get_by_text("20 of 20 points (100 %)")).to_be_visible()
    assert stage.score == "100"


def test_essays_keep_to_their_words_and_units_to_theirs(stage: Stage, kinds_package: Path) -> None:
    main = begin(stage, kinds_package)
    answer(main)
    group(main, "What would you do").get_by_role("textbox").fill("Two words")
    group(main, "How wide").get_by_role("textbox").fill("150 cm")
    submit(main)
    expect(group(main, "What would you do").get_by_text("Write at least 3 words. There are 2 now.")).to_be_visible()
    expect(group(main, "How wide").get_by_text("Write the number in m.")).to_be_visible()
    assert stage.score == ""


@pytest.mark.parametrize("size", [DESKTOP, PHONE], ids=["desktop", "phone"])
def test_every_kind_by_keyboard_alone(open_stage: Opener, kinds_package: Path, size: tuple[int, int]) -> None:
    stage = open_stage(size)
    main = begin(stage, kinds_package)
    keys = Keyboard(stage.page, stage.frame)

    def at(name: str, title: str = "") -> None:
        keys.tab_to(lambda focus: focus["name"].startswith(name) and title in focus["group"], f"{name!r} of {title!r}")

    def type_at(name: str, title: str, text: str) -> None:
        at(name, title)
        stage.page.keyboard.type(text)

    type_at("Your answer", "What do we count", "indicator")
    type_at("Your answer", "How wide", "1.5")
    type_at("Your answer", "How many people", "1 500")
    at("Move up: Plan")
    assert keys.press("Enter")["name"] == "Move up: Plan"
    for thing, right in (("Hazard", "A river"), ("Exposure", "Houses"), ("Flood", "Natural"), ("Chemical", "Tech"), ("Storm", "Natural")):
        type_at(thing, "", right)
    type_at("Blank 1", "", "2030")
    type_at("Blank 2", "", "7")
    type_at("Blank 3", "", "Sendai")
    at("Not at all")
    assert keys.press("ArrowDown")["checked"]
    type_at("Your answer", "What would you do", "Call the officer.")
    at("1. The northern ward")
    assert keys.press("Space")["checked"]
    for name in ("Papers", "Medicine"):
        at(name)
        assert keys.press("Space")["checked"]
    keys.tab_to_button("Submit answers")
    keys.press("Enter")
    keys.wait_for(lambda focus: focus["name"] == "Your result", "the result")
    expect(main.get_by_text("20 of 20 points (100 %)")).to_be_visible()
    assert stage.leave().violations == []


def places(main: Locator) -> list[str]:
    return [" ".join(text.split()).strip("↑↓ ") for text in group(main, "Put the phases").get_by_role("listitem").all_inner_texts()]


@pytest.fixture(params=POINTERS)
def pointer(request: pytest.FixtureRequest, open_stage: Opener) -> Pointer:
    found: Pointer = POINTERS[request.param](open_stage)
    return found


def middle(what: Locator) -> None:
    what.evaluate("(one) => one.scrollIntoView({ block: 'center' })")


def drag_item(main: Locator, pointer: Pointer, place: int, to: int) -> None:
    """Drag the item in *place* behind the last one, or before the first one, without letting go."""
    items = group(main, "Put the phases").get_by_role("listitem")
    middle(group(main, "Put the phases").locator("ol"))
    drag(pointer, inside(items.nth(place).locator(".grip")), inside(items.nth(to), 0.1, 0.9 if to > place else 0.1))


def test_an_order_is_dragged(pointer: Pointer, kinds_package: Path) -> None:
    main = begin(pointer.stage, kinds_package)
    before = places(main)
    items = group(main, "Put the phases").get_by_role("listitem")
    drag_item(main, pointer, 0, 3)
    pointer.up()
    assert places(main) == [*before[1:], before[0]]
    expect(pointer.stage.frame.get_by_role("status")).to_have_text(f"{before[0]}: now in place 4 of 4")
    # At the end of the list there is no way down any more, and a drag is an answer.
    expect(items.nth(3).get_by_role("button", name="Move down")).to_be_disabled()
    expect(items.nth(0).get_by_role("button", name="Move up")).to_be_disabled()
    drag_item(main, pointer, 3, 0)
    pointer.up()
    assert places(main) == before
    submit(main)
    assert not group(main, "Put the phases").get_by_text("Put the items in order with the arrows.").count()


def test_escape_puts_an_order_back(pointer: Pointer, kinds_package: Path) -> None:
    main = begin(pointer.stage, kinds_package)
    before = places(main)
    drag_item(main, pointer, 0, 3)
    # A browser hands a finger's moves over frame by frame.
    expect(group(main, "Put the phases").get_by_role("listitem")).to_contain_text([*before[1:], before[0]])
    pointer.stage.page.keyboard.press("Escape")
    assert places(main) == before
    pointer.move(inside(group(main, "Put the phases").get_by_role("listitem").nth(1)))
    pointer.up()
    assert places(main) == before
    submit(main)
    expect(group(main, "Put the phases").get_by_text("Put the items in order with the arrows.")).to_be_visible()


LOW = 220  # pixels of a screen that shows a part of a question
CHOSEN = "(list) => list.selectedOptions[0].text"


def chip(question: Locator, answer: str) -> Locator:
    return question.locator(".chip", has_text=answer)


def line(question: Locator, thing: str) -> Locator:
    return question.get_by_label(thing).locator("xpath=..")


@pytest.mark.parametrize("direction", ["ltr", "rtl"])
def test_an_answer_is_dragged_to_its_line(pointer: Pointer, kinds_package: Path, direction: str) -> None:
    stage = pointer.stage
    main = begin(stage, kinds_package)
    stage.frame.evaluate("(direction) => { document.documentElement.dir = direction }", direction)
    answer(main)
    for title, pairs in (
        ("What belongs together", {"Hazard": "A flood map"}),
        ("Which kind of hazard", {"Flood": "Technological", "Storm": "Technological"}),
    ):
        question = group(main, title)
        for thing, right in pairs.items():
            list_ = question.get_by_label(thing)
            middle(question)
            drag(pointer, inside(chip(question, right).locator(".grip")), inside(line(question, thing)))
            expect(line(question, thing)).to_have_class("pair over")
            assert list_.evaluate(CHOSEN) != right, "nothing is chosen before it is let go of"
            pointer.up()
            assert list_.evaluate(CHOSEN) == right
            expect(list_).to_be_focused()
            expect(stage.frame.get_by_role("status")).to_have_text(f"{thing}: your answer is now “{right}”")
            expect(question.locator(".over, .dragged")).to_have_count(0)
    assert audit(stage.frame) == []
    submit(main)
    # 20 points less 1 of 2 for the pairs, 2 of 3 for the kinds.
    expect(main.get_by_text("17 of 20 points (85 %)")).to_be_visible()


def test_what_is_dragged_to_nowhere_answers_nothing(pointer: Pointer, kinds_package: Path) -> None:
    main = begin(pointer.stage, kinds_package)
    question = group(main, "What belongs together")
    middle(question)
    grip = chip(question, "A flood map").locator(".grip")
    before = grip.bounding_box()
    drag(pointer, inside(grip), inside(line(question, "Hazard")))
    pointer.stage.page.keyboard.press("Escape")
    pointer.up()
    drag(pointer, inside(grip), inside(question.locator("legend")))
    pointer.up()
    expect(question.get_by_label("Hazard")).to_have_value("")
    expect(question.locator(".over, .dragged")).to_have_count(0)
    assert grip.bounding_box() == before


def test_a_line_below_the_screen_is_reached_by_dragging_to_its_edge(pointer: Pointer, kinds_package: Path) -> None:
    main = begin(pointer.stage, kinds_package)
    question = group(main, "Which kind of hazard")
    size = pointer.stage.page.viewport_size
    assert size
    pointer.stage.page.set_viewport_size({"width": size["width"], "height": LOW})
    grip = chip(question, "Natural").locator(".grip")
    grip.evaluate("(one) => one.scrollIntoView({ block: 'start' })")
    x, y = inside(grip)
    storm = line(question, "Storm")
    assert inside(storm)[1] > LOW
    drag(pointer, (x, y), (x, LOW - 10))
    # Away from the edge it stands still.
    for _ in range(200):
        if inside(storm)[1] < LOW - 60:
            break
        pointer.stage.page.wait_for_timeout(20)
    pointer.move((x, LOW / 2))
    pointer.move(inside(storm))
    expect(storm).to_have_class("pair over")
    pointer.up()
    assert question.get_by_label("Storm").evaluate(CHOSEN) == "Natural"


@pytest.mark.parametrize("title", ["Put the phases", "What belongs together"])
def test_a_finger_beside_the_grip_scrolls_the_page(open_stage: Opener, kinds_package: Path, title: str) -> None:
    finger = with_finger(open_stage)
    main = begin(finger.stage, kinds_package)
    question = group(main, title)
    middle(question)
    words = question.locator(".grip + .prose").first
    was = finger.stage.frame.evaluate("scrollY")
    x, y = inside(words)
    drag(finger, (x, y), (x, y - 150))
    finger.up()
    until(finger.stage.frame, f"scrollY > {was} + 50")
    expect(question.locator(".over, .dragged")).to_have_count(0)
    submit(main)
    expect(question.locator(".error")).to_be_visible()


def test_from_right_to_left_nothing_leaves_the_screen(open_stage: Opener, kinds_package: Path) -> None:
    stage = open_stage(PHONE)
    main = begin(stage, kinds_package)
    stage.frame.evaluate("document.documentElement.dir = 'rtl'")
    answer(main)
    assert audit(stage.frame) == []
    submit(main)
    expect(main.get_by_text("20 of 20 points (100 %)")).to_be_visible()
    assert audit(stage.frame) == []


def test_a_sheet_to_print_has_room_for_a_pen_and_the_answers_as_filled_in(stage: Stage, kinds_package: Path) -> None:
    main = begin(stage, kinds_package)
    answer(main)
    stage.frame.evaluate("location.hash = '#/print'")
    main.get_by_role("button", name="Print this page").click()
    sheet = main.locator(".sheet")
    for text in ("Indicators", "1,52 m", "A river in flood", "the year 2030", "Call someone and close it."):
        expect(sheet.get_by_text(text).first).to_be_visible()
    assert audit(stage.frame) == []
