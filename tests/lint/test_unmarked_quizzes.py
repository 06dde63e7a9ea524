"""
A rule that asks for a quiz to be passed, where the quiz has no pass mark, is met by whoever hands it in: that is told for every rule of a course.
"""

from __future__ import annotations

from types import MappingProxyType

import pytest

from clic_scorm.authoring.read import read
from clic_scorm.authoring.sources import Sources
from clic_scorm.lint.assessment import no_pass_mark
from clic_scorm.lint.subject import subject_of


SETTINGS = "clic: 1\nid: demo\ntitle: Demo\nversion: 1\nmodules: [m01]\n"
MODULE = """# Water
## Check {.quiz #check pass=60%}
### Is it? {#is}
Answer: true
## Plain {.quiz #plain}
### Is rain wet? {#rain}
Answer: true
## Views {.quiz #views ungraded}
### Are clouds wet? {#clouds}
Answer: true
"""
CERTIFICATE = "certificates:\n  paper: {{title: Paper, requires: [{}]}}\n"


@pytest.mark.parametrize(
    ("rule", "told"),
    [
        ("completion: {requires: [{passed: plain}]}\n", [("the completion rule", "Plain")]),
        (CERTIFICATE.format("{passed: plain}"), [("“Paper”", "Plain")]),
        (CERTIFICATE.format("{any: [{viewed: m01}, {passed: {quiz: views}}]}"), [("“Paper”", "Views")]),
        # A group means what is graded.
        (CERTIFICATE.format("{passed: {each: module quizzes}}"), [("“Paper”", "Plain")]),
        (CERTIFICATE.format("{passed: check}"), []),
        (CERTIFICATE.format("{done: views}"), []),
    ],
)
def test_a_quiz_without_a_mark(rule: str, told: list[tuple[str, str]]) -> None:
    files = {"course.yml": (SETTINGS + rule).encode(), "modules/m01.md": MODULE.encode()}
    reading, _ = read(Sources("demo", MappingProxyType(files)))
    assert reading is not None
    found = list(no_pass_mark(subject_of(reading.course, files)))
    assert [(item.values["rule"], item.values["title"]) for item in found if item.code.slug == "required-quiz-without-pass-mark"] == told
