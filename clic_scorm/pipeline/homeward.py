"""
Lead what is wrong with a package of ours to the author's lines, where the course that it was packed from is at hand.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from clic_scorm.authoring.settings import FILE, read_settings
from clic_scorm.authoring.sources import decode
from clic_scorm.diagnostics import ClicError, Diagnostic, Member, Span
from clic_scorm.diagnostics.report import ordered
from clic_scorm.formats.base import Written
from clic_scorm.formats.bricks.identity import SETTINGS, identity, top
from clic_scorm.formats.home import led_home, tellings
from clic_scorm.formats.settings import check_settings, settings_for
from clic_scorm.package import Package
from clic_scorm.pipeline import Result, Wish, compile_course, recognise
from clic_scorm.pipeline.disk import prefix_of


@dataclass(frozen=True, slots=True)
class _Edition:
    """
    Hold what a package of ours says of itself.
    """

    target: str
    course: str
    version: str
    language: str
    facets: Mapping[str, str]
    settings: Mapping[str, str]


def homeward(result: Result, course: Path | None = None) -> list[Result]:
    """
    Return *result* of a package parted in two: what comes from a line of its course, and what does not; unchanged where no line is known.

    *course* is the folder of the course; without it the one with the package's id in the working folder, one of its parents, a folder in
    it, or `courses/`. Nothing is written, and what is wrong with the course is not told here: the package is what was asked about.
    """
    package = result.package
    if package is None or not any(isinstance(item.where, Member) for item in result.findings):
        return [result]
    said = _said(package)
    if said is None:
        return [result]
    found = next(((folder, version) for folder in _folders(course) for name, version in _named(folder) if name == said.course), None)
    if found is None:
        return [replace(result, note=f"“{course}” is not the course “{said.course}” that {result.name} holds") if course else result]
    folder, version = found
    untold = f"{result.name}: no line of the course in “{folder}” can be told"
    try:
        check_settings(said.settings)
        compiled = compile_course(folder, Wish((said.target,), said.language, said.facets), judged=False)
        target = recognise(package)
        if compiled.reading is None or compiled.site is None or target is None:
            return [replace(result, note=f"{untold} while it has errors: clic-scorm check {folder}")]
        written = target.write(compiled.reading.course, compiled.site, settings_for(target, said.settings))
    except (ClicError, OSError) as error:
        return [replace(result, note=f"{untold}: {error}")]
    led = _led(result.findings, package, written)
    home = [item for item in led if isinstance(item.where, Span)]
    if not home:
        return [result]
    note = f"{result.name} holds version {said.version}, and the course in “{folder}” is version {version}: lines are told as they are now"
    lines = Result(result.name, tuple(ordered(home)), (), compiled.sources, prefix_of(folder), note=note if said.version != version else "")
    rest = tuple(item for item in led if not isinstance(item.where, Span))
    return [lines, replace(result, findings=rest)] if rest else [lines]


def _said(package: Package) -> _Edition | None:
    """
    Return what *package* says of itself; None where it does not say that it is ours, or contradicts itself.
    """
    values = identity(package)
    words = [values.get(name) for name in ("format", "course", "version", "language")]
    facets, settings = values.get("facets"), values.get(SETTINGS, {})
    target = recognise(package)
    if not all(isinstance(one, str) for one in words) or not isinstance(facets, dict) or not isinstance(settings, dict):
        return None
    name, course, version, language = map(str, words)
    if target is None or name != target.NAME:
        return None
    chosen = {f"{name}.{setting}": str(value) for setting, value in settings.items()}
    return _Edition(name, course, version, language, {str(facet): str(value) for facet, value in facets.items()}, chosen)


def _folders(course: Path | None) -> Iterator[Path]:
    if course is not None:
        yield course.parent if course.name == FILE else course
        return
    yield Path()
    yield from (Path(*[".."] * steps) for steps in range(1, len(Path.cwd().parts)))
    for pattern in (f"*/{FILE}", f"courses/*/{FILE}"):
        yield from sorted(path.parent for path in Path().glob(pattern))


def _named(folder: Path) -> Iterator[tuple[str, str]]:
    """
    Yield id and version of the course in *folder*, if there is one that can be read.
    """
    try:
        data = (folder / FILE).read_bytes()
    except OSError:
        return
    settings, _ = read_settings(decode(FILE, data)[0])
    if settings is not None:
        yield settings.id, settings.version


def _led(findings: tuple[Diagnostic, ...], package: Package, written: Written) -> list[Diagnostic]:
    """
    Return *findings* led home, but for those about what the course does not have any more.
    """
    start = top(package)
    origins = {**written.origins, **{f"{start}{name}": span for name, span in written.origins.items()}}
    concerned = {item.where.name for item in findings if isinstance(item.where, Member)}
    known = {name: tellings(written.package.get(name, b"")) | origins.keys() for name in concerned}
    return led_home(findings, package, origins, known)
