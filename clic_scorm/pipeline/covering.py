"""
From a course folder to what the course covers.
"""

from __future__ import annotations

from pathlib import Path

from clic_scorm.coverage import Coverage, as_html, as_text, covered
from clic_scorm.pipeline import Result, Wish, compile_course
from clic_scorm.pipeline.disk import write_whole
from clic_scorm.pipeline.settle import settled


__all__ = ["Coverage", "as_text", "cover", "save_page"]


def cover(folder: Path, wish: Wish) -> tuple[Coverage | None, Result]:
    """
    Return what the course in *folder* covers, and its findings; nothing is covered by a course that can't be read.
    """
    compiled = compile_course(folder, wish)
    overrides = compiled.reading.settings.overrides if compiled.reading else ()
    result = Result(
        str(folder), settled(compiled.findings, overrides, False, compiled.sources), (), compiled.sources, f"{folder.as_posix()}/"
    )
    return covered(compiled.reading.course) if compiled.reading else None, result


def save_page(coverage: Coverage, path: Path) -> None:
    """
    Write *coverage* as a page to *path*.
    """
    write_whole(path, as_html(coverage).encode())
