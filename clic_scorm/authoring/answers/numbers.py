"""
Numbers as authors write them: a value, how far from it is near enough, or a range, and a unit.
"""

from __future__ import annotations

import re
from decimal import Decimal, localcontext

from clic_scorm.authoring import question_codes
from clic_scorm.authoring.answers.base import Asked
from clic_scorm.diagnostics import Span
from clic_scorm.model import Interval
from clic_scorm.rules.number import DECIMALS, WHOLE, written


_N = r"[+-]?\d+(?:\.\d+)?"
# A unit behind a number: what has no space in it, or one of the two-word ones that a slash or dot would make one.
_UNIT = r"(?P<{name}>[^\s\d.,;|±+<>=~\[\]()-][^\s|±+<>=~\[\]()]{{0,14}})?"
_VALUE = re.compile(
    rf"(?P<value>{_N})\s*{_UNIT.format(name='unit')}"
    rf"(?:\s*±\s*(?P<near>\d+(?:\.\d+)?)\s*(?:(?P<share>%\s*of\s+it)|{_UNIT.format(name='near_unit')}))?"
)
_RANGE = re.compile(rf"(?P<low>{_N})\s*{_UNIT.format(name='unit')}\s*\.\.\s*(?P<high>{_N})\s*{_UNIT.format(name='high_unit')}")
_DASHED = re.compile(r"(?P<low>\d+(?:[.,]\d+)?)\s*-\s*(?P<high>\d+(?:[.,]\d+)?)(?P<rest>\s*[^\s\d]{0,10})")
_COMMA = re.compile(r"(?<!\d)\d+(?:,\d+)+(?:\.\d+)?|\d+(?:\.\d{3})+,\d+|\d+(?:\.\d{3}){2,}")
_ORDINAL = re.compile(r"\d+(?:st|nd|rd|th|e|er|º|ª)", re.IGNORECASE)
_OPEN = re.compile(rf"(?:[<>≤≥]=?|at least|at most|more than|less than|over|under)\s*{_N}.*|{_N}\s*\.\.|\.\.\s*{_N}", re.IGNORECASE)
_ABOUT = re.compile(rf"(?:about|around|approximately|approx\.?|ca\.?|circa|~|≈)\s*{_N}.*", re.IGNORECASE)
_PLUS_MINUS = re.compile(r"\+\s*/\s*-|\+\s*-|＋/－")
_DASHES = str.maketrans(dict.fromkeys("\u2010\u2011\u2012\u2013\u2014\u2212\ufe63\uff0d", "-"))
_DOTS = re.compile(r"…|\.{3,}")


def plain(value: str) -> str:
    """
    Return what an author wrote with one kind of dash, space, dots and plus-minus; an equals sign before it means nothing.
    """
    text = " ".join(value.split()).translate(_DASHES)
    text = _PLUS_MINUS.sub("±", _DOTS.sub("..", text)).replace("％", "%").replace("٪", "%").removeprefix("=").strip()
    return text if text.endswith("..") else text.removesuffix(".")


def looks_like(value: str) -> bool:
    """
    Return whether *value* is plainly meant as a number or numbers, even where it can't be read as one.
    """
    text = plain(value)
    if "|" in text:
        return all(re.fullmatch(_N, part.strip()) for part in text.split("|"))
    if _ORDINAL.fullmatch(text) or re.fullmatch(r"\d+\s+\w+\s+\w.*", text):
        return False
    forms = (_VALUE, _RANGE, _OPEN, _ABOUT, _DASHED)
    comma = _COMMA.match(text)
    return (
        any(form.fullmatch(text) for form in forms)
        or ("±" in text and text[:1].isdigit())
        or bool(comma and not re.search(r"[^\W\d_]{2}", text))
    )


def read(asked: Asked, value: str, where: Span) -> Interval | None:
    """
    Read a number, `1.5 ± 0.05`, `1.5 ± 2% of it` or a range `1.4..1.6`; None, with a finding, where that can't be done.
    """
    text = plain(value)
    if match := _VALUE.fullmatch(text):
        return _near(asked, match, where)
    if match := _RANGE.fullmatch(text):
        units = {unit for unit in (match["unit"], match["high_unit"]) if unit}
        if len(units) > 1:
            asked.find(question_codes.UNITS_DIFFER, where, units=" and ".join(f"“{unit}”" for unit in sorted(units)))
            return None
        return _interval(asked, Decimal(match["low"]), Decimal(match["high"]), next(iter(units), ""), where, value)
    _explain(asked, text, value, where)
    return None


def _near(asked: Asked, match: re.Match[str], where: Span) -> Interval | None:
    """
    Return the interval around a value; without a distance it is the value alone.
    """
    value, near = Decimal(match["value"]), Decimal(match["near"] or 0)
    if match["near_unit"] == "%":
        number = f"{match['value']} ± {match['near']}"
        asked.find(question_codes.PERCENT_OF_WHAT, where, near=match["near"], share=f"{number}% of it", absolute=f"{number} %")
        return None
    units = {unit for unit in (match["unit"], match["near_unit"]) if unit}
    if len(units) > 1:
        asked.find(question_codes.UNITS_DIFFER, where, units=" and ".join(f"“{unit}”" for unit in sorted(units)))
        return None
    with localcontext() as context:
        context.prec = 80
        distance = abs(value) * near / 100 if match["share"] else near
        low, high = value - distance, value + distance
    return _interval(asked, low, high, next(iter(units), ""), where, match[0])


def _interval(asked: Asked, low: Decimal, high: Decimal, unit: str, where: Span, value: str) -> Interval | None:
    if low > high:
        asked.find(question_codes.RANGE_REVERSED, where, low=low, high=high)
        return None
    places = max(len(written(abs(end)).partition(".")[2]) for end in (low, high))
    if places > DECIMALS or max(abs(low), abs(high)) >= 10 ** (WHOLE - 1):
        asked.find(question_codes.TOO_MANY_DIGITS, where, value=value, whole=WHOLE - 1, decimals=DECIMALS)
        return None
    return Interval(low=low, high=high, unit=unit)


def _explain(asked: Asked, text: str, value: str, where: Span) -> None:
    """
    Add the finding that says why *text*, which is meant as a number, can't be read as one.
    """
    if match := _COMMA.search(text):
        digits = match[0]
        grouped = digits.replace(",", "")
        ways = f"{digits.replace(',', '.')} or {grouped}" if re.fullmatch(r"[1-9]\d{0,2},\d{3}", digits) else _pointed(digits)
        asked.find(question_codes.DECIMAL_COMMA, where, value=digits, suggestion=ways)
    elif "|" in text:
        asked.find(question_codes.NUMBERS_IN_BARS, where, value=value)
    elif match := _DASHED.fullmatch(text):
        asked.find(question_codes.DASHED_RANGE, where, value=value, suggestion=f"{match['low']}..{match['high']}{match['rest']}")
    elif _OPEN.fullmatch(text):
        asked.find(question_codes.OPEN_RANGE, where, value=value)
    elif _ABOUT.fullmatch(text):
        asked.find(question_codes.ABOUT, where, value=value, number=re.sub(r"^[^\d+-]*", "", text))
    else:
        asked.find(question_codes.NO_NUMBER, where, value=value)


def _pointed(digits: str) -> str:
    """
    Return digits with commas, or with points between thousands, as they are written here.
    """
    if re.fullmatch(r"\d+(?:\.\d{3})+(?:,\d+)?", digits):
        return digits.replace(".", "").replace(",", ".")
    return digits.replace(",", "." if digits.count(",") == 1 and "." not in digits else "")
