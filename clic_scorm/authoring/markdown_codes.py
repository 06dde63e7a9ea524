"""
What can be wrong with Markdown, or be read otherwise than it was meant.
"""

from __future__ import annotations

from clic_scorm.diagnostics import Code, Severity


E, W = Severity.ERROR, Severity.WARNING

READ_TWO_WAYS = Code(
    "AUT101",
    "markdown-read-two-ways",
    E,
    "two readers of Markdown take this passage differently, near “{text}”",
    "write it more plainly: blank lines around lists, tables and quotes, four spaces for what belongs to a list item, fewer marks inside marks",
)
TOO_DEEP = Code(
    "AUT102",
    "nested-too-deep",
    E,
    "lists, quotes or marks are nested too deep to be read safely",
    "use fewer levels; a list with more than three is hard to follow on a phone",
)
LINE_TOO_LONG = Code(
    "AUT103",
    "line-too-long",
    E,
    "the line has {count} characters; the longest that is read has {most}",
    "break the paragraph into several, or keep large data in a file of its own",
)
TEXT_TOO_LONG = Code(
    "AUT104",
    "text-too-long",
    E,
    "the text has {count} characters; the longest that is read has {most}",
    "split it into several files; a module may be a folder of files",
)
ODD_CHARACTER = Code(
    "AUT105",
    "unreadable-character",
    W,
    "the line holds a character that can't be shown ({name}); � stands in its place",
    "delete it and type the character again; such characters come from a copy out of another program",
)
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
LAZY_LINE = Code(
    "AUT111",
    "line-without-quote-mark",
    W,
    "the line has no “>”, yet it is read as part of the quote above",
    "begin it with “> ” if it belongs to the quote, else put a blank line above it",
)
SETEXT_HEADING = Code(
    "AUT112",
    "text-read-as-heading",
    W,
    "“{text}” is read as a heading because of the line below it",
    "for a heading write “## ” before it; for a dividing line put a blank line above the line",
)
INDENTED_CODE = Code(
    "AUT113",
    "indented-text-read-as-code",
    W,
    "“{text}” is read as program code because it is indented by four spaces or more",
    "take the spaces away; to show code, put a line ``` above and below it",
)
SWALLOWED_LIST = Code(
    "AUT114",
    "list-read-as-text",
    W,
    "“{text}” looks like a list item, but is read as part of the paragraph above",
    "put a blank line above the list",
)
NOT_A_TABLE = Code(
    "AUT115",
    "table-read-as-text",
    W,
    "this looks like a table, but is read as text{reason}",
    "give the header and the line of dashes below it the same number of columns, and put a blank line above the table",
)
NOT_A_HEADING = Code(
    "AUT116",
    "heading-without-space",
    W,
    "“{text}” looks like a heading, but is read as text",
    "put a space between # and the words",
)
OTHER_BULLET = Code(
    "AUT117",
    "unusual-bullet",
    W,
    "“{bullet}” starts no list; the line is read as text",
    "write “- ” in its place",
)
BULLET_SPACE = Code(
    "AUT118",
    "non-breaking-space-after-bullet",
    W,
    "a non-breaking space stands after “{bullet}”; the line is read as a list item",
    "delete the space after the bullet and type an ordinary one",
)
HTML_REMOVED = Code(
    "AUT119",
    "html-removed",
    W,
    "{tag} is left out; the words inside it stay",
    "write it in Markdown; of HTML only {known} are kept",
)
RAGGED_TABLE = Code(
    "AUT120",
    "table-row-too-long",
    W,
    "the row has {count} cells, the header {columns}; what is over is lost",
    "give each row as many cells as the header; write a bar inside a cell as \\|",
)
SHALLOW_NESTING = Code(
    "AUT121",
    "list-indented-too-little",
    W,
    "“{text}” is indented, but not enough to belong to the item above",
    "indent it as far as the words of the item above (four spaces always do), or not at all",
)
NO_SUCH_FOOTNOTE = Code(
    "AUT122",
    "footnote-not-defined",
    W,
    "there is no footnote “{label}”, so the brackets show",
    "write its text on a line of its own: [^{label}]: …",
)
UNUSED_FOOTNOTE = Code(
    "AUT123",
    "footnote-not-used",
    W,
    "nothing refers to footnote “{label}”, so nobody gets to read it",
    "write [^{label}] where it belongs, or delete it",
)
NO_FOOTNOTE_HERE = Code(
    "AUT124",
    "footnote-in-short-text",
    W,
    "a footnote can't stand in a heading or an option; it is left out",
    "put the footnote into the text below",
)
UNSAFE_TARGET = Code(
    "AUT125",
    "unsafe-address",
    E,
    "the address “{target}” is not allowed",
    "link to https://…, mailto:…, tel:… or a page by its id (#page-id)",
)
REMOTE_IMAGE = Code(
    "AUT126",
    "image-from-elsewhere",
    E,
    "the image “{target}” is not part of the course",
    "save it into the folder media and write ![what it shows](media/name.png); learners may be without a network",
)
NO_SUCH_REFERENCE = Code(
    "AUT127",
    "link-not-defined",
    W,
    "“{text}” looks like a link, but “{label}” is not defined, so the brackets show",
    "write [words](address), or define it on a line of its own: [{label}]: address",
)
SAME_FOOTNOTE = Code(
    "AUT128",
    "footnote-defined-twice",
    W,
    "footnote “{label}” is defined twice; the first definition counts",
    "give the second footnote another name",
)
DEFINITION_LIST = Code(
    "AUT129",
    "text-read-as-definition",
    W,
    "the line begins with “:” or “~” and is read as the definition of “{text}”",
    "for a definition leave it as it is written in the guide: the term on one line, “: ” and the meaning on the next",
)
PRIVATE_FOOTNOTE = Code(
    "AUT130",
    "footnote-of-facilitator",
    E,
    "footnote “{label}” stands in a facilitator's box, so its number can't stand in a text for participants",
    "move the footnote out of the box, or its number into it",
)
NO_ALTERNATIVE = Code(
    "ACC001",
    "image-without-alternative",
    E,
    "the image “{target}” has no alternative text, so learners who can't see it learn nothing from it",
    "say between the brackets what the image shows: ![what it shows]({target})",
)
