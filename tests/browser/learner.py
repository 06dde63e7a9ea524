"""
A learner: what a person does with the course on the screen, through roles and names only.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path

from playwright.sync_api import Frame, Locator, expect

from clic_scorm import rules
from clic_scorm.model import Course, MultipleResponse, Question, Quiz, SingleChoice, TrueFalse, Unit
from clic_scorm.pipeline import Wish, compile_course


Choice = Callable[[Question], tuple[str, ...]]
BY_LETTER = {"t": "True", "f": "False"}


def read_course(folder: Path) -> Course:
    """Read the course from its sources: the tests know the right answers from here, never from the package."""
    reading = compile_course(folder, Wish()).reading
    assert reading is not None
    return reading.course


@dataclass(frozen=True)
class Judge:
    """
    The rules in Python: what an LMS should hold, given the state that it holds.
    """

    rule: rules.Rule
    quizzes: Mapping[int, rules.Terms]
    units: Mapping[str, int]

    def record(self, state: str) -> rules.Record:
        record, reason = rules.decode(state)
        assert record is not None, f"the state {state!r} is {reason}"
        return record

    def status(self, state: str) -> str:
        return rules.standing(rules.Aims(self.rule), self.quizzes, self.record(state)).lesson

    def score(self, state: str) -> str:
        return rules.report(self.quizzes, self.record(state)) or ""


def read_judge(folder: Path) -> Judge:
    """Lower the course's rule from its sources."""
    compiled = compile_course(folder, Wish())
    assert compiled.rule is not None
    assert compiled.reading is not None
    numbers = compiled.reading.numbers.units
    terms = {
        numbers[quiz.id]: rules.Terms(
            (quiz.pass_mark.numerator, quiz.pass_mark.denominator) if quiz.pass_mark else None,
            quiz.points,
            quiz.attempts,
            not quiz.optional,
        )
        for quiz in compiled.reading.course.quizzes
    }
    return Judge(compiled.rule, terms, numbers)


def labels(question: Question, *, right: bool) -> tuple[str, ...]:
    """Return the labels of the right answer, or of one wrong answer."""
    if isinstance(question, TrueFalse):
        return (BY_LETTER["t" if question.answer is right else "f"],)
    assert isinstance(question, (SingleChoice, MultipleResponse)), "other kinds are answered in test_kinds.py"
    if right:
        return tuple(option.body.plain for option in question.options if option.correct)
    return next((option.body.plain,) for option in question.options if not option.correct)


def rightly(question: Question) -> tuple[str, ...]:
    return labels(question, right=True)


def wrongly(question: Question) -> tuple[str, ...]:
    return labels(question, right=False)


def right_but(*wrong: str) -> Choice:
    """Answer rightly but for the questions with these ids."""
    return lambda question: labels(question, right=question.id not in wrong)


def exactly(text: str) -> re.Pattern[str]:
    """Match *text* as a name, whatever white space stands between its words."""
    return re.compile(r"^\s*" + r"\s+".join(map(re.escape, text.split())) + r"\s*$")


def percent(earned: int, possible: int) -> str:
    """Return the share in percent, rounded down to two decimals, without trailing zeros."""
    hundredths = int(Fraction(earned * 10_000, possible))
    return f"{hundredths / 100:.2f}".rstrip("0").rstrip(".")


@dataclass
class Learner:
    """One person in front of one launch of one course."""

    frame: Frame
    course: Course

    @property
    def main(self) -> Locator:
        return self.frame.get_by_role("main")

    @property
    def heading(self) -> Locator:
        return self.main.get_by_role("heading", level=1)

    @property
    def questions(self) -> Locator:
        return self.main.get_by_role("group")

    def button(self, name: str) -> Locator:
        return self.main.get_by_role("button", name=name, exact=True)

    def stands_at(self, unit: Unit) -> None:
        expect(self.heading).to_have_text(exactly(unit.title))

    def go_on(self, to: Unit) -> None:
        """Press “Next” and arrive at *to*."""
        self.button("Next").click()
        self.stands_at(to)

    def read_up_to(self, goal: Unit) -> None:
        """Press “Next” from the first unit on until *goal* is there."""
        units = list(self.course.units)
        self.stands_at(units[0])
        for unit in units[1 : units.index(goal) + 1]:
            self.go_on(unit)

    def fieldset(self, quiz: Quiz, question: Question) -> Locator:
        return self.questions.nth(quiz.questions.index(question))

    def answer(self, quiz: Quiz, question: Question, names: tuple[str, ...]) -> None:
        """Choose the options with *names*, and none but them."""
        group = self.fieldset(quiz, question)
        role = "checkbox" if question.kind == "multiple" else "radio"
        for box in group.get_by_role("checkbox").all():
            box.uncheck()
        for name in names:
            option = (
                group.get_by_role("radio", name=exactly(name)) if role == "radio" else group.get_by_role("checkbox", name=exactly(name))
            )
            option.check()

    def fill_in(self, quiz: Quiz, choice: Choice) -> None:
        expect(self.questions).to_have_count(len(quiz.questions))
        for question in quiz.questions:
            self.answer(quiz, question, choice(question))

    def take(self, quiz: Quiz, choice: Choice) -> int:
        """Answer all questions, submit, check what is said; return the points earned."""
        self.fill_in(quiz, choice)
        self.button("Submit answers").click()
        result = self.main.get_by_role("heading", name="Your result")
        expect(result).to_be_focused()
        earned = sum(question.points for question in quiz.questions if set(choice(question)) == set(rightly(question)))
        expect(self.main.get_by_text(re.compile(rf"^\s*{earned} of {quiz.points} points\b")).first).to_be_visible()
        return earned

    def passed(self, quiz: Quiz, earned: int) -> bool:
        mark = quiz.pass_mark
        return mark is None or earned * mark.denominator >= mark.numerator * quiz.points

    def try_again(self) -> None:
        self.button("Try again").click()
        expect(self.button("Submit answers")).to_be_visible()

    def open_from_outline(self, unit: Unit) -> None:
        """Go to *unit* through the outline, opening what is folded."""
        toggle = self.frame.get_by_role("button", name="Outline", exact=True)
        if toggle.is_visible() and toggle.get_attribute("aria-expanded") == "false":
            toggle.click()
        outline = self.frame.get_by_role("navigation", name="Course outline")
        expect(outline).to_be_visible()
        link = outline.get_by_role("link", name=re.compile(r"\s+".join(map(re.escape, unit.title.split()))))
        if not link.is_visible():
            module = next(module for module in self.course.modules if unit in module.units)
            outline.get_by_role("button", name=re.compile(re.escape(module.title))).click()
        link.click()
        self.stands_at(unit)
