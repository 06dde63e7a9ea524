"""
What every package format offers, and what it gets.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Protocol

from clic_scorm.diagnostics import Code, Diagnostic, Severity, Span, finding
from clic_scorm.model import Course, Every, Requirement, Some
from clic_scorm.package import Package
from clic_scorm.site import Site


LOST_QUESTION = Code(
    "LOSS001",
    "question-kind-not-carried",
    Severity.WARNING,
    "{format} can't carry the question “{title}” ({kind})",
    "use another kind of question, or another target",
)
LOST_RULE = Code(
    "LOSS002",
    "condition-not-carried",
    Severity.WARNING,
    "{format} can't carry the condition “{atom}” of the completion rule",
    "read clic-scorm rules, and set the condition up in the LMS",
)

CODES = (LOST_QUESTION, LOST_RULE)

Check = Callable[[Package], Sequence[Diagnostic]]


@dataclass(frozen=True, slots=True)
class Expresses:
    """
    Say what a format can carry: question kinds, atoms of rules, and whether it keeps score, time and a bookmark.
    """

    questions: frozenset[str] = frozenset()
    atoms: frozenset[str] = frozenset()
    score: bool = False
    time: bool = False
    bookmark: bool = False


@dataclass(frozen=True, slots=True)
class Options:
    """
    Hold what the caller decides for a writer: settings of the format's own, as `name=value` pairs.
    """

    settings: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Written:
    """
    Hold what a writer made: the package, findings, which member to store first, and where members and identifiers come from.
    """

    package: Package
    findings: tuple[Diagnostic, ...] = ()
    first: tuple[str, ...] = ()
    origins: Mapping[str, Span] = field(default_factory=dict)


class Format(Protocol):
    """
    Be a package format. A module satisfies this by having these names.
    """

    @property
    def NAME(self) -> str:
        """
        The name of the target, such as `scorm12`.
        """
        ...

    @property
    def TITLE(self) -> str:
        """
        What people call the format, such as “SCORM 1.2”.
        """
        ...

    @property
    def SUFFIX(self) -> str:
        """
        How a file's name ends, with its dot.
        """
        ...

    @property
    def EXPRESSES(self) -> Expresses:
        """
        What the format can carry.
        """
        ...

    @property
    def CHECKS(self) -> tuple[Check, ...]:
        """
        What judges a package of this format.
        """
        ...

    def write(self, course: Course, site: Site, options: Options) -> Written:
        """
        Return the package of *course*: pure, no clock, no disk, no chance.
        """
        ...

    def recognises(self, package: Package) -> bool:
        """
        Return whether *package* is of this format.
        """
        ...

    def describe(self, package: Package) -> tuple[tuple[str, str], ...]:
        """
        Return labels and values that tell a person what *package* is.
        """
        ...


def losses(course: Course, target: Format) -> tuple[Diagnostic, ...]:
    """
    Compare what *course* uses with what *target* can carry, each difference a finding at the author's line.
    """
    found = []
    for quiz in course.quizzes:
        for question in quiz.questions:
            if question.kind not in target.EXPRESSES.questions:
                values = {"format": target.TITLE, "title": question.title, "kind": question.kind}
                found.append(finding(LOST_QUESTION, question.span, **values))
    for atom, span in _atoms(course.completion):
        if atom not in target.EXPRESSES.atoms:
            found.append(finding(LOST_RULE, span, format=target.TITLE, atom=atom))
    return tuple(found)


def _atoms(rule: Requirement | None) -> list[tuple[str, Span]]:
    if rule is None:
        return []
    if isinstance(rule, (Every, Some)):
        return [atom for part in rule.parts for atom in _atoms(part)]
    return [(rule.kind, rule.span)]
