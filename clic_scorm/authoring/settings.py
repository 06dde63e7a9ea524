"""
Read course.yml.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Literal, cast

from clic_scorm.authoring import codes
from clic_scorm.authoring.completion import read_completion
from clic_scorm.authoring.fields import Fields
from clic_scorm.authoring.yaml import Mapping, load
from clic_scorm.diagnostics import Diagnostic, Span, finding
from clic_scorm.model import Contributor, Requirement


FILE = "course.yml"
KEYS = (
    "clic", "id", "title", "version", "status", "source", "languages", "description", "keywords", "contributors", "rights", "contact",
    "typical-learning-time", "facets", "modules", "completion", "targets", "lms",
)  # fmt: skip
_VERSION = re.compile(r"[0-9A-Za-z][0-9A-Za-z.+-]{0,40}")
_LANGUAGE = re.compile(r"[a-z]{2,3}(-[A-Za-z0-9]{2,8})*")
_TIME = re.compile(r"(?:(?P<hours>\d{1,3})\s*(?:h|hours?))?\s*(?:(?P<minutes>\d{1,4})\s*(?:min|minutes?))?")
_SIZE = re.compile(r"(?P<number>\d{1,6})\s*(?P<unit>KB|MB|GB)", re.IGNORECASE)
_UNITS = {"KB": 1_000, "MB": 1_000_000, "GB": 1_000_000_000}
AUDIENCE = ("participant", "facilitator")


@dataclass(frozen=True, slots=True)
class Settings:
    """
    Hold what course.yml says. *facets* maps each facet to its values, the default first; *modules* are names with their places.
    """

    id: str
    title: str
    version: str
    status: Literal["draft", "pilot", "final"]
    source: str
    languages: tuple[str, ...]
    description: str
    keywords: tuple[str, ...]
    contributors: tuple[Contributor, ...]
    rights: str
    contact: str
    learning_minutes: int | None
    facets: dict[str, tuple[str, ...]]
    modules: tuple[tuple[str, Span], ...]
    completion: Requirement | None
    targets: tuple[str, ...]
    upload_limit: int | None
    span: Span = field(default=Span(FILE))
    source_span: Span = field(default=Span(FILE))


def read_settings(text: str) -> tuple[Settings | None, tuple[Diagnostic, ...]]:
    """
    Read course.yml from *text*; None where it holds no usable settings at all.
    """
    value, problems = load(text, FILE)
    findings = list(problems)
    if not isinstance(value, Mapping):
        if not problems:
            remedy = "write lines such as: id: my-course"
            findings.append(finding(codes.WRONG_VALUE, Span(FILE), key=FILE, value="empty", remedy=remedy))
        return None, tuple(findings)
    fields = Fields(value, FILE, KEYS, findings)
    _check_dialect(fields)
    source = _language(fields, "source", "en")
    settings = Settings(
        id=fields.identifier("id", "course", example="id: my-course"),
        title=fields.text("title", "Untitled", example="title: My course"),
        version=_version(fields),
        status=cast(Literal["draft", "pilot", "final"], fields.choice("status", ("draft", "pilot", "final"))),
        source=source,
        languages=_languages(fields, source),
        description=fields.text("description"),
        keywords=fields.texts("keywords"),
        contributors=tuple(_contributors(fields)),
        rights=fields.text("rights"),
        contact=fields.text("contact"),
        learning_minutes=_minutes(fields),
        facets=_facets(fields),
        modules=_modules(fields),
        completion=_completion(fields),
        targets=fields.texts("targets") or ("scorm12",),
        upload_limit=_upload_limit(fields),
        source_span=fields.span("source"),
    )
    return settings, tuple(findings)


def _check_dialect(fields: Fields) -> None:
    written = fields.text("clic", example="clic: 1")
    if written and written != "1":
        fields.findings.append(finding(codes.DIALECT, fields.span("clic"), value=written))


def _version(fields: Fields) -> str:
    text = fields.text("version", "0", example="version: 0.1.0")
    if not _VERSION.fullmatch(text):
        fields.wrong("version", text, "write numbers with points, such as 1.2.0")
        return "0"
    return text


def _language(fields: Fields, key: str, default: str) -> str:
    text = fields.text(key, default)
    if not _LANGUAGE.fullmatch(text):
        fields.wrong(key, text, "write the short name of a language, such as en, es, fr or pt-BR")
        return default
    return text


def _languages(fields: Fields, source: str) -> tuple[str, ...]:
    languages = fields.texts("languages") or (source,)
    for language in languages:
        if not _LANGUAGE.fullmatch(language):
            fields.wrong("languages", language, "write short names of languages, such as [en, es]")
    usable = tuple(language for language in languages if _LANGUAGE.fullmatch(language))
    return usable if source in usable else (source, *usable)


def _contributors(fields: Fields) -> list[Contributor]:
    people = []
    for group in fields.groups("contributors"):
        inner = Fields(group, "a contributor", ("name", "role"), fields.findings)
        name = inner.text("name", example="name: UNISDR ONEA/GETI")
        if name:
            people.append(Contributor(name=name, role=inner.text("role", "author")))
    return people


def _minutes(fields: Fields) -> int | None:
    text = fields.text("typical-learning-time")
    if not text:
        return None
    match = _TIME.fullmatch(text)
    if not match or not (match["hours"] or match["minutes"]):
        fields.wrong("typical-learning-time", text, "write a time such as: 3 hours, 45 minutes, or 2 h 30 min")
        return None
    return int(match["hours"] or 0) * 60 + int(match["minutes"] or 0)


def _facets(fields: Fields) -> dict[str, tuple[str, ...]]:
    facets: dict[str, tuple[str, ...]] = {"audience": AUDIENCE}
    group = fields.group("facets")
    if group is None:
        return facets
    inner = Fields(group, "facets", group.keys, fields.findings)
    for name in group.keys:
        values = tuple(dict.fromkeys(inner.texts(name)))
        if not values:
            inner.wrong(name, "", "write its values, the ordinary one first: [global, ca, af]")
        elif name == "audience" and values != AUDIENCE:
            inner.wrong(name, ", ".join(values), "audience is always [participant, facilitator]")
        else:
            facets[name] = values
    return facets


def _modules(fields: Fields) -> tuple[tuple[str, Span], ...]:
    if fields.mapping.get("modules") is None:
        values = {"owner": FILE, "key": "modules", "example": "modules: [m01-first-module]"}
        fields.findings.append(finding(codes.MISSING_KEY, fields.mapping.span, **values))
    return tuple((item.text, item.span) for item in fields.scalars("modules"))


def _completion(fields: Fields) -> Requirement | None:
    group = fields.group("completion")
    return read_completion(group, fields.findings) if group else None


def _upload_limit(fields: Fields) -> int | None:
    group = fields.group("lms")
    if group is None:
        return None
    inner = Fields(group, "lms", ("upload",), fields.findings)
    text = inner.text("upload")
    match = _SIZE.fullmatch(text)
    if text and not match:
        inner.wrong("upload", text, "write a size such as 8 MB")
    return int(match["number"]) * _UNITS[match["unit"].upper()] if match else None
