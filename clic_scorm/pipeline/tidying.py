"""
Tidy a course folder: plain Markdown, ids where they are missing, course.lock after a merge; the meaning stays.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from clic_scorm.authoring import codes
from clic_scorm.authoring.read import read
from clic_scorm.authoring.sources import Sources, decode, read_folder
from clic_scorm.authoring.tidy import tidy
from clic_scorm.diagnostics import Span
from clic_scorm.model import identity
from clic_scorm.model.mend import mend
from clic_scorm.pipeline.consequences import with_lost_ids
from clic_scorm.pipeline.disk import write_whole
from clic_scorm.pipeline.meaning import meaning, replaced


_MARKDOWN = (".md", ".markdown")


@dataclass(frozen=True, slots=True)
class Tidied:
    """
    Hold what became of a folder: *changed* files, and *kept* ones that tidying would have given another meaning.
    """

    changed: tuple[str, ...]
    kept: tuple[str, ...]


def tidy_folder(folder: Path, *, write: bool = True) -> Tidied:
    """
    Tidy the course in *folder*; with *write* off nothing is written. A file whose meaning would change is left as it is.
    """
    sources, _ = read_folder(folder)
    proposed = _proposed(sources)
    before = meaning(sources)
    kept: list[str] = []
    if meaning(replaced(sources, proposed)) != before:
        kept = [name for name, data in proposed.items() if meaning(replaced(sources, {name: data})) != before]
        proposed = {name: data for name, data in proposed.items() if name not in kept}
        if meaning(replaced(sources, proposed)) != before:
            kept, proposed = [*kept, *proposed], {}
    if write:
        for name, data in proposed.items():
            write_whole(folder / name, data)
    return Tidied(tuple(proposed), tuple(kept))


def _proposed(sources: Sources) -> dict[str, bytes]:
    """
    Return the files that tidying changes, with what they would hold.
    """
    _, findings = read(sources)
    ids: dict[str, dict[int, str]] = {}
    # An id that others name is the author's to write: the one that would be made up is another.
    for item in with_lost_ids(findings):
        if item.code == codes.NO_ID and isinstance(item.where, Span):
            ids.setdefault(item.where.file, {})[item.where.line] = str(item.values["id"])
    proposed: dict[str, bytes] = {}
    for name in sources:
        if name.endswith(_MARKDOWN):
            text, problems = decode(name, sources[name])
            # What is no UTF-8 was read as something else: writing that would make a guess final.
            new = sources[name] if problems else tidy(text, ids.get(name)).encode()
        elif name == identity.FILE:
            new = mend(sources[name].decode("utf-8", "replace")).encode()
        else:
            continue
        if new != sources[name]:
            proposed[name] = new
    return proposed
