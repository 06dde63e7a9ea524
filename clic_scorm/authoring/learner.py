"""
Read `learner:` in course.yml: what a rule needs to know of a person, and no LMS tells.
"""

from __future__ import annotations

from collections.abc import Mapping as Table

from clic_scorm.authoring import codes
from clic_scorm.authoring.attributes import nearest, slug, usable
from clic_scorm.authoring.fields import Fields
from clic_scorm.authoring.yaml import Mapping, Scalar
from clic_scorm.diagnostics import Diagnostic, finding
from clic_scorm.model import LearnerAttribute


KEYS = ("ask", "of", "fixed-by")
_MOST_ASKED = 3
_MOST_VALUES = 30
_VARIANT = "variant."


def read_learner(fields: Fields, facets: Table[str, tuple[str, ...]]) -> tuple[tuple[LearnerAttribute, str], ...]:
    """
    Read `learner: {region: {ask: Where do you work?, of: [ca, af, other], fixed-by: variant.region}}`.

    *facets* are those that the course has, with their values. Return each attribute with the facet that fixes it, empty where none does.
    """
    groups = fields.named("learner", "region", "write below it, indented, ask: and the question, and of: with the answers")
    found = [one for key, group in groups if (one := _read(key, group, facets, fields.findings))]
    if len(found) > _MOST_ASKED:
        fields.wrong("learner", f"{len(found)} questions", f"ask learners for {_MOST_ASKED} things at most: what a rule needs, and no more")
    return tuple(found[:_MOST_ASKED])


def _read(
    key: Scalar, group: Mapping, facets: Table[str, tuple[str, ...]], findings: list[Diagnostic]
) -> tuple[LearnerAttribute, str] | None:
    fields = Fields(group, key.text, KEYS, findings)
    ask = fields.text("ask", key.text, example="ask: Where do you work?")
    values = _values(fields)
    if values is None:
        return None
    facet = _facet(fields, [name for name, _ in values], facets)
    attribute = LearnerAttribute(
        id=key.text, ask=ask, of=tuple(name for name, _ in values), labels=tuple(label for _, label in values), span=key.span
    )
    return attribute, facet


def _values(fields: Fields) -> list[tuple[str, str]] | None:
    """
    Return the answers with what is shown for each: a list of ids, or ids with their words.
    """
    value = fields.mapping.get("of")
    if value is None:
        fields.findings.append(finding(codes.MISSING_KEY, fields.mapping.span, owner=fields.owner, key="of", example="of: [ca, af, other]"))
        return None
    if isinstance(value, Mapping):
        inner = Fields(value, "of", value.keys, fields.findings)
        pairs = [(key, inner.text(key.text) or key.text) for key, _ in value.pairs]
    else:
        pairs = [(item, item.text) for item in fields.scalars("of")]
    found: dict[str, str] = {}
    for item, label in pairs:
        if usable(item.text):
            found.setdefault(item.text, label)
        else:
            fields.findings.append(finding(codes.WRONG_ID, item.span, id=item.text, suggestion=slug(item.text) or "other"))
    if not 1 < len(pairs) <= _MOST_VALUES:
        fields.wrong("of", f"{len(pairs)} answers", f"write two answers or more, up to {_MOST_VALUES}: of: [ca, af, other]")
        return None
    return list(found.items()) or None


def _facet(fields: Fields, values: list[str], facets: Table[str, tuple[str, ...]]) -> str:
    text = fields.text("fixed-by")
    if not text:
        return ""
    name = text.removeprefix(_VARIANT)
    shared = [value for value in facets.get(name, ()) if value in values]
    if not text.startswith(_VARIANT) or not shared:
        meant = nearest(name, tuple(facets))
        known = ", ".join(f"{_VARIANT}{facet}" for facet, there in facets.items() if set(there) & set(values))
        hint = f"did you mean variant.{meant}? " if meant and meant != name else ""
        fields.wrong("fixed-by", text, f"{hint}write a facet that has some of these answers as values{f': {known}' if known else ''}")
        return ""
    return name
