"""
How a quiz is taken: checks on a page, checks one by one, a clock, a draw, attempts that are used up.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Frame, Locator, expect

from tests.browser.audit import audit
from tests.browser.building import build_package
from tests.browser.conftest import Opener
from tests.browser.keyboard import Keyboard
from tests.browser.stage import DESKTOP, PHONE, Stage
from tests.browser.walk import HEARD, LISTEN


pytestmark = pytest.mark.browser
COURSE = Path(__file__).parent / "quizzes"


@pytest.fixture(scope="module")
def package(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("quizzes")
    course = folder / "course"
    for path in COURSE.rglob("*.*"):
        place = course / path.relative_to(COURSE)
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_bytes(path.read_bytes())
    return build_package(course, folder)


def go(frame: Frame, unit: str, title: str) -> Locator:
    """Open *unit* by its address; return the main part of the screen."""
    expect(frame.get_by_role("heading", level=1)).to_be_visible()
    frame.evaluate("(unit) => { location.hash = unit }", unit)
    main = frame.get_by_role("main")
    expect(main.get_by_role("heading", level=1)).to_have_text(title)
    return main


def chosen(main: Locator) -> list[str]:
    """Return the questions that are asked, each with its options in order."""
    return [re.sub(r"^\d+\. ", "", text) for text in main.get_by_role("group").all_inner_texts()]


def answer_all(main: Locator, name: str) -> None:
    for group in main.get_by_role("group").all():
        group.get_by_role("radio", name=name, exact=True).check()


def test_a_self_check_tells_at_once_and_tells_nobody_else(stage: Stage, package: Path) -> None:
    frame = stage.launch(package)
    main = go(frame, "read", "A page with a question")
    keys = Keyboard(stage.page, frame)
    question = main.get_by_role("group", name="Is a river a hazard?")
    question.get_by_role("button", name="Check my answer").press("Enter")
    expect(question.get_by_text("Choose an answer.")).to_be_visible()
    assert keys.focus["role"] == "radio"
    stage.page.keyboard.press("Space")
    keys.tab_to(lambda focus: focus["name"] == "Check my answer", "the check")
    stage.page.keyboard.press("Enter")
    expect(question.get_by_text("Not correct")).to_be_focused()
    expect(question.get_by_text("Nothing is in its way yet.")).to_be_visible()
    keys.tab_to(lambda focus: focus["name"] == "Try again", "another try")
    stage.page.keyboard.press("Enter")
    expect(question).to_be_focused()
    question.get_by_role("radio", name="False").check()
    question.get_by_role("button", name="Check my answer").click()
    expect(question.get_by_text("It becomes one where somebody builds.")).to_be_visible()
    # The next heading of the page stands where the author put it.
    assert main.inner_text().index("Is a river a hazard?") < main.inner_text().index("After the question")
    left = stage.leave()
    assert left.interactions == []
    assert left.score == ""
    assert left.violations == []


def test_an_answer_that_was_checked_stays(stage: Stage, package: Path) -> None:
    frame = stage.launch(package)
    main = go(frame, "each", "Checked one by one")
    first = main.get_by_role("group", name="Who leads?")
    first.get_by_role("radio", name="Nobody").check()
    first.get_by_role("button", name="Check my answer").click()
    expect(first.get_by_text("Not correct")).to_be_focused()
    expect(first.get_by_text("Then nothing happens.")).to_be_visible()
    typed = main.get_by_role("group", name="How many Essentials")
    typed.get_by_role("textbox").fill("ten or 10")
    typed.get_by_role("button", name="Check my answer").click()
    expect(typed.locator(".error")).to_be_visible()
    typed.get_by_role("textbox").fill("10.0")
    typed.get_by_role("button", name="Check my answer").press("Enter")
    expect(typed.get_by_text("Correct", exact=True)).to_be_focused()
    held = stage.leave().held
    # The same device still has what was typed.
    frame = stage.launch(package, held)
    main = go(frame, "each", "Checked one by one")
    expect(main.get_by_role("group", name="How many Essentials")).to_contain_text("10.0")
    held = stage.leave().held
    # Another device knows only that it was right.
    stage.page.evaluate("localStorage.clear()")
    frame = stage.launch(package, held)
    main = go(frame, "each", "Checked one by one")
    first = main.get_by_role("group", name="Who leads?")
    expect(first.get_by_text("Not correct")).to_be_visible()
    expect(first.get_by_role("radio", name="The mayor")).to_be_disabled()
    main.get_by_role("button", name="Submit answers").click()
    expect(main.get_by_role("alert")).to_contain_text("A plan needs money.")
    main.get_by_role("group", name="A plan needs money.").get_by_role("radio", name="True").check()
    main.get_by_role("button", name="Submit answers").click()
    expect(main.get_by_role("heading", name="Your result")).to_be_focused()
    expect(main.get_by_text("You have used all your attempts.")).to_be_visible()
    # Practice: nothing of it is told or kept.
    state = stage.held["suspend_data"]
    main.get_by_role("button", name="Practise").click()
    expect(main.get_by_text("You are practising: this does not count any more.")).to_be_visible()
    main.get_by_role("group", name="Who leads?").get_by_role("radio", name="The mayor").check()
    main.get_by_role("group", name="How many Essentials").get_by_role("textbox").fill("9")
    main.get_by_role("group", name="A plan needs money.").get_by_role("radio", name="True").check()
    main.get_by_role("button", name="Submit answers").click()
    expect(main.get_by_role("heading", name="Practice: this result does not count")).to_be_focused()
    assert stage.held["suspend_data"] == state
    left = stage.leave()
    assert [one["id"] + " " + one["result"] for one in left.interactions] == ["q_each_who wrong", "q_each_money correct"]
    assert left.violations == []


def test_words_that_were_typed_and_neither_checked_nor_left_are_still_there(stage: Stage, package: Path) -> None:
    frame = stage.launch(package)
    main = go(frame, "each", "Checked one by one")
    entry = main.get_by_role("group", name="How many Essentials").get_by_role("textbox")
    entry.press_sequentially("eleven or so")
    expect(entry).to_be_focused()
    held = stage.leave().held
    frame = stage.launch(package, held)
    main = go(frame, "each", "Checked one by one")
    expect(main.get_by_role("group", name="How many Essentials").get_by_role("textbox")).to_have_value("eleven or so")


def test_words_that_were_checked_go_to_another_device_where_the_learner_agreed(stage: Stage, package: Path) -> None:
    frame = stage.launch(package)
    main = go(frame, "each", "Checked one by one")
    typed = main.get_by_role("group", name="How many Essentials")
    typed.get_by_role("textbox").fill("10.0")
    typed.get_by_role("button", name="Check my answer").click()
    expect(typed.get_by_text("Correct", exact=True)).to_be_focused()
    frame.evaluate("clic.store.agree(true)")
    held = stage.leave().held
    stage.page.evaluate("localStorage.clear()")
    frame = stage.launch(package, held)
    main = go(frame, "each", "Checked one by one")
    expect(main.get_by_role("group", name="How many Essentials")).to_contain_text("10.0")


def test_what_counts_is_told_before_the_first_attempt(stage: Stage, package: Path) -> None:
    frame = stage.launch(package)
    main = go(frame, "each", "Checked one by one")
    first = main.locator("form > p").first
    expect(first).to_have_text("To pass you need 50 %. You have 1 attempt left.")
    main = go(frame, "timed", "Against the clock")
    expect(main.locator(".ready")).to_contain_text("To pass you need 50 %. You have 3 attempts left. The best attempt counts.")
    main = go(frame, "survey", "What do you think?")
    expect(main.locator(".ready")).to_contain_text("This is not graded.")
    expect(main.locator(".ready")).not_to_contain_text("To pass")


def test_feedback_on_several_options_names_each(stage: Stage, package: Path) -> None:
    frame = stage.launch(package)
    main = go(frame, "several", "Several at once")
    question = main.get_by_role("group", name="What takes part?")
    question.get_by_role("checkbox", name="The river").check()
    question.get_by_role("checkbox", name="The moon").check()
    main.get_by_role("button", name="Submit answers").click()
    said = question.locator(".on-option")
    expect(said).to_have_count(2)
    expect(said.nth(0)).to_have_text(re.compile(r"The river\s*It rises\."))
    expect(said.nth(1)).to_have_text(re.compile(r"The moon\s*It only looks on\."))


def has_name(name: str, focus: Mapping[str, Any]) -> bool:
    return bool(focus["name"] == name)


def test_blanks_in_a_table_are_filled_in_by_keyboard_and_judged(stage: Stage, package: Path) -> None:
    frame = stage.launch(package)
    main = go(frame, "table", "A table with gaps")
    question = main.get_by_role("group", name="Fill in the table.")
    keys = Keyboard(stage.page, frame)
    keys.tab_to_button("Hint")
    assert keys.press("Enter")["expanded"] == "true"
    expect(question.get_by_text("Look at the page before.")).to_be_visible()
    for number, text in enumerate(("2", "lid", "Spring", "fence"), 1):
        blank = f"Blank {number}"
        keys.tab_to(partial(has_name, blank), blank)
        stage.page.keyboard.type(text)
    assert question.get_by_role("cell", name="none").count() == 1
    keys.tab_to_button("Submit answers")
    stage.page.keyboard.press("Enter")
    expect(main.get_by_text("4 of 4 points (100 %)")).to_be_visible()
    # The cell says its own verdict.
    expect(question.get_by_role("cell").filter(has_text="lid")).to_contain_text("Correct")
    left = stage.leave()
    assert [(one["id"], one["student_response"], one["result"]) for one in left.interactions] == [
        ("q_table_fill", "2; lid; Spring; fence", "correct")
    ]
    assert left.violations == []


def test_time_is_told_before_it_is_up_and_can_be_extended(stage: Stage, package: Path) -> None:
    stage.context.clock.install()
    stage.context.add_init_script(f"({LISTEN})()")
    frame = stage.launch(package)
    main = go(frame, "timed", "Against the clock")
    expect(main.get_by_text("Time limit: 2 min.")).to_be_visible()
    main.get_by_role("button", name="Begin").click()
    expect(main.get_by_role("group").first).to_be_focused()
    timer, status = main.get_by_role("timer"), main.get_by_role("status")
    main.get_by_role("group").first.get_by_role("radio", name="Yes").check()
    stage.context.clock.run_for(30_000)
    expect(timer).to_have_text(re.compile(r"Time left: 1:[12]\d"))
    expect(status).to_be_empty()
    # A page that is loaded again goes on where it was.
    held = stage.leave().held
    frame = stage.launch(package, held)
    main = go(frame, "timed", "Against the clock")
    timer, status = main.get_by_role("timer"), main.get_by_role("status")
    expect(main.get_by_role("group").first.get_by_role("radio", name="Yes")).to_be_checked()
    stage.context.clock.run_for(30_000)
    expect(status).to_contain_text("Less than a minute is left. If you need longer, press “More time”.")
    assert frame.evaluate("document.activeElement.closest('.clock')") is None
    main.get_by_role("button", name="More time").click()
    expect(status).to_have_text("2 min added.")
    stage.context.clock.run_for(80_000)
    expect(timer).to_be_visible()
    stage.context.clock.run_for(110_000)
    expect(main.get_by_role("heading", name="Your result")).to_be_focused()
    expect(main.get_by_text("1 of 2 points")).to_be_visible()
    # On a slow machine a look at the server outlasts the clock that runs ahead; that the work is saved may be said right after.
    assert "status: The time is up. Your answers were submitted." in frame.evaluate(HEARD)
    expect(main.get_by_text("You have 2 attempts left.")).to_be_visible()
    assert stage.leave().violations == []


def test_a_limit_that_is_essential_has_no_button(stage: Stage, package: Path) -> None:
    frame = stage.launch(package)
    main = go(frame, "survey", "What do you think?")
    expect(main.get_by_text("cannot be extended")).to_be_visible()
    main.get_by_role("button", name="Begin").click()
    expect(main.get_by_role("timer")).to_be_visible()
    expect(main.get_by_role("button", name="More time")).to_have_count(0)
    main.get_by_role("radio", name="True").check()
    main.get_by_role("button", name="Submit answers").click()
    expect(main.get_by_text("Submitted. This is not graded.")).to_be_visible()


def test_a_draw_stays_until_it_is_submitted_and_is_another_then(stage: Stage, package: Path) -> None:
    frame = stage.launch(package)
    main = go(frame, "final", "Final assessment")
    drawn = chosen(main)
    assert len(drawn) == 3
    assert sum("Question 3." in text for text in drawn) == 1
    main.get_by_role("radio").first.check()
    held = stage.leave().held
    frame = stage.launch(package, held)
    main = go(frame, "final", "Final assessment")
    assert chosen(main) == drawn
    answer_all(main, "Right")
    main.get_by_role("button", name="Submit answers").click()
    expect(main.get_by_text("3 of 3 points")).to_be_visible()
    expect(main.get_by_text("Correct", exact=True)).to_have_count(0)
    main.get_by_role("button", name="Try again").click()
    assert chosen(main) != drawn
    expect(main.get_by_role("radio", checked=True)).to_have_count(0)
    answer_all(main, "Wrong one")
    main.get_by_role("button", name="Submit answers").click()
    # The last result is shown, and the best one counts.
    expect(main.get_by_text("0 of 3 points")).to_be_visible()
    expect(main.get_by_text("Your best result so far:")).to_have_count(0)
    expect(main.get_by_text("You passed in an earlier attempt; that counts.")).to_be_visible()
    expect(main.get_by_text("You can try again in 24 h.")).to_be_visible()
    left = stage.leave()
    assert len(left.interactions) == 6
    assert all(re.fullmatch(r"q_final_q\d\d", one["id"]) for one in left.interactions)
    assert left.violations == []


def test_the_questions_of_a_timed_quiz_are_found_nowhere_before_it_begins(stage: Stage, package: Path) -> None:
    frame = stage.launch(package)
    main = go(frame, "timed", "Against the clock")
    frame.evaluate("() => { location.hash = '/print' }")
    frame.get_by_role("button", name="Print this module").click()
    sheet = frame.locator(".sheet")
    expect(sheet.get_by_text("Who leads?")).to_have_count(1)
    expect(sheet.get_by_text("Is a river a hazard?")).to_have_count(1)
    expect(sheet.get_by_text("First?")).to_have_count(0)
    main = go(frame, "timed", "Against the clock")
    main.get_by_role("button", name="Begin").click()
    expect(main.get_by_text("First?")).to_be_visible()
    index = (package / "search" / "m01.js").read_text(encoding="utf-8")
    assert "First?" not in index
    assert "Who leads?" in index


@pytest.mark.parametrize("size", [DESKTOP, PHONE], ids=["desktop", "phone"])
@pytest.mark.parametrize("direction", ["ltr", "rtl"])
def test_no_screen_has_a_fault(open_stage: Opener, package: Path, size: tuple[int, int], direction: str) -> None:
    stage = open_stage(size, reduced_motion="reduce")
    frame = stage.launch(package)
    found: dict[str, list[str]] = {}

    def look(name: str) -> None:
        frame.evaluate("(direction) => { document.documentElement.dir = direction }", direction)
        found[name] = audit(frame)

    main = go(frame, "read", "A page with a question")
    look("self-check")
    main.get_by_role("radio", name="True").check()
    main.get_by_role("button", name="Check my answer").click()
    expect(main.get_by_text("Nothing is in its way yet.")).to_be_visible()
    look("self-check answered")
    main = go(frame, "each", "Checked one by one")
    main.get_by_role("radio", name="Nobody").check()
    main.get_by_role("button", name="Check my answer").first.click()
    look("checked")
    main = go(frame, "timed", "Against the clock")
    look("ready")
    main.get_by_role("button", name="Begin").click()
    # Nothing that has the focus lies behind the clock.
    clock = frame.locator(".clock").bounding_box()
    group = main.get_by_role("group").first.bounding_box()
    assert clock is not None
    assert group is not None
    assert group["y"] >= clock["y"] + clock["height"]
    look("clock")
    main = go(frame, "table", "A table with gaps")
    look("blanks in a table")
    main.get_by_label("Blank 1").fill("3")
    main.get_by_label("Blank 2").fill("a lid of wood that closes tightly and that no child can lift")
    main.get_by_label("Blank 3").fill("spring")
    main.get_by_label("Blank 4").select_option(label="roof")
    main.get_by_role("button", name="Submit answers").click()
    look("table filled in")
    main = go(frame, "final", "Final assessment")
    answer_all(main, "Right")
    main.get_by_role("button", name="Submit answers").click()
    look("result without marks")
    assert {name: faults for name, faults in found.items() if faults} == {}
