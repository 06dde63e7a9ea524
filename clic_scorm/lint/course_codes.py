"""
What can be wrong with a course as a whole: objectives, structure, titles and minutes.
"""

from __future__ import annotations

from clic_scorm.diagnostics import Code, Severity


W, A = Severity.WARNING, Severity.ADVICE

UNTESTED = Code(
    "CRS107",
    "objective-not-tested",
    A,
    "no question tests the objective “{id}”: {text}",
    "write objective={id} at the heading of a question that does, or add such a question",
)
NOWHERE_TESTED = Code(
    "CRS108",
    "objectives-without-questions",
    A,
    "“{title}” says what is learned ({count}), and none of the {questions} questions of its quiz says which objective it tests",
    "write objective={id} at the heading of the question that tests it",
)
VAGUE_VERB = Code(
    "CRS109",
    "unmeasurable-objective",
    A,
    "“{verb}” in the objective “{id}” can't be seen from outside, so nobody can tell whether it is reached",
    "write what participants can do afterwards: name, explain, calculate, choose, plan …",
)
UNKNOWN_LEVEL = Code(
    "CRS110",
    "unknown-level-of-objective",
    A,
    "“[{word}]” behind the objective “{id}” is none of the six levels",
    "did you mean “{nearest}”? write one of: remember, understand, apply, analyse, evaluate, create",
)
NO_OBJECTIVES = Code(
    "CRS111",
    "module-without-objectives",
    A,
    "the module “{title}” has no objectives; the other modules have some",
    "write them at the top of its file: objectives: and below it {id}-o1: what participants can do afterwards [apply]",
)
NO_CHECK = Code(
    "CRS112",
    "module-without-check",
    A,
    "“{title}” has {pages} pages and nothing to do: no quiz, no activity",
    "add a heading with {{.quiz}} and two or three questions",
)
SAME_TITLE = Code(
    "CRS113",
    "units-with-one-title",
    W,
    "“{title}” is the title of another unit too, at {other}; in the menu nobody can tell them apart",
    "say in each title what the unit is about",
)
LONG_TITLE = Code(
    "CRS114",
    "title-too-long",
    A,
    "the title has {length} characters; menus on a phone show about 60 of them: “{title}”",
    "shorten it, and put the rest into the first sentence",
)
EMPTY_PAGE = Code(
    "CRS115",
    "page-nearly-empty",
    A,
    "the page “{title}” has {count} words and no image, among pages that have more",
    "join it with the page before or after it, or finish it",
)
PLACEHOLDER = Code(
    "CRS116",
    "placeholder-left",
    W,
    "“{text}” looks like something that was to be replaced",
    "write what belongs there, or put your note into a comment: <!-- … -->",
)
FOR_FACILITATORS = Code(
    "CRS117",
    "label-for-facilitators",
    W,
    "“{text}” reads as if it were for facilitators, and every participant gets it",
    "put it into a box: begin each line with > and make the first one > [!FACILITATOR]; or say in other words whom it is for",
)
HEADING_ALONE = Code(
    "CRS118",
    "heading-without-text",
    A,
    "nothing stands below the heading “{title}”",
    "write what belongs there, or take the heading out",
)
LONG_PAGE = Code(
    "CRS119",
    "page-too-long",
    A,
    "the page “{title}” has {count} words, some {minutes} minutes of reading without a pause",
    "part it in two with a heading ##, where the subject changes",
)
LONG_PARAGRAPH = Code(
    "CRS120",
    "paragraph-too-long",
    A,
    "the paragraph has {count} words; on a phone it fills several screens",
    "part it where the thought changes, or make a list of it",
)
NUMBER_GAP = Code(
    "CRS121",
    "numbered-titles-not-in-order",
    A,
    "“{title}” follows “{before}”",
    "number the titles one by one, or not at all: the menu shows their order anyway",
)
QUIZ_FIRST = Code(
    "CRS122",
    "quiz-before-any-page",
    A,
    "the module “{module}” begins with the required quiz “{title}”, before anything can be learned",
    "move it behind the pages, or write optional if it is a test of what people know already",
)
TOO_FAST = Code(
    "TIME001",
    "minutes-too-few-to-read",
    A,
    "“{title}” says {stated} minutes and has {count} words, which take about {needed}",
    "write minutes={needed}, or shorten the page",
)
NO_MINUTES = Code(
    "TIME002",
    "minutes-missing",
    A,
    "“{title}” says no minutes; most other units do",
    "write minutes={needed} at the end of its heading, if that is what it takes",
)
OTHER_SUM = Code(
    "TIME003",
    "minutes-and-learning-time-differ",
    W,
    "the units add up to {sum} minutes, and course.yml says {stated}",
    "write typical-learning-time: {shown}, or mend the minutes of the units",
)
TOO_LONG = Code(
    "TIME004",
    "unit-too-long",
    A,
    "“{title}” takes {stated} minutes in one piece; people come back after a break to the start of a unit",
    "part it in units of at most {most} minutes",
)
QUIZ_TOO_FAST = Code(
    "TIME005",
    "minutes-too-few-to-answer",
    A,
    "“{title}” says {stated} minutes for {count} questions",
    "write minutes={needed}: about half a minute for each question",
)

CODES = tuple(value for value in globals().values() if isinstance(value, Code))
