"""
What is judged, and what came of it: a certificate with its rule, and the judgement on one person.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from clic_scorm.certify.paper import Condition, Paper, Picture, Signatory
from clic_scorm.rules import Truth


@dataclass(frozen=True, slots=True)
class Award:
    """
    Be a certificate that can be issued: what stands on it, and for how many months it is valid (None without limit).
    """

    id: str
    title: str
    months: int | None = None
    sentence: str = ""
    hours: str = ""
    signatories: tuple[Signatory, ...] = ()
    logos: tuple[Picture, ...] = ()


@dataclass(frozen=True, slots=True)
class Judgement:
    """
    Say whether somebody has earned an award: what of it is known to be met, what is missing, and what the records leave open.
    """

    truth: Truth
    conditions: tuple[Condition, ...] = ()
    missing: tuple[str, ...] = ()
    open: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Line:
    """
    Tell of one person and one award what became of it: *state* is issued, kept, renamed, withdrawn, doubtful, missing or undecided.
    """

    name: str
    address: str
    award: str
    state: str
    number: str = ""
    reasons: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Issued:
    """
    Hold the papers to print and a line for each person and award.
    """

    papers: tuple[Paper, ...] = ()
    lines: tuple[Line, ...] = field(default=())
