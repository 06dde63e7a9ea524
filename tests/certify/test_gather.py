"""
Whose a row is, and what is known of each person: nobody is mixed up and nobody is dropped.
"""

from __future__ import annotations

import html
import time
from itertools import permutations

import pytest

from clic_scorm.certify.gather import Evidence, Gathering
from clic_scorm.certify.tables import read_table
from clic_scorm.model import Confirmation
from clic_scorm.rules import Record, encode


ATTENDANCE = Confirmation(id="attendance", text="Hours present", by="facilitator", least="28", of="32.5", unit="hours")
PLAN = Confirmation(id="plan", text="Action plan read", by="facilitator")
ONE, TWO = encode(Record(pages=frozenset({1, 2}))), encode(Record(pages=frozenset({3})))


def gathered(records: dict[str, str], sheets: dict[str, str] | None = None) -> tuple[list[Evidence], list[str]]:
    gathering = Gathering((ATTENDANCE, PLAN), {})
    for files, add in ((records, gathering.add_records), (sheets or {}, gathering.add_sheet)):
        for name, text in files.items():
            table, findings = read_table(name, text.encode())
            assert table is not None, findings
            add(table)
    return gathering.everybody(), [item.code.id for item in gathering.findings]


def test_a_report_of_moodle_gives_people_and_attempts_in_any_order() -> None:
    text = f"Name\tEmail address\tAttempt\tsuspend_data\nAna\ta@x.org\t2\t{TWO}\nLi\tl@x.org\t-\t-\nAna\tA@X.org\t1\t{ONE}\n"
    (ana, li), findings = gathered({"r.txt": text})
    assert findings == []
    assert {number: record.pages for number, record in ana.attempts.items()} == {1: {1, 2}, 2: {3}}
    assert ana.whole
    assert li.attempts == {}
    assert li.whole


def test_an_attempt_without_progress_leaves_the_rest_open() -> None:
    text = f"Name,Attempt,suspend_data\nAna,1,{ONE}\nAna,2,\nLi,1,\n"
    (ana, li), _ = gathered({"r.csv": text})
    assert not ana.whole
    assert not li.whole


def test_a_damaged_state_is_told_and_leaves_the_rest_open() -> None:
    (ana,), findings = gathered({"r.csv": f"Name,suspend_data\nAna,{ONE[:-1]}x\n"})
    assert findings == ["CERT007"]
    assert not ana.whole
    (ana,), findings = gathered({"r.csv": f"Name,Attempt,suspend_data\nAna,1,{ONE}\nAna,2,C9p1:B!00000000\n"})
    assert findings == ["CERT007"]
    assert not ana.whole


def test_tracks_of_one_learner_are_read_escaped_or_not() -> None:
    tracks = f"Element,Value\ncmi.core.lesson_status,completed\ncmi.suspend_data,{html.escape(ONE)}\n"
    (ana,), findings = gathered({"ana@x.org.csv": tracks})
    assert findings == []
    assert ana.person.emails == {"ana@x.org"}
    assert ana.attempts[1].pages == {1, 2}
    assert ana.statuses == ["completed"]
    (li,), _ = gathered({"t.csv": tracks + 'cmi.core.student_name,"Li, Wei"\ncmi.core.student_id,17\n'})
    assert (li.person.name, li.person.ids) == ("Li, Wei", {"17"})
    nobody, findings = gathered({"t.csv": tracks})
    assert (nobody, findings) == ([], ["CERT002"])


def test_a_long_table_of_tracks_is_read() -> None:
    text = f"username,element,value\nana,cmi.suspend_data,{ONE}\nana,cmi.core.lesson_status,passed\nli,cmi.suspend_data,{TWO}\n"
    (ana, li), _ = gathered({"t.csv": text})
    assert ana.attempts[1].pages == {1, 2}
    assert li.attempts[1].pages == {3}
    assert ana.statuses == ["passed"]


def test_two_people_of_one_name_are_never_mixed() -> None:
    records = {"r.csv": f"Name,Email,suspend_data\nAna,a@x.org,{ONE}\nAna,b@x.org,{TWO}\n"}
    (one, two), findings = gathered(records, {"room.csv": "name,email,attendance\nAna,b@x.org,30\n"})
    assert findings == []
    assert one.confirmed == {}
    assert two.confirmed["attendance"] is not None
    people, findings = gathered(records, {"room.csv": "name,attendance\nAna,30\n"})
    assert findings == ["CERT005"]
    assert all(each.person.doubts for each in people)


def test_a_name_alone_twice_in_one_file_may_be_two_people() -> None:
    (ana,), findings = gathered({"r.csv": f"Name,Attempt,suspend_data\nAna,1,{ONE}\nAna,1,{TWO}\n"})
    assert set(findings) == {"CERT005"}
    assert ana.person.doubts
    (ana,), findings = gathered({"r.csv": f"Name,Attempt,suspend_data\nAna,2,{ONE}\nAna,1,{TWO}\n"})
    assert findings == []
    assert not ana.person.doubts


def test_one_address_of_two_people_is_a_doubt() -> None:
    (one,), findings = gathered({"r.csv": "Name,Email\nAna López,city@x.org\nLi Wei,city@x.org\n"})
    assert findings == ["CERT006"]
    assert one.person.doubts


@pytest.mark.parametrize("name", ["López, Ana", "ANA LOPEZ", "Ana María López", "Ana Lo\u0301pez"])
def test_a_name_may_be_written_otherwise_beside_the_same_address(name: str) -> None:
    (ana,), findings = gathered({"r.csv": f'Name,Email\nAna López,a@x.org\n"{name}",a@x.org\n'})
    assert findings == []
    assert not ana.person.doubts


def test_the_order_of_files_decides_nothing() -> None:
    files = {
        "a.csv": f"Name,Email,suspend_data\nAna,a@x.org,{ONE}\n",
        "b.csv": "Name,Email\nAna,b@x.org\n",
        "c.csv": "ID,Name\n17,Ana\n",
    }
    results = set()
    for order in permutations(files):
        people, _ = gathered({name: files[name] for name in order})
        results.add(tuple(sorted((tuple(one.person.emails), tuple(one.person.ids), bool(one.person.doubts)) for one in people)))
    assert results == {((("a@x.org",), (), True), (("b@x.org",), (), True))}


def test_a_number_joins_a_name_where_only_one_has_it() -> None:
    (ana,), findings = gathered({"a.csv": "Name,Email\nAna,a@x.org\n", "c.csv": "ID,Name\n17,Ana\n"})
    assert findings == []
    assert (ana.person.emails, ana.person.ids) == ({"a@x.org"}, {"17"})


def test_a_row_of_nobody_and_a_person_of_the_sheet_alone_are_told() -> None:
    people, findings = gathered({"r.csv": f"Name,suspend_data\nAna,{ONE}\n,{TWO}\n"}, {"room.csv": "name,plan\nEva,yes\n"})
    assert findings == ["CERT004", "CERT010"]
    assert [one.person.name for one in people] == ["Ana", "Eva"]


def test_signs_that_show_nothing_are_no_part_of_a_name() -> None:
    (ana,), _ = gathered({"r.csv": "Name,Email\n\u202eAna\u200b \u2066 L\u00f3pez\u2069,&#97;@x.org\n"})
    assert ana.person.name == "Ana López"
    assert ana.person.emails == {"a@x.org"}


@pytest.mark.parametrize(
    ("written", "met"),
    [
        ("28", True), ("27.9", False), ("27,9", False), ("28.0", True), ("28,0001", True), ("27.9999", False), ("32.5", True), ("0", False),
        ("28 hours", True), ("28h", True), ("28 / 32.5", True), ("٢٨", True), ("٢٧٫٩", False), ("", None), ("-", None),
    ],
)  # fmt: skip
def test_numbers_are_compared_exactly(written: str, met: bool | None) -> None:
    (ana,), findings = gathered({}, {"room.csv": f'name,attendance\nAna,"{written}"\n'})
    assert findings == []
    answer = ana.confirmed.get("attendance")
    assert (answer.met if answer else None) is met


@pytest.mark.parametrize("written", ["32.6", "yes", "28/30", "28 days", "85%", "-5", "15-Sep", "1e9", "28 28"])
def test_what_is_no_answer_counts_as_none(written: str) -> None:
    (ana,), findings = gathered({}, {"room.csv": f"name,attendance\nAna,{written}\n"})
    assert findings == ["CERT008"]
    assert ana.confirmed == {}


@pytest.mark.parametrize(
    ("written", "met"),
    [("yes", True), ("Sí", True), ("OUI", True), ("نعم", True), ("x", True), ("no", False), ("Não", False), ("لا", False)],
)
def test_yes_and_no_in_five_languages(written: str, met: bool) -> None:
    (ana,), findings = gathered({}, {"room.csv": f"name,plan\nAna,{written}\n"})
    assert findings == []
    assert ana.confirmed["plan"] is not None
    assert ana.confirmed["plan"].met is met


def test_two_sheets_that_differ_settle_nothing() -> None:
    (ana,), findings = gathered({}, {"a.csv": "name,plan\nAna,yes\n", "b.csv": "name,plan\nAna,no\n", "c.csv": "name,plan\nAna,yes\n"})
    assert findings == ["CERT009", "CERT009"]
    assert ana.confirmed == {"plan": None}
    (ana,), findings = gathered({}, {"a.csv": "name,attendance\nAna,29\n", "b.csv": "name,attendance\nAna,30\n"})
    assert findings == []


def test_many_people_are_gathered_in_good_time() -> None:
    text = "Name,Email,suspend_data\n" + "".join(f"Ana {n % 50},a{n}@x.org,{ONE}\n" for n in range(5000))
    started = time.perf_counter()
    people, findings = gathered({"r.csv": text})
    assert (len(people), findings) == (5000, [])
    # It takes about a second; comparing everybody with everybody would take minutes.
    assert time.perf_counter() - started < 30
