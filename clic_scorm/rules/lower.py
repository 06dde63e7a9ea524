"""
Lower a rule: from an author's selectors to the numbers of pages and quizzes.
"""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Sequence
from typing import TypeAlias, assert_never

from clic_scorm.diagnostics import Diagnostic, Severity, Span, finding
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
    Instrument,
    Journal,
    LearnerAttribute,
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
    Where,
)
from clic_scorm.model.identity import Numbers
from clic_scorm.rules import codes
from clic_scorm.rules.decide import Decided
from clic_scorm.rules.rule import All, AtLeast, ByAttribute, Rule, Score, Time, Weights, own_part
from clic_scorm.rules.rule import Confirmed as ConfirmedAtom
from clic_scorm.rules.rule import Declared as DeclaredAtom
from clic_scorm.rules.rule import Done as DoneAtom
from clic_scorm.rules.rule import Passed as PassedAtom
from clic_scorm.rules.rule import Viewed as ViewedAtom
from clic_scorm.rules.score import by_points, percent
from clic_scorm.rules.selection import Selection, Thing, tagged
from clic_scorm.rules.terms import terms_of_all


_PARTS = ("pages", "questions", "words")
_HUNDRED = 100


def lower(course: Course, numbers: Numbers) -> tuple[Rule | None, tuple[Diagnostic, ...]]:
    """
    Return the completion rule of *course* over numbers, and findings; None where an error leaves none.

    A course that states no rule asks for every required page to be seen and every required quiz to be passed.
    """
    lowering = _Lowering(course, numbers)
    if course.completion is None:
        return lowering.default(), ()
    rule = lowering.lower(course.completion)
    # What people confirm no package can wait for: it would never be completed there.
    rule = own_part(rule) if rule is not None else None
    if rule is not None and lowering.sound:
        if lowering.decided.always(rule):
            lowering.findings.append(finding(codes.ALWAYS_MET, course.completion.span, what="the completion rule"))
        elif lowering.decided.never(rule):
            lowering.findings.append(finding(codes.OUT_OF_REACH, course.completion.span))
    return lowering.result(rule)


def lower_certificate(course: Course, numbers: Numbers, certificate: Certificate) -> tuple[Rule | None, tuple[Diagnostic, ...]]:
    """
    Return what *certificate* asks of a package over numbers, and findings; None where an error leaves none.
    """
    if certificate.requires is None:
        return All(()), ()
    lowering = _Lowering(course, numbers)
    rule = lowering.lower(certificate.requires)
    if rule is not None and lowering.sound and not certificate.confirmed and lowering.decided.always(rule):
        lowering.findings.append(finding(codes.ALWAYS_MET, certificate.requires.span, what=f"the rule of “{certificate.id}”"))
    return lowering.result(rule)


def lower_score(course: Course, numbers: Numbers) -> tuple[Weights, tuple[Diagnostic, ...]]:
    """
    Return what the number is made of that an LMS is told, as *course* states it, and findings; nothing where it states nothing or an error leaves none.
    """
    selection = Selection(course)
    weights = []
    owners: dict[str, str] = {}
    for one in course.score:
        name = ", ".join(one.selectors)
        quizzes = selection.of_kind(Quiz, one.selectors, one.span)
        for quiz in quizzes:
            if quiz.id in owners:
                selection.findings.append(finding(codes.WEIGHED_TWICE, one.span, title=quiz.title, one=owners[quiz.id], other=name))
            elif isinstance(quiz, Quiz) and (quiz.ungraded or not quiz.points):
                selection.findings.append(finding(codes.NOTHING_SCORED, one.span, title=quiz.title))
            owners.setdefault(quiz.id, name)
        weights.append((one.weight, tuple(numbers.units[quiz.id] for quiz in quizzes)))
    total = sum(one.weight for one in course.score)
    if course.score and total != _HUNDRED:
        selection.findings.append(finding(codes.WEIGHTS, course.score[0].span, total=total))
    findings = tuple(selection.findings)
    return () if findings else tuple(weights), findings


def unasked(course: Course) -> tuple[Diagnostic, ...]:
    """
    Return a finding for each thing that learners are asked about themselves and that no rule needs.
    """
    rules = [course.completion, *(certificate.requires for certificate in course.certificates)]
    needed = {name for rule in rules if rule is not None for name in needed_of(rule)}
    if needed - {one.id for one in course.learner}:
        # Surely one of those that are there is meant.
        return ()
    return tuple(finding(codes.UNUSED_ATTRIBUTE, one.span, name=one.id) for one in course.learner if one.id not in needed)


def needed_of(requirement: Requirement) -> Iterable[str]:
    """
    Yield what *requirement* needs to know of a learner.
    """
    if isinstance(requirement, (Every, Some)):
        for part in requirement.parts:
            yield from needed_of(part)
    elif isinstance(requirement, Done) and requirement.where and requirement.where.attribute:
        yield requirement.where.attribute


Atom: TypeAlias = ViewedAtom | DoneAtom | DeclaredAtom | PassedAtom | Score | Time | ConfirmedAtom


def atoms(rule: Rule) -> tuple[Atom, ...]:
    """
    Return the atoms of *rule*, in order.
    """
    if isinstance(rule, (All, AtLeast)):
        return tuple(atom for part in rule.parts for atom in atoms(part))
    if isinstance(rule, ByAttribute):
        return tuple(atom for _, part in rule.choices for atom in atoms(part))
    return (rule,)


class _Lowering:
    """
    Lower the parts of one rule; findings gather in *findings*.
    """

    def __init__(self, course: Course, numbers: Numbers) -> None:
        self.course = course
        self.numbers = numbers
        self.selection = Selection(course)
        self.findings = self.selection.findings
        self.decided = Decided(course, numbers)
        self.whole = True
        self.conditions = {unit.id: module.done_when for module in course.modules if module.kind == "case" for unit in module.units}

    @property
    def sound(self) -> bool:
        """
        Return whether nothing is wrong with any condition: only then it means something what the whole asks for.
        """
        return self.whole and not self.findings

    def result(self, rule: Rule | None) -> tuple[Rule | None, tuple[Diagnostic, ...]]:
        failed = any(item.severity is Severity.ERROR for item in self.findings)
        return None if failed else rule, tuple(self.findings)

    def default(self) -> Rule:
        return All(self.fulfilled(self.course.required))

    def fulfilled(self, units: Sequence[Unit]) -> tuple[Rule, ...]:
        """
        Return what it takes that each of *units* fulfils its own condition: of a case study those units that count for it.

        What waits for a person's word is no part of what a package can know, and a session is nobody's duty.
        """
        by_atom: dict[str, list[int]] = {"viewed": [], "done": [], "declared": []}
        answered: list[Rule] = []
        for unit in units:
            number = self.numbers.units[unit.id]
            counts = self.conditions.get(unit.id, _PARTS)
            match unit:
                case Page():
                    by_atom["viewed"] += [number] if "pages" in counts else []
                case Quiz():
                    answered += [self.passed(unit)] if "questions" in counts else []
                case Journal():
                    by_atom["done"] += [number] if "words" in counts else []
                case Scenario() | Instrument() | Form():
                    by_atom["done"].append(number)
                case Survey():
                    answered.append(self.passed(unit))
                case Forum() | Declaration():
                    by_atom["declared"].append(number)
                case Confirmed() | Session():
                    pass
                case _:
                    assert_never(unit)
        kinds: dict[str, type[ViewedAtom | DoneAtom | DeclaredAtom]] = {"viewed": ViewedAtom, "done": DoneAtom, "declared": DeclaredAtom}
        return (*(kinds[name](tuple(found)) for name, found in by_atom.items() if found), *answered)

    def passed(self, unit: Unit, within: int | None = None) -> PassedAtom:
        return PassedAtom(self.numbers.units[unit.id], within)

    def lower(self, requirement: Requirement) -> Rule | None:
        """
        Return *requirement* over numbers, or None where it selects nothing; what can be decided without any learner is a finding.
        """
        match requirement:
            case Every(parts=parts):
                return All(self.parts(parts))
            case Some(least=least, parts=parts, span=span):
                if least > len(parts):
                    self.findings.append(finding(codes.NEVER_MET, span, least=least, count=len(parts)))
                return AtLeast(least, self.parts(parts))
            case _:
                before = len(self.findings)
                rule = self.atom(requirement)
                if rule is not None and len(self.findings) == before:
                    self.findings.extend(self.decided.findings(rule, requirement))
                return rule

    def atom(self, requirement: Viewed | Passed | Done | Scored | Declared | Spent | Attested) -> Rule | None:
        match requirement:
            case Viewed(selectors=selectors, share=share, span=span):
                units = self.selection.of_kind(Page, selectors, span)
                # Rounded up: 60 % of 11 pages are 7.
                so_many = -(-len(units) * share[0] // share[1]) if share else None
                return ViewedAtom(tuple(self.numbers.units[unit.id] for unit in units), so_many) if units else None
            case Passed():
                return self.each_passed(requirement)
            case Done():
                return self.done(requirement)
            case Scored(minimum=minimum, span=span):
                return self.score(minimum, span)
            case Declared(selectors=selectors, span=span):
                return self.declared(selectors, span)
            case Spent(minutes=minutes):
                return Time(minutes * 60)
            case Attested(confirmation=confirmation, span=span):
                return self.confirmed(confirmation, span)
            case _:
                assert_never(requirement)

    def done(self, requirement: Done) -> Rule | None:
        selectors, least, where, span = requirement.selectors, requirement.least, requirement.where, requirement.span
        if where is None and least is None:
            units = self.selection.select(selectors, span)
            return All(self.fulfilled(units)) if units else None
        before = len(self.findings)
        # What asks nothing of anybody is no thing to be done.
        things = [thing for thing in self.selection.things(selectors, span) if self.fulfilled(thing.units)]
        if len(self.findings) > before:
            return None
        if where is None:
            return self.so_many(things, least, span)
        if not where.attribute:
            left = tagged(things, where.tag, where.value)
            if not left:
                self.selection.unknown_tag(where.tag, where.value, where.span)
                return None
            return self.so_many(left, least, span)
        attribute = self.attribute(where)
        if attribute is None:
            return None
        return self.of_learner(things, where, attribute, least)

    def of_learner(self, things: Sequence[Thing], where: Where, attribute: LearnerAttribute, least: int | None) -> Rule | None:
        """
        Return the rule that leaves of *things* those with the learner's own value of *attribute*; each value that there may be has to do.
        """
        choices = []
        for value in attribute.of if attribute.fixed is None else (attribute.fixed,):
            left = tagged(things, where.tag, value)
            if len(left) < (least or 1):
                values = {"name": where.tag, "value": value, "least": least or 1, "count": len(left)}
                self.findings.append(finding(codes.NEVER_FOR_SOME, where.span, **values))
            choices.append((value, AtLeast(len(left) if least is None else least, self.conditions_of(left))))
        return ByAttribute(attribute.id, tuple(choices), attribute.fixed)

    def so_many(self, things: Sequence[Thing], least: int | None, span: Span) -> Rule:
        if least is not None and least > len(things):
            self.findings.append(finding(codes.NEVER_MET, span, least=least, count=len(things)))
        return AtLeast(len(things) if least is None else least, self.conditions_of(things))

    def conditions_of(self, things: Iterable[Thing]) -> tuple[Rule, ...]:
        return tuple(All(self.fulfilled(thing.units)) for thing in things)

    def attribute(self, where: Where) -> LearnerAttribute | None:
        known = {one.id: one for one in self.course.learner}
        if where.attribute not in known:
            nearest = difflib.get_close_matches(where.attribute, list(known), 1, 0.5)
            self.findings.append(finding(codes.UNKNOWN_ATTRIBUTE, where.span, name=where.attribute, nearest=(nearest or [""])[0]))
        return known.get(where.attribute)

    def score(self, minimum: tuple[int, int], span: Span) -> Rule | None:
        if not self.course.score:
            weights = by_points(terms_of_all(self.course, self.numbers))
            if not weights:
                self.findings.append(finding(codes.NO_SCORE, span))
                return None
            return Score(minimum, weights)
        weights, problems = lower_score(self.course, self.numbers)
        # What is wrong with the weights is said once, where they are written.
        self.whole = self.whole and not problems
        return None if problems else Score(minimum, weights)

    def declared(self, selectors: Sequence[str], span: Span) -> Rule | None:
        units = self.selection.select(selectors, span)
        for unit in units:
            if not isinstance(unit, (Declaration, Forum)):
                self.findings.append(finding(codes.NOT_DECLARED, span, selector=unit.id))
        return DeclaredAtom(tuple(self.numbers.units[unit.id] for unit in units if isinstance(unit, (Declaration, Forum))))

    def confirmed(self, confirmation: str, span: Span) -> Rule:
        known = [each.id for each in self.course.confirmed]
        if confirmation not in known:
            nearest = difflib.get_close_matches(confirmation, known, 1, 0.5)
            self.findings.append(finding(codes.UNKNOWN_CONFIRMATION, span, name=confirmation, nearest=(nearest or [""])[0]))
        return ConfirmedAtom(confirmation)

    def parts(self, parts: Sequence[Requirement]) -> tuple[Rule, ...]:
        lowered = (self.lower(part) for part in parts)
        return tuple(rule for rule in lowered if rule is not None)

    def each_passed(self, requirement: Passed) -> Rule | None:
        units = self.selection.of_kind(Quiz, requirement.selectors, requirement.span)
        if requirement.claimed:
            self.claimed(requirement.claimed, units, requirement.span)
        quizzes = tuple(self.passed(unit, requirement.attempts) for unit in units)
        if not quizzes:
            return None
        return quizzes[0] if len(quizzes) == 1 else All(quizzes)

    def claimed(self, mark: tuple[int, int], units: Iterable[Unit], span: Span) -> None:
        """
        Report a pass mark that the rule writes too: beside each quiz whose own is another, else as said twice.
        """
        others = [unit for unit in units if isinstance(unit, Quiz) and not _same(unit, mark)]
        written = f"{percent(mark)}%"
        for quiz in others:
            own = quiz.pass_mark
            said = f"{percent((own.numerator, own.denominator))}%" if own else "no pass mark"
            values = {"title": quiz.title, "written": written, "own": said}
            self.findings.append(finding(codes.OTHER_MARK, span, **values, place=f"{quiz.span.file}, line {quiz.span.line}"))
            self.findings.append(finding(codes.OTHER_MARK, quiz.span, **values, place=f"{span.file}, line {span.line}"))
        if not others:
            self.findings.append(finding(codes.MARK_TWICE, span, written=written))


def _same(quiz: Quiz, mark: tuple[int, int]) -> bool:
    own = quiz.pass_mark
    return own is not None and own.numerator * mark[1] == mark[0] * own.denominator
