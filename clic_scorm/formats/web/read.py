"""
Tell what a web folder is, for people; and whether a zip is one.
"""

from __future__ import annotations

import json

from clic_scorm.formats.bricks.identity import IDENTITY, identity, top
from clic_scorm.formats.web import names
from clic_scorm.package import Package


def unit_data(data: bytes) -> object:
    """
    Return what a script hands to the runtime, `clic.name(data…);`; None where it is another script, or damaged.
    """
    text = data.decode("utf-8", "replace").strip()
    if not (text.startswith("clic.") and text.endswith(");")):
        return None
    try:
        found: object = json.loads(f"[{text[text.index('(') + 1 : -2]}]")
    except (ValueError, RecursionError):
        return None
    return found


def recognises(package: Package) -> bool:
    """
    Say whether *package* is a web folder that this program wrote, broken or not. Anybody's zip of pages is none.
    """
    said = identity(package)
    damaged = package.get(top(package) + IDENTITY, b"")
    return said.get("format") == names.NAME if said else f'"format": "{names.NAME}"'.encode() in damaged


def describe(package: Package) -> tuple[tuple[str, str], ...]:
    """
    Return labels and values: title, edition, what to open, and how many files there are.
    """
    said = identity(package)
    rows = [(label, str(said[label])) for label in ("title", "edition") if label in said]
    return (*rows, ("open", top(package) + names.ENTRY), ("files", str(len(package))))
