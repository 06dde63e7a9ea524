"""
A record as one short string of plain ASCII: what an LMS keeps for us in suspend_data.

    C1                  the format
    p<length>:<bits>    pages seen: page n is bit (n-1) mod 6 of character (n-1) div 6
    q<length>:<…>       quizzes, by comma: number.earned.possible.attempts.serial.device[.earned.possible] (best, then last where it
                        differs), then answers as ~first.<one mark a question>
    b n s k             bookmark; stamp as serial.device; seconds; token
    i                   how many answers the LMS was told, for LMSs that do not count them; no evaluator reads it
    !<8 digits>         checksum of all before

Numbers are in base 36, bits in base 64. An answer's mark is the base-64 digit of its letters a–f as bits, `*` for true, `A` for none, else
the letters in parentheses. Lengths are explicit, so that a version that does not know a section passes over it, and keeps it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from clic_scorm.rules.record import Outcome, Record, Share, Stamp, Terms
from clic_scorm.rules.score import better, digest


FORMAT = "C1"
DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz"
SIXTY_FOUR = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"
_NEAR = "abcdef"
_LONGEST_GAP = 6
_KNOWN = "pqbnsk"
_WORD = re.compile(r"[a-z0-9]{0,12}")
_SECTION = re.compile(r"([a-z])([0-9a-z]{1,4}):")
_ANSWER = re.compile(r"[A-Za-z0-9_-]|\*|\([a-z0-9]{1,36}\)")
_SEGMENT = re.compile(r"~([0-9a-z]{1,5})\.((?:[A-Za-z0-9_-]|\*|\([a-z0-9]{1,36}\))+)")


def base36(value: int) -> str:
    """
    Return *value*, which is not negative, in base 36.
    """
    digits = ""
    while value or not digits:
        value, rest = divmod(value, 36)
        digits = DIGITS[rest] + digits
    return digits


def encode(record: Record) -> str:
    """
    Return *record* as a string; the same record gives the same string.
    """
    sections = {
        "p": _pages(record.pages),
        "q": ",".join(_quiz(number, record.quizzes[number]) for number in sorted(record.quizzes)),
        "b": base36(record.bookmark) if record.bookmark else "",
        "n": _stamp(record.at) if record.at != (0, "") else "",
        "s": base36(record.seconds) if record.seconds else "",
        "k": record.token,
        **{key: record.other[key] for key in sorted(record.other)},
    }
    body = FORMAT + "".join(f"{key}{base36(len(text))}:{text}" for key, text in sections.items() if text)
    return f"{body}!{digest(body)[:8]}"


def _pages(pages: Iterable[int]) -> str:
    bits: list[int] = []
    for number in pages:
        place, bit = divmod(number - 1, 6)
        bits.extend([0] * (place + 1 - len(bits)))
        bits[place] |= 1 << bit
    return "".join(SIXTY_FOUR[value] for value in bits)


def _stamp(stamp: Stamp) -> str:
    return f"{base36(stamp[0])}.{stamp[1]}"


def _quiz(number: int, outcome: Outcome) -> str:
    numbers = [number, *outcome.best, outcome.attempts]
    text = ".".join([*(base36(value) for value in numbers), _stamp(outcome.at)])
    if outcome.last != outcome.best:
        text += "." + ".".join(base36(value) for value in outcome.last)
    return text + "".join(_segments(outcome.answers))


def _segments(answers: Mapping[int, str]) -> Iterator[str]:
    previous = 0
    for number in sorted(answers):
        if not previous or number - previous > _LONGEST_GAP:
            yield f"~{base36(number)}."
        else:
            yield "A" * (number - previous - 1)
        yield _mark(answers[number])
        previous = number


def _mark(letters: str) -> str:
    if letters == "t":
        return "*"
    if letters and all(letter in _NEAR for letter in letters):
        return SIXTY_FOUR[sum(1 << _NEAR.index(letter) for letter in set(letters))]
    return f"({letters})" if letters else "A"


def decode(text: str) -> tuple[Record | None, str]:
    """
    Return the record that *text* holds and an empty reason, or None and why: `empty`, `damaged`, or `newer`.

    Nothing is raised, whatever *text* holds.
    """
    if not text:
        return None, "empty"
    body, mark, checksum = text.rpartition("!")
    if not mark or not body.isascii() or digest(body)[:8] != checksum:
        return None, "damaged"
    if not body.startswith(FORMAT):
        return None, "newer" if re.match(r"C[2-9]", body) else "damaged"
    try:
        return _record(dict(_sections(body[len(FORMAT) :]))), ""
    except ValueError:
        return None, "damaged"


def _sections(body: str) -> Iterator[tuple[str, str]]:
    position = 0
    seen = ""
    while position < len(body):
        match = _SECTION.match(body, position)
        if not match or match[1] in seen:
            raise ValueError("no section")
        end = match.end() + int(match[2], 36)
        if end > len(body):
            raise ValueError("cut off")
        yield match[1], body[match.end() : end]
        seen += match[1]
        position = end


def _record(sections: Mapping[str, str]) -> Record:
    quizzes = dict(_read_quiz(part) for part in sections["q"].split(",")) if "q" in sections else {}
    token = sections.get("k", "")
    if not _WORD.fullmatch(token):
        raise ValueError("token")
    return Record(
        frozenset(_read_pages(sections.get("p", ""))),
        quizzes,
        _number(sections["b"]) if "b" in sections else 0,
        _read_stamp(sections["n"].split(".")) if "n" in sections else (0, ""),
        _number(sections["s"]) if "s" in sections else 0,
        token,
        {key: value for key, value in sections.items() if key not in _KNOWN},
    )


def _number(text: str) -> int:
    if not re.fullmatch(r"[0-9a-z]{1,7}", text):
        raise ValueError("no number")
    return int(text, 36)


def _read_pages(text: str) -> Iterator[int]:
    for place, character in enumerate(text):
        value = SIXTY_FOUR.index(character)
        yield from (place * 6 + bit + 1 for bit in range(6) if value >> bit & 1)


def _read_stamp(parts: list[str]) -> Stamp:
    serial, device = parts
    if not _WORD.fullmatch(device):
        raise ValueError("device")
    return (_number(serial), device)


def _read_quiz(text: str) -> tuple[int, Outcome]:
    head, tilde, tail = text.partition("~")
    parts = head.split(".")
    if len(parts) not in (6, 8):
        raise ValueError("quiz")
    number, earned, possible, attempts = (_number(part) for part in parts[:4])
    best: Share = (earned, possible)
    last: Share = (_number(parts[6]), _number(parts[7])) if len(parts) == 8 else best
    answers = dict(_read_answers(tilde + tail))
    return number, Outcome(best, last, attempts, _read_stamp(parts[4:6]), answers)


def _read_answers(text: str) -> Iterator[tuple[int, str]]:
    position = 0
    while position < len(text):
        match = _SEGMENT.match(text, position)
        if not match:
            raise ValueError("answers")
        position = match.end()
        for number, mark in enumerate(_ANSWER.findall(match[2]), int(match[1], 36)):
            letters = _letters(mark)
            if letters:
                yield number, letters


def _letters(mark: str) -> str:
    if mark == "*":
        return "t"
    if mark.startswith("("):
        return mark[1:-1]
    value = SIXTY_FOUR.index(mark)
    return "".join(letter for bit, letter in enumerate(_NEAR) if value >> bit & 1)


def merge(one: Record, other: Record) -> Record:
    """
    Return what two devices know together: commutative, associative, idempotent, and never less than either.

    Pages are united; of results the best, of counts the greatest; of a quiz's last answers and of the bookmark the later by stamp.
    """
    late, early = (one, other) if _rank(one) >= _rank(other) else (other, one)
    numbers = {*one.quizzes, *other.quizzes}
    return replace(
        late,
        pages=one.pages | other.pages,
        quizzes={number: _merged(one.quizzes.get(number), other.quizzes.get(number)) for number in numbers},
        seconds=max(one.seconds, other.seconds),
        token=max(one.token, other.token),
        other={key: max(early.other.get(key, ""), late.other.get(key, "")) for key in {*early.other, *late.other}},
    )


def _rank(record: Record) -> tuple[Stamp, int]:
    return (record.at, record.bookmark)


def _merged(one: Outcome | None, other: Outcome | None) -> Outcome:
    if one is None or other is None:
        present = one or other
        assert present is not None  # noqa: S101  # a number comes from one of the two
        return present
    late = max(one, other, key=lambda outcome: (outcome.at, sorted(outcome.answers.items()), outcome.last))
    return replace(late, best=better(one.best, other.best), attempts=max(one.attempts, other.attempts))


def worst_case(pages: Iterable[int], quizzes: Mapping[int, Terms], answers: Mapping[int, Mapping[int, str]]) -> int:
    """
    Return the most characters that the state of a course can take.

    *answers* gives for each quiz the longest answer of each of its questions. Attempts, serial numbers and seconds are taken at the
    greatest that a learner of flesh and blood can reach: 999 attempts, a million changes, a year of seconds.
    """
    stamp = (36**4 - 1, "zz")
    full = {
        number: Outcome(
            (terms.points, terms.points), (max(0, terms.points - 1), terms.points), terms.attempts or 999, stamp, answers[number]
        )
        for number, terms in quizzes.items()
    }
    largest = max((*pages, *quizzes, 1))
    return len(encode(Record(frozenset(pages), full, largest, stamp, 36**5 - 1, "z" * 6, {"i": "zzzz"})))
