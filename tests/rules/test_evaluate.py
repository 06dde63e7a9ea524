"""
Kleene's truth tables for rules that a person has a say in: unknown is neither yes nor no, and never turns into one by itself.
"""

from __future__ import annotations

from itertools import product

import pytest

from clic_scorm.rules.evaluate import Truth, _combine


MET, UNMET, UNDECIDED = Truth.MET, Truth.UNMET, Truth.UNDECIDED
# Written out by hand from the strong logic of indeterminacy (Kleene 1952, § 64), not computed.
ALL = {
    (MET, MET): MET, (MET, UNDECIDED): UNDECIDED, (MET, UNMET): UNMET,
    (UNDECIDED, MET): UNDECIDED, (UNDECIDED, UNDECIDED): UNDECIDED, (UNDECIDED, UNMET): UNMET,
    (UNMET, MET): UNMET, (UNMET, UNDECIDED): UNMET, (UNMET, UNMET): UNMET,
}  # fmt: skip
ANY = {
    (MET, MET): MET, (MET, UNDECIDED): MET, (MET, UNMET): MET,
    (UNDECIDED, MET): MET, (UNDECIDED, UNDECIDED): UNDECIDED, (UNDECIDED, UNMET): UNDECIDED,
    (UNMET, MET): MET, (UNMET, UNDECIDED): UNDECIDED, (UNMET, UNMET): UNMET,
}  # fmt: skip
TWO_OF_THREE = {
    "mmm": MET, "mmo": MET, "mmu": MET, "moo": UNDECIDED, "mou": UNDECIDED, "muu": UNMET,
    "ooo": UNDECIDED, "oou": UNDECIDED, "ouu": UNMET, "uuu": UNMET,
}  # fmt: skip
LETTERS = {"m": MET, "o": UNDECIDED, "u": UNMET}


@pytest.mark.parametrize(("values", "expected"), ALL.items())
def test_all_of_two(values: tuple[Truth, Truth], expected: Truth) -> None:
    assert _combine([(value, True) for value in values], 2)[0] is expected


@pytest.mark.parametrize(("values", "expected"), ANY.items())
def test_any_of_two(values: tuple[Truth, Truth], expected: Truth) -> None:
    assert _combine([(value, True) for value in values], 1)[0] is expected


@pytest.mark.parametrize("letters", ["".join(letters) for letters in product("mou", repeat=3)])
def test_two_of_three_in_any_order(letters: str) -> None:
    assert _combine([(LETTERS[letter], True) for letter in letters], 2)[0] is TWO_OF_THREE["".join(sorted(letters))]


def test_nothing_asked_is_met_and_more_than_there_is_never() -> None:
    assert _combine([], 0) == (MET, True)
    assert _combine([], 1) == (UNMET, False)
    assert _combine([(MET, True)], 2) == (UNMET, False)


@pytest.mark.parametrize("size", range(1, 5))
def test_an_undecided_part_gives_what_both_decisions_give(size: int) -> None:
    """
    The value is certain exactly where it is the same however the open parts are decided; that is what Kleene's tables say.
    """
    for values in product(Truth, repeat=size):
        for least in range(size + 2):
            outcomes = set()
            for decided in product((True, False), repeat=size):
                fixed = [yes if value is UNDECIDED else value is MET for value, yes in zip(values, decided, strict=True)]
                outcomes.add(sum(fixed) >= least)
            expected = UNDECIDED if len(outcomes) == 2 else MET if outcomes == {True} else UNMET
            assert _combine([(value, True) for value in values], least)[0] is expected


@pytest.mark.parametrize(
    ("parts", "least", "expected"),
    [
        ([(MET, True), (UNMET, True)], 2, (UNMET, True)),
        ([(MET, True), (UNMET, False)], 2, (UNMET, False)),
        ([(MET, True), (UNMET, False)], 1, (MET, True)),
        ([(UNDECIDED, True), (UNMET, False)], 1, (UNDECIDED, True)),
        ([(UNDECIDED, True), (UNMET, False)], 2, (UNMET, False)),
        ([(UNMET, False), (UNMET, True), (UNMET, True)], 2, (UNMET, True)),
        ([(UNMET, False), (UNMET, False), (UNMET, True)], 2, (UNMET, False)),
    ],
)
def test_what_can_still_be_met_is_counted_beside_it(parts: list[tuple[Truth, bool]], least: int, expected: tuple[Truth, bool]) -> None:
    assert _combine(parts, least) == expected
