"""
The runtime's scripts answer as the reference does, on thousands of random questions.
"""

from __future__ import annotations

import json
import subprocess
from collections import Counter
from collections.abc import Iterator
from dataclasses import asdict, replace
from pathlib import Path
from typing import Any, Literal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from clic_scorm.rules import (
    Aims,
    Record,
    Rule,
    Terms,
    Weights,
    decode,
    digest,
    encode,
    evaluate,
    fit,
    merge,
    own_part,
    percent,
    record_to_json,
    report,
    rule_to_json,
    standing,
    verdict_to_json,
    weights_to_json,
)
from clic_scorm.rules.attempts import left, opens_in
from clic_scorm.rules.draw import draw, shuffled
from clic_scorm.rules.writing import pack, unpack
from tests.conftest import FULL, note
from tests.rules.records import WEIGHTS, WRITTEN, records, rules, terms_of_all


MANY = settings(max_examples=2000 if FULL else 200)
COUNTS: Counter[str] = Counter()


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
    told = ", ".join(f"{COUNTS[word]} told as {word}" for word in ("passed", "completed", "failed", "incomplete"))
    note("Python and JavaScript", f"{COUNTS['asked']} questions answered alike, {COUNTS['met']} verdicts met, {told}")


def terms_to_json(quizzes: dict[int, Terms]) -> dict[str, object]:
    return {
        str(number): {
            "pass": terms.pass_mark,
            "points": terms.points,
            "attempts": terms.attempts,
            "required": terms.required,
            **({"after": terms.after} if terms.after else {}),
        }
        for number, terms in quizzes.items()
    }


@MANY
@given(rule=rules, quizzes=terms_of_all, record=records, weights=st.just(()) | WEIGHTS)
def test_verdict_status_and_score(scripts: Scripts, rule: Rule, quizzes: dict[int, Terms], record: Record, weights: Weights) -> None:
    verdict = verdict_to_json(evaluate(rule, quizzes, record))
    COUNTS["met"] += verdict["met"] == "met"
    expected = {"verdict": verdict, "status": standing(Aims(rule), quizzes, record).lesson, "report": report(quizzes, record, weights)}
    asked = {
        "weights": weights_to_json(weights),
        "rule": rule_to_json(rule),
        "quizzes": terms_to_json(quizzes),
        "record": record_to_json(record),
    }
    assert scripts.ask("judge", **asked) == json.loads(json.dumps(expected))


@MANY
@given(
    completed=rules,
    passed=rules.map(own_part),
    quizzes=terms_of_all,
    record=records,
    waiting=st.sampled_from(["completed", "passed"]),
    flags=st.tuples(st.booleans(), st.booleans(), st.booleans()),
)
def test_standing(
    scripts: Scripts,
    completed: Rule,
    passed: Rule,
    quizzes: dict[int, Terms],
    record: Record,
    waiting: Literal["completed", "passed"],
    flags: tuple[bool, bool, bool],
) -> None:
    early, marked, earned = flags
    record = replace(record, earned={"paper": "1.0"} if earned else {})
    found = standing(Aims(completed, passed, "paper", waiting, early, marked), quizzes, record)
    COUNTS[found.lesson] += 1
    aims = {
        "completed": rule_to_json(completed),
        "passed": rule_to_json(passed),
        "certificate": "paper",
        "waiting": waiting,
        "early": early,
        "marked": marked,
    }
    asked = {"aims": aims, "quizzes": terms_to_json(quizzes), "record": record_to_json(record)}
    assert scripts.ask("standing", **asked) == asdict(found)


@MANY
@given(record=records)
def test_state(scripts: Scripts, record: Record) -> None:
    text = encode(record)
    data = record_to_json(record)
    assert scripts.ask("encode", record=data) == text
    assert scripts.ask("decode", text=text) == {"record": data, "reason": None}


@given(text=st.one_of(st.text(max_size=60), st.from_regex(r"C1([a-z][0-9]:[a-z0-9.~(=;]{0,9}){0,3}", fullmatch=True)), sign=st.booleans())
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


@MANY
@given(record=records, room=st.integers(0, 400))
def test_what_an_lms_is_given(scripts: Scripts, record: Record, room: int) -> None:
    given = record_to_json(fit(record, room))
    assert scripts.ask("fit", record=record_to_json(record), room=room) == given


@MANY
@given(text=WRITTEN)
def test_writing(scripts: Scripts, text: str) -> None:
    packed = pack(text)
    assert scripts.ask("write", text=text) == packed
    assert scripts.ask("read", packed=packed) == text


@given(
    packed=st.one_of(st.text(max_size=20), st.from_regex(r"([a-zA-Z_$.@]|\^.|\|.|=[0-9a-z]{1,5}\.|~[0-9a-z]{1,4}\.){0,8}", fullmatch=True))
)
def test_both_refuse_the_same_writing(scripts: Scripts, packed: str) -> None:
    # A high code point of the narrow kind is half a character to JavaScript: both read it, and JSON shows it in two ways.
    text = unpack(packed)
    if text is None or not any(0xD800 <= ord(character) < 0xE000 for character in text):
        assert scripts.ask("read", packed=packed) == text


@given(
    seed=st.text(st.sampled_from("abk3/0"), max_size=12),
    pools=st.lists(st.tuples(st.integers(0, 6), st.lists(st.integers(1, 99_999), max_size=9, unique=True)), max_size=4),
    fence=st.just(0) | st.integers(1, 99_999),
)
def test_draw(scripts: Scripts, seed: str, pools: list[tuple[int, list[int]]], fence: int) -> None:
    assert scripts.ask("draw", seed=seed, pools=pools, fence=fence) == list(draw(seed, pools, fence))


@given(
    seed=st.text(max_size=12), things=st.lists(st.integers(1, 9999), unique=True) | st.lists(st.sampled_from("abcdefgh019"), unique=True)
)
def test_shuffle(scripts: Scripts, seed: str, things: list[int] | list[str]) -> None:
    assert scripts.ask("shuffled", seed=seed, things=things) == list(shuffled(seed, things))


@MANY
@given(
    attempts=st.none() | st.integers(1, 5),
    after=st.none() | st.integers(1, 48),
    used=st.integers(0, 12),
    since=st.just(0) | st.integers(1000, 5000),
    now=st.integers(1000, 9000),
)
def test_attempts(scripts: Scripts, attempts: int | None, after: int | None, used: int, since: int, now: int) -> None:
    terms = Terms(None, 1, attempts, after=after)
    expected = [left(terms, used, since, now), opens_in(terms, since, now)]
    asked = {"attempts": attempts, **({"after": after} if after else {})}
    assert scripts.ask("attempts", terms=asked, used=used, since=since, now=now) == expected


@given(text=st.text(max_size=40))
def test_digest(scripts: Scripts, text: str) -> None:
    assert scripts.ask("digest", text=text) == digest(text)


@given(earned=st.integers(0, 3000), more=st.integers(0, 3000))
def test_percent(scripts: Scripts, earned: int, more: int) -> None:
    share = (earned, earned + more)
    assert scripts.ask("percent", share=share) == percent(share)
