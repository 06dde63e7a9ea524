"""
What can be wrong with a package whatever its format.
"""

from __future__ import annotations

from clic_scorm.diagnostics import Code, Severity


UNKNOWN_KIND = Code(
    "ZIP020",
    "unknown-package-kind",
    Severity.ERROR,
    "the package is of no kind that this program knows",
    "{remedy}",
)
TOO_LARGE = Code(
    "ZIP021",
    "package-above-upload-limit",
    Severity.WARNING,
    "the package has {size} KB, and the LMS takes {limit} KB",
    "make the largest files smaller: {files}",
)

CODES = (UNKNOWN_KIND, TOO_LARGE)
