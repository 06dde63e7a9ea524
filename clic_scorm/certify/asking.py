"""
Ask a certificate's rule of a record, and put each of its conditions into words of the course's language.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, timedelta
from typing import assert_never

from clic_scorm.certify.judging import Atom, Decide
from clic_scorm.certify.paper import Condition, words_of
from clic_scorm.model import Certificate, Confirmation, Course, LearnerAttribute
from clic_scorm.model.identity import Numbers
from clic_scorm.model.words import marked
from clic_scorm.rules import Record, Rule, Terms, Truth, evaluate, percent
from clic_scorm.rules.evaluate import ConfirmedReason, CountReason, LearnerReason, PassedReason, Reason, ScoreReason, TimeReason
from clic_scorm.rules.lower import needed_of
from clic_scorm.rules.terms import fullest, learners, terms_of_all
from clic_scorm.sentences.clause import demanded
from clic_scorm.site.strings import day


_MOST_NAMED = 3
# As the package writes it: three figures reach to 2097.
_KEPT_DAY = re.compile(r"\+[0-9a-z]{3,4}$")


class Asker:
    """
    Know a course's units by number, what counts for its quizzes, and how to say it.
    """

    def __init__(self, course: Course, numbers: Numbers) -> None:
        self._course, self._numbers = course, numbers
        self._learner = {each.id: each for each in course.learner}
        self._titles = {numbers.units[unit.id]: unit.title for unit in course.units}
        self._confirmations = {each.id: each for each in course.confirmed}
        self._say = words_of(course.language)
        self.terms: Mapping[int, Terms] = terms_of_all(course, numbers)

    def decide(self, certificate: Certificate, rule: Rule) -> Decide:
        """
        Return what decides *certificate*, whose own part is *rule*.
        """

        def decided(record: Record, answers: Mapping[str, bool]) -> tuple[Truth, Sequence[Atom]]:
            verdict = evaluate(rule, self.terms, record, answers)
            atoms = [self._measured(reason) for reason in verdict.reasons if not _is_empty(reason)]
            names = [one.confirmation for one in certificate.confirmed]
            asked = [self._confirmed(self._confirmations[name], answers.get(name)) for name in names]
            return _all([verdict.met, *(one.truth for one in asked)]), [*atoms, *asked]

        return decided

    def fullest(self) -> Record:
        """
        Return the record of somebody who saw, did, stated and passed everything at the first attempt.
        """
        # No answer to what learners are asked makes a rule impossible: any will do.
        names = [one.id for one in self._course.learner]
        return fullest(self._course, self._numbers, next(learners(self._course, names)))

    def earned(self, written: str) -> Condition:
        """
        Return in words what a package kept of an earned certificate: the version of the course, and after a + the day (days since 1970, base 36).
        """
        version, _, when = written.rpartition("+") if _KEPT_DAY.search(written) else (written, "", "")
        if not when:
            return Condition(self._say(marked("All that edition {version} of the course asked for")).format(version=version))
        shown = day(self._course.language, (date(1970, 1, 1) + timedelta(days=int(when, 36))).isoformat())
        return Condition(
            self._say(marked("All that edition {version} of the course asked for, on {day}")).format(version=version, day=shown)
        )

    def _measured(self, reason: Reason) -> Atom:
        match reason:
            case ConfirmedReason(name, said):
                return self._confirmed(self._confirmations[name], said)
            case TimeReason(have, need):
                text = self._say(marked("Active minutes in the course: {have} of {need}"))
                demand = text.format(have=need // 60, need=need // 60)
                return self._atom(text.format(have=have // 60, need=need // 60), reason, demand=demand)
            case PassedReason():
                return self._passed(reason)
            case ScoreReason(_, have, need):
                text = self._say(marked("Score: {have} % of {need} %"))
                least = percent(need)
                return self._atom(text.format(have=have or "0", need=least), reason, demand=text.format(have=least, need=least))
            case LearnerReason():
                return self._said(reason)
            case CountReason():
                return self._counted(reason)
            case _:
                assert_never(reason)

    def _passed(self, reason: PassedReason) -> Atom:
        say = self._say
        title, mark = self._titles[reason.quiz], percent(reason.pass_mark) if reason.pass_mark else ""
        text = say(marked("Quiz “{title}” submitted")) if reason.pass_mark is None else say(marked("Quiz “{title}” passed at {mark} %"))
        text = text.format(title=title, mark=mark)
        if reason.within is None:
            return self._atom(text, reason)
        demand = say(marked("{condition}, by attempt {number} at the latest")).format(condition=text, number=reason.within)
        late = reason.reached > reason.within
        shown = say(marked("{condition}; it was attempt {number}")).format(condition=demand, number=reason.reached) if late else demand
        return self._atom(shown, reason, demand=demand)

    def _said(self, reason: LearnerReason) -> Atom:
        attribute = self._learner[reason.name]
        shown = dict(zip(attribute.of, attribute.labels or attribute.of, strict=True))
        if reason.have is None:
            open_one = self._say(marked("“{question}” is not answered yet")).format(question=attribute.ask)
            return Atom(open_one, reason.basis, Truth.UNMET, unknown=open_one)
        return self._atom(f"{attribute.ask} {shown[reason.have]}", reason)

    def _counted(self, reason: CountReason) -> Atom:
        say = self._say
        if len(reason.units) == reason.need == 1:
            alone = {
                "viewed": say(marked("Page “{title}” seen")),
                "done": say(marked("Activity “{title}” done")),
                "declared": say(marked("Activity “{title}” stated as done")),
            }
            return self._atom(alone[reason.atom].format(title=self._titles[reason.units[0]]), reason)
        texts = {
            "viewed": say(marked("Pages seen: {have} of {need}")),
            "done": say(marked("Activities done: {have} of {need}")),
            "declared": say(marked("Activities stated as done: {have} of {need}")),
        }
        text = texts[reason.atom].format(have=reason.have, need=reason.need)
        demand = texts[reason.atom].format(have=reason.need, need=reason.need)
        if reason.open:
            named = [f"“{self._titles[number]}”" for number in reason.open[:_MOST_NAMED]]
            more = ["…"] if len(reason.open) > _MOST_NAMED else []
            text = say(marked("{text}; open: {titles}")).format(text=text, titles=", ".join([*named, *more]))
        return self._atom(text, reason, demand=demand)

    def _atom(self, text: str, reason: Reason, *, demand: str = "") -> Atom:
        unknown = self._say(marked("not known from the records: {condition}")).format(condition=demand or text)
        return Atom(text, reason.basis, Truth.MET if reason.met else Truth.UNMET, unknown=unknown)

    def _confirmed(self, confirmation: Confirmation, answer: bool | None) -> Atom:
        truth = Truth.UNDECIDED if answer is None else Truth.MET if answer else Truth.UNMET
        text = demanded(confirmation, self._say)
        unknown = self._say(marked("still to be confirmed ({who}): {condition}")).format(who=confirmation.by, condition=text)
        return Atom(text, "confirmed", truth, confirmation.id, unknown)

    def said_by_lms(self, statuses: Iterable[str]) -> tuple[str, ...]:
        """
        Return in words what an LMS says of somebody, where it says no more than a status.
        """
        found = ", ".join(dict.fromkeys(statuses))
        return (self._say(marked("the LMS says no more than: {status}")).format(status=found),) if found else ()


def _is_empty(reason: Reason) -> bool:
    return isinstance(reason, CountReason) and not reason.need


def _all(truths: Sequence[Truth]) -> Truth:
    """
    Return Kleene's value of “all of them”.
    """
    if Truth.UNMET in truths:
        return Truth.UNMET
    return Truth.UNDECIDED if Truth.UNDECIDED in truths else Truth.MET


def unasked(course: Course) -> tuple[LearnerAttribute, ...]:
    """
    Return what the certificates of *course* need to know of a learner that its variant does not say.
    """
    needed = {name for certificate in course.certificates if certificate.requires for name in needed_of(certificate.requires)}
    return tuple(each for each in course.learner if each.id in needed and each.fixed is None)


def unconfirmed(course: Course) -> Iterator[Confirmation]:
    """
    Yield what the certificates of *course* ask a person to confirm, in the order of course.yml; without certificates, all there is.
    """
    asked = {one.confirmation for certificate in course.certificates for one in certificate.attested}
    yield from (each for each in course.confirmed if each.id in asked or not course.certificates)
