"""
The state survives any journey through a string, and merging loses nothing.
"""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from clic_scorm.rules import Outcome, Record, Terms, decode, encode, merge, worst_case
from clic_scorm.rules.score import digest
from tests.rules.records import records


@given(records)
def test_what_was_written_is_read(record: Record) -> None:
    text = encode(record)
    assert text.isascii()
    assert text.isprintable()
    assert not set(text) & set("\"&<>\\%'")
    assert decode(text) == (record, "")


@given(st.text(max_size=80))
def test_any_text_is_refused_without_an_exception(text: str) -> None:
    record, reason = decode(text)
    assert (record is None) == bool(reason)


@given(records, st.integers(0, 300), st.sampled_from("aZ0!.~"))
def test_one_changed_character_is_noticed(record: Record, place: int, character: str) -> None:
    text = encode(record)
    place %= len(text)
    changed = text[:place] + character + text[place + 1 :]
    if changed != text:
        assert decode(changed)[0] is None


@given(records, st.text(st.sampled_from("abc019-~.,"), min_size=1, max_size=12))
def test_a_section_of_a_later_version_is_passed_over_and_kept(record: Record, content: str) -> None:
    body = encode(replace(record, other={})).rpartition("!")[0] + f"j{len(content):x}:{content}"
    later = f"{body}!{digest(body)[:8]}"
    read, _ = decode(later)
    assert read is not None
    assert replace(read, other={}) == replace(record, other={})
    assert read.other == {"j": content}
    assert decode(encode(read)) == (read, "")


def test_a_later_format_is_newer_and_not_damaged() -> None:
    body = "C2whatever"
    assert decode(f"{body}!{digest(body)[:8]}") == (None, "newer")


@given(records, records, records)
def test_merging_is_commutative_associative_and_idempotent(one: Record, two: Record, three: Record) -> None:
    assert merge(one, two) == merge(two, one)
    assert merge(merge(one, two), three) == merge(one, merge(two, three))
    assert merge(one, one) == one


@given(records, records)
def test_merging_never_takes_anything_away(one: Record, two: Record) -> None:
    both = merge(one, two)
    for part in (one, two):
        assert part.pages <= both.pages
        assert part.seconds <= both.seconds
        for number, outcome in part.quizzes.items():
            merged = both.quizzes[number]
            assert merged.best[0] * outcome.best[1] >= outcome.best[0] * merged.best[1]
            assert merged.attempts >= outcome.attempts


def test_a_thousand_pages_and_a_thousand_answers_fit() -> None:
    quizzes = {number: Terms((7, 10), 25, 3) for number in range(1001, 1041)}
    answers = {number: {(number - 1001) * 25 + index: "ace" for index in range(1, 26)} for number in quizzes}
    assert worst_case(range(1, 1041), quizzes, answers) <= 4000


@given(st.integers(1, 60), st.integers(0, 6), st.integers(0, 9), st.data())
def test_no_state_of_a_course_is_longer_than_the_worst_case(pages: int, quizzes: int, asked: int, data: st.DataObject) -> None:
    terms = {pages + number: Terms((7, 10), 3 * asked, 5) for number in range(1, quizzes + 1)}
    questions = {number: range((number - pages - 1) * asked + 1, (number - pages) * asked + 1) for number in terms}
    longest = {number: dict.fromkeys(span, "abg") for number, span in questions.items()}
    bound = worst_case(range(1, pages + quizzes + 1), terms, longest)
    taken = {}
    for number in terms:
        if data.draw(st.booleans()):
            chosen = (
                data.draw(st.dictionaries(st.sampled_from(questions[number]), st.sampled_from(["a", "ab", "g", "abg"]))) if asked else {}
            )
            earned, last = data.draw(st.tuples(st.integers(0, 3 * asked), st.integers(0, 3 * asked)))
            stamp = (data.draw(st.integers(0, 10**6)), "x7")
            taken[number] = Outcome((earned, 3 * asked), (last, 3 * asked), data.draw(st.integers(1, 5)), stamp, chosen)
    seen = data.draw(st.frozensets(st.integers(1, pages)))
    record = Record(seen, taken, data.draw(st.integers(0, pages)), (data.draw(st.integers(0, 10**6)), "x7"), 10**6, "abc123")
    assert len(encode(record)) <= bound
