"""
What can be wrong with an author's files, settings, headings, units and questions.
"""

from __future__ import annotations

from clic_scorm.diagnostics import Code, Severity


E, W, A = Severity.ERROR, Severity.WARNING, Severity.ADVICE

NO_COURSE = Code("SRC001", "no-course-file", E, "there is no course.yml in “{folder}”", "a course is a folder with a course.yml in it")
NOT_TEXT = Code(
    "SRC002",
    "undecodable-text",
    E,
    "“{file}” is not UTF-8 text (byte {offset}: {byte})",
    "save the file as UTF-8; it looks like {guess}",
)
MISSING_FILE = Code("SRC003", "missing-file", E, "“{name}” is not there", "{remedy}")
CASE_DIFFERS = Code(
    "SRC004",
    "case-of-name-differs",
    E,
    "“{name}” is written “{actual}” on disk, which is another file on an LMS's server",
    "write “{actual}”",
)
UNUSED_FILE = Code("SRC005", "unused-file", W, "“{name}” is not part of the course", "add it to modules in course.yml, or remove it")
UNREADABLE = Code("SRC006", "unreadable-file", E, "“{name}” can't be read: {reason}", "check the file and its permissions")
EMPTY_MODULE = Code("SRC007", "empty-module", E, "module “{name}” has no pages", "write a title (# …) and at least one page (## …)")
OUTSIDE = Code("SRC008", "path-outside-course", E, "“{name}” is outside the course folder", "copy the file into the course folder")
MEDIA_KIND = Code(
    "SRC009",
    "unsupported-image-kind",
    E,
    "“{name}” is no kind of image that every browser shows",
    "use PNG, JPEG, WebP, GIF or SVG",
)
MEDIA_CONTENT = Code("SRC010", "image-content-differs", E, "“{name}” says {suffix} and holds {content}", "export the file again")
SVG_ACTIVE = Code(
    "SRC011",
    "active-svg",
    E,
    "the drawing “{name}” holds {what}, which could run or call home",
    "export it as plain SVG, or as PNG",
)

FILE_LINK = Code(
    "SRC013",
    "link-to-file",
    E,
    "“{name}” is a file, and pages link to pages and to addresses only",
    "{remedy}",
)
UNKNOWN_TARGET = Code("SRC014", "unknown-target", E, "there is no target “{name}”", "write one of: {known}")

YAML_SYNTAX = Code("SRC020", "invalid-yaml", E, "this can't be read: {problem}", "{remedy}")
YAML_DUPLICATE = Code("SRC021", "duplicate-key", E, "“{key}” is there twice", "keep one of the two")
YAML_LIMIT = Code("SRC022", "yaml-limit", E, "the settings are refused: {reason}", "write them out plainly")
OPEN_FRONT_MATTER = Code("SRC028", "open-front-matter", E, "the settings at the top have no beginning or no end", "{remedy}")
TURNED_ROUND = Code(
    "SRC029",
    "hidden-direction-override",
    W,
    "a hidden sign (U+{sign}) turns the direction of the writing round",
    "delete “{text}” with a letter or two before it, and type it again; such signs come along with text copied from elsewhere",
)
UNKNOWN_KEY = Code("SRC023", "unknown-key", E, "“{key}” is no setting of {owner}", "did you mean “{nearest}”? known: {known}")
MISSING_KEY = Code("SRC024", "missing-key", E, "{owner} needs “{key}”", "add a line such as {example}")
WRONG_VALUE = Code("SRC025", "wrong-value", E, "“{key}” can't be “{value}”", "{remedy}")
DIALECT = Code("SRC026", "newer-dialect", E, "the course is written for dialect {value}; this program reads 1", "update clic-scorm")
QUOTE_TEXT = Code(
    "SRC027",
    "text-split-by-yaml",
    E,
    "YAML reads this text as several keys, the first “{key}”",
    'quote this text: "{text}"',
)

UNKNOWN_ATTRIBUTE = Code(
    "AUT001",
    "unknown-attribute",
    E,
    "“{name}” is no attribute of a {owner}",
    "did you mean “{nearest}”? allowed: {known}",
)
WRONG_ATTRIBUTE = Code("AUT002", "wrong-attribute-value", E, "“{name}={value}” can't be", "{remedy}")
UNKNOWN_CLASS = Code("AUT003", "unknown-class", E, "“.{name}” is no kind of unit", "did you mean “.{nearest}”? known: {known}")
WRONG_ID = Code(
    "AUT004",
    "malformed-id",
    E,
    "“#{id}” can't be an id",
    "write small letters, digits and hyphens, a letter first, at most 64, and no name of a device such as con or aux: #{suggestion}",
)
BRACES = Code(
    "AUT005",
    "unreadable-attributes",
    E,
    "the attributes “{text}” can't be read: {problem}",
    "write {right} at the end of the heading",
)
REPEATED_ATTRIBUTE = Code("AUT029", "repeated-attribute", E, "“{name}” is said twice", "keep one of the two")
QUESTION_AS_PAGE = Code(
    "AUT030",
    "question-as-page",
    E,
    "“{title}” begins a page, and says “{name}”, which only questions have",
    "write ### in the place of ##, so that it belongs to the quiz above",
)
DUPLICATE_ID = Code("AUT006", "duplicate-id", E, "the id “{id}” is taken, at {other}", "give one of the two another id")
NO_TITLE = Code("AUT007", "no-module-title", E, "the module has no title", "write it in the first line: # The module's title")
SECOND_TITLE = Code("AUT008", "second-title", E, "a second # title in one module", "write ## for a page")
EMPTY_HEADING = Code("AUT009", "empty-heading", E, "the heading has no text", "write a title after the #")
NO_ID = Code(
    "AUT011",
    "missing-id",
    W,
    "“{title}” has no id; progress is kept under “{id}”",
    "write {{#{id}}} at the end of the heading, so that a new title keeps progress",
)
NO_ANSWER = Code("AUT012", "question-without-answer", E, "“{title}” has no right answer", "{remedy}")
NO_ANSWER_LIST = Code(
    "AUT013",
    "question-without-options",
    E,
    "“{title}” has nothing to answer",
    "write options as a list, “- [x]” the right ones and “- [ ]” the others; or a line “Answer: …”; or pairs “- left :: right”; or [[blanks]]; or type=essay",
)
MIXED_LIST = Code(
    "AUT014", "option-without-box", E, "an option of “{title}” has no box", "start it with “- [x]” if it is right, else with “- [ ]”"
)
FEW_OPTIONS = Code("AUT015", "too-few-options", E, "“{title}” has fewer than two options", "write at least two")
MANY_OPTIONS = Code("AUT016", "too-many-options", E, "“{title}” has {count} options; an LMS takes 36", "split the question")
SAME_OPTION = Code("AUT017", "repeated-option", E, "“{text}” is offered twice in “{title}”", "reword or remove one of the two")
EMPTY_OPTION = Code("AUT018", "empty-option", E, "an option of “{title}” has no text", "write the option after its box")
TRUE_OR_FALSE = Code(
    "AUT019", "unreadable-answer", E, "“Answer: {value}” is neither true nor false", "write “Answer: true” or “Answer: false”"
)
EMPTY_QUIZ = Code("AUT021", "quiz-without-questions", E, "the quiz “{title}” has no questions", "write each question as a heading ###")
TEXT_AFTER = Code(
    "AUT022",
    "text-after-answer",
    E,
    "there is text between the answers of “{title}” and its end",
    "move it above the answers, or into > [!FEEDBACK]",
)
TYPE_DIFFERS = Code("AUT023", "type-contradicts-answers", E, "“{title}” says type={type} and is written as {written}", "{remedy}")
TWICE = Code("AUT025", "repeated-box", E, "“{title}” has more than one [!{marker}]", "join the two")
LIST_IN_PROMPT = Code(
    "AUT026", "second-task-list", E, "“{title}” has two lists of options", "keep one; the answer is the last list before the boxes"
)
LOST_ID = Code(
    "AUT031",
    "id-lost-and-named",
    E,
    "“{title}” has no id, and is called “{id}” elsewhere",
    "write {{#{id}}} at the end of the heading",
)
DANGLING = Code(
    "CRS001",
    "broken-link",
    E,
    "there is no page “#{id}” in this course",
    "did you mean “#{nearest}”? write the id that stands at the end of a heading",
)
DANGLING_VARIANT = Code(
    "CRS002",
    "link-to-absent-unit",
    E,
    "“#{id}” is not part of this variant",
    "link to something that every variant has, or mark this text with the same only=",
)
UNKNOWN_FACET = Code("CRS003", "unknown-facet", E, "the course declares no facet “{facet}={value}”", "{remedy}")
UNKNOWN_OBJECTIVE = Code(
    "CRS006",
    "unknown-objective",
    E,
    "“{title}” names the objective “{id}”, which no module has",
    "did you mean “{nearest}”? objectives stand in the front matter of modules",
)
NO_UNITS = Code("CRS008", "empty-course", E, "the course has no pages in this variant", "add a module with at least one page")
OVERFLOW = Code(
    "CRS026",
    "state-overflow",
    E,
    "a learner's progress could need {size} characters; SCORM 1.2 keeps {limit}",
    "split the course in two packages; most is taken by {largest}",
)
RELEASE_DRAFT = Code("CRS027", "release-of-draft", E, "a draft can't be released", "set status: pilot or status: final in course.yml")

CODES = tuple(value for value in globals().values() if isinstance(value, Code))
