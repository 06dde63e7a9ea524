"""
Addresses and presses that nobody planned.
"""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import expect

from clic_scorm.model import Course
from tests.browser.conftest import COURSES
from tests.browser.learner import Learner, read_course, wrongly
from tests.browser.stage import Stage


pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def course() -> Course:
    return read_course(COURSES / "mcr-tot")


@pytest.mark.parametrize("address", ["#", "#../../x", "#%", "#/../x", "#..%2fx", "#<img src=x>", "#Page One"])
def test_an_address_that_is_none_leaves_the_learner_in_place(stage: Stage, course: Course, course_package: Path, address: str) -> None:
    learner = Learner(stage.launch(course_package), course)
    learner.stands_at(course.units[0])
    learner.frame.evaluate("address => { location.hash = address; }", address)
    learner.frame.page.wait_for_timeout(300)
    learner.stands_at(course.units[0])
    stage.leave()


def test_two_presses_use_one_attempt(stage: Stage, course: Course, course_package: Path) -> None:
    quiz = course.quizzes[0]
    learner = Learner(stage.launch(course_package), course)
    learner.read_up_to(quiz)
    learner.fill_in(quiz, wrongly)
    learner.frame.evaluate(
        "() => { const button = [...document.querySelectorAll('button')].find(one => one.textContent === 'Submit answers');"
        " button.click(); button.click(); button.click(); }"
    )
    expect(learner.frame.get_by_role("heading", name="Your result")).to_be_visible()
    attempts = learner.frame.evaluate("Object.values(clic.session.record.quizzes).map(one => one.attempts)")
    assert attempts == [1]
    stage.leave()
