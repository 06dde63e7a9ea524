"""
No state of a learner is longer than what is computed before anybody takes the course, whatever is drawn.
"""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from clic_scorm.model import Course, Module, Quiz, identity
from clic_scorm.model.identity import Declared, Lock, freeze
from clic_scorm.rules import Outcome, Record, encode, sitting
from clic_scorm.rules.draw import draw as drawn
from clic_scorm.rules.sitting import Sitting, Spent
from clic_scorm.site.payload import unit as payload
from clic_scorm.site.size import longest_answer, worst_state
from tests.property.strategies import HERE, quizzes


def course_of(asked: list[Quiz]) -> Course:
    return Course(id="demo", title="Demo", version="1", span=HERE, modules=(Module(id="m", title="M", span=HERE, units=tuple(asked)),))


def declared(course: Course) -> list[Declared]:
    found = [Declared("unit", quiz.id, HERE) for quiz in course.quizzes]
    return found + [Declared("question", quiz.ref(one), HERE) for quiz in course.quizzes for one in quiz.questions]


@settings(max_examples=60)
@given(st.data(), st.integers(0, 3000))
def test_no_state_is_longer_than_the_worst(data: st.DataObject, gone: int) -> None:
    asked = [data.draw(quizzes(f"quiz{number}")) for number in range(data.draw(st.integers(1, 3)))]
    course = course_of(asked)
    # Numbers are far from one: much was published before and is gone.
    numbers, lock, _ = identity.assign(declared(course), Lock((), {"question": gone + 1, "unit": 1}))
    room = worst_state(course, numbers, lock).size
    taken, sittings = {}, {}
    for quiz in course.quizzes:
        number, attempt = numbers.units[quiz.id], data.draw(st.integers(0, 35))
        by_number = {numbers.questions[quiz.ref(one)]: one for one in quiz.questions}
        content = payload(course, quiz, numbers)
        pools: list[tuple[int, list[int]]] = content.get("draw") or [(len(by_number), list(by_number))]  # type: ignore[assignment]  # plain data
        chosen = drawn(f"k3f9/{number}/{attempt}", pools)
        assert len(chosen) == quiz.asked
        points = sum(by_number[one].points for one in chosen)
        assert points <= quiz.points
        answers = {one: longest_answer(by_number[one]) for one in chosen}
        stamp = (data.draw(st.integers(0, 36**4 - 1)), "x7")
        taken[number] = Outcome(
            (points, points), (max(0, points - 1), points), attempt if quiz.attempts is None else quiz.attempts, stamp, answers
        )
        if quiz.draws or quiz.time or quiz.feedback == "each" or quiz.when_used_up == "after":
            locked = "".join(f"~{sitting.base36(one)}.{answer}" for one, answer in answers.items()) if quiz.feedback == "each" else ""
            spent = Spent(quiz.time * 60 * 3, 2) if quiz.time else Spent()
            since = 29_800_000 if quiz.when_used_up == "after" else 0
            sittings[number] = Sitting(attempt, stamp, max(by_number, default=1), spent, since, locked)
    record = Record(frozenset(numbers.units.values()), taken, 1, (5, "x7"), 10**6, "k3f9", {"i": "00zz"})
    if sittings:
        record = replace(record, other={**record.other, sitting.SECTION: sitting.write(sittings)})
    assert len(encode(record)) <= room


def test_answers_to_questions_that_are_gone_still_take_room() -> None:
    quiz = Quiz(id="check", title="Check", span=HERE)
    course = course_of([quiz])
    published = [Declared("unit", "check", HERE), *(Declared("question", f"check/q{number}", HERE) for number in range(20))]
    _, before, _ = identity.assign(published, Lock())
    numbers, lock, _ = identity.assign(declared(course), freeze(before, "1.0"))
    full = Outcome((20, 20), (19, 20), 2, (100, "x7"), dict.fromkeys(range(1, 21), "b"))
    assert len(encode(Record(frozenset({1}), {1: full}))) <= worst_state(course, numbers, lock).size
