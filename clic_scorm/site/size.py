"""
How much room a learner's progress can need, computed from the course before anybody takes it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import assert_never

from clic_scorm.model import (
    Blank,
    Blanks,
    ChoiceBlank,
    Course,
    Essay,
    Hotspot,
    Matching,
    MultipleResponse,
    Numeric,
    Ordering,
    Question,
    Quiz,
    Scale,
    ShortText,
    SingleChoice,
    TrueFalse,
)
from clic_scorm.model.identity import Entry, Lock, Numbers
from clic_scorm.rules import Terms, sitting, worst_case
from clic_scorm.rules.sitting import Sitting, Spent
from clic_scorm.rules.terms import terms_of
from clic_scorm.site.units import marked, written


# Answers that the state writes as one character.
SHORT = "abcdeft"
MOST_POINTS = 999
# What the state can hold of one answer, and what is written in no more than seven letters.
LONGEST = 36
FEW = 3
# An earlier version of the course, in which a certificate was earned, may have a longer name.
_LONG_VERSION = 12
# The day, in days since 1970, in base 36: enough until the year 6568.
_DAY = "zzzz"
# The longest gap between two answers that the state fills up, and the first number for which a new run would take more.
_FAR = 6
_LARGE = 36**3


@dataclass(frozen=True, slots=True)
class Room:
    """
    Hold the most characters that the state can take, and the unit that takes most of them.
    """

    size: int
    largest: str


def worst_state(course: Course, numbers: Numbers, lock: Lock) -> Room:
    """
    Return the room that *course* can need in the LMS, with what *lock* says was published once and is gone: learners may still have it.
    """
    every = [*(numbers.units[unit.id] for unit in course.units), *(entry.number for entry in lock.entries if entry.kind == "unit")]
    quizzes = {numbers.units[quiz.id]: quiz for quiz in course.answered}
    terms = {number: terms_of(quiz) for number, quiz in quizzes.items()}
    answers = {number: longest_answers(quiz, numbers, lock) for number, quiz in quizzes.items()}
    for entry in _gone(lock, "unit"):
        asked = {gone.number: gone for gone in _gone(lock, "question") if gone.id.startswith(f"{entry.id}/")}
        if asked:
            terms[entry.number] = Terms((1, 1), MOST_POINTS)
            answers[entry.number] = {number: longest_answer_gone(gone) for number, gone in asked.items()}
    largest = max(course.answered, key=lambda quiz: len(quiz.questions), default=None)
    open_ones = {number: _sitting(quiz, answers[number]) for number, quiz in quizzes.items() if keeps_sitting(quiz)}
    return Room(
        worst_case(
            every,
            terms,
            answers,
            sitting.write(open_ones),
            marked(course, numbers),
            texts=written(course),
            learner={one.id: max(one.of, key=len) for one in course.learner if one.fixed is None},
            earned={one.id: f"{course.version.ljust(_LONG_VERSION, '0')}+{_DAY}" for one in course.certificates},
        ),
        f"“{largest.title}”" if largest else "its pages",
    )


def longest_answers(quiz: Quiz, numbers: Numbers, lock: Lock) -> dict[int, str]:
    """
    Return answers to *quiz* that take the most room, by question; those to questions that are gone may still be there.

    The state writes numbers that lie near one another in one run. What is drawn may lie as far apart as can be, so of a draw stand-ins are
    returned: as many as are drawn, the longest, so far apart that each costs a beginning of its own or as much.
    """
    asked = {numbers.questions[quiz.ref(question)]: longest_answer(question) for question in quiz.questions}
    if not quiz.draws:
        return asked | {gone.number: longest_answer_gone(gone) for gone in _gone(lock, "question") if gone.id.startswith(f"{quiz.id}/")}
    longest = sorted(asked.values(), key=len, reverse=True)[: quiz.asked]
    last = max(*asked, *(entry.number for entry in lock.entries if entry.kind == "question"), 1)
    step = _FAR if last < _LARGE else _FAR + 1
    return {last + step * place: answer for place, answer in enumerate(longest, 1)}


def keeps_sitting(quiz: Quiz) -> bool:
    """
    Return whether something of an attempt at *quiz* is kept before it is submitted.
    """
    return bool(quiz.draws or quiz.time or quiz.feedback == "each" or quiz.when_used_up == "after")


def _sitting(quiz: Quiz, answers: Mapping[int, str]) -> Sitting:
    given = "".join(f"~{sitting.base36(number)}.{answer}" for number, answer in answers.items()) if quiz.feedback == "each" else ""
    since = 36**5 - 1 if quiz.when_used_up == "after" else 0
    spent = Spent(36**4 - 1, 35) if quiz.time else Spent()
    return Sitting(35, (36**5 - 1, "zz"), max(answers, default=0), spent, since, given)


def _gone(lock: Lock, kind: str) -> list[Entry]:
    return [entry for entry in lock.entries if entry.gone and entry.kind == kind]


def longest_answer(question: Question) -> str:
    """
    Return an answer to *question* that takes the most room.
    """
    match question:
        case TrueFalse():
            return "t"
        case ShortText() | Numeric() | Essay():
            # What is typed is not kept here, only what it was worth.
            return "f"
        case SingleChoice():
            return _one_of([option.letter for option in question.options])
        case MultipleResponse():
            return "".join(sorted(option.letter for option in question.options))
        case Hotspot():
            letters = sorted(region.letter for region in question.regions)
            return "".join(letters) if question.several else _one_of(letters)
        case Scale():
            return _one_of([label.letter for label in question.labels])
        case Ordering():
            return "".join(sorted((item.letter for item in question.items), reverse=True))
        case Matching():
            targets = [target.letter for target in question.targets]
            return _of_pairs([(pair.letter, targets) for pair in question.pairs])
        case Blanks():
            return _of_pairs([(blank.letter, _letters_of(blank)) for blank in question.blanks])
        case _:
            assert_never(question)


def _letters_of(blank: Blank) -> list[str]:
    return [letter for letter, _ in blank.options] if isinstance(blank, ChoiceBlank) else ["f", "t"]


def _of_pairs(pairs: list[tuple[str, list[str]]]) -> str:
    # Letters that only rise are written in the short form; if any answer's fall, those of one of these two do.
    answers = ["".join(letter + choose(others) for letter, others in pairs if others) for choose in (max, min)]
    return next((answer for answer in answers if list(answer) != sorted(set(answer)) or not set(answer) <= set(SHORT)), answers[0])


def _one_of(letters: list[str]) -> str:
    return next((letter for letter in sorted(letters) if letter not in SHORT), min(letters, default=""))


def longest_answer_gone(entry: Entry) -> str:
    """
    Return an answer that takes the most room among those to a question of which only its letters are known.
    """
    known = sorted({*entry.letters, *entry.retired})
    # Two letters for each at most, as of pairs; one out of reach of the short form at least.
    return "".join(known * 2)[:LONGEST] if len(known) > FEW else "abcdefg"
