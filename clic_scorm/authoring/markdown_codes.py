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
    "“{text}” looks like a list item, but is read as part of a paragraph",
    "{remedy}",
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
    "“{text}” has no space behind its #, so it is no heading on GitHub and elsewhere",
    "put a space between # and the words: {right}",
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
    "{tag} is left out; the words inside it {stay}",
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
    "{remedy}",
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
MARK_LEFT = Code(
    "AUT133",
    "mark-shown-as-text",
    W,
    "“{mark}” shows as it is near “{text}”",
    "put no space inside the marks, a space or full stop outside, and close what you open; for the sign itself write \\ before it",
)
STARS_AS_EMPHASIS = Code(
    "AUT134",
    "signs-read-as-emphasis",
    W,
    "“{text}” is read as emphasis",
    "for a product write ×, or \\ before each star",
)
SINGLE_TILDE = Code(
    "AUT135",
    "tilde-read-as-deletion",
    W,
    "“{text}” is struck out because of the tildes around it",
    "for “about” write ≈ or \\~; to strike out write ~~…~~; for small figures write <sub>…</sub>",
)
NOT_A_LINK = Code(
    "AUT136",
    "link-read-as-text",
    W,
    "“{text}” looks like a link, but its brackets show",
    "write [words](address) with no space between or in the address (%20 stands for one), and straight quotes around a title",
)
BRACES_LEFT = Code(
    "AUT137",
    "braces-shown-as-text",
    W,
    "“{text}” shows as it is; attributes are read at the end of headings only",
    "move them to the end of a heading, or delete them and the brackets before them",
)
OPEN_FENCE = Code(
    "AUT138",
    "code-not-closed",
    W,
    "the code that begins here has no end, so all that follows is shown as code",
    "put a line {fence} below the code",
)
LAZY_ITEM = Code(
    "AUT139",
    "line-read-as-part-of-item",
    W,
    "“{text}” is read as part of the list item above",
    "put a blank line above it; if it belongs to the item, indent it as far as the item's words",
)
ODD_ITEM = Code(
    "AUT140",
    "unknown-list-marker",
    W,
    "“{text}” looks like a list item, but is read as text",
    "begin each item with “- ” or “1. ”, space included, and put a blank line above the list",
)
NUMBERING = Code(
    "AUT141",
    "numbers-not-in-order",
    W,
    "the item written as {written} is shown as {shown}",
    "number the items one by one, or give all of them 1",
)
LIST_PARTED = Code(
    "AUT142",
    "list-in-two-parts",
    W,
    "a new list begins here, since the items above are marked otherwise",
    "use one kind of mark in a list; put a blank line and a sentence between two lists",
)
QUOTE_AFTER_LIST = Code(
    "AUT143",
    "quote-ends-list",
    W,
    "the quote stands outside the list above",
    "indent it by four spaces if it belongs to the item above; else put a blank line above it",
)
QUOTE_IN_TEXT = Code(
    "AUT144",
    "quote-read-as-text",
    W,
    "“{text}” is read as text, and its “>” shows",
    "put a blank line above the quote, and indent it by four spaces if it belongs to a list item",
)
YEAR_AS_NUMBER = Code(
    "AUT145",
    "year-read-as-list",
    W,
    "{number} at the beginning of the line is read as the number of a list item",
    "write {number}\\. or begin the sentence with another word",
)
NOT_A_BOX = Code(
    "AUT146",
    "box-to-tick-misspelt",
    E,
    "“{box}” is not the usual way to write a box to tick",
    "write “- [x] ” for a right or done item and “- [ ] ” for others, with a space after the bracket",
)
TEXT_IN_TABLE = Code(
    "AUT147",
    "text-read-as-table-row",
    W,
    "“{text}” is read as a row of the table above",
    "put a blank line below the table",
)
OPEN_COMMENT = Code(
    "AUT148",
    "comment-not-closed",
    W,
    "the comment has no end, so all that follows is left out",
    "write --> at its end",
)
TEXT_AS_HTML = Code(
    "AUT149",
    "text-read-as-html",
    W,
    "the line begins with HTML, so Markdown in it is not read",
    "begin the paragraph with a word, or put the comment on a line of its own with blank lines around it",
)
ODD_LANGUAGE = Code(
    "AUT150",
    "unknown-code-language",
    W,
    "“{text}” behind the code's first line is no name of a language",
    "write one word, such as ```python, or nothing",
)
TILDE_DEFINITION = Code(
    "AUT151",
    "definition-with-tilde",
    W,
    "the line begins with “~” and is read as a definition",
    "write “: ” before the meaning of a term",
)
NUMBERED_BOXES = Code(
    "AUT152",
    "numbered-boxes-to-tick",
    W,
    "the items have both numbers and boxes to tick",
    "begin options with “- [x] ” or “- [ ] ”; for an order write numbers without boxes",
)
DASHES_AS_HEADER = Code(
    "AUT153",
    "dashes-as-table-header",
    W,
    "a line of dashes stands where the header of a table belongs",
    "write the names of the columns on the first line of the table, the dashes on the second, and a blank line above both",
)
NO_ALTERNATIVE = Code(
    "ACC001",
    "image-without-alternative",
    E,
    "the image “{target}” has no alternative text, so learners who can't see it learn nothing from it",
    "say between the brackets what the image shows: ![what it shows]({target})",
)
MISPLACED_MARK = Code(
    "AUT154",
    "mark-without-effect",
    E,
    "“{text}” looks as if it kept something from somebody, and has no effect here",
    "for facilitators write a quote whose first line is > [!FACILITATOR], or put the braces at the end of a page's own heading, on its line",
)
NESTED_ATTRIBUTES = Code(
    "AUT155",
    "attributes-of-nested-heading",
    E,
    "the attributes of “{text}” have no effect, as the heading stands inside a quote or a list",
    "write the heading at the left margin, or take the attributes off",
)
TABLE_OR_HEADING = Code(
    "AUT157",
    "table-or-heading",
    W,
    "“{text}” over dashes without a bar is a table here, and a heading to other readers of Markdown",
    "for a table write bars around the dashes too: |---|; for a heading write “## ” before it",
)

CODES = tuple(value for value in globals().values() if isinstance(value, Code))
