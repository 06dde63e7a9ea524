"""
Read case studies: pages, one quiz and one journal, and when the whole is done.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Literal, TypeAlias

from clic_scorm.authoring import unit_codes
from clic_scorm.authoring.attributes import nearest
from clic_scorm.authoring.draft import DraftModule, DraftUnit
from clic_scorm.authoring.fields import Fields
from clic_scorm.authoring.yaml import Mapping, Scalar
from clic_scorm.diagnostics import Diagnostic, Span, finding


KEYS = ("optional", "done-when")
Part: TypeAlias = Literal["pages", "questions", "words"]
_PARTS: tuple[Part, ...] = ("pages", "questions", "words")
_UNITS = {"pages": ("page", "page"), "questions": ("quiz", "quiz"), "words": ("journal", "journal")}
_BESIDE = ("session", "handout")


def as_case(draft: DraftModule, front: Mapping | None) -> tuple[DraftModule, tuple[Diagnostic, ...]]:
    """
    Return *draft* as the case study that it is, and a finding for what can't be in one.
    """
    there = {unit.kind for unit in draft.units}
    findings = list(_check_units(draft.units))
    stated = _done_when(front, findings)
    for part, place in stated.items():
        kind, name = _UNITS[part]
        if kind not in there:
            findings.append(finding(unit_codes.EMPTY_CONDITION, place, part=part, unit=name))
    wanted = tuple(part for part in _PARTS if part in stated) or tuple(part for part in _PARTS if _UNITS[part][0] in there)
    optional = draft.attributes.has("optional") or _optional(front, findings)
    return replace(draft, kind="case", optional=optional, done_when=wanted), tuple(findings)


def _done_when(front: Mapping | None, findings: list[Diagnostic]) -> dict[Part, Span]:
    if front is None:
        return {}
    fields = Fields(front, "a case study", front.keys, findings)
    found: dict[Part, Span] = {}
    for item in fields.scalars("done-when"):
        part = next((name for name in _PARTS if name == item.text), None)
        if part:
            found[part] = item.span
        else:
            guess = nearest(item.text, _PARTS)
            fields.wrong(
                "done-when", item, f"write some of: [{', '.join(_PARTS)}]" + (f"; did you mean {guess}?" if guess else ""), item.span
            )
    return found


def _optional(front: Mapping | None, findings: list[Diagnostic]) -> bool:
    value = front.get("optional") if front else None
    if value is None or (isinstance(value, Scalar) and value.empty):
        return False
    if not isinstance(value, Scalar) or value.boolean is None:
        assert front is not None  # noqa: S101  # the value is from there
        Fields(front, "a case study", front.keys, findings).wrong("optional", value, "write optional: true, or take it out")
        return False
    return value.boolean


def _check_units(units: Sequence[DraftUnit]) -> Iterator[Diagnostic]:
    first: dict[str, Span] = {}
    for unit in units:
        if unit.kind in ("page", *_BESIDE):
            continue
        if unit.kind not in ("quiz", "journal"):
            yield finding(unit_codes.CASE_KIND, unit.span, title=unit.title)
        elif unit.kind in first:
            yield finding(unit_codes.SECOND_OF_CASE, unit.span, kind=unit.kind, title=unit.title, other=first[unit.kind])
        first.setdefault(unit.kind, unit.span)
