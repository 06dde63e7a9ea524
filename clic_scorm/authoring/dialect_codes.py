"""
What can be wrong with boxes in other tools' spelling, citations, terms, formulas, films and facts.
"""

from __future__ import annotations

from clic_scorm.diagnostics import Code, Severity


E, W, A = Severity.ERROR, Severity.WARNING, Severity.ADVICE

OPEN_CONTAINER = Code(
    "AUT280",
    "box-not-closed",
    E,
    "the box “{text}” has no end, so all that follows on the page is left out",
    "put a line ::: below the last line of the box; or write it as a quote: “> [!NOTE]”, and “> ” before each of its lines",
)
UNKNOWN_CONTAINER = Code(
    "AUT281",
    "unknown-box",
    E,
    "“{text}” is no known kind of box, so nobody gets to read it",
    "write “> [!{nearest}]” on a line of its own and “> ” before each line of the box; known are {known}",
)
CONTAINER_ATTRIBUTE = Code(
    "AUT282",
    "box-with-attribute",
    E,
    "the box “{text}” can't have “{name}”, so nobody gets to read it",
    "take “{name}” out; what is for some variants only stands under a heading that ends with only= or not=",
)
MARKER_ELSEWHERE = Code(
    "AUT283",
    "box-where-none-can-be",
    E,
    "“{marker}” stands in {what}, where no box can be, so everybody would read it",
    "take it out, and put what the facilitator needs into a box on a page",
)

UNKNOWN_REFERENCE = Code(
    "AUT285",
    "unknown-reference",
    E,
    "“@{key}” is cited, and references.yml has no such source",
    "{remedy}",
)
UNUSED_REFERENCE = Code(
    "AUT286",
    "unused-reference",
    A,
    "nothing cites “{key}”, so learners don't see it",
    "cite it where it is used: [@{key}]; or take it out",
)
REFERENCE_KEY = Code("AUT287", "unusable-reference", E, "the source “{key}” can't be read", "{remedy}")
REFERENCE_TWICE = Code(
    "AUT288",
    "reference-twice",
    E,
    "the source “{key}” is there twice, first on line {other}",
    "keep one of the two",
)

UNKNOWN_TERM = Code("AUT290", "unknown-term", E, "“{term}” is marked as a term, and glossary.yml has no such term", "{remedy}")
UNUSED_TERM = Code(
    "AUT291",
    "unused-term",
    A,
    "no page uses the term “{term}”",
    "use it, add the form in which it is used under forms, or take it out",
)
TERM_TWICE = Code(
    "AUT292",
    "term-twice",
    E,
    "“{term}” is in the glossary twice: “{other}” on line {line} has it too",
    "keep one of the two entries, or take the form out of one",
)
NO_DEFINITION = Code("AUT293", "term-without-definition", E, "the term “{term}” says nothing", "{remedy}")

FORMULA = Code(
    "AUT295",
    "unreadable-formula",
    E,
    "“{text}” can't be read as a formula: {reason}",
    "correct it; if the dollar sign stands for money, write \\$",
)
OPEN_FORMULA = Code(
    "AUT296",
    "formula-not-closed",
    W,
    "“$$” starts no formula here and shows as it is",
    "put $$ on both ends of the formula, without a blank line between; a single sign of money is one dollar sign",
)

FILM_KIND = Code(
    "AUT300",
    "unsupported-recording",
    E,
    "“{name}” is no kind of recording that every browser plays",
    "save a film as MP4 (H.264 and AAC) or WebM, and sound as MP3, M4A or WAV",
)
FILM_SIZE = Code(
    "AUT301",
    "large-recording",
    W,
    "“{name}” has {size} MB, which a learner pays for; {limit} MB are much already",
    "save it with a lower quality or 480 lines, cut it into parts, or link to it where it lies on the web",
)
FILM_IN_LINE = Code(
    "AUT302",
    "recording-in-a-line",
    E,
    "the recording “{name}” stands inside a line of text and is not shown",
    "put it on a line of its own, with a blank line above and below",
)
CAPTIONS = Code(
    "AUT303",
    "unreadable-captions",
    E,
    "the captions can't be read: {problem}",
    "save them as WebVTT: WEBVTT on the first line, then for each cue its times, its words and a blank line",
)
NO_CAPTIONS = Code(
    "ACC050",
    "film-without-captions",
    W,
    "the film “{name}” has no captions, so learners who can't hear it learn nothing from it",
    "put captions beside it, in the file {wanted}",
)
NO_TRANSCRIPT = Code(
    "ACC051",
    "recording-without-transcript",
    W,
    "the recording “{name}” has no transcript, for whoever can't hear or see it or saves data",
    "write down what is said and shown, in the file {wanted}",
)
FILM_WITHOUT_NAME = Code(
    "ACC052",
    "recording-without-name",
    E,
    "the recording “{name}” has no name, so learners who can't see it don't know what it is",
    "say between the brackets what it is: ![An interview with the mayor]({name})",
)

PICTURE = Code(
    "AUT305",
    "picture-not-made-smaller",
    W,
    "“{name}” can't be made smaller: {reason}",
    "open it in a picture program, save it anew as PNG or JPEG, and build again",
)
NOTES_KEPT = Code(
    "AUT306",
    "notes-in-file-not-found",
    W,
    "“{name}” is not built as its kind is, so what a camera or a program noted in it (names, places, dates) would be published with it",
    "open it in a program for such files and save it anew; or make sure that nothing is noted in it",
)

CODES = tuple(value for value in globals().values() if isinstance(value, Code))
