"""
A participant who works through the whole sample course: each page by keyboard, every question rightly, every activity as it asks.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from playwright.sync_api import Frame, Locator, Page, expect

from clic_scorm.model import Blanks, Course, Hotspot, Journal, Matching, Numeric, Ordering, Question, Quiz, ShortText, Unit
from clic_scorm.model.question import Blank, ChoiceBlank, NumberBlank
from tests.browser.learner import exactly, rightly


WORDS = "We asked the head of public works, and she told us what the council had voted for in March. "
# What adds up: twice 100 are 200, and two steps of 2 minutes last 4.
NUMBERS = {"Cost of one": "100", "Amount": "200", "Length in minutes": "4"}


def word_of(blank: Blank) -> str:
    match blank:
        case ChoiceBlank():
            return blank.right
        case NumberBlank():
            return str(blank.interval.low)
        case _:
            return blank.accepted[0]


@dataclass
class Participant:
    """
    Somebody in front of one launch of the course.
    """

    page: Page
    frame: Frame
    course: Course

    @property
    def main(self) -> Locator:
        return self.frame.get_by_role("main")

    def button(self, name: str) -> Locator:
        return self.main.get_by_role("button", name=name, exact=True)

    def stands_at(self, unit: Unit) -> None:
        expect(self.main.get_by_role("heading", level=1)).to_have_text(exactly(unit.title))
        expect(self.main).not_to_have_attribute("aria-busy", "true")

    def walk(self) -> Iterator[tuple[Unit, str]]:
        """Go through the course from the first page on; yield each unit when it is there, and again when it is done."""
        self.stands_at(self.course.units[0])
        for unit, following in zip(self.course.units, [*self.course.units[1:], None], strict=True):
            yield unit, "there"
            if unit.kind != "page":
                self.do(unit)
                yield unit, "done"
            if following:
                self.turn(following)

    def turn(self, unit: Unit) -> None:
        """Turn to the next unit by keyboard: back from the last thing on the page to “Next”, and Enter."""
        self.button("Next").focus()
        self.page.keyboard.press("Enter")
        self.stands_at(unit)
        expect(self.main.get_by_role("heading", level=1)).to_be_focused()

    def do(self, unit: Unit) -> None:
        consent = self.button("Yes, save it there too")
        if consent.count():
            consent.click()
        match unit.kind:
            case "quiz":
                assert isinstance(unit, Quiz)
                self.take(unit)
            case "journal":
                assert isinstance(unit, Journal)
                words = WORDS.split() * (unit.least // len(WORDS.split()) + 1)
                self.main.get_by_role("textbox").fill(" ".join(words[: max(unit.least, 3)]))
                expect(self.main.locator(".sign-line.good")).to_have_count(1)
            case "scenario":
                while self.main.locator(".choices button").count():
                    before = self.main.get_by_role("heading", level=2).last.inner_text()
                    self.main.locator(".choices button").first.click()
                    expect(self.main.get_by_role("heading", level=2).last).not_to_have_text(before)
            case "survey":
                self.send()
            case "forum" | "declaration":
                self.main.get_by_role("checkbox").check()
                self.main.locator(".declare .main").click()
                expect(self.main.locator(".declare .sign-line.good")).to_be_visible()
            case "instrument":
                self.score()
            case "form":
                self.fill()
            case _:
                assert unit.kind == "confirmed", unit.kind

    def take(self, quiz: Quiz) -> None:
        begin = self.button("Begin")
        if begin.count():
            begin.click()
        asked = {" ".join(question.title.split()): question for question in quiz.questions}
        groups = self.main.get_by_role("group").filter(has=self.frame.locator("legend .number"))
        expect(groups.first).to_be_visible()
        for group in groups.all():
            title = re.sub(r"^\d+\.\s*", "", " ".join((group.locator("legend").first.text_content() or "").split()))
            self.answer(group, asked[title])
        self.button("Submit answers").click()
        expect(self.main.get_by_role("heading", name="Your result")).to_be_focused()

    def answer(self, group: Locator, question: Question) -> None:
        match question:
            case Numeric():
                group.get_by_role("textbox").fill(str(question.interval.low))
            case ShortText():
                group.get_by_role("textbox").fill(question.accepted[0])
            case Matching():
                for pair in question.pairs:
                    group.get_by_role("combobox", name=exactly(pair.body.plain)).select_option(value=pair.right)
            case Ordering():
                self.put_in_order(group, [item.body.plain for item in question.items])
            case Blanks():
                for field, blank in zip(group.locator("input[type=text], select").all(), question.blanks, strict=True):
                    (field.select_option if isinstance(blank, ChoiceBlank) else field.fill)(word_of(blank))
            case Hotspot():
                # Before the words stands the number that the region has on the image.
                for region in question.regions:
                    if region.correct:
                        group.get_by_label(region.body.plain).check()
            case _:
                self.choose(group, rightly(question))

    def choose(self, group: Locator, names: Iterable[str]) -> None:
        for name in names:
            group.get_by_role("radio").or_(group.get_by_role("checkbox")).and_(group.get_by_label(exactly(name))).check()

    def put_in_order(self, group: Locator, items: list[str]) -> None:
        there = group.get_by_role("listitem")
        for place, text in enumerate(items):
            words = " ".join(text.split())
            for _ in items:
                if words in " ".join(there.nth(place).inner_text().split()):
                    break
                there.filter(has_text=words).last.get_by_role("button").first.click()

    def send(self) -> None:
        for group in self.main.get_by_role("group").all():
            if group.get_by_role("radio").count():
                group.get_by_role("radio").first.check()
            for field in group.get_by_role("textbox").all():
                field.fill("More time for the drill.")
        self.button("Send my answers").click()
        expect(self.main.get_by_text("Thank you. Your answers are sent.")).to_be_visible()

    def score(self) -> None:
        number = 0
        while self.main.locator("fieldset").count():
            for group in self.main.locator("fieldset").all():
                levels = group.get_by_role("radio")
                levels.nth((1 + number % 3) % levels.count()).check()
                for field in group.get_by_role("textbox").all():
                    field.fill(f"Nobody has written it down ({number}).")
                number += 1
            self.main.locator(".group .actions .main").click()
        expect(self.main.locator(".sign-line.good")).to_be_visible()

    def fill(self) -> None:
        """Fill in every cell that is required and empty; no text twice."""
        expect(self.main.locator(".form .sign-line")).to_be_visible()
        for place, cell in enumerate(self.main.locator(".form .cell").all()):
            field = cell.locator("input:not([readonly]), textarea, select")
            if not field.count() or field.get_attribute("aria-required") != "true" or field.input_value():
                continue
            label, kind = cell.locator("label").inner_text(), str(cell.get_attribute("class"))
            if field.evaluate("(one) => one.tagName") == "SELECT":
                field.select_option(index=1)
                continue
            number = next((text for name, text in NUMBERS.items() if label.startswith(name)), "2")
            field.fill(
                "2027-03-15"
                if "of-date" in kind
                else number
                if "of-number" in kind or "of-money" in kind
                else f"{label.split(' (')[0]} {place}"
            )
            field.blur()
        expect(self.main.locator(".form .sign-line.good")).to_be_visible()

    def say_the_region(self) -> None:
        """Answer what the page of the certificates asks."""
        self.frame.get_by_role("link", name="Your certificate").or_(self.frame.locator("footer a[href='#/certificate']")).first.evaluate(
            "(one) => one.click()"
        )
        expect(self.main.get_by_role("heading", level=1)).to_have_text("Your certificate")
        self.main.get_by_role("group", name="In which region do you work?").get_by_role("radio").first.check()
        self.button("Save").click()
        expect(self.frame.get_by_role("status")).to_contain_text("Your answer is saved.")
