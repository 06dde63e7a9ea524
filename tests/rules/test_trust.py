"""
What stands behind a certificate is told where it is little, once, and at its line.
"""

from __future__ import annotations

from types import MappingProxyType

import pytest

from clic_scorm.authoring.sources import Sources
from clic_scorm.diagnostics import Severity, Span
from clic_scorm.pipeline import Wish, check_sources


SETTINGS = """\
clic: 1
id: water
title: Clean water
version: 1
modules: [m01, final, kisumu]
targets: [web]
learner:
  region: {{ask: Where do you work?, of: [ca, af]}}
confirmed:
  plan: {{text: Plan read, by: facilitator}}
findings:
  LOSS: {{severity: ignore, because: It is not asked here.}}
  CRS: {{severity: ignore, because: It is not asked here.}}
lms:
  {lms}
certificates:
  one:
    title: One
    requires: {one}
  two:
    title: Two
    requires: {two}
"""
MODULE = """\
# Water
## Wells {#wells}
Wells need a cover.
## Walk {.activity #walk type=declaration}
Go.
## Talk {.activity #talk type=forum}
Say.
## Check {.quiz #check pass=50%}
### Why? {#q1}
- [x] so
- [ ] not so
"""
FINAL = "---\npass: 75%\n---\n# Final {#final}\n## Why? {#qf}\n- [x] so\n- [ ] not so\n"
CASE = "---\ntags: {region: [ca, af]}\ndone-when: pages\n---\n# Kisumu\n## Story {#story}\nText.\n"
PLAIN = "[viewed: wells]"


def found(one: str, two: str = PLAIN, lms: str = "passed: one") -> list[tuple[str, int]]:
    settings = SETTINGS.format(one=one, two=two, lms=lms)
    files = {"assessments/final.md": FINAL, "cases/kisumu.md": CASE, "course.yml": settings, "modules/m01.md": MODULE}
    result = check_sources(Sources("course", MappingProxyType({name: text.encode() for name, text in files.items()})), (), Wish())
    grave = [item.code.id for item in result.findings if item.severity is Severity.ERROR]
    assert set(grave) <= {"TRUST002"}, [item.message for item in result.findings]
    return [(item.code.id, item.where.line) for item in result.findings if item.code.family == "TRUST" and isinstance(item.where, Span)]


ONE, TWO = 17, 20


@pytest.mark.parametrize(
    ("one", "expected"),
    [
        ("[viewed: wells]", []),
        ("[declared: walk]", [("TRUST002", ONE)]),
        ("[done: walk]", [("TRUST002", ONE)]),
        ("[declared: [walk, talk]]", [("TRUST002", ONE)]),
        ("[any: [{declared: walk}, {passed: check}]]", [("TRUST002", ONE)]),
        ("[all: [{declared: walk}, {passed: check}]]", []),
        ("[at_least: {n: 2, of: [{declared: walk}, {declared: talk}, {passed: check}]}]", [("TRUST002", ONE)]),
        ("[at_least: {n: 3, of: [{declared: walk}, {declared: talk}, {passed: check}]}]", []),
        ("[declared: walk, confirmed: plan]", []),
        ("[any: [{declared: walk}, {confirmed: plan}]]", [("TRUST002", ONE)]),
        # A quiz of a module is practice; the final decides.
        ("[passed: check]", []),
        ("[passed: final]", [("TRUST003", ONE)]),
        ("[done: final, viewed: wells]", [("TRUST003", ONE)]),
        ("[passed: final, confirmed: plan]", []),
        ("[passed: final, any: [{confirmed: plan}, {viewed: wells}]]", [("TRUST003", ONE)]),
        ("[any: [{passed: final}, {confirmed: plan}]]", []),
        ("[any: [{passed: final}, {viewed: wells}]]", []),
        ("[passed: {quiz: final, attempts: 1}, viewed: wells]", [("TRUST003", ONE)]),
        ("[score: 60%]", []),
        # What is asked of a learner decides which case study counts, and not whether.
        ("[done: {cases: 1, where: region is learner.region}]", []),
    ],
)
def test_a_certificate_is_worth_what_stands_behind_it(one: str, expected: list[tuple[str, int]]) -> None:
    assert found(one) == expected


def test_a_final_is_told_once_for_a_course_and_words_alone_for_each_certificate() -> None:
    assert found("[passed: final]", "[passed: final, viewed: wells]") == [("TRUST003", ONE)]
    assert found("[declared: walk]", "[declared: talk]") == [("TRUST002", ONE), ("TRUST002", TWO)]


@pytest.mark.parametrize(
    ("one", "lms", "expected"),
    [
        ("[viewed: wells, confirmed: plan]", "{passed: one, while-waiting: passed}", True),
        ("[viewed: wells, all: [{confirmed: plan}, {done: check}]]", "{passed: one, while-waiting: passed}", True),
        ("[viewed: wells, confirmed: plan]", "{passed: one, while-waiting: completed}", False),
        ("[viewed: wells, confirmed: plan]", "{passed: one}", False),
        # Nothing waits: another way leads there without a person, and until then the package's own part is not met.
        ("[any: [{viewed: wells}, {confirmed: plan}]]", "{passed: one, while-waiting: passed}", False),
        # The certificate that waits is not the one that “passed” means.
        ("[viewed: wells, confirmed: plan]", "{passed: two, while-waiting: passed}", False),
        ("[viewed: wells]", "{passed: one, while-waiting: passed}", False),
    ],
)
def test_passed_before_anybody_has_confirmed_is_told_where_it_is_written(one: str, lms: str, expected: bool) -> None:
    inner = lms.strip("{}").replace(", ", "\n  ")
    where = 16
    found_there = found(one, lms=inner)
    assert found_there == ([("TRUST001", where)] if expected else [])
