"""
The vectors that both evaluators run.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from clic_scorm.rules import (
    decode,
    digest,
    encode,
    evaluate,
    record_from_json,
    record_to_json,
    report,
    rule_from_json,
    status,
    terms_from_json,
    verdict_to_json,
)


FOLDER = Path(__file__).parent.parent / "vectors"


def vectors(name: str) -> Any:
    return json.loads((FOLDER / f"{name}.json").read_text(encoding="utf-8"))


@pytest.mark.parametrize("vector", vectors("rules"), ids=lambda vector: vector["name"])
def test_rule(vector: dict[str, Any]) -> None:
    rule, quizzes, record = rule_from_json(vector["rule"]), terms_from_json(vector["quizzes"]), record_from_json(vector["record"])
    assert verdict_to_json(evaluate(rule, quizzes, record)) == vector["verdict"]
    assert status(rule, quizzes, record) == vector["status"]


@pytest.mark.parametrize("vector", vectors("score"), ids=lambda vector: vector["name"])
def test_score(vector: dict[str, Any]) -> None:
    assert report(terms_from_json(vector["quizzes"]), record_from_json(vector["record"])) == vector["report"]


@pytest.mark.parametrize("vector", vectors("digest"), ids=lambda vector: repr(vector["text"]))
def test_digest(vector: dict[str, Any]) -> None:
    assert digest(vector["text"]) == vector["digest"]


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
