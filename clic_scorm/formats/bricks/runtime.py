"""
What the learner's runtime carries, whatever package it comes in.
"""

from __future__ import annotations

from clic_scorm.formats.base import Expresses


# Named one by one, as a new kind is not carried before the runtime can show it.
RUNTIME = Expresses(
    questions=frozenset(
        {"single", "multiple", "truefalse", "text", "numeric", "match", "categorise", "order", "blanks", "scale", "essay", "hotspot"}
    ),
    activities=frozenset({"journal", "scenario", "survey", "instrument", "form", "forum", "declaration", "confirmed"}),
    atoms=frozenset({"viewed", "passed", "done", "score", "declared", "time"}),
    needs=frozenset({"choice", "share", "number", "tag", "learner", "attempts"}),
    score=True,
    time=True,
    bookmark=True,
)
