"""
Files that ship with us, read as text.
"""

from __future__ import annotations

from importlib import resources


def text(package: str, path: str) -> str:
    """
    Return the file at *path* in *package*, which is UTF-8 with line feeds.
    """
    return resources.files(package).joinpath(path).read_text(encoding="utf-8")
