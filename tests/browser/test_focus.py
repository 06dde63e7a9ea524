"""
Where the focus is after an error, and after what was asked for is done, on every kind of question and activity, by mouse and by keyboard.

An error is named beside its question and told with the field that has the focus; feedback has the focus, or is announced.
"""

from __future__ import annotations

from pathlib import Path
from typing import get_args

import pytest
from playwright.sync_api import Frame, Locator, expect

from clic_scorm.model import Activity, Question
from clic_scorm.model.words import Words
from clic_scorm.site import strings
from tests.browser.answering import answer_rightly
from tests.browser.conftest import KindBuilder, Opener
from tests.browser.learner import read_course
from tests.browser.stage import PHONE
from tests.browser.walk import KINDS, fill_in, units, write_kind


pytestmark = pytest.mark.browser
FILES = sorted(KINDS.glob("*.md"))
EN: Words = strings.words("en")
# The question that holds what has the focus, and the texts that are told with it, by its own description or that of a group around it.
TOLD = """() => {
  const one = document.activeElement;
  const group = one.closest("fieldset");
  const texts = (node) => (node.getAttribute("aria-describedby") || "").split(" ").map((id) => document.getElementById(id)).filter(Boolean).map((it) => it.innerText.trim());
  return { title: group ? group.querySelector("legend").innerText.trim() : "", tag: one.tagName, said: texts(one), shown: group ? [...group.querySelectorAll(".error")].filter((it) => it.offsetParent).map((it) => it.innerText.trim()) : [] };
}"""
CONTROLS = ("INPUT", "SELECT", "TEXTAREA", "BUTTON")


def by_mouse(button: Locator) -> None:
    button.click()


def by_keyboard(button: Locator) -> None:
    button.focus()
    button.page.keyboard.press("Enter")


HANDS = {"mouse": by_mouse, "keyboard": by_keyboard}


class Visitor:
    """One who does everything too early first, then rightly, and looks each time where that leads."""

    def __init__(self, frame: Frame, hand: str) -> None:
        self.frame = frame
        self.main = frame.get_by_role("main")
        self.press = HANDS[hand]

    def button(self, name: str) -> Locator:
        return self.main.get_by_role("button", name=EN(name), exact=True)

    def visit(self) -> bool:
        """Do what there is to do in the unit that is there; return whether there was something."""
        buttons = {
            "Submit answers": self.quiz,
            "Check my answer": self.check,
            "Declare": self.declare,
            "Say that it is done": self.declare,
            "Send my answers": self.survey,
            "What is missing?": self.form,
        }
        for name, act in buttons.items():
            if self.button(name).count():
                act(self.button(name))
                return True
        places = {".choices button": self.scenario, ".instrument": self.instrument, ".writing textarea": self.journal}
        for place, do in places.items():
            if self.main.locator(place).count():
                do()
                return True
        return False

    def told_at(self, title: str) -> None:
        """Expect the focus in a control of the question with this title, and its error told there."""
        found = self.frame.evaluate(TOLD)
        assert found["title"].endswith(title), found
        assert found["tag"] in CONTROLS, found
        assert len(found["shown"]) == 1, found
        assert found["shown"][0] in found["said"], found

    def quiz(self, submit: Locator) -> None:
        titles = [legend.split(". ", 1)[1] for legend in self.main.locator("fieldset legend").all_inner_texts()]
        self.press(submit)
        alert = self.main.get_by_role("alert")
        expect(alert).to_be_focused()
        links = alert.get_by_role("link")
        assert [text.split(". ", 1)[1] for text in links.all_inner_texts()] == titles
        for title, link in zip(titles, links.all(), strict=True):
            self.press(link)
            self.told_at(title)
        for group in self.main.locator("fieldset").all():
            answer_rightly(group)
        expect(self.main.locator(".error:visible")).to_have_count(0)
        self.press(submit)
        heading = self.main.get_by_role("heading", name="Your result")
        expect(heading).to_be_focused()
        points = self.main.locator(".result .points").inner_text()
        assert points
        told = [points, *self.main.locator(".result .sign-line").all_inner_texts()]
        expect(heading).to_have_accessible_description(" ".join(text.strip() for text in told))
        self.press(self.button("Try again"))
        assert self.frame.evaluate("document.activeElement.closest('fieldset') !== null")

    def check(self, check: Locator) -> None:
        title = self.main.locator("fieldset legend").inner_text()
        self.press(check)
        self.told_at(title)
        for group in self.main.locator("fieldset").all():
            answer_rightly(group)
        self.press(check)
        expect(self.main.locator(".feedback .sign-line")).to_be_focused()
        self.press(self.button("Try again"))
        expect(self.main.locator("fieldset")).to_be_focused()

    def declare(self, button: Locator) -> None:
        self.press(button)
        tick = self.main.get_by_role("checkbox")
        expect(tick).to_be_focused()
        expect(tick).to_have_accessible_description("Tick the box first.")
        tick.check()
        self.press(button)
        expect(self.main.locator(".sign-line").first).to_be_focused()

    def survey(self, send: Locator) -> None:
        for group in self.main.locator("fieldset").all():
            fill_in(group, EN)
        self.press(send)
        expect(self.main.locator(".sign-line").first).to_be_focused()
        self.press(self.button("Change my answers"))
        expect(self.main.locator("fieldset").first).to_be_focused()

    def form(self, ask: Locator) -> None:
        self.press(ask)
        heading = self.main.get_by_role("heading", name="Still missing")
        expect(heading).to_be_focused()
        leads = self.main.locator("button.link")
        assert leads.count()
        for lead in leads.all():
            self.press(lead)
            found = self.frame.evaluate(
                "() => { const one = document.activeElement; return {tag: one.tagName, bad: one.getAttribute('aria-invalid'), said: "
                "(one.getAttribute('aria-describedby') || '').split(' ').filter(Boolean).map(id => document.getElementById(id).textContent)}; }"
            )
            assert found["tag"] in CONTROLS, found
            assert found["bad"] == "true", found
            assert any(text.strip() for text in found["said"]), found

    def scenario(self) -> None:
        while self.main.locator(".choices button").count():
            before = self.main.get_by_role("heading", level=2).inner_text()
            self.press(self.main.locator(".choices button").last)
            expect(self.main.get_by_role("heading", level=2)).to_be_focused()
            expect(self.main.get_by_role("heading", level=2)).not_to_have_text(before)
        self.press(self.button("Start again"))
        expect(self.main.get_by_role("heading", level=2)).to_be_focused()

    def journal(self) -> None:
        area = self.main.locator(".writing textarea")
        self.press(self.button("No, on this device only"))
        expect(area).to_be_focused()
        area.fill("One idea for my own city")
        expect(self.frame.get_by_role("status")).to_have_text("Your text is long enough.")

    def instrument(self) -> None:
        self.press(self.button("No, on this device only"))
        for _ in range(self.main.locator(".steps button").count() - 1):
            self.press(self.main.locator(".group .actions .main"))
            expect(self.main.locator(".group h2")).to_be_focused()
        self.main.locator("summary", has_text="Still open").click()
        self.press(self.main.locator(".note button").first)
        expect(self.main.locator("fieldset").first).to_be_focused()


@pytest.mark.parametrize("hand", HANDS)
@pytest.mark.parametrize("kind", FILES, ids=lambda path: path.stem)
def test_errors_and_feedback_have_the_focus(open_stage: Opener, kind_package: KindBuilder, kind: Path, hand: str) -> None:
    frame = open_stage(PHONE, reduced_motion="reduce").launch(kind_package(kind, "en"))
    visitor = Visitor(frame, hand)
    looked = [visitor.visit() for _ in units(frame, EN)]
    assert kind.stem == "page" or any(looked)


def test_every_kind_there_is_is_visited(tmp_path: Path) -> None:
    found = set()
    for kind in FILES:
        course = read_course(write_kind(kind, "en", tmp_path / kind.stem))
        for unit in course.units:
            found.add(unit.kind)
            found |= {question.kind for question in getattr(unit, "questions", ())}
    closed = {
        name
        for union in (Question, Activity)
        for one in get_args(get_args(union)[0])
        for name in get_args(one.model_fields["kind"].annotation)
    }
    assert len(closed) > 15
    assert closed - found == set()
