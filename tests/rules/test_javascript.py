"""
The runtime's scripts answer as the reference does, on thousands of random questions.
"""

from __future__ import annotations

import json
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from clic_scorm.rules import (
    Record,
    Rule,
    Terms,
    decode,
    digest,
    encode,
    evaluate,
    merge,
    percent,
    record_to_json,
    report,
    rule_to_json,
    status,
    verdict_to_json,
)
from tests.conftest import FULL, note
from tests.rules.records import records, rules, terms_of_all


MANY = settings(max_examples=2000 if FULL else 200)
COUNTS = {"asked": 0, "met": 0}


class Scripts:
    def __init__(self) -> None:
        script = Path(__file__).parent.parent / "js" / "answer.mjs"
        self.process = subprocess.Popen(["node", str(script)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, encoding="utf-8")

    def ask(self, verb: str, **values: object) -> Any:
        assert self.process.stdin
        assert self.process.stdout
        COUNTS["asked"] += 1
        self.process.stdin.write(json.dumps({"verb": verb, **values}) + "\n")
        self.process.stdin.flush()
        return json.loads(self.process.stdout.readline())

    def close(self) -> None:
        self.process.communicate(timeout=20)


@pytest.fixture(scope="module")
def scripts() -> Iterator[Scripts]:
    running = Scripts()
    yield running
    running.close()
    note("Python and JavaScript", f"{COUNTS['asked']} questions answered alike, {COUNTS['met']} verdicts met")


def terms_to_json(quizzes: dict[int, Terms]) -> dict[str, object]:
    return {
        str(number): {"pass": terms.pass_mark, "points": terms.points, "attempts": terms.attempts, "required": terms.required}
        for number, terms in quizzes.items()
    }


@MANY
@given(rule=rules, quizzes=terms_of_all, record=records)
def test_verdict_status_and_score(scripts: Scripts, rule: Rule, quizzes: dict[int, Terms], record: Record) -> None:
    verdict = verdict_to_json(evaluate(rule, quizzes, record))
    COUNTS["met"] += verdict["met"] == "met"
    expected = {"verdict": verdict, "status": status(rule, quizzes, record), "report": report(quizzes, record)}
    asked = {"rule": rule_to_json(rule), "quizzes": terms_to_json(quizzes), "record": record_to_json(record)}
    assert scripts.ask("judge", **asked) == json.loads(json.dumps(expected))


@MANY
@given(record=records)
def test_state(scripts: Scripts, record: Record) -> None:
    text = encode(record)
    data = record_to_json(record)
    assert scripts.ask("encode", record=data) == text
    assert scripts.ask("decode", text=text) == {"record": data, "reason": None}


@given(text=st.one_of(st.text(max_size=60), st.from_regex(r"C1([a-z][0-9]:[a-z0-9.~(]{0,9}){0,3}", fullmatch=True)), sign=st.booleans())
def test_what_one_refuses_the_other_refuses(scripts: Scripts, text: str, sign: bool) -> None:
    if sign and text.isascii():
        text = f"{text}!{digest(text)[:8]}"
    record, reason = decode(text)
    expected = {"record": record_to_json(record) if record else None, "reason": reason or None}
    assert scripts.ask("decode", text=text) == expected


@MANY
@given(one=records, other=records)
def test_merge(scripts: Scripts, one: Record, other: Record) -> None:
    merged = scripts.ask("merge", one=record_to_json(one), other=record_to_json(other))
    assert merged == record_to_json(merge(one, other))


@given(text=st.text(max_size=40))
def test_digest(scripts: Scripts, text: str) -> None:
    assert scripts.ask("digest", text=text) == digest(text)


@given(earned=st.integers(0, 3000), more=st.integers(0, 3000))
def test_percent(scripts: Scripts, earned: int, more: int) -> None:
    share = (earned, earned + more)
    assert scripts.ask("percent", share=share) == percent(share)
