"""
The reference evaluator: a rule and a record in, a verdict with reasons out.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from fractions import Fraction
from typing import Literal, TypeAlias, assert_never

from clic_scorm.rules.record import Outcome, Record, Share, Terms
from clic_scorm.rules.rule import All, AtLeast, ByAttribute, Confirmed, Declared, Done, Passed, Rule, Score, Time, Viewed, Weights
from clic_scorm.rules.score import passes, passes_within, percent, share_of, weighted


NOTHING: Mapping[str, bool] = {}


class Truth(StrEnum):
    """
    Be one of Kleene's three values; *undecided* is for what only a person can say.
    """

    MET = "met"
    UNMET = "unmet"
    UNDECIDED = "undecided"


Basis: TypeAlias = Literal["measured", "declared", "confirmed"]


@dataclass(frozen=True, slots=True)
class CountReason:
    """
    Tell of how many of *units* *atom* holds, of how many it must, and which are open.
    """

    atom: Literal["viewed", "done", "declared"]
    have: int
    need: int
    open: tuple[int, ...]
    units: tuple[int, ...] = ()

    @property
    def basis(self) -> Basis:
        """
        Return how it is known.
        """
        return "declared" if self.atom == "declared" else "measured"

    @property
    def met(self) -> bool:
        """
        Return whether it holds.
        """
        return self.have >= self.need


@dataclass(frozen=True, slots=True)
class PassedReason:
    """
    Tell a quiz's best result, its pass mark, and how many attempts are left (None for no limit in the long run).

    *within* is how many attempts count, None for all; *reached* is the one that reached the mark, 0 where none did or nobody knows.
    """

    met: bool
    quiz: int
    have: Share | None
    pass_mark: Share | None
    left: int | None
    within: int | None = None
    reached: int = 0
    basis: Basis = "measured"


@dataclass(frozen=True, slots=True)
class ScoreReason:
    """
    Tell the weighted total as a percentage, rounded down, None until there is one; what it must be; and the quizzes that can still add to it.
    """

    met: bool
    have: str | None
    need: Share
    open: tuple[int, ...]
    basis: Basis = "measured"


@dataclass(frozen=True, slots=True)
class TimeReason:
    """
    Tell how many active seconds there are, and how many are asked for.
    """

    have: int
    need: int
    basis: Basis = "measured"

    @property
    def met(self) -> bool:
        """
        Return whether it holds.
        """
        return self.have >= self.need


@dataclass(frozen=True, slots=True)
class LearnerReason:
    """
    Tell which value of an attribute the learner has, None before one is known; the course's variant may measure what else the learner declares.
    """

    name: str
    have: str | None
    basis: Basis

    @property
    def met(self) -> bool:
        """
        Return whether it holds.
        """
        return self.have is not None


@dataclass(frozen=True, slots=True)
class ConfirmedReason:
    """
    Tell what a person said of a confirmation, None where nobody has yet.
    """

    name: str
    said: bool | None
    basis: Basis = "confirmed"

    @property
    def met(self) -> bool:
        """
        Return whether it holds.
        """
        return self.said is True


Reason: TypeAlias = CountReason | PassedReason | ScoreReason | TimeReason | LearnerReason | ConfirmedReason


@dataclass(frozen=True, slots=True)
class Verdict:
    """
    Say whether a rule is met, whether it can't be met any more, and why.
    """

    met: Truth
    hopeless: bool
    reasons: tuple[Reason, ...]


@dataclass(frozen=True, slots=True)
class _Known:
    quizzes: Mapping[int, Terms]
    record: Record
    answers: Mapping[str, bool]


def evaluate(rule: Rule, quizzes: Mapping[int, Terms], record: Record, answers: Mapping[str, bool] = NOTHING) -> Verdict:
    """
    Return the verdict of *rule* over *record* and what people said, by confirmation; reasons follow the order of the rule's atoms.
    """
    reasons: list[Reason] = []
    truth, possible = _judge(rule, _Known(quizzes, record, answers), reasons)
    return Verdict(truth, not possible, tuple(reasons))


def _judge(rule: Rule, known: _Known, reasons: list[Reason]) -> tuple[Truth, bool]:
    record = known.record
    match rule:
        case Viewed(units, least):
            return _count("viewed", units, record.pages, reasons, least)
        case Done(units):
            return _count("done", units, record.done, reasons)
        case Declared(units):
            return _count("declared", units, record.declared, reasons)
        case Passed(quiz, within):
            return _judge_quiz(quiz, within, known, reasons)
        case Score(least, weights):
            return _judge_score(least, weights, known, reasons)
        case Time(seconds):
            reasons.append(TimeReason(record.seconds, seconds))
            return (Truth.MET if record.seconds >= seconds else Truth.UNMET), True
        case Confirmed(name):
            said = known.answers.get(name)
            reasons.append(ConfirmedReason(name, said))
            return (Truth.UNDECIDED if said is None else Truth.MET if said else Truth.UNMET), said is not False
        case All(parts):
            return _combine([_judge(part, known, reasons) for part in parts], len(parts))
        case AtLeast(least, parts):
            return _combine([_judge(part, known, reasons) for part in parts], least)
        case ByAttribute():
            return _judge_choice(rule, known, reasons)
        case _:
            assert_never(rule)


def _count(
    atom: Literal["viewed", "done", "declared"],
    units: Sequence[int],
    there: frozenset[int],
    reasons: list[Reason],
    least: int | None = None,
) -> tuple[Truth, bool]:
    missing = tuple(number for number in units if number not in there)
    have, need = len(units) - len(missing), len(units) if least is None else least
    reasons.append(CountReason(atom, have, need, missing if have < need else (), tuple(units)))
    return (Truth.UNMET if have < need else Truth.MET), need <= len(units)


def _left(terms: Terms, outcome: Outcome | None) -> int | None:
    """
    Return how many attempts are left, None for no limit in the long run.
    """
    return None if terms.attempts is None or terms.after else max(0, terms.attempts - (outcome.attempts if outcome else 0))


def _judge_quiz(quiz: int, within: int | None, known: _Known, reasons: list[Reason]) -> tuple[Truth, bool]:
    terms, outcome = known.quizzes[quiz], known.record.quizzes.get(quiz)
    left, mark = _left(terms, outcome), terms.pass_mark
    passed = passes(outcome, mark)
    met = passed if within is None else passes_within(outcome, mark, within)
    reasons.append(PassedReason(met, quiz, outcome.best if outcome else None, mark, left, within, outcome.reached if outcome else 0))
    # One that is passed and does not count was passed too late; one that is not may be passed by the next attempt.
    in_time = within is None or (not passed and (outcome.attempts if outcome else 0) < within)
    return (Truth.MET if met else Truth.UNMET), met or (left != 0 and in_time)


def _judge_score(least: Share, weights: Weights, known: _Known, reasons: list[Reason]) -> tuple[Truth, bool]:
    record = known.record
    several = [number for _, numbers in weights for number in numbers]
    open_ones = tuple(
        number
        for number in several
        if share_of(record.quizzes.get(number)) < 1 and _left(known.quizzes[number], record.quizzes.get(number)) != 0
    )
    best = {**record.quizzes, **{number: Outcome((1, 1), (1, 1)) for number in open_ones}}
    have = weighted(weights, record)
    met, possible = (_reaches(share, least) for share in (have, weighted(weights, replace(record, quizzes=best))))
    taken = any(outcome.attempts for number, outcome in record.quizzes.items() if number in several)
    reasons.append(ScoreReason(met, percent((have.numerator, have.denominator)) if taken else None, least, () if met else open_ones))
    return (Truth.MET if met else Truth.UNMET), possible


def _reaches(share: Fraction, least: Share) -> bool:
    return share.numerator * least[1] >= least[0] * share.denominator


def _judge_choice(rule: ByAttribute, known: _Known, reasons: list[Reason]) -> tuple[Truth, bool]:
    said = known.record.learner.get(rule.attribute)
    choices = dict(rule.choices)
    value = rule.fixed if rule.fixed is not None else said[1] if said else None
    if value not in choices:
        value = None
    reasons.append(LearnerReason(rule.attribute, value, "declared" if rule.fixed is None else "measured"))
    truth, possible = _judge(choices[value], known, reasons) if value is not None else (Truth.UNMET, False)
    # What somebody says of themselves can be changed.
    others = (_judge(part, known, [])[1] for one, part in rule.choices if one != value and rule.fixed is None)
    return truth, possible or any(others)


def _combine(parts: Sequence[tuple[Truth, bool]], least: int) -> tuple[Truth, bool]:
    """
    Return Kleene's value of “at least *least* of the parts”, and whether so many can still be met.
    """
    met = sum(1 for truth, _ in parts if truth is Truth.MET)
    open_ones = sum(1 for truth, _ in parts if truth is Truth.UNDECIDED)
    if met >= least:
        return Truth.MET, True
    possible = sum(1 for _, possible in parts if possible) >= least
    return (Truth.UNDECIDED if met + open_ones >= least else Truth.UNMET), possible


def verdict_to_json(verdict: Verdict) -> dict[str, object]:
    """
    Return *verdict* as the runtime gives it.
    """
    return {"met": str(verdict.met), "hopeless": verdict.hopeless, "reasons": [_reason(reason) for reason in verdict.reasons]}


def _reason(reason: Reason) -> dict[str, object]:
    return {**_told(reason), "met": reason.met, "basis": reason.basis}


def _told(reason: Reason) -> dict[str, object]:
    match reason:
        case TimeReason(have, need):
            return {"atom": "time", "have": have, "need": need}
        case ConfirmedReason(name):
            return {"atom": "confirmed", "name": name}
        case LearnerReason(name, value):
            return {"atom": "learner", "name": name, "have": value}
        case CountReason(atom, have, need, open_ones):
            return {"atom": atom, "have": have, "need": need, "open": list(open_ones)}
        case ScoreReason(_, percentage, least, open_ones):
            return {"atom": "score", "have": percentage, "need": list(least), "open": list(open_ones)}
        case PassedReason(_, quiz, best, mark, left):
            told = {"atom": "passed", "quiz": quiz, "have": best and list(best), "pass": mark and list(mark), "left": left}
            return told if reason.within is None else {**told, "within": reason.within, "reached": reason.reached}
        case _:
            assert_never(reason)
