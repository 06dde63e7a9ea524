"""
Completion rules: their data, their meaning, scores, and the compact state. The runtime's scripts do the same.
"""

from clic_scorm.rules.evaluate import Truth, Verdict, evaluate, status, verdict_to_json
from clic_scorm.rules.record import Outcome, Record, Terms, record_from_json, record_to_json, terms_from_json
from clic_scorm.rules.rule import All, AtLeast, Passed, Rule, Viewed, expanded, rule_from_json, rule_to_json, runs
from clic_scorm.rules.score import better, digest, passes, percent, report
from clic_scorm.rules.state import decode, encode, merge, worst_case


__all__ = [
    "All",
    "AtLeast",
    "Outcome",
    "Passed",
    "Record",
    "Rule",
    "Terms",
    "Truth",
    "Verdict",
    "Viewed",
    "better",
    "decode",
    "digest",
    "encode",
    "evaluate",
    "expanded",
    "merge",
    "passes",
    "percent",
    "record_from_json",
    "record_to_json",
    "report",
    "rule_from_json",
    "rule_to_json",
    "runs",
    "status",
    "terms_from_json",
    "verdict_to_json",
    "worst_case",
]
