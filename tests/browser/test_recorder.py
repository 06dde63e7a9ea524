"""
The recorder is a judge, so it is judged first: each planted violation is refused under its own id and no other.
"""

from __future__ import annotations

import json
import subprocess
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest


HERE = Path(__file__).parent
SCORM_AGAIN = HERE.parents[1] / "node_modules" / "scorm-again" / "dist" / "scorm12.js"

Call = tuple[Any, ...]

OPEN: tuple[Call, ...] = (("LMSInitialize", ""), ("LMSSetValue", "cmi.core.lesson_status", "incomplete"))
TIME: Call = ("LMSSetValue", "cmi.core.session_time", "00:01:30")
EXIT: Call = ("LMSSetValue", "cmi.core.exit", "suspend")
COMMIT: Call = ("LMSCommit", "")
FINISH: Call = ("LMSFinish", "")
CLOSE: tuple[Call, ...] = (TIME, EXIT, COMMIT, FINISH)


def write(element: str, value: object) -> Call:
    return ("LMSSetValue", f"cmi.{element}", value)


def interaction(index: int = 0, identifier: str = "order", kind: str = "choice", response: str = "a,c", **changed: str) -> tuple[Call, ...]:
    fields = {"id": identifier, "time": "09:05:00", "type": kind, "student_response": response, "result": "correct"} | changed
    return tuple(write(f"interactions.{index}.{name}", value) for name, value in fields.items())


def score(raw: str) -> tuple[Call, ...]:
    return (write("core.score.min", "0"), write("core.score.max", "100"), write("core.score.raw", raw))


def stored(mode: str = "normal", status: str = "incomplete", raw: str = "", state: str = "") -> dict[str, Any]:
    core = {"student_id": "u1", "lesson_mode": mode, "credit": "credit", "lesson_status": status, "score": {"raw": raw}}
    return {"cmi": {"core": core, "suspend_data": state}}


@dataclass(frozen=True)
class Plant:
    id: str
    calls: Sequence[Call]
    stored: dict[str, Any] | None = None
    code: str = ""
    """The error code with which the call is refused; empty where it is let through."""

    told: dict[str, Any] | None = None
    """What only the simulator is told to hold."""

    @property
    def session(self) -> dict[str, Any]:
        return {"stored": self.stored, "calls": self.calls, "told": self.told}


def during(identifier: str, *calls: Call, code: str = "") -> Plant:
    """Plant *calls* between a clean start and a clean end; the last one is at fault."""
    return Plant(identifier, (*OPEN, *calls, *CLOSE), code=code)


NO_INITIALIZE = ("LMSInitialize",)
PASSED = (*score("90"), write("core.lesson_status", "passed"))

SESSION = [
    Plant("initialize-missing", ()),
    Plant("initialize-argument", (("LMSInitialize", "x"), *OPEN, *CLOSE), code="201"),
    Plant("initialize-argument", (NO_INITIALIZE, *OPEN, *CLOSE), code="201"),
    Plant("initialize-twice", (*OPEN, OPEN[0], *CLOSE), code="101"),
    Plant("initialize-twice", (*OPEN, *CLOSE, OPEN[0]), code="101"),
    Plant("before-initialize", (("LMSGetValue", "cmi.core.lesson_mode"), *OPEN, *CLOSE), code="301"),
    Plant("before-initialize", (COMMIT, *OPEN, *CLOSE), code="301"),
    Plant("before-initialize", (FINISH, *OPEN, *CLOSE), code="301"),
    Plant("after-finish", (*OPEN, *CLOSE, write("suspend_data", "late")), code="301"),
    Plant("after-finish", (*OPEN, *CLOSE, COMMIT), code="301"),
    Plant("finish-missing", (*OPEN, *CLOSE[:-1])),
    Plant("finish-twice", (*OPEN, *CLOSE, FINISH), code="301"),
    Plant("finish-argument", (*OPEN, *CLOSE[:-1], ("LMSFinish", None), FINISH), code="201"),
    Plant("commit-argument", (*OPEN, ("LMSCommit",), *CLOSE), code="201"),
    Plant("commit-missing", (*OPEN, TIME, EXIT, FINISH)),
    Plant("session-time-missing", (*OPEN, EXIT, COMMIT, FINISH)),
    Plant("exit-missing", (*OPEN, TIME, COMMIT, FINISH)),
    Plant("exit-loses-state", (*OPEN, write("suspend_data", "1AB"), TIME, write("core.exit", ""), COMMIT, FINISH)),
    Plant("status-missing", (OPEN[0], *CLOSE), stored("review", "not attempted")),
    Plant("status-not-first", (OPEN[0], write("suspend_data", "1AB"), OPEN[1], *CLOSE)),
]
ELEMENTS = [
    during("element-unknown", write("core.success_status", "passed"), code="201"),
    during("element-unknown", write("score.scaled", "1"), code="201"),
    during("element-unknown", ("LMSGetValue", "cmi.interactions.00.id"), code="201"),
    during("not-a-string", write("core.score.raw", 80), code="201"),
    during("not-a-string", write("suspend_data", None), code="201"),
    during("keyword", write("interactions._count", "3"), code="402"),
    during("read-only", write("core.student_name", "Eve"), code="403"),
    during("read-only", write("student_data.mastery_score", "1"), code="403"),
    during("read-only", write("core.entry", "resume"), code="403"),
    during("write-only", ("LMSGetValue", "cmi.core.exit"), code="404"),
    during("write-only", ("LMSGetValue", "cmi.core.session_time"), code="404"),
    during("status-vocabulary", write("core.lesson_status", "Passed"), code="405"),
    during("status-vocabulary", write("core.lesson_status", ""), code="405"),
    during("status-not-attempted", write("core.lesson_status", "not attempted"), code="405"),
    during("exit-vocabulary", write("core.exit", "normal"), code="405"),
    during("suspend-data-length", write("suspend_data", "x" * 4097), code="405"),
    during("suspend-data-ascii", write("suspend_data", "état"), code="405"),
    during("location-length", write("core.lesson_location", "x" * 256), code="405"),
    during("location-ascii", write("core.lesson_location", "página-1"), code="405"),
    during("comments-length", write("comments", "x" * 4097), code="405"),
    during("preference-range", write("student_preference.audio", "101"), code="405"),
    during("score-format", write("core.score.raw", "eighty"), code="405"),
    during("score-format", write("core.score.raw", "8e1"), code="405"),
    during("score-format", write("core.score.raw", "NaN"), code="405"),
    during("score-range", write("core.score.raw", "100.01"), code="405"),
    during("score-range", write("core.score.raw", "-1"), code="405"),
    during("score-decimals", write("core.score.raw", "66.667"), code="405"),
    during("session-time-format", write("core.session_time", "PT1M30S"), code="405"),
    during("session-time-format", write("core.session_time", "00:01:30.5"), code="405"),
    during("session-time-format", write("core.session_time", "00:61:30"), code="405"),
    during("session-time-format", write("core.session_time", "1:01:30"), code="405"),
]
INTERACTIONS = [
    during("interaction-id-format", write("interactions.0.id", "what is it"), code="405"),
    during("interaction-id-format", write("interactions.0.id", "señal"), code="405"),
    during("interaction-id-length", write("interactions.0.id", "q" * 256), code="405"),
    during("objective-id-format", write("objectives.0.id", "to know"), code="405"),
    during("index-gap", write("interactions.1.id", "order"), code="201"),
    during("index-gap", *interaction(), write("interactions.2.id", "third"), code="201"),
    during("index-unknown", ("LMSGetValue", "cmi.objectives.0.id"), code="201"),
    during("id-not-first", write("interactions.0.type", "choice"), code="201"),
    during("inner-index-gap", *interaction(), write("interactions.0.correct_responses.1.pattern", "a"), code="201"),
    during("interaction-id-changed", *interaction(), write("interactions.0.id", "other")),
    during("interaction-incomplete", *interaction()[:-1]),
    during("type-vocabulary", *interaction(), write("interactions.0.type", "multiple"), code="405"),
    during("time-format", *interaction(), write("interactions.0.time", "2026-11-23T09:05:00"), code="405"),
    during("time-format", *interaction(), write("interactions.0.time", "24:00:00"), code="405"),
    during("latency-format", *interaction(), write("interactions.0.latency", "12"), code="405"),
    during("weighting-range", *interaction(), write("interactions.0.weighting", "much"), code="405"),
    during("result-vocabulary", *interaction(), write("interactions.0.result", "incorrect"), code="405"),
    during(
        "type-missing", write("interactions.0.id", "q"), write("interactions.0.student_response", "a"), *interaction(0, "q"), code="405"
    ),
    during("response-choice", *interaction(), write("interactions.0.student_response", "a,,c"), code="405"),
    during("response-choice", *interaction(), write("interactions.0.student_response", "option-1"), code="405"),
    during("response-choice", *interaction(), write("interactions.0.student_response", ""), code="405"),
    during("response-choice", *interaction(), write("interactions.0.correct_responses.0.pattern", "ac"), code="405"),
    during("response-repeated", *interaction(), write("interactions.0.student_response", "a,a"), code="405"),
    during("response-true-false", *interaction(0, "q", "true-false", "t"), write("interactions.0.student_response", "true"), code="405"),
    during("response-fill-in", *interaction(0, "q", "fill-in", "Lima"), write("interactions.0.student_response", "one\ntwo"), code="405"),
    during("response-matching", *interaction(0, "q", "matching", "a.1"), write("interactions.0.student_response", "a-1"), code="405"),
    during("response-sequencing", *interaction(0, "q", "sequencing", "b,a"), write("interactions.0.student_response", "ba"), code="405"),
    during("response-likert", *interaction(0, "q", "likert", "3"), write("interactions.0.student_response", "33"), code="405"),
    during("response-numeric", *interaction(0, "q", "numeric", "3.5"), write("interactions.0.student_response", "3,5"), code="405"),
]
CONDUCT = [
    during("score-after-status", *PASSED, write("core.score.raw", "95")),
    during("status-after-exit", EXIT, write("core.lesson_status", "completed"), COMMIT),
    during("status-after-time", TIME, write("core.lesson_status", "completed"), COMMIT),
    during("time-after-exit", EXIT, TIME, COMMIT),
    during("interaction-after-score", *score("50"), *interaction()[:1], COMMIT, *interaction()[1:]),
    during("interaction-after-status", write("core.lesson_status", "failed"), *interaction()[:1], COMMIT, *interaction()[1:]),
    during("bounds-missing", write("core.score.raw", "50")),
    during("score-outside-bounds", write("core.score.min", "0"), write("core.score.max", "10"), write("core.score.raw", "50")),
    during("status-lowered", *PASSED, COMMIT, write("core.lesson_status", "completed")),
    during("score-lowered", *score("60"), COMMIT, write("core.score.raw", "59.99")),
    Plant("status-lowered", (OPEN[0], write("core.lesson_status", "incomplete"), *CLOSE), stored(status="passed")),
    Plant("status-lowered", (OPEN[0], write("core.lesson_status", "failed"), *CLOSE), stored(status="completed")),
    Plant("score-lowered", (OPEN[0], *score("50"), *CLOSE), stored(raw="85")),
    Plant("state-emptied", (OPEN[0], write("suspend_data", ""), *CLOSE), stored(state="1AB")),
    Plant("write-in-browse", (OPEN[0], EXIT, COMMIT, FINISH), stored(mode="browse")),
    Plant("review-not-better", (OPEN[0], write("core.lesson_status", "passed"), *CLOSE), stored("review", "passed", "85")),
    Plant("interaction-in-review", (OPEN[0], *interaction(), *CLOSE), stored("review", "passed", "85")),
    during("lms-error", *interaction(), write("interactions.0.weighting", "5000"), code="405"),
    Plant(
        "judges-differ",
        (*OPEN, ("LMSGetValue", "cmi.suspend_data"), *CLOSE),
        stored(state="1AB"),
        told={**stored(state="1AC")["cmi"]},
    ),
]
PLANTS = SESSION + ELEMENTS + INTERACTIONS + CONDUCT

CLEAN = {
    "leaves at once": Plant("", (*OPEN, *CLOSE)),
    "reads what it needs": Plant(
        "",
        (
            OPEN[0],
            ("LMSGetValue", "cmi.core.lesson_mode"),
            ("LMSGetValue", "cmi.core.lesson_status"),
            ("LMSGetValue", "cmi.suspend_data"),
            ("LMSGetValue", "cmi.interactions._count"),
            ("LMSGetValue", "cmi.core._children"),
            OPEN[1],
            *CLOSE,
        ),
    ),
    "answers, fails, passes": Plant(
        "",
        (
            *OPEN,
            write("suspend_data", "x" * 4096),
            write("core.lesson_location", "m03-check"),
            *interaction(0, "order", result="wrong", latency="0000:00:12.50", weighting="2"),
            *interaction(1, "phase", "true-false", "f"),
            write("interactions.1.correct_responses.0.pattern", "f"),
            *score("33.33"),
            COMMIT,
            *interaction(2, "order"),
            *score("100"),
            write("core.lesson_status", "passed"),
            *CLOSE,
        ),
    ),
    "comes back": Plant("", (OPEN[0], write("suspend_data", "1AC"), *CLOSE), stored(raw="40", state="1AB")),
    "browses": Plant("", (OPEN[0], FINISH), stored(mode="browse")),
    "reviews": Plant("", (OPEN[0], write("suspend_data", "1AC"), *CLOSE), stored("review", "passed", "85", "1AB")),
    "betters a review": Plant("", (OPEN[0], *score("90"), write("core.lesson_status", "passed"), *CLOSE), stored("review", "failed", "85")),
}


def replay(*plants: Plant) -> list[dict[str, Any]]:
    done = subprocess.run(
        ["node", str(HERE / "replay.js"), str(SCORM_AGAIN)],
        input=json.dumps([plant.session for plant in plants]),
        capture_output=True,
        text=True,
        check=True,
        timeout=60,
    )
    answered: list[dict[str, Any]] = json.loads(done.stdout)
    return answered


@pytest.fixture(scope="module")
def outcomes() -> list[dict[str, Any]]:
    return replay(*PLANTS)


@pytest.mark.parametrize("number", range(len(PLANTS)), ids=[f"{number}-{plant.id}" for number, plant in enumerate(PLANTS)])
def test_a_planted_violation_is_refused_with_its_own_id(number: int, outcomes: list[dict[str, Any]]) -> None:
    plant, outcome = PLANTS[number], outcomes[number]
    assert {violation["id"] for violation in outcome["violations"]} == {plant.id}, outcome["violations"]
    errors = [error for _, error in outcome["answers"] if error != "0"]
    assert errors == ([plant.code] if plant.code else [])


def test_the_plants_are_of_many_kinds() -> None:
    assert len({plant.id for plant in PLANTS}) >= 25


@pytest.mark.parametrize("name", CLEAN)
def test_a_clean_session_has_no_violation(name: str) -> None:
    (outcome,) = replay(CLEAN[name])
    assert outcome["violations"] == []
    assert all(error == "0" for _, error in outcome["answers"])


def test_a_refused_value_does_not_reach_the_lms_and_a_good_one_does() -> None:
    (outcome,) = replay(during("suspend-data-length", write("suspend_data", "good"), write("suspend_data", "x" * 5000), code="405"))
    assert outcome["held"]["suspend_data"] == "good"
    assert outcome["held"]["core"]["lesson_status"] == "incomplete"


def test_every_violation_that_the_recorder_knows_is_planted() -> None:
    """Read the ids out of the recorder: a new check without a plant fails here."""
    plants = {plant.id for plant in PLANTS}
    source = (HERE / "recorder.js").read_text(encoding="utf-8")
    assert "judges-differ" in (HERE / "twin.js").read_text(encoding="utf-8")
    known = {part.split('"')[0] for part in source.split('violate("')[1:]}
    assert known - plants == set()
