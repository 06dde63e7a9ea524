"""
What can be wrong with forms and where they are used.
"""

from __future__ import annotations

from clic_scorm.diagnostics import Code, Severity


E = Severity.ERROR

NO_FORM = Code(
    "AUT340", "form-without-use", E, "“{title}” does not say which form it uses", "add use= and the name of a file in forms/: {known}"
)
UNKNOWN_FORM = Code(
    "AUT341", "unknown-form", E, "there is no forms/{use}.md", "did you mean “{nearest}”? else write the form into that file"
)
NO_TABLE = Code(
    "AUT342",
    "form-without-table",
    E,
    "“{title}” has nothing to fill in",
    "write a table: the header names the columns, the row below it says what kind of answer belongs there, such as text! or date",
)
UNKNOWN_ANSWER = Code(
    "AUT343",
    "unknown-kind-of-answer",
    E,
    "“{written}” is no kind of answer",
    "did you mean “{nearest}”? known: {known}; or the name of a list below lists: in the front matter",
)
SECOND_TABLE = Code(
    "AUT344",
    "second-table-in-a-part",
    E,
    "“{title}” has a second table",
    "write a heading ## above it: each table of a form has one of its own",
)
NO_GIVEN_ROWS = Code(
    "AUT345",
    "form-without-rows",
    E,
    "the first column of “{title}” has no kind of answer, so its rows are given, and there are none",
    "write the rows below, or say in the second row what belongs into the first column too",
)
ROW_BELOW = Code(
    "AUT346",
    "row-in-a-growing-form",
    E,
    "“{text}” stands in a row of “{title}”, whose rows are the learner's",
    "take the row out; or, if the rows are to be given, leave the first cell of the second row empty",
)
NOTHING_TO_START_FROM = Code(
    "AUT347",
    "nothing-to-start-from",
    E,
    "the form “{title}” starts from “{use}”, and no activity before it uses this instrument",
    "put the activity with type=instrument use={nearest} before the form, or take start-from: out",
)
NEEDS_START = Code(
    "AUT348",
    "answer-without-instrument",
    E,
    "“{written}” is taken from an instrument, and this form starts from none",
    "write start-from: and the name of the instrument with .gaps into the front matter, such as start-from: lg-sat.gaps",
)
UNKNOWN_COLUMN = Code(
    "AUT349", "unknown-column", E, "the form has no column or row “{name}” to be meant here", "did you mean “{nearest}”? known: {known}"
)
NOT_A_NUMBER = Code(
    "AUT350",
    "column-without-numbers",
    E,
    "“{name}” can't be added up or multiplied: what belongs there is no number",
    "give it one of the kinds number, money or percent",
)
EMPTY_IN_VARIANT = Code(
    "AUT352",
    "form-empty-in-a-variant",
    E,
    "“{title}” has nothing to fill in for {variant}",
    "put the same only= or not= at the heading of the activity, or leave a column that every variant has",
)
FACTOR_OF_VARIANT = Code(
    "AUT353",
    "computed-from-a-column-of-a-variant",
    E,
    "“{title}” is made from “{name}”, which not every variant has",
    "write {limits} behind the title of “{title}” too, or take it away from “{name}”",
)
NEVER_COMPLETE = Code(
    "AUT351",
    "form-never-complete",
    E,
    "the form asks for {wanted}, and there can be {most} at most",
    "ask for less, or let there be more",
)
