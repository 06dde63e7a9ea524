"""
Learners who do as they please on the screen: pages, quizzes, declarations, closed windows, in any order; after each step the LMS holds what the author's rule says.

Only what a person can do is done: links, buttons and boxes are pressed, and no function of the page is called. Courses and oracle are those of tests/journeys.
"""

from __future__ import annotations

import random
import time
from collections import Counter
from dataclasses import dataclass, field, replace
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import expect

from clic_scorm.model import Course, Page, Quiz, TrueFalse, Unit
from clic_scorm.rules import decode
from tests.browser.conftest import Opener
from tests.browser.learner import Learner, rightly, wrongly
from tests.browser.stage import NEW_LEARNER, Stage
from tests.browser.stage2004 import launch as launch_2004
from tests.browser.stage2004 import leave as leave_2004
from tests.conftest import FULL, HUNT, note
from tests.journeys.building import EDITIONS, Made, expected, make, unpacked
from tests.journeys.oracle import Life, Lms


pytestmark = pytest.mark.browser
JOURNEYS = 104 if FULL else 8  # in each edition of SCORM
COURSES = 52 if FULL else 8
STEPS = 6
PATIENCE = 4.0  # seconds; what is told is told within one or two
# An empty page has no storage.
FORGET = "() => { try { localStorage.clear(); sessionStorage.clear(); } catch (error) { /* nothing there */ } }"


@dataclass
class Journey:
    """One learner, from the first launch to the last, in one edition of SCORM."""

    stage: Stage
    package: Path
    course: Course
    edition: str
    dice: random.Random
    lms: Lms
    life: Life = field(default_factory=Life)
    kept: Any = None
    learner: Learner | None = None
    unit: Unit | None = None
    log: list[str] = field(default_factory=list)

    def open(self) -> None:
        # As Moodle does: a course that reported an end is opened to look back.
        if self.edition == "scorm12":
            mode = "review" if self.kept and self.kept["core"]["lesson_status"] != "incomplete" else "normal"
            frame = self.stage.launch(self.package, self.kept or NEW_LEARNER, mode)
        else:
            mode = "review" if self.kept and self.kept["completion_status"] == "completed" else "normal"
            frame = launch_2004(self.stage, self.package, self.kept, mode)
        self.learner = Learner(frame, self.course)
        self.unit = self.unit or self.course.units[0]
        self.learner.stands_at(self.unit)
        self.see()

    def close(self) -> None:
        self.kept = self.stage.leave().held if self.edition == "scorm12" else leave_2004(self.stage)
        self.learner = None

    def see(self) -> None:
        if isinstance(self.unit, Page):
            self.life = replace(self.life, pages=self.life.pages | {self.unit.id})

    def step(self) -> None:
        """Do one thing that the screen offers."""
        if self.learner is None:
            self.log.append("open")
            return self.open()
        ways = [self.go, self.go, self.close]
        if isinstance(self.unit, Quiz) and self.left(self.unit) != 0:
            ways += [self.take] * 6
        if self.unit and self.unit.kind == "declaration" and self.unit.id not in self.life.declared:
            ways += [self.declare] * 6
        if self.asked:
            ways += [self.say]
        way = self.dice.choice(ways)
        way()
        self.log.append(f"{way.__name__} {self.unit.id if self.unit else ''}")
        return None

    @property
    def asked(self) -> list[Any]:
        return [one for one in self.course.learner if one.fixed is None]

    def left(self, quiz: Quiz) -> int | None:
        return None if quiz.attempts is None else quiz.attempts - len(self.life.results.get(quiz.id, ()))

    def go(self) -> None:
        assert self.learner
        others = [unit for unit in self.course.units if unit is not self.unit]
        new = [unit for unit in others if unit.id not in {*self.life.pages, *self.life.results, *self.life.declared}]
        self.unit = self.dice.choice(new if new and self.dice.random() < 0.7 else others)
        self.learner.open_from_outline(self.unit)
        self.see()

    def take(self) -> None:
        assert self.learner
        quiz = self.unit
        assert isinstance(quiz, Quiz)
        again = self.learner.button("Try again")
        if again.is_visible():
            again.click()
        sure = self.dice.choice([0.3, 1.0, 1.0])
        right = {question.id: self.dice.random() < sure for question in quiz.questions}
        assert all(isinstance(question, TrueFalse) for question in quiz.questions)
        earned = self.learner.take(quiz, lambda question: rightly(question) if right[question.id] else wrongly(question))
        results = (*self.life.results.get(quiz.id, ()), Fraction(earned, quiz.points))
        self.life = replace(self.life, results={**self.life.results, quiz.id: results})

    def declare(self) -> None:
        assert self.learner
        assert self.unit
        self.learner.main.get_by_role("checkbox").check()
        self.learner.button("Declare").click()
        expect(self.learner.main.get_by_text("You declared this.")).to_be_focused()
        self.life = replace(self.life, declared=self.life.declared | {self.unit.id})

    def say(self) -> None:
        """Answer what the page of certificates asks, and go back to where one was."""
        assert self.learner
        name = "Your certificate" if self.course.certificates else "About you"
        self.learner.frame.get_by_role("navigation").get_by_role("link", name=name).click()
        expect(self.learner.heading).to_have_text(name)
        one = self.dice.choice(self.asked)
        place = self.dice.randrange(len(one.of))
        group = self.learner.main.get_by_role("group", name=one.ask)
        group.get_by_role("radio").nth(place).check()
        self.learner.button("Save").click()
        expect(self.learner.frame.get_by_role("status")).to_contain_text("Your answer is saved.")
        self.life = replace(self.life, said={**self.life.said, one.id: one.of[place]})
        self.learner.button("Back to the course").click()
        assert self.unit
        self.learner.stands_at(self.unit)

    def told(self) -> dict[str, str]:
        """What the LMS holds; before it was told anything the course has begun all the same."""
        held = self.stage.page.evaluate("player.held")
        if self.edition == "scorm12":
            core = held["core"]
            return {
                "lesson": core["lesson_status"] or "incomplete",
                "score": str(core.get("score", {}).get("raw") or ""),
            }
        score = held.get("score", {})
        return {
            "completion": held.get("completion_status", "unknown").replace("unknown", "incomplete"),
            "success": held.get("success_status", "unknown"),
            "score": str(score.get("raw") or ""),
            "scaled": str(score.get("scaled") or ""),
        }

    def check(self, story: str) -> None:
        """Wait until the LMS holds what it must; it may hold nothing else but what it held before."""
        before = expected(self.lms, self.edition)
        self.lms.hear(self.life)
        wanted = expected(self.lms, self.edition)
        until = time.monotonic() + PATIENCE
        while (told := self.told()) != wanted and self.learner is not None:
            assert told == before, f"{told} was never to be told, after {before} comes {wanted}: {story}"
            assert time.monotonic() < until, f"{wanted} was not told, but {told}: {story}"
            self.stage.page.wait_for_timeout(40)
        assert told == wanted, f"{told}, not {wanted}: {story}"


@pytest.mark.parametrize("edition", EDITIONS)
def test_what_is_held_is_what_the_rule_says(open_stage: Opener, tmp_path: Path, edition: str) -> None:
    seed = random.SystemRandom().randrange(10**6) if HUNT else 20261126
    started = time.perf_counter()
    made: list[Made] = make(f"{seed}/{edition}", tmp_path, COURSES, timed=False)
    packages = [unpacked(one, edition, tmp_path / "packages") for one in made]
    ends: Counter[str] = Counter()
    earned = 0
    stage = open_stage()
    for number in range(JOURNEYS):
        authored, compiled = made[number % COURSES]
        assert compiled.reading is not None
        dice = random.Random(f"{seed}/{edition}/{number}")
        journey = Journey(stage, packages[number % COURSES], compiled.reading.course, edition, dice, Lms(authored.world))
        story = f"seed {seed}, journey {number}, {authored.files['course.yml']}"
        # Another person, on another device.
        stage.page.evaluate(FORGET)
        for _ in range(STEPS):
            journey.step()
            journey.check(f"{journey.log} {journey.life} {story}")
        if journey.learner is not None:
            journey.close()
            journey.check(f"{journey.log} and away, {journey.life} {story}")
        record, _ = decode(journey.kept["suspend_data"])
        assert record is not None
        assert set(record.earned) == journey.lms.earned, f"{journey.log} {journey.life} {story}"
        ends[journey.lms.lesson] += 1
        earned += bool(journey.lms.earned)
    seconds = time.perf_counter() - started
    words = ", ".join(f"{word} {count}" for word, count in sorted(ends.items()))
    note(
        f"journeys in Chromium, {edition}",
        f"{JOURNEYS} over {COURSES} courses, {STEPS} steps each, seed {seed}: {words}; {earned} with a certificate; {seconds:.0f} s",
    )
    # Of a handful all may end alike, and each step of each was compared all the same.
    assert len(ends) > 1 or not FULL
