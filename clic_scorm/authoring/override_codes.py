"""
What can be wrong with the settings of a course that change how grave a finding is.
"""

from __future__ import annotations

from clic_scorm.diagnostics import Code, Severity


E, W = Severity.ERROR, Severity.WARNING

UNKNOWN_FINDING = Code(
    "SRC060",
    "unknown-finding",
    E,
    "there is no finding “{name}”",
    "did you mean “{nearest}”? write an id such as CRS082, a name, or a family such as TIME; clic-scorm explain lists them",
)
NO_REASON = Code(
    "SRC061",
    "override-without-reason",
    E,
    "“{name}” is changed without a reason",
    "add because: and one sentence that your successor will understand",
)
NOT_TO_LOWER = Code(
    "SRC062",
    "error-made-lighter",
    E,
    "“{name}” is an error: with it a package is not fit for learners, and no setting makes it so",
    "mend what the finding names, and take the line out",
)
UNUSED_OVERRIDE = Code(
    "SRC063",
    "unused-override",
    W,
    "nothing was found that “{name}” could change",
    "take the line out; what it was for has been mended",
)

CODES = (UNKNOWN_FINDING, NO_REASON, NOT_TO_LOWER, UNUSED_OVERRIDE)
