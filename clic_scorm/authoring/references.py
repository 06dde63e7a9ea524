"""
Read references.yml: sources by their key, with the names that CSL gives to what is known of each.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from clic_scorm.authoring import dialect_codes as codes
from clic_scorm.authoring.attributes import nearest
from clic_scorm.authoring.fields import Fields
from clic_scorm.authoring.yaml import Mapping, Scalar, Sequence, Value, load
from clic_scorm.diagnostics import Diagnostic, Span, finding


FILE = "references.yml"
KINDS = (
    "book", "chapter", "report", "article-journal", "article-magazine", "article-newspaper", "article", "webpage", "document", "thesis",
    "legislation", "treaty", "paper-conference", "dataset", "map", "motion_picture", "speech", "manuscript", "personal_communication",
)  # fmt: skip
NAMES = ("author", "editor", "translator")
DATES = ("issued", "accessed", "original-date")
TEXTS = (
    "title", "title-short", "container-title", "collection-title", "collection-number", "publisher", "publisher-place", "edition", "volume",
    "issue", "page", "number", "genre", "event", "event-place", "version", "note", "DOI", "ISBN", "ISSN", "URL", "language", "abstract",
)  # fmt: skip
KNOWN = ("id", "type", *NAMES, *DATES, *TEXTS)
_KEY = re.compile(r"\w[\w:.#$%&+?<>~/-]{0,99}")
_DATE = re.compile(r"(?P<year>-?\d{1,4})(?:-(?P<month>0?[1-9]|1[0-2])(?:-(?P<day>0?[1-9]|[12]\d|3[01]))?)?")
_YEAR = 3


@dataclass(frozen=True, slots=True)
class Reference:
    """
    Hold one source: its key as cited, where it is written, and its fields in the form of CSL-JSON.
    """

    key: str
    span: Span
    fields: dict[str, object]


def read_references(text: str) -> tuple[dict[str, Reference], tuple[Diagnostic, ...]]:
    """
    Read references.yml from *text*: a source a key, or, as other programs write it, a list of sources with `id` (below `references:`).
    """
    value, problems = load(text, FILE)
    findings = list(problems)
    known: dict[str, Reference] = {}
    for key, mapping in _entries(value, findings):
        name = " ".join(key.text.split())
        if not _KEY.fullmatch(name):
            remedy = "write letters, digits and hyphens, such as handbook-2012"
            findings.append(finding(codes.REFERENCE_KEY, key.span, key=name, remedy=remedy))
        elif name in known:
            findings.append(finding(codes.REFERENCE_TWICE, key.span, key=name, other=known[name].span.line))
        else:
            known[name] = Reference(name, key.span, _read(mapping, name, findings))
    return known, tuple(findings)


def _entries(value: Value | None, findings: list[Diagnostic]) -> Iterator[tuple[Scalar, Mapping]]:
    if isinstance(value, Mapping) and value.keys == ("references",):
        value = value.get("references")
    if isinstance(value, Mapping):
        for key, entry in value.pairs:
            if isinstance(entry, Mapping):
                yield key, entry
            else:
                remedy = "write what is known of it below, on indented lines: title: …"
                findings.append(finding(codes.REFERENCE_KEY, key.span, key=key.text, remedy=remedy))
    elif isinstance(value, Sequence):
        for entry in value.items:
            identifier = entry.get("id") if isinstance(entry, Mapping) else None
            if isinstance(entry, Mapping) and isinstance(identifier, Scalar) and identifier.text:
                yield identifier, entry
            else:
                findings.append(finding(codes.REFERENCE_KEY, entry.span, key="-", remedy="give it a key to cite it by: id: handbook-2012"))


def _read(mapping: Mapping, key: str, findings: list[Diagnostic]) -> dict[str, object]:
    fields = Fields(mapping, f"the reference “{key}”", KNOWN, findings)
    entry: dict[str, object] = {}
    kind = fields.text("type", "document")
    if kind not in KINDS:
        fields.wrong("type", kind, f"did you mean “{nearest(kind, KINDS) or 'document'}”? known: {', '.join(KINDS)}")
        kind = "document"
    entry["type"] = kind
    for name in TEXTS:
        text = fields.text(name, example="title: How to make cities more resilient" if name == "title" else "")
        if text:
            entry[name] = text
    address = str(entry.get("URL", ""))
    if address and not re.match(r"https?://[^\s<>\"]+$", address):
        fields.wrong("URL", address, "write an address that begins with https:// or http://")
        del entry["URL"]
    for name in NAMES:
        people = list(_people(fields, name))
        if people:
            entry[name] = people
    for name in DATES:
        date = _date(fields, name)
        if date:
            entry[name] = {"date-parts": date}
    return entry


def _people(fields: Fields, name: str) -> Iterator[dict[str, str]]:
    """
    Yield persons; a text alone is an organisation, whose name is not turned round.
    """
    value = fields.mapping.get(name)
    for item in value.items if isinstance(value, Sequence) else (value,) if value else ():
        if isinstance(item, Scalar):
            if not item.empty:
                yield {"literal": fields.shown(name, item)}
        elif isinstance(item, Mapping):
            allowed = ("family", "given", "literal", "suffix", "non-dropping-particle", "dropping-particle")
            inner = Fields(item, f"a name in {name}", allowed, fields.findings)
            person = {part: text for part in allowed if (text := inner.text(part))}
            if "literal" in person or "family" in person:
                yield {part.replace("-", "_"): text for part, text in person.items()}
            else:
                fields.wrong(name, item, "write two keys, family: García and given: Ana, or the name of an organisation alone", item.span)
        else:
            fields.wrong(name, item, "write the names one below the other, each behind a hyphen", item.span)


def _date(fields: Fields, name: str) -> list[list[int]]:
    value = fields.mapping.get(name)
    if value is None or (isinstance(value, Scalar) and value.empty):
        return []
    parts = _parts(value)
    if parts is None:
        fields.wrong(name, value, "write a year, a month or a day: 2012, 2012-05 or 2012-05-31")
        return []
    return parts


def _parts(value: Value) -> list[list[int]] | None:
    """
    Return the parts of a date as written here, by Zotero (date-parts) or by Pandoc (year, month, day); None for anything else.
    """
    if isinstance(value, Scalar):
        match = _DATE.fullmatch(value.text.strip())
        return [[int(part) for part in match.groups() if part]] if match else None
    if isinstance(value, Mapping):
        inner = value.get("date-parts")
        if isinstance(inner, Sequence):
            found = [_numbers(part.items) if isinstance(part, Sequence) else None for part in inner.items]
            return [part for part in found if part] if found and all(found) else None
        return _by_name(value)
    named = [_by_name(part) if isinstance(part, Mapping) else None for part in value.items]
    return [part[0] for part in named if part] if named and all(named) else None


def _by_name(value: Mapping) -> list[list[int]] | None:
    numbers = _numbers([part for key in ("year", "month", "day") if (part := value.get(key))])
    return [numbers] if numbers and value.get("year") else None


def _numbers(items: object) -> list[int] | None:
    texts = [item.text for item in items if isinstance(item, Scalar)] if isinstance(items, (list, tuple)) else []
    if not 1 <= len(texts) <= _YEAR or not all(text.isascii() and text.isdigit() and len(text) < 5 for text in texts):
        return None
    return [int(text) for text in texts]
