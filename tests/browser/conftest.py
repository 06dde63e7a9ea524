"""
Fixtures of the tests that drive a browser.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser

from tests.browser.building import build_package
from tests.browser.stage import DESKTOP, Stage, running_chromium, staging


COURSES = Path(__file__).parents[2] / "courses"
Opener = Callable[..., Stage]


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    with running_chromium() as browser:
        yield browser


@pytest.fixture
def open_stage(chromium: Browser) -> Iterator[Opener]:
    """
    Open stages; when the test is over, none of them may have seen trouble or a violation that the test did not expect.
    """
    opened: list[Stage] = []
    with ExitStack() as stack:

        def open_one(size: tuple[int, int] = DESKTOP, **options: Any) -> Stage:
            stage = stack.enter_context(staging(chromium, size, **options))
            opened.append(stage)
            return stage

        yield open_one
        for stage in opened:
            assert stage.unexpected() == []


@pytest.fixture
def stage(open_stage: Opener) -> Stage:
    return open_stage()


@pytest.fixture(scope="session")
def course_package(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample course, built by the command and unzipped."""
    return build_package(COURSES / "mcr-tot", tmp_path_factory.mktemp("mcr-tot"))
