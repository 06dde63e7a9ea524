"""
The way, told once: read, lower the rule, build the site, write, check, zip.

Disk, clock and environment are touched here and nowhere below but in authoring/sources.py.
"""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path

from clic_scorm.authoring import codes as authoring_codes
from clic_scorm.authoring.memo import Memo
from clic_scorm.authoring.read import Reading, read
from clic_scorm.authoring.sources import Sources, decode, read_folder
from clic_scorm.diagnostics import ClicError, Diagnostic, Severity, Span, finding, worst
from clic_scorm.formats import codes as format_codes
from clic_scorm.formats.base import Format, Written
from clic_scorm.formats.home import led_home
from clic_scorm.formats.losses import losses, together
from clic_scorm.formats.registry import formats, get
from clic_scorm.formats.settings import check_settings, settings_for
from clic_scorm.lint import lint
from clic_scorm.model import codes as lock_codes
from clic_scorm.model import identity
from clic_scorm.package import Package, pack, unpack
from clic_scorm.pipeline.delivery import deliver, file_name
from clic_scorm.pipeline.disk import prefix_of, stamp, write_whole
from clic_scorm.pipeline.pictures import prepared
from clic_scorm.pipeline.settle import settled
from clic_scorm.rules import Rule
from clic_scorm.rules.lower import lower, lower_score, unasked
from clic_scorm.rules.papers import lower_certificates
from clic_scorm.rules.trust import doubts
from clic_scorm.site import Site, strings
from clic_scorm.site import build as build_site
from clic_scorm.site.size import worst_state


Progress = Callable[[str, int, int], None]
STATE_LIMIT = 4096
_MANIFEST = "a SCORM package has imsmanifest.xml at its root, not inside a folder"


@dataclass(frozen=True, slots=True)
class Wish:
    """
    Hold what is asked of a build: targets, language, variant, where to, how strict, and settings of targets by `target.setting`.
    """

    targets: tuple[str, ...] = ()
    language: str = ""
    variant: Mapping[str, str] = field(default_factory=dict)
    out: Path = Path("build")
    locked: bool = False
    release: bool = False
    strict: bool = False
    options: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Product:
    """
    Describe one package that was built; *path* is None where nothing was written, and *folder* where it is no folder, too.
    """

    target: str
    path: Path | None
    size: int
    pages: int
    questions: int
    state: int
    folder: Path | None = None


@dataclass(frozen=True, slots=True)
class Result:
    """
    Hold what became of one course or package: findings in order, products, and the author's lines for excerpts.

    *package* is what was checked, where it was one; *note* is a line about the findings as a whole.
    """

    name: str
    findings: tuple[Diagnostic, ...]
    products: tuple[Product, ...] = ()
    sources: Sources | None = None
    prefix: str = ""
    package: Package | None = None
    note: str = ""

    def line_of(self, span: Span) -> str | None:
        """
        Return the author's line at *span*; None where there is none, as in a picture.
        """
        data = self.sources.get(span.file) if self.sources else None
        if data is None or b"\0" in data:
            return None
        lines = decode(span.file, data)[0].split("\n")
        return lines[span.line - 1] if 0 < span.line <= len(lines) else None

    def failed(self, strict: bool = False) -> bool:
        """
        Return whether there is an error, or with *strict* a warning.
        """
        grave = {Severity.ERROR, Severity.WARNING} if strict else {Severity.ERROR}
        return any(item.severity in grave for item in self.findings)


@dataclass(frozen=True, slots=True)
class Compiled:
    """
    Hold a course on its way: what was read, its rule and its site (None where errors forbid to go on), findings, and all files as packages hold them.
    """

    sources: Sources
    reading: Reading | None
    rule: Rule | None
    site: Site | None
    state: int
    findings: tuple[Diagnostic, ...]
    files: Mapping[str, bytes] = field(default_factory=dict)


def find_courses(paths: Iterable[Path]) -> list[Path]:
    """
    Return the course folders that *paths* name; without any, the course in this folder, else every one below `courses/`.

    Raise ClicError where there is none.
    """
    given = [path.parent if path.name == "course.yml" else path for path in paths]
    if given:
        return given
    if Path("course.yml").is_file():
        return [Path()]
    found = sorted(path.parent for path in Path("courses").glob("*/course.yml"))
    if not found:
        beside = sorted(path.parent for path in Path().glob("*/course.yml"))
        remedy = f"there is one in {beside[0]}: name it behind the verb" if beside else "begin one: clic-scorm new my-course"
        raise ClicError("there is no course here", f"{remedy}; or go to a folder with a course.yml", 2)
    return found


@contextmanager
def _uncollected() -> Iterator[None]:
    """
    Let the collector of cycles rest: a course grows to millions of objects of which none is garbage, and it walks them again and again.
    """
    resting = not gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if not resting:
            gc.enable()


def compile_course(
    folder: Path, wish: Wish, progress: Progress | None = None, memo: Memo | None = None, *, judged: bool = True
) -> Compiled:
    """
    Read the course in *folder* and build its site; nothing is written.

    A preview brings a *memo* of what has not changed, and has the course shown before it is *judged* by the rules of teaching.
    """
    tell = progress or _silent
    tell("reading", 0, 4)
    sources, problems = read_folder(folder)
    return compile_sources(sources, problems, wish, tell, memo, judged=judged)


@_uncollected()
def compile_sources(
    sources: Sources,
    problems: Sequence[Diagnostic],
    wish: Wish,
    progress: Progress | None = None,
    memo: Memo | None = None,
    *,
    judged: bool = True,
) -> Compiled:
    """
    Read a course from its *sources*, with what was odd about the folder in *problems*, and build its site; no disk is touched.
    """
    tell = progress or _silent
    findings = list(problems)
    reading, more = read(sources, wish.variant, wish.language, strings.words, memo)
    findings.extend(more)
    if reading is None:
        return Compiled(sources, None, None, None, 0, tuple(findings))
    tell("judging", 1, 4)
    findings.extend(_check_lock(reading, wish))
    findings.extend(strings.check(reading.course.language, reading.settings.source_span))
    media, problems = prepared(sources, reading.course, reading.settings.images)
    findings.extend(problems)
    if judged:
        findings.extend(lint(reading.course, media))
    rule, more = lower(reading.course, reading.numbers)
    findings.extend(more)
    certificates, more = lower_certificates(reading.course, reading.numbers)
    findings.extend((*more, *lower_score(reading.course, reading.numbers)[1], *unasked(reading.course)))
    if rule is None or any(item.severity is Severity.ERROR for item in findings):
        return Compiled(sources, reading, rule, None, 0, tuple(findings), media)
    findings.extend(doubts(reading.course, reading.numbers, certificates))
    # Only now: what is wrong may leave questions without a number.
    state = worst_state(reading.course, reading.numbers, reading.lock)
    if state.size > STATE_LIMIT:
        values = {"size": state.size, "limit": STATE_LIMIT, "largest": state.largest}
        findings.append(finding(authoring_codes.OVERFLOW, reading.course.span, **values))
        return Compiled(sources, reading, rule, None, state.size, tuple(findings), media)
    tell("making pages", 2, 4)
    site = build_site(reading.course, reading.numbers, rule, media, certificates)
    return Compiled(sources, reading, rule, site, state.size, tuple(findings), media)


def _silent(_step: str, _done: int, _total: int) -> None:
    """
    Tell nobody how far the build is.
    """


def _check_lock(reading: Reading, wish: Wish) -> list[Diagnostic]:
    found = []
    if wish.release and reading.course.status == "draft":
        found.append(finding(authoring_codes.RELEASE_DRAFT, reading.course.span))
    if wish.locked and reading.lock_changed:
        what = f"{len(reading.numbers.units)} units and {len(reading.numbers.questions)} questions are not numbered as it says"
        found.append(finding(lock_codes.LOCKED, Span(identity.FILE), what=what))
    return found


def build(folder: Path, wish: Wish, progress: Progress | None = None) -> Result:
    """
    Build the course in *folder* for every target; with an error nothing is written and an old package stays as it was.
    """
    tell = progress or _silent
    compiled = compile_course(folder, wish, progress)
    findings = list(compiled.findings)
    reading, site = compiled.reading, compiled.site
    prefix = prefix_of(folder)
    if reading is None:
        return Result(str(folder), settled(findings, sources=compiled.sources), (), compiled.sources, prefix)
    targets = _targets(reading, wish, findings)
    findings.extend(together(item for target in targets for item in losses(reading.course, target)))
    ready: list[tuple[Format, bytes, Path, Package | None]] = []
    if site is not None:
        tell("writing", 3, 4)
        for target in targets:
            written = _written(reading, site, target, wish, findings)
            data = pack(written.package, stamp(), written.first)
            findings.extend(_check_size(reading, data, written.package))
            path = wish.out / file_name(reading.course, target, written.label)
            ready.append((target, data, path, written.package if written.unpacked else None))
    told = settled(findings, reading.settings.overrides, _is_whole(wish, site), compiled.sources)
    result = Result(reading.course.id, told, (), compiled.sources, prefix)
    keep = site is not None and not result.failed(wish.strict)
    if keep:
        for _, data, path, unpacked in ready:
            deliver(path, data, unpacked)
        _write_lock(folder, reading, wish)
    tell("done", 4, 4)
    questions = sum(len(quiz.questions) for quiz in reading.course.quizzes)
    pages = len(reading.course.units) - len(reading.course.quizzes)
    products = [
        Product(
            target.NAME,
            path if keep else None,
            len(data),
            pages,
            questions,
            compiled.state,
            path.with_suffix("") if keep and unpacked is not None else None,
        )
        for target, data, path, unpacked in ready
    ]
    return replace(result, products=tuple(products))


def _targets(reading: Reading, wish: Wish, findings: list[Diagnostic]) -> list[Format]:
    """
    Return the formats that are asked for, each once; one that course.yml asks for and nobody has is a finding.
    """
    check_settings(wish.options)
    if wish.targets:
        return [get(name) for name in dict.fromkeys(wish.targets)]
    known = formats()
    names = dict.fromkeys(reading.settings.targets)
    values = {"known": ", ".join(known)}
    missing = [name for name in names if name not in known]
    findings.extend(finding(authoring_codes.UNKNOWN_TARGET, reading.settings.targets_span, name=name, **values) for name in missing)
    return [known[name] for name in names if name in known]


def _written(reading: Reading, site: Site, target: Format, wish: Wish, findings: list[Diagnostic]) -> Written:
    """
    Return the package for *target*, and have told what its writer and its own checks find, with places led home to the author's lines.
    """
    written = target.write(reading.course, site, settings_for(target, wish.options))
    found = [item for check in target.CHECKS for item in check(written.package)]
    findings.extend((*written.findings, *led_home(found, written.package, written.origins)))
    return written


def _check_size(reading: Reading, data: bytes, package: Package) -> list[Diagnostic]:
    limit = reading.settings.upload_limit
    if limit is None or len(data) <= limit:
        return []
    largest = sorted(package, key=lambda name: -len(package[name]))[:3]
    files = ", ".join(f"{name} ({len(package[name]) // 1000} KB)" for name in largest)
    return [finding(format_codes.TOO_LARGE, reading.course.span, size=len(data) // 1000, limit=limit // 1000, files=files)]


def _write_lock(folder: Path, reading: Reading, wish: Wish) -> None:
    """
    Keep numbers beside the course once it is published: unfrozen for a pilot or final build, frozen by a release.
    """
    if reading.course.status == "draft" or wish.locked:
        return
    lock = identity.freeze(reading.lock, reading.course.version) if wish.release else reading.lock
    text = identity.write(lock).encode()
    path = folder / identity.FILE
    if not path.is_file() or path.read_bytes() != text:
        write_whole(path, text)


def check_path(path: Path, wish: Wish) -> list[Result]:
    """
    Check a course folder or a package, whichever *path* is.
    """
    if path.is_dir() or path.name == "course.yml":
        folder = path if path.is_dir() else path.parent
        sources, problems = read_folder(folder)
        return [replace(check_sources(sources, problems, wish), name=str(path), prefix=prefix_of(folder))]
    package, problems = read_package(path)
    findings = [*problems, *([] if worst(problems) is Severity.ERROR and not len(package) else check_package(package))]
    return [Result(str(path), settled(findings), prefix=f"{path}!", package=package)]


def check_sources(sources: Sources, problems: Sequence[Diagnostic], wish: Wish) -> Result:
    """
    Check a course from its *sources*: all that a build would find, for each target; no disk is touched.
    """
    compiled = compile_sources(sources, problems, wish)
    findings = list(compiled.findings)
    if compiled.reading and compiled.site:
        targets = _targets(compiled.reading, wish, findings)
        findings.extend(together(item for target in targets for item in losses(compiled.reading.course, target)))
        for target in targets:
            written = _written(compiled.reading, compiled.site, target, wish, findings)
            if compiled.reading.settings.upload_limit is not None:
                findings.extend(_check_size(compiled.reading, pack(written.package, stamp(), written.first), written.package))
    overrides = compiled.reading.settings.overrides if compiled.reading else ()
    return Result(sources.folder, settled(findings, overrides, _is_whole(wish, compiled.site), sources), (), sources)


def _is_whole(wish: Wish, site: Site | None) -> bool:
    """
    Return whether all was looked at that the course declares: no error stopped the build, nothing was left out by a wish.
    """
    return site is not None and not (wish.targets or wish.language or wish.variant)


def read_package(path: Path) -> tuple[Package, tuple[Diagnostic, ...]]:
    """
    Read a package from disk; raise ClicError where there is none.
    """
    try:
        data = path.read_bytes()
    except OSError as error:
        raise ClicError(f"“{path}” can't be read: {error.strerror}", "name a package (.zip) or a course folder", 2) from None
    return unpack(data)


def check_package(package: Package) -> list[Diagnostic]:
    """
    Return what the first format that recognises *package* finds; one that no format knows is itself an error.
    """
    target = recognise(package)
    if target is None:
        there = "imsmanifest.xml" in package
        remedy = "imsmanifest.xml is there, and can't be read as a manifest: export the package again" if there else _MANIFEST
        return [finding(format_codes.UNKNOWN_KIND, None, remedy=remedy)]
    return [item for check in target.CHECKS for item in check(package)]


def recognise(package: Package) -> Format | None:
    """
    Return the format that knows *package* as its own, or None.
    """
    return next((target for target in formats().values() if target.recognises(package)), None)
