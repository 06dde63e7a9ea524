"""
The happy path in Firefox and in WebKit: read, fail, try again, pass, close, come back; nothing reported, nothing out of place.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest

from clic_scorm.model import Course, Quiz
from tests.browser.audit import OVERFLOW, RUN, TAGS
from tests.browser.conftest import COURSES
from tests.browser.hands import BROWSERS, FRAME, Hands, wait_for
from tests.browser.learner import Judge, read_course, read_judge, rightly, wrongly
from tests.browser.stage import HERE, MODULES, NEW_LEARNER, SIMULATOR, relaunched, serving


pytestmark = pytest.mark.browser
# Whatever a clean session has none of, from the moment at which the course's page is there.
WATCH = """window.troubles = [];
addEventListener("error", (event) => window.troubles.push(`error: ${event.message}`));
addEventListener("unhandledrejection", (event) => window.troubles.push(`rejection: ${event.reason}`));
addEventListener("securitypolicyviolation", (event) => window.troubles.push(`policy: ${event.violatedDirective} ${event.blockedURI}`));"""
AXE = (MODULES / "axe-core" / "axe.min.js").read_text(encoding="utf-8")
HEADING = "const one = document.querySelector('main h1'); return one && one.textContent.replace(/\\s+/g, ' ').trim() === arguments[0]"
# The LMS's server, which outlives the page: what is committed stays.
KEEP = """const held = player.held;
Object.defineProperty(player, "held", { get: () => held, set: (value) => sessionStorage.setItem("held", JSON.stringify(value)) });"""
# As text: what Firefox's driver hands over belongs to another realm than the page's.
LAUNCH = "player.launch(arguments[0], window.JSON.parse(arguments[1]))"


@pytest.fixture(scope="module")
def course() -> Course:
    return read_course(COURSES / "mcr-tot")


@pytest.fixture(scope="module")
def judge() -> Judge:
    return read_judge(COURSES / "mcr-tot")


@pytest.fixture(scope="module", params=sorted(BROWSERS))
def hands(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Hands]:
    with BROWSERS[request.param](tmp_path_factory.mktemp(request.param)) as ready:
        yield ready


@dataclass
class Visit:
    """One learner with one package in the LMS page."""

    hands: Hands
    address: str
    course: Course
    troubles: list[str] = field(default_factory=list)

    def launch(self, held: Any = NEW_LEARNER) -> None:
        self.hands.go(f"{self.address}/browser/lms.html")
        self.hands.ask(LAUNCH, f"{self.address}/package/index.html", json.dumps(relaunched(held)))
        self.hands.enter(FRAME)
        wait_for(self.hands, "return document.readyState === 'complete' && location.pathname.endsWith('/index.html')")
        self.hands.ask(WATCH)

    def stands_at(self, title: str) -> None:
        wait_for(self.hands, HEADING, " ".join(title.split()))

    def button(self, name: str) -> None:
        self.hands.press(f"//main//button[normalize-space()='{name}']")

    def read_up_to(self, goal: Quiz) -> None:
        units = list(self.course.units)
        self.stands_at(units[0].title)
        for unit in units[1 : units.index(goal) + 1]:
            self.button("Next")
            self.stands_at(unit.title)

    def take(self, quiz: Quiz, choice: Any) -> None:
        """Answer with the pointer, submit, and find the result with the focus on it."""
        wait_for(self.hands, "return document.querySelectorAll('main fieldset').length === arguments[0]", len(quiz.questions))
        for place, question in enumerate(quiz.questions, 1):
            for name in choice(question):
                self.hands.press(f"(//main//fieldset)[{place}]//label[.//input][contains(normalize-space(), {quoted(name)})]")
            chosen = "return document.querySelectorAll('main fieldset')[arguments[0] - 1].querySelectorAll(':checked').length"
            assert self.hands.ask(chosen, place) == len(choice(question))
        self.button("Submit answers")
        wait_for(self.hands, "return document.activeElement.matches('h2') && document.activeElement.textContent.trim() === 'Your result'")

    def leave(self) -> dict[str, Any]:
        """Note what went wrong in the course, take its frame away, and return what the LMS holds and the recorder says."""
        self.troubles += self.hands.ask("return window.troubles")
        self.hands.enter("")
        left: dict[str, Any] = self.hands.ask("const left = player.leave(); return {held: left.held, violations: left.violations}")
        return left


def quoted(text: str) -> str:
    """Return *text* as a literal of XPath, whichever quotes it has inside."""
    parts = " ".join(text.split()).split("'")
    return "concat(" + ', "\'", '.join(f"'{part}'" for part in parts) + ", '')"


@pytest.fixture
def visit(hands: Hands, course: Course, course_package: Path) -> Iterator[Visit]:
    folders = {"browser": HERE, "judge": MODULES / "scorm-again" / "dist", "simulator": SIMULATOR, "package": course_package}
    with serving(folders) as address:
        visit = Visit(hands, address, course)
        yield visit
        hands.go("about:blank")
        assert visit.troubles == []


def points(quiz: Quiz, choice: Any) -> int:
    return sum(question.points for question in quiz.questions if set(choice(question)) == set(rightly(question)))


def test_read_fail_retry_pass_close_and_come_back(visit: Visit, judge: Judge) -> None:
    quiz = visit.course.quizzes[0]
    visit.launch()
    visit.read_up_to(quiz)
    visit.take(quiz, wrongly)
    visit.button("Try again")
    visit.take(quiz, rightly)
    left = visit.leave()
    assert left["violations"] == []
    core = left["held"]["core"]
    state = left["held"]["suspend_data"]
    assert (core["lesson_status"], core["score"]["raw"]) == (judge.status(state), judge.score(state))
    assert judge.record(state).quizzes[judge.units[quiz.id]].attempts == 2
    answered = [question for question in quiz.questions for _ in range(2)]
    assert len(left["held"]["interactions"]) == len(answered)

    visit.launch(left["held"])
    visit.stands_at(quiz.title)
    wait_for(visit.hands, "return document.querySelector('[role=status]').textContent.includes('Welcome back')")
    again = visit.leave()
    assert again["violations"] == []
    assert judge.record(again["held"]["suspend_data"]).quizzes == judge.record(state).quizzes


def test_the_whole_page_going_away_ends_the_session(visit: Visit) -> None:
    """What an LMS sees when its tab is left: the frame's `pagehide` still reports."""
    units = visit.course.units
    visit.launch()
    visit.stands_at(units[0].title)
    visit.button("Next")
    visit.stands_at(units[1].title)
    visit.hands.enter("")
    visit.hands.ask(KEEP)
    visit.hands.go(f"{visit.address}/browser/lms.html")
    held = visit.hands.ask("return JSON.parse(sessionStorage.getItem('held'))")
    assert held["core"]["exit"] == "suspend"
    visit.launch(held)
    visit.stands_at(units[1].title)
    visit.leave()


def test_every_page_fits_and_has_no_fault(visit: Visit) -> None:
    """On 320 px: nothing scrolls sideways, and axe-core finds nothing."""
    visit.launch()
    visit.hands.enter("")
    visit.hands.ask("document.querySelector(arguments[0]).style.width = '320px'", FRAME)
    visit.hands.enter(FRAME)
    visit.hands.ask(AXE)
    faults: dict[str, Any] = {}
    for unit in visit.course.units:
        visit.stands_at(unit.title)
        visit.hands.ask(f"window.audited = null; ({RUN})(arguments[0]).then((found) => {{ window.audited = found }})", TAGS)
        wait_for(visit.hands, "return Boolean(window.audited)")
        result = visit.hands.ask("return window.audited")
        assert result["passes"] > 5
        faults[unit.id] = [f"{one['id']}: {one['nodes']}" for one in result["violations"]] + visit.hands.ask(f"return ({OVERFLOW})()")
        if unit is not visit.course.units[-1]:
            visit.button("Next")
    visit.leave()
    assert {name: found for name, found in faults.items() if found} == {}
