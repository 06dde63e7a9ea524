"""
A draw is the same everywhere and fair, and others stay when a question goes or comes.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from clic_scorm.rules import sitting
from clic_scorm.rules.draw import draw, finalised, rank, shuffled
from clic_scorm.rules.sitting import Sitting, Spent
from tests.rules.records import sittings


def test_the_finaliser_is_that_of_murmurhash3() -> None:
    # MurmurHash3_x86_32 of an empty key is the finaliser of its seed; the values are of Appleby's own verification and known everywhere.
    assert finalised(0) == 0
    assert finalised(1) == 0x514E28B7
    assert finalised(0xFFFFFFFF) == 0x81F16F39
    # FNV-1a of "a" and "foobar", from the test vectors of the FNV draft (draft-eastlake-fnv, appendix C).
    assert rank("a") == finalised(0xE40C292C)
    assert rank("foobar") == finalised(0xBF9CF968)


numbers = st.lists(st.integers(1, 500), min_size=1, max_size=12, unique=True)
seeds = st.tuples(st.from_regex(r"[a-z0-9]{4}", fullmatch=True), st.integers(1, 40), st.integers(0, 5)).map(
    lambda parts: "/".join(map(str, parts))
)


@given(seeds, numbers, st.integers(1, 12), st.data())
def test_a_question_that_goes_falls_out_and_the_others_stay(seed: str, pool: list[int], pick: int, data: st.DataObject) -> None:
    before = draw(seed, [(pick, pool)])
    assert len(before) == min(pick, len(pool)) == len(set(before))
    gone = data.draw(st.sampled_from(pool))
    after = draw(seed, [(pick, [number for number in pool if number != gone])])
    assert set(before) - {gone} <= set(after)
    if gone not in before:
        assert after == before


@given(seeds, numbers, st.integers(1, 12), st.lists(st.integers(501, 600), max_size=4, unique=True))
def test_questions_that_come_later_change_nothing_of_an_attempt_that_was_begun(
    seed: str, pool: list[int], pick: int, new: list[int]
) -> None:
    before = draw(seed, [(pick, pool)], max(pool))
    after = draw(seed, [(pick, [*pool, *new])], max(pool))
    assert after[: len(before)] == before
    assert len(after) == min(pick, len(pool) + len(new))


def test_every_question_and_every_pair_has_the_same_chance() -> None:
    # Chi-square over the pairs that are drawn: 44 degrees of freedom; 87 is exceeded once in ten thousand.
    rounds, pool = 6000, range(10, 20)
    drawn = [draw(f"{index:04x}/9/0", [(2, pool)]) for index in range(rounds)]
    expected = rounds / 45
    pairs = Counter(frozenset(pair) for pair in drawn)
    assert sum((pairs[frozenset(pair)] - expected) ** 2 / expected for pair in combinations(pool, 2)) < 87
    orders = Counter(shuffled(f"{index:04x}/9/0", "abcd") for index in range(rounds))
    assert len(orders) == 24
    assert sum((count - rounds / 24) ** 2 / (rounds / 24) for count in orders.values()) < 62


def test_another_attempt_draws_anew_and_may_meet_the_same() -> None:
    draws = {draw(f"k3f9/9/{attempt}", [(3, range(1, 11))]) for attempt in range(20)}
    assert len(draws) > 15


@given(st.dictionaries(st.integers(1, 900), sittings, max_size=5))
def test_sittings_are_read_as_they_were_written(known: dict[int, Sitting]) -> None:
    assert sitting.read(sitting.write(known)) == known


def _merged(one: Sitting, other: Sitting) -> Sitting:
    (merged,) = sitting.read(sitting.merge(sitting.write({7: one}), sitting.write({7: other}))).values()
    return merged


def _checked(text: str) -> dict[str, str]:
    parts = (part.partition(".") for part in text.split("~")[1:])
    return {number: letters for number, _, letters in parts}


@given(sittings, sittings)
def test_of_two_sittings_the_later_is_kept(one: Sitting, other: Sitting) -> None:
    merged = _merged(one, other)
    assert replace(merged, answers="") in (replace(one, answers=""), replace(other, answers=""))
    assert (merged.attempt, merged.at[0]) == max((one.attempt, one.at[0]), (other.attempt, other.at[0]))


@given(sittings, sittings)
def test_what_was_checked_on_two_devices_in_one_attempt_is_all_kept(one: Sitting, other: Sitting) -> None:
    merged = _merged(one, other)
    if one.attempt != other.attempt:
        assert merged == max(one, other, key=lambda sitting: sitting.attempt)
        return
    found = _checked(merged.answers)
    for part in (_checked(one.answers), _checked(other.answers)):
        assert part.keys() <= found.keys()
    assert all(letters in (_checked(one.answers).get(number), _checked(other.answers).get(number)) for number, letters in found.items())
    assert list(found) == sorted(found, key=lambda number: int(number, 36))


def test_what_cant_be_read_is_left_out() -> None:
    good = Sitting(1, (5, "x7"), 9, Spent(61, 1), 0, "~1.ab")
    assert sitting.read(f"{sitting.write({3: good})},4.rubbish,,5.") == {3: good}
