"""
The Python of the environment that holds the learning management systems.
"""

from __future__ import annotations

from pathlib import Path

import pytest


ROOT = Path(__file__).parents[2]
PYTHON = ROOT / ".venv-lms" / "bin" / "python"
COMMAND = "make setup-lms"


def lms_python() -> str:
    """Return the interpreter; fail with the command to run where the environment is missing."""
    if not PYTHON.exists():
        pytest.fail(f"The learning management systems are not installed. Run: {COMMAND}", pytrace=False)
    return str(PYTHON)
