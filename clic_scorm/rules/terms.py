"""
What counts for a course's quizzes, and the two records between which every other one lies.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from itertools import product

from clic_scorm.model import Course, Quiz
from clic_scorm.model.identity import Numbers
from clic_scorm.rules.record import Outcome, Record, Said, Terms


_ENDLESS = 10**9  # seconds


def terms_of(quiz: Quiz) -> Terms:
    """
    Return what counts for *quiz*, as the evaluators read it.
    """
    mark = quiz.pass_mark
    share = (mark.numerator, mark.denominator) if mark else None
    return Terms(share, quiz.points, quiz.attempts, not quiz.optional, quiz.wait if quiz.when_used_up == "after" else None)


def terms_of_all(course: Course, numbers: Numbers) -> dict[int, Terms]:
    """
    Return what counts for all that is answered in *course*, by number.
    """
    return {numbers.units[quiz.id]: terms_of(quiz) for quiz in course.answered}


def learners(course: Course, names: Collection[str]) -> Iterator[Mapping[str, Said]]:
    """
    Yield every way in which a learner can answer what *course* asks of them under *names*.
    """
    asked = [one for one in course.learner if one.fixed is None and one.id in names]
    for values in product(*(one.of for one in asked)):
        yield {one.id: ((1, ""), value) for one, value in zip(asked, values, strict=True)}


def fullest(course: Course, numbers: Numbers, learner: Mapping[str, Said]) -> Record:
    """
    Return the record of somebody who saw, did and declared everything, and had every point at the first attempt.
    """
    everything = frozenset(numbers.units[unit.id] for unit in course.units)
    quizzes = {
        number: Outcome((terms.points, terms.points), (terms.points, terms.points), 1, (1, ""), {}, 1)
        for number, terms in terms_of_all(course, numbers).items()
    }
    return Record(everything, quizzes, seconds=_ENDLESS, done=everything, declared=everything, learner=learner)
