"""
Build a course into a package by the command, as its author does.
"""

from __future__ import annotations

import subprocess
import sys
import zipfile
from pathlib import Path


COMMAND = Path(sys.executable).with_name("clic-scorm")


def build_zip(course: Path, folder: Path) -> Path:
    """Build *course* for SCORM 1.2 into *folder*; return the one zip."""
    command = [str(COMMAND), "build", str(course), "--target", "scorm12", "--out", str(folder)]
    done = subprocess.run(command, capture_output=True, text=True, timeout=120)
    assert done.returncode == 0, done.stdout + done.stderr
    (package,) = folder.rglob("*.zip")
    return package


def build_package(course: Path, folder: Path) -> Path:
    """Build *course* and unzip it; return the folder with its members."""
    unzipped = folder / "unzipped"
    with zipfile.ZipFile(build_zip(course, folder / "built")) as archive:
        for name in archive.namelist():
            archive.extract(name, unzipped)
    return unzipped
