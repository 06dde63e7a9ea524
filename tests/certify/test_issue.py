"""
Issuing: once to each who earned it, to nobody else, whatever the order of files and runs.
"""

from __future__ import annotations

from dataclasses import replace
from itertools import permutations

import pytest

from clic_scorm.certify.award import Award, Issued, Judgement
from clic_scorm.certify.gather import Evidence
from clic_scorm.certify.issue import Desk, issue
from clic_scorm.certify.lists import as_csv, as_html, states
from clic_scorm.certify.paper import Condition
from clic_scorm.certify.people import Person
from clic_scorm.certify.register import Entry, Register
from clic_scorm.rules import Truth
from tests.certify.test_register import KEY


COMPLETION = Award("completion", "Certificate of completion", 24)
PARTICIPATION = Award("participation", "Certificate of participation")
DESK = Desk("mcr-tot", "Making Cities Resilient", "1.2.0", "en", "2026-11-26", KEY)
EARNED = Judgement(Truth.MET, (Condition("All pages seen"),))


def person(name: str, email: str = "", number: str = "") -> Evidence:
    return Evidence(Person(name, {email} if email else set(), {number} if number else set()))


def run(
    people: list[Evidence], register: Register | None = None, judgement: Judgement = EARNED, desk: Desk = DESK
) -> tuple[Issued, Register, list[str]]:
    issued, after, findings = issue(desk, (COMPLETION,), people, lambda _award, _one: judgement, register or Register())
    return issued, after, [item.code.id for item in findings]


def what(issued: Issued) -> list[tuple[str, str, str]]:
    return [(line.name, line.state, line.number) for line in issued.lines]


ANA, LI = person("Ana López", "a@x.org"), person("Li Wei", "l@x.org")


def test_a_second_run_prints_the_same_and_issues_nothing() -> None:
    first, register, _ = run([LI, ANA])
    assert what(first) == [("Ana López", "issued", "MCR-TOT-2026-0001"), ("Li Wei", "issued", "MCR-TOT-2026-0002")]
    later = replace(DESK, day="2027-06-01")
    second, again, findings = run([ANA, LI], register, desk=later)
    assert again == register
    assert second.papers == first.papers
    assert findings == []
    assert [line.state for line in second.lines] == ["kept", "kept"]
    assert second.papers[0].until == "2028-11-26"


def test_whoever_comes_later_gets_the_next_number() -> None:
    _, register, _ = run([LI])
    issued, _, _ = run([ANA, LI], register, desk=replace(DESK, day="2027-01-02"))
    assert what(issued) == [("Ana López", "issued", "MCR-TOT-2027-0001"), ("Li Wei", "kept", "MCR-TOT-2026-0001")]


@pytest.mark.parametrize(("truth", "state"), [(Truth.UNMET, "missing"), (Truth.UNDECIDED, "undecided")])
def test_nothing_is_issued_before_the_whole_rule_is_met(truth: Truth, state: str) -> None:
    issued, register, _ = run([ANA], judgement=Judgement(truth, missing=("Quiz",), open=("Hours",)))
    assert issued.papers == ()
    assert register == Register()
    assert [(line.state, line.reasons) for line in issued.lines] == [(state, ("Quiz", "Hours"))]


def test_a_doubt_or_no_name_keeps_a_certificate_back() -> None:
    doubtful = person("Ana", "a@x.org")
    doubtful.person.doubts.append("two rows")
    issued, register, _ = run([doubtful, person("", "b@x.org")])
    assert issued.papers == ()
    assert register == Register()
    assert [line.state for line in issued.lines] == ["undecided", "doubtful"]


def test_whoever_has_one_keeps_it_though_later_records_say_less() -> None:
    _, register, _ = run([ANA])
    issued, after, _ = run([ANA], register, judgement=Judgement(Truth.UNMET, missing=("Quiz",)))
    assert what(issued) == [("Ana López", "kept", "MCR-TOT-2026-0001")]
    assert issued.papers == ()
    assert after == register


def test_another_name_is_told_and_not_printed() -> None:
    _, register, _ = run([ANA])
    issued, after, findings = run([person("Ana Lopes", "a@x.org")], register)
    assert (what(issued), findings) == ([("Ana Lopes", "renamed", "MCR-TOT-2026-0001")], ["CERT013"])
    assert issued.papers == ()
    assert after == register
    # The same name with another accent is the same name.
    issued, _, findings = run([person("ana lopez", "a@x.org")], register)
    assert (what(issued), findings) == ([("ana lopez", "kept", "MCR-TOT-2026-0001")], [])


def test_a_withdrawn_one_is_replaced_only_when_asked() -> None:
    _, register, _ = run([ANA])
    register = register.added(Entry("withdrawn", "MCR-TOT-2026-0001", "2027-01-05"))
    issued, after, _ = run([ANA], register)
    assert (what(issued), issued.papers, after) == ([("Ana López", "withdrawn", "MCR-TOT-2026-0001")], (), register)
    issued, after, _ = run([ANA], register, desk=replace(DESK, reissued=("MCR-TOT-2026-0001",)))
    assert what(issued) == [("Ana López", "issued", "MCR-TOT-2026-0002")]
    issued, again, _ = run([ANA], after, desk=replace(DESK, reissued=("MCR-TOT-2026-0001",)))
    assert (what(issued), again) == ([("Ana López", "kept", "MCR-TOT-2026-0002")], after)


def test_each_award_has_numbers_of_its_own() -> None:
    issued, register, _ = issue(DESK, (COMPLETION, PARTICIPATION), [ANA], lambda _award, _one: EARNED, Register())
    assert [paper.number for paper in issued.papers] == ["MCR-TOT-2026-0001", "MCR-TOT-2026-0002"]
    assert [entry.until for entry in register.entries] == ["2028-11-26", ""]


NAME_ALONE, BY_ADDRESS, BY_NUMBER = person("Ana López"), person("Ana López", "a@x.org"), person("Ana López", "", "17")


@pytest.mark.parametrize("order", list(permutations((NAME_ALONE, BY_ADDRESS, BY_NUMBER), 2)))
def test_one_name_told_in_two_ways_is_never_issued_twice(order: tuple[Evidence, Evidence]) -> None:
    _, register, _ = run([order[0]])
    issued, after, _ = run([order[1]], register)
    assert [line.state for line in issued.lines] == ["doubtful"]
    assert issued.papers == ()
    assert after == register


def test_two_addresses_of_one_name_are_two_people() -> None:
    _, register, _ = run([BY_ADDRESS])
    issued, _, _ = run([BY_ADDRESS, person("Ana López", "b@x.org")], register)
    assert [line.state for line in issued.lines] == ["kept", "issued"]
    assert issued.papers[0].code != issued.papers[1].code


def test_a_name_alone_is_known_again_by_its_name() -> None:
    _, register, _ = run([NAME_ALONE])
    issued, after, _ = run([NAME_ALONE], register)
    assert what(issued) == [("Ana López", "kept", "MCR-TOT-2026-0001")]
    assert after == register
    issued, after, _ = run([NAME_ALONE, person("Ana López", "b@x.org")], register)
    assert {line.state for line in issued.lines} == {"doubtful"}
    assert after == register


@pytest.mark.parametrize("language", ["en", "es", "ar"])
def test_lists_name_everybody_and_calculate_nothing(language: str) -> None:
    hostile = person("=cmd|'x'!A0 <script>", "a@x.org")
    issued, _, _ = run([hostile, LI], judgement=Judgement(Truth.UNMET, missing=("Quiz “<b>”", "+1")))
    table = as_csv(issued.lines, language).decode("utf-8-sig").splitlines()
    assert len(table) == 3
    assert table[1].startswith("'=cmd")
    page = as_html(issued.lines, "Clean <water>", language, "2026-11-26")
    assert "<script" not in page
    assert "Li Wei" in page
    assert states(language)["missing"] in page
