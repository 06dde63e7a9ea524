"""
What a certificate rests on that nobody has seen.
"""

from __future__ import annotations

from clic_scorm.diagnostics import Code, Severity


PASSED_UNCONFIRMED = Code(
    "TRUST001",
    "passed-before-confirmed",
    Severity.WARNING,
    "an LMS hears “passed” for “{title}” before anybody has confirmed {confirmed}",
    "write while-waiting: completed, or let nothing in the LMS hang on this activity alone",
)
ON_WORD_ALONE = Code(
    "TRUST002",
    "certificate-on-word-alone",
    Severity.ERROR,
    "a learner earns “{title}” by stating that things are done: nothing else is asked for",
    "ask for something that the course records, or that somebody confirms, such as confirmed: attendance",
)
FINAL_IN_BROWSER = Code(
    "TRUST003",
    "final-in-browser",
    Severity.ADVICE,
    "“{quiz}” decides who earns “{title}”, and runs in the learner's browser like everything that it asks for",
    "where the certificate matters, give the final assessment in the LMS, or have a person confirm a part",
)

CODES = (PASSED_UNCONFIRMED, ON_WORD_ALONE, FINAL_IN_BROWSER)
