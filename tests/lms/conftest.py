"""
Fixtures of the tests that run learning management systems which we did not write.
"""

from __future__ import annotations

import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.browser.building import build_zip
from tests.browser.conftest import COURSES, chromium, course_package, open_stage
from tests.lms.lms_python import lms_python


__all__ = ["chromium", "course_package", "open_stage"]
HERE = Path(__file__).parent


@pytest.fixture(scope="session")
def course_zip(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample course as the zip that an administrator uploads."""
    return build_zip(COURSES / "mcr-tot", tmp_path_factory.mktemp("zip"))


@pytest.fixture(scope="session")
def scormhost(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A running scormhost: its address."""
    data = tmp_path_factory.mktemp("scormhost")
    with (data / "log.txt").open("wb") as log:
        command = [lms_python(), str(HERE / "serve_scormhost.py"), str(data / "data")]
        server = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=log, text=True)
        assert server.stdout is not None
        port = server.stdout.readline().strip()
        try:
            assert port, (data / "log.txt").read_text(encoding="utf-8")
            yield f"http://127.0.0.1:{port}"
        finally:
            server.terminate()
            server.wait(timeout=20)
            server.stdout.close()
