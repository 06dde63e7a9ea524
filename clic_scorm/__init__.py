"""
Compile courses written in Markdown into packages that a learning management system imports.

    import clic_scorm

    course, findings = clic_scorm.load("courses/mcr-tot")
    result = clic_scorm.build("courses/mcr-tot", targets=["scorm12"], out="build")
    findings = clic_scorm.check("build/mcr-tot-0.1.0/mcr-tot-0.1.0-en-scorm12.zip")
"""

from __future__ import annotations

from typing import TYPE_CHECKING


if TYPE_CHECKING:
    from clic_scorm.diagnostics import ClicError, Diagnostic
    from clic_scorm.face import build, check, load
    from clic_scorm.model import Course

__version__ = "0.1.0"
__all__ = ["ClicError", "Course", "Diagnostic", "__version__", "build", "check", "load"]

_HOMES = {
    "ClicError": "clic_scorm.diagnostics",
    "Course": "clic_scorm.model",
    "Diagnostic": "clic_scorm.diagnostics",
    "build": "clic_scorm.face",
    "check": "clic_scorm.face",
    "load": "clic_scorm.face",
}


def __getattr__(name: str) -> object:
    """
    Load a name of the face when it is first asked for, so that `clic-scorm --help` need not wait for it.
    """
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from importlib import import_module  # see above: start-up time

    return getattr(import_module(_HOMES[name]), name)
