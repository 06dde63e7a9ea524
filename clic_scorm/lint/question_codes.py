"""
What can be wrong with questions and quizzes as a means of finding out what somebody has learned.
"""

from __future__ import annotations

from clic_scorm.diagnostics import Code, Severity


W, A = Severity.WARNING, Severity.ADVICE

ALL_OF_THEM = Code(
    "CRS080",
    "all-of-the-above",
    W,
    "“{option}” is an option of “{title}”: who knows two right answers need not read the third",
    "let learners tick each right option: write type=multiple and “- [x]” before each",
)
NONE_OF_THEM = Code(
    "CRS081",
    "none-of-the-above",
    W,
    "“{option}” is an option of “{title}”: it shows what a learner rejects, and not what she knows",
    "put a wrong answer in its place that somebody might really give",
)
LONGEST_IS_RIGHT = Code(
    "CRS082",
    "longest-option-is-right",
    A,
    "the right answer of “{title}” has {right} characters, the longest wrong one {wrong}: its length gives it away",
    "shorten it, and move the explanation to > [!FEEDBACK]; or say more in the wrong ones",
)
LENGTH_PATTERN = Code(
    "CRS083",
    "right-answers-are-longest",
    A,
    "in {count} of {total} questions of “{title}” the right answer is the longest option",
    "make some wrong options as long as the right ones",
)
ABSOLUTE_WORD = Code(
    "CRS084",
    "absolute-word-in-wrong-answer",
    A,
    "“{word}” stands only in what is wrong in “{title}”: such words give away that an answer is wrong",
    "say it without “{word}”, or use the word in a right answer as well",
)
NEGATIVE = Code(
    "CRS085",
    "negative-question",
    A,
    "“{title}” asks for what is not the case, with a small word that is easily overread",
    "ask for what is the case; or write the word in capitals: {word}",
)
REPEATED_WORDS = Code(
    "CRS086",
    "options-begin-alike",
    A,
    "every option of “{title}” begins with “{words}”",
    "move these words to the question, and begin the options behind them",
)
OVERLAP = Code(
    "CRS087",
    "overlapping-options",
    W,
    "“{first}” and “{second}” in “{title}” overlap, so both can be right",
    "let each range begin after the end of the one before: 1 to 5, 6 to 10",
)
TWO_STATEMENTS = Code(
    "CRS089",
    "two-statements-in-one",
    A,
    "“{title}” says two things, and one answer has to do for both",
    "make two questions of it, one statement each",
)
GRAMMAR = Code(
    "CRS090",
    "grammar-gives-answer-away",
    A,
    "“{title}” ends in “{article}”, which fits the right option alone",
    "end it in “a/an”, or put the article into each option",
)
NO_FEEDBACK = Code(
    "CRS091",
    "question-without-feedback",
    A,
    "“{title}” says nothing to a learner who has answered; the other questions do",
    "write a line > under the options that need it, or > [!FEEDBACK] below them",
)
QUIZ_WITHOUT_FEEDBACK = Code(
    "CRS092",
    "quiz-without-feedback",
    A,
    "none of the {count} questions of “{title}” says anything to a learner who has answered",
    "tell why an answer is right or wrong: a line > under an option, or > [!FEEDBACK] below the question",
)
NO_OBJECTIVE = Code(
    "CRS093",
    "question-without-objective",
    A,
    "“{title}” does not say which objective it tests; the other questions do",
    "write objective={nearest} at the end of its heading",
)
SAME_PLACE = Code(
    "CRS094",
    "right-answer-at-same-place",
    W,
    "the right answer is option {place} in all {count} questions of “{title}”",
    "move some of them to another place in their list",
)
SAME_TRUTH = Code(
    "CRS095",
    "answers-all-the-same",
    A,
    "all {count} statements of “{title}” are {truth}",
    "turn some of them round",
)
SAME_QUESTION = Code(
    "CRS096",
    "question-asked-twice",
    W,
    "“{title}” is asked at {other} already, with the same options",
    "remove one of the two",
)
NO_QUESTION = Code(
    "CRS097",
    "heading-asks-nothing",
    A,
    "“{title}” asks nothing, and no sentence below it does",
    "write the question itself as the heading, such as: Which …?",
)
HINT_TELLS = Code(
    "CRS099",
    "hint-gives-answer-away",
    W,
    "the hint of “{title}” contains its right answer: “{option}”",
    "point to where the answer can be found, without saying it",
)
UNEQUAL_DRAW = Code(
    "CRS098",
    "draw-of-unequal-difficulty",
    A,
    "“{title}” draws {pick} of {count} questions that are not equally hard ({levels}), so one learner gets an easier test than another",
    "in a bank give each difficulty a part of its own (##), and draw from each: - {{from: bank/easy, pick: 2}}",
)
EMPTY_FEEDBACK = Code(
    "CRS100",
    "feedback-says-nothing",
    A,
    "“{text}” is all that “{title}” says to an answer; learners see that already",
    "say why, in one sentence",
)
EVERY_POINT = Code(
    "CRS101",
    "pass-mark-asks-for-everything",
    A,
    "“{title}” asks for all {points} points, so one slip fails a learner who knows the rest",
    "write pass=80%, or whatever is enough to do the work",
)
COARSE_PASS = Code(
    "CRS102",
    "pass-mark-between-points",
    A,
    "{stated} of {points} points can't be had; “{title}” is passed with {needed} of {points}, which is {real}",
    "write pass={real}, or ask more questions",
)
NO_PASS_MARK = Code(
    "CRS103",
    "required-quiz-without-pass-mark",
    W,
    "{rule} asks that “{title}” be passed, and it has no pass mark",
    "write pass=70% at the end of its heading, or “viewed” in the rule",
)
OTHER_PASS_MARK = Code(
    "CRS104",
    "quiz-without-pass-mark",
    A,
    "“{title}” has no pass mark; the other quizzes have one",
    "write pass=70% at the end of its heading, or ungraded",
)
ONE_ATTEMPT = Code(
    "CRS105",
    "one-attempt-only",
    A,
    "who fails “{title}” once can't complete the course",
    "allow a second attempt: attempts=2; or make the quiz optional",
)
MULTIPLE_UNSAID = Code(
    "CRS106",
    "several-right-not-said",
    A,
    "“{title}” asks for one answer in its words and has {count} right options",
    "say how many: Which two …?",
)

CODES = tuple(value for value in globals().values() if isinstance(value, Code))
