"""
axe-core finds nothing on any kind of screen, wide and narrow, light and dark; nothing scrolls sideways.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product
from pathlib import Path

import pytest
from playwright.sync_api import Frame, expect

from clic_scorm.model import Course, Page, Quiz
from tests.browser.audit import audit
from tests.browser.conftest import COURSES, Opener
from tests.browser.learner import Learner, read_course, rightly, wrongly
from tests.browser.stage import DESKTOP, PHONE, Stage


pytestmark = pytest.mark.browser
SCREENS = (
    "first page",
    "page",
    "page with it all",
    "quiz",
    "hint open",
    "quiz error",
    "result",
    "outline open",
    "trouble",
    "used up",
    "end",
)
LOOKS = list(product([DESKTOP, PHONE], ["light", "dark"]))


@pytest.fixture(scope="module")
def course() -> Course:
    return read_course(COURSES / "mcr-tot")


def richest(course: Course) -> Page:
    """Return a page with a table, an image and a footnote."""
    pages = [unit for unit in course.units if isinstance(unit, Page)]
    return next(page for page in pages if all(mark in page.body.fragment for mark in ("<table", "<img", "doc-noteref")))


def screens(stage: Stage, course: Course, package: Path) -> Iterator[tuple[str, Frame]]:
    """Go through the course and stop at each kind of screen."""
    first, last = course.quizzes
    learner = Learner(stage.launch(package), course)
    frame = learner.frame
    learner.stands_at(course.units[0])
    yield "first page", frame
    learner.go_on(course.units[1])
    yield "page", frame
    learner.open_from_outline(richest(course))
    expect(frame.locator("main img").first).to_be_visible()
    yield "page with it all", frame
    learner.open_from_outline(first)
    yield "quiz", frame
    frame.get_by_role("button", name="Hint").first.click()
    yield "hint open", frame
    learner.button("Submit answers").click()
    expect(learner.main.get_by_role("alert")).to_be_visible()
    yield "quiz error", frame
    learner.take(first, wrongly)
    expect(learner.main.get_by_text("Not correct", exact=True).first).to_be_visible()
    yield "result", frame
    yield from quiz_ends(stage, learner, first, last)


def quiz_ends(stage: Stage, learner: Learner, first: Quiz, last: Quiz) -> Iterator[tuple[str, Frame]]:
    learner.try_again()
    learner.take(first, rightly)
    toggle = learner.frame.get_by_role("button", name="Outline", exact=True)
    if toggle.is_visible():
        toggle.click()
        yield "outline open", learner.frame
        toggle.click()
    else:
        yield "outline open", learner.frame
    stage.refuse_saving()
    learner.open_from_outline(last)
    expect(learner.frame.get_by_role("alert").get_by_role("button", name="Try again")).to_be_visible()
    yield "trouble", learner.frame
    stage.refuse_saving(False)
    learner.frame.get_by_role("alert").get_by_role("button", name="Try again").click()
    for attempt in range(1, (last.attempts or 0) + 1):
        learner.take(last, wrongly)
        if attempt < (last.attempts or 0):
            learner.try_again()
    yield "used up", learner.frame


def end(stage: Stage, course: Course, package: Path) -> Frame:
    """Return the screen of a learner who has met the rule."""
    learner = Learner(stage.launch(package), course)
    for unit, following in zip(course.units, [*course.units[1:], None], strict=True):
        if isinstance(unit, Quiz):
            learner.take(unit, rightly)
        if following:
            learner.go_on(following)
    expect(learner.main.get_by_text("You have completed this course.").first).to_be_visible()
    return learner.frame


@pytest.mark.parametrize(("size", "scheme"), LOOKS, ids=[f"{size[0]}-{scheme}" for size, scheme in LOOKS])
def test_no_screen_has_a_fault(open_stage: Opener, course: Course, course_package: Path, size: tuple[int, int], scheme: str) -> None:
    stage = open_stage(size, color_scheme=scheme, reduced_motion="reduce")
    faults = {name: audit(frame) for name, frame in screens(stage, course, course_package)}
    # Another person's device: on this one the course rightly finds the journal of the first.
    another = open_stage(size, color_scheme=scheme, reduced_motion="reduce")
    faults["end"] = audit(end(another, course, course_package))
    assert set(faults) == set(SCREENS)
    assert {name: found for name, found in faults.items() if found} == {}


@pytest.mark.parametrize(("size", "scheme"), LOOKS, ids=[f"{size[0]}-{scheme}" for size, scheme in LOOKS])
def test_the_screen_without_an_lms_has_no_fault(
    open_stage: Opener, course: Course, course_package: Path, size: tuple[int, int], scheme: str
) -> None:
    stage = open_stage(size, color_scheme=scheme, reduced_motion="reduce")
    frame = stage.open_package(course_package)
    Learner(frame, course).stands_at(course.units[0])
    expect(frame.get_by_role("alert").get_by_role("button", name="Take my work along")).to_be_visible()
    assert audit(frame) == []


@pytest.mark.parametrize("size", [DESKTOP, PHONE], ids=["desktop", "phone"])
def test_every_page_fits(open_stage: Opener, course: Course, course_package: Path, size: tuple[int, int]) -> None:
    stage = open_stage(size, reduced_motion="reduce")
    frame = stage.open_package(course_package)
    learner = Learner(frame, course)
    learner.stands_at(course.units[0])
    faults = {course.units[0].id: audit(frame)}
    for unit in course.units[1:]:
        learner.go_on(unit)
        faults[unit.id] = audit(frame)
    assert {name: found for name, found in faults.items() if found} == {}


@pytest.mark.parametrize(
    ("markup", "fault"),
    [
        ('<img src="data:,">', "image-alt"),
        ('<p style="color: #aaa; background: #fff">Faint</p>', "color-contrast"),
        ('<div style="width: 2000px">Wide</div>', "sideways"),
        ('<button style="width: 10px; height: 10px; padding: 0; border: 0" aria-label="Tiny"></button>', "small target"),
        ("<input>", "label"),
    ],
)
def test_the_audit_finds_a_planted_fault(stage: Stage, markup: str, fault: str) -> None:
    stage.page.goto(f"{stage.address}/browser/lms.html")
    page = f"<main><h1>Planted</h1><p>One <a href='#a'>link</a></p><ul><li>item</li></ul>{markup}</main>"
    stage.page.evaluate("(page) => { document.body.innerHTML = page }", page)
    stage.allow("ERR_INVALID_URL|data:,")
    assert any(found.startswith(fault) for found in audit(stage.page.main_frame))
