"""
Read which findings a course takes more or less gravely, and why.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from clic_scorm.authoring import override_codes as codes
from clic_scorm.authoring.fields import Fields
from clic_scorm.authoring.yaml import Mapping
from clic_scorm.diagnostics import Severity, Span, finding


KEY = "findings"
IGNORED = "ignore"
WORDS = (*(str(severity) for severity in Severity), IGNORED)


@dataclass(frozen=True, slots=True)
class Override:
    """
    Hold one line of `findings:`: an id, name or family, what becomes of it (None: it is not shown), and the reason.
    """

    name: str
    severity: Severity | None
    because: str
    span: Span


def read_overrides(fields: Fields) -> tuple[Override, ...]:
    """
    Read `findings: {CRS082: {severity: ignore, because: …}}` out of course.yml.
    """
    group = fields.group(KEY)
    return tuple(_read(fields, group)) if group else ()


def _read(fields: Fields, group: Mapping) -> Iterator[Override]:
    for key, value in group.pairs:
        if not isinstance(value, Mapping):
            fields.wrong(key.text, value, f"write: {key.text}: {{severity: advice, because: why it is less grave here}}", key.span)
            continue
        inner = Fields(value, f"the finding {key.text}", ("severity", "because"), fields.findings)
        severity = inner.text("severity", example="severity: advice")
        because = inner.text("because")
        if severity and severity not in WORDS:
            inner.wrong("severity", severity, f"write one of: {', '.join(WORDS)}")
        elif not because:
            fields.findings.append(finding(codes.NO_REASON, key.span, name=key.text))
        elif severity:
            yield Override(key.text, None if severity == IGNORED else Severity(severity), because, key.span)
