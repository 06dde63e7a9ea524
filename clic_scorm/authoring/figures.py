"""
Numbers as people write them, in every way in which they can be read.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from fractions import Fraction
from typing import TypeAlias


Figure: TypeAlias = Fraction
_SCALES = {
    10**3: ("thousand", "mil", "mille"),
    10**6: ("million", "millions", "millón", "millones", "milhão", "milhões", "m"),
    10**9: ("billion", "billions", "milliard", "milliards", "bilhão", "bilhões"),
}
_SCALE = "|".join(word for words in _SCALES.values() for word in words)
_BLANK = "\u0020\u00a0\u2009\u202f"
_NUMBER = rf"(?P<number>\d{{1,3}}(?:[{_BLANK}.,'’]\d{{3}})+(?:[.,]\d+)?|\d+(?:[.,]\d+)?)"
_VALUE = re.compile(rf"[~≈<>]?\s*{_NUMBER}(?:[{_BLANK}]+(?P<scale>{_SCALE}))?\s*%?", re.IGNORECASE)
_GROUPS = re.compile(rf"[{_BLANK}'’]")


def readings(written: str) -> set[Figure]:
    """
    Return every number that *written* may mean: 1,500 is one thousand five hundred, and one and a half; none where it is no single number.
    """
    match = _VALUE.fullmatch(written.strip())
    return _read(match["number"], match["scale"] or "") if match else set()


def figures(text: str, unit: str) -> Iterator[tuple[str, set[Figure]]]:
    """
    Yield the numbers in *text* that stand before *unit*, as written and as they can be read.
    """
    word = re.escape(unit.strip())
    ends = "" if not unit.strip()[-1:].isalnum() else r"(?:s|es)?(?!\w)"
    stem = re.escape(unit.strip().removesuffix("s")) if len(unit.strip()) > 4 else word
    pattern = re.compile(
        rf"(?<![\w.,–-]){_NUMBER}(?:[{_BLANK}]+(?P<scale>{_SCALE})(?:\s+(?:de|of))?)?[{_BLANK}]*(?:{stem}){ends}", re.IGNORECASE
    )
    for match in pattern.finditer(text):
        yield " ".join(match[0].split()), _read(match["number"], match["scale"] or "")


def _read(number: str, scale: str) -> set[Figure]:
    bare = _GROUPS.sub("", number)
    times = next((factor for factor, words in _SCALES.items() if scale.casefold() in words), 1)
    marks = [character for character in bare if character in ".,"]
    found = {Fraction(re.sub("[.,]", "", bare))} if not marks or re.fullmatch(r"\d{1,3}(?:[.,]\d{3})+", bare) else set()
    if len(marks) == 1:
        found.add(Fraction(bare.replace(",", ".")))
    elif len(marks) > 1 and marks[-1] != marks[-2]:
        whole, _, rest = bare.rpartition(marks[-1])
        found.add(Fraction(re.sub("[.,]", "", whole) + "." + rest))
    return {value * times for value in found}
