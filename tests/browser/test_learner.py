"""
A learner takes the sample course in an LMS; what the LMS holds in the end is what the rules say.
"""

from __future__ import annotations

from decimal import Decimal
from functools import cache
from pathlib import Path

import pytest
from playwright.sync_api import expect

from clic_scorm.model import Course, Page, Quiz
from tests.browser.conftest import COURSES, Opener
from tests.browser.learner import Judge, Learner, percent, read_course, read_judge, right_but, rightly, wrongly
from tests.browser.stage import PHONE, Launch, Stage


pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def course() -> Course:
    return read_course(COURSES / "mcr-tot")


def orientation_and_check(course: Course) -> tuple[Quiz, Quiz]:
    first, last = course.quizzes
    assert first.attempts is None
    assert last.attempts == 3
    return first, last


def reported(course: Course, best: dict[str, int]) -> Decimal:
    """Return the score in percent for the best results *best* by quiz id."""
    graded = [quiz for quiz in course.quizzes if quiz.pass_mark and not quiz.optional]
    return Decimal(percent(sum(best.get(quiz.id, 0) for quiz in graded), sum(quiz.points for quiz in graded)))


@cache
def judge() -> Judge:
    return read_judge(COURSES / "mcr-tot")


def check_clean(left: Launch) -> None:
    """
    Nothing was violated, and status and score are what the rules in Python make of the state that the LMS holds.
    """
    assert left.violations == []
    state = left.held["suspend_data"]
    assert (left.status, left.score) == (judge().status(state), judge().score(state))


def test_fails_retries_passes_leaves_comes_back_and_ends(stage: Stage, course: Course, course_package: Path) -> None:
    orientation, check = orientation_and_check(course)
    learner = Learner(stage.launch(course_package), course)
    learner.read_up_to(orientation)
    wrong = learner.take(orientation, wrongly)
    assert not learner.passed(orientation, wrong)
    expect(learner.main).to_contain_text("Not passed yet")
    expect(learner.main.get_by_text("Not correct", exact=True).first).to_be_visible()
    assert stage.status == "incomplete"
    learner.try_again()
    best = {orientation.id: learner.take(orientation, right_but(orientation.questions[0].id))}
    expect(learner.main.get_by_text("Passed", exact=True)).to_be_visible()
    after = course.units[course.units.index(orientation) + 1]
    learner.go_on(after)
    left = stage.leave()
    check_clean(left)
    assert (left.status, left.held["core"]["exit"]) == ("incomplete", "suspend")
    assert Decimal(left.score) == reported(course, best)

    learner = Learner(stage.launch(course_package, left.held), course)
    learner.stands_at(after)
    expect(learner.frame.get_by_text("Welcome back")).to_be_visible()
    rest = course.units[course.units.index(after) + 1 : course.units.index(check) + 1]
    for unit in rest:
        learner.go_on(unit)
    best[check.id] = learner.take(check, rightly)
    expect(learner.main.get_by_text("You have completed this course.")).to_be_visible()
    left = stage.leave()
    check_clean(left)
    assert left.status == "passed"
    assert Decimal(left.score) == reported(course, best)
    record = judge().record(left.held["suspend_data"])
    assert record.pages >= {judge().units[unit.id] for unit in course.units if isinstance(unit, Page)}
    assert {number: outcome.attempts for number, outcome in record.quizzes.items()} == {
        judge().units[orientation.id]: 2,
        judge().units[check.id]: 1,
    }
    assert len(left.interactions) == 2 * len(orientation.questions) + len(check.questions)


def test_passes_at_once(stage: Stage, course: Course, course_package: Path) -> None:
    learner = Learner(stage.launch(course_package), course)
    units = list(course.units)
    learner.stands_at(units[0])
    for unit, following in zip(units, [*units[1:], None], strict=True):
        if isinstance(unit, Quiz):
            learner.take(unit, rightly)
        if following:
            learner.go_on(following)
    left = stage.leave()
    check_clean(left)
    assert (left.status, left.score) == ("passed", "100")
    assert {entry["result"] for entry in left.interactions} == {"correct"}


def test_leaves_in_the_middle_of_a_quiz_and_finds_the_way_back(stage: Stage, course: Course, course_package: Path) -> None:
    orientation, _ = orientation_and_check(course)
    learner = Learner(stage.launch(course_package), course)
    learner.read_up_to(orientation)
    learner.answer(orientation, orientation.questions[0], rightly(orientation.questions[0]))
    left = stage.leave()
    check_clean(left)
    assert (left.status, left.score, left.interactions) == ("incomplete", "", [])
    learner = Learner(stage.launch(course_package, left.held), course)
    learner.stands_at(orientation)
    earned = learner.take(orientation, rightly)
    assert earned == orientation.points
    check_clean(stage.leave())


def test_attempts_used_up_is_failed(stage: Stage, course: Course, course_package: Path) -> None:
    _, check = orientation_and_check(course)
    learner = Learner(stage.launch(course_package), course)
    learner.open_from_outline(check)
    assert check.attempts is not None
    for attempt in range(1, check.attempts + 1):
        learner.take(check, wrongly)
        if attempt < check.attempts:
            assert stage.status == "incomplete"
            learner.try_again()
    expect(learner.button("Try again")).to_have_count(0)
    left = stage.leave()
    check_clean(left)
    assert left.status == "failed"
    learner = Learner(stage.launch(course_package, left.held), course)
    learner.stands_at(check)
    expect(learner.button("Submit answers")).to_have_count(0)
    check_clean(stage.leave())


def test_a_pass_is_never_taken_away(stage: Stage, course: Course, course_package: Path) -> None:
    orientation, check = orientation_and_check(course)
    learner = Learner(stage.launch(course_package), course)
    learner.read_up_to(orientation)
    learner.take(orientation, rightly)
    for unit in course.units[course.units.index(orientation) + 1 : course.units.index(check) + 1]:
        learner.go_on(unit)
    learner.take(check, right_but(check.questions[0].id))
    before = Decimal(stage.score)
    learner.try_again()
    learner.take(check, wrongly)
    left = stage.leave()
    check_clean(left)
    assert left.status == "passed"
    assert Decimal(left.score) == before < 100


@pytest.mark.parametrize("mode", ["browse", "review"])
def test_a_second_look_changes_no_result(stage: Stage, course: Course, course_package: Path, mode: str) -> None:
    orientation, _ = orientation_and_check(course)
    held = passed_record(stage, course, course_package)
    learner = Learner(stage.launch(course_package, held, mode=mode), course)
    learner.open_from_outline(orientation)
    learner.button("Try again").click()
    learner.take(orientation, wrongly)
    left = stage.leave()
    check_clean(left)
    assert (left.status, left.score) == ("passed", "100")
    if mode == "browse":
        assert left.held["suspend_data"] == held["suspend_data"]


def passed_record(stage: Stage, course: Course, package: Path) -> dict[str, object]:
    learner = Learner(stage.launch(package), course)
    units = list(course.units)
    for unit, following in zip(units, [*units[1:], None], strict=True):
        if isinstance(unit, Quiz):
            learner.take(unit, rightly)
        if following:
            learner.go_on(following)
    return stage.leave().held


def test_an_unanswered_question_is_named_and_nothing_is_submitted(stage: Stage, course: Course, course_package: Path) -> None:
    orientation, _ = orientation_and_check(course)
    learner = Learner(stage.launch(course_package), course)
    learner.read_up_to(orientation)
    for question in orientation.questions[1:]:
        learner.answer(orientation, question, rightly(question))
    learner.button("Submit answers").click()
    error = learner.main.get_by_role("alert")
    expect(error).to_be_visible()
    expect(error.get_by_role("link")).to_have_count(1)
    error.get_by_role("link").click()
    assert learner.fieldset(orientation, orientation.questions[0]).locator(":focus").count() == 1
    assert stage.score == ""
    check_clean(stage.leave())


def test_the_launch_is_frugal(stage: Stage, course: Course, course_package: Path) -> None:
    """At most six calls and one commit before the learner does anything (design, runtime budget)."""
    learner = Learner(stage.launch(course_package), course)
    learner.stands_at(course.units[0])
    assert len(stage.calls) <= 6
    assert stage.page.evaluate("player.commits") <= 1
    stage.leave()


def test_one_commit_a_page(stage: Stage, course: Course, course_package: Path) -> None:
    orientation, _ = orientation_and_check(course)
    learner = Learner(stage.launch(course_package), course)
    learner.read_up_to(orientation)
    turned = course.units.index(orientation)
    assert stage.page.evaluate("player.commits") <= turned + 1
    stage.leave()


def test_saving_that_fails_is_told_and_made_good(stage: Stage, course: Course, course_package: Path) -> None:
    learner = Learner(stage.launch(course_package), course)
    learner.stands_at(course.units[0])
    stage.refuse_saving()
    learner.go_on(course.units[1])
    banner = learner.frame.get_by_role("alert")
    expect(banner).to_be_visible()
    stage.refuse_saving(False)
    banner.get_by_role("button", name="Try again").click()
    expect(banner).to_be_hidden()
    left = stage.leave()
    assert {violation["id"] for violation in left.violations} <= {"lms-error"}
    learner = Learner(stage.launch(course_package, left.held), course)
    learner.stands_at(course.units[1])
    check_clean(stage.leave())


def test_without_an_lms_the_learner_is_told_and_can_read(open_stage: Opener, course: Course, course_package: Path) -> None:
    stage = open_stage(PHONE)
    learner = Learner(stage.open_package(course_package), course)
    learner.stands_at(course.units[0])
    expect(learner.frame.get_by_role("alert")).to_be_visible()
    learner.go_on(course.units[1])
    stage.page.reload()
    learner.stands_at(course.units[1])


def test_back_forward_and_a_link_to_a_page(stage: Stage, course: Course, course_package: Path) -> None:
    frame = stage.open_package(course_package, f"#{course.units[2].id}")
    learner = Learner(frame, course)
    learner.stands_at(course.units[2])
    learner.go_on(course.units[3])
    stage.page.go_back()
    learner.stands_at(course.units[2])
    stage.page.go_forward()
    learner.stands_at(course.units[3])
