"""
What a reader's system asks for is followed: colours forced, more contrast, no movement, paper; and a course's own colours pass in the dark too.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Locator, expect

from clic_scorm.model import Course
from tests.browser.audit import audit
from tests.browser.building import build_package
from tests.browser.conftest import COURSES, Opener
from tests.browser.learner import Learner, read_course, rightly, wrongly
from tests.browser.pictures import themed
from tests.browser.stage import DESKTOP, PHONE, Stage


pytestmark = pytest.mark.browser
LOOKS: dict[str, dict[str, Any]] = {
    "forced-dark": {"forced_colors": "active", "color_scheme": "dark"},
    "forced-light": {"forced_colors": "active", "color_scheme": "light"},
    "contrast": {"contrast": "more"},
}
AROUND = 8  # pixels around an element, where outlines are
MOVING = """() => [document.documentElement, ...document.querySelectorAll("*")]
  .flatMap((one) => [null, "::before", "::after"].map((part) => getComputedStyle(one, part)))
  .filter((style) => [...style.transitionDuration.split(","), ...style.animationDuration.split(",")].some((time) => parseFloat(time) > 0))
  .length"""
ENHANCED = """async () => {
  const found = await axe.run(document, {runOnly: {type: "rule", values: ["color-contrast-enhanced"]}});
  return found.violations.flatMap((one) => one.nodes.map((node) => node.html.slice(0, 120)));
}"""
SHOWN = """() => [...document.querySelectorAll("button, input, nav, progress, footer a")]
  .filter((one) => one.checkVisibility()).map((one) => one.outerHTML.slice(0, 80))"""


@pytest.fixture(scope="module")
def course() -> Course:
    return read_course(COURSES / "mcr-tot")


def seen(stage: Stage, element: Locator) -> bytes:
    """Return the pixels of *element* and of what is right around it."""
    element.scroll_into_view_if_needed()
    box = element.bounding_box()
    assert box is not None
    clip = {"x": box["x"] - AROUND, "y": box["y"] - AROUND, "width": box["width"] + 2 * AROUND, "height": box["height"] + 2 * AROUND}
    return stage.page.screenshot(clip=clip, animations="disabled", caret="hide")  # type: ignore[arg-type]  # a dict of these keys


def styled(learner: Learner) -> None:
    """Wait for what comes after the first page: outline and aids."""
    expect(learner.frame.get_by_role("contentinfo").get_by_role("button", name="Text only")).to_be_visible()


def borders(element: Locator) -> list[str]:
    return list(
        element.evaluate("(one) => { const s = getComputedStyle(one); return [s.borderTopWidth, s.borderTopColor, s.borderTopStyle] }")
    )


@pytest.mark.parametrize("look", LOOKS)
def test_states_are_seen(open_stage: Opener, course: Course, course_package: Path, look: str) -> None:
    stage = open_stage(DESKTOP, reduced_motion="reduce", **LOOKS[look])
    quiz = course.quizzes[0]
    learner = Learner(stage.launch(course_package), course)
    learner.stands_at(course.units[0])
    styled(learner)
    bar = learner.frame.get_by_role("progressbar")
    empty = seen(stage, bar)
    learner.open_from_outline(quiz)
    outline = learner.frame.get_by_role("navigation", name="Course outline")
    assert borders(outline.locator("a[aria-current]")) != borders(outline.locator("a:not([aria-current])").first)

    choice = learner.fieldset(quiz, quiz.questions[0]).get_by_role("radio").first
    label = learner.fieldset(quiz, quiz.questions[0]).locator("label").first
    before = seen(stage, label)
    choice.check()
    learner.button("Submit answers").focus()
    assert seen(stage, label) != before

    learner.take(quiz, wrongly)
    chosen, other = learner.main.locator(".option.chosen").first, learner.main.locator(".option:not(.chosen)").first
    assert borders(chosen) != borders(other)
    learner.try_again()
    learner.take(quiz, rightly)
    assert seen(stage, bar) != empty
    pressed = learner.frame.get_by_role("contentinfo").get_by_role("button", name="Text only")
    before = seen(stage, pressed)
    pressed.click()
    learner.heading.focus()
    assert seen(stage, pressed) != before


@pytest.mark.parametrize("look", ["forced-dark", "contrast", "every day"])
def test_the_focus_is_seen_wherever_it_goes(open_stage: Opener, course: Course, course_package: Path, look: str) -> None:
    stage = open_stage(DESKTOP, reduced_motion="reduce", **LOOKS.get(look, {}))
    learner = Learner(stage.launch(course_package, mode="normal"), course)
    learner.stands_at(course.units[0])
    styled(learner)
    learner.open_from_outline(course.quizzes[0])
    unseen, stops = [], 0
    for element in list(focusable(learner)):
        # Radio buttons are one stop for the keyboard, and each can have the focus.
        learner.heading.focus()
        stage.page.mouse.move(0, 0)
        before = seen(stage, element)
        element.focus()
        stops += 1
        if seen(stage, element) == before:
            unseen.append(element.evaluate("(one) => one.outerHTML.slice(0, 100)"))
    assert stops > 15
    assert unseen == []


def focusable(learner: Learner) -> Iterator[Locator]:
    learner.frame.page.keyboard.press("Shift")  # the keyboard is in use: outlines show
    for kind in ("nav a", "nav button", "main button", "main .option:first-of-type input", "footer a", "footer button"):
        yield from [one for one in learner.frame.locator(kind).all() if one.is_visible()][:4]


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_more_contrast_is_seven_to_one(open_stage: Opener, course: Course, course_package: Path, scheme: str) -> None:
    """WCAG 2.2, 1.4.6, for those who ask for more."""
    found = {}
    for contrast in ("no-preference", "more"):
        stage = open_stage(DESKTOP, color_scheme=scheme, reduced_motion="reduce", contrast=contrast)
        learner = Learner(stage.launch(course_package), course)
        learner.stands_at(course.units[0])
        styled(learner)
        audit(learner.frame)
        found[contrast] = learner.frame.evaluate(ENHANCED)
        stage.leave()
    assert found["more"] == []
    assert scheme == "dark" or found["no-preference"] != []


def test_nothing_moves_for_those_who_want_no_movement(open_stage: Opener, course: Course, course_package: Path) -> None:
    moving = {}
    for wish in ("reduce", "no-preference"):
        stage = open_stage(DESKTOP, reduced_motion=wish)
        learner = Learner(stage.launch(course_package), course)
        learner.stands_at(course.units[0])
        styled(learner)
        learner.open_from_outline(course.quizzes[0])
        moving[wish] = learner.frame.evaluate(MOVING)
        stage.leave()
    assert moving["reduce"] == 0
    assert moving["no-preference"] > 0


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_paper_is_white_and_has_no_controls(open_stage: Opener, course: Course, course_package: Path, scheme: str) -> None:
    stage = open_stage((794, 1123), color_scheme=scheme, reduced_motion="reduce")
    learner = Learner(stage.launch(course_package), course)
    learner.stands_at(course.units[0])
    styled(learner)
    stage.page.emulate_media(media="print")
    colours = learner.frame.evaluate("() => { const s = getComputedStyle(document.body); return [s.backgroundColor, s.color] }")
    assert colours == ["rgb(255, 255, 255)", "rgb(0, 0, 0)"]
    assert learner.frame.evaluate(SHOWN) == []
    expect(learner.heading).to_be_visible()
    expect(learner.frame.get_by_role("contentinfo").get_by_text(course.version)).to_be_visible()
    # Against a white ground, as nothing else is on paper.
    assert [fault for fault in audit(learner.frame) if "color-contrast" in fault] == []


@pytest.mark.parametrize("size", [DESKTOP, PHONE], ids=["desktop", "phone"])
def test_a_course_with_its_own_colours_has_no_fault(open_stage: Opener, tmp_path: Path, course: Course, size: tuple[int, int]) -> None:
    """The contrast that the build computed is measured again by axe-core, in the light and in the dark, screen by screen."""
    package = build_package(themed(tmp_path), tmp_path / "package")
    faults: dict[str, list[str]] = {}
    for scheme in ("light", "dark"):
        stage = open_stage(size, color_scheme=scheme, reduced_motion="reduce")
        learner = Learner(stage.launch(package), course)
        learner.stands_at(course.units[0])
        styled(learner)
        logo = learner.frame.get_by_role("img", name="City Network")
        expect(logo).to_be_visible()
        assert logo.evaluate("(one) => one.complete && one.naturalWidth > 0")
        title = learner.frame.get_by_text(course.title).first.bounding_box()
        assert title is not None
        beside = logo.bounding_box()
        assert beside is not None
        assert size == PHONE or title["x"] - beside["x"] - beside["width"] >= 12
        assert title["width"] > size[0] / 2, "the title keeps its room beside a logo"
        faults[f"{scheme} page"] = audit(learner.frame)
        learner.open_from_outline(course.quizzes[0])
        learner.take(course.quizzes[0], wrongly)
        faults[f"{scheme} result"] = audit(learner.frame)
        learner.frame.get_by_role("contentinfo").get_by_role("link", name="About this course").click()
        expect(learner.frame.get_by_role("heading", name="Partners")).to_be_visible()
        partners = learner.frame.get_by_role("heading", name="Partners").locator("xpath=..").get_by_role("listitem")
        expect(partners).to_have_count(3)
        expect(partners.first.get_by_role("link", name="City Network")).to_have_attribute("href", "https://network.example.org")
        expect(partners.nth(2)).to_contain_text("host")
        faults[f"{scheme} about"] = audit(learner.frame)
        stage.leave()
    assert {name: found for name, found in faults.items() if found} == {}
