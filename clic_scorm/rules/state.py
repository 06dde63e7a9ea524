"""
A record as one short string of plain ASCII: what an LMS keeps for us in suspend_data.

    C1                  the format
    p<length>:<bits>    pages seen: page n is bit (n-1) mod 6 of character (n-1) div 6
    q<length>:<…>       quizzes, by comma: number.earned.possible.attempts.serial.device[.earned.possible] (best, then last where it
                        differs), then answers as ~first.<one mark a question>
    b n s k             bookmark; stamp as serial.device; seconds; token
    d<length>:<bits>    units done by their own condition, as pages are
    c<length>:<bits>    units that the learner declared done
    a                   by comma, quiz.attempt: the attempt that first reached the quiz's pass mark
    l                   by comma, attribute.serial.device.value: what the learner said of themselves
    e                   by comma, certificate.version+day: the certificates that are earned, in which version of the course and on which day
    o                   attempts that are not submitted yet, as `sitting.py` tells
    i                   how many answers the LMS was told, for LMSs that do not count them; no evaluator reads it
    r                   the LMS is known to keep no more than the standard wants; no evaluator reads it
    v8:<8 digits>       only before texts: the checksum of all before it, so that an LMS which cuts texts off damages nothing else
    t<length>:<…>       what the learner wrote, by semicolon: key=serial.device.text
    !<8 digits>         checksum of all before

A key of a text is the number of a unit, or of a question after a 0, and after points what in it: `1f`, `02a`, `1f.row3.cost`; key 0 alone holds whether
texts may go to the LMS, y or n. Its stamp has five digits, so that the later of two texts is the greater of two strings. `writing.py` tells how a
text is written.

Numbers are in base 36, bits in base 64. An answer's mark is the base-64 digit of its letters a–f as bits where they stand in the order of the
alphabet, `*` for true, `A` for none, else the letters in parentheses. Lengths are explicit, so that a version that does not know a section passes over it, and keeps it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from typing import TypeVar

from clic_scorm.rules import sitting
from clic_scorm.rules.record import Outcome, Record, Share, Stamp
from clic_scorm.rules.score import better, digest
from clic_scorm.rules.writing import pack, unpack


Value = TypeVar("Value")
FORMAT = "C1"
DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz"
SIXTY_FOUR = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"
_NEAR = "abcdef"
_LONGEST_GAP = 6
AGREED = "0"
_AROUND_TEXTS = len("v8:01234567t:")
_KNOWN = "pqbnskdcalevt"
_TEXT = re.compile(r"(?P<key>[a-z0-9]{1,12}(?:\.[a-z0-9]{1,12}){0,3})=(?P<written>[0-9a-z]{5}\.[a-z0-9]{0,12}\.[^;!]*)")
_VITAL = re.compile(r"v8:(?P<sum>[0-9a-f]{8})t")
_WORD = re.compile(r"[a-z0-9]{0,12}")
_SAID = re.compile(r"(?P<name>[a-z][a-z0-9-]*)\.(?P<serial>[0-9a-z]{1,7})\.(?P<device>[a-z0-9]{0,12})\.(?P<value>[a-z][a-z0-9-]*)")
_EARNED = re.compile(r"(?P<name>[a-z][a-z0-9-]*)\.(?P<version>[0-9A-Za-z][0-9A-Za-z.+-]*)")
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
        "d": _pages(record.done),
        "c": _pages(record.declared),
        "a": ",".join(f"{base36(number)}.{base36(one.reached)}" for number, one in sorted(record.quizzes.items()) if one.reached),
        "l": ",".join(f"{name}.{_stamp(stamp)}.{value}" for name, (stamp, value) in sorted(record.learner.items())),
        "e": ",".join(f"{name}.{version}" for name, version in sorted(record.earned.items())),
        **{key: record.other[key] for key in sorted(record.other)},
    }
    body = FORMAT + "".join(_section(key, text) for key, text in sections.items())
    if record.texts:
        texts = ";".join(f"{key}={record.texts[key]}" for key in sorted(record.texts))
        body += _section("v", digest(body)[:8]) + _section("t", texts)
    return f"{body}!{digest(body)[:8]}"


def _section(key: str, text: str) -> str:
    return f"{key}{base36(len(text))}:{text}" if text else ""


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
    if letters and all(letter in _NEAR for letter in letters) and list(letters) == sorted(set(letters)):
        return SIXTY_FOUR[sum(1 << _NEAR.index(letter) for letter in letters)]
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
        return _vital(text)
    if not body.startswith(FORMAT):
        return None, "newer" if re.match(r"C[2-9]", body) else "damaged"
    try:
        return _record(dict(_sections(body[len(FORMAT) :]))), ""
    except ValueError:
        return None, "damaged"


def _vital(text: str) -> tuple[Record | None, str]:
    """
    Return what an LMS left of a text that it cut off: all but the texts, with a note that it keeps no more than the standard wants.
    """
    match = _VITAL.search(text)
    vital = text[: match.start()] if match else ""
    if not match or not vital.startswith(FORMAT) or digest(vital)[:8] != match["sum"]:
        return None, "damaged"
    try:
        record = _record(dict(_sections(vital[len(FORMAT) :])))
    except ValueError:
        return None, "damaged"
    return replace(record, other={**record.other, "r": "1"}), ""


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
    reached = dict(_read_reached(part) for part in _parts(sections, "a"))
    quizzes = {
        number: replace(outcome, reached=reached.get(number, 0)) for number, outcome in (_read_quiz(part) for part in _parts(sections, "q"))
    }
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
        frozenset(_read_pages(sections.get("d", ""))),
        frozenset(_read_pages(sections.get("c", ""))),
        dict(_read_text(part) for part in sections["t"].split(";")) if "t" in sections else {},
        {match["name"]: ((int(match["serial"], 36), match["device"]), match["value"]) for match in _matched(_SAID, _parts(sections, "l"))},
        {match["name"]: match["version"] for match in _matched(_EARNED, _parts(sections, "e"))},
    )


def _parts(sections: Mapping[str, str], key: str) -> list[str]:
    return sections[key].split(",") if key in sections else []


def _matched(form: re.Pattern[str], parts: Iterable[str]) -> Iterator[re.Match[str]]:
    for part in parts:
        match = form.fullmatch(part)
        if not match:
            raise ValueError("form")
        yield match


def _read_reached(part: str) -> tuple[int, int]:
    number, _, attempt = part.partition(".")
    return _number(number), _number(attempt)


def _read_text(part: str) -> tuple[str, str]:
    match = _TEXT.fullmatch(part)
    if not match:
        raise ValueError("text")
    return match["key"], match["written"]


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

    Pages, units done, declarations and certificates are united; of results the best, of counts the greatest, of the attempts that reached a mark the
    first; of a quiz's last answers, of the bookmark, of each text and of what the learner said of themselves the later by stamp.
    """
    late = one if _rank(one) >= _rank(other) else other
    numbers = {*one.quizzes, *other.quizzes}
    return replace(
        late,
        pages=one.pages | other.pages,
        quizzes={number: _merged(one.quizzes.get(number), other.quizzes.get(number)) for number in numbers},
        seconds=max(one.seconds, other.seconds),
        token=max(one.token, other.token),
        other={key: _other(key, one.other.get(key, ""), other.other.get(key, "")) for key in {*one.other, *other.other}},
        done=one.done | other.done,
        declared=one.declared | other.declared,
        texts={key: max(one.texts.get(key, ""), other.texts.get(key, "")) for key in {*one.texts, *other.texts}},
        learner=_chosen(one.learner, other.learner, max),
        # Of two versions one has to stay, whichever device is asked; which one matters to nobody.
        earned=_chosen(one.earned, other.earned, min),
    )


def _chosen(one: Mapping[str, Value], other: Mapping[str, Value], choose: Callable[[Value, Value], Value]) -> dict[str, Value]:
    return {**one, **{key: choose(one[key], value) if key in one else value for key, value in other.items()}}


def _other(key: str, one: str, other: str) -> str:
    return sitting.merge(one, other) if key == sitting.SECTION else max(one, other)


def _rank(record: Record) -> tuple[Stamp, int]:
    return (record.at, record.bookmark)


def _merged(one: Outcome | None, other: Outcome | None) -> Outcome:
    if one is None or other is None:
        present = one or other
        assert present is not None  # noqa: S101  # a number comes from one of the two
        return present
    late = max(one, other, key=lambda outcome: (outcome.at, sorted(outcome.answers.items()), outcome.last))
    reached = min(filter(None, (one.reached, other.reached)), default=0)
    return replace(late, best=better(one.best, other.best), attempts=max(one.attempts, other.attempts), reached=reached)


def write_text(stamp: Stamp, text: str) -> str:
    """
    Return *text*, written at *stamp*, as a record holds it.
    """
    return f"{base36(stamp[0]).zfill(5)}.{stamp[1]}.{pack(text)}"


def read_text(written: str) -> str | None:
    """
    Return the text that `write_text` wrote, or None where it can't be read.
    """
    return unpack(written.split(".", 2)[2])


def fit(record: Record, room: int) -> Record:
    """
    Return what an LMS is given of *record*: its texts in order as far as *room* characters allow, and only where the learner agreed.

    That the learner agreed, or did not, is no text of the learner's and goes along.
    """
    said = record.texts.get(AGREED, "")
    texts = {AGREED: said} if said else {}
    around = len(encode(replace(record, texts={}))) + _AROUND_TEXTS
    length = len(AGREED) + 1 + len(said)
    for key in sorted(record.texts) if said.endswith(".y") else ():
        longer = length + len(key) + len(record.texts[key]) + 2
        if key != AGREED and around + len(base36(longer)) + longer <= room:
            texts[key] = record.texts[key]
            length = longer
    return replace(record, texts=texts)
