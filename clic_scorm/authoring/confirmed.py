"""
Read out of course.yml what only a person can confirm.
"""

from __future__ import annotations

import re
from fractions import Fraction as Exact

from clic_scorm.authoring import codes
from clic_scorm.authoring.fields import Fields
from clic_scorm.authoring.yaml import Mapping
from clic_scorm.diagnostics import Diagnostic, finding
from clic_scorm.model import Confirmation


KEYS = ("text", "by", "min", "of", "unit")
_NUMBER = re.compile(r"\d{1,6}(?:\.\d{1,4})?")


def read_confirmed(fields: Fields) -> tuple[Confirmation, ...]:
    """
    Read `confirmed: {teach-back: {text: …, by: …, min: …, of: …}}`; `min` and `of` stand both there or not at all.
    """
    remedy = "write below it, indented, what is to be confirmed and by whom: text: … and by: facilitator"
    return tuple(_read(name.text, group, fields.findings) for name, group in fields.named("confirmed", "teach-back", remedy))


def _read(name: str, group: Mapping, findings: list[Diagnostic]) -> Confirmation:
    fields = Fields(group, name, KEYS, findings)
    least, most = _number(fields, "min"), _number(fields, "of")
    for given, key, other in ((least, "of", "min"), (most, "min", "of")):
        if given and group.get(key) is None:
            findings.append(finding(codes.MISSING_KEY, fields.span(other), owner=name, key=key, example="min: 9, of: 15"))
    if least and most and Exact(least) > Exact(most):
        fields.wrong("min", least, f"write a number up to {most}, which is all there is")
    return Confirmation(
        id=name,
        text=fields.text("text", name, example="text: What is to be confirmed"),
        by=fields.text("by", "facilitator"),
        least=least,
        of=most,
        unit=fields.text("unit"),
    )


def _number(fields: Fields, key: str) -> str:
    text = fields.text(key)
    if text and (not _NUMBER.fullmatch(text) or not Exact(text)):
        fields.wrong(key, text, f"write a number above 0, such as {key}: 15 or {key}: 32.5")
        return ""
    return text
