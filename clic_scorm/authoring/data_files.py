"""
Files of data, each kind in a folder of its own: read them, find the one that an activity uses, and those that none does.
"""

from __future__ import annotations

import posixpath
from collections.abc import Iterable, Iterator, Mapping
from typing import TypeVar

from clic_scorm.authoring import codes
from clic_scorm.authoring.attributes import nearest
from clic_scorm.authoring.draft import DraftModule, DraftUnit
from clic_scorm.authoring.sources import Sources, decode
from clic_scorm.authoring.yaml import Mapping as Keys
from clic_scorm.authoring.yaml import load
from clic_scorm.diagnostics import Code, Diagnostic, Span, finding


T = TypeVar("T")
_SUFFIXES = (".yml", ".yaml")


def read(sources: Sources, folder: str, empty: Code, findings: list[Diagnostic]) -> Iterator[tuple[str, str, Keys]]:
    """
    Yield name, path and keys of each YAML file in *folder*; one without keys is reported as *empty*.
    """
    for path in sources:
        if not (path.startswith(folder) and path.endswith(_SUFFIXES)):
            continue
        text, problems = decode(path, sources[path])
        findings.extend(problems)
        value, problems = load(text, path)
        findings.extend(problems)
        if isinstance(value, Keys):
            yield _name(path, folder), path, value
        elif not problems:
            findings.append(finding(empty, Span(path)))


def _name(path: str, folder: str) -> str:
    return posixpath.splitext(path.removeprefix(folder))[0]


def used(unit: DraftUnit, files: Mapping[str, T], none: Code, unknown: Code, example: str) -> T | Diagnostic:
    """
    Return the one of *files* that *unit* uses; else the finding: *none* where it names none, *unknown* where there is no such file.
    """
    use = unit.attributes.get("use") or ""
    if use in files:
        return files[use]
    if not use:
        return finding(none, unit.span, title=unit.title, known=", ".join(files) or "none yet")
    return finding(unknown, unit.attributes.at("use"), use=use, nearest=nearest(use, files) or next(iter(files), example))


def unused(sources: Sources, drafts: Iterable[DraftModule], kind: str, folder: str) -> Iterator[Diagnostic]:
    """
    Yield a finding for each file in *folder* that no activity of *kind* uses.
    """
    units = [unit for draft in drafts for unit in draft.units if unit.attributes.get("type") == kind]
    if any(unit.kind != kind for unit in units):
        # Which file was meant there has been asked already.
        return
    there = {unit.attributes.get("use") for unit in units}
    for path in sources:
        if path.startswith(folder) and _name(path, folder) not in there:
            yield finding(codes.UNUSED_FILE, Span(path), name=path)
