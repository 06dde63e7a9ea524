"""
What can be wrong with banks, assessments, draws, and with what a quiz says of itself.
"""

from __future__ import annotations

from clic_scorm.diagnostics import Code, Severity


E, W, A = Severity.ERROR, Severity.WARNING, Severity.ADVICE

EMPTY_BANK = Code("AUT200", "bank-without-questions", E, "“{title}” has no questions", "write each question as a heading ### below it")
UNREAD_TEXT = Code(
    "AUT201",
    "text-between-questions",
    W,
    "nobody reads this text: a bank holds questions only",
    "move it into the question, or into the assessment that draws from “{bank}”",
)
BANK_HEADING = Code(
    "AUT202",
    "misplaced-bank-heading",
    E,
    "“{title}” is neither a stratum nor a question",
    "in a bank write one # for its title, ## for a stratum and ### for a question",
)
NO_EFFECT = Code("AUT203", "setting-without-effect", W, "“{name}” has no effect: {reason}", "{remedy}")
CONTRADICTION = Code("AUT204", "contradicting-settings", E, "“{name}” contradicts “{other}”", "{remedy}")
ASSESSMENT_HEADING = Code(
    "AUT205",
    "second-assessment-title",
    E,
    "a second # title in one assessment",
    "write ### for a question; another assessment is another file",
)
NOTHING_DRAWN = Code(
    "AUT206",
    "draw-without-number",
    E,
    "this draw does not say {missing}",
    "write both in each line of draw: from: bank/stratum, and pick: 6",
)
EMPTY_ASSESSMENT = Code(
    "AUT207",
    "assessment-without-questions",
    E,
    "the assessment “{title}” asks nothing",
    "write draw: above the title, each line with from: bank/stratum and pick: 6; or write questions as headings ###",
)

UNKNOWN_BANK = Code("CRS040", "unknown-bank", E, "there is no bank “{name}”", "did you mean “{nearest}”? a bank is a file banks/{name}.md")
UNKNOWN_STRATUM = Code(
    "CRS041",
    "unknown-stratum",
    E,
    "the bank “{bank}” has no stratum “{name}”",
    "did you mean “{nearest}”? write the id that stands behind its heading ##",
)
PICK_BEYOND = Code(
    "CRS042", "pick-beyond-questions", E, "{pick} questions are to be picked, and there are {count}", "pick {count} at most, or write more"
)
DRAWN_TWICE = Code(
    "CRS043",
    "stratum-drawn-twice",
    E,
    "“{name}” is drawn from twice, first at {other}",
    "name it once; several strata may share a draw: from: [bank/one, bank/two]",
)
NEVER_DRAWN = Code("CRS044", "never-drawn", W, "nothing draws from “{name}”", "name it in draw: of an assessment, or remove it")
UNEQUAL_POINTS = Code(
    "CRS045",
    "unequal-points-in-draw",
    A,
    "the questions of this draw have {least} to {most} points: two learners are asked for different totals",
    "give them equal points, or draw the dearer ones from a stratum of their own",
)
SHARED_NAME = Code(
    "CRS046",
    "bank-named-like-quiz",
    E,
    "the bank “{id}” and the questions of the quiz at {other} would be numbered as one",
    "move the quiz's questions into the bank, or give the bank another id",
)

CODES = tuple(value for value in globals().values() if isinstance(value, Code))
