"""
Judge what is known of a person: exactly where their progress is known from end to end, else between the least and the most that it can be.

A rule never loses a verdict when a record grows. So what is met on the least that is known is met, and what is unmet on the fullest record there
can be is unmet; all else is open, and nobody is refused for it.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace

from clic_scorm.certify.award import Judgement
from clic_scorm.certify.gather import Evidence
from clic_scorm.certify.paper import Condition
from clic_scorm.rules import Outcome, Record, Truth, better, merge
from clic_scorm.sentences.clause import Basis


@dataclass(frozen=True, slots=True)
class Atom:
    """
    Be one condition as it stands: in words, how it is known, whether it is met, and the id of a confirmation where it is one. *unknown* says
    in words that nobody knows it yet.
    """

    text: str
    basis: Basis
    truth: Truth
    confirmation: str = ""
    unknown: str = ""


# More attempts than any rule counts.
_MANY = 10**6
Decide = Callable[[Record, Mapping[str, bool]], tuple[Truth, Sequence[Atom]]]


def judge(decide: Decide, evidence: Evidence, proven: Record, fullest: Record) -> Judgement:
    """
    Return the judgement on *evidence* by a rule that *decide*s over a record and what was confirmed.

    *proven* is what single results prove, *fullest* the record of somebody who did everything.
    """
    answers = {key: answer.met for key, answer in evidence.confirmed.items() if answer is not None}
    known = in_all(evidence.attempts)
    sure = evidence.whole
    least = joined(known, proven)
    low, atoms = decide(least if sure else untimed(least), answers)
    truth = low
    if low is not Truth.MET and not sure:
        truth = Truth.UNMET if decide(fullest, answers)[0] is Truth.UNMET else Truth.UNDECIDED
    conditions, missing, opened = [], [], []
    for atom in atoms:
        if atom.truth is Truth.MET:
            conditions.append(_condition(atom, evidence))
        elif atom.truth is Truth.UNMET and (sure or atom.confirmation):
            missing.append(atom.text)
        else:
            opened.append(atom.unknown or atom.text)
    return Judgement(truth, tuple(conditions), tuple(missing), tuple(opened))


def judge_earned(decide: Decide, evidence: Evidence, judgement: Judgement, fullest: Record, earned: Condition) -> Judgement:
    """
    Return *judgement* for somebody whose package says that all it asks for was *earned*, in whatever version: what people confirm still counts.

    A learner could write into a package's state, but not what others confirm.
    """
    if judgement.truth is Truth.MET:
        return judgement
    answers = {key: answer.met for key, answer in evidence.confirmed.items() if answer is not None}
    truth, atoms = decide(fullest, answers)
    waiting = [atom for atom in atoms if atom.confirmation]
    missing = tuple(atom.text for atom in waiting if atom.truth is Truth.UNMET)
    opened = tuple(atom.unknown or atom.text for atom in waiting if atom.truth is Truth.UNDECIDED)
    return Judgement(truth, (*judgement.conditions, earned), missing, opened)


def _condition(atom: Atom, evidence: Evidence) -> Condition:
    answer = evidence.confirmed.get(atom.confirmation) if atom.confirmation else None
    if answer is None:
        return Condition(atom.text, atom.basis)
    # A number says more than that it is enough; “yes” says nothing more.
    return Condition(atom.text, atom.basis, answer.by, answer.written if any(sign.isdigit() for sign in answer.written) else "")


def in_all(attempts: Mapping[int, Record]) -> Record:
    """
    Return what a learner did in all *attempts* at a package together.

    An attempt that begins with nothing has a token of its own, and its submissions come on top of the earlier ones; one that took over what the
    device kept has the same token, and counts them already.
    """
    record = Record()
    for number in sorted(attempts):
        record = _after(record, attempts[number])
    return record


def _after(before: Record, later: Record) -> Record:
    if before == Record():
        return later
    together = merge(before, later)
    if before.token == later.token:
        return together
    quizzes = {
        number: replace(outcome, attempts=_attempts(before, number) + _attempts(later, number), reached=_reached(before, later, number))
        for number, outcome in together.quizzes.items()
    }
    return replace(together, quizzes=quizzes)


def _attempts(record: Record, number: int) -> int:
    outcome = record.quizzes.get(number)
    return outcome.attempts if outcome else 0


def _reached(before: Record, later: Record, number: int) -> int:
    """
    Return which of all attempts at a quiz first reached its mark; those before come first.
    """
    one, other = before.quizzes.get(number), later.quizzes.get(number)
    if one and one.reached:
        return one.reached
    return other.reached + (one.attempts if one else 0) if other and other.reached else 0


def untimed(record: Record) -> Record:
    """
    Return *record* without what it says of the number of attempts: some may be missing, and then it is greater.
    """
    quizzes = {number: replace(outcome, reached=0, attempts=_MANY if outcome.attempts else 0) for number, outcome in record.quizzes.items()}
    return replace(record, quizzes=quizzes)


def joined(record: Record, proven: Record) -> Record:
    """
    Return *record* with what is *proven* besides; both may tell of the same submissions, so they are not added up.
    """
    quizzes: dict[int, Outcome] = dict(record.quizzes)
    for number, outcome in proven.quizzes.items():
        known = quizzes.get(number)
        if known is None:
            quizzes[number] = outcome
            continue
        best = better(known.best, outcome.best)
        # What is better than all that is known was one more attempt, as far as anybody can tell; else it may be one of them.
        attempts = max(known.attempts, outcome.attempts) if best == known.best else known.attempts + outcome.attempts
        quizzes[number] = replace(known, best=best, attempts=attempts)
    return replace(
        record,
        pages=record.pages | proven.pages,
        done=record.done | proven.done,
        declared=record.declared | proven.declared,
        quizzes=quizzes,
        # What learners said in the course itself stands above what a list says of them.
        learner={**proven.learner, **record.learner},
    )
