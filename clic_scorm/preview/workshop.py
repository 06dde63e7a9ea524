"""
Keep the newest build of a course in memory, and notice when its files change.
"""

from __future__ import annotations

import os
import threading
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from clic_scorm.diagnostics import report
from clic_scorm.diagnostics.report import ordered
from clic_scorm.pipeline import Result, Wish, compile_course
from clic_scorm.site import shell


_IGNORED = ("build", "node_modules")


@dataclass(slots=True)
class Workshop:
    """
    Hold one course: the members of its last good build, its findings as text, and a revision that counts builds.
    """

    folder: Path
    wish: Wish
    revision: int = 0
    members: Mapping[str, bytes] = field(default_factory=dict)
    findings: tuple[dict[str, str], ...] = ()
    _stamps: Mapping[str, tuple[int, int]] = field(default_factory=dict)
    _guard: threading.Lock = field(default_factory=threading.Lock)

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
            compiled = compile_course(self.folder, self.wish)
            result = Result(str(self.folder), tuple(ordered(compiled.findings)), sources=compiled.sources)
            self.findings = tuple({"severity": str(item.severity), "text": report.text(item, result.line_of)} for item in result.findings)
            if compiled.site is not None:
                self.members = {**compiled.site.members, **shell(compiled.site, "none")}
            self.revision += 1
            return True


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
