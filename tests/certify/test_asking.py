"""
What a facilitator's sheet has to ask for, wherever in a certificate's rule it stands.
"""

from __future__ import annotations

from types import MappingProxyType

import pytest

from clic_scorm.authoring.read import read
from clic_scorm.authoring.sources import Sources
from clic_scorm.certify.asking import Asker, unconfirmed
from clic_scorm.rules import Record, Truth
from clic_scorm.rules.lower import lower_certificate


SETTINGS = """clic: 1
id: demo
title: Demo
version: 1
modules: [m01]
confirmed:
  seen: {{text: Plan seen, by: facilitator}}
  room: {{text: In the room, by: facilitator}}
certificates:
  completion: {{title: Certificate, requires: {rule}}}
"""


def sources(rule: str) -> Sources:
    files = {"course.yml": SETTINGS.format(rule=rule), "modules/m01.md": "# One\nText.\n"}
    return Sources("demo", MappingProxyType({name: text.encode() for name, text in files.items()}))


@pytest.mark.parametrize(("rule", "asked"), [
    ("[{viewed: m01}]", []),
    ("[{confirmed: room}]", ["room"]),
    ("[{confirmed: [room, seen]}]", ["seen", "room"]),
    ("[{any: [{confirmed: seen}, {time: 5}]}, {confirmed: room}]", ["seen", "room"]),
    ("[{all: [{any: [{viewed: m01}, {at_least: {n: 1, of: [{confirmed: seen}]}}]}]}]", ["seen"]),
])  # fmt: skip
def test_all_that_a_person_has_a_say_in_is_asked(rule: str, asked: list[str]) -> None:
    reading, findings = read(sources(rule))
    assert [item.message for item in findings] == []
    assert reading is not None
    assert [one.id for one in unconfirmed(reading.course)] == asked


@pytest.mark.parametrize(("said", "seconds", "truth"), [
    ({}, 0, Truth.UNDECIDED), ({"seen": True}, 0, Truth.MET), ({"seen": False}, 0, Truth.UNMET),
    ({"seen": False}, 299, Truth.UNMET), ({"seen": False}, 300, Truth.MET), ({}, 300, Truth.MET),
])  # fmt: skip
def test_one_of_two_ways_is_enough(said: dict[str, bool], seconds: int, truth: Truth) -> None:
    reading, _ = read(sources("[{any: [{confirmed: seen}, {time: 5}]}]"))
    assert reading is not None
    (certificate,) = reading.course.certificates
    rule, findings = lower_certificate(reading.course, reading.numbers, certificate)
    assert rule is not None, findings
    decide = Asker(reading.course, reading.numbers).decide(certificate, rule)
    assert decide(Record(seconds=seconds), said)[0] is truth
