"""
`clic.json`, by which a package of ours tells which edition of which course it is: where it stands, and what it says.
"""

from __future__ import annotations

import json
from collections.abc import Mapping

from clic_scorm.package import Package


IDENTITY = "clic.json"
# What it says where a format has settings: those that the package was written with.
SETTINGS = "settings"


def identity(package: Package) -> Mapping[str, object]:
    """
    Return what `clic.json` says, empty where there is none or it can't be read.
    """
    try:
        said = json.loads(package.get(top(package) + IDENTITY, b""))
    except (ValueError, RecursionError):
        return {}
    return said if isinstance(said, dict) else {}


def top(package: Package) -> str:
    """
    Return the folder that holds all, with its slash; empty where the members stand at the top, as they should.
    """
    folder = next(iter(package), "").partition("/")
    start = f"{folder[0]}/"
    return start if folder[1] and all(name.startswith(start) for name in package) else ""
