"""
Read the completion rule out of course.yml.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from clic_scorm.authoring import codes
from clic_scorm.authoring.attributes import nearest
from clic_scorm.authoring.conditions import ATOMS, read_atom
from clic_scorm.authoring.fields import Fields
from clic_scorm.authoring.yaml import Mapping, Scalar, Sequence, Value
from clic_scorm.diagnostics import Diagnostic, Span, finding
from clic_scorm.model import Every, Requirement, Some


_KINDS = ("all", "any", "at_least", *ATOMS)


def read_completion(group: Mapping, findings: list[Diagnostic]) -> Requirement | None:
    """
    Read `completion: {requires: …}`; a list means that all of it is required.
    """
    fields = Fields(group, "completion", ("requires",), findings)
    value = fields.mapping.get("requires")
    if value is None:
        example = "requires: [{done: required units}]"
        findings.append(finding(codes.MISSING_KEY, group.span, owner=fields.owner, key="requires", example=example))
        return None
    before = len(findings)
    found = _requirement(value, findings)
    # A condition that could not be read is reported; that nothing is left is no mistake of its own.
    empty = isinstance(found, Every) and not found.parts
    return None if empty and len(findings) > before else found


def _requirement(value: Value, findings: list[Diagnostic]) -> Requirement | None:
    if isinstance(value, Sequence):
        return Every(parts=_parts(value, findings), span=value.span)
    if isinstance(value, Scalar):
        _refuse(value, value.text, findings)
        return None
    if len(value.pairs) != 1:
        _refuse(value, ", ".join(value.keys), findings)
        return None
    key, inner = value.pairs[0]
    if key.text not in _KINDS:
        meant = nearest(key.text.lower(), _KINDS)
        values = {"key": key.text, "owner": "a rule", "nearest": meant, "known": ", ".join(_KINDS)}
        findings.append(finding(codes.UNKNOWN_KEY, key.span, **values))
        if not meant:
            return None
        key = replace(key, text=meant)
    if key.text in ATOMS:
        return read_atom(key, inner, findings)
    if key.text == "all" and isinstance(inner, Sequence):
        return Every(parts=_parts(inner, findings), span=key.span)
    if key.text == "any" and isinstance(inner, Sequence):
        return Some(least=1, parts=_parts(inner, findings), span=key.span)
    if key.text == "at_least" and isinstance(inner, Mapping):
        return _at_least(key, inner, findings)
    _refuse(inner, key.text, findings)
    return None


def read_requirements(items: Iterable[Value], span: Span, findings: list[Diagnostic]) -> Requirement:
    """
    Read a list of conditions that are all asked for.
    """
    parts = (_requirement(item, findings) for item in items)
    return Every(parts=tuple(part for part in parts if part is not None), span=span)


def _refuse(value: Value, text: str, findings: list[Diagnostic]) -> None:
    first, _, rest = text.partition(" ")
    example = f"{first}: {rest}" if first in ATOMS and rest else "viewed: required pages"
    remedy = f"write one condition a line, such as: - {example}"
    findings.append(finding(codes.WRONG_VALUE, value.span, key="requires", value=text, remedy=remedy))


def _parts(value: Sequence, findings: list[Diagnostic]) -> tuple[Requirement, ...]:
    parts = (_requirement(item, findings) for item in value.items)
    return tuple(part for part in parts if part is not None)


def _at_least(key: Scalar, inner: Mapping, findings: list[Diagnostic]) -> Requirement | None:
    Fields(inner, "at_least", ("n", "of"), findings)
    number, of = inner.get("n"), inner.get("of")
    least = number.integer if isinstance(number, Scalar) else None
    if least is None or least < 1 or not isinstance(of, Sequence):
        remedy = "write: at_least: {n: 2, of: [{passed: …}, {passed: …}, {passed: …}]}"
        findings.append(finding(codes.WRONG_VALUE, key.span, key="at_least", value="this", remedy=remedy))
        return None
    return Some(least=least, parts=_parts(of, findings), span=key.span)
