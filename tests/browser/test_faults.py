"""
Some cells of the fault matrix in a real browser; tests/js/faults.test.mjs runs them all, before an LMS in a small browser of our own.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import expect

from clic_scorm.model import Course
from tests.browser.conftest import COURSES, Opener
from tests.browser.learner import Judge, Learner, read_course, read_judge, rightly
from tests.browser.stage import NEW_LEARNER, PHONE, Stage


pytestmark = pytest.mark.browser

# All storage of the page throws, as it does where cookies are blocked.
NO_STORAGE = """for (const name of ["localStorage", "sessionStorage"])
  Object.defineProperty(window, name, { get() { throw new DOMException("blocked", "SecurityError"); } });"""


@pytest.fixture(scope="module")
def course() -> Course:
    return read_course(COURSES / "mcr-tot")


@pytest.fixture(scope="module")
def judge() -> Judge:
    return read_judge(COURSES / "mcr-tot")


def silent_loss(stage: Stage) -> None:
    """The LMS answers "true" and stores nothing; the browser believes that it has a network."""
    stage.allow("pixel|ERR_FAILED")
    stage.context.route("**/pixel.gif*", lambda route: route.abort())
    stage.page.evaluate("player.recorder.storing = player.recorder.stored; player.recorder.stored = () => {}")


def silent_return(stage: Stage) -> None:
    stage.context.unroute("**/pixel.gif*")
    stage.page.evaluate("player.recorder.stored = player.recorder.storing")


def refusal(stage: Stage) -> None:
    stage.refuse_saving()


def refusal_over(stage: Stage) -> None:
    stage.refuse_saving(False)


def take_first_quiz(stage: Stage, course: Course) -> Learner:
    quiz = course.quizzes[0]
    learner = Learner(stage.frame, course)
    learner.open_from_outline(quiz)
    learner.take(quiz, rightly)
    return learner


def check_kept(held: dict[str, Any], course: Course, judge: Judge) -> None:
    """The first page and the first quiz, with all its answers, are in the LMS."""
    quiz = course.quizzes[0]
    record = judge.record(held["suspend_data"])
    assert judge.units[course.units[0].id] in record.pages
    outcome = record.quizzes[judge.units[quiz.id]]
    assert outcome.best == (quiz.points, quiz.points)
    assert str(held["core"]["score"]["raw"]) == judge.score(held["suspend_data"])
    results = [entry["result"] for entry in held["interactions"].values()]
    assert results == ["correct"] * len(quiz.questions)


def start(stage: Stage, course: Course, package: Path) -> Learner:
    learner = Learner(stage.launch(package), course)
    learner.stands_at(course.units[0])
    learner.go_on(course.units[1])
    return learner


@pytest.mark.parametrize(
    ("strike", "heal"), [(silent_loss, silent_return), (refusal, refusal_over)], ids=["true but not stored", "refused"]
)
def test_the_learner_is_told_and_all_is_made_good(
    stage: Stage, course: Course, course_package: Path, judge: Judge, strike: Callable[[Stage], None], heal: Callable[[Stage], None]
) -> None:
    start(stage, course, course_package)
    strike(stage)
    learner = take_first_quiz(stage, course)
    banner = learner.frame.get_by_role("alert").filter(has_text="could not be saved")
    expect(banner).to_contain_text("You can go on: the course keeps trying to save it. Your work is kept on this device.")
    heal(stage)
    banner.get_by_role("button", name="Try again").click()
    expect(banner).to_be_hidden()
    check_kept(stage.held, course, judge)
    check_kept(stage.leave().held, course, judge)


def test_a_page_that_did_not_come_is_there_once_the_line_is_back(stage: Stage, course: Course, course_package: Path) -> None:
    learner = start(stage, course, course_package)
    stage.allow("ERR_INTERNET_DISCONNECTED|ERR_FAILED")
    stage.context.set_offline(True)
    # The page after the next one was not fetched ahead.
    learner.go_on(course.units[2])
    learner.button("Next").click()
    expect(learner.heading).to_have_text("This page could not be loaded")
    expect(learner.heading).to_be_focused()
    expect(learner.main).to_contain_text("Your work is kept on this device.")
    expect(learner.button("Try again")).to_be_visible()
    stage.context.set_offline(False)
    learner.stands_at(course.units[3])
    expect(learner.heading).to_be_focused()


def test_what_the_lms_lost_comes_back_from_the_device(stage: Stage, course: Course, course_package: Path, judge: Judge) -> None:
    start(stage, course, course_package)
    silent_loss(stage)
    take_first_quiz(stage, course)
    stage.leave()
    stage.context.unroute("**/pixel.gif*")
    learner = Learner(stage.launch(course_package, NEW_LEARNER), course)
    learner.stands_at(course.quizzes[0])
    check_kept(stage.leave().held, course, judge)


def test_an_app_that_is_killed_loses_nothing(stage: Stage, course: Course, course_package: Path, judge: Judge) -> None:
    start(stage, course, course_package)
    learner = take_first_quiz(stage, course)
    # What the LMS held before the last step is all that it ever gets; the step itself is on the device only.
    held = stage.held
    after = course.units[course.units.index(course.quizzes[0]) + 1]
    learner.go_on(after)
    stage.page.evaluate("player.recorder.stored = () => {}")
    stage.leave()
    learner = Learner(stage.launch(course_package, held), course)
    learner.stands_at(after)
    check_kept(stage.leave().held, course, judge)


def test_work_without_an_lms_is_taken_over_by_the_lms(stage: Stage, course: Course, course_package: Path, judge: Judge) -> None:
    learner = Learner(stage.launch(course_package, api=False), course)
    learner.stands_at(course.units[0])
    expect(learner.frame.get_by_role("alert")).to_contain_text("was not found. Open the course from there, or go on here.")
    learner.go_on(course.units[1])
    take_first_quiz(stage, course)
    stage.leave()
    learner = Learner(stage.launch(course_package), course)
    learner.stands_at(course.quizzes[0])
    check_kept(stage.leave().held, course, judge)


def test_a_storage_that_throws_loses_nothing(stage: Stage, course: Course, course_package: Path, judge: Judge) -> None:
    stage.context.add_init_script(NO_STORAGE)
    start(stage, course, course_package)
    take_first_quiz(stage, course)
    check_kept(stage.leave().held, course, judge)


def test_without_storage_and_network_the_learner_hears_the_truth_and_takes_the_work_along(
    open_stage: Opener, course: Course, course_package: Path, judge: Judge
) -> None:
    stage = open_stage(PHONE)
    stage.context.add_init_script(NO_STORAGE)
    start(stage, course, course_package)
    quiz = course.quizzes[0]
    learner = Learner(stage.frame, course)
    learner.open_from_outline(quiz)
    stage.refuse_saving()
    stage.allow("ERR_INTERNET_DISCONNECTED|ERR_FAILED")
    stage.context.set_offline(True)
    learner.take(quiz, rightly)
    banner = learner.frame.get_by_role("alert").filter(has_text="could not be saved")
    expect(banner).to_contain_text("This device cannot keep your work: take it along before you leave.")
    assert "is kept" not in banner.inner_text()
    banner.get_by_role("button", name="Take my work along").click()
    expect(learner.heading).to_be_focused()
    text = learner.main.get_by_role("textbox", name="The text", exact=True).input_value()
    stage.leave()
    other = open_stage(PHONE)
    learner = start(other, course, course_package)
    learner.frame.get_by_role("contentinfo").get_by_role("link", name="Keep my work").click()
    learner.main.get_by_role("textbox", name="Or the text").fill(text)
    learner.button("Open the text").click()
    expect(learner.frame.get_by_role("status")).to_contain_text("is added to your work")
    learner.button("Back to the course").click()
    learner.stands_at(course.units[1])
    check_kept(other.leave().held, course, judge)
