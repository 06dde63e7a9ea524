"""
Files on disk, written whole or not at all.
"""

from __future__ import annotations

import os
import shutil
import tempfile
import time
from collections.abc import Collection, Mapping
from pathlib import Path

from clic_scorm.diagnostics import ClicError


_EARLIEST = 315532800  # 1980-01-01, the first day that a zip can name


def write_whole(path: Path, data: bytes) -> None:
    """
    Write a file beside its final name and move it into place, so that a crash leaves the old one whole; raise ClicError.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, beside = tempfile.mkstemp(prefix=f".{path.name}.", dir=path.parent)
    except OSError as error:
        raise ClicError(f"“{path}” can't be written: {error.strerror}", "choose another folder with --out") from None
    try:
        with os.fdopen(handle, "wb") as stream:
            stream.write(data)
            stream.flush()
            os.fsync(stream.fileno())
        Path(beside).chmod(0o644)
        Path(beside).replace(path)
    except OSError as error:
        Path(beside).unlink(missing_ok=True)
        remedy = "close the program that has it open, or free some space, and build again"
        raise ClicError(f"“{path}” can't be replaced: {error.strerror}", remedy) from None


def write_folder(folder: Path, files: Mapping[str, bytes], known: Collection[str]) -> None:
    """
    Write *files* beside *folder* and move them into its place, so that a crash leaves the old ones whole or beside it; raise ClicError.

    What stands in the old folder and is neither in *files* nor among the *known* names of an earlier build is somebody's, and is not taken away.
    """
    there = sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*") if not path.is_dir()) if folder.is_dir() else []
    strange = next((name for name in there if name not in files and name not in known), "")
    if strange:
        raise ClicError(f"“{folder / strange}” is not from an earlier build", "move it away, or choose another folder with --out")
    remedy = "close the program that has it open, or free some space, and build again"
    try:
        folder.parent.mkdir(parents=True, exist_ok=True)
        beside = Path(tempfile.mkdtemp(prefix=f".{folder.name}.", dir=folder.parent))
    except OSError as error:
        raise ClicError(f"“{folder}” can't be written: {error.strerror}", "choose another folder with --out") from None
    old = beside / "old"
    try:
        for name, data in files.items():
            path = beside / "new" / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(data)
        if folder.exists():
            folder.rename(old)
        try:
            (beside / "new").rename(folder)
        except OSError:
            if old.exists():
                old.rename(folder)
            raise
    except OSError as error:
        raise ClicError(f"“{folder}” can't be replaced: {error.strerror}", remedy) from None
    finally:
        shutil.rmtree(beside, ignore_errors=True)


def write_course(folder: Path, files: Mapping[str, str | bytes], *, add: bool = False) -> tuple[str, ...]:
    """
    Write the *files* of a new course into *folder* and return their names; raise ClicError where something is there already.

    With *add* the folder may hold a course; then only a file of the same name is in the way. Nothing is written unless all can be.
    """
    there = [folder / name for name in files if (folder / name).exists()] if add else _inhabitants(folder)
    if (folder / "course.yml").is_file() and not add:
        raise ClicError(f"“{folder}” holds a course already", f"name a new folder, or see this one: clic-scorm preview {folder}", 2)
    if there:
        raise ClicError(f"“{there[0]}” is there already", "name a new folder", 2)
    for name, content in files.items():
        write_whole(folder / name, content.encode() if isinstance(content, str) else content)
    return tuple(files)


def _inhabitants(folder: Path) -> list[Path]:
    if folder.is_dir():
        return sorted(folder.iterdir())[:1]
    return [folder] if folder.exists() else []


def read_file(path: Path) -> bytes:
    """
    Return what the file at *path* holds; raise ClicError.
    """
    try:
        return path.read_bytes()
    except OSError as error:
        raise ClicError(
            f"“{path}” can't be read: {error.strerror}", "close the program that has it open, or name another file", 2
        ) from None


def prefix_of(folder: Path) -> str:
    """
    Return what stands before the names of a course's files where they are shown.
    """
    shown = folder.as_posix()
    return "" if shown == "." else f"{shown}/"


def stamp() -> tuple[int, int, int, int, int, int]:
    """
    Return the time that members of packages get: SOURCE_DATE_EPOCH where it is set, else the first day that a zip can name.
    """
    written = os.environ.get("SOURCE_DATE_EPOCH", "")
    try:
        moment = time.gmtime(max(int(written), _EARLIEST)) if written else time.gmtime(_EARLIEST)
    except (ValueError, OverflowError, OSError):
        raise ClicError(f"SOURCE_DATE_EPOCH is “{written}”", "set it to a number of seconds, or unset it") from None
    return moment.tm_year, moment.tm_mon, moment.tm_mday, moment.tm_hour, moment.tm_min, moment.tm_sec // 2 * 2
