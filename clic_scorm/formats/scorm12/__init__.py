"""
SCORM 1.2: one SCO that holds the whole course.
"""

from collections.abc import Mapping
from dataclasses import replace

from clic_scorm.formats.base import Tells
from clic_scorm.formats.bricks.runtime import RUNTIME
from clic_scorm.formats.scorm12.check import CHECKS, recognises
from clic_scorm.formats.scorm12.codes import CODES
from clic_scorm.formats.scorm12.read import describe
from clic_scorm.formats.scorm12.write import write


NAME = "scorm12"
TITLE = "SCORM 1.2"
SUFFIX = ".zip"
OPTIONS: Mapping[str, tuple[str, ...]] = {}
EXPRESSES = replace(
    RUNTIME,
    tells=Tells(
        layout="1 SCO",
        completed="cmi.core.lesson_status = completed",
        certified="cmi.core.lesson_status = passed",
        still_open="cmi.core.lesson_status = incomplete",
        failed="cmi.core.lesson_status = failed",
        score="cmi.core.score.raw, 0–100",
        mark="adlcp:masteryscore",
    ),
)

__all__ = ["CHECKS", "CODES", "EXPRESSES", "NAME", "OPTIONS", "SUFFIX", "TITLE", "describe", "recognises", "write"]
