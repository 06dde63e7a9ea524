"""
Captions: whether a file is WebVTT (W3C WebVTT §4), and where it is not.
"""

from __future__ import annotations

import re
from collections.abc import Iterator


_HEADER = re.compile(r"WEBVTT(?:[ \t].*)?")
_TIME = r"(?:(?P<{0}hours>\d{{2,}}):)?(?P<{0}minutes>[0-5]\d):(?P<{0}seconds>[0-5]\d)\.(?P<{0}thousandths>\d{{3}})"
_TIMINGS = re.compile(rf"{_TIME.format('from_')}[ \t]+-->[ \t]+{_TIME.format('to_')}(?:[ \t]+(?P<settings>.*))?[ \t]*")
_SETTING = re.compile(r"(?:vertical|line|position|size|align|region):\S+")


def problems_of(text: str) -> Iterator[tuple[int, str]]:
    """
    Yield line and sentence of each thing that keeps *text* from being valid captions; a cue that nobody can see is one too.
    """
    lines = text.split("\n")
    if not _HEADER.fullmatch(lines[0]):
        yield 1, "the first line is not WEBVTT"
        return
    if len(lines) > 1 and lines[1].strip() and "-->" in lines[1]:
        yield 2, "there is no blank line below WEBVTT"
        return
    before, cues = -1, 0
    for first, block in _blocks(lines):
        if block[0].split(" ")[0] in ("NOTE", "STYLE", "REGION"):
            continue
        place = next((number for number, line in enumerate(block[:2]) if "-->" in line), None)
        if place is None:
            yield first, "a cue has no line with times, such as 00:01.000 --> 00:04.000"
            continue
        cues += 1
        start, problem = _judge(block[place], before)
        before = start if start is not None else before
        if problem:
            yield first + place, problem
        said = block[place + 1 :]
        if not any(line.strip() for line in said):
            yield first + place, "the cue says nothing"
        arrow = next((number for number, line in enumerate(said) if "-->" in line), None)
        if arrow is not None:
            yield first + place + 1 + arrow, "there is no blank line between two cues"
    if not cues:
        yield len(lines) if lines[-1] else max(1, len(lines) - 1), "there is no cue"


def _blocks(lines: list[str]) -> Iterator[tuple[int, list[str]]]:
    """
    Yield the blocks below the header, each with the number of its first line.
    """
    block: list[str] = []
    start = next((number for number, line in enumerate(lines[1:], 1) if not line.strip()), len(lines))
    for number, line in enumerate([*lines[start:], ""], start + 1):
        if line.strip():
            block.append(line)
        elif block:
            yield number - len(block), block
            block = []


def _judge(line: str, before: int) -> tuple[int | None, str]:
    """
    Return when a cue begins, in milliseconds, and what is wrong with its times; *before* is when the last one began.
    """
    match = _TIMINGS.fullmatch(line.strip())
    if not match:
        return None, f"“{line.strip()[:60]}” is no pair of times, such as 00:01.000 --> 00:04.000"
    start, end = (_milliseconds(match, name) for name in ("from_", "to_"))
    wrong = next((part for part in (match["settings"] or "").split() if not _SETTING.fullmatch(part)), "")
    if end <= start:
        return start, "the cue ends before it begins"
    if start < before:
        return start, "the cue begins before the one above it"
    return start, f"“{wrong}” is no setting of a cue" if wrong else ""


def _milliseconds(match: re.Match[str], name: str) -> int:
    hours, minutes, seconds, rest = (int(match[name + part] or 0) for part in ("hours", "minutes", "seconds", "thousandths"))
    return ((hours * 60 + minutes) * 60 + seconds) * 1000 + rest
