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
from clic_scorm.model.identity import Declared, Former, Lock, assign, freeze, read, write


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


def table(*texts: str, was: tuple[tuple[str, str], ...] = ()) -> Declared:
    return Declared("question", "a/t", HERE, options=texts, former=tuple(Former(text, former, HERE) for text, former in was))


def lettered(lock: Lock, thing: Declared) -> tuple[tuple[str, ...], Lock, list[object]]:
    numbers, after, findings = assign([thing], lock)
    return numbers.letters["a/t"], after, [item.code for item in findings]


@pytest.mark.parametrize("published", [False, True])
def test_what_says_that_it_was_called_otherwise_keeps_its_letter(published: bool) -> None:
    _, lock, _ = lettered(Lock(), table("who", "cost", "when"))
    before = freeze(lock, "1") if published else lock
    renamed = table("until", "amount", "who", was=(("amount", "cost"), ("until", "when")))
    letters, lock, told = lettered(before, renamed)
    assert (letters, told) == (("c", "b", "a"), [])
    # It may stay there, and the old name may go to something new; before the next release and after it.
    again = table("cost", "until", "amount", "who", was=(("amount", "cost"), ("until", "when")))
    for now in (lock, freeze(lock, "2")):
        assert lettered(now, renamed)[0] == ("c", "b", "a")
        letters, then, told = lettered(now, again)
        assert (letters, told) == (("d", "c", "b", "a"), [])
        assert lettered(read(write(freeze(then, "3")))[0], again)[0] == ("d", "c", "b", "a")


def test_one_that_was_taken_out_comes_back_under_another_name() -> None:
    _, lock, _ = lettered(Lock(), table("who", "cost"))
    _, lock, _ = lettered(freeze(lock, "1"), table("who"))
    letters, _, told = lettered(lock, table("amount", "who", was=(("amount", "cost"),)))
    assert (letters, told) == (("b", "a"), [])


def test_a_former_name_that_nothing_has_or_two_claim_is_told() -> None:
    _, lock, _ = lettered(Lock(), table("who", "cost"))
    for texts, was, code in (
        (("who", "amount"), (("amount", "price"),), codes.UNKNOWN_WAS),
        (("who", "cost", "amount"), (("amount", "cost"),), codes.FORMER_ID_TAKEN),
        (("amount", "price", "who"), (("amount", "cost"), ("price", "cost")), codes.FORMER_ID_TAKEN),
    ):
        assert lettered(freeze(lock, "1"), table(*texts, was=was))[2] == [code]


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
    assert lines[2] == "next question 2 frozen 1"
    assert [line.partition(" !")[0] for line in lines[3:]] == ["unit 1 b 1.0", "unit 2 a 1.0", "next unit 3 frozen 2"]


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("unit 1 a -\nunit 1 b -\nnext unit 2\n", codes.LOCK_CONFLICT),
        ("unit 1 a -\nunit 2 a -\nnext unit 3\n", codes.LOCK_BROKEN),
        ("<<<<<<< HEAD\nunit 1 a -\n", codes.LOCK_BROKEN),
        ("unit 1 a 1.0\nnext unit 2\n", codes.LOCK_FROZEN),
        ("unit 1 a - !123456\nnext unit 2\n", codes.LOCK_FROZEN),
        ("next unit 2 frozen 1\n", codes.LOCK_BROKEN),
        ("unit one a 1.0\n", codes.LOCK_BROKEN),
    ],
)
def test_damage_is_an_error_at_its_line(text: str, code: object) -> None:
    _, findings = read(text)
    assert [item.code for item in findings] == [code]


@pytest.mark.parametrize(
    ("before", "after"),
    [("unit 1 a", "unit 3 a"), ("unit 1 a", "unit 1 z"), ("a=", "b="), (" 1.0", " 1.1"), ("unit 1 a", "-unit 1 a")],
)
def test_a_published_line_that_somebody_changed_is_an_error(before: str, after: str) -> None:
    text = write(edited([unit("a"), question("a/q", "x", "y")], version="1.0"))
    assert read(text)[1] == ()
    _, findings = read(text.replace(before, after, 1))
    assert [item.code for item in findings] == [codes.LOCK_FROZEN]


def test_a_published_line_that_a_merge_lost_is_an_error() -> None:
    lines = write(edited([unit("a"), unit("b")], version="1.0")).splitlines(keepends=True)
    _, findings = read("".join(line for line in lines if not line.startswith("unit 1")))
    assert [item.code for item in findings] == [codes.LOCK_BROKEN]


def test_line_ends_of_windows_change_nothing() -> None:
    lock = edited([unit("a"), question("a/q", "x", "y")], [unit("z", was="a"), question("z/q", "y")], version="1.0")
    assert read(write(lock).replace("\n", "\r\n")) == read(write(lock))
    assert read(write(lock))[1] == ()


def edited(*editions: list[Declared], version: str = "1") -> Lock:
    """
    Publish the editions one after the other, through the file, without a finding.
    """
    lock = Lock()
    for edition in editions:
        _, lock, findings = assign(edition, lock)
        assert findings == ()
        lock, problems = read(write(freeze(lock, version)))
        assert problems == ()
    return lock


def numbered(edition: list[Declared], lock: Lock) -> dict[str, int]:
    numbers, _, findings = assign(edition, lock)
    assert findings == ()
    return {**numbers.units, **numbers.questions}


def test_two_ids_that_are_exchanged_take_their_numbers_along_once() -> None:
    swap = [unit("a", was="b"), unit("b", was="a"), question("a/q", "x", "y"), question("b/q", "x", "z")]
    lock = edited([unit("a"), question("a/q", "x", "z"), unit("b"), question("b/q", "x", "y")])
    once = {"a": 2, "b": 1, "a/q": 2, "b/q": 1}
    assert numbered(swap, lock) == once
    assert numbered(swap, edited_again(lock, swap)) == once


def edited_again(lock: Lock, *editions: list[Declared]) -> Lock:
    for edition in editions:
        _, lock, findings = assign(edition, lock)
        assert findings == ()
        lock, problems = read(write(freeze(lock, "2")))
        assert problems == ()
    return lock


def test_ids_that_move_up_by_one_take_their_numbers_along() -> None:
    assert numbered([unit("b", was="a"), unit("c", was="b")], edited([unit("a"), unit("b")])) == {"b": 1, "c": 2}
    assert numbered([unit("c", was="b"), unit("b", was="a")], edited([unit("a"), unit("b")])) == {"b": 1, "c": 2}


def test_a_former_id_that_was_said_before_can_be_meant_anew() -> None:
    lock = edited([unit("a")], [unit("b", was="a")], [unit("b", was="a"), unit("a")])
    assert numbered([unit("b", was="a"), unit("a", was="b")], lock) == {"b": 2, "a": 1}
    assert numbered([unit("c", was="b"), unit("b", was="a")], lock) == {"c": 1, "b": 2}


def test_former_ids_that_were_all_said_before_can_move_on_in_a_row() -> None:
    lock = edited([unit("q")], [unit("p", was="q")], [unit("p", was="q"), unit("r")], [unit("p", was="q"), unit("q", was="r")])
    lock = edited_again(lock, [unit("p", was="q"), unit("q", was="r"), unit("r")])
    assert numbered([unit("z", was="p"), unit("p", was="q"), unit("q", was="r")], lock) == {"z": 1, "p": 2, "q": 3}


def test_the_id_of_a_removed_page_can_go_to_a_renamed_one() -> None:
    lock = edited([unit("a"), question("a/q"), unit("b"), question("b/q"), question("b/r")])
    renamed = [unit("b", was="a"), question("b/q"), question("b/r")]
    assert numbered(renamed, lock) == {"b": 1, "b/q": 1, "b/r": 4}
    assert numbered(renamed, edited_again(lock, renamed)) == {"b": 1, "b/q": 1, "b/r": 4}


def test_an_id_that_goes_round_several_releases_keeps_its_number() -> None:
    lock = edited([unit("a")], [unit("b", was="a")], [unit("c", was="b")])
    assert numbered([unit("a", was="c")], lock) == {"a": 1}
    assert numbered([unit("d", was="a")], lock) == {"d": 1}


def test_a_former_id_that_went_to_something_new_is_left_to_it() -> None:
    """
    The `was=` stays in the text for ever: it must not take the number of what has the old id now, not even when that is removed.
    """
    lock = edited([unit("a")], [unit("c", was="a")], [unit("c", was="a"), unit("a")])
    assert numbered([unit("c", was="a"), unit("a")], lock) == {"c": 1, "a": 2}
    assert numbered([unit("c", was="a")], lock) == {"c": 1}


def test_an_id_goes_back_to_the_page_that_had_it_first() -> None:
    lock = edited([unit("a")], [unit("c", was="a")], [unit("c", was="a"), unit("a")], [unit("c", was="a")])
    back = [unit("a", was="c")]
    assert numbered(back, lock) == {"a": 1}
    lock = edited_again(lock, back)
    assert numbered([unit("a")], lock) == {"a": 1}
    lock = edited_again(lock, [unit("z")])
    assert numbered([unit("a"), unit("z")], lock)["a"] == 1


@pytest.mark.parametrize(
    "edition", [[unit("b", was="a"), unit("c", was="a")], [unit("b", was="a"), unit("a")], [unit("a"), unit("b", was="a")]]
)
def test_a_number_that_two_pages_claim_is_an_error_and_goes_to_one(edition: list[Declared]) -> None:
    numbers, after, findings = assign(edition, edited([unit("a")]))
    assert [item.code for item in findings] == [codes.FORMER_ID_TAKEN]
    assert sorted(numbers.units.values()) == [1, 2]
    assert read(write(after))[1] == ()


def test_questions_follow_their_unit_without_being_told() -> None:
    lock = edited([unit("a"), question("a/q"), question("a/r")])
    numbers, _, findings = assign([unit("z", was="a"), question("z/q"), question("z/s", was="z/r")], lock)
    assert (numbers.questions, findings) == ({"z/q": 1, "z/s": 2}, ())
    numbers, _, findings = assign([unit("z", was="a"), question("z/s", was="a/r"), question("z/q", was="a/q")], lock)
    assert (numbers.questions, findings) == ({"z/s": 2, "z/q": 1}, ())


def test_a_question_is_renamed_together_with_its_unit_whose_new_id_was_another_unit_s() -> None:
    lock = edited([unit("a"), question("a/q"), unit("b"), question("b/q")])
    both = [unit("b", was="a"), question("b/r", was="q"), unit("c", was="b"), question("c/r", was="b/q")]
    assert numbered(both, lock) == {"b": 1, "b/r": 1, "c": 2, "c/r": 2}
    assert numbered(both, edited_again(lock, both)) == {"b": 1, "b/r": 1, "c": 2, "c/r": 2}


def test_a_question_added_to_a_renamed_unit_is_new_and_needs_no_former_id() -> None:
    lock = edited([unit("a"), question("a/q")], [unit("z", was="a"), question("z/q")])
    assert numbered([unit("z", was="a"), question("z/q"), question("z/new")], lock) == {"z": 1, "z/q": 1, "z/new": 2}
    lock = edited_again(lock, [unit("z", was="a"), question("z/q"), unit("a"), question("a/new")])
    assert numbered([unit("z", was="a"), question("z/new"), unit("a"), question("a/new")], lock)["z/new"] == 3


def test_a_question_is_renamed_long_after_its_unit() -> None:
    lock = edited([unit("a"), question("a/q")], [unit("z", was="a"), question("z/q")])
    renamed = [unit("z", was="a"), question("z/r", was="z/q")]
    assert numbered(renamed, lock) == {"z": 1, "z/r": 1}
    assert numbered(renamed, edited_again(lock, renamed)) == {"z": 1, "z/r": 1}
    later = [unit("y", was="z"), question("y/r", was="y/q")]
    assert numbered(later, edited_again(lock, renamed)) == {"y": 1, "y/r": 1}


def test_a_removed_question_comes_back_to_its_renamed_unit_and_to_no_other() -> None:
    lock = edited([unit("a"), question("a/q"), question("a/r")], [unit("a"), question("a/r")], [unit("z", was="a"), question("z/r")])
    both = [unit("z", was="a"), question("z/q"), question("z/r"), unit("a"), question("a/q")]
    assert numbered(both, lock) == {"z": 1, "z/q": 1, "z/r": 2, "a": 2, "a/q": 3}


def test_a_question_moves_to_another_quiz_with_its_full_former_id() -> None:
    lock = edited([unit("a"), question("a/q", "x", "y"), unit("b"), question("b/r", "x", "z")])
    assert numbered([unit("a"), unit("b"), question("b/q", "x", "y", was="a/q"), question("b/r", "x", "z")], lock)["b/q"] == 1


def test_a_removed_page_comes_back_with_its_number_and_its_questions() -> None:
    lock = edited([unit("a"), question("a/q"), unit("b")], [unit("b")], [unit("b"), unit("c")])
    assert numbered([unit("b"), unit("c"), unit("a"), question("a/q")], lock) == {"b": 2, "c": 3, "a": 1, "a/q": 1}


def test_an_option_that_moves_to_another_question_leaves_its_letter_behind() -> None:
    lock = edited([question("a/q", "one", "two", "three"), question("a/r", "four", "five")])
    numbers, lock, _ = assign([question("a/q", "one", "three"), question("a/r", "two", "four", "five")], lock)
    assert numbers.letters == {"a/q": ("a", "c"), "a/r": ("c", "a", "b")}
    numbers, _, _ = assign([question("a/q", "one", "three", "six"), question("a/r", "four", "five")], lock)
    assert numbers.letters["a/q"] == ("a", "c", "d")


def test_a_true_or_false_question_that_gets_options_gives_nobody_t_or_f() -> None:
    """
    A learner who said “false” has not chosen the sixth of six options.
    """
    lock = edited([unit("a"), question("a/q")])
    numbers, lock, findings = assign([unit("a"), question("a/q", *(f"option {number}" for number in range(25)))], lock)
    assert not {"t", "f"} & set(numbers.letters["a/q"])
    assert len(set(numbers.letters["a/q"])) == 25
    assert findings == ()
    again, _, _ = assign([unit("a"), question("a/q", *(f"option {number}" for number in range(25)))], lock)
    assert again.letters == numbers.letters


def test_options_that_give_way_to_true_or_false_are_asked_about_where_letters_mean_both() -> None:
    six = [f"option {number}" for number in range(6)]
    _, _, findings = assign([question("a/q")], edited([question("a/q", *six)]))
    assert [item.code for item in findings] == [codes.AMBIGUOUS_OPTION]
    _, lock, findings = assign([question("a/q")], edited([question("a/q", "x", "y")]))
    assert findings == ()
    numbers, _, _ = assign([question("a/q", "x", "y")], lock)
    assert numbers.letters["a/q"] == ("a", "b")


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


def test_a_published_text_that_returns_gets_its_letter_back_from_a_rewording_that_never_was_published() -> None:
    _, lock, _ = assign([question("a/q", "one", "five", "two", "three")], Lock())
    _, lock, _ = assign([question("a/q", "one", "two", "four", "five")], freeze(lock, "1"))
    numbers, _, _ = assign([question("a/q", "one", "two", "three", "four")], lock)
    assert numbers.letters["a/q"] == ("a", "c", "d", "b")


def test_a_bank_keeps_its_questions_when_the_assessment_of_its_name_is_renamed() -> None:
    def banked(name: str, was: str = "") -> Declared:
        return Declared("question", f"final/{name}", HERE, name, was, banked=True)

    _, lock, _ = assign([Declared("unit", "final", HERE), banked("q1"), banked("q2")], Lock())
    lock = freeze(lock, "1.0")
    renamed = [Declared("unit", "final-exam", HERE, was="final"), banked("q1"), banked("q2b", was="q2")]
    numbers, after, findings = assign(renamed, lock)
    assert findings == ()
    assert numbers.units == {"final-exam": 1}
    assert numbers.questions == {"final/q1": 1, "final/q2b": 2}
    again, _, findings = assign(renamed, freeze(after, "1.1"))
    assert (again, findings) == (numbers, ())


def test_questions_move_from_a_quiz_into_a_bank_by_their_former_names() -> None:
    _, lock, _ = assign(
        [Declared("unit", "check", HERE), Declared("question", "check/q1", HERE), Declared("question", "check/q2", HERE)], Lock()
    )
    moved = Declared("question", "pool/q1", HERE, was="check/q1", banked=True)
    numbers, _, findings = assign([Declared("unit", "check", HERE), moved, Declared("question", "check/q2", HERE)], freeze(lock, "1.0"))
    assert findings == ()
    assert numbers.questions == {"pool/q1": 1, "check/q2": 2}


def test_a_unit_that_is_renamed_takes_its_questions_along_though_a_bank_gets_its_name() -> None:
    _, lock, _ = assign([Declared("unit", "final", HERE), Declared("question", "final/q1", HERE)], Lock())
    things = [
        Declared("unit", "exam", HERE, was="final"),
        Declared("question", "exam/q1", HERE),
        Declared("question", "final/other", HERE, banked=True),
    ]
    numbers, _, findings = assign(things, freeze(lock, "1.0"))
    assert findings == ()
    assert numbers.questions == {"exam/q1": 1, "final/other": 2}
