"""
Random courses, rules and journeys: both evaluators say the same after every event, and give the same reasons.
"""

from __future__ import annotations

import json
import os
import subprocess
from collections import Counter, deque
from collections.abc import Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from pathlib import Path
from typing import Any

from clic_scorm.rules import Record, Rule, Truth, Verdict, evaluate, own_part, record_to_json, rule_to_json, runs, verdict_to_json
from clic_scorm.rules.evaluate import LearnerReason
from clic_scorm.rules.rule import All, AtLeast, ByAttribute
from clic_scorm.rules.terms import terms_of_all
from tests.conftest import FULL, note
from tests.rules.journeys import Journey, journey, records


COUNT = 20_000 if FULL else 2_000
BATCH = 500
DECIDED = 200 if FULL else 5
# Of so many verdicts one is asked what decides it.
SAMPLED = 3
SEED = int(os.environ.get("CLIC_JOURNEYS", "20261126"))
SCRIPT = Path(__file__).parent.parent / "js" / "journey.mjs"
# "within" is a quiz passed in time, "where" a condition that goes by what the learner says.
KINDS = ("viewed", "done", "passed", "within", "score", "declared", "time", "learner", "confirmed")


def payload(one: Journey) -> dict[str, Any]:
    terms = {
        str(number): {"pass": each.pass_mark, "points": each.points, "attempts": each.attempts, "required": each.required}
        for number, each in terms_of_all(one.course, one.numbers).items()
    }
    modules = {module.id: runs(one.numbers.units[unit.id] for unit in module.units) for module in one.course.modules}
    return {"course": {"modules": modules, "quizzes": terms, "rule": rule_to_json(one.rule)}, "events": one.events}


def taken(batch: list[Journey]) -> list[dict[str, Any]]:
    """Return what the scripts say of each journey."""
    lines = "\n".join(json.dumps(payload(one)) for one in batch)
    done = subprocess.run(["node", str(SCRIPT)], input=lines, stdout=subprocess.PIPE, text=True, encoding="utf-8", check=True, timeout=120)
    return [json.loads(line) for line in done.stdout.splitlines()]


def batches() -> Iterator[tuple[int, list[Journey], list[dict[str, Any]]]]:
    """Yield journeys, with the seed of the first, and what the scripts say of them; these are asked while the reference judges."""
    with ThreadPoolExecutor(2) as asked:
        waiting: deque[tuple[int, list[Journey], Future[list[dict[str, Any]]]]] = deque()
        for start in range(0, COUNT, BATCH):
            batch = [journey(SEED + start + place) for place in range(min(BATCH, COUNT - start))]
            waiting.append((SEED + start, batch, asked.submit(taken, batch)))
            if len(waiting) > 2:
                seed, before, future = waiting.popleft()
                yield seed, before, future.result()
        for seed, batch, future in waiting:
            yield seed, batch, future.result()


def known(record: Record) -> dict[str, Any]:
    """Return of *record* what rules ask for, as the scripts tell it."""
    told = record_to_json(record)
    quizzes: Any = told["quizzes"]
    return {
        "pages": told["pages"],
        "done": told["done"],
        "declared": told["declared"],
        "seconds": told["seconds"],
        "learner": {name: value for name, (_, value) in record.learner.items()},
        "quizzes": {number: [one["best"], one["attempts"], one["reached"]] for number, one in quizzes.items()},
    }


def said(record: dict[str, Any]) -> dict[str, Any]:
    quizzes = {number: [one["best"], one["attempts"], one["reached"]] for number, one in record["quizzes"].items()}
    return {**record, "quizzes": quizzes, "learner": {name: value for name, (_, value) in record["learner"].items()}}


def flipped(rule: Rule, verdict: Verdict) -> Iterator[str]:
    """Yield the kind of each atom that alone decides *verdict*: were it the other way round, so would be the verdict."""
    truths = [Truth.MET if reason.met else Truth.UNDECIDED if reason.basis == "confirmed" else Truth.UNMET for reason in verdict.reasons]
    for place, reason in enumerate(verdict.reasons):
        if isinstance(reason, LearnerReason) and not reason.met:
            continue
        other = Truth.UNMET if reason.met else Truth.MET
        turned = iter([*truths[:place], other, *truths[place + 1 :]])
        if _truth(rule, turned, iter(verdict.reasons)) is not verdict.met:
            told = verdict_to_json(verdict)["reasons"][place]  # type: ignore[index]  # a list of groups
            yield "within" if "within" in told else told["atom"]


def _truth(rule: Rule, truths: Iterator[Truth], reasons: Iterator[Any]) -> Truth:
    if isinstance(rule, (All, AtLeast)):
        parts = [_truth(part, truths, reasons) for part in rule.parts]
        least = len(parts) if isinstance(rule, All) else rule.least
        if parts.count(Truth.MET) >= least:
            return Truth.MET
        return Truth.UNDECIDED if parts.count(Truth.MET) + parts.count(Truth.UNDECIDED) >= least else Truth.UNMET
    if isinstance(rule, ByAttribute):
        reason, truth = next(reasons), next(truths)
        if reason.have is None:
            return Truth.UNMET
        inner = _truth(dict(rule.choices)[reason.have], truths, reasons)
        return inner if truth is Truth.MET else Truth.UNMET
    next(reasons)
    return next(truths)


def test_both_say_the_same_after_every_event() -> None:
    met, verdicts, decides = 0, 0, Counter[str]()
    for first, batch, answers in batches():
        for seed, (one, told) in enumerate(zip(batch, answers, strict=True), first):
            terms, before, earlier = terms_of_all(one.course, one.numbers), Record(), Truth.UNMET
            for place, record in enumerate(records(one)):
                verdict = evaluate(one.rule, terms, record)
                expected = json.loads(json.dumps(verdict_to_json(verdict)))
                assert told["verdicts"][place] == expected, f"seed {seed}, event {place}: {one.events[place]}"
                # A longer record keeps what a shorter one reached, unless the learner says something else of themselves.
                assert verdict.met is Truth.MET or earlier is not Truth.MET or changed_mind(before, record), f"seed {seed}, event {place}"
                before, earlier = record, verdict.met
                verdicts += 1
                if place % SAMPLED == 0:
                    decides.update(flipped(one.rule, verdict))
            assert said(told["record"]) == known(before), f"seed {seed}"
            # Whether a person has the last word is not for the package: its own part is what a learner can end.
            met += evaluate(own_part(one.rule), terms, before).met is Truth.MET
    share = met / COUNT
    counts = ", ".join(f"{kind} {decides[kind]}" for kind in KINDS)
    note(f"{COUNT} journeys from seed {SEED}", f"{verdicts} verdicts and their reasons alike; {share:.0%} end met; decided by {counts}")
    assert 0.3 <= share <= 0.7
    assert {kind: decides[kind] for kind in KINDS if decides[kind] < DECIDED} == {}


def changed_mind(before: Record, after: Record) -> bool:
    return any(after.learner[name][1] != value for name, (_, value) in before.learner.items())
