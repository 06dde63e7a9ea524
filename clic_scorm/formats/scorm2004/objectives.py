"""
What the runtime tells an LMS of modules and learning objectives, as data for `lms/scorm2004-objectives.js`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from clic_scorm.formats.scorm2004 import names
from clic_scorm.model import Course, Module, Objective, Question, Quiz, Unit
from clic_scorm.rules import key_of, runs
from clic_scorm.site import Site


_LONGEST_DESCRIPTION = 250

Row = list[object]


def goals(course: Course, site: Site) -> list[Row]:
    """
    Return a row for each module and each learning objective: id, words, required pages as runs, required quizzes, and for a learning
    objective the questions that name it, as [quiz, what it takes to judge]; the modules first, 100 in all (RTE 4.1.1.4).
    """
    rows = [_row(f"m_{_word(module.id)}", module.title, module, site) for module in course.modules]
    told: set[str] = set()
    for module in course.modules:
        for objective in module.objectives:
            if objective.id not in told:
                told.add(objective.id)
                rows.append(_learning(course, module, objective, site))
    return rows[: names.MOST_OBJECTIVES]


def _learning(course: Course, module: Module, objective: Objective, site: Site) -> Row:
    row = _row(f"o_{_word(objective.id)}", objective.text, module, site)
    questions = []
    for quiz, question in _questions(course):
        if question.objective == objective.id:
            number = site.numbers.questions[quiz.ref(question)]
            mark = {"n": number, "kind": question.kind, "points": question.points, **key_of(question, f"{course.id}/{number}")}
            questions.append([site.numbers.units[quiz.id], mark])
    return [*row, questions]


def _questions(course: Course) -> Iterator[tuple[Quiz, Question]]:
    for quiz in course.quizzes:
        for question in quiz.questions:
            yield quiz, question


def _row(identifier: str, words: str, module: Module, site: Site) -> Row:
    required = [unit for unit in module.units if not unit.optional]
    pages = [unit for unit in required if not isinstance(unit, Quiz)]
    quizzes = [unit for unit in required if isinstance(unit, Quiz)]
    text = " ".join(words.split())[:_LONGEST_DESCRIPTION]
    return [identifier, text, runs(sorted(_numbers(pages, site))), sorted(_numbers(quizzes, site))]


def _numbers(units: Iterable[Unit], site: Site) -> Iterator[int]:
    yield from (site.numbers.units[unit.id] for unit in units)


def _word(identifier: str) -> str:
    # An author's id has letters, digits and hyphens, and some LMSs refuse the hyphen.
    return identifier.replace("-", "_")


def silent(course: Course) -> tuple[Quiz, ...]:
    """
    Return the quizzes whose answers an LMS is not told one by one, so that 250 questions are left: finals stay first, which are the required
    ones with a pass mark, the last of them before the others (RTE 4.1.1.4).
    """
    told: set[str] = set()
    left_out = []
    order = sorted(enumerate(course.quizzes), key=lambda pair: (pair[1].optional or pair[1].pass_mark is None, -pair[0]))
    for _, quiz in order:
        more = told.union(refs(quiz))
        # Of the first one as many as there is room for: the runtime stops at 250.
        if told and len(more) > names.MOST_INTERACTIONS:
            left_out.append(quiz)
        else:
            told = more
    return tuple(left_out)


def refs(quiz: Quiz) -> set[str]:
    """
    Return what course.lock calls the questions of *quiz*, those of a bank too that it may draw.
    """
    return {quiz.ref(question) for question in quiz.questions}


def homes(course: Course, quizzes: tuple[Quiz, ...]) -> list[str]:
    """
    Return where the questions of *quizzes* are at home, quizzes and banks, if no other quiz has questions from there.
    """

    def of(some: tuple[Quiz, ...]) -> set[str]:
        return {ref.partition("/")[0] for quiz in some for ref in refs(quiz)}

    return sorted(of(quizzes) - of(tuple(quiz for quiz in course.quizzes if quiz not in quizzes)))
