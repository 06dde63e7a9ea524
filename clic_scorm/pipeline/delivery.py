"""
What a build leaves on disk: what files are called, a zip and where it is wanted a folder.
"""

from __future__ import annotations

from pathlib import Path

from clic_scorm.formats.base import Format
from clic_scorm.model import Course
from clic_scorm.package import Package, unpack
from clic_scorm.pipeline.disk import write_folder, write_whole


def deliver(path: Path, data: bytes, unpacked: Package | None) -> None:
    """
    Write the zip *data* to *path*, and *unpacked* to the folder of the same name beside it, the folder first; raise ClicError.
    """
    if unpacked is not None:
        write_folder(path.with_suffix(""), unpacked, _names_in(path))
    write_whole(path, data)


def _names_in(path: Path) -> frozenset[str]:
    """
    Return the names in the package that an earlier build left at *path*.
    """
    return frozenset(unpack(path.read_bytes())[0]) if path.is_file() else frozenset()


def file_name(course: Course, target: Format, label: str) -> Path:
    """
    Return `<id>-<version>/<id>-<version>-<lang>[-<facet values>]-<target>[-<label>].zip`; the audience in capitals unless participants.
    """
    values = [value.upper() if name == "audience" else value for name, value in course.facets]
    edition = f"{course.id}-{course.version}"
    name = "-".join([edition, course.language, *values, target.NAME, *([label] if label else [])])
    return Path(edition) / f"{name}{target.SUFFIX}"
