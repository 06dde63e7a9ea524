"""
A folder that opens in a browser without any LMS: from a memory stick, a shared drive or a web server.
"""

from collections.abc import Mapping
from dataclasses import replace

from clic_scorm.formats.bricks.runtime import RUNTIME
from clic_scorm.formats.web.check import CHECKS
from clic_scorm.formats.web.codes import CODES
from clic_scorm.formats.web.read import describe, recognises
from clic_scorm.formats.web.write import write


NAME = "web"
TITLE = "web folder"
SUFFIX = ".zip"
OPTIONS: Mapping[str, tuple[str, ...]] = {}
# The runtime counts time, and there is no LMS to tell it to.
EXPRESSES = replace(RUNTIME, time=False)

__all__ = ["CHECKS", "CODES", "EXPRESSES", "NAME", "OPTIONS", "SUFFIX", "TITLE", "describe", "recognises", "write"]
