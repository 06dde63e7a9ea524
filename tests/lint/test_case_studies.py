"""
A case study and an assessment need no objectives of their own; a module among others does.
"""

from __future__ import annotations

from types import MappingProxyType

import pytest

from clic_scorm.authoring.read import read
from clic_scorm.authoring.sources import Sources
from clic_scorm.lint import course_codes
from clic_scorm.lint.coverage import without_objectives
from clic_scorm.lint.subject import subject_of


MODULE = "---\nobjectives:\n  {name}-o1: Name a hazard [remember]\n---\n# {name}\nText.\n"
QUESTION = b"\n### Is a river a hazard? {#river objective=a-o1}\n\nAnswer: true\n"


@pytest.mark.parametrize(("folder", "codes"), [("cases", []), ("assessments", []), ("modules", [course_codes.NO_OBJECTIVES.id])])
def test_objectives(folder: str, codes: list[str]) -> None:
    files = {
        "course.yml": b"clic: 1\nid: demo\ntitle: Demo\nversion: 1\nmodules: [a, b, town]\n",
        "modules/a.md": MODULE.format(name="a").encode(),
        "modules/b.md": MODULE.format(name="b").encode(),
        f"{folder}/town.md": b"# A town\nWhat happened.\n" + (QUESTION if folder == "assessments" else b""),
    }
    reading, _ = read(Sources("demo", MappingProxyType(files)))
    assert reading is not None
    assert [item.code.id for item in without_objectives(subject_of(reading.course, files))] == codes
