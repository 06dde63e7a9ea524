"""
IMS Content Package: the course as pages to read and print, for an LMS that only shows pages.
"""

from collections.abc import Mapping

from clic_scorm.formats.base import Expresses
from clic_scorm.formats.imscp.check import CHECKS
from clic_scorm.formats.imscp.codes import CODES
from clic_scorm.formats.imscp.read import describe, recognises
from clic_scorm.formats.imscp.write import write


NAME = "imscp"
TITLE = "IMS Content Package"
SUFFIX = ".zip"
OPTIONS: Mapping[str, tuple[str, ...]] = {}
# Every kind of question is there as a self-check, every activity to be done on paper; that nothing is reported is said once, not for each question.
EXPRESSES = Expresses(
    questions=frozenset(
        {"single", "multiple", "truefalse", "text", "numeric", "match", "categorise", "order", "blanks", "scale", "essay", "hotspot"}
    ),
    activities=frozenset({"journal", "scenario", "survey", "instrument", "form", "forum", "declaration", "confirmed"}),
)

__all__ = ["CHECKS", "CODES", "EXPRESSES", "NAME", "OPTIONS", "SUFFIX", "TITLE", "describe", "recognises", "write"]
