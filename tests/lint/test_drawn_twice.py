"""
A question that two assessments draw from one bank is one question; the same words in two banks are two.
"""

from __future__ import annotations

from types import MappingProxyType

import pytest

from clic_scorm.authoring.read import read
from clic_scorm.authoring.sources import Sources
from clic_scorm.lint import question_codes
from clic_scorm.lint.patterns import twice
from clic_scorm.lint.subject import subject_of


DRAW = "---\ndraw: [{{from: {bank}, pick: 1}}]\n---\n# {title}\n"
BANK = "# Bank\n\n### Is a river a hazard? {#river}\n\nAnswer: true\n\n### Is a roof one? {#roof}\n\nAnswer: false\n"


@pytest.mark.parametrize(("second", "codes"), [("one", []), ("two", [question_codes.SAME_QUESTION.id] * 2)])
def test_before_and_after(second: str, codes: list[str]) -> None:
    files = {
        "course.yml": b"clic: 1\nid: demo\ntitle: Demo\nversion: 1\nmodules: [before, after]\n",
        "assessments/before.md": DRAW.format(bank="one", title="Before").encode(),
        "assessments/after.md": DRAW.format(bank=second, title="After").encode(),
        "banks/one.md": BANK.encode(),
        **({"banks/two.md": BANK.encode()} if second == "two" else {}),
    }
    reading, findings = read(Sources("demo", MappingProxyType(files)))
    assert reading is not None
    assert findings == ()
    assert [item.code.id for item in twice(subject_of(reading.course, files))] == codes
