"""
Keep the newest build of a course in memory, and notice when its files change.
"""

from __future__ import annotations

import os
import threading
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from importlib.resources import files
from pathlib import Path

from clic_scorm.authoring.memo import Memo
from clic_scorm.authoring.read import Reading
from clic_scorm.diagnostics import Diagnostic, Span, report
from clic_scorm.formats.scorm2004.write import ADAPTER as SCORM_2004
from clic_scorm.formats.scorm2004.write import brought
from clic_scorm.lint import lint
from clic_scorm.pipeline import Compiled, Result, Wish, compile_course
from clic_scorm.pipeline.settle import settled
from clic_scorm.site import Site, shell


_IGNORED = ("build", "node_modules")
_ADAPTERS = ("scorm12", "scorm2004", "none")


@dataclass(slots=True)
class Workshop:
    """
    Hold one course: the members of its last good build, and its findings; *pages* counts good builds, *revision* all that is new.

    *shells* are entry pages and scripts by the adapter that they are for; *findings* have `severity`, `text`, `unit` (its id, or empty),
    `page` (the same where that unit is among the pages that are shown) and `source`, the author's line.
    """

    folder: Path
    wish: Wish
    revision: int = 0
    pages: int = 0
    members: Mapping[str, bytes] = field(default_factory=dict)
    shells: Mapping[str, Mapping[str, bytes]] = field(default_factory=dict)
    findings: tuple[dict[str, str], ...] = ()
    _stamps: Mapping[str, tuple[int, int]] = field(default_factory=dict)
    _memo: Memo = field(default_factory=Memo)
    _guard: threading.Lock = field(default_factory=threading.Lock)
    _news: threading.Condition = field(default_factory=threading.Condition)

    def rebuild_if_changed(self) -> bool:
        """
        Build again where a file changed since the last build; return whether it did.

        With errors the last good pages stay, and the findings tell why.
        """
        with self._guard:
            stamps = _stamps(self.folder)
            if stamps == self._stamps:
                return False
            self._stamps = stamps
            compiled = compile_course(self.folder, self.wish, None, self._memo, judged=False)
            if compiled.site is not None:
                self.members = compiled.site.members
                self.shells = {adapter: _shell(compiled.site, compiled.reading, adapter) for adapter in _ADAPTERS if _is_there(adapter)}
                self.pages += 1
                # The reader sees the new page first; what a colleague would say of the whole course takes longer.
                self._publish()
            else:
                self._publish(self._findings(compiled, compiled.findings))
            judged = lint(compiled.reading.course, compiled.files) if compiled.reading else ()
            self._publish(self._findings(compiled, (*compiled.findings, *judged)))
            return True

    def _findings(self, compiled: Compiled, found: Iterable[Diagnostic]) -> tuple[dict[str, str], ...]:
        overrides = compiled.reading.settings.overrides if compiled.reading else ()
        result = Result(str(self.folder), settled(found, overrides, sources=compiled.sources), sources=compiled.sources)
        return tuple(_told(item, result, compiled.reading, self.members) for item in result.findings)

    def _publish(self, findings: tuple[dict[str, str], ...] | None = None) -> None:
        with self._news:
            if findings is not None:
                self.findings = findings
            self.revision += 1
            self._news.notify_all()

    def wait(self, known: int, seconds: float) -> bool:
        """
        Wait until there is a revision other than *known*, at most *seconds*; return whether there is one.
        """
        with self._news:
            return self._news.wait_for(lambda: self.revision != known, seconds)

    def member(self, adapter: str, name: str) -> bytes | None:
        """
        Return the file called *name* of the course as it is played with *adapter*, or None.
        """
        own = self.shells.get(adapter)
        return None if own is None else own.get(name, self.members.get(name))


def _is_there(adapter: str) -> bool:
    return files("clic_scorm.runtime").joinpath(f"lms/{adapter}.js").is_file()


def _shell(site: Site, reading: Reading | None, adapter: str) -> Mapping[str, bytes]:
    """
    Return entry page and scripts as the package for *adapter* has them.
    """
    more = brought(reading.course, site) if reading and adapter == SCORM_2004 else {}
    return shell(site, adapter, more)


def _told(item: Diagnostic, result: Result, reading: Reading | None, members: Mapping[str, bytes]) -> dict[str, str]:
    where = item.where if isinstance(item.where, Span) else None
    source = (result.line_of(where) or "") if where else ""
    unit = _unit_at(where, reading) if where and reading else ""
    page = unit if f"units/{unit}.js" in members else ""
    return {"severity": str(item.severity), "text": report.text(item, result.line_of), "unit": unit, "page": page, "source": source}


def _unit_at(where: Span, reading: Reading) -> str:
    """
    Return the id of the unit in which *where* stands, or an empty text.
    """
    before = [unit for unit in reading.course.units if unit.span.file == where.file and unit.span.line <= where.line]
    return max(before, key=lambda unit: unit.span.line).id if before else ""


def _stamps(folder: Path) -> dict[str, tuple[int, int]]:
    found = {}
    for where, folders, names in os.walk(folder):
        folders[:] = [name for name in folders if not name.startswith(".") and name not in _IGNORED]
        for name in names:
            path = Path(where, name)
            try:
                status = path.stat()
            except OSError:
                # Editors write beside and rename: a file may be gone between listing and looking; the next look sees the new one.
                continue
            found[str(path)] = (status.st_mtime_ns, status.st_size)
    return found
