"""
Fixtures of the tests that drive a browser.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser

from tests.browser.building import build_zip, unzip
from tests.browser.stage import DESKTOP, Stage, running_chromium, staging
from tests.browser.walk import build_kind


# Two modules that stay as they are, so that what the tests count doesn't move whenever the sample course grows.
COURSES = Path(__file__).parents[1] / "courses"
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
    folder = tmp_path_factory.mktemp("mcr-tot")
    return unzip(build_zip(COURSES / "mcr-tot", folder / "built"), folder / "unzipped")


KindBuilder = Callable[[Path, str], Path]


@pytest.fixture(scope="session")
def kind_package(tmp_path_factory: pytest.TempPathFactory) -> KindBuilder:
    """Return what builds a module of the folder kinds with the interface in a language, each once."""

    @cache
    def built(kind: Path, language: str) -> Path:
        return build_kind(kind, language, tmp_path_factory.mktemp(f"{kind.stem}-{language}"))

    return built
