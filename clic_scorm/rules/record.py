"""
What is known of one learner in one course.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, TypeAlias


Share: TypeAlias = tuple[int, int]
Stamp: TypeAlias = tuple[int, str]


@dataclass(frozen=True, slots=True)
class Terms:
    """
    Hold what counts for a quiz.

    *pass_mark* is an exact share, or None where nothing is to be passed; *attempts* is None for no limit.
    """

    pass_mark: Share | None
    points: int
    attempts: int | None = None
    required: bool = True


@dataclass(frozen=True, slots=True)
class Outcome:
    """
    Hold what a learner did in one quiz: best and last result as earned and possible points, attempts, the last answers.

    *at* says when it was last submitted: a serial number, and the device that gave it.
    """

    best: Share
    last: Share
    attempts: int = 1
    at: Stamp = (0, "")
    answers: Mapping[int, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Record:
    """
    Hold a learner's progress; *other* keeps sections of the state that a later version wrote.
    """

    pages: frozenset[int] = frozenset()
    quizzes: Mapping[int, Outcome] = field(default_factory=dict)
    bookmark: int = 0
    at: Stamp = (0, "")
    seconds: int = 0
    token: str = ""
    other: Mapping[str, str] = field(default_factory=dict)


def record_to_json(record: Record) -> dict[str, object]:
    """
    Return *record* as the runtime holds it.
    """
    return {
        "pages": sorted(record.pages),
        "quizzes": {str(number): _outcome_to_json(record.quizzes[number]) for number in sorted(record.quizzes)},
        "bookmark": record.bookmark,
        "at": list(record.at),
        "seconds": record.seconds,
        "token": record.token,
        "other": dict(sorted(record.other.items())),
    }


def _outcome_to_json(outcome: Outcome) -> dict[str, object]:
    return {
        "best": list(outcome.best),
        "last": list(outcome.last),
        "attempts": outcome.attempts,
        "at": list(outcome.at),
        "answers": {str(number): outcome.answers[number] for number in sorted(outcome.answers)},
    }


def record_from_json(data: Mapping[str, Any]) -> Record:
    """
    Read what `record_to_json` wrote; a field that is missing gets its default.
    """
    return Record(
        frozenset(data.get("pages", ())),
        {int(number): _outcome_from_json(value) for number, value in data.get("quizzes", {}).items()},
        data.get("bookmark", 0),
        _stamp(data),
        data.get("seconds", 0),
        data.get("token", ""),
        dict(data.get("other", {})),
    )


def _outcome_from_json(data: Mapping[str, Any]) -> Outcome:
    best, last = data["best"], data.get("last", data["best"])
    answers = {int(number): letters for number, letters in data.get("answers", {}).items()}
    return Outcome((best[0], best[1]), (last[0], last[1]), data.get("attempts", 1), _stamp(data), answers)


def _stamp(data: Mapping[str, Any]) -> Stamp:
    serial, device = data.get("at", (0, ""))
    return (serial, device)


def terms_from_json(data: Mapping[str, Any]) -> dict[int, Terms]:
    """
    Read the quizzes of a start payload.
    """
    found = {}
    for number, value in data.items():
        mark = value.get("pass")
        share = (mark[0], mark[1]) if mark else None
        found[int(number)] = Terms(share, value["points"], value.get("attempts"), value.get("required", True))
    return found
