"""
Read the completion rule out of course.yml.
"""

from __future__ import annotations

from clic_scorm.authoring import codes
from clic_scorm.authoring.attributes import nearest
from clic_scorm.authoring.fields import Fields
from clic_scorm.authoring.yaml import Mapping, Scalar, Sequence, Value
from clic_scorm.diagnostics import Diagnostic, finding
from clic_scorm.model import Done, Every, Passed, Requirement, Some, Viewed


_ATOMS = ("viewed", "passed", "done")
_KINDS = ("all", "any", "at_least", *_ATOMS)


def read_completion(group: Mapping, findings: list[Diagnostic]) -> Requirement | None:
    """
    Read `completion: {requires: …}`; a list means that all of it is required.
    """
    fields = Fields(group, "completion", ("requires",), findings)
    value = group.get("requires")
    if value is None:
        example = "requires: [{done: required units}]"
        findings.append(finding(codes.MISSING_KEY, group.span, owner=fields.owner, key="requires", example=example))
        return None
    return _requirement(value, findings)


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
    if key.text in _ATOMS:
        return _atom(key, inner, findings)
    if key.text == "all" and isinstance(inner, Sequence):
        return Every(parts=_parts(inner, findings), span=key.span)
    if key.text == "any" and isinstance(inner, Sequence):
        return Some(least=1, parts=_parts(inner, findings), span=key.span)
    if key.text == "at_least" and isinstance(inner, Mapping):
        return _at_least(key, inner, findings)
    if key.text in _KINDS:
        _refuse(inner, key.text, findings)
    else:
        values = {"key": key.text, "owner": "a rule", "nearest": nearest(key.text, _KINDS), "known": ", ".join(_KINDS)}
        findings.append(finding(codes.UNKNOWN_KEY, key.span, **values))
    return None


def _refuse(value: Value, text: str, findings: list[Diagnostic]) -> None:
    remedy = "write one condition a line, such as: - viewed: required pages"
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


def _atom(key: Scalar, value: Value, findings: list[Diagnostic]) -> Requirement | None:
    if isinstance(value, Mapping):
        fields = Fields(value, key.text, ("each", "quiz") if key.text == "passed" else ("each",), findings)
        selectors = fields.texts("each") or fields.texts("quiz")
    elif isinstance(value, Sequence):
        selectors = tuple(item.text for item in value.items if isinstance(item, Scalar))
    else:
        selectors = (value.text,) if value.text else ()
    if not selectors:
        remedy = f"write what it selects: {key.text}: {'module quizzes' if key.text == 'passed' else 'required pages'}"
        findings.append(finding(codes.WRONG_VALUE, key.span, key=key.text, value="this", remedy=remedy))
        return None
    match key.text:
        case "viewed":
            return Viewed(selectors=selectors, span=key.span)
        case "passed":
            return Passed(selectors=selectors, span=key.span)
        case _:
            return Done(selectors=selectors, span=key.span)
