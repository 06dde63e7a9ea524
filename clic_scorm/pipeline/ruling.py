"""
What a course's rules ask for, in sentences, and what each target tells an LMS of it.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from clic_scorm.diagnostics import Diagnostic, Severity
from clic_scorm.formats import loss_codes
from clic_scorm.formats.base import Format
from clic_scorm.formats.losses import losses, together
from clic_scorm.formats.registry import formats, get
from clic_scorm.formats.telling import Ruling, heard
from clic_scorm.model import Course
from clic_scorm.pipeline import Result, Wish, compile_course
from clic_scorm.pipeline.disk import prefix_of
from clic_scorm.pipeline.settle import settled
from clic_scorm.rules import trust_codes
from clic_scorm.rules.decide import Decided
from clic_scorm.rules.papers import lower_certificates
from clic_scorm.rules.rule import own_part
from clic_scorm.sentences.rule import Teller
from clic_scorm.sentences.sections import Section, sections


@dataclass(frozen=True, slots=True)
class Heard:
    """
    Hold what an LMS hears through one target: labels and sentences, none where it hears nothing.
    """

    target: Format
    rows: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Told:
    """
    Hold the rules of one course in sentences, and what is lost of them on the way; *course* is None where errors forbid to tell them.
    """

    result: Result
    course: Course | None = None
    sections: tuple[Section, ...] = ()
    heard: tuple[Heard, ...] = ()
    lost: tuple[Diagnostic, ...] = ()


def tell(folder: Path, wish: Wish) -> Told:
    """
    Return the rules of the course in *folder* in sentences, and what the targets that are asked for make of them: without a wish, all that are
    installed.
    """
    compiled = compile_course(folder, wish, judged=False)
    errors = settled([item for item in compiled.findings if item.severity is Severity.ERROR], sources=compiled.sources)
    result = Result(str(folder), errors, (), compiled.sources, prefix_of(folder))
    reading, completion = compiled.reading, compiled.rule
    if reading is None or completion is None or errors:
        return Told(result)
    course, numbers = reading.course, reading.numbers

    driving = lower_certificates(course, numbers)[0].get(course.driving.id) if course.driving else None
    graded = frozenset(numbers.units[quiz.id] for quiz in course.quizzes if quiz.pass_mark is not None)
    teller = Teller(course)
    reachable = driving is None or not Decided(course, numbers).never(own_part(driving))
    ruling = Ruling(course, completion, driving, graded, teller.score(), reachable)
    targets = [get(name) for name in dict.fromkeys(wish.targets)] or list(formats().values())
    lost = [item for item in compiled.findings if item.code in trust_codes.CODES]
    lost.extend(
        item for item in together(item for target in targets for item in losses(course, target)) if item.code in loss_codes.OF_RULES
    )
    return Told(
        result,
        course,
        tuple(sections(course, teller)),
        tuple(Heard(target, heard(ruling, target)) for target in targets),
        settled(lost, reading.settings.overrides, sources=compiled.sources),
    )
