"""
Numbers, seals and the register: nothing twice, nothing changed unnoticed, no names.
"""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clic_scorm.certify.people import Person
from clic_scorm.certify.proof import Key, plain_code, plain_name, seal
from clic_scorm.certify.register import (
    Entry,
    Register,
    as_csv,
    last_day,
    marks,
    of_kind,
    read_register,
    sealed,
    state_of,
    write_register,
)
from clic_scorm.diagnostics import ClicError


KEY = Key(b"a secret of the organisers")


def issued(number: str, until: str = "2028-11-26") -> Entry:
    return Entry("issued", number, "2026-11-26", "completion", "Completion </script>", "mcr-tot", "1.2.0", "en", until, people=("ab12",))


def a_register() -> Register:
    register = Register().added(sealed(KEY, issued("MCR-TOT-2026-0001"), "Ana López"))
    withdrawn = Entry("withdrawn", "MCR-TOT-2026-0002", "2027-01-05")
    return register.added(sealed(KEY, issued("MCR-TOT-2026-0002", ""), "بشرى")).added(withdrawn)


def test_a_register_comes_back_as_it_was_written() -> None:
    assert read_register(write_register(a_register())) == a_register()
    assert read_register(write_register(Register())) == Register()


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ('"date": "2026-11-26"', '"date": "2026-11-27"', "entry 1"),
        ('"version": "1.2.0"', '"version": "1.3.0"', "entry 1"),
        ("2028-11-26", "2038-11-26", "entry 1"),
        ('"event": "withdrawn"', '"event": "issued"', "entry 3"),
        ('"entries": [', '"entries": [,', "can't be read"),
        ('"event": "issued"', '"event": "made up"', "can't be read"),
        ('"date"', '"day"', "can't be read"),
    ],
)
def test_a_changed_register_is_refused(old: str, new: str, told: str) -> None:
    text = write_register(a_register()).decode()
    assert old in text
    with pytest.raises(ClicError, match=told):
        read_register(text.replace(old, new, 1).encode())


def test_a_line_that_is_gone_or_put_between_is_noticed() -> None:
    lines = write_register(a_register()).decode().splitlines()
    with pytest.raises(ClicError, match="entry 1"):
        read_register("\n".join([lines[0], *lines[2:]]).encode())
    with pytest.raises(ClicError, match="entry 2"):
        read_register("\n".join([*lines[:2], lines[1], *lines[2:]]).encode())


def test_no_name_stands_in_the_register() -> None:
    text = write_register(a_register()).decode() + as_csv(a_register(), "2026-12-01").decode()
    for part in ("Ana", "López", "L\\u00f3pez", "بشرى", plain_name("Ana López")):
        assert part not in text


def test_numbers_count_on_and_never_come_back() -> None:
    register = a_register()
    assert register.next_number("mcr-tot", "2026") == "MCR-TOT-2026-0003"
    assert register.next_number("mcr-tot", "2027") == "MCR-TOT-2027-0001"
    assert register.next_number("other", "2026") == "OTHER-2026-0001"
    far = Register().added(issued("MCR-TOT-2026-9999"))
    assert far.next_number("mcr-tot", "2026") == "MCR-TOT-2026-10000"
    assert far.added(issued("MCR-TOT-2026-10000")).next_number("mcr-tot", "2026") == "MCR-TOT-2026-10001"


def test_who_has_a_certificate_is_found_by_any_of_their_marks() -> None:
    found = marks(KEY, Person("Ana", {"ana@x.org"}, {"7"}))
    assert [mark.partition(":")[0] for mark in found] == ["email", "id", "name"]
    assert of_kind("id", found) == {found[1]}
    register = Register().added(Entry("issued", "A-2026-0001", "2026-11-26", "completion", course="a", people=found))
    for mark in found:
        assert register.of("a", "completion", [mark])
    assert register.of("a", "participation", found) == ()
    assert register.of("b", "completion", found) == ()
    assert set(marks(Key(b"another"), Person("Ana", {"ana@x.org"}))).isdisjoint(found)


@pytest.mark.parametrize(
    ("day", "state"),
    [("2026-11-26", "valid"), ("2028-11-25", "valid"), ("2028-11-26", "valid"), ("2028-11-27", "expired"), ("2029-01-01", "expired")],
)
def test_the_last_day_is_a_valid_one(day: str, state: str) -> None:
    assert state_of(a_register(), "MCR-TOT-2026-0001", day) == state


def test_withdrawn_and_unknown() -> None:
    assert state_of(a_register(), "MCR-TOT-2026-0002", "2026-11-26") == "withdrawn"
    assert state_of(a_register(), "MCR-TOT-2026-0003", "2026-11-26") == "unknown"


@pytest.mark.parametrize(
    ("issued_on", "months", "until"),
    [
        ("2026-11-26", 24, "2028-11-26"),
        ("2026-08-31", 6, "2027-02-28"),
        ("2027-08-31", 6, "2028-02-29"),
        ("2024-02-29", 12, "2025-02-28"),
        ("2026-12-31", 1, "2027-01-31"),
        ("2026-12-15", 12, "2027-12-15"),
        ("2026-11-30", 1, "2026-12-30"),
        ("2026-01-31", 1, "2026-02-28"),
        ("2026-11-26", None, ""),
    ],
)
def test_months_end_on_a_day_that_there_is(issued_on: str, months: int | None, until: str) -> None:
    assert last_day(issued_on, months) == until


@pytest.mark.parametrize("typed", ["ana lopez", "ANA LÓPEZ", "Ana  López", "Ana-López", "Ana Lo\u0301pez", " ana lópez "])
def test_a_name_may_be_typed_without_accents(typed: str) -> None:
    number, code = "MCR-TOT-2026-0001", KEY.code("MCR-TOT-2026-0001")
    entry = a_register().issued()[number]
    assert seal(entry.salt, number.lower(), typed, code.lower().replace("-", " ")) == entry.seal


@pytest.mark.parametrize(("number", "name"), [("MCR-TOT-2026-0001", "Anna López"), ("MCR-TOT-2026-0002", "Ana López")])
def test_another_name_or_number_is_another_seal(number: str, name: str) -> None:
    entry = a_register().issued()["MCR-TOT-2026-0001"]
    assert seal(entry.salt, number, name, KEY.code("MCR-TOT-2026-0001")) != entry.seal


def test_a_code_has_no_sign_that_is_taken_for_another() -> None:
    code = KEY.code("MCR-TOT-2026-0001")
    assert len(plain_code(code)) == 16
    assert code.count("-") == 3
    assert not set(code) & set("OILU")
    assert plain_code("oil0-1") == "01101"
    assert code != KEY.code("MCR-TOT-2026-0002")


@given(st.text(max_size=40), st.text(max_size=40))
def test_seals_agree_exactly_where_plain_names_do(one: str, other: str) -> None:
    same = plain_name(one) == plain_name(other)
    assert (seal("s", "N", one, "C") == seal("s", "N", other, "C")) is same


def test_what_is_written_is_plain_json() -> None:
    assert json.loads(write_register(a_register()))["format"] == "clic-scorm register 1"
