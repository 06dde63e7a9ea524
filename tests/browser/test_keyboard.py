"""
The whole course by keyboard alone.
"""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Route, expect

from clic_scorm.model import Course, Quiz
from tests.browser.conftest import COURSES, Opener
from tests.browser.keyboard import Keyboard, squeezed
from tests.browser.learner import Learner, read_course, rightly, wrongly
from tests.browser.stage import DESKTOP, PHONE, Stage, until


pytestmark = pytest.mark.browser
# The aids come when `late()` says so, as over a slow line.
LATE = """const append = Node.prototype.appendChild;
Node.prototype.appendChild = function (one) {
  if (!/aids\\.js$/.test(one.src)) return append.call(this, one);
  globalThis.late = () => append.call(this, one);
  return one;
};"""


@pytest.fixture(scope="module")
def course() -> Course:
    return read_course(COURSES / "mcr-tot")


def begin(stage: Stage, course: Course, package: Path) -> Keyboard:
    frame = stage.launch(package)
    Learner(frame, course).stands_at(course.units[0])
    return Keyboard(stage.page, frame)


def turn_to(keys: Keyboard, course: Course, goal: Quiz) -> None:
    keys.turn_to(course.units[1 : course.units.index(goal) + 1])


@pytest.mark.parametrize("size", [DESKTOP, PHONE], ids=["desktop", "phone"])
def test_the_whole_course(open_stage: Opener, course: Course, course_package: Path, size: tuple[int, int]) -> None:
    stage = open_stage(size, reduced_motion="reduce")
    keys = begin(stage, course, course_package)
    keys.take_the_course(course, wrongly, rightly)
    left = stage.leave()
    assert left.violations == []
    assert (left.status, left.score) == ("passed", "100")


def stand_at_the_lower_edge(stage: Stage, course: Course, package: Path) -> Keyboard:
    """Go to the first answer of the first quiz, in a window that ends just below it."""
    keys = begin(stage, course, package)
    quiz = course.quizzes[0]
    turn_to(keys, course, quiz)
    first = squeezed(quiz.questions[0].title)
    keys.tab_to(lambda focus: focus["tag"] == "INPUT" and first in focus["group"], "the first question")
    height = int(keys.frame.evaluate("document.activeElement.getBoundingClientRect().bottom")) + 8
    stage.page.set_viewport_size({"width": DESKTOP[0], "height": height})
    until(keys.frame, f"innerHeight === {height}")
    assert keys.shown["seen"], keys.focus["where"]
    assert keys.frame.evaluate("scrollY") == 0
    return keys


def test_what_comes_late_pushes_nothing_off_the_screen_that_has_the_focus(stage: Stage, course: Course, course_package: Path) -> None:
    """At the top of a page no browser keeps what is read where it is when something is put above it."""
    stage.context.add_init_script(LATE)
    keys = stand_at_the_lower_edge(stage, course, course_package)
    keys.frame.evaluate("late()")
    expect(keys.frame.get_by_text("Is this your own device?")).to_be_attached()
    assert keys.shown["seen"]


def fall_into_trouble(stage: Stage, keys: Keyboard) -> None:
    stage.refuse_saving()
    keys.frame.evaluate("clic.session.retry()")
    expect(keys.frame.get_by_text("could not be saved")).to_be_attached()


def test_trouble_pushes_nothing_off_the_screen_that_has_the_focus(stage: Stage, course: Course, course_package: Path) -> None:
    keys = stand_at_the_lower_edge(stage, course, course_package)
    fall_into_trouble(stage, keys)
    assert keys.shown["seen"]


def test_a_quiz_is_not_drawn_before_its_style_sheet_is_here(stage: Stage, course: Course, course_package: Path) -> None:
    """Its script comes ahead of the page; drawn then, the questions would jump below the learner's finger."""
    held: list[Route] = []
    stage.page.route("**/quiz.css", lambda route: held.append(route))
    keys = begin(stage, course, course_package)
    quiz = course.quizzes[0]
    keys.turn_to(course.units[1 : course.units.index(quiz)])
    until(keys.frame, "Boolean(clic.view.quiz)")
    keys.tab_to_button("Next")
    keys.press("Enter")
    stage.page.wait_for_timeout(300)
    assert keys.frame.locator("fieldset").count() == 0
    for route in held:
        route.continue_()
    keys.wait_for_title(quiz)


def test_what_was_scrolled_away_stays_away(stage: Stage, course: Course, course_package: Path) -> None:
    """Who reads elsewhere while an answer has the focus is not torn back when something comes above."""
    keys = stand_at_the_lower_edge(stage, course, course_package)
    keys.frame.evaluate("scrollTo(0, 1500)")
    assert not keys.shown["seen"]
    fall_into_trouble(stage, keys)
    assert not keys.shown["seen"]


def test_the_first_stop_skips_to_the_content(stage: Stage, course: Course, course_package: Path) -> None:
    keys = begin(stage, course, course_package)
    focus = keys.tab_to(lambda focus: focus["tag"] == "A", "the skip link")
    assert focus["name"] == "Skip to content"
    keys.press("Enter")
    keys.wait_for(lambda focus: focus["tag"] in ("H1", "MAIN"), "the content")


def test_the_outline_opens_closes_and_leads(open_stage: Opener, course: Course, course_package: Path) -> None:
    stage = open_stage(PHONE)
    keys = begin(stage, course, course_package)
    assert keys.tab_to_button("Outline")["expanded"] == "false"
    assert keys.press("Enter")["expanded"] == "true"
    focus = keys.press("Escape")
    assert (focus["name"], focus["expanded"]) == ("Outline", "false")
    keys.press("Enter")
    goal = course.units[1]
    keys.tab_to(lambda focus: focus["tag"] == "A" and squeezed(goal.title) in focus["name"], f"the link to {goal.title!r}")
    keys.press("Enter")
    keys.wait_for_title(goal)
    keys.tab_to(lambda focus: focus["name"] == "Outline", "the outline button", "Shift+Tab")
    assert keys.focus["expanded"] == "false"


def test_an_error_takes_the_focus_and_leads_to_the_question(stage: Stage, course: Course, course_package: Path) -> None:
    keys = begin(stage, course, course_package)
    quiz = course.quizzes[0]
    turn_to(keys, course, quiz)
    keys.tab_to_button("Submit answers")
    keys.press("Enter")
    keys.wait_for(lambda focus: focus["role"] == "alert", "the error summary")
    second = quiz.questions[1]
    keys.tab_to(lambda focus: focus["tag"] == "A" and squeezed(second.title) in focus["name"], "the link to the second question")
    keys.press("Enter")
    keys.wait_for(lambda focus: focus["tag"] == "INPUT" and squeezed(second.title) in focus["group"], "the second question")


def test_enter_on_an_option_submits_nothing(stage: Stage, course: Course, course_package: Path) -> None:
    keys = begin(stage, course, course_package)
    quiz = course.quizzes[0]
    turn_to(keys, course, quiz)
    keys.answer(quiz.questions[0], rightly(quiz.questions[0]))
    keys.press("Enter")
    expect(keys.frame.get_by_role("button", name="Submit answers")).to_be_visible()
    assert stage.score == ""
    assert keys.frame.get_by_role("heading", name="Your result").count() == 0


def test_a_hint_opens_and_closes(stage: Stage, course: Course, course_package: Path) -> None:
    keys = begin(stage, course, course_package)
    quiz = course.quizzes[0]
    hinted = next(question for question in quiz.questions if question.hint)
    assert hinted.hint is not None
    turn_to(keys, course, quiz)
    assert keys.tab_to_button("Hint")["expanded"] == "false"
    text = keys.frame.get_by_text(hinted.hint.plain[:20])
    expect(text).to_be_hidden()
    assert keys.press("Enter")["expanded"] == "true"
    expect(text).to_be_visible()
    assert keys.press("Space")["expanded"] == "false"
    expect(text).to_be_hidden()
