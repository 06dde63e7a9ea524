"""
From a course folder to what the course covers.
"""

from __future__ import annotations

from pathlib import Path

from clic_scorm.coverage import Coverage, as_html, as_text, covered
from clic_scorm.pipeline import Result, Wish, compile_course
from clic_scorm.pipeline.disk import write_whole
from clic_scorm.pipeline.settle import settled
from clic_scorm.site import strings
from clic_scorm.site.payload import direction


__all__ = ["Coverage", "cover", "save_page", "told"]


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


def told(coverage: Coverage, width: int) -> str:
    """
    Return *coverage* in lines of its course's language. Terminals turn a line from right to left round by itself, and its columns with it.
    """
    language = coverage.course.language
    return as_text(coverage, width, strings.words(language), lists=direction(language) == "rtl")


def save_page(coverage: Coverage, path: Path) -> None:
    """
    Write *coverage* as a page of its course's language to *path*.
    """
    language = coverage.course.language
    write_whole(path, as_html(coverage, strings.words(language), direction(language)).encode())
