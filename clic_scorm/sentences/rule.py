"""
Put a rule into sentences that tell a learner what to do, each with how it is known.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import assert_never

from clic_scorm.diagnostics import Span
from clic_scorm.model import (
    Attested,
    Certificate,
    Confirmed,
    Course,
    Declaration,
    Declared,
    Done,
    Every,
    Form,
    Forum,
    Fraction,
    Instrument,
    Journal,
    Page,
    Passed,
    Quiz,
    Requirement,
    Scenario,
    Scored,
    Session,
    Some,
    Spent,
    Survey,
    Unit,
    Viewed,
)
from clic_scorm.model.words import marked
from clic_scorm.rules import percent
from clic_scorm.rules.selection import Selection
from clic_scorm.sentences.clause import Basis, Clause, demanded
from clic_scorm.sentences.things import Namer, pages, quizzes
from clic_scorm.site import strings


class Teller:
    """
    Tell the rules of *course*.
    """

    def __init__(self, course: Course) -> None:
        self._course = course
        self._selection = Selection(course)
        self._namer = Namer(course)
        self._say = self._namer.say
        self._confirmations = {each.id: each for each in course.confirmed}

    def completion(self) -> Clause:
        """
        Return what completes the course; without a rule of the author's, that is everything that is not optional.
        """
        if self._course.completion is None:
            return self._whole(("required units",), self._course.span)
        return self.rule(self._course.completion)

    def certificate(self, certificate: Certificate) -> Clause:
        """
        Return what *certificate* takes, what people confirm last.
        """
        asked = self.rule(certificate.requires) if certificate.requires else None
        confirmed = tuple(self._attested(one.confirmation, one.span) for one in certificate.confirmed)
        before = () if asked is None else asked.parts if asked.parts and asked.all else (asked,)
        return self._every((*before, *confirmed), certificate.span)

    def rule(self, rule: Requirement) -> Clause:
        """
        Return *rule* in sentences.
        """
        say, namer = self._say, self._namer
        match rule:
            case Every(parts=parts, span=span):
                return self._every([self.rule(part) for part in parts], span)
            case Some(least=least, parts=parts, span=span):
                text = say(marked("One of these:")) if least == 1 else say(marked("At least {need} of these {count}:"))
                told = tuple(self.rule(part) for part in parts)
                return Clause(text.format(need=least, count=len(parts)), span, parts=told, least=least)
            case Viewed(selectors=selectors, share=share, span=span):
                return self._viewed(selectors, share, span)
            case Passed(selectors=selectors, span=span):
                found = quizzes(self._select(selectors, span))
                what = namer.listed([namer.name(one, self._select((one,), span), "quiz") for one in selectors])
                text = self._passing(what, found)
                if rule.attempts is not None:
                    text = say(marked("{condition}, by attempt {number} at the latest")).format(condition=text, number=rule.attempts)
                return Clause(text, span, ("measured",))
            case Done():
                return self._done(rule)
            case Scored(minimum=minimum, span=span):
                text = say(marked("Reach a total score of at least {percent}: {made}"))
                return Clause(text.format(percent=self._percent(percent(minimum)), made=self.score()), span, ("measured",))
            case Declared(selectors=selectors, span=span):
                what = namer.listed([namer.name(one, self._select((one,), span)) for one in selectors])
                return Clause(say(marked("State that this is done: {what}")).format(what=what), span, ("declared",))
            case Spent(minutes=minutes, span=span):
                text = say(marked("Be active in the course for at least {time}"))
                return Clause(text.format(time=strings.minutes(self._course.language, minutes)), span, ("measured",))
            case Attested(confirmation=name, span=span):
                return self._attested(name, span)
            case _:
                assert_never(rule)

    def score(self) -> str:
        """
        Return what the number is made of that an LMS is told.
        """
        say, namer = self._say, self._namer
        if not self._course.score:
            return say(marked("the points of all required quizzes that have a pass mark"))
        weighed = []
        for one in self._course.score:
            what = namer.listed([namer.name(each, self._select((each,), one.span), "quiz") for each in one.selectors])
            weighed.append(say(marked("{percent} for {what}")).format(percent=self._percent(str(one.weight)), what=what))
        return namer.listed(weighed)

    def _done(self, rule: Done) -> Clause:
        if rule.least is None:
            clause = self._whole(rule.selectors, rule.span)
        else:
            found = self._select(rule.selectors, rule.span)
            what = self._namer.name(rule.selectors[0], found, "", rule.least)
            clause = Clause(self._worked(what), rule.span, self._bases(found))
        if rule.where is None:
            return clause
        say, where = self._say, rule.where
        asked = {one.id: one for one in self._course.learner}
        bases = clause.bases
        one = asked[where.attribute] if where.attribute else None
        if one and one.fixed is None:
            text = say(marked("{condition}; only those count that fit your answer to “{question}”"))
            text = text.format(condition=clause.text, question=one.ask)
            # Which ones count is as sure as the answer is.
            bases = bases if "declared" in bases else (*bases, "declared")
        else:
            value = dict(zip(one.of, one.labels or one.of, strict=True))[one.fixed] if one and one.fixed is not None else where.value
            text = say(marked("{condition}; only those count with {name}: {value}"))
            text = text.format(condition=clause.text, name=where.tag, value=value)
        return replace(clause, text=text, bases=bases)

    def _select(self, selectors: Sequence[str], span: Span) -> Sequence[Unit]:
        return self._selection.select(selectors, span)

    def _every(self, parts: Sequence[Clause], span: Span) -> Clause:
        if len(parts) == 1:
            return parts[0]
        return Clause(self._say(marked("All of these:")), span, parts=tuple(parts))

    def _viewed(self, selectors: Sequence[str], share: tuple[int, int] | None, span: Span) -> Clause:
        say, namer = self._say, self._namer
        text = say(marked("See {what} to the end"))
        if share is None:
            what = namer.listed([namer.name(one, self._select((one,), span), "page") for one in selectors])
            return Clause(text.format(what=what), span, ("measured",))
        found = pages(self._select(selectors, span))
        need = -(-len(found) * share[0] // share[1])
        selector = selectors[0] if len(selectors) == 1 else ""
        what = namer.name(selector, found, "page", need)
        return Clause(f"{text.format(what=what)} ({self._percent(percent(share))})", span, ("measured",))

    def _passing(self, what: str, found: Sequence[Quiz]) -> str:
        marks = sorted({_exact(quiz.pass_mark) for quiz in found if quiz.pass_mark is not None}, key=lambda one: one[0] / one[1])
        if not marks:
            return self._say(marked("Answer {what} and hand it in")).format(what=what)
        told = percent(marks[0]) if len(marks) == 1 else f"{percent(marks[0])}–{percent(marks[-1])}"
        return self._say(marked("Pass {what} ({marks})")).format(what=what, marks=self._percent(told))

    def _percent(self, number: str) -> str:
        return self._say(marked("{number} %")).format(number=number)

    def _worked(self, what: str) -> str:
        return self._say(marked("Work through {what}")).format(what=what)

    def _whole(self, selectors: Sequence[str], span: Span) -> Clause:
        """
        Return that each of a selection fulfils its own condition, which is told where it is one unit.
        """
        found = self._select(selectors, span)
        if len(found) == 1:
            return self._unit(found[0], span)
        what = self._namer.listed([self._namer.name(one, self._select((one,), span)) for one in selectors])
        return Clause(self._worked(what), span, self._bases(found))

    def _bases(self, units: Sequence[Unit]) -> tuple[Basis, ...]:
        declared = any(isinstance(unit, (Declaration, Forum)) for unit in units)
        measured = any(not isinstance(unit, (Declaration, Forum, Confirmed, Session)) for unit in units)
        return (*(("measured",) if measured else ()), *(("declared",) if declared else ()))

    def _unit(self, unit: Unit, span: Span) -> Clause:
        say = self._say
        what = self._namer.quoted(unit.title)
        match unit:
            case Page():
                text = say(marked("See {what} to the end")).format(what=what)
            case Quiz():
                text = self._passing(what, [unit])
            case Survey():
                text = say(marked("Answer {what} and hand it in")).format(what=what)
            case Journal(least=least):
                text = say(marked("Write in {what}: at least {least} words")).format(what=what, least=least)
            case Scenario(steps=steps):
                good = any(step.good for step in steps)
                text = say(marked("Bring {what} to a good end") if good else marked("Come to an end of {what}")).format(what=what)
            case Instrument(tool=tool):
                asked = marked("Score every question of {what}, with a note for each score of {note} or less")
                plain = marked("Score every question of {what}")
                text = say(plain if tool.note_at is None else asked).format(what=what, note=tool.note_at)
            case Form():
                text = say(marked("Fill in {what} until nothing is missing")).format(what=what)
            case Declaration() | Forum():
                text = say(marked("State that this is done: {what}")).format(what=what)
            case Confirmed(by=confirmation):
                return self._attested(confirmation.id, span)
            case Session():
                text = self._worked(what)
            case _:
                assert_never(unit)
        return Clause(text, span, self._bases([unit]))

    def _attested(self, name: str, span: Span) -> Clause:
        confirmation = self._confirmations[name]
        return Clause(demanded(confirmation, self._say), span, ("confirmed",), confirmation.by)


def _exact(mark: Fraction) -> tuple[int, int]:
    return mark.numerator, mark.denominator
