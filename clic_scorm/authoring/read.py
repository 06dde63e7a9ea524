"""
Read a course: sources in, Course out, with every finding on the way.
"""

from __future__ import annotations

import posixpath
from collections.abc import Callable, Collection, Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial

from clic_scorm.authoring import attributes, codes, draws, frameworks, instruments, variant
from clic_scorm.authoring.assessments import read_assessment
from clic_scorm.authoring.backmatter import BackMatter
from clic_scorm.authoring.banks import read_bank
from clic_scorm.authoring.branding import with_logos
from clic_scorm.authoring.certificates import with_pictures
from clic_scorm.authoring.compose import Composer
from clic_scorm.authoring.data_files import unused
from clic_scorm.authoring.draft import DraftBank, DraftModule, DraftUnit
from clic_scorm.authoring.films import Films
from clic_scorm.authoring.forms import use
from clic_scorm.authoring.links import Links
from clic_scorm.authoring.media import Media
from clic_scorm.authoring.memo import Memo
from clic_scorm.authoring.module import read_module
from clic_scorm.authoring.settings import FILE, Settings, read_settings
from clic_scorm.authoring.sources import Sources, decode
from clic_scorm.authoring.tags import DraftTag, on_heading
from clic_scorm.authoring.units.session import check_numbers
from clic_scorm.diagnostics import ClicError, Diagnostic, Severity, Span, finding
from clic_scorm.model import Course, LearnerAttribute, Module, identity
from clic_scorm.model.identity import Declared, Lock, Numbers
from clic_scorm.model.words import Words, english


_MARKDOWN = (".md", ".markdown")
_ASSESSMENTS = "assessments/"
_BANKS = "banks/"
_CASES = "cases/"
_WRITTEN = ("modules/", _ASSESSMENTS, _CASES)


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
    sources: Sources,
    chosen: Mapping[str, str] | None = None,
    language: str = "",
    words: Callable[[str], Words] = _english,
    memo: Memo | None = None,
) -> tuple[Reading | None, tuple[Diagnostic, ...]]:
    """
    Read the course in *sources* as the variant that *chosen* names (facet to value; the others get their defaults).

    *words* give the interface of a language, for what the author does not write, such as the names of boxes.
    *memo* keeps what has not changed since the last reading of the same course. None where course.yml is missing or unusable. Raise ClicError when *chosen* or *language* is nothing that the course declares.
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
    drafts = _read_modules(sources, settings, findings, memo)
    findings.extend(_duplicates(drafts))
    tools, problems = instruments.read_instruments(sources)
    findings.extend(problems)
    drafts = [instruments.with_questions(draft, tools, findings) for draft in _each_unit_once(drafts)]
    findings.extend(unused(sources, drafts, "instrument", instruments.FOLDER))
    banks = _read_banks(sources, findings)
    written, problems = frameworks.read_frameworks(sources)
    findings.extend(problems)
    tags = tuple(_tags(drafts, banks))
    objectives = {item.id for draft in drafts for item in draft.objectives}
    findings.extend(_unknown_objectives(tags, objectives))
    known, problems = frameworks.choose(written, settings.framework, facets.get(frameworks.FACET, ""), tags)
    findings.extend([*problems, *known.unknown_items(tags, settings.framework)])
    drafts, forms = use.with_forms(sources, drafts, known, (facets, settings.facets), findings)
    findings.extend(draws.check(drafts, banks, _unlisted(sources, settings)))
    findings.extend(check_numbers([unit for draft in drafts for unit in draft.units]))
    everything = [*(unit for draft in drafts for unit in draft.units), *(bank.unit for bank in banks.values())]
    behind = BackMatter(sources, everything, language, settings.source)
    numbers, lock, changed = _number(sources, [*_declared(drafts, banks), *behind.declared()], findings)
    media = Media(sources, settings.images)
    theme, partners, problems = with_logos(settings.branding, media)
    findings.extend(problems)
    certificates, problems = with_pictures(settings.certificates, media)
    findings.extend(problems)
    present = [draft for draft in drafts if variant.belongs(draft.attributes, facets)]
    links = Links(
        behind.ids | {unit.id for draft in present for unit in draft.units if unit.kind != "handout" and variant.admits(unit, facets)},
        behind.ids | {unit.id for draft in drafts for unit in draft.units},
        media,
        behind.library,
        behind.glossary,
        Films(media, language),
        words(language),
        known,
    )
    composer = Composer(links, facets, settings.facets, numbers, objectives, words(language), banks, settings.confirmed, tools, forms)
    if memo:
        around = (
            _surroundings(sources),
            frozenset(links.present),
            frozenset(links.known),
            frozenset(objectives),
            tuple(facets.items()),
            language,
        )
        modules = tuple(_remembered(memo, draft, around, composer) for draft in present)
    else:
        modules = tuple(composer.module(draft) for draft in present)
    modules = behind.complete(modules, links, words(language))
    findings.extend(behind.findings)
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
        confirmed=settings.confirmed,
        certificates=certificates,
        learner=tuple(_for_variant(one, facets.get(facet, "")) for one, facet in settings.learner),
        score=settings.score,
        telling=settings.telling,
        theme=theme,
        partners=partners,
        frameworks=known.made,
    )
    if not course.units and not any(item.severity is Severity.ERROR for item in findings):
        findings.append(finding(codes.NO_UNITS, Span(FILE)))
    return Reading(course, settings, numbers, lock, changed, facets), tuple(findings)


def _tags(drafts: Iterable[DraftModule], banks: draws.Banks) -> Iterator[DraftTag]:
    """
    Yield every tag of the course with its place, each once, whatever variant it is for.
    """
    found: dict[DraftTag, None] = {}
    for draft in drafts:
        found.update(dict.fromkeys((*draft.tags, *draft.objective_tags)))
    for unit in (*(unit for draft in drafts for unit in draft.units), *(bank.unit for bank in banks.values())):
        for said in (unit.attributes, *(question.attributes for question in unit.questions)):
            found.update(dict.fromkeys(on_heading(said)[0]))
    yield from found


def _unknown_objectives(tags: Iterable[DraftTag], objectives: Collection[str]) -> Iterator[Diagnostic]:
    """
    Yield a finding for each tag `objective` that names none.
    """
    for tag in tags:
        if tag.name == "objective" and tag.value not in objectives:
            values = {"title": f"objective:{tag.value}", "id": tag.value, "nearest": attributes.nearest(tag.value, objectives)}
            yield finding(codes.UNKNOWN_OBJECTIVE, tag.span, **values)


def _for_variant(attribute: LearnerAttribute, value: str) -> LearnerAttribute:
    """
    Return *attribute* with the *value* that the variant gives everybody, where that is one of its values.
    """
    return attribute.model_copy(update={"fixed": value}) if value in attribute.of else attribute


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


def _surroundings(sources: Sources) -> Hashable:
    """
    Return what the modules' text may depend on besides itself: every other file.
    """
    return tuple((name, hash(sources[name])) for name in sources if not name.startswith(_WRITTEN))


def _remembered(memo: Memo, draft: DraftModule, around: Hashable, composer: Composer) -> Module:
    ids = [f"{unit.id}/{question.id}" for unit in draft.units for question in unit.questions]
    ids += [f"{unit.id}/{one.id}" for unit in draft.units for one in unit.letters]
    letters = tuple((name, composer.numbers.letters.get(name)) for name in ids)
    files = memo.files(draft.span.file)
    if not files:
        return composer.module(draft)

    def compose() -> tuple[Module, list[Diagnostic]]:
        before = len(composer.findings)
        module = composer.module(draft)
        found = composer.findings[before:]
        del composer.findings[before:]
        return module, found

    units = tuple(unit.id for unit in draft.units)
    module, found = memo.module(draft.id, (files, units, letters, around), composer.links.library, composer.links.glossary, compose)
    composer.findings.extend(found)
    return module


def _read_modules(sources: Sources, settings: Settings, findings: list[Diagnostic], memo: Memo | None) -> list[DraftModule]:
    drafts: list[DraftModule] = []
    used: set[str] = set()
    seen: dict[str, Span] = {}
    for name, where in settings.modules:
        paths = _files_of(sources, name)
        if not paths:
            findings.append(_missing_module(sources, name, where))
            continue
        if name in seen:
            findings.append(finding(codes.YAML_DUPLICATE, where, key=name))
            continue
        seen[name] = where
        used.update(paths)
        files = []
        for path in paths:
            text, problems = decode(path, sources[path])
            findings.extend(problems)
            files.append((path, text))
        make = partial(_read_one, name, tuple(files))
        draft, problems = memo.draft(name, [(path, sources[path]) for path in paths], make) if memo else make()
        findings.extend(problems)
        drafts.append(draft)
    unused = [path for path in sources if path.startswith(_WRITTEN) and path.endswith(_MARKDOWN) and path not in used]
    findings.extend(finding(codes.UNUSED_FILE, Span(path), name=path) for path in unused)
    return drafts


def _read_one(name: str, files: Sequence[tuple[str, str]]) -> tuple[DraftModule, tuple[Diagnostic, ...]]:
    if files[0][0].startswith(_ASSESSMENTS):
        return read_assessment(posixpath.basename(name), *files[0])
    return read_module(posixpath.basename(name), files, case=files[0][0].startswith(_CASES))


def _unlisted(sources: Sources, settings: Settings) -> Iterator[DraftModule]:
    """
    Yield the assessments that are written and not in the order of the course.
    """
    listed = {path for name, _ in settings.modules for path in _files_of(sources, name)}
    for path in sources:
        if path.startswith(_ASSESSMENTS) and path.endswith(_MARKDOWN) and path not in listed:
            yield read_assessment("", path, decode(path, sources[path])[0])[0]


def _read_banks(sources: Sources, findings: list[Diagnostic]) -> dict[str, DraftBank]:
    banks: dict[str, DraftBank] = {}
    for path in (path for path in sources if path.startswith(_BANKS) and path.endswith(_MARKDOWN)):
        text, problems = decode(path, sources[path])
        findings.extend(problems)
        bank, problems = read_bank(posixpath.splitext(path.removeprefix(_BANKS))[0], path, text)
        findings.extend(problems)
        if bank.unit.id in banks:
            findings.append(finding(codes.DUPLICATE_ID, bank.unit.span, id=bank.unit.id, other=banks[bank.unit.id].unit.span))
        banks.setdefault(bank.unit.id, bank)
    return banks


def _files_of(sources: Sources, name: str) -> list[str]:
    """
    Return the files of the module *name*, else the file of the assessment or the case study *name*.
    """
    base = posixpath.normpath(posixpath.join("modules", name))
    for path in (base, *(base + suffix for suffix in _MARKDOWN)):
        if path in sources:
            return [path]
    if found := [path for path in sources if path.startswith(f"{base}/") and path.endswith(_MARKDOWN)]:
        return found
    beside = [posixpath.normpath(posixpath.join(folder, posixpath.basename(name))) for folder in (_ASSESSMENTS, _CASES)]
    return [path for base in beside for path in (base, *(base + suffix for suffix in _MARKDOWN)) if path in sources][:1]


def _missing_module(sources: Sources, name: str, where: Span) -> Diagnostic:
    path = f"modules/{name}.md"
    others = (f"{_ASSESSMENTS}{name}.md", f"{_CASES}{name}.md")
    if actual := sources.same_but_for_case(path) or next(filter(None, map(sources.same_but_for_case, others)), None):
        return finding(codes.CASE_DIFFERS, where, name=name, actual=posixpath.basename(actual).removesuffix(".md"))
    there = sorted({posixpath.splitext(other.split("/")[1])[0] for other in sources if other.startswith(_WRITTEN)})
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


def _number(sources: Sources, declared: Iterable[Declared], findings: list[Diagnostic]) -> tuple[Numbers, Lock, bool]:
    text = ""
    if identity.FILE in sources:
        text, problems = decode(identity.FILE, sources[identity.FILE])
        findings.extend(problems)
    before, problems = identity.read(text)
    findings.extend(problems)
    numbers, after, problems = identity.assign(declared, before)
    findings.extend(problems)
    return numbers, after, identity.write(after) != text


def _declared(drafts: Iterable[DraftModule], banks: draws.Banks) -> Iterable[Declared]:
    seen: set[str] = set()
    homes: set[str] = set()
    for draft in drafts:
        for unit in draft.units:
            if unit.id in seen:
                continue
            seen.add(unit.id)
            yield Declared("unit", unit.id, unit.span, unit.title, unit.attributes.get("was") or "")
            yield from _declared_questions(unit)
            for letters in unit.letters:
                first, *second = letters.sides
                where, other = f"{unit.id}/{letters.id}", second[0] if second else None
                yield Declared("question", where, letters.span, letters.title, letters.was, first, other, former=letters.former)
            homes |= {unit.id} if unit.questions else set()
    # A bank may be called as the assessment that draws from it; with questions in both there is an error already.
    for bank in banks.values():
        if bank.unit.id not in homes:
            yield from _declared_questions(bank.unit)


def _declared_questions(unit: DraftUnit) -> Iterable[Declared]:
    for question in unit.questions:
        was = question.attributes.get("was") or ""
        first, *second = question.answer.sides or ((),)
        where, other = f"{unit.id}/{question.id}", second[0] if second else None
        yield Declared("question", where, question.span, question.title, was, first, other, banked=unit.kind == "bank")
