"""
What can be wrong with certificates, and with what an LMS is told of them.
"""

from __future__ import annotations

from clic_scorm.diagnostics import Code, Severity


E = Severity.ERROR

WHICH_CERTIFICATE = Code(
    "CRS160",
    "which-certificate",
    E,
    "the course has {count} certificates ({names}), and nothing says which of them an LMS is told as “passed”",
    "add to course.yml, below lms: passed: and the name of one of them",
)
UNKNOWN_CERTIFICATE = Code(
    "CRS161", "unknown-certificate", E, "course.yml has no certificate “{name}”", "did you mean “{nearest}”? there are: {known}"
)
ISSUED_UNCONFIRMED = Code(
    "CRS162",
    "issued-unconfirmed",
    E,
    "a package can't issue “{id}”: people have a say in it ({names})",
    "take issue: in-package out, so that the organisers issue it; or ask for nothing that is confirmed",
)

CODES = (WHICH_CERTIFICATE, UNKNOWN_CERTIFICATE, ISSUED_UNCONFIRMED)
