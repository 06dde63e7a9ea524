"""
Read a course: sources in, Course out, with every finding on the way.
"""

from __future__ import annotations

import posixpath
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace

from clic_scorm.authoring import attributes, codes, variant
from clic_scorm.authoring.compose import Composer
from clic_scorm.authoring.draft import DraftModule, DraftUnit
from clic_scorm.authoring.links import Links
from clic_scorm.authoring.media import Media
from clic_scorm.authoring.module import read_module
from clic_scorm.authoring.questions import option_text
from clic_scorm.authoring.settings import FILE, Settings, read_settings
from clic_scorm.authoring.sources import Sources, decode
from clic_scorm.diagnostics import ClicError, Diagnostic, Severity, Span, finding
from clic_scorm.model import Course, identity
from clic_scorm.model.identity import Declared, Lock, Numbers
from clic_scorm.model.words import Words, english


_MARKDOWN = (".md", ".markdown")


def _english(_language: str) -> Words:
    """
    Return English words whatever the language is.
    """
    return english


@dataclass(frozen=True, slots=True)
class Reading:
    """
    Hold what was read: the course of one variant, the numbers of everything in it, and course.lock before and after.
    """

    course: Course
    settings: Settings
    numbers: Numbers
    lock: Lock
    lock_changed: bool
    variant: Mapping[str, str]


def read(
    sources: Sources, chosen: Mapping[str, str] | None = None, language: str = "", words: Callable[[str], Words] = _english
) -> tuple[Reading | None, tuple[Diagnostic, ...]]:
    """
    Read the course in *sources* as the variant that *chosen* names (facet to value; the others get their defaults).

    *words* give the interface of a language, for what the author does not write, such as the names of boxes.
    None where course.yml is missing or unusable. Raise ClicError when *chosen* or *language* is nothing that the course declares.
    """
    if FILE not in sources:
        return None, (finding(codes.NO_COURSE, Span(FILE), folder=sources.folder),)
    text, problems = decode(FILE, sources[FILE])
    findings = list(problems)
    settings, problems = read_settings(text)
    findings.extend(problems)
    if settings is None:
        return None, tuple(findings)
    facets = _choose(settings, chosen or {})
    language = _choose_language(settings, language)
    drafts = _read_modules(sources, settings, findings)
    findings.extend(_duplicates(drafts))
    drafts = list(_each_unit_once(drafts))
    numbers, lock, changed = _number(sources, drafts, findings)
    present = [draft for draft in drafts if variant.belongs(draft.attributes, facets)]
    links = Links(
        {unit.id for draft in present for unit in draft.units if variant.belongs(unit.attributes, facets)},
        {unit.id for draft in drafts for unit in draft.units},
        Media(sources),
    )
    objectives = {item.id for draft in drafts for item in draft.objectives}
    composer = Composer(links, facets, settings.facets, numbers, objectives, words(language))
    modules = tuple(composer.module(draft) for draft in present)
    findings.extend(composer.findings)
    course = Course(
        id=settings.id,
        title=settings.title,
        version=settings.version,
        span=settings.span,
        status=settings.status,
        language=language,
        facets=tuple((name, value) for name, value in facets.items() if value != settings.facets[name][0]),
        description=settings.description,
        keywords=settings.keywords,
        contributors=settings.contributors,
        rights=settings.rights,
        contact=settings.contact,
        learning_minutes=settings.learning_minutes,
        modules=tuple(module for module in modules if module.units),
        completion=settings.completion,
    )
    if not course.units and not any(item.severity is Severity.ERROR for item in findings):
        findings.append(finding(codes.NO_UNITS, Span(FILE)))
    return Reading(course, settings, numbers, lock, changed, facets), tuple(findings)


def _choose(settings: Settings, chosen: Mapping[str, str]) -> dict[str, str]:
    for facet, value in chosen.items():
        if value not in settings.facets.get(facet, ()):
            known = "; ".join(f"{name}={'|'.join(values)}" for name, values in settings.facets.items())
            raise ClicError(f"the course “{settings.id}” has no variant {facet}={value}", f"it has {known}", 2)
    return {facet: chosen.get(facet, values[0]) for facet, values in settings.facets.items()}


def _choose_language(settings: Settings, language: str) -> str:
    if language and language not in settings.languages:
        raise ClicError(f"the course “{settings.id}” has no language {language}", f"it has {', '.join(settings.languages)}", 2)
    if language and language != settings.source:
        raise ClicError(f"translations into {language} are not read by this version", f"build the source language, {settings.source}", 2)
    return settings.source


def _read_modules(sources: Sources, settings: Settings, findings: list[Diagnostic]) -> list[DraftModule]:
    drafts: list[DraftModule] = []
    used: set[str] = set()
    seen: dict[str, Span] = {}
    for name, where in settings.modules:
        paths = _files_of(sources, name)
        if not paths:
            findings.append(_missing_module(sources, name, where))
            continue
        if name in seen:
            findings.append(finding(codes.DUPLICATE_ID, where, id=name, other=seen[name]))
            continue
        seen[name] = where
        used.update(paths)
        files = []
        for path in paths:
            text, problems = decode(path, sources[path])
            findings.extend(problems)
            files.append((path, text))
        draft, problems = read_module(posixpath.basename(name), files)
        findings.extend(problems)
        drafts.append(draft)
    unused = [path for path in sources if path.startswith("modules/") and path.endswith(_MARKDOWN) and path not in used]
    findings.extend(finding(codes.UNUSED_FILE, Span(path), name=path) for path in unused)
    return drafts


def _files_of(sources: Sources, name: str) -> list[str]:
    base = posixpath.normpath(posixpath.join("modules", name))
    for path in (base, *(base + suffix for suffix in _MARKDOWN)):
        if path in sources:
            return [path]
    return [path for path in sources if path.startswith(f"{base}/") and path.endswith(_MARKDOWN)]


def _missing_module(sources: Sources, name: str, where: Span) -> Diagnostic:
    path = f"modules/{name}.md"
    if actual := sources.same_but_for_case(path):
        return finding(codes.CASE_DIFFERS, where, name=name, actual=posixpath.basename(actual).removesuffix(".md"))
    there = sorted({posixpath.splitext(other.split("/")[1])[0] for other in sources if other.startswith("modules/")})
    nearest = attributes.nearest(name, there)
    remedy = f"did you mean “{nearest}”?" if nearest else f"write the file {path}"
    return finding(codes.MISSING_FILE, where, name=path, remedy=remedy)


def _duplicates(drafts: Iterable[DraftModule]) -> Iterable[Diagnostic]:
    units: dict[str, Span] = {}
    modules: dict[str, Span] = {}
    objectives: dict[str, Span] = {}
    for draft in drafts:
        things = [(modules, draft.id, draft.span), *((objectives, item.id, item.span) for item in draft.objectives)]
        things += [(units, unit.id, unit.span) for unit in draft.units]
        for known, identifier, span in things:
            if identifier in known:
                yield finding(codes.DUPLICATE_ID, span, id=identifier, other=known[identifier])
            known.setdefault(identifier, span)


def _each_unit_once(drafts: Iterable[DraftModule]) -> Iterable[DraftModule]:
    """
    Yield *drafts* with the first of the units that share an id: what has been reported as double must not be numbered twice.
    """
    seen: set[str] = set()
    for draft in drafts:
        units = {unit.id: unit for unit in reversed(draft.units) if unit.id not in seen}
        seen.update(units)
        yield replace(draft, units=tuple(reversed(units.values())))


def _number(sources: Sources, drafts: Iterable[DraftModule], findings: list[Diagnostic]) -> tuple[Numbers, Lock, bool]:
    text = ""
    if identity.FILE in sources:
        text, problems = decode(identity.FILE, sources[identity.FILE])
        findings.extend(problems)
    before, problems = identity.read(text)
    findings.extend(problems)
    numbers, after, problems = identity.assign(_declared(drafts), before)
    findings.extend(problems)
    return numbers, after, identity.write(after) != text


def _declared(drafts: Iterable[DraftModule]) -> Iterable[Declared]:
    seen: set[str] = set()
    for draft in drafts:
        for unit in draft.units:
            if unit.id in seen:
                continue
            seen.add(unit.id)
            yield Declared("unit", unit.id, unit.span, unit.title, unit.attributes.get("was") or "")
            yield from _declared_questions(unit)


def _declared_questions(unit: DraftUnit) -> Iterable[Declared]:
    for question in unit.questions:
        was = question.attributes.get("was") or ""
        options = tuple(option_text(item) for item in question.options)
        yield Declared("question", f"{unit.id}/{question.id}", question.span, question.title, was, options)
