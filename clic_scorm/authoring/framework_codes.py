"""
What can be wrong with frameworks, and with the tags and texts that name their items.
"""

from __future__ import annotations

from clic_scorm.diagnostics import Code, Severity


E, W = Severity.ERROR, Severity.WARNING

UNKNOWN_FRAMEWORK = Code(
    "AUT330",
    "unknown-framework",
    E,
    "there is no frameworks/{name}.yml",
    "did you mean “{nearest}”? else write the framework into that file",
)
UNKNOWN_ITEM = Code(
    "AUT331", "unknown-item", E, "“{value}” is no item of “{title}”", "write one of its numbers or ids: {known}; did you mean {nearest}?"
)
NUMBER_TWICE = Code("AUT332", "item-number-twice", E, "two items have the number {number}: “{first}” and “{second}”", "give each its own")
NO_ITEMS = Code(
    "AUT333", "framework-without-items", E, "the framework has no items", "write below items: an id, a number and a title for each"
)
NO_COUNTERPART = Code(
    "AUT334",
    "item-without-counterpart",
    E,
    "“{value}” has no counterpart in “{title}”, which a variant of this course shows",
    "add one below mappings in frameworks/{file}, or leave this out there with not=",
)
NO_MAPPING = Code(
    "AUT335",
    "frameworks-not-mapped",
    E,
    "tags are written in “{tags}”, and nothing says what they are in “{shown}”",
    "write mappings in one of the two files, each item of the one with its counterparts in the other",
)
WHICH_FRAMEWORK = Code(
    "AUT336",
    "framework-in-doubt",
    E,
    "{names} all have the tag “{tag}”, and course.yml does not say which one is meant",
    "write framework: {first}",
)
MAPPING_GAP = Code(
    "AUT337",
    "mapping-with-a-gap",
    W,
    "item {number}, “{title}”, is not in the mapping to {to}",
    "add {number}: and its counterparts, or {number}: [] to say that it has none",
)
WRONG_MENTION = Code("AUT338", "unreadable-mention", E, "“{text}” can't be shown: {reason}", "{remedy}")
