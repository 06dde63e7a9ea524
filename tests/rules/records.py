"""
Any rule, any record.
"""

from __future__ import annotations

from hypothesis import strategies as st

from clic_scorm.rules import All, AtLeast, Outcome, Passed, Record, Rule, Terms, Viewed


NUMBERS = st.integers(1, 40)
QUIZZES = st.integers(41, 52)
STAMPS = st.tuples(st.integers(0, 60), st.sampled_from(["", "a1", "x7", "zz"]))
LETTERS = st.one_of(
    st.sampled_from(["a", "b", "f", "t", "ac", "abcdef", "k", "af9"]),
    st.sets(st.sampled_from("abcdefgh0"), min_size=1).map(lambda letters: "".join(sorted(letters))),
)
WORDS = st.from_regex(r"[a-z0-9]{1,6}", fullmatch=True)


@st.composite
def shares(draw: st.DrawFn, most: int = 40) -> tuple[int, int]:
    possible = draw(st.integers(0, most))
    return (draw(st.integers(0, possible)), possible)


@st.composite
def terms(draw: st.DrawFn) -> Terms:
    mark = draw(st.none() | st.sampled_from([(7, 10), (1, 2), (1, 1), (1, 3), (667, 1000)]))
    return Terms(mark, draw(st.integers(0, 30)), draw(st.none() | st.integers(1, 3)), draw(st.booleans()))


@st.composite
def outcomes(draw: st.DrawFn) -> Outcome:
    answers = draw(st.dictionaries(st.integers(1, 400), LETTERS, max_size=6))
    best = draw(shares())
    return Outcome(best, draw(st.just(best) | shares()), draw(st.integers(0, 4)), draw(STAMPS), answers)


records = st.builds(
    Record,
    pages=st.frozensets(st.integers(1, 60), max_size=40),
    quizzes=st.dictionaries(QUIZZES, outcomes(), max_size=8),
    bookmark=st.integers(0, 60),
    at=STAMPS,
    seconds=st.integers(0, 10**6),
    token=st.just("") | WORDS,
    other=st.dictionaries(st.sampled_from("acdz"), st.text(st.sampled_from("aZ09.~_-"), min_size=1, max_size=9)),
)
terms_of_all = st.fixed_dictionaries({number: terms() for number in range(41, 53)})
atoms: st.SearchStrategy[Rule] = st.one_of(
    st.lists(NUMBERS, max_size=8, unique=True).map(lambda numbers: Viewed(tuple(numbers))), QUIZZES.map(Passed)
)


def _larger(inner: st.SearchStrategy[Rule]) -> st.SearchStrategy[Rule]:
    parts = st.lists(inner, max_size=4).map(tuple)
    return st.one_of(parts.map(All), st.tuples(st.integers(1, 4), parts).map(lambda pair: AtLeast(*pair)))


rules: st.SearchStrategy[Rule] = st.recursive(atoms, _larger, max_leaves=10)
