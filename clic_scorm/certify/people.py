"""
Tell people apart: by e-mail address, by number, and only for want of these by name.
"""

from __future__ import annotations

import html
import unicodedata
from dataclasses import dataclass, field
from functools import lru_cache

from clic_scorm.certify.columns import Columns, Role, plain
from clic_scorm.certify.spreadsheets import Row


@dataclass(frozen=True, slots=True)
class Named:
    """
    Hold what one row says of whose it is; what it leaves out is empty.
    """

    name: str = ""
    email: str = ""
    id: str = ""

    @property
    def someone(self) -> bool:
        """
        Return whether the row is anybody's.
        """
        return bool(self.name or self.email or self.id)


def named(row: Row, columns: Columns) -> Named:
    """
    Return whose *row* is. Addresses and numbers come out of an LMS escaped as HTML; they are compared as written out.
    """

    def cell(role: Role) -> str:
        place = columns.roles.get(role)
        return clean(row.cells[place]) if place is not None else ""

    name = cell("name") or " ".join(filter(None, (cell("first-name"), cell("last-name"))))
    email = html.unescape(cell("email")).casefold()
    return Named("" if name == "-" else name, email if "@" in email else "", html.unescape(cell("id")))


def clean(text: str) -> str:
    """
    Return *text* on one line, composed, without signs that show nothing or turn the direction of what follows.
    """
    composed = unicodedata.normalize("NFC", text)
    shown = "".join(sign for sign in composed if sign.isspace() or unicodedata.category(sign) != "Cc")
    return " ".join(shown.translate(_TURNING).split())


# Marks and overrides of direction; the joiners that Persian and Hindi names need (200C, 200D) stay.
_TURNING = dict.fromkeys([0x200B, 0x200E, 0x200F, 0x2060, 0xFEFF, *range(0x202A, 0x202F), *range(0x2066, 0x206A)])


@dataclass(slots=True, eq=False)
class Person:
    """
    Be somebody who has a row somewhere. *doubts* are reasons why nothing may be issued to them.
    """

    name: str = ""
    emails: set[str] = field(default_factory=set)
    ids: set[str] = field(default_factory=set)
    doubts: list[str] = field(default_factory=list)

    @property
    def shown(self) -> str:
        """
        Return the name, or for want of one an address or number.
        """
        return self.name or next(iter(sorted(self.emails) + sorted(self.ids)), "")

    @property
    def addresses(self) -> str:
        """
        Return the addresses, else the numbers, as a list shows them.
        """
        return ", ".join(sorted(self.emails) or sorted(self.ids))


def same_name(one: str, other: str) -> bool:
    """
    Return whether two names can be of one person: the words of one are all in the other, in any order and case.
    """
    first, second = _words(one), _words(other)
    return first <= second or second <= first


@lru_cache(100_000)
def _words(name: str) -> frozenset[str]:
    return frozenset(plain(name.replace(",", " ").replace(".", " ")).split())


class People:
    """
    Gather people from the rows of all files; whoever can't be told apart keeps the reason as a doubt.
    """

    def __init__(self) -> None:
        self.everybody: list[Person] = []
        self._emails: dict[str, Person] = {}
        self._ids: dict[str, Person] = {}
        self._names: dict[frozenset[str], list[Person]] = {}

    def find(self, who: Named) -> tuple[Person, ...]:
        """
        Return who *who* can be: one person, none, or several of one name.
        """
        sure = [found for found in (self._emails.get(who.email), self._ids.get(who.id)) if found is not None]
        if sure:
            return (sure[0],) if len(sure) == 1 or sure[0] is sure[1] else (sure[0], sure[1])
        if not who.name:
            return ()
        candidates = self._names.get(_words(who.name), [])
        return tuple(person for person in candidates if self._may_be(person, who))

    def _may_be(self, person: Person, who: Named) -> bool:
        """
        Return whether nothing speaks against it: two addresses, or two numbers, are two people.
        """
        return not (who.email and person.emails) and not (who.id and person.ids)

    def add(self, who: Named) -> Person:
        """
        Return a new person of whom nothing is known but *who*.
        """
        person = Person()
        self.everybody.append(person)
        self.learn(person, who)
        return person

    def learn(self, person: Person, who: Named) -> None:
        """
        Add to *person* what *who* says; the fullest name is kept.
        """
        if who.email:
            person.emails.add(who.email)
            self._emails[who.email] = person
        if who.id:
            person.ids.add(who.id)
            self._ids[who.id] = person
        if who.name:
            if not person.name or (len(_words(who.name)) > len(_words(person.name)) and same_name(who.name, person.name)):
                person.name = who.name
            alike = self._names.setdefault(_words(who.name), [])
            if person not in alike[-1:] and person not in alike:
                alike.append(person)
