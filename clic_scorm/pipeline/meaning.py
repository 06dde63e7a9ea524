"""
What a course means, without places: the measure of changes that must not change it.
"""

from __future__ import annotations

from collections.abc import Mapping

from clic_scorm.authoring.read import read
from clic_scorm.authoring.settings import AUDIENCE
from clic_scorm.authoring.sources import Sources
from clic_scorm.diagnostics import Diagnostic, Span
from clic_scorm.model import identity


_PLACES = ("span", "parts", "notes")


def meaning(sources: Sources) -> tuple[object, ...]:
    """
    Return what the course means to participants and facilitators, without places, and the errors in it.
    """
    said: list[object] = []
    for audience in AUDIENCE:
        reading, findings = read(sources, {"audience": audience})
        said.append(_bare(reading.course.model_dump()) if reading else None)
        said.append(sorted({(item.code.id, item.message) for item in findings if _stays(item)}))
    return tuple(said)


def replaced(sources: Sources, changed: Mapping[str, bytes]) -> Sources:
    """
    Return *sources* with the *changed* files.
    """
    return Sources(sources.folder, {**{name: sources[name] for name in sources}, **changed})


def _stays(item: Diagnostic) -> bool:
    """
    Return whether a finding is an error that a change must neither cause nor hide; course.lock may be mended.
    """
    in_lock = isinstance(item.where, Span) and item.where.file == identity.FILE
    return item.severity == "error" and not in_lock


def _bare(value: object) -> object:
    """
    Return *value* without the places in the author's files.
    """
    if isinstance(value, dict):
        return {key: _bare(inner) for key, inner in value.items() if key not in _PLACES}
    if isinstance(value, (list, tuple)):
        return [_bare(inner) for inner in value]
    return value
