"""
Addresses of links and images, seen as a careless browser would see them.
"""

from __future__ import annotations

import re
from urllib.parse import urlsplit


_INVISIBLE = re.compile(r"[\s\x00-\x20\u00ad\u200b-\u200f\u2060\ufeff]+")
_SCHEME = re.compile(r"[a-zA-Z][a-zA-Z0-9+.-]*:")


def scheme_of(target: str) -> str:
    """
    Return the scheme of an address as a careless browser would see it, in small letters; empty for a relative one.
    """
    match = _SCHEME.match(_INVISIBLE.sub("", target))
    return match[0][:-1].lower() if match else ""


def splits(target: str) -> bool:
    """
    Return whether *target* can be taken apart as an address.
    """
    try:
        urlsplit(target)
    except ValueError:
        return False
    return bool(target.strip())
