"""
The stage of SCORM 2004: what launches a package in the LMS of lms2004.html, and what that holds afterwards.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from playwright.sync_api import Frame

from tests.browser.stage import Stage


def launch(stage: Stage, package: Path, kept: Mapping[str, Any] | None = None, mode: str = "normal") -> Frame:
    """Frame *package* in the LMS page over what was *kept*; return the course's frame."""
    stage.folders["package"] = package
    if not stage.page.url.endswith("/browser/lms2004.html"):
        stage.page.goto(f"{stage.address}/browser/lms2004.html")
    stage.page.evaluate(
        "([address, kept, mode]) => player.launch(address, kept, mode)", [f"{stage.address}/package/index.html", kept, mode]
    )
    return stage.frame


def leave(stage: Stage) -> dict[str, Any]:
    left: dict[str, Any] = stage.page.evaluate("player.leave()")
    assert left["violations"] == []
    held: dict[str, Any] = left["held"]
    return held


def entries(held: Mapping[str, Any], array: str) -> list[dict[str, Any]]:
    found = held.get(array) or {}
    return list(found.values() if isinstance(found, dict) else found)
