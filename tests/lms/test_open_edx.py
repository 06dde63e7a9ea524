"""
The sample course is imported by the Open edX SCORM xblock, which then reads a learner's session as the platform would.
"""

from __future__ import annotations

import json
import subprocess
import zipfile
from pathlib import Path
from typing import Any

import pytest

from clic_scorm.model import Course, Quiz
from tests.browser.building import build_zip
from tests.browser.conftest import COURSES, Opener
from tests.browser.learner import Learner, read_course, rightly
from tests.lms.lms_python import lms_python


pytestmark = pytest.mark.lms
HERE = Path(__file__).parent


@pytest.fixture(scope="module")
def course() -> Course:
    return read_course(COURSES / "mcr-tot")


def imported(package: Path, folder: Path, written: list[list[str]]) -> dict[str, Any]:
    """Import *package* and replay what was written; return what the block made of it."""
    command = [lms_python(), str(HERE / "import_xblock.py"), str(package), str(folder)]
    done = subprocess.run(command, input=json.dumps(written), capture_output=True, text=True, timeout=60)
    assert done.returncode == 0, done.stderr
    report: dict[str, Any] = json.loads(done.stdout)
    return report


def test_the_package_is_imported_whole(course_zip: Path, tmp_path: Path, course: Course) -> None:
    report = imported(course_zip, tmp_path, [])
    assert (report["version"], report["entry"], report["entry_exists"]) == ("SCORM_12", "index.html", True)
    with zipfile.ZipFile(course_zip) as archive:
        assert report["members"] == sorted(archive.namelist())
    assert report["warnings"] == []
    assert course.title in report["navigation"]


def test_a_session_is_read_as_a_pass(open_stage: Opener, course_package: Path, course_zip: Path, tmp_path: Path, course: Course) -> None:
    stage = open_stage()
    learner = Learner(stage.launch(course_package), course)
    units = list(course.units)
    for unit, following in zip(units, [*units[1:], None], strict=True):
        if isinstance(unit, Quiz):
            learner.take(unit, rightly)
        if following:
            learner.go_on(following)
    written = [call["parameters"] for call in stage.leave().calls if call["name"] == "LMSSetValue"]
    report = imported(course_zip, tmp_path, written)
    assert (report["lesson_status"], report["success_status"], report["lesson_score"]) == ("completed", "passed", 1.0)
    grades = [data for event, data in report["published"] if event == "grade"]
    assert grades[-1] == {"value": 100.0, "max_value": 100.0}


def test_a_package_of_scorm_2004_is_imported_and_its_report_read_as_a_pass(tmp_path: Path, course: Course) -> None:
    package = build_zip(COURSES / "mcr-tot", tmp_path / "built", "scorm2004")
    # In the order in which the adapter reports: score before status.
    written = [
        ["cmi.completion_status", "incomplete"], ["cmi.score.min", "0"], ["cmi.score.max", "100"], ["cmi.score.raw", "90"],
        ["cmi.score.scaled", "0.9"], ["cmi.success_status", "passed"], ["cmi.completion_status", "completed"],
    ]  # fmt: skip
    report = imported(package, tmp_path / "unpacked", written)
    assert (report["version"], report["entry"], report["entry_exists"]) == ("SCORM_2004", "index.html", True)
    assert report["warnings"] == []
    assert course.title in report["navigation"]
    assert (report["lesson_status"], report["success_status"], report["lesson_score"]) == ("completed", "passed", 0.9)
