"""
Read one condition of a rule.
"""

from __future__ import annotations

import re

from clic_scorm.authoring import codes
from clic_scorm.authoring.fields import Fields
from clic_scorm.authoring.yaml import Mapping, Scalar, Sequence, Value
from clic_scorm.diagnostics import Diagnostic, finding
from clic_scorm.model import Attested, Declared, Done, Every, Passed, Requirement, Scored, Spent, Viewed, Where


ATOMS = ("viewed", "passed", "done", "score", "declared", "time", "confirmed")
# A pass mark stands on the quiz; these keys are read to say so.
_MARKS = ("min", "pass")
_SHARE = re.compile(r"(?P<whole>\d{1,3})(?:\.(?P<part>\d{1,4}))? ?%")
_WHERE = re.compile(r"(?P<tag>[a-z][a-z0-9-]*) +is +(?:learner\.(?P<attribute>[a-z][a-z0-9-]*)|(?P<value>[a-z0-9][a-z0-9-]*))")
_MOST_ATTEMPTS = 99


def read_atom(key: Scalar, value: Value, findings: list[Diagnostic]) -> Requirement | None:
    """
    Read the condition that *key*, one of ATOMS, begins; None where it can't be read.
    """
    match key.text:
        case "time":
            return _time(key, value, findings)
        case "score":
            return _score(key, value, findings)
        case "viewed" if isinstance(value, Mapping) and value.get("share") is not None:
            return _share(key, value, findings)
        case "passed" if isinstance(value, Mapping):
            return _passed(key, value, findings)
        case "done" if isinstance(value, Mapping):
            return _done(key, value, findings)
        case _:
            return _simple(key, value, findings)


def _simple(key: Scalar, value: Value, findings: list[Diagnostic]) -> Requirement | None:
    if isinstance(value, Mapping):
        selectors = Fields(value, key.text, ("each",), findings).texts("each")
    elif isinstance(value, Sequence):
        selectors = tuple(item.text for item in value.items if isinstance(item, Scalar))
    else:
        selectors = (value.text,) if value.text else ()
    if not selectors:
        _nothing(key, findings)
        return None
    match key.text:
        case "declared":
            return Declared(selectors=selectors, span=key.span)
        case "confirmed":
            parts = tuple(Attested(confirmation=name, span=key.span) for name in selectors)
            return parts[0] if len(parts) == 1 else Every(parts=parts, span=key.span)
        case "viewed":
            return Viewed(selectors=selectors, span=key.span)
        case "passed":
            return Passed(selectors=selectors, span=key.span)
        case _:
            return Done(selectors=selectors, span=key.span)


def _nothing(key: Scalar, findings: list[Diagnostic]) -> None:
    remedy = f"write what it selects: {key.text}: {'module quizzes' if key.text == 'passed' else 'required pages'}"
    findings.append(finding(codes.WRONG_VALUE, key.span, key=key.text, value="this", remedy=remedy))


def _time(key: Scalar, value: Value, findings: list[Diagnostic]) -> Requirement | None:
    minutes = value.integer if isinstance(value, Scalar) else None
    if minutes is None or minutes < 1:
        shown = value.text if isinstance(value, Scalar) else "this"
        remedy = "write whole minutes, such as time: 60"
        findings.append(finding(codes.WRONG_VALUE, value.span, key="time", value=shown, remedy=remedy))
        return None
    return Spent(minutes=minutes, span=key.span)


def _part(written: str) -> tuple[int, int] | None:
    """
    Return a percentage above 0 and up to 100 as a numerator and a denominator, exactly; None for anything else.
    """
    match = _SHARE.fullmatch(written)
    if not match:
        return None
    digits = match["part"] or ""
    share = (int(match["whole"] + digits), 100 * 10 ** len(digits))
    return share if 0 < share[0] <= share[1] else None


def _share(key: Scalar, value: Mapping, findings: list[Diagnostic]) -> Requirement | None:
    fields = Fields(value, "viewed", ("share", "of"), findings)
    written, selectors = fields.text("share"), fields.texts("of")
    share = _part(written)
    if not share or not selectors:
        remedy = "write a share of pages: viewed: {share: 60%, of: required pages}"
        findings.append(finding(codes.WRONG_VALUE, key.span, key="viewed", value=written or "this", remedy=remedy))
        return None
    return Viewed(selectors=selectors, share=share, span=key.span)


def _score(key: Scalar, value: Value, findings: list[Diagnostic]) -> Requirement | None:
    written = value.text if isinstance(value, Scalar) else ""
    if isinstance(value, Mapping):
        written = Fields(value, "score", ("min",), findings).text("min")
    minimum = _part(written)
    if not minimum:
        remedy = "write a share of what can be reached: score: {min: 70%}; for one quiz alone, passed: and its id"
        findings.append(finding(codes.WRONG_VALUE, key.span, key="score", value=written or "this", remedy=remedy))
        return None
    return Scored(minimum=minimum, span=key.span)


def _passed(key: Scalar, value: Mapping, findings: list[Diagnostic]) -> Requirement | None:
    """
    Read `passed: {quiz: final, attempts: 2}` or `passed: {each: module quizzes}`.
    """
    fields = Fields(value, key.text, ("each", "quiz", "attempts", *_MARKS), findings)
    selectors = fields.texts("each") or fields.texts("quiz")
    if not selectors:
        _nothing(key, findings)
        return None
    attempts = fields.mapping.get("attempts")
    number = attempts.integer if isinstance(attempts, Scalar) else None
    if attempts is not None and (number is None or not 1 <= number <= _MOST_ATTEMPTS):
        fields.wrong("attempts", attempts, "write how many of the first attempts count, such as attempts: 2")
        number = None
    claimed = None
    for name in _MARKS:
        written = fields.text(name)
        claimed = _part(written) or claimed
        if written and not _part(written):
            fields.wrong(name, written, "take it out: a pass mark is written once, on the quiz")
    return Passed(selectors=selectors, attempts=number, claimed=claimed, span=key.span)


def _done(key: Scalar, value: Mapping, findings: list[Diagnostic]) -> Requirement | None:
    """
    Read `done: {cases: 3}`, so many of what one selector selects, or `done: {each: cases}`; both with `where`.
    """
    before = len(findings)
    where = _where(value, findings)
    rest = Mapping(tuple(pair for pair in value.pairs if pair[0].text != "where"), value.span)
    if rest.get("each") is not None:
        selectors = Fields(rest, key.text, ("each",), findings).texts("each")
        if not selectors:
            _nothing(key, findings)
            return None
        return Done(selectors=selectors, where=where, span=key.span) if len(findings) == before else None
    selector, number = rest.pairs[0] if len(rest.pairs) == 1 else (key, None)
    least = number.integer if isinstance(number, Scalar) else None
    if least is None or least < 1:
        remedy = "write what and how many: done: {cases: 3}, or all of it: done: cases"
        findings.append(finding(codes.WRONG_VALUE, key.span, key="done", value="this", remedy=remedy))
        return None
    return Done(selectors=(selector.text,), least=least, where=where, span=key.span) if len(findings) == before else None


def _where(value: Mapping, findings: list[Diagnostic]) -> Where | None:
    written = value.get("where")
    if written is None:
        return None
    match = _WHERE.fullmatch(written.text) if isinstance(written, Scalar) else None
    if not match:
        shown = written.text if isinstance(written, Scalar) else "this"
        remedy = "write a tag and what it is to be: where: region is ca, or where: region is learner.region"
        findings.append(finding(codes.WRONG_VALUE, written.span, key="where", value=shown, remedy=remedy))
        return None
    return Where(tag=match["tag"], value=match["value"] or "", attribute=match["attribute"] or "", span=written.span)
