"""
Read course.yml.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Literal, cast

from clic_scorm.authoring import codes
from clic_scorm.authoring.branding import Branding, read_branding
from clic_scorm.authoring.certificates import Drafted, read_certificates
from clic_scorm.authoring.completion import read_completion
from clic_scorm.authoring.confirmed import read_confirmed
from clic_scorm.authoring.fields import Fields, kind_of
from clic_scorm.authoring.frameworks import FACET, Choice, read_choice
from clic_scorm.authoring.learner import read_learner
from clic_scorm.authoring.lms import read_lms
from clic_scorm.authoring.overrides import Override, read_overrides
from clic_scorm.authoring.yaml import Mapping, Scalar, Sequence, load
from clic_scorm.diagnostics import Diagnostic, Span, finding
from clic_scorm.model import Confirmation, Contributor, LearnerAttribute, Requirement, Telling, Weighing
from clic_scorm.package.pictures import ImageSettings


FILE = "course.yml"
KEYS = (
    "clic", "id", "title", "version", "status", "source", "languages", "description", "keywords", "contributors", "rights", "contact",
    "typical-learning-time", "facets", "modules", "completion", "confirmed", "learner",
    "certificates", "targets", "lms", "theme", "partners", "findings", "images", "framework",
)  # fmt: skip
IMAGE_KEYS = ("max-width", "quality")
_VERSION = re.compile(r"[0-9A-Za-z][0-9A-Za-z.+-]{0,40}")
_LANGUAGE = re.compile(r"[a-z]{2,3}(-[A-Za-z0-9]{2,8})*")
_TIME = re.compile(r"(?:(?P<hours>\d{1,3})\s*(?:h|hours?))?\s*(?:(?P<minutes>\d{1,4})\s*(?:min|minutes?))?")
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
    confirmed: tuple[Confirmation, ...]
    certificates: tuple[Drafted, ...]
    learner: tuple[tuple[LearnerAttribute, str], ...]
    score: tuple[Weighing, ...]
    targets: tuple[str, ...]
    targets_span: Span
    upload_limit: int | None
    telling: Telling | None
    overrides: tuple[Override, ...]
    branding: Branding
    images: ImageSettings | None
    framework: Choice
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
            remedy = "write one key and its value a line, without - before it, such as: id: my-course"
            where, shown = (value.span, kind_of(value)) if value is not None else (Span(FILE), "empty")
            findings.append(finding(codes.WRONG_VALUE, where, key=FILE, value=shown, remedy=remedy))
        return None, tuple(findings)
    fields = Fields(value, FILE, KEYS, findings)
    _check_dialect(fields)
    source = _language(fields, "source", "en")
    confirmed = read_confirmed(fields)
    facets = _facets(fields)
    certificates = read_certificates(fields, [each.id for each in confirmed])
    lms = read_lms(fields, [draft.certificate for draft in certificates])
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
        facets=facets,
        modules=_modules(fields),
        completion=_completion(fields),
        confirmed=confirmed,
        certificates=certificates,
        learner=read_learner(fields, facets),
        score=lms.score,
        targets=fields.texts("targets") or ("scorm12",),
        targets_span=fields.span("targets"),
        upload_limit=lms.upload_limit,
        telling=lms.telling,
        overrides=read_overrides(fields),
        branding=read_branding(fields),
        images=_images(fields),
        framework=read_choice(fields, facets.get(FACET, ())),
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
    for group in fields.groups("contributors", "write who, in braces: - {name: UNISDR, role: publisher}"):
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
    value = fields.mapping.get("modules")
    names = [name.strip() for name in value.text.split(",")] if isinstance(value, Scalar) else []
    if isinstance(value, Scalar) and len(names) > 1 and all(names):
        fields.wrong("modules", value, f"write a list: modules: [{', '.join(names)}]")
        return tuple((name, value.span) for name in names)
    return tuple((item.text, item.span) for item in fields.scalars("modules"))


def _completion(fields: Fields) -> Requirement | None:
    value = fields.mapping.get("completion")
    if isinstance(value, Sequence):
        fields.wrong("completion", value, "write “requires:” on an indented line above the list, and indent the list below it")
        return None
    group = fields.group("completion")
    return read_completion(group, fields.findings) if group else None


def _images(fields: Fields) -> ImageSettings | None:
    group = fields.group("images")
    if group is None:
        return None
    inner = Fields(group, "images", IMAGE_KEYS, fields.findings)
    return ImageSettings(_within(inner, "max-width", 1200, 100, 8000), _within(inner, "quality", 80, 10, 100))


def _within(fields: Fields, key: str, default: int, least: int, most: int) -> int:
    text = fields.text(key, str(default))
    if text.isascii() and text.isdigit() and least <= int(text[:6]) <= most:
        return int(text)
    fields.wrong(key, text, f"write a whole number from {least} to {most}, such as {key}: {default}")
    return default
