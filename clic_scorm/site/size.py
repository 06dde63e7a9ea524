"""
How much room a learner's progress can need, computed from the course before anybody takes it.
"""

from __future__ import annotations

from dataclasses import dataclass

from clic_scorm.model import Course, MultipleResponse, Question, Quiz, TrueFalse
from clic_scorm.model.identity import Entry, Lock, Numbers
from clic_scorm.rules import Terms, worst_case


# Answers that the state writes as one character.
SHORT = "abcdeft"
MOST_POINTS = 999


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
    quizzes = {numbers.units[quiz.id]: quiz for quiz in course.quizzes}
    terms = {number: terms_of(quiz) for number, quiz in quizzes.items()}
    answers = {
        number: {numbers.questions[f"{quiz.id}/{question.id}"]: longest_answer(question) for question in quiz.questions}
        for number, quiz in quizzes.items()
    }
    for entry in _gone(lock, "unit"):
        asked = [gone.number for gone in _gone(lock, "question") if gone.id.startswith(f"{entry.id}/")]
        if asked:
            terms[entry.number] = Terms((1, 1), MOST_POINTS)
            answers[entry.number] = dict.fromkeys(asked, "abcdefg")
    largest = max(course.quizzes, key=lambda quiz: len(quiz.questions), default=None)
    return Room(worst_case(every, terms, answers), f"“{largest.title}”" if largest else "its pages")


def _gone(lock: Lock, kind: str) -> list[Entry]:
    return [entry for entry in lock.entries if entry.gone and entry.kind == kind]


def terms_of(quiz: Quiz) -> Terms:
    """
    Return what counts for *quiz*, as the evaluators read it.
    """
    mark = quiz.pass_mark
    share = (mark.numerator, mark.denominator) if mark else None
    return Terms(share, quiz.points, quiz.attempts, not quiz.optional)


def longest_answer(question: Question) -> str:
    """
    Return an answer to *question* that takes the most room.
    """
    if isinstance(question, TrueFalse):
        return "t"
    letters = sorted(option.letter for option in question.options)
    if isinstance(question, MultipleResponse):
        return "".join(letters)
    return next((letter for letter in letters if letter not in SHORT), letters[0])
