"""
The register of certificates: entries that are only ever added, each sealed to the one before; no names.
"""

from __future__ import annotations

import csv
import hashlib
import io
import json
import re
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, replace
from datetime import date
from typing import Any, Literal

from clic_scorm.certify.people import Person
from clic_scorm.certify.proof import Key, plain_name, seal
from clic_scorm.diagnostics import ClicError


FORMAT = "clic-scorm register 1"
_DATE = re.compile(r"\d{4}-\d{2}-\d{2}")


@dataclass(frozen=True, slots=True)
class Entry:
    """
    Be one thing that happened to a certificate. *until* is its last day, empty where it never ends; *people* stand for who has it.
    """

    event: Literal["issued", "withdrawn"]
    number: str
    date: str
    certificate: str = ""
    title: str = ""
    course: str = ""
    version: str = ""
    language: str = ""
    until: str = ""
    salt: str = ""
    seal: str = ""
    people: tuple[str, ...] = ()
    chain: str = ""


@dataclass(frozen=True, slots=True)
class Register:
    """
    Hold all entries, oldest first.
    """

    entries: tuple[Entry, ...] = ()

    def issued(self) -> Mapping[str, Entry]:
        """
        Return what was issued, by number.
        """
        return {entry.number: entry for entry in self.entries if entry.event == "issued"}

    def withdrawn(self) -> Mapping[str, str]:
        """
        Return on which day a number was withdrawn.
        """
        return {entry.number: entry.date for entry in self.entries if entry.event == "withdrawn"}

    def of(self, course: str, certificate: str, marks: Iterable[str]) -> tuple[Entry, ...]:
        """
        Return what was issued for *certificate* of *course* to whoever has one of *marks*, oldest first.
        """
        wanted = set(marks)
        return tuple(
            entry
            for entry in self.entries
            if entry.event == "issued"
            and (entry.course, entry.certificate) == (course, certificate)
            and not wanted.isdisjoint(entry.people)
        )

    def added(self, entry: Entry) -> Register:
        """
        Return the register with *entry* at its end.
        """
        before = self.entries[-1].chain if self.entries else ""
        return Register((*self.entries, replace(entry, chain=_chain(before, entry))))

    def next_number(self, course: str, year: str) -> str:
        """
        Return the first number that nothing has: course, year, and a count over the register's whole life.
        """
        prefix = f"{course.upper()}-{year}-"
        taken = [int(entry.number.removeprefix(prefix)) for entry in self.entries if entry.number.startswith(prefix)]
        return f"{prefix}{max(taken, default=0) + 1:04}"


def _chain(before: str, entry: Entry) -> str:
    values = {name: value for name, value in asdict(entry).items() if name != "chain"}
    text = json.dumps([before, values], ensure_ascii=True, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()


def marks(key: Key, person: Person) -> tuple[str, ...]:
    """
    Return what stands for *person*: one mark for each address, number and name, with its kind before a colon.
    """
    found = [("email", email) for email in sorted(person.emails)] + [("id", number) for number in sorted(person.ids)]
    if person.name:
        found.append(("name", plain_name(person.name)))
    return tuple(f"{kind}:{key.person(kind, value)}" for kind, value in found)


def of_kind(kind: str, marks: Iterable[str]) -> frozenset[str]:
    """
    Return those of *marks* that are of *kind*: email, id or name.
    """
    return frozenset(mark for mark in marks if mark.startswith(f"{kind}:"))


def sealed(key: Key, entry: Entry, name: str) -> Entry:
    """
    Return *entry* with salt and seal for *name*.
    """
    salt = key.salt(entry.number)
    return replace(entry, salt=salt, seal=seal(salt, entry.number, name, key.code(entry.number)))


def write_register(register: Register) -> bytes:
    """
    Return the register as JSON, one entry a line.
    """
    lines = ",\n".join(json.dumps(_shortened(entry), ensure_ascii=True) for entry in register.entries)
    return f'{{"format": "{FORMAT}", "entries": [\n{lines}\n]}}\n'.encode()


def _shortened(entry: Entry) -> dict[str, object]:
    return {name: value for name, value in asdict(entry).items() if value}


def read_register(data: bytes) -> Register:
    """
    Read what `write_register` wrote; raise ClicError where a line was changed, removed or put between.
    """
    try:
        value = json.loads(data)
        if value["format"] != FORMAT:
            raise ClicError("register.json is of another program or a newer one", "use the clic-scorm that wrote it", 3)
        entries = tuple(_entry(one) for one in value["entries"])
    except (ValueError, KeyError, TypeError):
        raise _damaged("it can't be read") from None
    before = ""
    for count, entry in enumerate(entries, 1):
        if entry.chain != _chain(before, entry):
            raise _damaged(f"entry {count} ({entry.number}) is not as it was written")
        before = entry.chain
    return Register(entries)


def _entry(value: Mapping[str, Any]) -> Entry:
    entry = Entry(**{**value, "people": tuple(value.get("people", ()))})
    days = (entry.date, entry.until) if entry.until else (entry.date,)
    if entry.event not in ("issued", "withdrawn") or not all(_DATE.fullmatch(day) for day in days):
        raise ValueError(entry.event)
    return entry


def _damaged(what: str) -> ClicError:
    return ClicError(f"register.json was changed by hand or is damaged: {what}", "bring back a copy; nothing is issued until then", 3)


def state_of(register: Register, number: str, today: str) -> Literal["valid", "expired", "withdrawn", "unknown"]:
    """
    Return what an employer is told of *number* on the day *today*; its last day is a day on which it is valid.
    """
    entry = register.issued().get(number)
    if entry is None:
        return "unknown"
    if number in register.withdrawn():
        return "withdrawn"
    return "expired" if entry.until and today > entry.until else "valid"


def last_day(issued: str, months: int | None) -> str:
    """
    Return the day on which what was issued on the day *issued* ends, *months* later; a day that the month lacks is its last.
    """
    if not months:
        return ""
    begin = date.fromisoformat(issued)
    year, month = divmod(begin.year * 12 + begin.month - 1 + months, 12)
    following = date(year + (month == 11), (month + 1) % 12 + 1, 1)
    days = (following - date(year, month + 1, 1)).days
    return date(year, month + 1, min(begin.day, days)).isoformat()


def as_csv(register: Register, today: str) -> bytes:
    """
    Return the register for a spreadsheet: what was issued, and how it stands on the day *today*.
    """
    buffer = io.StringIO(newline="")
    writer = csv.writer(buffer, lineterminator="\r\n")
    writer.writerow(["number", "certificate", "course", "version", "issued", "valid until", "withdrawn", "state"])
    gone = register.withdrawn()
    for number, entry in register.issued().items():
        state = state_of(register, number, today)
        writer.writerow([number, entry.certificate, entry.course, entry.version, entry.date, entry.until, gone.get(number, ""), state])
    return buffer.getvalue().encode()
