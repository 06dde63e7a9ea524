from __future__ import annotations

import pytest

CLOSING_LINES = pytest.StashKey[list[str]]()


def pytest_configure(config: pytest.Config) -> None:
    config.stash[CLOSING_LINES] = []


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    for line in terminalreporter.config.stash[CLOSING_LINES]:
        terminalreporter.write_line(line)
