"""
What is known of one learner in one course.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, TypeAlias


Share: TypeAlias = tuple[int, int]
Stamp: TypeAlias = tuple[int, str]
Said: TypeAlias = tuple[Stamp, str]


@dataclass(frozen=True, slots=True)
class Terms:
    """
    Hold what counts for a quiz.

    *pass_mark* is an exact share, or None where nothing is to be passed; *attempts* is None for no limit, and there
    are as many again *after* so many hours.
    """

    pass_mark: Share | None
    points: int
    attempts: int | None = None
    required: bool = True
    after: int | None = None


@dataclass(frozen=True, slots=True)
class Outcome:
    """
    Hold what a learner did in one quiz: best and last result as earned and possible points, attempts, the last answers.

    *at* says when it was last submitted: a serial number, and the device that gave it. *reached* is the number of the submitted attempt, from 1, that
    first reached the quiz's own pass mark, or 0 where none did or nobody knows.
    """

    best: Share
    last: Share
    attempts: int = 1
    at: Stamp = (0, "")
    answers: Mapping[int, str] = field(default_factory=dict)
    reached: int = 0


@dataclass(frozen=True, slots=True)
class Record:
    """
    Hold a learner's progress; *other* keeps sections of the state that a later version wrote.

    *done* are the units that fulfil their own condition where that is not in *pages* or *quizzes*: a journal of enough words, a scenario that came to
    an end. *declared* are those that the learner said are done. *texts* holds by key what the learner wrote, stamped, as the state writes it.
    *learner* holds by attribute what the learner said last of themselves, and when. *earned* holds by certificate the version of the course in which
    it was earned, and after a + the day, in days since 1970 in base 36.
    """

    pages: frozenset[int] = frozenset()
    quizzes: Mapping[int, Outcome] = field(default_factory=dict)
    bookmark: int = 0
    at: Stamp = (0, "")
    seconds: int = 0
    token: str = ""
    other: Mapping[str, str] = field(default_factory=dict)
    done: frozenset[int] = frozenset()
    declared: frozenset[int] = frozenset()
    texts: Mapping[str, str] = field(default_factory=dict)
    learner: Mapping[str, Said] = field(default_factory=dict)
    earned: Mapping[str, str] = field(default_factory=dict)


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
        "done": sorted(record.done),
        "declared": sorted(record.declared),
        "texts": dict(sorted(record.texts.items())),
        "learner": {name: [list(stamp), value] for name, (stamp, value) in sorted(record.learner.items())},
        "earned": dict(sorted(record.earned.items())),
    }


def _outcome_to_json(outcome: Outcome) -> dict[str, object]:
    return {
        "best": list(outcome.best),
        "last": list(outcome.last),
        "attempts": outcome.attempts,
        "at": list(outcome.at),
        "answers": {str(number): outcome.answers[number] for number in sorted(outcome.answers)},
        "reached": outcome.reached,
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
        frozenset(data.get("done", ())),
        frozenset(data.get("declared", ())),
        dict(data.get("texts", {})),
        {name: ((stamp[0], stamp[1]), value) for name, (stamp, value) in data.get("learner", {}).items()},
        dict(data.get("earned", {})),
    )


def _outcome_from_json(data: Mapping[str, Any]) -> Outcome:
    best, last = data["best"], data.get("last", data["best"])
    answers = {int(number): letters for number, letters in data.get("answers", {}).items()}
    return Outcome((best[0], best[1]), (last[0], last[1]), data.get("attempts", 1), _stamp(data), answers, data.get("reached", 0))


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
        found[int(number)] = Terms(share, value["points"], value.get("attempts"), value.get("required", True), value.get("after"))
    return found
