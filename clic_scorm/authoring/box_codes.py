"""
What can be wrong with the boxes of a page: markers that start none, and what stands in one and is needed outside, or the other way round.
"""

from __future__ import annotations

from clic_scorm.diagnostics import Code, Severity


E, W = Severity.ERROR, Severity.WARNING

UNKNOWN_ALERT = Code(
    "AUT106",
    "unknown-alert",
    E,
    "“[!{marker}]” is no known kind of box, so nobody gets to read it",
    "write “[!{nearest}]”; known are {known}",
)
MARKER_LEFT = Code(
    "AUT107",
    "alert-marker-in-text",
    E,
    "“{marker}” stands in the text, where it starts no box, so the passage is left out",
    "start the box on a line of its own: “> [!{nearest}]”, with “> ” before every line that belongs to it and a blank line above",
)
AFTER_FACILITATOR = Code(
    "AUT108",
    "text-after-facilitator-box",
    E,
    "it is not clear whether this belongs to the facilitator's box above; participants would read it",
    "if it belongs to the box, begin each line with “> ”; if not, put a blank line between and end the box with a full stop",
)
QUESTION_BOX = Code(
    "AUT109",
    "question-box-in-prose",
    E,
    "“[!{marker}]” belongs below a question, and this is none",
    "move the box below the question that it is for, or write “[!NOTE]”",
)
TWO_BOXES = Code(
    "AUT110",
    "two-boxes-in-one-quote",
    W,
    "two boxes stand in one quote; they are read as two",
    "leave a line without “>” between the boxes",
)
PRIVATE_FOOTNOTE = Code(
    "AUT130",
    "footnote-of-facilitator",
    E,
    "footnote “{label}” stands in a facilitator's box, so its number can't stand in a text for participants",
    "move the footnote out of the box, or its number into it",
)
ODD_MARKER = Code(
    "AUT131",
    "unusual-alert-marker",
    W,
    "“{marker}” is read as the start of a box",
    "write “[!{name}]” alone on its line, without spaces, backslashes or stars",
)
COLON_BOX = Code(
    "AUT132",
    "colon-box-not-read",
    E,
    "“{text}” starts no box here; the colons show and everybody reads what is in it",
    "write the box as a quote: “> [!{name}]” on a line of its own, and “> ” before every line that belongs to it",
)
PRIVATE_DEFINITION = Code(
    "AUT156",
    "definition-in-facilitator-box",
    E,
    "the address “{text}” is defined in a facilitator's box, and can be used from outside it",
    "write the link out where it is used: [text](address)",
)

CODES = tuple(value for value in globals().values() if isinstance(value, Code))
