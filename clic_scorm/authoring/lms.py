"""
Read `lms:` in course.yml: what the LMS can take, and what it is told of certificates.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal, cast

from clic_scorm.authoring import certificate_codes as codes
from clic_scorm.authoring.attributes import nearest
from clic_scorm.authoring.fields import Fields
from clic_scorm.authoring.yaml import Mapping, Scalar
from clic_scorm.diagnostics import Span, finding
from clic_scorm.model import Certificate, Telling, Weighing


KEYS = ("upload", "passed", "while-waiting", "completed", "score")
_SIZE = re.compile(r"(?P<number>\d{1,6})\s*(?P<unit>KB|MB|GB)", re.IGNORECASE)
_UNITS = {"KB": 1_000, "MB": 1_000_000, "GB": 1_000_000_000}


@dataclass(frozen=True, slots=True)
class Lms:
    """
    Hold the largest file that the LMS takes, in bytes, and what it is told.
    """

    upload_limit: int | None = None
    telling: Telling | None = None
    score: tuple[Weighing, ...] = ()


def read_lms(fields: Fields, certificates: Sequence[Certificate]) -> Lms:
    """
    Read `lms: {upload: 8 MB, passed: completion, while-waiting: completed, completed: early}`.

    Without `passed` the only certificate is meant; of several one must be named.
    """
    group = fields.group("lms")
    if group is None:
        return Lms(telling=_telling(fields, None, certificates))
    inner = Fields(group, "lms", KEYS, fields.findings)
    return Lms(_upload_limit(inner), _telling(fields, inner, certificates), tuple(_score(inner)))


def _score(fields: Fields) -> Iterator[Weighing]:
    """
    Yield what the score is made of: what is selected, and its weight.
    """
    group = fields.group("score")
    for key, value in group.pairs if group else ():
        text = value.text.removesuffix("%").strip() if isinstance(value, Scalar) else ""
        if re.fullmatch(r"[1-9]\d{0,2}", text):
            yield Weighing(selectors=(key.text,), weight=int(text), span=key.span)
        else:
            fields.wrong(
                key.text, value, "write a whole number, so that all of them add up to 100: score: {final: 60, module quizzes: 40}", key.span
            )


def _upload_limit(fields: Fields) -> int | None:
    text = fields.text("upload")
    match = _SIZE.fullmatch(text)
    if text and not match:
        fields.wrong("upload", text, "write a size such as 8 MB")
    return int(match["number"]) * _UNITS[match["unit"].upper()] if match else None


def _telling(fields: Fields, inner: Fields | None, certificates: Sequence[Certificate]) -> Telling | None:
    """
    Return what an LMS is told, or None where the course certifies nothing.
    """
    names = tuple(certificate.id for certificate in certificates)
    passed = inner.text("passed") if inner else ""
    waiting = inner.choice("while-waiting", ("completed", "passed")) if inner else "completed"
    early = _early(inner) if inner else False
    span = inner.span("passed") if inner else fields.mapping.span
    if passed and passed not in names:
        # A certificate that is written and could not be read is reported already.
        written = fields.mapping.get("certificates")
        if isinstance(written, Mapping) and passed in written.keys:
            return None
        known = ", ".join(names) or "none"
        fields.findings.append(finding(codes.UNKNOWN_CERTIFICATE, span, name=passed, nearest=nearest(passed, names), known=known))
        passed = ""
    elif not passed and len(certificates) > 1:
        where = inner.mapping.span if inner else _second(certificates)
        fields.findings.append(finding(codes.WHICH_CERTIFICATE, where, count=len(certificates), names=", ".join(names)))
    if not certificates:
        return None
    return Telling(
        passed=passed or names[0],
        while_waiting=cast(Literal["completed", "passed"], waiting),
        early=early,
        span=span,
        stated=bool(passed),
        waiting_span=inner.span("while-waiting") if inner else None,
    )


def _second(certificates: Sequence[Certificate]) -> Span:
    return certificates[1].span


def _early(fields: Fields) -> bool:
    text = fields.text("completed")
    if text and text != "early":
        fields.wrong("completed", text, "write early, or leave the key out: completed is then told once the certificate is decided")
    return text == "early"
