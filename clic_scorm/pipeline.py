"""
The way, told once: read, lower the rule, build the site, write, check, zip.

Disk, clock and environment are touched here and nowhere below but in authoring/sources.py.
"""

from __future__ import annotations

import gc
import os
import tempfile
import time
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path

from clic_scorm.authoring import codes as authoring_codes
from clic_scorm.authoring.read import Reading, read
from clic_scorm.authoring.sources import Sources, decode, read_folder
from clic_scorm.diagnostics import ClicError, Diagnostic, Member, Severity, Span, finding, worst
from clic_scorm.diagnostics.report import ordered
from clic_scorm.formats import codes as format_codes
from clic_scorm.formats.base import Format, Options, Written, losses
from clic_scorm.formats.registry import formats, get
from clic_scorm.model import codes as lock_codes
from clic_scorm.model import identity
from clic_scorm.package import Package, pack, unpack
from clic_scorm.rules import Rule
from clic_scorm.rules.lower import lower
from clic_scorm.site import Site, strings
from clic_scorm.site import build as build_site
from clic_scorm.site.size import worst_state


Progress = Callable[[str, int, int], None]
STATE_LIMIT = 4096
_EARLIEST = 315532800  # 1980-01-01, the first day that a zip can name


@dataclass(frozen=True, slots=True)
class Wish:
    """
    Hold what is asked of a build: targets, language, variant, where to, and how strict.
    """

    targets: tuple[str, ...] = ()
    language: str = ""
    variant: Mapping[str, str] = field(default_factory=dict)
    out: Path = Path("build")
    locked: bool = False
    release: bool = False
    strict: bool = False


@dataclass(frozen=True, slots=True)
class Product:
    """
    Describe one package that was built; *path* is None where nothing was written.
    """

    target: str
    path: Path | None
    size: int
    pages: int
    questions: int
    state: int


@dataclass(frozen=True, slots=True)
class Result:
    """
    Hold what became of one course or package: findings in order, products, and the author's lines for excerpts.
    """

    name: str
    findings: tuple[Diagnostic, ...]
    products: tuple[Product, ...] = ()
    sources: Sources | None = None
    prefix: str = ""

    def line_of(self, span: Span) -> str | None:
        """
        Return the author's line at *span*, or None.
        """
        data = self.sources.get(span.file) if self.sources else None
        if data is None:
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
    Hold a course on its way: what was read, its rule and its site (None where errors forbid to go on), and findings.
    """

    sources: Sources
    reading: Reading | None
    rule: Rule | None
    site: Site | None
    state: int
    findings: tuple[Diagnostic, ...]


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
        raise ClicError("there is no course here", "go to a folder with a course.yml, or name one: clic-scorm build FOLDER", 2)
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


@_uncollected()
def compile_course(folder: Path, wish: Wish, progress: Progress | None = None) -> Compiled:
    """
    Read the course in *folder* and build its site; nothing is written.
    """
    tell = progress or _silent
    tell("reading", 0, 4)
    sources, problems = read_folder(folder)
    findings = list(problems)
    reading, more = read(sources, wish.variant, wish.language, strings.words)
    findings.extend(more)
    if reading is None:
        return Compiled(sources, None, None, None, 0, tuple(findings))
    tell("judging", 1, 4)
    findings.extend(_check_lock(reading, wish))
    findings.extend(strings.check(reading.course.language, reading.settings.source_span))
    rule, more = lower(reading.course, reading.numbers)
    findings.extend(more)
    state = worst_state(reading.course, reading.numbers, reading.lock)
    if state.size > STATE_LIMIT:
        values = {"size": state.size, "limit": STATE_LIMIT, "largest": state.largest}
        findings.append(finding(authoring_codes.OVERFLOW, reading.course.span, **values))
    if rule is None or any(item.severity is Severity.ERROR for item in findings):
        return Compiled(sources, reading, rule, None, state.size, tuple(findings))
    tell("making pages", 2, 4)
    site = build_site(reading.course, reading.numbers, rule, sources)
    return Compiled(sources, reading, rule, site, state.size, tuple(findings))


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
    prefix = _prefix(folder)
    if reading is None:
        return Result(str(folder), tuple(ordered(findings)), (), compiled.sources, prefix)
    targets = _targets(reading, wish, findings)
    for target in targets:
        findings.extend(losses(reading.course, target))
    ready: list[tuple[Format, bytes, Path]] = []
    if site is not None:
        tell("writing", 3, 4)
        for target in targets:
            written = target.write(reading.course, site, Options())
            findings.extend(written.findings)
            findings.extend(_checked(target, written))
            data = pack(written.package, _stamp(), written.first)
            findings.extend(_check_size(reading, data, written.package))
            ready.append((target, data, wish.out / _file_name(reading, target)))
    result = Result(reading.course.id, tuple(ordered(findings)), (), compiled.sources, prefix)
    keep = site is not None and not result.failed(wish.strict)
    if keep:
        for _, data, path in ready:
            write_whole(path, data)
        _write_lock(folder, reading, wish)
    tell("done", 4, 4)
    questions = sum(len(quiz.questions) for quiz in reading.course.quizzes)
    pages = len(reading.course.units) - len(reading.course.quizzes)
    products = [Product(target.NAME, path if keep else None, len(data), pages, questions, compiled.state) for target, data, path in ready]
    return replace(result, products=tuple(products))


def _targets(reading: Reading, wish: Wish, findings: list[Diagnostic]) -> list[Format]:
    """
    Return the formats that are asked for, each once; one that course.yml asks for and nobody has is a finding.
    """
    if wish.targets:
        return [get(name) for name in dict.fromkeys(wish.targets)]
    known = formats()
    names = dict.fromkeys(reading.settings.targets)
    values = {"known": ", ".join(known)}
    missing = [name for name in names if name not in known]
    findings.extend(finding(authoring_codes.UNKNOWN_TARGET, reading.settings.span, name=name, **values) for name in missing)
    return [known[name] for name in names if name in known]


def _checked(target: Format, written: Written) -> list[Diagnostic]:
    """
    Run the format's own checks on what was written, with places led home to the author's lines.
    """
    found = [item for check in target.CHECKS for item in check(written.package)]
    return [_led_home(item, written.origins) for item in found]


def _led_home(item: Diagnostic, origins: Mapping[str, Span]) -> Diagnostic:
    if isinstance(item.where, Member) and item.where.name in origins:
        return replace(item, where=origins[item.where.name])
    return item


def _check_size(reading: Reading, data: bytes, package: Package) -> list[Diagnostic]:
    limit = reading.settings.upload_limit
    if limit is None or len(data) <= limit:
        return []
    largest = sorted(package, key=lambda name: -len(package[name]))[:3]
    files = ", ".join(f"{name} ({len(package[name]) // 1000} KB)" for name in largest)
    return [finding(format_codes.TOO_LARGE, reading.course.span, size=len(data) // 1000, limit=limit // 1000, files=files)]


def _file_name(reading: Reading, target: Format) -> Path:
    """
    Return `<id>-<version>/<id>-<version>-<lang>[-<facet values>]-<target>.zip`; the audience in capitals unless participants.
    """
    course = reading.course
    values = [value.upper() if name == "audience" else value for name, value in course.facets]
    edition = f"{course.id}-{course.version}"
    name = "-".join([edition, course.language, *values, target.NAME])
    return Path(edition) / f"{name}{target.SUFFIX}"


def _stamp() -> tuple[int, int, int, int, int, int]:
    """
    Return the time that members of packages get: SOURCE_DATE_EPOCH where it is set, else the first day that a zip can name.
    """
    written = os.environ.get("SOURCE_DATE_EPOCH", "")
    try:
        moment = time.gmtime(max(int(written), _EARLIEST)) if written else time.gmtime(_EARLIEST)
    except (ValueError, OverflowError, OSError):
        raise ClicError(f"SOURCE_DATE_EPOCH is “{written}”", "set it to a number of seconds, or unset it") from None
    return moment.tm_year, moment.tm_mon, moment.tm_mday, moment.tm_hour, moment.tm_min, moment.tm_sec // 2 * 2


def write_whole(path: Path, data: bytes) -> None:
    """
    Write a file beside its final name and move it into place, so that a crash leaves the old one whole; raise ClicError.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, beside = tempfile.mkstemp(prefix=f".{path.name}.", dir=path.parent)
    except OSError as error:
        raise ClicError(f"“{path}” can't be written: {error.strerror}", "choose another folder with --out") from None
    try:
        with os.fdopen(handle, "wb") as stream:
            stream.write(data)
            stream.flush()
            os.fsync(stream.fileno())
        Path(beside).chmod(0o644)
        Path(beside).replace(path)
    except OSError as error:
        Path(beside).unlink(missing_ok=True)
        remedy = "close the program that has it open, or free some space, and build again"
        raise ClicError(f"“{path}” can't be replaced: {error.strerror}", remedy) from None


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
        compiled = compile_course(folder, wish)
        findings = list(compiled.findings)
        if compiled.reading and compiled.site:
            for target in _targets(compiled.reading, wish, findings):
                findings.extend(losses(compiled.reading.course, target))
                findings.extend(_checked(target, target.write(compiled.reading.course, compiled.site, Options())))
        return [Result(str(path), tuple(ordered(findings)), (), compiled.sources, _prefix(folder))]
    package, problems = read_package(path)
    findings = [*problems, *([] if worst(problems) is Severity.ERROR and not len(package) else check_package(package))]
    return [Result(str(path), tuple(ordered(findings)), prefix=f"{path}!")]


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
        return [finding(format_codes.UNKNOWN_KIND, None)]
    return [item for check in target.CHECKS for item in check(package)]


def recognise(package: Package) -> Format | None:
    """
    Return the format that knows *package* as its own, or None.
    """
    return next((target for target in formats().values() if target.recognises(package)), None)


def _prefix(folder: Path) -> str:
    shown = folder.as_posix()
    return "" if shown == "." else f"{shown}/"
