"""
The functions of the public face.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from os import PathLike
from pathlib import Path

from clic_scorm import pipeline
from clic_scorm.diagnostics import Diagnostic
from clic_scorm.model import Course
from clic_scorm.pipeline import Result, Wish


def load(folder: str | PathLike[str], variant: Mapping[str, str] | None = None) -> tuple[Course | None, tuple[Diagnostic, ...]]:
    """
    Read the course in *folder* and return it with its findings; None where course.yml can't be used.

    *variant* maps facets to values; the others get their defaults. Raise ClicError for a folder or variant that there is not.
    """
    compiled = pipeline.compile_course(Path(folder), Wish(variant=variant or {}))
    return (compiled.reading.course if compiled.reading else None), compiled.findings


def build(
    folder: str | PathLike[str],
    *,
    targets: Iterable[str] = (),
    out: str | PathLike[str] = "build",
    variant: Mapping[str, str] | None = None,
    options: Mapping[str, str] | None = None,
    strict: bool = False,
) -> Result:
    """
    Build the course in *folder* for *targets* (else for those of its course.yml) below *out*.

    *options* are settings of targets, such as `{"scorm2004.edition": "3"}`. With an error nothing is written. Raise ClicError for trouble with the call or the disk.
    """
    return pipeline.build(Path(folder), Wish(tuple(targets), variant=variant or {}, out=Path(out), strict=strict, options=options or {}))


def check(path: str | PathLike[str]) -> tuple[Diagnostic, ...]:
    """
    Return the findings of a course folder or a package, whichever *path* is.
    """
    return tuple(item for result in pipeline.check_path(Path(path), Wish()) for item in result.findings)
