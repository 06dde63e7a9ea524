"""
What SCORM 2004 calls things: namespaces, prefixes, file names, vocabularies and limits.

Both the writer and the checker read from here; nothing in this file says how a document is built or judged.
"""

from __future__ import annotations

from collections.abc import Mapping


MANIFEST = "imsmanifest.xml"

# Namespaces (SCORM 2004 Content Aggregation Model, 3.4 and 5, and the control documents); the same in both editions.
IMSCP = "http://www.imsglobal.org/xsd/imscp_v1p1"
ADLCP = "http://www.adlnet.org/xsd/adlcp_v1p3"
ADLSEQ = "http://www.adlnet.org/xsd/adlseq_v1p3"
ADLNAV = "http://www.adlnet.org/xsd/adlnav_v1p3"
IMSSS = "http://www.imsglobal.org/xsd/imsss"
LOM = "http://ltsc.ieee.org/xsd/LOM"
XSI = "http://www.w3.org/2001/XMLSchema-instance"

# Widespread readers know no namespaces: they look for these very spellings. None is the default namespace.
PREFIXES: dict[str | None, str] = {
    None: IMSCP,
    "adlcp": ADLCP,
    "adlseq": ADLSEQ,
    "adlnav": ADLNAV,
    "imsss": IMSSS,
    "lom": LOM,
    "xsi": XSI,
}

# Control documents by namespace, and the one that these import.
SCHEMA_FILES: dict[str, str] = {
    IMSCP: "imscp_v1p1.xsd",
    ADLCP: "adlcp_v1p3.xsd",
    ADLSEQ: "adlseq_v1p3.xsd",
    ADLNAV: "adlnav_v1p3.xsd",
    IMSSS: "imsss_v1p0.xsd",
    LOM: "lomLoose.xsd",
}
XML_SCHEMA_FILE = "xml.xsd"
CONTROL_DOCUMENTS: tuple[str, ...] = (*SCHEMA_FILES.values(), XML_SCHEMA_FILE)

# Namespaces that say "SCORM 1.2", so that a checker for 2004 leaves the package to its sibling.
SCORM_12_NAMESPACES: frozenset[str] = frozenset(
    {
        "http://www.imsproject.org/xsd/imscp_rootv1p1p2",
        "http://www.adlnet.org/xsd/adlcp_rootv1p2",
    }
)

SCHEMA = "ADL SCORM"
# The exact texts of schemaversion by the edition's number: LMSs compare letter by letter.
EDITIONS: Mapping[str, str] = {"4": "2004 4th Edition", "3": "2004 3rd Edition"}
# What a file is called in addition; the default edition has the plain name.
LABELS: Mapping[str, str] = {"4": "", "3": "3rd-edition"}
FIRST_EDITIONS = "CAM 1.3"
VERSIONS: tuple[str, ...] = (*EDITIONS.values(), FIRST_EDITIONS)
SCORM_TYPE = "scormType"

# Extensions of an item (CAM 3.4.1, item), and those that came with the 4th Edition.
TIME_LIMIT_ACTION = "timeLimitAction"
DATA_FROM_LMS = "dataFromLMS"
COMPLETION_THRESHOLD = "completionThreshold"
DATA = "data"
ITEM_EXTENSIONS: tuple[str, ...] = (TIME_LIMIT_ACTION, DATA_FROM_LMS, COMPLETION_THRESHOLD, DATA)
THRESHOLD_ATTRIBUTES: tuple[str, ...] = ("completedByMeasure", "minProgressMeasure", "progressWeight")
TIME_LIMIT_ACTIONS: tuple[str, ...] = ("exit,message", "exit,no message", "continue,message", "continue,no message")
LONGEST_DATA_FROM_LMS = 4000

# What an LMS may hide of its own buttons (CAM 5.2).
HIDDEN: tuple[str, ...] = ("previous", "continue", "exit", "exitAll", "abandon", "abandonAll", "suspendAll")

# Words of sequencing (CAM 5.1; SN 3), by the kind of rule.
ACTIONS: Mapping[str, tuple[str, ...]] = {
    "preConditionRule": ("skip", "disabled", "hiddenFromChoice", "stopForwardTraversal"),
    "exitConditionRule": ("exit",),
    "postConditionRule": ("exitParent", "exitAll", "retry", "retryAll", "continue", "previous"),
    "rollupRule": ("satisfied", "notSatisfied", "completed", "incomplete"),
}
ROLLUP_CONDITIONS: tuple[str, ...] = (
    "satisfied", "objectiveStatusKnown", "objectiveMeasureKnown", "completed", "activityProgressKnown", "attempted",
    "attemptLimitExceeded", "timeLimitExceeded", "outsideAvailableTimeRange",
)  # fmt: skip
RULE_CONDITIONS: tuple[str, ...] = (*ROLLUP_CONDITIONS, "objectiveMeasureGreaterThan", "objectiveMeasureLessThan", "always")

# How many an LMS has to keep (RTE 4.1.1.4).
MOST_INTERACTIONS = 250
MOST_OBJECTIVES = 100
