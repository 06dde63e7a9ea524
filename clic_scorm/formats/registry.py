"""
The formats that there are: ours by name, and those that other distributions bring.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from importlib.metadata import entry_points, version
from typing import cast

from clic_scorm.diagnostics import ClicError
from clic_scorm.formats import imscp, scorm12, scorm2004, web
from clic_scorm.formats.base import Format


GROUP = "clic_scorm.formats"
OURS: dict[str, Format] = {
    scorm12.NAME: scorm12,
    scorm2004.NAME: scorm2004,
    imscp.NAME: imscp,
    web.NAME: web,
}


@cache
def formats() -> Mapping[str, Format]:
    """
    Return every installed format by name; raise ClicError when two have the same.
    """
    found = dict(OURS)
    for entry in entry_points(group=GROUP):
        if entry.name in found:
            raise ClicError(f"two installed formats are called “{entry.name}”", f"uninstall the one in {entry.value}")
        found[entry.name] = cast(Format, entry.load())
    return found


def origin(name: str) -> str:
    """
    Return the distribution that brings the format called *name*, with its version.
    """
    if name in OURS:
        return f"clic-scorm {version('clic-scorm')}"
    (entry,) = entry_points(group=GROUP, name=name)
    return f"{entry.dist.name} {entry.dist.version}" if entry.dist else entry.value


def get(name: str) -> Format:
    """
    Return the format called *name*; raise ClicError where there is none.
    """
    known = formats()
    if name not in known:
        raise ClicError(f"there is no target “{name}”", f"targets: {', '.join(known)}", 2)
    return known[name]
