"""
What can be wrong with activities, case studies, sessions and handouts.
"""

from __future__ import annotations

from clic_scorm.diagnostics import Code, Severity


E, W = Severity.ERROR, Severity.WARNING

NO_TYPE = Code("AUT240", "activity-without-type", E, "“{title}” does not say what kind of activity it is", "add one of: {known}")
UNKNOWN_TYPE = Code("AUT241", "unknown-activity-type", E, "“{type}” is no kind of activity", "did you mean “{nearest}”? known: {known}")
NO_STEPS = Code(
    "AUT243", "scenario-without-steps", E, "the scenario “{title}” has no steps", "write each step as a heading ###, the first first"
)
UNKNOWN_STEP = Code(
    "AUT244", "unknown-step", E, "“{text}” leads to “#{id}”, which is no step of this scenario", "did you mean “#{nearest}”? steps: {known}"
)
UNREACHABLE_STEP = Code(
    "AUT245", "unreachable-step", E, "no choice leads to “{title}”", "link to it from another step, [text](#{id}), or take it out"
)
NO_WAY_OUT = Code(
    "AUT246",
    "scenario-without-way-out",
    E,
    "whoever comes to “{title}” goes round for ever: no choice from there leads to an ending",
    "let one of the choices lead to a step that has none",
)
NOT_A_CHOICE = Code(
    "AUT247",
    "choice-without-link",
    E,
    "“{text}” stands among the choices of “{title}” and leads nowhere",
    "write it as a link: [{text}](#{nearest})",
)
DEAD_END = Code(
    "AUT248",
    "dead-end",
    W,
    "“{title}” ends the scenario with a list that leads nowhere",
    "if these are choices, make each a link: [text](#step); if it is an ending, say so in its heading: result=good or result=poor",
)
RESULT_BEFORE_END = Code(
    "AUT249", "result-before-ending", E, "“{title}” has a result and goes on", "take result= out, or take the choices out"
)
SAME_STEP = Code("AUT250", "repeated-step", E, "the step “#{id}” is there twice, first at {other}", "give one of the two another id")
NO_QUESTIONS = Code("AUT251", "survey-without-questions", E, "the survey “{title}” asks nothing", "write each question as a heading ###")
RIGHT_IN_SURVEY = Code(
    "AUT252",
    "right-answer-in-survey",
    E,
    "“{title}” has a right answer, and a survey asks for opinions",
    "write “- [ ]” before every option, or type=scale or type=essay in the heading; or move the question into a quiz",
)
NO_USE = Code(
    "AUT253",
    "confirmed-without-use",
    E,
    "“{title}” does not say what is to be confirmed",
    "add use= and one of those that course.yml has under confirmed: {known}",
)
UNKNOWN_USE = Code(
    "AUT254",
    "unknown-confirmation",
    E,
    "course.yml has no “{use}” under confirmed",
    "did you mean “{nearest}”? else name it in course.yml, below confirmed, with a text and by whom",
)
NO_PROMPT = Code(
    "AUT255", "activity-without-prompt", W, "“{title}” does not say what to do", "write below the heading what participants should do"
)
NO_PLAN = Code("AUT256", "session-without-plan", W, "the session “{title}” has no plan", "write a table with the columns Min, Step, How")
PLAN_MINUTES = Code("AUT257", "plan-minutes", E, "“{text}” in the column Min is no number of minutes", "write whole minutes, such as 20")
PLAN_SUM = Code(
    "AUT258",
    "plan-does-not-add-up",
    E,
    "the steps of “{title}” take {sum} minutes, and the session has {minutes}",
    "change the column Min, or write minutes={sum}",
)
UNKNOWN_PART = Code(
    "AUT259",
    "unknown-session-part",
    W,
    "“{title}” is no part of a session that the handbook knows",
    "did you mean “{nearest}”? known: {known}",
)
NO_NUMBER = Code(
    "AUT260", "handout-without-number", E, "the handout “{title}” has no number", "add one that no other handout has: number=H1.1"
)
SAME_NUMBER = Code(
    "AUT261", "repeated-handout-number", E, "handout {number} is there twice, first at {other}", "give one of the two another number"
)
NO_ROLES = Code(
    "AUT262",
    "one-per-page-without-roles",
    E,
    "“{title}” is one-per-page and has no parts",
    "write what each participant gets below a heading ###",
)
SECOND_OF_CASE = Code(
    "AUT263",
    "second-part-of-case",
    E,
    "the case study has a second {kind}, “{title}”",
    "keep one {kind} in a case study; the first is at {other}",
)
CASE_KIND = Code(
    "AUT264",
    "unit-not-in-case",
    E,
    "“{title}” can't stand in a case study",
    "a case study has pages, one quiz and one journal; move this to a module",
)
EMPTY_CONDITION = Code(
    "AUT265",
    "case-condition-without-unit",
    E,
    "the case study is done when its {part} are, and it has no {unit}",
    "write the {unit}, or take “{part}” out",
)
ROW = Code("AUT266", "plan-row", E, "a row of the plan of “{title}” has {count} cells", "write three: Min, Step, How")

CODES = tuple(value for value in globals().values() if isinstance(value, Code))
