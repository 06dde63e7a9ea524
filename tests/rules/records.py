"""
Any rule, any record.

A record has hundreds of parts, and each thing that Hypothesis draws takes its time: what has few values is drawn whole.
"""

from __future__ import annotations

from itertools import combinations, product

from hypothesis import strategies as st

from clic_scorm.rules import (
    All,
    AtLeast,
    ByAttribute,
    Confirmed,
    Declared,
    Done,
    Outcome,
    Passed,
    Record,
    Rule,
    Score,
    Terms,
    Time,
    Viewed,
    sitting,
    write_text,
)
from clic_scorm.rules.sitting import Sitting, Spent


NUMBERS = st.integers(1, 40)
QUIZZES = st.integers(41, 52)
STAMPS = st.sampled_from(list(product(range(61), ["", "a1", "x7", "zz"])))
CHOSEN = ["".join(letters) for size in range(1, 10) for letters in combinations("0abcdefgh", size)]
LETTERS = st.sampled_from(["a", "b", "f", "t", "k", "af9", *CHOSEN])
IDS = st.sampled_from(["region", "completion", "constructor", "a-1"])
VERSIONS = st.sampled_from(["0", "1.2.0", "2.0.0-rc.1", "1+b"])
WORDS = st.from_regex(r"[a-z0-9]{1,6}", fullmatch=True)
SHARES = st.sampled_from([(earned, possible) for possible in range(41) for earned in range(possible + 1)])


def _bits(mask: int) -> frozenset[int]:
    return frozenset(place + 1 for place in range(mask.bit_length()) if mask >> place & 1)


# Small numbers are few units, and the first ones; large ones are half of all.
UNITS = st.integers(0, 2**60 - 1).map(_bits)


MARKS = [None, (7, 10), (1, 2), (1, 1), (1, 3), (667, 1000)]
terms = st.builds(
    lambda most, points, after: Terms(most[0], points, most[1], most[2], after),
    st.sampled_from(list(product(MARKS, [None, 1, 2, 3], [True, False]))),
    st.integers(0, 30),
    st.sampled_from([None, *range(1, 61)]),
)
TRIES = st.sampled_from(list(product(range(5), range(5))))


@st.composite
def outcomes(draw: st.DrawFn) -> Outcome:
    answers = draw(st.dictionaries(st.integers(1, 400), LETTERS, max_size=6))
    best = draw(SHARES)
    attempts, reached = draw(TRIES)
    return Outcome(best, draw(st.just(best) | SHARES), attempts, draw(STAMPS), answers, reached)


WRITTEN = st.one_of(
    st.text(max_size=40),
    st.text(st.sampled_from("aé ñ.,;!'’“—\n?0ابتم،؟абЯΑωשל漢字ไทย🌊\t\u2028~@^|=_$-"), max_size=60),
)
KEYS = st.one_of(st.just("0"), st.from_regex(r"0?[1-9a-z][0-9a-z]{0,2}(\.[a-z0-9]{1,4}){0,2}", fullmatch=True))


@st.composite
def texts_of(draw: st.DrawFn) -> dict[str, str]:
    found = draw(st.dictionaries(KEYS, st.builds(write_text, STAMPS, WRITTEN), max_size=5))
    return {key: text if key != "0" else write_text((3, "a1"), draw(st.sampled_from(["y", "n"]))) for key, text in found.items()}


nothing: st.SearchStrategy[dict[str, str]] = st.just({})
texts = st.one_of(nothing, nothing, texts_of())
checked = st.dictionaries(st.integers(1, 90), LETTERS, max_size=4).map(
    lambda given: "".join(f"~{sitting.base36(number)}.{given[number]}" for number in sorted(given))
)
sittings = st.builds(
    Sitting,
    attempt=st.integers(0, 2),
    at=STAMPS,
    fence=st.integers(0, 400),
    spent=st.builds(Spent, st.integers(0, 9000), st.integers(0, 12)),
    since=st.integers(0, 36**5),
    answers=checked,
)
records = st.builds(
    Record,
    pages=UNITS,
    quizzes=st.dictionaries(QUIZZES, outcomes(), max_size=8),
    bookmark=st.integers(0, 60),
    at=STAMPS,
    seconds=st.integers(0, 10**6),
    token=st.just("") | WORDS,
    other=st.tuples(
        st.dictionaries(st.sampled_from("wxyz"), st.text(st.sampled_from("aZ09.~_-"), min_size=1, max_size=9)),
        st.dictionaries(QUIZZES, sittings, max_size=4),
    ).map(lambda parts: parts[0] | ({sitting.SECTION: sitting.write(parts[1])} if parts[1] else {})),
    done=UNITS,
    declared=UNITS,
    texts=texts,
    learner=st.dictionaries(IDS, st.tuples(STAMPS, st.sampled_from(["ca", "af", "other", "x-1"])), max_size=2),
    earned=st.dictionaries(IDS, VERSIONS, max_size=2),
)
terms_of_all = st.fixed_dictionaries(dict.fromkeys(range(41, 53), terms))
several = st.lists(NUMBERS, max_size=8, unique=True).map(tuple)
WEIGHTS = st.lists(
    st.tuples(st.integers(1, 100), st.lists(QUIZZES, min_size=1, max_size=4, unique=True).map(tuple)), min_size=1, max_size=3
).map(tuple)
VALUES = ["ca", "af", "other", "x-1"]
atoms: st.SearchStrategy[Rule] = st.one_of(
    several.map(Viewed),
    st.builds(Viewed, several, st.integers(1, 9)),
    several.map(Done),
    several.map(Declared),
    QUIZZES.map(Passed),
    st.builds(Passed, QUIZZES, st.integers(1, 4)),
    st.builds(Score, st.sampled_from([(7, 10), (1, 2), (3, 5), (1, 1), (705, 1000)]), WEIGHTS),
    st.integers(1, 10**6).map(Time),
    st.sampled_from(["room", "plan"]).map(Confirmed),
)


def _larger(inner: st.SearchStrategy[Rule]) -> st.SearchStrategy[Rule]:
    parts = st.lists(inner, max_size=4).map(tuple)
    choices = st.dictionaries(st.sampled_from(VALUES), inner, min_size=1, max_size=3).map(lambda found: tuple(found.items()))
    chosen = st.builds(ByAttribute, IDS, choices, st.none() | st.sampled_from(VALUES))
    return st.one_of(chosen, parts.map(All), st.tuples(st.integers(1, 4), parts).map(lambda pair: AtLeast(*pair)))


rules: st.SearchStrategy[Rule] = st.recursive(atoms, _larger, max_leaves=10)
