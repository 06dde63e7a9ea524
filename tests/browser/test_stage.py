"""
The stage is a judge too: a small SCO written for this test does each thing wrong that the stage must notice.
"""

from __future__ import annotations

from pathlib import Path
from textwrap import dedent

import pytest
from playwright.sync_api import Browser, expect

from tests.browser.stage import NEW_LEARNER, Stage, staging


pytestmark = pytest.mark.browser

POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:"
GOOD = """
    const api = window.parent.API;
    api.LMSInitialize("");
    if (api.LMSGetValue("cmi.core.lesson_status") === "not attempted") api.LMSSetValue("cmi.core.lesson_status", "incomplete");
    document.querySelector("p").textContent = "Hello " + api.LMSGetValue("cmi.suspend_data");
    addEventListener("pagehide", () => {
      api.LMSSetValue("cmi.suspend_data", "again");
      api.LMSSetValue("cmi.core.session_time", "00:00:05");
      api.LMSSetValue("cmi.core.exit", "suspend");
      api.LMSCommit("");
      api.LMSFinish("");
    });
"""


def tiny(folder: Path, script: str = GOOD, markup: str = "") -> Path:
    page = f'<!doctype html><html lang="en"><head><meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="{POLICY}">'
    page += (
        f'<title>Tiny</title><link rel="icon" href="data:,"><script defer src="sco.js"></script></head><body><p></p>{markup}</body></html>'
    )
    (folder / "index.html").write_text(page, encoding="utf-8")
    (folder / "sco.js").write_text(dedent(script), encoding="utf-8")
    return folder


def test_a_clean_sco_is_played_left_and_resumed(stage: Stage, tmp_path: Path) -> None:
    frame = stage.launch(tiny(tmp_path))
    expect(frame.get_by_text("Hello")).to_be_visible()
    first = stage.leave()
    assert first.violations == []
    assert (first.status, first.held["suspend_data"], first.held["core"]["total_time"]) == ("incomplete", "again", "00:00:05")
    frame = stage.launch(tmp_path, first.held)
    expect(frame.get_by_text("Hello again")).to_be_visible()
    assert stage.leave().violations == []


@pytest.mark.parametrize(
    ("script", "markup", "trouble"),
    [
        (GOOD + "throw new Error('broken')", "", "broken"),
        (GOOD + "console.error('unhappy')", "", "unhappy"),
        (GOOD, "<script>alert(1)</script>", "Content Security Policy"),
        (GOOD, '<p style="color: red">', "Content Security Policy"),
        (GOOD, '<img alt="" src="missing.png">', "404"),
        (GOOD, '<img alt="" src="http://example.org/spy.png">', "example.org"),
        (GOOD + "document.location = 'http://example.org/'", "", "outside: http://example.org/"),
    ],
)
def test_trouble_is_noticed(chromium: Browser, tmp_path: Path, script: str, markup: str, trouble: str) -> None:
    with staging(chromium) as stage:
        stage.launch(tiny(tmp_path, script, markup))
        stage.page.wait_for_timeout(300)
        assert any(trouble in seen for seen in stage.unexpected()), stage.troubles


def test_a_sco_that_never_finishes_is_noticed(stage: Stage, tmp_path: Path) -> None:
    frame = stage.launch(tiny(tmp_path, GOOD.split("addEventListener", maxsplit=1)[0]))
    expect(frame.get_by_text("Hello")).to_be_visible()
    assert [violation["id"] for violation in stage.leave().violations] == ["finish-missing"]


def test_what_was_not_committed_is_not_held(stage: Stage, tmp_path: Path) -> None:
    frame = stage.launch(tiny(tmp_path, GOOD.replace('api.LMSCommit("");', "").replace('api.LMSFinish("");', "")))
    expect(frame.get_by_text("Hello")).to_be_visible()
    assert stage.leave().held["core"].get("lesson_status") == NEW_LEARNER["core"]["lesson_status"]


def test_a_refused_commit_is_told_and_nothing_is_held(stage: Stage, tmp_path: Path) -> None:
    frame = stage.launch(tiny(tmp_path))
    expect(frame.get_by_text("Hello")).to_be_visible()
    stage.refuse_saving()
    left = stage.leave()
    assert {violation["id"] for violation in left.violations} >= {"lms-error", "finish-missing"}
    assert left.held.get("suspend_data", "") == ""


def test_a_package_is_opened_without_an_lms(stage: Stage, tmp_path: Path) -> None:
    frame = stage.open_package(tiny(tmp_path, "document.querySelector('p').textContent = String(window.API)"))
    expect(frame.get_by_text("undefined")).to_be_visible()
