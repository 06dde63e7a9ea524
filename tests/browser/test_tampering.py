"""
Addresses and presses that nobody planned, before an LMS of each SCORM.
"""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import expect

from clic_scorm.model import Course
from tests.browser import stage2004
from tests.browser.building import build_package
from tests.browser.conftest import COURSES
from tests.browser.learner import Learner, read_course, wrongly
from tests.browser.stage import Stage


pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def course() -> Course:
    return read_course(COURSES / "mcr-tot")


@pytest.fixture(scope="module", params=["scorm12", "scorm2004"])
def target(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture(scope="module")
def package(target: str, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return build_package(COURSES / "mcr-tot", tmp_path_factory.mktemp(target), target)


@pytest.fixture
def learner(stage: Stage, target: str, package: Path, course: Course) -> Learner:
    return Learner(stage2004.launch(stage, package) if target == "scorm2004" else stage.launch(package), course)


@pytest.mark.parametrize("address", ["#", "#../../x", "#%", "#/../x", "#..%2fx", "#<img src=x>", "#Page One"])
def test_an_address_that_is_none_leaves_the_learner_in_place(stage: Stage, course: Course, learner: Learner, address: str) -> None:
    learner.stands_at(course.units[0])
    learner.frame.evaluate("address => { location.hash = address; }", address)
    learner.frame.page.wait_for_timeout(300)
    learner.stands_at(course.units[0])
    assert stage.page.evaluate("player.leave().violations") == []


def test_two_presses_use_one_attempt(stage: Stage, course: Course, learner: Learner) -> None:
    quiz = course.quizzes[0]
    learner.read_up_to(quiz)
    learner.fill_in(quiz, wrongly)
    learner.frame.evaluate(
        "() => { const button = [...document.querySelectorAll('button')].find(one => one.textContent === 'Submit answers');"
        " button.click(); button.click(); button.click(); }"
    )
    expect(learner.frame.get_by_role("heading", name="Your result")).to_be_visible()
    attempts = learner.frame.evaluate("Object.values(clic.session.record.quizzes).map(one => one.attempts)")
    assert attempts == [1]
    assert stage.page.evaluate("player.leave().violations") == []
