"""
What a course uses and a format can't carry.
"""

from __future__ import annotations

from clic_scorm.diagnostics import Code, Severity


LOST_QUESTION = Code(
    "LOSS001",
    "question-kind-not-carried",
    Severity.WARNING,
    "{format} can't carry the question “{title}” ({kind})",
    "use another kind of question, or another target",
)
LOST_RULE = Code(
    "LOSS002",
    "condition-not-carried",
    Severity.WARNING,
    "{format} can't carry the condition “{atom}” of {rule}",
    "read clic-scorm rules, and set the condition up in the LMS",
)

LOST_SCORE = Code(
    "LOSS003",
    "score-not-carried",
    Severity.WARNING,
    "{format} carries no score: what learners answer in “{title}” and the other quizzes is reported to nobody",
    "use a target that reports a score, such as scorm12, where the score matters",
)
LOST_COMPLETION = Code(
    "LOSS004",
    "completion-not-carried",
    Severity.WARNING,
    "{format} carries no completion, so an LMS can't know who has completed the course",
    "let the LMS complete it on view or by hand, or use a target that reports completion, such as scorm12",
)
LOST_BOOKMARK = Code(
    "LOSS005",
    "bookmark-not-carried",
    Severity.ADVICE,
    "{format} keeps no bookmark: whoever comes back begins at the first page",
    "use another target for a course that nobody reads in one sitting",
)
LOST_ACTIVITY = Code(
    "LOSS006",
    "activity-not-carried",
    Severity.WARNING,
    "{format} can't carry the activity “{title}” ({kind})",
    "leave the activity to another target, or do it in the room",
)
LOST_TIME = Code(
    "LOSS007",
    "time-not-carried",
    Severity.ADVICE,
    "{format} reports no time: the course takes {minutes} minutes, and nobody learns how many a learner spent",
    "use a target that reports time, such as scorm12, where hours of learning are counted",
)

LOST_CONFIRMATION = Code(
    "LOSS008",
    "confirmation-not-carried",
    Severity.ADVICE,
    "{format} can't know what only people confirm for “{title}”: {confirmed}",
    "issue it with clic-scorm certify, or set it up in the LMS; clic-scorm rules tells what the LMS hears meanwhile",
)
LOST_CERTIFICATE = Code(
    "LOSS009",
    "certificate-not-told",
    Severity.ADVICE,
    "{format} can't tell an LMS of “{title}”: there is one “passed”, and it stands for “{passed}”",
    "issue it with clic-scorm certify; clic-scorm rules tells what the LMS is told",
)

CODES = (
    LOST_QUESTION,
    LOST_RULE,
    LOST_SCORE,
    LOST_COMPLETION,
    LOST_BOOKMARK,
    LOST_ACTIVITY,
    LOST_TIME,
    LOST_CONFIRMATION,
    LOST_CERTIFICATE,
)
# What a rule asks for, and not what a learner meets on the way.
OF_RULES = (LOST_RULE, LOST_SCORE, LOST_COMPLETION, LOST_TIME, LOST_CONFIRMATION, LOST_CERTIFICATE)
