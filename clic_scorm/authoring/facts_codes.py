"""
What can be wrong with tables of facts.
"""

from __future__ import annotations

from clic_scorm.diagnostics import Code, Severity


E, W = Severity.ERROR, Severity.WARNING

NO_TABLE = Code(
    "FACT001",
    "facts-without-table",
    E,
    "“{title}” has no table of facts",
    "write a table with the columns Fact, Value, Unit, Date, Source, Confidence",
)
NO_COLUMN = Code(
    "FACT002",
    "facts-without-column",
    E,
    "the table of facts has no column “{column}”",
    "name the columns Fact, Value, Unit, Date, Source, Confidence, in whatever order",
)
NO_SOURCE = Code(
    "FACT003",
    "fact-without-source",
    E,
    "the fact “{fact}” has no source",
    "cite where it was read, [@key, p. 71]; a fact that nobody can look up is no fact",
)
EMPTY_CELL = Code("FACT004", "incomplete-fact", E, "the fact “{fact}” has nothing under “{column}”", "fill the cell, or take the row out")
UNKNOWN_SOURCE = Code(
    "FACT005", "unknown-source", E, "the fact “{fact}” names the source “{source}”, which references.yml does not have", "{remedy}"
)
CONFIDENCE = Code(
    "FACT006",
    "unknown-confidence",
    W,
    "the confidence “{written}” of “{fact}” is no word that is known",
    "did you mean “{nearest}”? known are {known}",
)
DATE = Code(
    "FACT007",
    "unreadable-date",
    W,
    "the date “{written}” of “{fact}” can't be read",
    "write a year, a month or a day: 2012, 2012-05 or 2012-05-31; for a span 2010–2012; where the source has none, when you read it: read 2026-11",
)
DIFFERS = Code(
    "FACT008",
    "number-differs-from-facts",
    W,
    "“{written}” stands beside “@{key}”, of which the table of facts says {value}",
    "correct the number, here or in the table",
)

CODES = tuple(value for value in globals().values() if isinstance(value, Code))
