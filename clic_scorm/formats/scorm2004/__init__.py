"""
SCORM 2004: one SCO that holds the whole course, in the 4th Edition or the 3rd.
"""

from collections.abc import Mapping
from dataclasses import replace

from clic_scorm.diagnostics import Code
from clic_scorm.formats.base import Tells
from clic_scorm.formats.bricks.runtime import RUNTIME
from clic_scorm.formats.scorm2004 import codes
from clic_scorm.formats.scorm2004.check import CHECKS, recognises
from clic_scorm.formats.scorm2004.names import EDITIONS
from clic_scorm.formats.scorm2004.read import describe
from clic_scorm.formats.scorm2004.write import EDITION, write


NAME = "scorm2004"
TITLE = "SCORM 2004"
SUFFIX = ".zip"
CODES: tuple[Code, ...] = (*codes.CODES, codes.ANSWERS_UNTOLD)
OPTIONS: Mapping[str, tuple[str, ...]] = {EDITION: tuple(EDITIONS)}
EXPRESSES = replace(
    RUNTIME,
    tells=Tells(
        layout="1 SCO",
        completed="cmi.completion_status = completed",
        progress="cmi.progress_measure",
        certified="cmi.success_status = passed",
        still_open="cmi.success_status = unknown",
        failed="cmi.success_status = failed",
        score="cmi.score.scaled, raw, min, max",
        mark="imsss:minNormalizedMeasure",
    ),
)

__all__ = ["CHECKS", "CODES", "EXPRESSES", "NAME", "OPTIONS", "SUFFIX", "TITLE", "describe", "recognises", "write"]
