"""
The sample course is imported into scormhost and taken there: the LMS stores status, score and every answer.
"""

from __future__ import annotations

import re
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import APIRequestContext, Browser, ConsoleMessage, FilePayload, Frame, Page, expect

from clic_scorm.model import Course, Quiz
from tests.browser.conftest import COURSES
from tests.browser.learner import Learner, read_course, rightly, wrongly


pytestmark = pytest.mark.lms
STAFF = {"email": "admin@clic-scorm.org", "username": "admin", "password": "correct horse", "display_name": "Administrator"}


@pytest.fixture(scope="module")
def course() -> Course:
    return read_course(COURSES / "mcr-tot")


@pytest.fixture(scope="module")
def imported(chromium: Browser, scormhost: str, course_zip: Path) -> dict[str, Any]:
    """Register the administrator, upload the zip; return what the LMS says of it."""
    context = chromium.new_context()
    try:
        registered = context.request.post(f"{scormhost}/api/auth/register", data=STAFF)
        assert registered.ok, registered.text()
        parts: FilePayload = {"name": course_zip.name, "mimeType": "application/zip", "buffer": course_zip.read_bytes()}
        uploaded = context.request.post(f"{scormhost}/api/packages", multipart={"file": parts})
        assert uploaded.status == 201, uploaded.text()
        said: dict[str, Any] = uploaded.json()
        return said
    finally:
        context.close()


def stored(request: APIRequestContext, address: str, package: str) -> dict[str, str]:
    """Return what the LMS has stored for this learner."""
    answer = request.get(f"{address}/api/scorm/{package}/cmi?launch=index.html")
    elements: dict[str, str] = answer.json()["elements"]
    return elements


def launch(page: Page, address: str, package: str) -> Frame:
    page.goto(f"{address}/packages/{package}")
    handle = page.wait_for_selector("#scormhost-content")
    frame = handle.content_frame() if handle else None
    assert frame is not None
    frame.wait_for_selector("main h1")
    return frame


def test_the_manifest_is_read(imported: dict[str, Any], course: Course) -> None:
    manifest = imported["manifest"]
    assert manifest["title"] == course.title
    assert manifest["schema_version"] == "1.2"
    assert [entry["href"] for entry in manifest["launches"]] == ["index.html"]


def _is_icon(note: ConsoleMessage) -> bool:
    return note.location["url"].endswith("/favicon.ico")


def test_a_learner_fails_comes_back_and_passes(chromium: Browser, scormhost: str, imported: dict[str, Any], course: Course) -> None:
    package = imported["id"]
    first, last = course.quizzes
    context = chromium.new_context()
    context.set_default_timeout(10_000)
    troubles: list[str] = []
    # The LMS's own pages have no icon; what the package lacks would be another address.
    context.on("console", lambda note: troubles.append(note.text) if note.type == "error" and not _is_icon(note) else None)
    try:
        page = context.new_page()
        learner = Learner(launch(page, scormhost, package), course)
        learner.read_up_to(first)
        learner.take(first, wrongly)
        page.goto(f"{scormhost}/")
        expect(page.get_by_text(course.title)).to_be_visible()
        seen = stored(context.request, scormhost, package)
        assert (seen["cmi.core.lesson_status"], seen["cmi.core.score.raw"]) == ("incomplete", "0")

        learner = Learner(launch(page, scormhost, package), course)
        learner.stands_at(first)
        learner.try_again()
        learner.take(first, rightly)
        for unit in course.units[course.units.index(first) + 1 : course.units.index(last) + 1]:
            learner.go_on(unit)
        learner.take(last, rightly)
        page.goto(f"{scormhost}/")
        expect(page.get_by_text(course.title)).to_be_visible()
        seen = stored(context.request, scormhost, package)
        assert (seen["cmi.core.lesson_status"], Decimal(seen["cmi.core.score.raw"])) == ("passed", Decimal(100))
        assert re.fullmatch(r"\d{2,4}:\d\d:\d\d(\.\d\d)?", seen["cmi.core.session_time"])
        assert_interactions(seen, first, last)
        assert troubles == []
    finally:
        context.close()


def assert_interactions(seen: dict[str, str], first: Quiz, last: Quiz) -> None:
    """Every submitted answer is there once, in order; this LMS has no `_count`, so the base comes from the course's own state."""
    results = {int(name.split(".")[2]): value for name, value in seen.items() if re.fullmatch(r"cmi\.interactions\.\d+\.result", name)}
    assert sorted(results) == list(range(2 * len(first.questions) + len(last.questions)))
    failed = len(first.questions)
    assert [results[number] for number in sorted(results)] == ["wrong"] * failed + ["correct"] * (len(results) - failed)
