"""
A learner takes the sample course in an LMS of SCORM 2004: scorm-again behind the strict recorder; what it holds is what the rules say.
"""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import expect

from clic_scorm.model import Course, Quiz
from tests.browser.building import build_package
from tests.browser.conftest import COURSES, Opener
from tests.browser.keyboard import Keyboard
from tests.browser.learner import Judge, Learner, read_course, read_judge, right_but, rightly, wrongly
from tests.browser.stage import DESKTOP, PHONE, Stage
from tests.browser.stage2004 import entries, launch, leave


pytestmark = pytest.mark.browser
CALLS = 9


@pytest.fixture(scope="module")
def course() -> Course:
    return read_course(COURSES / "mcr-tot")


@pytest.fixture(scope="module")
def judge() -> Judge:
    return read_judge(COURSES / "mcr-tot")


@pytest.fixture(scope="module")
def package(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return build_package(COURSES / "mcr-tot", tmp_path_factory.mktemp("mcr-tot-2004"), "scorm2004")


def check_clean(held: Mapping[str, Any], judge: Judge) -> None:
    """Success, completion and score are what the rules in Python make of the state that the LMS holds."""
    status = judge.status(held["suspend_data"])
    assert held["completion_status"] == ("completed" if status in ("passed", "completed") else "incomplete")
    assert held["success_status"] == (status if status in ("passed", "failed") else "unknown")
    score = judge.score(held["suspend_data"])
    assert str(held["score"]["raw"] or "") == score
    if score:
        assert abs(Decimal(score) / 100 - Decimal(str(held["score"]["scaled"]))) < Decimal("1e-9")


def test_fails_retries_passes_leaves_comes_back_and_ends(stage: Stage, course: Course, package: Path, judge: Judge) -> None:
    first, last = course.quizzes
    learner = Learner(launch(stage, package), course)
    learner.stands_at(course.units[0])
    assert len(stage.page.evaluate("player.recorder.calls")) <= CALLS
    assert stage.page.evaluate("player.commits") <= 1
    learner.read_up_to(first)
    learner.take(first, wrongly)
    learner.try_again()
    learner.take(first, right_but(first.questions[0].id))
    after = course.units[course.units.index(first) + 1]
    learner.go_on(after)
    held = leave(stage)
    check_clean(held, judge)
    assert (held["completion_status"], held["exit"]) == ("incomplete", "suspend")
    # Each question has one entry, in which its last answer stands.
    results = [entry["result"] for entry in entries(held, "interactions")]
    assert sorted(results) == sorted(["incorrect"] + ["correct"] * (len(first.questions) - 1))

    learner = Learner(launch(stage, package, held), course)
    learner.stands_at(after)
    for unit in course.units[course.units.index(after) + 1 : course.units.index(last) + 1]:
        learner.go_on(unit)
    learner.take(last, rightly)
    expect(learner.main.get_by_text("You have completed this course.")).to_be_visible()
    held = leave(stage)
    check_clean(held, judge)
    assert (held["success_status"], held["completion_status"], Decimal(str(held["progress_measure"]))) == (
        "passed",
        "completed",
        Decimal(1),
    )
    assert len(entries(held, "interactions")) == len(first.questions) + len(last.questions)
    modules = {entry["id"]: entry for entry in entries(held, "objectives") if entry["id"].startswith("m_")}
    assert set(modules) == {f"m_{module.id}" for module in course.modules}
    assert {(entry["success_status"], entry["completion_status"]) for entry in modules.values()} == {("passed", "completed")}
    learning = {entry["id"] for entry in entries(held, "objectives")} - set(modules)
    assert learning == {f"o_{one.id.replace('-', '_')}" for module in course.modules for one in module.objectives}


@pytest.mark.parametrize("size", [DESKTOP, PHONE], ids=["desktop", "phone"])
def test_the_whole_course_by_keyboard_alone(open_stage: Opener, course: Course, package: Path, judge: Judge, size: tuple[int, int]) -> None:
    stage = open_stage(size, reduced_motion="reduce")
    frame = launch(stage, package)
    Learner(frame, course).stands_at(course.units[0])
    Keyboard(stage.page, frame).take_the_course(course, wrongly, rightly)
    held = leave(stage)
    check_clean(held, judge)
    assert (held["success_status"], held["completion_status"], str(held["score"]["raw"])) == ("passed", "completed", "100")


def test_attempts_used_up_is_failed(stage: Stage, course: Course, package: Path, judge: Judge) -> None:
    last = course.quizzes[-1]
    learner = Learner(launch(stage, package), course)
    learner.open_from_outline(last)
    assert last.attempts is not None
    for attempt in range(last.attempts):
        learner.take(last, wrongly)
        if attempt + 1 < last.attempts:
            learner.try_again()
    held = leave(stage)
    check_clean(held, judge)
    assert (held["success_status"], held["completion_status"]) == ("failed", "incomplete")


@pytest.mark.parametrize("mode", ["browse", "review"])
def test_a_second_look_changes_no_result(stage: Stage, course: Course, package: Path, mode: str) -> None:
    learner = Learner(launch(stage, package), course)
    units = list(course.units)
    learner.stands_at(units[0])
    for unit, following in zip(units, [*units[1:], None], strict=True):
        if isinstance(unit, Quiz):
            learner.take(unit, rightly)
        if following:
            learner.go_on(following)
    kept = leave(stage)
    learner = Learner(launch(stage, package, kept, mode), course)
    learner.open_from_outline(course.quizzes[0])
    learner.button("Try again").click()
    learner.take(course.quizzes[0], wrongly)
    held = leave(stage)
    assert (held["success_status"], held["completion_status"], str(held["score"]["raw"])) == ("passed", "completed", "100")


def test_saving_that_fails_is_told_and_made_good(stage: Stage, course: Course, package: Path, judge: Judge) -> None:
    first = course.quizzes[0]
    learner = Learner(launch(stage, package), course)
    learner.stands_at(course.units[0])
    stage.page.evaluate("player.refusing = true")
    learner.open_from_outline(first)
    learner.take(first, rightly)
    banner = learner.frame.get_by_role("alert").filter(has_text="could not be saved")
    expect(banner).to_be_visible()
    stage.page.evaluate("player.refusing = false")
    banner.get_by_role("button", name="Try again").click()
    expect(banner).to_be_hidden()
    left = stage.page.evaluate("player.leave()")
    held = left["held"]
    check_clean(held, judge)
    assert [entry["result"] for entry in entries(held, "interactions")] == ["correct"] * len(first.questions)
