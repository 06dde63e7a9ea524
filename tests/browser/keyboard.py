"""
A learner without a mouse: every step is a key, and the focus is looked at after each.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from playwright.sync_api import Frame, Page

from clic_scorm.model import Course, Question, Quiz, Unit


MOST_STEPS = 250
FOCUS = """() => {
  const one = document.activeElement;
  if (!one || one === document.body) return {tag: "BODY", name: "", group: "", outlined: true, seen: true, role: "", expanded: null};
  const label = one.labels && one.labels[0];
  const group = one.closest("fieldset");
  const style = getComputedStyle(one);
  // A control that is drawn by its label shows the focus there.
  const shown = [style, label ? getComputedStyle(label) : style];
  const outlined = shown.some((s) => (s.outlineStyle !== "none" && parseFloat(s.outlineWidth) >= 2) || s.boxShadow !== "none");
  const box = one.getBoundingClientRect();
  const seen = box.width > 0 && box.height > 0 && box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth;
  const where = [box.left, box.top, box.right, box.bottom, innerWidth, innerHeight, scrollY].map(Math.round).join(" ");
  const name = one.getAttribute("aria-label") || (label ? label.textContent : one.textContent) || "";
  return {
    tag: one.tagName, name: name.replace(/\\s+/g, " ").trim(), role: one.getAttribute("role") || one.type || "",
    group: group ? group.querySelector("legend").textContent.replace(/\\s+/g, " ").trim() : "",
    expanded: one.getAttribute("aria-expanded"), checked: one.checked === true, outlined, seen, where,
  };
}"""
# What a key does is seen with the frame that follows it: what the focus is on may have been pushed meanwhile, and is brought back by then.
FRAMES = "() => new Promise((shown) => requestAnimationFrame(() => requestAnimationFrame(shown)))"
Wanted = Callable[[dict[str, Any]], bool]
Choice = Callable[[Question], tuple[str, ...]]


def squeezed(text: str) -> str:
    return " ".join(text.split())


@dataclass
class Keyboard:
    """The keys, and the place where they go."""

    page: Page
    frame: Frame

    @property
    def focus(self) -> dict[str, Any]:
        found: dict[str, Any] = self.frame.evaluate(FOCUS)
        return found

    @property
    def shown(self) -> dict[str, Any]:
        """The focus as the learner sees it: once the browser has drawn what was done last."""
        self.frame.evaluate(FRAMES)
        return self.focus

    def press(self, key: str) -> dict[str, Any]:
        self.page.keyboard.press(key)
        return self.focus

    def tab_to(self, wanted: Wanted, what: str, key: str = "Tab") -> dict[str, Any]:
        """Press Tab until the focus is where it is wanted; every stop on the way must be visible and on screen."""
        passed = []
        for _ in range(MOST_STEPS):
            focus = self.press(key)
            passed.append(focus["name"][:30])
            if focus["tag"] not in ("BODY", "H1", "H2", "MAIN"):
                assert focus["outlined"], f"no focus to be seen on {focus}"
                assert focus["seen"] or self.shown["seen"], f"the focus is off the screen on {focus}, and still is: {self.focus['where']}"
            if wanted(focus):
                return focus
        raise AssertionError(f"no way by Tab to {what}; passed {passed}")

    def tab_to_button(self, name: str) -> dict[str, Any]:
        return self.tab_to(lambda focus: focus["tag"] == "BUTTON" and focus["name"] == name, f"button {name!r}")

    def wait_for(self, wanted: Wanted, what: str) -> dict[str, Any]:
        """Wait for the focus to be moved by the course."""
        focus = self.focus
        for _ in range(100):
            if wanted(focus):
                return focus
            self.page.wait_for_timeout(50)
            focus = self.focus
        raise AssertionError(f"the focus did not move to {what}, it is on {focus}")

    def wait_for_title(self, unit: Unit) -> None:
        title = squeezed(unit.title)
        self.wait_for(lambda focus: focus["tag"] == "H1" and focus["name"] == title, f"the title {title!r}")

    def answer(self, question: Question, names: tuple[str, ...]) -> None:
        """Tab to the question, move to each label and tick it."""
        wanted = {squeezed(name) for name in names}

        def inside(focus: dict[str, Any]) -> bool:
            return focus["tag"] == "INPUT" and squeezed(question.title) in focus["group"]

        focus = self.tab_to(inside, f"question {question.title!r}")
        if focus["role"] == "radio":
            self._choose_radio(wanted, focus)
            return
        while wanted:
            if focus["name"] in wanted:
                assert self.press("Space")["checked"]
                wanted.discard(focus["name"])
            if wanted:
                focus = self.tab_to(inside, f"the next box of {question.title!r}")

    def _choose_radio(self, wanted: set[str], focus: dict[str, Any]) -> None:
        if focus["name"] in wanted:
            assert self.press("Space")["checked"]
            return
        for _ in range(40):
            focus = self.press("ArrowDown")
            if focus["name"] in wanted:
                assert focus["checked"]
                return
        raise AssertionError(f"no radio button {wanted}")

    def submit(self, quiz: Quiz, choice: Choice) -> None:
        """Answer the whole quiz and submit it; the focus is then on the result."""
        for question in quiz.questions:
            self.answer(question, choice(question))
        self.tab_to_button("Submit answers")
        self.press("Enter")
        self.wait_for(lambda focus: focus["name"] == "Your result", "the result")

    def turn_to(self, units: Sequence[Unit]) -> None:
        """Press “Next” by Tab and Enter, and arrive at each of *units* in turn."""
        for unit in units:
            self.tab_to_button("Next")
            self.press("Enter")
            self.wait_for_title(unit)

    def take_the_course(self, course: Course, wrong: Choice, right: Choice) -> None:
        """From the first page on: fail the first quiz, try again, pass it, read on, pass the last one."""
        first, last = course.quizzes
        start, end = course.units.index(first), course.units.index(last)
        self.turn_to(course.units[1 : start + 1])
        self.submit(first, wrong)
        self.tab_to_button("Try again")
        self.press("Enter")
        opening = squeezed(first.questions[0].title)
        self.wait_for(lambda focus: opening in focus["group"] or opening in focus["name"], "the first question")
        self.press("Shift+Tab")
        self.submit(first, right)
        self.turn_to(course.units[start + 1 : end + 1])
        self.submit(last, right)
