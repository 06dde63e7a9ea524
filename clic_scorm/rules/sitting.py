"""
What is known of an attempt that is not submitted yet: section `o` of the state.

    <quiz>.<attempt><serial><device>.<fence>.<seconds>.<extensions>.<since>[~answers]    by comma, quizzes in order

Numbers are in base 36; attempt has two digits, serial five, so that of two texts about one quiz the greater is the later. A version that does
not know the section keeps the greater. Answers are those that may not be changed any more, as `~question.letters` each, in order.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple


SECTION = "o"
_DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz"
_ENTRY = re.compile(
    r"(?P<attempt>[0-9a-z]{2})(?P<serial>[0-9a-z]{5})(?P<device>[a-z0-9]{0,12})\.(?P<fence>[0-9a-z]{1,5})\.(?P<seconds>[0-9a-z]{1,5})"
    r"\.(?P<extensions>[0-9a-z]{1,3})\.(?P<since>[0-9a-z]{1,6})(?P<answers>~[^,]*)?"
)


class Spent(NamedTuple):
    """
    Say how many seconds an attempt took so far, and how often its time was extended.
    """

    seconds: int = 0
    extensions: int = 0


@dataclass(frozen=True, slots=True)
class Sitting:
    """
    Hold an attempt that was begun: which one, from 0; when it was last touched; the greatest question number at its beginning.

    *since* is when the one before it was submitted, in minutes since 1970, or 0 where nobody waits for it.
    """

    attempt: int
    at: tuple[int, str] = (0, "")
    fence: int = 0
    spent: Spent = field(default=Spent())
    since: int = 0
    answers: str = ""


def base36(value: int, width: int = 1) -> str:
    """
    Return *value*, which is not negative, in base 36 with at least *width* digits.
    """
    digits = ""
    while value:
        value, rest = divmod(value, 36)
        digits = _DIGITS[rest] + digits
    return digits.rjust(width, "0")


def write(sittings: Mapping[int, Sitting]) -> str:
    """
    Return *sittings*, by quiz, as the text of the section.
    """
    return ",".join(f"{base36(quiz)}.{_entry(sittings[quiz])}" for quiz in sorted(sittings))


def _entry(sitting: Sitting) -> str:
    head = base36(sitting.attempt, 2) + base36(sitting.at[0], 5) + sitting.at[1]
    numbers = (sitting.fence, sitting.spent.seconds, sitting.spent.extensions, sitting.since)
    return ".".join([head, *(base36(value) for value in numbers)]) + sitting.answers


def read(text: str) -> dict[int, Sitting]:
    """
    Return the sittings in *text* by quiz; what can't be read is left out.
    """
    found = {}
    for quiz, entry in _entries(text).items():
        match = _ENTRY.fullmatch(entry)
        if match and re.fullmatch(r"[0-9a-z]{1,5}", quiz):
            number = {name: int(match[name], 36) for name in ("attempt", "serial", "fence", "seconds", "extensions", "since")}
            spent = Spent(number["seconds"], number["extensions"])
            stamp = (number["serial"], match["device"])
            found[int(quiz, 36)] = Sitting(number["attempt"], stamp, number["fence"], spent, number["since"], match["answers"] or "")
    return found


def _entries(text: str) -> dict[str, str]:
    parts = (part.partition(".") for part in text.split(",") if part)
    return {quiz: entry for quiz, _, entry in parts}


def merge(one: str, other: str) -> str:
    """
    Return the section that two devices know together: of each quiz the attempt that is the later in order.

    Within one attempt the later says when and how long, and what either knows to be answered is kept; of two answers to one question the
    one whose letters come last in order.
    """
    return ",".join(_by_number([part for part in f"{one},{other}".split(",") if part], _together))


def _by_number(parts: Iterable[str], join: Callable[[str, str], str]) -> list[str]:
    found: dict[str, str] = {}
    for part in parts:
        number = part.partition(".")[0]
        found[number] = join(found[number], part) if number in found else part
    return [found[number] for number in sorted(found, key=lambda number: (len(number), number))]


def _together(one: str, other: str) -> str:
    if _attempt(one) != _attempt(other):
        return max(one, other)
    (mine, *answers), (theirs, *more) = one.split("~"), other.split("~")
    return "~".join([max(mine, theirs), *_by_number(answers + more, max)])


def _attempt(part: str) -> str:
    return part[: part.index(".") + 3] if "." in part else part
