"""
SCORM 1.2: one SCO that holds the whole course.
"""

from clic_scorm.formats.base import Expresses
from clic_scorm.formats.scorm12.check import CHECKS, recognises
from clic_scorm.formats.scorm12.read import describe
from clic_scorm.formats.scorm12.write import write


NAME = "scorm12"
TITLE = "SCORM 1.2"
SUFFIX = ".zip"
EXPRESSES = Expresses(
    questions=frozenset({"single", "multiple", "truefalse"}),
    atoms=frozenset({"viewed", "passed", "done"}),
    score=True,
    time=True,
    bookmark=True,
)

__all__ = ["CHECKS", "EXPRESSES", "NAME", "SUFFIX", "TITLE", "describe", "recognises", "write"]
