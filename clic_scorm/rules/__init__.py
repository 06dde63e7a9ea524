"""
Completion rules: their data, their meaning, scores, and the compact state. The runtime's scripts do the same.
"""

from clic_scorm.rules.answers import Judged, judge, key_of, recall
from clic_scorm.rules.evaluate import Truth, Verdict, evaluate, verdict_to_json
from clic_scorm.rules.gain import earn, submitted, tell
from clic_scorm.rules.record import Outcome, Record, Terms, record_from_json, record_to_json, terms_from_json
from clic_scorm.rules.room import worst_case
from clic_scorm.rules.rule import (
    All,
    AtLeast,
    ByAttribute,
    Confirmed,
    Declared,
    Done,
    Passed,
    Rule,
    Score,
    Time,
    Viewed,
    Weights,
    expanded,
    own_part,
    rule_from_json,
    rule_to_json,
    runs,
    weights_from_json,
    weights_to_json,
)
from clic_scorm.rules.score import better, digest, passes, percent, report
from clic_scorm.rules.standing import Aims, Standing, standing
from clic_scorm.rules.state import decode, encode, fit, merge, read_text, write_text


__all__ = [
    "Aims",
    "All",
    "AtLeast",
    "ByAttribute",
    "Confirmed",
    "Declared",
    "Done",
    "Judged",
    "Outcome",
    "Passed",
    "Record",
    "Rule",
    "Score",
    "Standing",
    "Terms",
    "Time",
    "Truth",
    "Verdict",
    "Viewed",
    "Weights",
    "better",
    "decode",
    "digest",
    "earn",
    "encode",
    "evaluate",
    "expanded",
    "fit",
    "judge",
    "key_of",
    "merge",
    "own_part",
    "passes",
    "percent",
    "read_text",
    "recall",
    "record_from_json",
    "record_to_json",
    "report",
    "rule_from_json",
    "rule_to_json",
    "runs",
    "standing",
    "submitted",
    "tell",
    "terms_from_json",
    "verdict_to_json",
    "weights_from_json",
    "weights_to_json",
    "worst_case",
    "write_text",
]
