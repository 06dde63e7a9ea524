"""
Numbers as learners type them, exactly; and intervals as digests can hold them.

A number is text here: sign, digits, a point, digits. No floating-point number occurs.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from clic_scorm.rules.fold import DIGITS, SPACES, fold


# The largest power of ten that a cell of a cover can have, and the smallest, turned round.
WHOLE = 13
DECIMALS = 9
_SIGNS = str.maketrans({**dict.fromkeys("\u2010\u2011\u2012\u2013\u2014\u2212\ufe63\uff0d", "-"), "\uff0b": "+"})
_UNSEEN = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff]")
_SPACE = re.compile(f"[{SPACES}]")
_NUMBER = re.compile(r"([+-] ?)?([.,\u066b]?[0-9](?:[0-9.,' \u066b\u066c]*[0-9])?)")
_POINTS = (".", ",", "\u066b")
_GROUPS = (",", ".", " ", "'", "\u066c", "")


@dataclass(frozen=True, slots=True)
class Entry:
    """
    Hold what a learner's entry means: *value*, or why to ask back: `unreadable`, `unit`, or `two ways` and which.
    """

    value: str = ""
    ask: str = ""
    ways: tuple[str, ...] = ()


def read_number(text: str, unit: str = "") -> Entry:
    """
    Read what a learner typed: point or comma, spaces, the unit before or behind, a percent sign, Arabic-Indic digits.
    """
    plain = _SPACE.sub(" ", _UNSEEN.sub("", text)).translate(DIGITS).translate(_SIGNS)
    plain = plain.replace("\u2019", "'").replace("\u066a", "%").replace("\uff05", "%").strip(" ")
    match = _NUMBER.search(plain)
    if not match:
        return Entry(ask="unreadable")
    around = fold(f"{plain[: match.start()]} {plain[match.end() :]}")
    if around not in ("", fold(unit)) and not (around == "%" and unit in ("", "%")):
        return Entry(ask="unreadable" if not around or re.search("[0-9]", around) else "unit")
    ways = tuple(dict.fromkeys(_readings(match[2])))
    minus = "-" if match[1] and match[1][0] == "-" else ""
    signed = tuple(minus + way if way != "0" else way for way in ways)
    if len(signed) == 1:
        return Entry(signed[0])
    return Entry(ask="two ways" if signed else "unreadable", ways=signed)


def _readings(body: str) -> Iterator[str]:
    """
    Yield what digits with marks between them can mean: each mark once as a decimal point, once between thousands.
    """
    for group in _GROUPS:
        whole = rf"[1-9][0-9]{{0,2}}(?:{re.escape(group)}[0-9]{{3}})+" if group else "[0-9]+"
        if re.fullmatch(whole, body):
            yield canonical(body.replace(group, "") if group else body, "")
        for point in _POINTS:
            if point == group:
                continue
            match = re.fullmatch(rf"({whole}{'' if group else '|'}){re.escape(point)}([0-9]+)", body)
            if match:
                yield canonical(match[1].replace(group, "") if group else match[1], match[2])


def canonical(whole: str, decimals: str) -> str:
    """
    Return digits before and after the point without what adds nothing: “007”, “50” is “7.5”.
    """
    rest = decimals.rstrip("0")
    return (whole.lstrip("0") or "0") + (f".{rest}" if rest else "")


def written(value: Decimal) -> str:
    """
    Return *value* in the form that read_number gives.
    """
    whole, _, decimals = f"{abs(value):f}".partition(".")
    text = canonical(whole, decimals)
    return text if value >= 0 or text == "0" else f"-{text}"


def cover(low: Decimal, high: Decimal) -> tuple[str, ...]:
    """
    Return the cells that make up the numbers from *low* to *high*, both included.

    A cell `+15e-1` holds every number whose digits down to the first decimal are 1.5; `+=1.6` holds that number alone. A number is in the
    interval if one of its cells (see `cells`) is among these, so digests of cells can stand in place of the interval.
    """
    found: list[str] = []
    if low < 0:
        found += _cover("-", -high if high < 0 else Decimal(0), -low)
    if high >= 0:
        found += _cover("+", max(low, Decimal(0)), high)
    return tuple(found)


def _cover(sign: str, low: Decimal, high: Decimal) -> Iterator[str]:
    places = max(_places(low), _places(high))
    start, end = int(low.scaleb(places)), int(high.scaleb(places))
    while start < end:
        step = 0
        while places - step > -WHOLE and start % 10 ** (step + 1) == 0 and start + 10 ** (step + 1) <= end:
            step += 1
        yield f"{sign}{start // 10**step}e{step - places}"
        start += 10**step
    yield f"{sign}={written(high)}"


def _places(value: Decimal) -> int:
    return len(written(abs(value)).partition(".")[2])


def cells(value: str) -> Iterator[str]:
    """
    Yield every cell that holds *value*, which is in the form that read_number gives.
    """
    sign, bare = ("-", value[1:]) if value.startswith("-") else ("+", value)
    whole, _, decimals = bare.partition(".")
    yield f"{sign}={bare}"
    for place in range(-WHOLE, DECIMALS + 1):
        digits = whole + decimals.ljust(place, "0")[:place] if place >= 0 else whole[:place]
        yield f"{sign}{digits.lstrip('0') or '0'}e{-place}"
