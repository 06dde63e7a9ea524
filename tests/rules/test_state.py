"""
The state survives any journey through a string, and merging loses nothing.
"""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from clic_scorm.rules import Outcome, Record, Terms, decode, earn, encode, fit, merge, read_text, submitted, tell, worst_case, write_text
from clic_scorm.rules.score import digest
from tests.rules.records import STAMPS, WRITTEN, records


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
    read = decode(changed)[0] if changed != text else None
    # Texts that are cut off or damaged are given up; what stands before them has a checksum of its own.
    assert read is None or (record.texts and read == replace(record, texts={}, other={**record.other, "r": "1"}))


@given(records, st.text(st.sampled_from("abc019-~.,"), min_size=1, max_size=12))
def test_a_section_of_a_later_version_is_passed_over_and_kept(record: Record, content: str) -> None:
    body = encode(replace(record, other={}, texts={})).rpartition("!")[0] + f"j{len(content):x}:{content}"
    later = f"{body}!{digest(body)[:8]}"
    read, _ = decode(later)
    assert read is not None
    assert replace(read, other={}) == replace(record, other={}, texts={})
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
        assert part.done <= both.done
        assert part.declared <= both.declared
        assert part.texts.keys() <= both.texts.keys()
        assert part.seconds <= both.seconds
        for number, outcome in part.quizzes.items():
            merged = both.quizzes[number]
            assert merged.best[0] * outcome.best[1] >= outcome.best[0] * merged.best[1]
            assert merged.attempts >= outcome.attempts


@given(STAMPS, STAMPS, WRITTEN, WRITTEN)
def test_of_two_texts_the_later_stays(first: tuple[int, str], second: tuple[int, str], one: str, other: str) -> None:
    both = merge(Record(texts={"3": write_text(first, one)}), Record(texts={"3": write_text(second, other)}))
    kept = read_text(both.texts["3"])
    assert kept in (one, other)
    if first != second:
        assert kept == (one if first > second else other)


@given(WRITTEN)
def test_what_is_written_is_read_again(text: str) -> None:
    written = write_text((7, "x7"), text)
    assert written.isascii()
    assert not set(written) & set("\"&<>\\%'!; ")
    assert read_text(written) == text


@given(records, st.integers(0, 400))
def test_an_lms_gets_no_more_than_it_has_room_for(record: Record, room: int) -> None:
    least = encode(fit(record, 0))
    given = fit(record, room)
    assert len(encode(given)) <= max(room, len(least))
    assert set(given.texts.items()) <= set(record.texts.items())
    assert replace(given, texts={}) == replace(record, texts={})
    assert given.texts == record.texts or record.texts.get("0", "").endswith(".y") is False or room < len(encode(record))


@given(records, st.integers(1, 200))
def test_an_lms_that_cuts_texts_off_damages_nothing_else(record: Record, cut: int) -> None:
    record = replace(record, texts={**record.texts, "5": write_text((3, "a1"), "A long text about a river.")})
    vital = len(encode(replace(record, texts={}))) + 3
    text = encode(record)[: max(vital + 4, len(encode(record)) - cut)]
    assert decode(text) == (replace(record, texts={}, other={**record.other, "r": "1"}), "")


def test_a_thousand_pages_and_a_thousand_answers_fit() -> None:
    quizzes = {number: Terms((7, 10), 25, 3) for number in range(1001, 1041)}
    answers = {number: {(number - 1001) * 25 + index: "ace" for index in range(1, 26)} for number in quizzes}
    assert worst_case(range(1, 1041), quizzes, answers) <= 4000


@given(st.integers(1, 60), st.integers(0, 6), st.integers(0, 9), st.data())
def test_no_state_of_a_course_is_longer_than_the_worst_case(pages: int, quizzes: int, asked: int, data: st.DataObject) -> None:
    terms = {pages + number: Terms((7, 10), 3 * asked, 5) for number in range(1, quizzes + 1)}
    questions = {number: range((number - pages - 1) * asked + 1, (number - pages) * asked + 1) for number in terms}
    longest = {number: dict.fromkeys(span, "abg") for number, span in questions.items()}
    marked = data.draw(st.frozensets(st.integers(1, pages)))
    bound = worst_case(range(1, pages + quizzes + 1), terms, longest, "", marked, texts=True)
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
    texts = {"0": write_text((10**6, "x7"), "y"), "3": write_text((10**6, "x7"), "Text that needs room.")}
    record = Record(
        seen, taken, data.draw(st.integers(0, pages)), (data.draw(st.integers(0, 10**6)), "x7"), 10**6, "abc123", {}, marked, marked, texts
    )
    assert len(encode(fit(record, bound))) <= bound


def test_the_first_attempt_that_reached_a_mark_stays_the_first() -> None:
    def reached(attempt: int) -> Record:
        return Record(quizzes={7: Outcome((3, 4), (3, 4), 5, reached=attempt)})

    assert merge(reached(4), reached(2)).quizzes[7].reached == 2
    assert merge(reached(0), reached(3)).quizzes[7].reached == 3
    assert merge(reached(0), reached(0)).quizzes[7].reached == 0


def test_of_what_a_learner_says_of_themselves_the_last_holds() -> None:
    at_home = tell(tell(Record(), "region", "af", (3, "a1")), "size", "small", (4, "a1"))
    at_work = tell(Record(), "region", "ca", (5, "x7"))
    assert merge(at_home, at_work).learner == {"region": ((5, "x7"), "ca"), "size": ((4, "a1"), "small")}


def test_an_earned_certificate_keeps_its_version() -> None:
    first = earn(Record(), "completion", "1.0")
    assert earn(first, "completion", "2.0") == first
    assert earn(earn(first, "participation", "2.0"), "completion", "3.0").earned == {"completion": "1.0", "participation": "2.0"}
    # Which of two that were earned apart stays is arbitrary; that every device says the same is not.
    assert merge(first, earn(Record(), "completion", "0.9")).earned == {"completion": "0.9"}


@given(st.lists(st.tuples(st.integers(0, 4), st.integers(0, 4)), min_size=1, max_size=6))
def test_the_attempt_that_reached_the_mark_is_told_once_and_for_all(attempts: list[tuple[int, int]]) -> None:
    mark = (1, 2)
    outcome = None
    first = 0
    for number, (earned, more) in enumerate(attempts, 1):
        share = (earned, earned + more)
        outcome = submitted(outcome, share, mark, (number, "a1"), {})
        first = first or (number if earned + more and 2 * earned >= earned + more else 0)
        assert outcome.reached == first
        assert submitted(None, share, None, (number, "a1"), {}).reached == 0


def test_what_an_earlier_version_left_open_is_one_of_the_attempts_until_then() -> None:
    before = Outcome((3, 4), (0, 4), 2)
    assert submitted(before, (4, 4), (1, 2), (9, "a1"), {}).reached == 2
