"""
What can be wrong with self-assessment tools and where they are used.
"""

from __future__ import annotations

from clic_scorm.diagnostics import Code, Severity


E = Severity.ERROR

NO_INSTRUMENT = Code(
    "AUT310",
    "instrument-without-use",
    E,
    "“{title}” does not say which instrument it uses",
    "add use= and the name of a file in instruments/: {known}",
)
UNKNOWN_INSTRUMENT = Code(
    "AUT311",
    "unknown-instrument",
    E,
    "there is no instruments/{use}.yml",
    "did you mean “{nearest}”? else write the instrument into that file",
)
NO_INDICATORS = Code(
    "AUT312", "instrument-without-questions", E, "the instrument asks nothing", "write below groups: a name, a title and its questions"
)
PROFILE_LENGTH = Code(
    "AUT313",
    "scores-do-not-fit",
    E,
    "“{name}” has {count} scores, and the instrument asks {asked} questions",
    "write one digit a question, in their order, and - for one without a score; spaces between groups are free",
)
PROFILE_LEVEL = Code(
    "AUT314", "score-is-no-level", E, "“{score}” in the scores of “{name}” is no level of this instrument", "write one of {known}, or -"
)
