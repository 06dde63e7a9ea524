"""
Random courses, rules and journeys of real events: everything hangs on one seed.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from random import Random
from typing import Any, TypeAlias

from clic_scorm.diagnostics import Span
from clic_scorm.model import (
    Attested,
    Certificate,
    Confirmation,
    Course,
    Declaration,
    Declared,
    Done,
    Every,
    Fraction,
    Html,
    Journal,
    LearnerAttribute,
    Module,
    Page,
    Passed,
    Quiz,
    Requirement,
    Scored,
    Some,
    Spent,
    Tag,
    TrueFalse,
    Unit,
    Viewed,
    Weighing,
    Where,
)
from clic_scorm.model.identity import Numbers
from clic_scorm.rules import Record, Rule, merge, submitted
from clic_scorm.rules import tell as told
from clic_scorm.rules.lower import lower_certificate
from clic_scorm.rules.terms import terms_of_all


Event: TypeAlias = tuple[Any, ...]
SPAN = Span("course.yml", 1)
VALUES = ("ca", "af", "other")
# What may come between two units, and how often.
_BETWEEN: tuple[tuple[Event, float], ...] = ((("close",), 0.08), (("resume",), 0.08))
MARKS = ((1, 2), (3, 5), (7, 10), (2, 3), (1, 1))


@dataclass(frozen=True)
class Journey:
    """A course with its numbers and its rule over them, and what a learner does in it."""

    course: Course
    numbers: Numbers
    rule: Rule
    events: tuple[Event, ...]


def journey(seed: int) -> Journey:
    """Return the journey of *seed*; rules that select nothing are drawn anew."""
    random = Random(seed)
    while True:
        course = _course(random)
        numbers = Numbers({unit.id: number for number, unit in enumerate(course.units, 1)}, {}, {})
        certificate = course.certificates[0]
        rule, _ = lower_certificate(course, numbers, certificate)
        if rule is not None:
            return Journey(course, numbers, rule, tuple(_events(random, course, numbers)))


def _course(random: Random) -> Course:
    modules = tuple(_module(random, number) for number in range(1, random.randint(2, 4)))
    cases = tuple(_case(random, number) for number in range(1, random.randint(2, 5)))
    quizzes = [unit.id for module in (*modules, *cases) for unit in module.units if isinstance(unit, Quiz)]
    fixed = random.choice([None, None, None, "ca"])
    course = Course(
        id="demo",
        title="Demo",
        version="1",
        span=SPAN,
        modules=(*modules, *cases),
        confirmed=(Confirmation(id="plan", text="Plan", by="facilitator"),),
        learner=(LearnerAttribute(id="region", ask="Where?", of=VALUES, fixed=fixed, span=SPAN),),
        score=_weights(random, quizzes),
    )
    requires = Every(parts=tuple(_requirement(random, course, 0) for _ in range(random.randint(1, 3))), span=SPAN)
    return course.model_copy(update={"certificates": (Certificate(id="paper", title="Paper", span=SPAN, requires=requires),)})


def _module(random: Random, number: int) -> Module:
    name = f"m{number}"
    units: list[Unit] = [
        Page(id=f"{name}-p{place}", title="Page", span=SPAN, body=Html(), tags=_tags(random)) for place in range(random.randint(1, 3))
    ]
    units.append(_quiz(random, f"{name}-quiz"))
    units.append(Journal(id=f"{name}-note", title="Note", span=SPAN, body=Html(), tags=_tags(random)))
    units.append(Declaration(id=f"{name}-said", title="Said", span=SPAN, body=Html()))
    return Module(id=name, title="Module", span=SPAN, units=tuple(units), tags=_tags(random))


def _case(random: Random, number: int) -> Module:
    name = f"c{number}"
    units: tuple[Unit, ...] = (Page(id=name, title="Case", span=SPAN), _quiz(random, f"{name}-quiz"))
    return Module(
        kind="case",
        id=name,
        title="Case",
        span=SPAN,
        units=units[: random.randint(1, 2)],
        tags=(Tag(name="region", value=random.choice(VALUES)),),
    )


def _tags(random: Random) -> tuple[Tag, ...]:
    return (Tag(name="essential", value=str(random.randint(1, 3))),) if random.random() < 0.5 else ()


def _quiz(random: Random, name: str) -> Quiz:
    questions = tuple(
        TrueFalse(id=f"q{place}", title="Q", span=SPAN, prompt=Html(), points=random.randint(1, 3), answer=True)
        for place in range(random.randint(1, 4))
    )
    mark = random.choice((*MARKS, None))
    return Quiz(
        id=name,
        title="Quiz",
        span=SPAN,
        questions=questions,
        pass_mark=Fraction(numerator=mark[0], denominator=mark[1]) if mark else None,
        attempts=random.choice([None, None, 1, 2, 3]),
    )


def _weights(random: Random, quizzes: list[str]) -> tuple[Weighing, ...]:
    if random.random() < 0.4 or len(quizzes) < 2:
        return ()
    cut, weight = random.randint(1, len(quizzes) - 1), random.randint(1, 99)
    parts = ((quizzes[:cut], weight), (quizzes[cut:], 100 - weight))
    return tuple(Weighing(selectors=tuple(names), weight=one, span=SPAN) for names, one in parts)


def _requirement(random: Random, course: Course, depth: int) -> Requirement:
    if depth < 2 and random.random() < 0.35:
        parts = tuple(_requirement(random, course, depth + 1) for _ in range(random.randint(2, 4)))
        return (
            Every(parts=parts, span=SPAN)
            if random.random() < 0.3
            else Some(least=random.randint(1, len(parts) - 1), parts=parts, span=SPAN)
        )
    units = course.units
    quizzes = [unit.id for unit in units if isinstance(unit, Quiz)]
    pages = [unit.id for unit in units if isinstance(unit, Page)]
    some = random.choice
    makers = (
        lambda: Viewed(selectors=(some([*pages, "modules", "required pages"]),), span=SPAN),
        lambda: Viewed(selectors=("required pages",), share=(random.randint(20, 90), 100), span=SPAN),
        lambda: Passed(selectors=(some([*quizzes, "module quizzes"]),), span=SPAN),
        lambda: Passed(selectors=(some(quizzes),), attempts=random.randint(1, 3), span=SPAN),
        lambda: Done(selectors=(some([unit.id for unit in units]),), span=SPAN),
        lambda: Done(selectors=("cases",), least=random.randint(1, 2), span=SPAN),
        lambda: Done(selectors=("tag essential=1",), least=1, span=SPAN),
        lambda: Done(selectors=("cases",), least=1, where=Where(tag="region", value=some(VALUES), span=SPAN), span=SPAN),
        lambda: Done(selectors=("cases",), least=1, where=Where(tag="region", attribute="region", span=SPAN), span=SPAN),
        lambda: Done(selectors=("cases",), least=1, where=Where(tag="region", attribute="region", span=SPAN), span=SPAN),
        lambda: Scored(minimum=some(MARKS[:4]), span=SPAN),
        lambda: Declared(selectors=(some([unit.id for unit in units if isinstance(unit, Declaration)]),), span=SPAN),
        lambda: Spent(minutes=random.randint(1, 12), span=SPAN),
        lambda: Attested(confirmation="plan", span=SPAN) if depth else Spent(minutes=1, span=SPAN),
    )
    return some(makers)()


def _events(random: Random, course: Course, numbers: Numbers) -> Iterator[Event]:
    eager, skill = random.random(), random.choice([0.4, 0.7, 0.9, 1.0])
    for _ in range(random.randint(0, 1)):
        yield ("wait", random.randint(1, 290))
    if random.random() < 0.7:
        yield ("tell", "region", random.choice(VALUES))
    order = list(course.units)
    if random.random() < 0.5:
        random.shuffle(order)
    for unit in order:
        if random.random() > 0.35 + 0.65 * eager:
            continue
        yield from _work(random, unit, numbers.units[unit.id], skill)
        yield from (event for event, chance in _BETWEEN if random.random() < chance)
        if random.random() < 0.12:
            yield ("wait", random.randint(1, 290))
        if random.random() < 0.02:
            yield ("tell", "region", random.choice(VALUES))


def _work(random: Random, unit: Unit, number: int, skill: float) -> Iterator[Event]:
    match unit:
        case Page():
            yield ("view", number)
        case Journal():
            yield ("done", number)
        case Declaration():
            yield ("declare", number)
        case Quiz(questions=questions):
            worth = [question.points for question in questions]
            if random.random() < 0.2:
                yield ("answer", number)
            for _ in range(random.choice([1, 1, 1, 2, 3])):
                yield ("submit", number, worth, [random.random() < skill for _ in worth])
        case _:
            raise AssertionError(unit.kind)


def records(one: Journey) -> Iterator[Record]:
    """Yield what is known of the learner after each event, by the reference alone."""
    terms = terms_of_all(one.course, one.numbers)
    record, kept = Record(), Record()
    for serial, (event, *values) in enumerate(one.events, 1):
        match event:
            case "view":
                record = replace(record, pages=record.pages | {values[0]})
            case "done":
                record = replace(record, done=record.done | {values[0]})
            case "declare":
                record = replace(record, declared=record.declared | {values[0]})
            case "wait":
                record = replace(record, seconds=record.seconds + values[0])
            case "tell":
                record = told(record, values[0], values[1], (serial, "a1"))
            case "submit":
                number, worth, right = values
                before, allowed = record.quizzes.get(number), terms[number].attempts
                if allowed is None or not before or before.attempts < allowed:
                    share = (sum(points for points, good in zip(worth, right, strict=True) if good), sum(worth))
                    outcome = submitted(before, share, terms[number].pass_mark, (serial, "a1"), {})
                    record = replace(record, quizzes={**record.quizzes, number: outcome})
            case "close":
                kept = record
            case "resume":
                record = merge(kept, record)
            case _:
                assert event == "answer"  # of which nothing is kept
        yield record
