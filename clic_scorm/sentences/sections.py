"""
The rules of a course as sections of a page: what completes it, and what each certificate takes.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from clic_scorm.model import Certificate, Course
from clic_scorm.model.words import marked
from clic_scorm.sentences.clause import Clause
from clic_scorm.sentences.rule import Teller
from clic_scorm.site import strings


@dataclass(frozen=True, slots=True)
class Section:
    """
    Hold a title, a sentence that leads to the conditions, these as one clause, and what is to be said of them besides.
    """

    kind: Literal["completion", "certificate"]
    id: str
    title: str
    lead: str
    clause: Clause
    notes: tuple[str, ...] = ()


def sections(course: Course, teller: Teller) -> Iterator[Section]:
    """
    Yield what completes *course*, then each certificate.
    """
    say = strings.words(course.language)
    notes = () if course.completion else (say(marked("course.yml states no rule of its own: this is what holds then.")),)
    lead = say(marked("Whoever does this has completed the course:"))
    yield Section("completion", "completion", say(marked("Completion")), lead, teller.completion(), notes)
    for certificate in course.certificates:
        clause = teller.certificate(certificate)
        lead = say(marked("Whoever does this earns it:"))
        yield Section("certificate", certificate.id, certificate.title, lead, clause, tuple(_notes(certificate, clause, course.language)))


def _notes(certificate: Certificate, clause: Clause, language: str) -> Iterator[str]:
    say = strings.words(language)
    if certificate.months is None:
        yield say(marked("It is valid without limit."))
    else:
        # The locale data have no plurals of months in Arabic and Portuguese.
        text = say(marked("It is valid for 1 month.")) if certificate.months == 1 else say(marked("It is valid for {months} months."))
        yield text.format(months=certificate.months)
    bases = {basis for leaf in clause.leaves() for basis in leaf.bases}
    if "confirmed" in bases:
        yield say(marked("The course itself shows no more than a record of achievement. The organisers issue the certificate."))
    else:
        yield say(
            marked(
                "Nobody but the learner's browser says so. Where that is not enough, have somebody confirm a part, or let the LMS examine."
            )
        )
