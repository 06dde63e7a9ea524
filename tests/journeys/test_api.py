"""
Thousands of journeys by API calls: the runtime's own scripts over scorm-again, without a browser; after each step the LMS holds what the author's rule says.
"""

from __future__ import annotations

import json
import os
import random
import subprocess
import time
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from fractions import Fraction
from pathlib import Path
from typing import Any

from clic_scorm.formats.scorm2004.objectives import goals
from clic_scorm.model import Course, Quiz, TrueFalse
from clic_scorm.pipeline import Compiled
from clic_scorm.site import payload
from clic_scorm.site.certified import certified
from tests.conftest import FULL, HUNT, note
from tests.journeys.building import EDITIONS, expected, make
from tests.journeys.oracle import Life, Lms


JOURNEYS = 5000 if FULL else 500
COURSES = 60 if FULL else 30
STEPS = 8
DRIVER = Path(__file__).parents[1] / "js" / "journeys.mjs"
MODULES = Path(__file__).parents[2] / "node_modules"


def job(compiled: Compiled) -> dict[str, Any]:
    """What the driver needs of a course."""
    reading, site = compiled.reading, compiled.site
    assert reading is not None
    assert site is not None
    units = []
    for module in reading.course.modules:
        for entry, unit in zip(payload.outline(module, reading.numbers), module.units, strict=True):
            units.append(
                {
                    "entry": {"kind": "page", "minutes": None, "required": True, **entry},
                    "data": payload.unit(reading.course, unit, reading.numbers),
                }
            )
    return {
        "start": site.start,
        "certified": certified(reading.course, site.certificates, site.pass_mark is not None) if site.certificates else None,
        "goals": goals(reading.course, site),
        "units": units,
        "say": [[one.id, value] for one in reading.course.learner if one.fixed is None for value in one.of],
        **answers(reading.course, reading.numbers.questions),
    }


def answers(course: Course, numbers: Any) -> dict[str, dict[int, str]]:
    """The letters of right and wrong answers, from the author's side."""
    right, wrong = {}, {}
    for quiz in course.quizzes:
        for question in quiz.questions:
            assert isinstance(question, TrueFalse)
            number = numbers[quiz.ref(question)]
            right[number], wrong[number] = ("t", "f") if question.answer else ("f", "t")
    return {"right": right, "wrong": wrong}


def drive(jobs: dict[str, Any]) -> list[list[dict[str, Any]]]:
    done = subprocess.run(
        ["node", str(DRIVER)],
        input=json.dumps(jobs),
        capture_output=True,
        text=True,
        encoding="utf-8",
        cwd=MODULES.parent,
        timeout=600,
        check=False,
    )
    assert done.returncode == 0, done.stderr[-4000:]
    return [json.loads(line) for line in done.stdout.splitlines()]


def lived(life: Life, step: dict[str, Any], quizzes: dict[str, Quiz]) -> Life:
    """Take in what the learner did at one step."""
    what = step["what"]
    life = replace(life, seconds=step["clock"])
    if step["way"] in ("view", "submit") and isinstance(what, str) and what:
        return replace(life, pages=life.pages | {what})
    if isinstance(what, dict) and "quiz" in what:
        name = what["quiz"]
        share = Fraction(sum(question.points for question in quizzes[name].questions if question.id in what["right"]), quizzes[name].points)
        return replace(life, results={**life.results, name: (*life.results.get(name, ()), share)})
    if isinstance(what, dict) and "declared" in what:
        return replace(life, declared=life.declared | {what["declared"]})
    if isinstance(what, dict) and "said" in what:
        return replace(life, said={**life.said, what["said"][0]: what["said"][1]})
    return life


def test_what_an_lms_holds_is_what_the_rule_says(tmp_path: Path) -> None:
    seed = random.SystemRandom().randrange(10**6) if HUNT else 20261126
    started = time.perf_counter()
    made = make(seed, tmp_path, COURSES)
    jobs: list[dict[str, Any]] = [
        {"course": number % COURSES, "adapter": EDITIONS[number // COURSES % 2], "seed": seed * 7919 + number, "steps": STEPS}
        for number in range(JOURNEYS)
    ]
    data = [job(compiled) for _, compiled in made]
    share = -(-JOURNEYS // max(1, min(2, os.cpu_count() or 1)))
    batches = [jobs[start : start + share] for start in range(0, JOURNEYS, share)]
    with ThreadPoolExecutor() as pool:
        traces = [trace for found in pool.map(lambda batch: drive({"courses": data, "journeys": batch}), batches) for trace in found]
    assert len(traces) == JOURNEYS
    ends: Counter[str] = Counter()
    earned = steps = 0
    for one, trace in zip(jobs, traces, strict=True):
        authored, compiled = made[one["course"]]
        assert compiled.reading is not None
        quizzes = {quiz.id: quiz for quiz in compiled.reading.course.quizzes}
        life, lms = Life(), Lms(authored.world)
        for place, step in enumerate(trace):
            life = lived(life, step, quizzes)
            lms.hear(life)
            steps += 1
            told = f"seed {seed}, journey {one}, step {place}: {[(each['way'], each['what']) for each in trace[: place + 1]]}\n{authored.files['course.yml']}"
            assert step["told"] == expected(lms, one["adapter"]), told
            assert set(step["earned"]) == lms.earned, told
        ends[lms.lesson] += 1
        earned += bool(lms.earned)
    seconds = time.perf_counter() - started
    words = ", ".join(f"{word} {count}" for word, count in sorted(ends.items()))
    note(
        "journeys by API calls",
        f"{JOURNEYS} over {COURSES} courses, {steps} steps, seed {seed}: {words}; {earned} with a certificate; {seconds:.0f} s",
    )
    assert set(ends) >= {"incomplete", "completed", "passed", "failed"}
