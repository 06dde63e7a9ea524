"""
Read statements of the Experience API (xAPI 1.0.3, IEEE 9274.1.1) as the rows of a table: who, which unit, what became of it.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from fractions import Fraction as Exact
from typing import Any

from clic_scorm.certify import codes
from clic_scorm.certify.spreadsheets import Row
from clic_scorm.certify.tables import LONGEST, MOST_ROWS, Table
from clic_scorm.diagnostics import Diagnostic, Span, finding


# The headings under which `columns.py` knows the parts again.
HEADER = ("name", "email", "id", "unit", "result", "earned", "possible", "when")
_VOIDED = "voided"
_DONE = ("experienced", "completed", "passed", "failed", "scored", "satisfied", "mastered", "progressed", "submitted")


def is_statements(data: bytes) -> bool:
    """
    Return whether *data* begins as JSON does.
    """
    return data.lstrip(b"\xef\xbb\xbf \t\r\n")[:1] in (b"[", b"{")


def read_statements(name: str, data: bytes) -> tuple[Table | None, tuple[Diagnostic, ...]]:
    """
    Return the statements in *data* as a table: a list, a result of a query with `statements`, or one statement a line.

    What was voided is left out (xAPI 1.0.3, part 2, 2.3.2), and so is a statement that comes a second time. Numbers are kept exact.
    """
    try:
        if len(data) > LONGEST:
            raise ValueError(f"it has {len(data) // 1_000_000} MB, more than {LONGEST // 1_000_000}")
        found = list(_loaded(data.decode("utf-8-sig")))
    except (ValueError, RecursionError) as error:
        return None, (finding(codes.NOT_A_TABLE, Span(name), file=name, reason=f"it is no list of statements ({error})"),)
    if len(found) > MOST_ROWS:
        return None, (finding(codes.NOT_A_TABLE, Span(name), file=name, reason=f"it has more than {MOST_ROWS} statements"),)
    voided = {str(_within(one, "object", "id")) for _, one in found if _verb(one) == _VOIDED}
    rows, seen = [], set[str]()
    for line, one in found:
        identifier = str(one.get("id", ""))
        if identifier and (identifier in voided or identifier in seen):
            continue
        seen.add(identifier)
        if _verb(one) in _DONE:
            rows.append(Row(line, _cells(one)))
    skipped = len(found) - len(rows)
    why = "they were taken back, came twice, or say of nothing that it was seen, done or passed"
    told = (finding(codes.SKIPPED_STATEMENTS, Span(name), count=skipped, file=name, why=why),) if skipped else ()
    return Table(name, HEADER, tuple(rows)), told


def _loaded(text: str) -> Iterator[tuple[int, Mapping[str, Any]]]:
    try:
        value = json.loads(text, parse_float=str)
    except ValueError:
        for number, line in enumerate(text.splitlines(), 1):
            if line.strip():
                yield number, _statement(json.loads(line, parse_float=str))
        return
    many = value.get("statements", [value]) if isinstance(value, dict) else value
    for number, one in enumerate(many, 1):
        yield number, _statement(one)


def _statement(value: object) -> Mapping[str, Any]:
    if not isinstance(value, dict):
        raise ValueError("a statement is missing its braces")
    return value


def _within(value: object, *keys: str) -> object:
    for key in keys:
        value = value.get(key, "") if isinstance(value, dict) else ""
    return value


def _verb(one: Mapping[str, Any]) -> str:
    return str(_within(one, "verb", "id")).rstrip("/").rpartition("/")[2].casefold()


def _cells(one: Mapping[str, Any]) -> tuple[str, ...]:
    earned, possible = _score(one)
    result = _verb(one)
    success = _within(one, "result", "success")
    if result != "failed" and isinstance(success, bool):
        result = "passed" if success else "failed"
    return (
        str(_within(one, "actor", "name")),
        str(_within(one, "actor", "mbox")).removeprefix("mailto:"),
        str(_within(one, "actor", "account", "name")),
        str(_within(one, "object", "id")),
        result,
        earned,
        possible,
        str(one.get("timestamp") or one.get("stored") or ""),
    )


def _score(one: Mapping[str, Any]) -> tuple[str, str]:
    """
    Return a score as points earned and possible, else as a share of one (part 2, 2.4.5.1); nothing where there is none.
    """
    score = _within(one, "result", "score")
    raw, most, least, scaled = (_within(score, key) for key in ("raw", "max", "min", "scaled"))
    if _number(raw) is not None and _number(most) and not _number(least):
        return str(raw), str(most)
    return (str(scaled), "1") if _number(scaled) is not None else ("", "")


def _number(value: object) -> Exact | None:
    if isinstance(value, bool) or not isinstance(value, (int, str)):
        return None
    try:
        return Exact(value)
    except (ValueError, ZeroDivisionError):
        return None
