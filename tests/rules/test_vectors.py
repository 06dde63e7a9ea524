"""
The vectors that both evaluators run.
"""

from __future__ import annotations

import json
from dataclasses import asdict
from pathlib import Path
from typing import Any

import pytest

from clic_scorm.rules import (
    Aims,
    Record,
    Terms,
    decode,
    digest,
    encode,
    evaluate,
    fit,
    judge,
    merge,
    recall,
    record_from_json,
    record_to_json,
    report,
    rule_from_json,
    standing,
    terms_from_json,
    verdict_to_json,
)
from clic_scorm.rules.attempts import left, opens_in
from clic_scorm.rules.draw import draw, rank, shuffled
from clic_scorm.rules.number import Entry, read_number
from clic_scorm.rules.writing import pack, unpack


FOLDER = Path(__file__).parent.parent / "vectors"


def vectors(name: str) -> Any:
    return json.loads((FOLDER / f"{name}.json").read_text(encoding="utf-8"))


@pytest.mark.parametrize("vector", vectors("rules"), ids=lambda vector: vector["name"])
def test_rule(vector: dict[str, Any]) -> None:
    rule, quizzes, record = rule_from_json(vector["rule"]), terms_from_json(vector["quizzes"]), record_from_json(vector["record"])
    assert verdict_to_json(evaluate(rule, quizzes, record)) == vector["verdict"]
    assert standing(Aims(rule), quizzes, record).lesson == vector["status"]


@pytest.mark.parametrize("vector", vectors("standing"), ids=lambda vector: vector["name"])
def test_standing(vector: dict[str, Any]) -> None:
    aims: dict[str, Any] = {
        name: rule_from_json(value) if name in ("completed", "passed") else value for name, value in vector["aims"].items()
    }
    found = standing(Aims(**aims), terms_from_json(vector["quizzes"]), record_from_json(vector["record"]))
    assert asdict(found) == vector["standing"]


@pytest.mark.parametrize("vector", vectors("score"), ids=lambda vector: vector["name"])
def test_score(vector: dict[str, Any]) -> None:
    assert report(terms_from_json(vector["quizzes"]), record_from_json(vector["record"])) == vector["report"]


@pytest.mark.parametrize("vector", vectors("digest"), ids=lambda vector: repr(vector["text"]))
def test_digest(vector: dict[str, Any]) -> None:
    assert digest(vector["text"]) == vector["digest"]


@pytest.mark.parametrize("vector", vectors("answers"), ids=lambda vector: vector["name"])
def test_answer(vector: dict[str, Any]) -> None:
    question, salt = vector["question"], vector["salt"]
    kind, points = question["kind"], question["points"]
    expected = {name: vector[name] for name in ("letters", "right", "points", "parts")}
    assert asdict(judge(kind, points, question, salt, vector["given"])) == expected
    assert asdict(recall(kind, points, question, salt, vector["letters"])) == expected


@pytest.mark.parametrize("vector", vectors("numbers"), ids=lambda vector: f"{vector['text']} {vector['unit']}")
def test_number(vector: dict[str, Any]) -> None:
    assert read_number(vector["text"], vector["unit"]) == Entry(vector["value"], vector["ask"], tuple(vector["ways"]))


@pytest.mark.parametrize("vector", vectors("state")["written"], ids=lambda vector: vector["name"])
def test_state(vector: dict[str, Any]) -> None:
    record = record_from_json(vector["record"])
    assert encode(record) == vector["text"]
    read, _ = decode(vector["text"])
    assert read is not None
    assert record_to_json(read) == vector["record"]


@pytest.mark.parametrize("vector", vectors("state")["refused"], ids=lambda vector: vector["name"])
def test_state_refused(vector: dict[str, Any]) -> None:
    assert decode(vector["text"]) == (None, vector["reason"])


@pytest.mark.parametrize("vector", vectors("state")["recovered"], ids=lambda vector: vector["name"])
def test_state_recovered(vector: dict[str, Any]) -> None:
    read, reason = decode(vector["text"])
    assert read is not None
    assert (record_to_json(read), reason) == (vector["record"], "")


@pytest.mark.parametrize("vector", vectors("state")["sittings"], ids=lambda vector: vector["name"])
def test_sittings_merged(vector: dict[str, Any]) -> None:
    one, other = (Record(other={"o": vector[side]} if vector[side] else {}) for side in ("one", "other"))
    assert merge(one, other).other == merge(other, one).other == {"o": vector["merged"]}


@pytest.mark.parametrize("vector", vectors("state")["fitted"], ids=lambda vector: vector["name"])
def test_what_an_lms_is_given(vector: dict[str, Any]) -> None:
    given = record_to_json(fit(record_from_json(vector["record"]), vector["room"]))
    assert given == {**vector["record"], "texts": vector["texts"]}


@pytest.mark.parametrize("vector", vectors("writing"), ids=lambda vector: repr(vector["text"]))
def test_writing(vector: dict[str, str]) -> None:
    assert pack(vector["text"]) == vector["packed"]
    assert unpack(vector["packed"]) == vector["text"]


@pytest.mark.parametrize("vector", vectors("draw")["rank"], ids=lambda vector: repr(vector["text"]))
def test_rank(vector: dict[str, Any]) -> None:
    assert rank(vector["text"]) == vector["rank"]


@pytest.mark.parametrize("vector", vectors("draw")["draw"], ids=lambda vector: vector["name"])
def test_draw(vector: dict[str, Any]) -> None:
    assert list(draw(vector["seed"], vector["pools"], vector["fence"])) == vector["drawn"]


@pytest.mark.parametrize("vector", vectors("draw")["shuffled"], ids=lambda vector: vector["seed"])
def test_shuffled(vector: dict[str, Any]) -> None:
    assert list(shuffled(vector["seed"], vector["things"])) == vector["order"]


@pytest.mark.parametrize("vector", vectors("attempts"), ids=lambda vector: vector["name"])
def test_attempts(vector: dict[str, Any]) -> None:
    terms = Terms(None, 1, vector["terms"]["attempts"], after=vector["terms"].get("after"))
    moment = (vector["since"], vector["now"])
    assert left(terms, vector["used"], *moment) == vector["left"]
    assert opens_in(terms, *moment) == vector["opens"]
