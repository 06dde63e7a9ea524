"""
Captions without notes.
"""

from __future__ import annotations

import re

from clic_scorm.package.bare.odd import OddError


_NOTE = re.compile(r"NOTE(?:[ \t]|$)")


def captions(data: bytes) -> bytes:
    """
    Return WebVTT without notes and without words behind its signature.
    """
    text = data.decode("utf-8-sig").replace("\r\n", "\n").replace("\r", "\n")
    first, *blocks = re.split(r"\n{2,}", text.rstrip("\n"))
    if not first.startswith("WEBVTT"):
        raise OddError
    kept = [block for block in blocks if not _NOTE.match(block.split("\n")[0])]
    return data if first == "WEBVTT" and kept == blocks else ("\n\n".join(["WEBVTT", *kept]) + "\n").encode()
