"""
Build a course into a package: by the command, as its author does, or by what the command calls.
"""

from __future__ import annotations

import subprocess
import sys
import zipfile
from pathlib import Path

from clic_scorm.pipeline import Wish, build


COMMAND = Path(sys.executable).with_name("clic-scorm")


def build_zip(course: Path, folder: Path, target: str = "scorm12") -> Path:
    """Build *course* for *target* into *folder* by the command; return the one zip."""
    command = [str(COMMAND), "build", str(course), "--target", target, "--out", str(folder)]
    done = subprocess.run(command, capture_output=True, text=True, timeout=120)
    assert done.returncode == 0, done.stdout + done.stderr
    (package,) = folder.rglob("*.zip")
    return package


def unzip(package: Path, folder: Path) -> Path:
    """Unzip *package* into *folder*; return the folder."""
    with zipfile.ZipFile(package) as archive:
        archive.extractall(folder)
    return folder


def build_package(course: Path, folder: Path, target: str = "scorm12") -> Path:
    """
    Build *course* and unzip it; return the folder with its members.

    Not by the command: to start it takes longer than to build what most tests look at.
    """
    result = build(course, Wish(targets=(target,), out=folder / "built"))
    assert not result.failed(strict=False), result.findings
    (product,) = result.products
    assert product.path is not None
    return unzip(product.path, folder / "unzipped")
