"""
A course is edited and published again and again while learners are in the middle of it: nobody loses anything, nobody gets another's.

The oracle knows the author's things as objects. What it remembers of a learner names no id, no number and no letter.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from fractions import Fraction
from typing import Any, TypeAlias

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, precondition, rule, run_state_machine_as_test

from clic_scorm.rules import Outcome, Record, better
from clic_scorm.rules.state import decode, encode, merge
from tests.conftest import FULL, HUNT, note
from tests.property.course_author import EDITS, RAN, REGIONS, SEEN, Author, chosen
from tests.property.course_objects import Asked, Choice, Package, Unit


RUNS, STEPS = (300, 30) if HUNT else (45, 30) if FULL else (30, 30)
LEAST, LEAST_CHANCES = (60, 10) if HUNT else (10, 1)
DEVICES = ("a1", "b2")
LEARNERS = 3
Change: TypeAlias = tuple[Callable[[Author, int, int], None], int, int]
picks = st.integers(0, 9999)
changes: st.SearchStrategy[list[Change]] = st.lists(st.tuples(st.sampled_from(EDITS), picks, picks), min_size=3, max_size=10)


@dataclass
class Sat:
    best: Fraction
    attempts: int
    at: tuple[int, str]
    answers: dict[Asked, frozenset[Choice | bool]]


@dataclass
class Knowledge:
    """
    Hold what a learner did, in the author's objects.
    """

    pages: set[Unit] = field(default_factory=set)
    quizzes: dict[Unit, Sat] = field(default_factory=dict)

    def joined(self, other: Knowledge) -> Knowledge:
        quizzes = dict(self.quizzes)
        for unit, sat in other.quizzes.items():
            mine = quizzes.get(unit, sat)
            late = max(mine, sat, key=lambda one: one.at)
            quizzes[unit] = Sat(max(mine.best, sat.best), max(mine.attempts, sat.attempts), late.at, late.answers)
        return Knowledge(self.pages | other.pages, quizzes)


@dataclass
class Learner:
    """
    Hold a learner's journals and LMS state as strings, beside what the oracle knows to be in each, and the packages that are open.
    """

    texts: dict[str, str] = field(default_factory=dict)
    knows: dict[str, Knowledge] = field(default_factory=dict)
    open: dict[str, Package] = field(default_factory=dict)


class Updates(RuleBasedStateMachine):
    """
    Let an author and three learners, each with a telephone and a laptop, do anything in any order.
    """

    def __init__(self) -> None:
        super().__init__()
        self.author = Author()
        self.learners = [Learner() for _ in range(LEARNERS)]
        self.packages: dict[str, Package] = {}
        self.ledger = Package()
        self.numbers: dict[object, object] = {}

    @initialize()
    def first_release(self) -> None:
        self._publish()
        for learner in self.learners[:2]:
            learner.open[DEVICES[0]] = self.packages["global"]

    def _publish(self) -> None:
        self.packages = self.author.publish()
        for package in self.packages.values():
            for old, new in ((self.ledger.units, package.units), (self.ledger.questions, package.questions)):
                self._enter(old, new)
            self._enter(self.ledger.choices, package.choices)

    def _enter(self, old: dict[Any, Any], new: dict[Any, Any]) -> None:
        """
        Note who has which number; what was published once is the same in both directions for ever.
        """
        for number, thing in new.items():
            assert old.setdefault(number, thing) is thing, f"{number} went from one thing to another"
            if not isinstance(thing, bool):
                assert self.numbers.setdefault(thing, number) == number, f"{number} was {self.numbers[thing]} before"

    # The author

    @rule()
    def publish(self) -> None:
        RAN["publish"] += 1
        self._publish()

    @rule(edits=changes)
    def edit(self, edits: list[Change]) -> None:
        for change, which, where in edits:
            change(self.author, which, where)

    # Twice, since an author does more between two releases than a learner.
    @rule(edits=changes)
    def edit_more(self, edits: list[Change]) -> None:
        self.edit(edits)

    # The learners

    @rule(who=picks, device=st.sampled_from(DEVICES), region=st.sampled_from(REGIONS))
    def launch(self, who: int, device: str, region: str) -> None:
        """
        Come back on a device, to the newest package, with what the device and the LMS kept.
        """
        RAN["launch"] += 1
        learner = chosen(self.learners, who)
        SEEN["launches after an update"] += device in learner.open and learner.open[device] not in self.packages.values()
        record, know = self._kept(learner, device)
        lms, known = self._kept(learner, "lms")
        learner.open[device] = self.packages[region]
        self._keep(learner, device, merge(record, lms), know.joined(known))
        self._check(learner, device)

    def _kept(self, learner: Learner, place: str) -> tuple[Record, Knowledge]:
        if place not in learner.texts:
            return Record(token="k3f9"), Knowledge()
        record, reason = decode(learner.texts[place])
        assert record is not None, reason
        return record, learner.knows[place]

    def _keep(self, learner: Learner, place: str, record: Record, know: Knowledge) -> None:
        learner.texts[place] = encode(record)
        learner.knows[place] = know

    def _open(self, who: int) -> tuple[Learner, str, Package] | None:
        """
        Return a learner, a device and the package that is open there, however old.
        """
        found = [(learner, device, package) for learner in self.learners for device, package in learner.open.items()]
        if not found:
            return None
        learner, device, package = chosen(found, who)
        SEEN["work in an old package"] += package not in self.packages.values()
        return learner, device, package

    @precondition(lambda self: any(learner.open for learner in self.learners))
    @rule(who=picks, pages=st.lists(picks, min_size=1, max_size=4))
    def view_pages(self, who: int, pages: list[int]) -> None:
        at = self._open(who)
        assert at
        learner, device, package = at
        numbers = sorted(package.units.keys() - package.asked.keys())
        if not numbers:
            return
        RAN["view_pages"] += 1
        record, know = self._kept(learner, device)
        seen = {chosen(numbers, pick) for pick in pages}
        record = replace(record, pages=record.pages | seen, at=(record.at[0] + 1, device), bookmark=max(seen))
        self._keep(learner, device, record, Knowledge(know.pages | {package.units[number] for number in seen}, know.quizzes))
        self._check(learner, device)

    @precondition(lambda self: any(learner.open for learner in self.learners))
    @rule(who=picks, which=picks, answers=st.lists(picks, min_size=1, max_size=6))
    def submit_quiz(self, who: int, which: int, answers: list[int]) -> None:
        at = self._open(who)
        assert at
        learner, device, package = at
        if not package.asked:
            return
        RAN["submit_quiz"] += 1
        record, know = self._kept(learner, device)
        number = chosen(sorted(package.asked), which)
        unit, asked = package.units[number], package.asked[number]
        given = {its: _answer(row, answers[index % len(answers)]) for index, (its, row) in enumerate(asked.items())}
        share = (sum(given[its] == row[1] for its, row in asked.items()), len(asked))
        before, stamp = record.quizzes.get(number), (record.at[0] + 1, device)
        best = better(before.best, share) if before else share
        outcome = Outcome(best, share, (before.attempts if before else 0) + 1, stamp, given)
        record = replace(record, quizzes={**record.quizzes, number: outcome}, at=stamp)
        # From here on in objects: what was under the learner's finger, not what was written down.
        objects = {package.questions[its]: frozenset(package.choices[its, letter] for letter in given[its]) for its in given}
        sat = know.quizzes.get(unit)
        points = Fraction(*share)
        now = Sat(max(sat.best, points) if sat else points, (sat.attempts if sat else 0) + 1, stamp, objects)
        self._keep(learner, device, record, Knowledge(know.pages, {**know.quizzes, unit: now}))
        self._check(learner, device)

    @precondition(lambda self: any(learner.open for learner in self.learners))
    @rule(who=picks)
    def save_to_lms(self, who: int) -> None:
        """
        Let the LMS have what this device knows, as the runtime does at a milestone; whatever was there is overwritten.
        """
        RAN["save_to_lms"] += 1
        at = self._open(who)
        assert at
        learner, device, _ = at
        self._keep(learner, "lms", *self._kept(learner, device))

    def _check(self, learner: Learner, device: str) -> None:
        """
        Compare what the open package makes of the record with what the oracle knows, and what it does not show with the ledger.
        """
        record, know = self._kept(learner, device)
        package = learner.open[device]
        SEEN["comparisons"] += 1
        shown = {package.units[number] for number in record.pages if number in package.units}
        assert shown == know.pages & set(package.units.values())
        assert {self.ledger.units[number] for number in record.pages} == know.pages
        assert {self.ledger.units[number] for number in record.quizzes} == set(know.quizzes)
        for number, outcome in record.quizzes.items():
            unit = package.units.get(number, self.ledger.units[number])
            sat = know.quizzes[unit]
            assert (Fraction(*outcome.best), outcome.attempts, outcome.at) == (sat.best, sat.attempts, sat.at)
            answers = {its: letters for its, letters in outcome.answers.items() if letters}
            read_back = {
                package.questions.get(its, self.ledger.questions[its]): frozenset(
                    package.choices.get((its, letter), self.ledger.choices[its, letter]) for letter in letters
                )
                for its, letters in answers.items()
            }
            assert read_back == {question: chosen_ones for question, chosen_ones in sat.answers.items() if chosen_ones}
            SEEN["answers compared"] += len(read_back)

    def teardown(self) -> None:
        """
        Everybody comes back once more, on every device, after a last release.
        """
        if not self.packages:
            return
        SEEN["runs"] += 1
        self._publish()
        for learner in self.learners:
            for device, region in zip(DEVICES, REGIONS, strict=True):
                if device in learner.texts:
                    record, know = self._kept(learner, device)
                    lms, known = self._kept(learner, "lms")
                    learner.open[device] = self.packages[region]
                    self._keep(learner, device, merge(record, lms), know.joined(known))
                    self._check(learner, device)


def _answer(row: tuple[str, str, bool], pick: int) -> str:
    """
    Return letters as the runtime keeps them; a third of the answers are right.
    """
    letters, right, several = row
    if pick % 3 == 0:
        return right
    if letters == "tf":
        return letters[pick % 2]
    if several:
        return "".join(sorted(letter for index, letter in enumerate(letters) if pick >> index & 1))
    return letters[pick % len(letters)]


RULES = (
    "publish", "build_without_release", "insert_unit", "delete_unit", "restore_unit", "move_unit within", "move_unit across",
    "rename_unit", "swap_ids", "reword_title", "switch_variant", "add_question", "remove_question", "restore_question",
    "rename_question", "reorder_options", "reword_option", "add_option", "remove_option", "launch", "view_pages", "submit_quiz",
    "save_to_lms",
)  # fmt: skip
MUST = (
    "old ids for new questions",
    "launches after an update",
    "work in an old package",
    "restored options",
    "old ids for new pages",
    "old ids for renamed pages",
)


@pytest.mark.timeout(3600)
def test_no_update_takes_anything_from_a_learner() -> None:
    checks = settings(max_examples=RUNS, stateful_step_count=STEPS, suppress_health_check=list(HealthCheck), deadline=None)
    run_state_machine_as_test(Updates, settings=checks)


def test_every_rule_ran_often_enough() -> None:
    said = ", ".join(f"{name} {RAN[name]}" for name in RULES)
    note(
        "updates", f"{SEEN['runs']} runs of {STEPS} steps; {said}; " + ", ".join(f"{count} {name}" for name, count in sorted(SEEN.items()))
    )
    assert set(RAN) <= set(RULES)
    assert {name: RAN[name] for name in RULES if RAN[name] < LEAST} == {}
    assert {name: SEEN[name] for name in MUST if SEEN[name] < LEAST_CHANCES} == {}
    assert SEEN["runs"] >= RUNS
