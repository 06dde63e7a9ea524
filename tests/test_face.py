"""
The public face, as a script uses it.
"""

from __future__ import annotations

from pathlib import Path

import pytest

import clic_scorm
from tests.pipeline.test_build import MODULE, make


def test_load_build_and_check(tmp_path: Path) -> None:
    folder = make(tmp_path / "course", MODULE)
    course, findings = clic_scorm.load(folder)
    assert isinstance(course, clic_scorm.Course)
    assert [unit.id for unit in course.units] == ["first", "check"]
    assert findings == ()
    result = clic_scorm.build(folder, targets=["scorm12"], out=tmp_path / "out")
    path = result.products[0].path
    assert path is not None
    assert clic_scorm.check(path) == ()
    assert clic_scorm.check(folder) == ()


def test_trouble_is_a_finding_or_a_clic_error(tmp_path: Path) -> None:
    course, findings = clic_scorm.load(make(tmp_path / "course", MODULE.replace("[x]", "[ ]")))
    assert course is not None
    assert isinstance(findings[0], clic_scorm.Diagnostic)
    with pytest.raises(clic_scorm.ClicError):
        clic_scorm.load(tmp_path / "nowhere")
    with pytest.raises(AttributeError):
        _ = clic_scorm.nothing
