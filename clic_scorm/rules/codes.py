"""
What can be wrong with a completion rule.
"""

from __future__ import annotations

from clic_scorm.diagnostics import Code, Severity


E = Severity.ERROR

UNKNOWN_SELECTOR = Code(
    "CRS004",
    "unknown-selector",
    E,
    "“{selector}” selects nothing that the course knows",
    "did you mean “{nearest}”? write the id of a unit or module, or: modules, required pages, module quizzes",
)
EMPTY_SELECTOR = Code(
    "CRS005", "empty-selector", E, "“{selector}” selects nothing in this course", "write such a unit, or take the condition out"
)
NOT_A_QUIZ = Code("CRS007", "not-a-quiz", E, "“{selector}” is a page, and can't be passed", "write viewed: {selector}, or name a quiz")
ALWAYS_MET = Code(
    "CRS009", "rule-always-met", E, "the completion rule is met by somebody who does nothing", "require at least one page or quiz"
)
NEVER_MET = Code("CRS010", "rule-never-met", E, "the completion rule asks for {least} of {count} conditions", "ask for {count} at most")

CODES = (UNKNOWN_SELECTOR, EMPTY_SELECTOR, NOT_A_QUIZ, ALWAYS_MET, NEVER_MET)
