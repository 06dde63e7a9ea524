"""
Numbers and letters stay when a course is edited: whoever edits, whatever is edited.
"""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clic_scorm.diagnostics import Span
from clic_scorm.model import codes
from clic_scorm.model.identity import Declared, Lock, assign, freeze, read, write


HERE = Span("modules/m01.md", 1)


def unit(name: str, was: str = "") -> Declared:
    return Declared("unit", name, HERE, was=was)


def question(name: str, *options: str, was: str = "") -> Declared:
    return Declared("question", name, HERE, options=options, was=was)


def ids(lock: Lock) -> dict[str, int]:
    return {entry.id: entry.number for entry in lock.entries if not entry.gone}


def test_numbers_count_from_one_and_letters_follow_the_author() -> None:
    numbers, _, findings = assign([unit("a"), question("a/q", "Yes", "No"), unit("b")], Lock())
    assert numbers.units == {"a": 1, "b": 2}
    assert numbers.questions == {"a/q": 1}
    assert numbers.letters == {"a/q": ("a", "b")}
    assert findings == ()


def test_an_inserted_page_moves_no_number() -> None:
    _, lock, _ = assign([unit("a"), unit("b")], Lock())
    numbers, _, _ = assign([unit("a"), unit("new"), unit("b")], lock)
    assert numbers.units == {"a": 1, "new": 3, "b": 2}


def test_a_removed_page_that_was_published_leaves_a_tombstone_and_its_number_is_not_given_again() -> None:
    _, lock, _ = assign([unit("a"), unit("b")], Lock())
    _, lock, _ = assign([unit("a")], freeze(lock, "1.0"))
    assert [entry.id for entry in lock.entries if entry.gone] == ["b"]
    numbers, _, _ = assign([unit("a"), unit("c")], lock)
    assert numbers.units == {"a": 1, "c": 3}
    again, _, _ = assign([unit("a"), unit("b")], lock)
    assert again.units == {"a": 1, "b": 2}


def test_a_renamed_unit_keeps_its_number_and_its_questions_keep_theirs() -> None:
    _, lock, _ = assign([unit("a"), question("a/q", "x", "y")], Lock())
    numbers, after, findings = assign([unit("z", was="a"), question("z/q", "x", "y", was="a/q")], freeze(lock, "1"))
    assert numbers.units == {"z": 1}
    assert numbers.questions == {"z/q": 1}
    assert findings == ()
    assert ids(after) == {"z": 1, "z/q": 1}


def test_a_former_id_that_nothing_has_is_told() -> None:
    _, _, findings = assign([unit("z", was="never")], Lock())
    assert [item.code for item in findings] == [codes.UNKNOWN_WAS]


def test_options_that_change_places_keep_their_letters() -> None:
    _, lock, _ = assign([question("a/q", "one", "two", "three")], Lock())
    numbers, _, _ = assign([question("a/q", "three", "one", "two")], lock)
    assert numbers.letters["a/q"] == ("c", "a", "b")


def test_the_only_reworded_option_keeps_its_letter() -> None:
    _, lock, _ = assign([question("a/q", "one", "two")], Lock())
    numbers, _, findings = assign([question("a/q", "one", "two, better said")], freeze(lock, "1"))
    assert numbers.letters["a/q"] == ("a", "b")
    assert findings == ()


def test_two_reworded_options_of_a_published_question_are_asked_about() -> None:
    _, lock, _ = assign([question("a/q", "one", "two", "three")], Lock())
    _, _, findings = assign([question("a/q", "one", "zwei", "drei")], freeze(lock, "1"))
    assert [item.code for item in findings] == [codes.AMBIGUOUS_OPTION]


def test_a_removed_option_gives_its_letter_to_nobody() -> None:
    _, lock, _ = assign([question("a/q", "one", "two", "three")], Lock())
    _, lock, _ = assign([question("a/q", "one", "three")], freeze(lock, "1"))
    numbers, _, _ = assign([question("a/q", "one", "three", "four")], lock)
    assert numbers.letters["a/q"] == ("a", "c", "d")


def test_the_file_says_what_it_says_in_number_order_and_ends_each_kind_with_next() -> None:
    _, lock, _ = assign([unit("b"), unit("a"), question("a/q", "x", "y")], Lock())
    text = write(freeze(lock, "1.0"))
    lines = [line for line in text.splitlines() if not line.startswith("#")]
    assert lines[0] == "clic-lock 1"
    assert lines[2] == "next question 2"
    assert lines[3:] == ["unit 1 b 1.0", "unit 2 a 1.0", "next unit 3"]


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("unit 1 a 1.0\nunit 1 b 1.0\nnext unit 2\n", codes.LOCK_CONFLICT),
        ("<<<<<<< HEAD\nunit 1 a 1.0\n", codes.LOCK_BROKEN),
        ("unit one a 1.0\n", codes.LOCK_BROKEN),
    ],
)
def test_damage_is_an_error_at_its_line(text: str, code: object) -> None:
    _, findings = read(text)
    assert [item.code for item in findings] == [code]


names = st.sampled_from([f"u{number}" for number in range(12)])
options = st.lists(st.sampled_from(["one", "two", "three", "four", "five"]), min_size=2, max_size=5, unique=True)
edition = st.dictionaries(names, options, max_size=8)


@given(st.lists(edition, min_size=1, max_size=6), st.lists(st.booleans(), min_size=6, max_size=6))
def test_published_things_keep_numbers_and_letters_through_any_edits(editions: list[dict[str, list[str]]], releases: list[bool]) -> None:
    """
    An oracle beside the lock: what was published under an id, and which text under a letter, never changes and is never shared.
    """
    lock = Lock()
    published: dict[str, int] = {}
    said: dict[tuple[str, str], str] = {}
    for course, release in zip(editions, releases, strict=False):
        declared = [thing for name, texts in course.items() for thing in (unit(name), question(f"{name}/q", *texts))]
        numbers, lock, findings = assign(declared, lock)
        for name, number in numbers.units.items():
            assert published.get(name, number) == number
            assert number not in [other for key, other in published.items() if key != name]
        ambiguous = any(item.code is codes.AMBIGUOUS_OPTION for item in findings)
        for name, texts in course.items():
            for letter, text in zip(numbers.letters[f"{name}/q"], texts, strict=True):
                before = said.get((name, letter))
                assert ambiguous or before in (None, text) or text not in [t for (n, _), t in said.items() if n == name]
        back, problems = read(write(lock))
        assert problems == ()
        assert (back.entries, dict(back.free)) == (lock.entries, {kind: lock.free.get(kind, 1) for kind in back.free})
        if release and not ambiguous:
            lock = freeze(lock, "1")
            published.update(numbers.units)
            for name, texts in course.items():
                said.update({(name, letter): text for letter, text in zip(numbers.letters[f"{name}/q"], texts, strict=True)})


def test_an_entry_is_never_changed_in_place() -> None:
    _, lock, _ = assign([unit("a")], Lock())
    first = lock.entries[0]
    freeze(lock, "1")
    assert first == replace(first)
    assert first.since is None
