"""
What every suite shares: counts that depend on CI, and a line for each suite at the end.
"""

from __future__ import annotations

import os
import time
from collections import defaultdict
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings


FULL = os.environ.get("CI", "").lower() in ("1", "true")

# Fixed seeds, so that a run says of a change what the last run said of the one before; HUNT=1 takes other seeds each time.
HUNT = bool(os.environ.get("HUNT"))
_COMMON = {
    "deadline": None,
    "derandomize": not HUNT,
    "print_blob": True,
    "suppress_health_check": [HealthCheck.too_slow, HealthCheck.data_too_large],
}
settings.register_profile("full", max_examples=500, **_COMMON)  # type: ignore[arg-type]  # a mapping of keywords
settings.register_profile("tenth", max_examples=50, **_COMMON)  # type: ignore[arg-type]  # a mapping of keywords
settings.load_profile("full" if FULL else "tenth")

_ROOT = Path(__file__).parent
_COUNTS: dict[str, int] = defaultdict(int)
_SECONDS: dict[str, float] = defaultdict(float)
_NOTES: dict[str, str] = {}
_STARTED = time.perf_counter()


def note(suite: str, text: str) -> None:
    """
    Keep a line that a suite wants to have printed at the end.
    """
    _NOTES[suite] = text


def pytest_runtest_logreport(report: pytest.TestReport) -> None:
    suite = report.nodeid.split("::")[0].removeprefix("tests/").rpartition("/")[0] or "tests"
    _SECONDS[suite] += report.duration
    if report.when == "call":
        _COUNTS[suite] += 1


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    terminalreporter.section("suites")
    for suite in sorted(_COUNTS):
        terminalreporter.write_line(f"{suite:24} {_COUNTS[suite]:5} tests {_SECONDS[suite]:8.1f} s")
    for suite in sorted(_NOTES):
        terminalreporter.write_line(f"{suite}: {_NOTES[suite]}")
