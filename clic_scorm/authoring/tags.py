"""
Read tags: `tags: {essential: [1, 2]}` in front matter, `tags=essential:1+2` on a heading.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from clic_scorm.authoring import tag_codes as codes
from clic_scorm.authoring.attributes import Attributes, slug
from clic_scorm.authoring.fields import Fields
from clic_scorm.authoring.yaml import Scalar
from clic_scorm.diagnostics import Diagnostic, Span, finding
from clic_scorm.model import Tag, Tags


_NAME = re.compile(r"[a-z][a-z0-9-]{0,63}")
_VALUE = re.compile(r"[a-z0-9][a-z0-9-]{0,63}")
_FORM = "write tags=essential:1+2, and a comma before a second name: tags=essential:1+2,region:ca"


@dataclass(frozen=True, slots=True)
class DraftTag:
    """
    Hold one tag and where it is written.
    """

    name: str
    value: str
    span: Span


def made(tags: Iterable[DraftTag]) -> Tags:
    """
    Return *tags* as the course has them, each once.
    """
    return tuple(dict.fromkeys(Tag(name=tag.name, value=tag.value) for tag in tags))


def in_yaml(fields: Fields) -> tuple[DraftTag, ...]:
    """
    Read the key `tags`: names, and for each a value or a list of them.
    """
    group = fields.group("tags")
    if group is None:
        return ()
    inner = Fields(group, "tags", group.keys, fields.findings)
    found: list[DraftTag] = []
    for key, _ in group.pairs:
        if not _NAME.fullmatch(key.text):
            remedy = f"begin it with a small letter: {slug(key.text) or 'essential'}: …"
            fields.findings.append(finding(codes.WRONG_TAG, key.span, text=key.text, remedy=remedy))
            continue
        found.extend(_values(key.text, inner.scalars(key.text), fields.findings))
    return tuple(found)


def _values(name: str, written: Iterable[Scalar], findings: list[Diagnostic]) -> Iterator[DraftTag]:
    for item in written:
        if _VALUE.fullmatch(item.text):
            yield DraftTag(name, item.text, item.span)
        else:
            meant = slug(item.text).removeprefix("p-") or "1"
            remedy = f"write small letters, digits and hyphens, or a list of such: {name}: [{meant}]"
            findings.append(finding(codes.WRONG_TAG, item.span, text=item.text, remedy=remedy))


def on_heading(said: Attributes) -> tuple[tuple[DraftTag, ...], tuple[Diagnostic, ...]]:
    """
    Read the attribute `tags`: names, each with a colon and its values, which `+` parts; a comma parts the names.
    """
    written = said.get("tags")
    if written is None:
        return (), ()
    where = said.at("tags")
    found: list[DraftTag] = []
    findings: list[Diagnostic] = []
    for part in written.split(","):
        name, _, values = part.partition(":")
        split = values.split("+")
        if _NAME.fullmatch(name) and all(map(_VALUE.fullmatch, split)):
            found.extend(DraftTag(name, value, where) for value in split)
        else:
            findings.append(finding(codes.WRONG_TAG, where, text=part, remedy=_FORM))
    return tuple(found), tuple(findings)


def inherited(said: Attributes, above: Attributes) -> Attributes:
    """
    Return *said* with the tags of what stands *above* it, where it has none of its own.
    """
    tags = above.get("tags")
    if tags is None or said.has("tags") or on_heading(above)[1]:
        return said
    return replace(said, values={**(said.values or {}), "tags": tags}, places={**(said.places or {}), "tags": above.at("tags")})
