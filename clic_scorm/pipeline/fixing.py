"""
Mend a course folder where a finding has one sure remedy, and the meaning stays.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from clic_scorm.authoring.mending import REMEDIES, mended
from clic_scorm.authoring.read import read
from clic_scorm.authoring.sources import Sources, read_folder
from clic_scorm.diagnostics import Diagnostic, Span
from clic_scorm.pipeline.disk import write_whole
from clic_scorm.pipeline.meaning import meaning, replaced
from clic_scorm.pipeline.settle import settled


_MARKDOWN = (".md", ".markdown")


@dataclass(frozen=True, slots=True)
class Fixed:
    """
    Hold the findings that were mended, and what the changed files hold now.
    """

    findings: tuple[Diagnostic, ...]
    changed: dict[str, bytes]


def fix_folder(folder: Path) -> Fixed:
    """
    Mend the course in *folder* and write the files that changed, each as a whole; raise ClicError where that fails.
    """
    sources, _ = read_folder(folder)
    done = fix(sources)
    for name, data in done.changed.items():
        write_whole(folder / name, data)
    return done


def fix(sources: Sources) -> Fixed:
    """
    Mend *sources*: each finding by itself, kept only where the course still means the same and the finding is gone.
    """
    if read(sources)[0] is None:
        return Fixed((), {})
    before = meaning(sources)
    everything = _mendable(sources)
    at_once = _with_mended(sources, everything)
    if at_once is None:
        return Fixed((), {})
    if meaning(at_once) == before:
        left = {_key(item) for item in _mendable(at_once)}
        return Fixed(tuple(item for item in everything if _key(item) not in left), _changed(sources, at_once))
    now = sources
    done: list[Diagnostic] = []
    # From the end of each file, so that a line that comes in leaves the numbers of those above as they are.
    for item in reversed(everything):
        after = _with_mended(now, [item])
        if after is not None and meaning(after) == before and len(_mendable(after)) < len(_mendable(now)):
            now, done = after, [*done, item]
    return Fixed(tuple(reversed(done)), _changed(sources, now))


def _key(item: Diagnostic) -> tuple[str, str, str]:
    """
    Return what a finding is known by when lines above it have moved.
    """
    file = item.where.file if isinstance(item.where, Span) else ""
    return (item.code.id, file, item.message)


def _mendable(sources: Sources) -> list[Diagnostic]:
    _, findings = read(sources)
    items = settled(findings, sources=sources)
    return [item for item in items if item.code.id in REMEDIES and isinstance(item.where, Span) and item.where.file.endswith(_MARKDOWN)]


def _with_mended(sources: Sources, findings: Sequence[Diagnostic]) -> Sources | None:
    """
    Return *sources* with *findings* mended, or None where none of them can be.
    """
    files: dict[str, list[Diagnostic]] = {}
    for item in findings:
        if isinstance(item.where, Span):
            files.setdefault(item.where.file, []).append(item)
    new = {name: data for name, items in files.items() if (data := mended(sources[name], items)) is not None}
    return replaced(sources, new) if new else None


def _changed(before: Sources, after: Sources) -> dict[str, bytes]:
    return {name: data for name, data in after.items() if data != before[name]}
