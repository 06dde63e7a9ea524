"""
Codes and findings: what can be flagged, and one thing that was.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from string import Formatter

from clic_scorm.diagnostics.span import Span


class Severity(StrEnum):
    """
    Rank a finding: an *error* is not fit for delivery, a *warning* will trouble somebody, *advice* makes a course better.
    """

    ERROR = "error"
    WARNING = "warning"
    ADVICE = "advice"


@dataclass(frozen=True, slots=True)
class Code:
    """
    Define one kind of finding.

    *id* is a family and three digits, never reused; *slug* names the thing that is flagged; *message* is one sentence and *hint*
    one remedy, both templates for `str.format_map`; *since* is the version that brought the code.
    """

    id: str
    slug: str
    severity: Severity
    message: str
    hint: str = ""
    since: str = "0.1.0"

    @property
    def family(self) -> str:
        """
        Return the letters (and format number) before the three digits.
        """
        return self.id[:-3]


@dataclass(frozen=True, slots=True)
class Member:
    """
    Name a place inside a package: a member of the zip, and where known its line and element path.
    """

    name: str
    line: int = 0
    path: str = ""

    def __str__(self) -> str:
        return f"{self.name}:{self.line}" if self.line else self.name


@dataclass(frozen=True, slots=True)
class Diagnostic:
    """
    Hold one finding: a code, a place, and the values that fill its sentence.

    *ranked* is how grave the course takes it, where it says so; else it is as grave as its code.
    """

    code: Code
    where: Span | Member | None
    values: Mapping[str, object] = field(default_factory=dict)
    ranked: Severity | None = None

    @property
    def message(self) -> str:
        """
        Return the sentence with the author's own names in it.
        """
        return _fill(self.code.message, self.values)

    @property
    def hint(self) -> str:
        """
        Return the remedy, or an empty string.
        """
        return _NO_GUESS.sub("", _fill(self.code.hint, self.values)).strip()

    @property
    def severity(self) -> Severity:
        """
        Return how grave the finding is.
        """
        return self.ranked or self.code.severity

    def sort_key(self) -> tuple[str, int, int, str, str]:
        """
        Return a key that orders findings by file, line and code.
        """
        match self.where:
            case Span(file, line, column):
                return (file, line, column, self.code.id, self.message)
            case Member(name, line):
                return (name, line, 0, self.code.id, self.message)
            case None:
                return ("", 0, 0, self.code.id, self.message)


def finding(code: Code, where: Span | Member | None, **values: object) -> Diagnostic:
    """
    Return a finding of *code* at *where*; *values* fill the sentence and the remedy.
    """
    return Diagnostic(code, where, values)


def worst(findings: Iterable[Diagnostic]) -> Severity | None:
    """
    Return the gravest severity among *findings*, or None where there are none.
    """
    order = list(Severity)
    ranks = [order.index(item.severity) for item in findings]
    return order[min(ranks)] if ranks else None


def count(findings: Iterable[Diagnostic]) -> dict[Severity, int]:
    """
    Count *findings* by severity, every severity present.
    """
    numbers = dict.fromkeys(Severity, 0)
    for item in findings:
        numbers[item.severity] += 1
    return numbers


_LONGEST_VALUE = 200
# Where nothing comes near, no guess is better than a far-off one.
_NO_GUESS = re.compile(r"did you mean “[#.]?”\? ?")


def _fill(template: str, values: Mapping[str, object]) -> str:
    """
    Fill *template* from *values*, each on one line and bounded, since values may quote hostile text.
    """
    names = {name for _, name, _, _ in Formatter().parse(template) if name}
    return template.format_map({name: shown(values.get(name, "")) for name in names})


def shown(value: object) -> str:
    """
    Return *value* as text that is safe on a terminal: one line, bounded, nothing that moves the cursor or turns the writing round.

    A tuple is a list of our own words, such as all the keys that there are, and is told to its end.
    """
    if isinstance(value, tuple):
        return ", ".join(map(shown, value))
    text = legible(" ".join(str(value).split()))
    return text if len(text) <= _LONGEST_VALUE else text[: _LONGEST_VALUE - 1] + "…"


def legible(line: str) -> str:
    """
    Return *line* with a sign to be seen in the place of each one that is not.
    """
    return "".join(character if character.isprintable() else "�" for character in line)
