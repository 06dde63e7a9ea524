"""
What can be wrong with a text for somebody who can't see it well, reads on a phone, or hears it read aloud.
"""

from __future__ import annotations

from clic_scorm.diagnostics import Code, Severity


W, A = Severity.WARNING, Severity.ADVICE

HEADING_JUMP = Code(
    "ACC002",
    "heading-skips-level",
    W,
    "“{title}” is a heading of level {level}, and the one above it is of level {before}",
    "write it with {marks}: levels go down one by one",
)
VAGUE_LINK = Code(
    "ACC003",
    "link-says-nothing",
    W,
    "“{text}” does not say where the link leads; a screen reader lists links without the words around them",
    "make the words that name the page the link: [the Mayors' Handbook](…)",
)
BARE_ADDRESS = Code(
    "ACC004",
    "address-as-link-text",
    A,
    "the link shows its address, “{text}”, which a screen reader spells out",
    "write what it leads to: [words]({target})",
)
NO_HEADER = Code(
    "ACC005",
    "table-without-header",
    W,
    "the header of the table is empty, so its columns have no names",
    "name each column in the first line of the table",
)
UNDESCRIBED = Code(
    "ACC019",
    "alternative-to-be-written",
    W,
    "“{text}” is all that learners hear who can't see the image",
    "say in the brackets what the image shows: ![A covered well with a hand pump](…)",
)
FILE_NAME = Code(
    "ACC006",
    "alternative-is-file-name",
    W,
    "“{text}” is the name of a file and says nothing about the image",
    "say what the image shows: ![what it shows]({target})",
)
REPEATS_CAPTION = Code(
    "ACC007",
    "alternative-repeats-caption",
    A,
    "“{text}” stands beside the image as well, so it is read aloud twice",
    "say in the brackets what the image shows, and keep the caption for what it means",
)
LONG_ALTERNATIVE = Code(
    "ACC008",
    "alternative-too-long",
    A,
    "the alternative text has {length} characters; a screen reader reads it in one go, without a pause",
    "say in one sentence what the image shows, and put the details into the text below it",
)
IMAGE_OF = Code(
    "ACC009",
    "alternative-says-image",
    A,
    "“{text}” is what a screen reader says by itself before an alternative text",
    "begin with what the image shows",
)
COLOUR_ALONE = Code(
    "ACC010",
    "colour-as-only-cue",
    A,
    "“{text}” points to something by its colour alone",
    "name the thing as well, by its words or its place in the text",
)
CAPITALS = Code(
    "ACC011",
    "text-in-capitals",
    W,
    "“{text}” is in capitals, which are hard to read, and which some screen readers spell letter by letter",
    "write it in ordinary letters; for emphasis put ** around it",
)
TWO_TARGETS = Code(
    "ACC012",
    "one-text-for-two-links",
    A,
    "two links are called “{text}” and lead to different places, the other one at {other}",
    "say in each where it leads",
)
EMPTY_LINK = Code(
    "ACC013",
    "link-without-text",
    W,
    "the link to “{target}” has no words, so nobody can see or follow it",
    "write them between the brackets, or take the link out",
)
POSITION_ALONE = Code(
    "ACC014",
    "position-as-only-cue",
    A,
    "“{text}” points to something by its place on the screen, which is another one on a phone",
    "name the thing by what is written on it",
)
BOLD_HEADING = Code(
    "ACC015",
    "bold-text-as-heading",
    A,
    "“{text}” stands alone in bold, like a heading, and is none",
    "write ### before it and take the stars away",
)
WIDE_TABLE = Code(
    "ACC016",
    "table-too-wide",
    A,
    "the table has {count} columns; on a phone there is room for three or four",
    "part it in two tables, or make lists of it",
)
DOCUMENT_LINK = Code(
    "ACC017",
    "link-to-document-unsaid",
    A,
    "“{text}” leads to a file ({kind}), and does not say so",
    "say it in the link: [{text} ({kind})]({target})",
)
OLD_ADDRESS = Code(
    "ACC018",
    "address-without-encryption",
    A,
    "“{target}” begins with http://, which browsers warn about or refuse inside an LMS",
    "try whether https:// works as well, and write that",
)
WRONG_LANGUAGE = Code(
    "LANG010",
    "text-in-other-language",
    W,
    "“{title}” seems to be in “{found}”, and the course says that it is in “{stated}”",
    "write source: {found} in course.yml, or translate the text; a screen reader would mispronounce it",
)
LONG_SENTENCE = Code(
    "LANG011",
    "sentence-too-long",
    A,
    "the sentence has {count} words: “{text}”",
    "make two of it; about twenty words are easy to follow",
)
DOUBLED_WORD = Code(
    "LANG012",
    "word-twice",
    W,
    "“{text}” has the same word twice",
    "take one of the two out",
)
SHOUTING = Code(
    "LANG013",
    "repeated-exclamation-mark",
    A,
    "“{text}” has more than one mark at its end",
    "write one, or a full stop",
)
OPEN_BRACKET = Code(
    "LANG014",
    "bracket-not-closed",
    A,
    "the paragraph has {opened} opening and {closed} closing brackets",
    "close each bracket that you open",
)
STRAY_SPACE = Code(
    "LANG015",
    "space-before-comma",
    A,
    "a space stands before “{mark}” in “{text}”",
    "take the space out",
)

CODES = tuple(value for value in globals().values() if isinstance(value, Code))
