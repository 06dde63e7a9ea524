"""
What every package format offers, and what it gets.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Protocol

from clic_scorm.diagnostics import Code, Diagnostic, Span
from clic_scorm.model import Course
from clic_scorm.package import Package
from clic_scorm.site import Site


Check = Callable[[Package], Sequence[Diagnostic]]


@dataclass(frozen=True, slots=True)
class Tells:
    """
    Name in the terms of a standard what an LMS is told: the *layout*, how far somebody is, a course completed, a certificate earned, still open or out of reach, and the
    score and the *mark* that a manifest names for it; empty where the format has no word for it.
    """

    layout: str = ""
    completed: str = ""
    progress: str = ""
    certified: str = ""
    still_open: str = ""
    failed: str = ""
    score: str = ""
    mark: str = ""


@dataclass(frozen=True, slots=True)
class Expresses:
    """
    Say what a format can carry: kinds of questions and activities, atoms of rules and what rules *need* besides, several *certificates*, and whether
    it keeps score, time and a bookmark. *tells* says in which words an LMS hears of it.
    """

    questions: frozenset[str] = frozenset()
    activities: frozenset[str] = frozenset()
    atoms: frozenset[str] = frozenset()
    needs: frozenset[str] = frozenset()
    certificates: bool = False
    score: bool = False
    time: bool = False
    bookmark: bool = False
    tells: Tells = Tells()


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

    *label* tells the package from what the same target writes without settings; it stands in the file's name: a–z, 0–9 and hyphens.
    With *unpacked* the package is what people open themselves: it is written as a folder, too, beside the zip.
    """

    package: Package
    findings: tuple[Diagnostic, ...] = ()
    first: tuple[str, ...] = ()
    origins: Mapping[str, Span] = field(default_factory=dict)
    label: str = ""
    unpacked: bool = False


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
    def OPTIONS(self) -> Mapping[str, tuple[str, ...]]:
        """
        What may be set for the writer: the values of each setting, its default first.
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

    @property
    def CODES(self) -> tuple[Code, ...]:
        """
        What the checks of this format can find.
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
