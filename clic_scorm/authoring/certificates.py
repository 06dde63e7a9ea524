"""
Read what course.yml certifies: titles, validity, signatories, and what is asked for.
"""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass
from typing import Literal

from clic_scorm.authoring import certificate_codes, codes, unit_codes
from clic_scorm.authoring.attributes import nearest
from clic_scorm.authoring.completion import read_requirements
from clic_scorm.authoring.fields import Fields
from clic_scorm.authoring.media import Media
from clic_scorm.authoring.yaml import Mapping, Scalar, Sequence, Value
from clic_scorm.diagnostics import Diagnostic, finding
from clic_scorm.model import Attested, Certificate, Every, Requirement, Signatory, confirmations


KEYS = ("title", "valid", "requires", "text", "hours", "signatories", "issue")
SIGNATORY_KEYS = ("name", "role", "picture")
_VALID = re.compile(r"(?P<number>\d{1,3}) ?(?P<unit>months?|years?)")
_HOURS = re.compile(r"\d{1,5}(?:\.\d{1,2})?")
_MONTHS = {"month": 1, "year": 12}


@dataclass(frozen=True, slots=True)
class Drafted:
    """
    Hold a certificate and the paths of its signatories' pictures, by the order of signatories.
    """

    certificate: Certificate
    pictures: tuple[Scalar | None, ...] = ()


def read_certificates(fields: Fields, confirmed: Collection[str]) -> tuple[Drafted, ...]:
    """
    Read `certificates: {completion: {title: …, requires: […]}}`; *confirmed* are the ids of what people can confirm.
    """
    groups = fields.named("certificates", "completion", "write below it, indented, title: … and requires: …")
    return tuple(_read(key, group, confirmed, fields.findings) for key, group in groups)


def _read(key: Scalar, group: Mapping, confirmed: Collection[str], findings: list[Diagnostic]) -> Drafted:
    fields = Fields(group, key.text, KEYS, findings)
    value = group.get("requires")
    if value is None:
        example = "requires: [viewed: modules]"
        findings.append(finding(codes.MISSING_KEY, key.span, owner=key.text, key="requires", example=example))
    items = value.items if isinstance(value, Sequence) else (value,) if value is not None else ()
    asked = [item for item in items if not _confirmations(item)]
    named: dict[str, Attested] = {}
    for name in (name for item in items for name in _confirmations(item)):
        named.setdefault(name.text, Attested(confirmation=name.text, span=name.span))
        if name.text not in confirmed:
            findings.append(finding(unit_codes.UNKNOWN_USE, name.span, use=name.text, nearest=nearest(name.text, tuple(confirmed))))
    hours = fields.text("hours")
    if hours and not _HOURS.fullmatch(hours):
        fields.wrong("hours", hours, "write a number, such as hours: 32.5")
    signatories, pictures = _signatories(fields)
    requires = _requires(asked, value, findings) if value is not None and (asked or not named) else None
    certificate = Certificate(
        id=key.text,
        title=fields.text("title", key.text, example="title: Certificate of completion"),
        span=key.span,
        months=_months(fields),
        requires=requires,
        confirmed=tuple(named.values()),
        text=fields.text("text"),
        hours=hours,
        signatories=signatories,
        issue=_issue(fields, [*named, *dict.fromkeys(one.confirmation for one in confirmations(requires))]),
    )
    return Drafted(certificate, pictures)


def _requires(asked: Collection[Value], value: Value, findings: list[Diagnostic]) -> Requirement | None:
    """
    Return what is *asked* for; None where it can't be read, which is reported: that nothing is left is no mistake of its own.
    """
    before = len(findings)
    found = read_requirements(asked, value.span, findings)
    return None if isinstance(found, Every) and not found.parts and len(findings) > before else found


def _confirmations(value: Value) -> tuple[Scalar, ...]:
    """
    Return the names behind `confirmed:` where *value* is that and nothing else.
    """
    if not isinstance(value, Mapping) or len(value.pairs) != 1:
        return ()
    key, inner = value.pairs[0]
    if key.text != "confirmed":
        return ()
    named = inner.items if isinstance(inner, Sequence) else (inner,)
    return tuple(item for item in named if isinstance(item, Scalar) and item.text)


def _issue(fields: Fields, confirmed: Collection[str]) -> Literal["organisers", "in-package"]:
    """
    Return who issues the certificate; a package can't where a person has a say in it.
    """
    text = fields.text("issue")
    if text not in ("", "organisers", "in-package"):
        fields.wrong("issue", text, "write in-package, or leave the key out: then the organisers issue it, by clic-scorm certify")
    if text != "in-package":
        return "organisers"
    if confirmed:
        fields.findings.append(
            finding(certificate_codes.ISSUED_UNCONFIRMED, fields.span("issue"), id=fields.owner, names=", ".join(confirmed))
        )
        return "organisers"
    return "in-package"


def _months(fields: Fields) -> int | None:
    text = fields.text("valid")
    if not text:
        return None
    match = _VALID.fullmatch(text)
    if not match or not int(match["number"]):
        fields.wrong("valid", text, "write how long it is valid, such as valid: 24 months; without the key it has no end")
        return None
    return int(match["number"]) * _MONTHS[match["unit"].rstrip("s")]


def _signatories(fields: Fields) -> tuple[tuple[Signatory, ...], tuple[Scalar | None, ...]]:
    found: list[tuple[Signatory, Scalar | None]] = []
    for group in fields.groups("signatories"):
        inner = Fields(group, "a signatory", SIGNATORY_KEYS, fields.findings)
        name = inner.text("name", example="name: Kim Ji-woo")
        path = group.get("picture")
        if name:
            found.append(
                (Signatory(name=name, role=inner.text("role")), path if inner.text("picture") and isinstance(path, Scalar) else None)
            )
    return tuple(one for one, _ in found), tuple(path for _, path in found)


def with_pictures(drafted: Collection[Drafted], media: Media) -> tuple[tuple[Certificate, ...], tuple[Diagnostic, ...]]:
    """
    Return the certificates with the pictures of signatories that *media* finds, and what is wrong with these.
    """
    findings: list[Diagnostic] = []
    made = []
    for draft in drafted:
        signatories = []
        for signature, path in zip(draft.certificate.signatories, draft.pictures, strict=True):
            asset, problems = media.find(path.text, path.span) if path else (None, ())
            findings.extend(problems)
            signatories.append(signature.model_copy(update={"picture": asset}))
        made.append(draft.certificate.model_copy(update={"signatories": tuple(signatories)}))
    return tuple(made), tuple(findings)
