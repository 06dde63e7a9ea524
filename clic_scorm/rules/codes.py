"""
What can be wrong with a completion rule.
"""

from __future__ import annotations

from clic_scorm.diagnostics import Code, Severity


E = Severity.ERROR

UNKNOWN_SELECTOR = Code(
    "CRS004",
    "unknown-selector",
    E,
    "“{selector}” selects nothing that the course knows",
    "did you mean “{nearest}”? write the id of a unit or module, or: modules, required pages, module quizzes",
)
EMPTY_SELECTOR = Code(
    "CRS005", "empty-selector", E, "“{selector}” selects nothing in this course", "write such a unit, or take the condition out"
)
NOT_A_QUIZ = Code("CRS007", "not-a-quiz", E, "“{selector}” is a page, and can't be passed", "write viewed: {selector}, or name a quiz")
ALWAYS_MET = Code("CRS009", "rule-always-met", E, "{what} is met by somebody who does nothing", "require at least one page or quiz")
NEVER_MET = Code("CRS010", "rule-never-met", E, "the rule asks for {least} of {count} conditions", "ask for {count} at most")

NOT_DECLARED = Code(
    "CRS130",
    "nothing-to-declare",
    E,
    "nobody declares anything at “{selector}”",
    "write done: {selector}, or name an activity with type=declaration or type=forum",
)
UNKNOWN_CONFIRMATION = Code(
    "CRS131",
    "rule-with-unknown-confirmation",
    E,
    "course.yml has no “{name}” under confirmed",
    "did you mean “{nearest}”? else name it in course.yml, below confirmed, with a text and by whom",
)

NOT_A_PAGE = Code(
    "CRS132", "nothing-to-view", E, "“{selector}” has no page, and can't be viewed", "write done: {selector}, or name a page or a module"
)

UNKNOWN_TAG = Code("CRS133", "unknown-tag", E, "nothing in the course has the tag {name}={value}", "{remedy}")
UNKNOWN_ATTRIBUTE = Code(
    "CRS134",
    "rule-with-unknown-attribute",
    E,
    "course.yml asks nothing of learners that is called “{name}”",
    "did you mean “{nearest}”? else name it in course.yml, below learner, with ask and of",
)
NEVER_FOR_SOME = Code(
    "CRS135",
    "rule-never-met-by-some",
    E,
    "who has “{value}” can't meet the rule: it asks for {least} with the tag {name}={value}, and there are {count}",
    "tag more with {name}: {value}, ask for fewer, or take “{value}” out of what learners can answer",
)
OTHER_MARK = Code(
    "CRS136",
    "two-pass-marks",
    E,
    "“{title}” has two pass marks: the rule says {written}, the quiz {own} ({place})",
    "write the pass mark on the quiz alone, and passed: with its id in the rule",
)
MARK_TWICE = Code(
    "CRS137",
    "pass-mark-twice",
    Severity.WARNING,
    "the rule says {written} once more, which the quiz says already",
    "take it out of the rule: a pass mark is written once, on the quiz",
)
WEIGHTS = Code("CRS138", "weights-and-100", E, "the weights of the score add up to {total}", "make them add up to 100")
WEIGHED_TWICE = Code(
    "CRS139",
    "weighed-twice",
    E,
    "“{title}” counts twice in the score: in “{one}” and in “{other}”",
    "name it in one of them only",
)
NOTHING_SCORED = Code(
    "CRS140",
    "nothing-scored",
    E,
    "“{title}” gives no points, and can't count in the score",
    "take it out of the score, or give the quiz questions with points and a pass mark",
)
NO_SCORE = Code(
    "CRS141",
    "rule-without-a-score",
    E,
    "the rule asks for a score, and nothing in the course has one",
    "give a quiz a pass mark, or say below lms what the score is made of, such as score: {{final: 60, module quizzes: 40}}",
)
UNUSED_ATTRIBUTE = Code(
    "CRS142",
    "asked-for-nothing",
    Severity.WARNING,
    "learners are asked for “{name}”, and no rule needs it",
    "take it out, or use it: where: region is learner.{name}",
)
OUT_OF_REACH = Code(
    "CRS143",
    "rule-out-of-reach",
    E,
    "nobody ever completes the course in a package: its rule takes what only people confirm, in place of something else",
    "ask in its place for something that the course records; what people confirm beside all the rest is left to them",
)

CODES = (
    UNKNOWN_SELECTOR,
    EMPTY_SELECTOR,
    NOT_A_QUIZ,
    ALWAYS_MET,
    NEVER_MET,
    NOT_DECLARED,
    UNKNOWN_CONFIRMATION,
    NOT_A_PAGE,
    UNKNOWN_TAG,
    UNKNOWN_ATTRIBUTE,
    NEVER_FOR_SOME,
    OTHER_MARK,
    MARK_TWICE,
    WEIGHTS,
    WEIGHED_TWICE,
    NOTHING_SCORED,
    NO_SCORE,
    UNUSED_ATTRIBUTE,
    OUT_OF_REACH,
)
