"""
Typed answers: the runtime's scripts read, fold and judge as the reference does; intervals are what arithmetic says.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from dataclasses import asdict
from decimal import Decimal, localcontext

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from clic_scorm.model import Blanks, Html, Interval, NumberBlank, Numeric, right_letters
from clic_scorm.rules import Outcome, Record, encode, judge, key_of, recall
from clic_scorm.rules.answers import letters_of
from clic_scorm.rules.fold import fold, tidy
from clic_scorm.rules.number import cells, cover, read_number, written
from clic_scorm.site.size import longest_answer
from tests.conftest import FULL, note
from tests.property.strategies import HERE, questions
from tests.rules.test_javascript import Scripts


MANY = settings(max_examples=4000 if FULL else 200)
# What is not assigned in the Unicode of this Python may be in that of Node, and other letters with it.
assigned = st.characters(exclude_categories=["Cs", "Cn"])
texts = st.text(assigned, max_size=20) | st.text(st.sampled_from("aÀßẞıİςΣ ’'-–.\u0301\u0640\u064b\u00adﬁ①Ⅳ\u2028٣"), max_size=12)
typed = st.text(st.sampled_from("0123456789.,' -+−%٠٣٫٬mk\u00a0\u202f"), max_size=12) | st.decimals(-2000, 2000, places=3).map(str) | texts
decimals = st.decimals(-(10**9), 10**9, places=4) | st.integers(-50, 50).map(Decimal) | st.decimals(-2, 2, places=1)


@pytest.fixture(scope="module")
def scripts() -> Iterator[Scripts]:
    running = Scripts()
    yield running
    running.close()


@MANY
@given(text=texts)
@example("\u1e9e SS ß ﬀ ŉ ΐ")
def test_both_fold_alike(scripts: Scripts, text: str) -> None:
    assert scripts.ask("fold", text=text) == [fold(text), tidy(text)]


@MANY
@given(text=texts)
def test_what_was_folded_stays(text: str) -> None:
    once = fold(text)
    assert fold(once) == once
    assert fold(unicodedata.normalize("NFD", text)) == once


@given(text=st.text(st.characters(max_codepoint=0x24F, categories=["Lu", "Ll"]), min_size=1))
def test_case_counts_for_nothing(text: str) -> None:
    assert fold(text.upper()) == fold(text.lower()) == fold(text)


@MANY
@given(text=typed, unit=st.sampled_from(["", "m", "%", "km"]))
def test_both_read_numbers_alike(scripts: Scripts, text: str, unit: str) -> None:
    read = asdict(read_number(text, unit))
    assert scripts.ask("number", text=text, unit=unit) == {**read, "ways": list(read["ways"])}
    assert not read["value"] or scripts.ask("cells", value=read["value"]) == list(cells(read["value"]))


@MANY
@given(value=decimals)
def test_a_number_is_read_as_it_is_written(value: Decimal) -> None:
    text = written(value)
    entry = read_number(text)
    assert text in (entry.value, *entry.ways)
    assert Decimal(text) == value


@MANY
@given(
    ends=st.tuples(decimals, decimals), value=decimals, more=st.text("0123456789", max_size=12), at=st.sampled_from(["free", "low", "high"])
)
def test_an_interval_holds_what_arithmetic_says(ends: tuple[Decimal, Decimal], value: Decimal, more: str, at: str) -> None:
    low, high = sorted(ends)
    number = {"free": value, "low": low, "high": high}[at]
    text = written(number)
    if more and at != "free":
        text = f"{text}{'' if '.' in text else '.'}{more}"
        text = f"{text.rstrip('0').rstrip('.')}"
        text = "0" if text == "-0" else text
    with localcontext() as context:
        context.prec = 60
        inside = low <= Decimal(text) <= high
    assert any(cell in set(cover(low, high)) for cell in cells(text)) == inside


@MANY
@given(data=st.data())
def test_both_judge_alike(scripts: Scripts, data: st.DataObject) -> None:
    question = data.draw(questions("q1"))
    key = key_of(question, "demo/7")
    payload = {"kind": question.kind, "points": question.points, **key}
    letters = data.draw(st.text("abcdefghstuv12", max_size=8) | st.just(""))
    entries = st.lists(st.tuples(st.sampled_from("abc"), typed), max_size=3).map(_lines)
    given = data.draw(typed | entries if question.kind in ("text", "numeric", "blanks", "essay") else st.just(letters))
    judged = asdict(judge(question.kind, question.points, key, "demo/7", given))
    assert scripts.ask("answer", question=payload, salt="demo/7", given=given) == judged
    assert 0 <= judged["points"] <= question.points
    assert judged["points"] == question.points or not judged["right"]
    again = asdict(recall(question.kind, question.points, key, "demo/7", letters))
    assert scripts.ask("kept", question=payload, salt="demo/7", letters=letters) == again


def _lines(entries: list[tuple[str, str]]) -> str:
    return "\n".join(f"{letter}:{' '.join(text.split())}" for letter, text in entries)


def test_a_wide_interval_takes_few_digests() -> None:
    question = Numeric(id="q", title="Q", span=HERE, interval=Interval(low=Decimal("0.000000001"), high=Decimal("999999999999")))
    keys = key_of(question, "demo/7")["keys"]
    note("an interval over 21 digits", f"{len(keys)} digests")
    assert len(keys) < 400
    assert letters_of("numeric", {"keys": keys, "unit": ""}, "demo/7", "12") == "t"


@given(data=st.data())
def test_no_answer_takes_more_room_than_is_reckoned_with(data: st.DataObject) -> None:
    question = data.draw(questions("q1"))
    right = right_letters(question)
    if question.kind in ("text", "numeric", "essay"):
        letters = letters_of(question.kind, key_of(question, "demo/7"), "demo/7", data.draw(typed))
    elif question.kind in ("match", "categorise", "blanks"):
        letters = right[: 2 * data.draw(st.integers(0, len(right) // 2))]
    elif question.kind == "order":
        letters = "".join(data.draw(st.permutations(right)))
    else:
        # What is chosen is told in the order of the letters, whatever the order of choosing.
        letters = "".join(sorted(data.draw(st.permutations(right))[: data.draw(st.integers(0, len(right)))]))
    room = [len(encode(Record(quizzes={1: Outcome((0, 1), (0, 1), answers={1: one})}))) for one in (letters, longest_answer(question))]
    assert room[0] <= room[1]


def test_the_longest_answer_to_blanks_is_no_short_form() -> None:
    blank = NumberBlank(letter="a", interval=Interval(low=Decimal(0), high=Decimal(0)))
    question = Blanks(id="q", title="Q", span=HERE, prompt=Html(fragment="", plain="_____"), blanks=(blank,), partial=False)
    assert longest_answer(question) == "at"
