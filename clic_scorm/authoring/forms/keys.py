"""
The keys that the front matter of a form has.
"""

from __future__ import annotations

from clic_scorm.authoring.vocabulary import COUNT, TEXT, WRITTEN, File, Key, Schema, group, one_or_list


_WORDS: Schema = one_or_list(TEXT)

FORM_DONE = (
    Key(
        "total",
        "What columns add up to: a number, a range, or the name of a given row with the number or of a column with the same sum.",
        {"type": "object", "additionalProperties": WRITTEN},
        "{share: 100, cost: 1.., minutes: duration}",
    ),
    Key(
        "different",
        "How many different answers there are in a column.",
        {"type": "object", "additionalProperties": COUNT},
        "{objective: 3}",
    ),
    Key("weakest", "A row takes up one of so many groups of the instrument, those with the lowest means.", COUNT, "3"),
)
FORM = File(
    "form",
    "Front matter of a form, a file in forms/",
    (
        Key("rows", "The fewest and the most rows, where they are the learner's.", WRITTEN, "3..20"),
        Key(
            "lists",
            "Lists to choose from, by the names that cells call them by.",
            {"type": "object", "additionalProperties": {"anyOf": [_WORDS, {"type": "object", "additionalProperties": TEXT}]}},
            "{state: [planned, begun, done]}",
        ),
        Key("start-from", "The instrument whose gaps the first rows begin with, and .gaps.", TEXT, "lg-sat.gaps"),
        Key("done-when", "When it is complete, beyond its required answers.", group(FORM_DONE), "{total: {share: 100}}"),
    ),
)
