"""
Gather what all files say of each person: progress by attempt, statuses, and what was confirmed.
"""

from __future__ import annotations

import html
import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import PurePath

from clic_scorm.certify import codes
from clic_scorm.certify.columns import Columns, Role, recognise, with_names
from clic_scorm.certify.people import Named, People, Person, clean, named, same_name
from clic_scorm.certify.proven import Result
from clic_scorm.certify.sheet import Answer, UnclearError, read_answer, read_value
from clic_scorm.certify.spreadsheets import Row
from clic_scorm.certify.tables import Table
from clic_scorm.diagnostics import Diagnostic, Span, finding
from clic_scorm.model import Confirmation, LearnerAttribute
from clic_scorm.rules import Record, decode, merge


_STATUS = re.compile(r"cmi\.(core\.lesson_status|completion_status|success_status)")
_LONGEST_ATTEMPT = 5
_OF_RESULT: tuple[Role, ...] = ("result", "earned", "possible", "when")
_STATE = "cmi.suspend_data"
_ID = ("cmi.core.student_id", "cmi.learner_id")
_NAME = ("cmi.core.student_name", "cmi.learner_name")


@dataclass(slots=True)
class Evidence:
    """
    Hold what is known of one person: their progress by attempt at the package, what the LMS says in words, and what people confirmed.

    *seen* are the attempts that some file speaks of. *results* are what single rows say of single units, *learner* what they say of the person, None
    where two of them differ.
    """

    person: Person
    attempts: dict[int, Record] = field(default_factory=dict)
    statuses: list[str] = field(default_factory=list)
    confirmed: dict[str, Answer | None] = field(default_factory=dict)
    learner: dict[str, str | None] = field(default_factory=dict)
    results: list[Result] = field(default_factory=list)
    seen: set[int] = field(default_factory=set)
    recorded: bool = False
    unreadable: bool = False
    untouched: bool = False

    @property
    def whole(self) -> bool:
        """
        Return whether the progress of every attempt is known, so that what is not there was not done; else it may only be missing.
        """
        if self.unreadable:
            return False
        return self.seen <= set(self.attempts) if self.attempts else self.untouched and not self.seen


@dataclass(frozen=True, slots=True)
class Said:
    """
    Hold a row with whose it is and what its columns mean.
    """

    table: Table
    row: Row
    columns: Columns
    who: Named

    @property
    def where(self) -> Span:
        """
        Return the place of the row.
        """
        return Span(self.table.name, self.row.line)

    def cell(self, place: int | None) -> str:
        """
        Return what stands at *place*; nothing where there is no such column.
        """
        return self.row.cells[place] if place is not None else ""


class Gathering:
    """
    Take tables one by one, then tell who there is and what is known of each.
    """

    def __init__(
        self, confirmations: Sequence[Confirmation], mapped: Mapping[str, str], title: str = "", learner: Sequence[LearnerAttribute] = ()
    ) -> None:
        self.findings: list[Diagnostic] = []
        self.people = People()
        self._confirmations = {each.id: each for each in confirmations}
        self._texts = {each.id: each.text for each in confirmations}
        self._learner = {each.id: each for each in learner if each.fixed is None}
        self._questions = {each.id: each.ask for each in self._learner.values()}
        self._mapped = mapped
        self._title = title
        self._records: list[Said] = []
        self._sheets: list[Said] = []

    def add_records(self, table: Table) -> None:
        """
        Take what an LMS exported.
        """
        self._records.extend(self._said(table))

    def add_sheet(self, table: Table) -> None:
        """
        Take a facilitator's sheet.
        """
        self._sheets.extend(self._said(table))

    def _said(self, table: Table) -> Iterable[Said]:
        header = with_names(table.header, [row.cells[0] for row in table.rows if row.cells])
        columns = recognise(header, self._texts, self._mapped, self._title, self._questions)
        where = Span(table.name)
        if not columns.personal:
            one = _of_one(table, columns)
            if not one.someone:
                names = ", ".join(name for name in table.header if name)
                self.findings.append(finding(codes.NO_PERSON, where, file=table.name, columns=names))
                return []
            return [Said(table, row, columns, one) for row in table.rows]
        if columns.unused:
            self.findings.append(finding(codes.UNUSED_COLUMNS, where, file=table.name, columns=", ".join(columns.unused)))
        found = []
        for row in table.rows:
            who = named(row, columns)
            if who.someone:
                found.append(Said(table, row, columns, who))
            else:
                text = " ".join(filter(None, row.cells))[:60]
                self.findings.append(finding(codes.NOBODYS_ROW, Span(table.name, row.line), row=text))
        return found

    def everybody(self) -> list[Evidence]:
        """
        Return what is known of each person, in the order in which they were met; nobody who has a row is missing.
        """
        owners = self._owners()
        self._doubt_repeated(owners)
        evidence = {id(person): Evidence(person) for person in self.people.everybody}
        for said in self._records:
            for person in owners[id(said)]:
                evidence[id(person)].recorded = True
                self._take(evidence[id(person)], said)
        for said in self._sheets:
            for person in owners[id(said)]:
                self._take(evidence[id(person)], said)
        found = list(evidence.values())
        self._tell_of_missing(found, owners)
        return found

    def _owners(self) -> dict[int, tuple[Person, ...]]:
        """
        Return by row whose it is: rows with an address first, then with a number, then with a name alone, so that the order of files and
        rows decides nothing. A row that may be of several people leaves a doubt on each.
        """
        rows = [*self._records, *self._sheets]
        owners: dict[int, tuple[Person, ...]] = {}
        for said in sorted(rows, key=lambda one: (not one.who.email, not one.who.id)):
            candidates = self.people.find(said.who)
            if not candidates:
                owners[id(said)] = (self.people.add(said.who),)
            elif len(candidates) == 1:
                self._join(candidates[0], said)
                owners[id(said)] = candidates
            else:
                owners[id(said)] = candidates
                why = f"{said.where.file}, line {said.where.line}, fits {len(candidates)} of them"
                self._doubt(candidates, said, why)
        return owners

    def _join(self, person: Person, said: Said) -> None:
        if person.name and said.who.name and not same_name(person.name, said.who.name):
            key = said.who.email or said.who.id
            values = {"key": key, "one": person.name, "other": said.who.name}
            self.findings.append(finding(codes.TWO_NAMES, said.where, **values))
            person.doubts.append(f"{key}: {person.name} / {said.who.name}")
            return
        self.people.learn(person, said.who)

    def _doubt(self, people: Iterable[Person], said: Said, why: str) -> None:
        self.findings.append(finding(codes.NAMESAKES, said.where, name=said.who.name or said.who.email, why=why))
        for person in people:
            person.doubts.append(why)

    def _doubt_repeated(self, owners: Mapping[int, tuple[Person, ...]]) -> None:
        """
        Doubt who is told by name alone and stands in one file twice, in the same attempt: that may be two people.
        """
        for rows in (self._records, self._sheets):
            keys = Counter(self._key(said) for said in rows)
            for said in rows:
                if not said.who.email and not said.who.id and keys[self._key(said)] > 1:
                    self._doubt(owners[id(said)], said, "two rows have the name, and no address or number")

    def _key(self, said: Said) -> tuple[str, ...]:
        roles = said.columns.roles
        parts: tuple[Role, ...] = ("attempt", "element", "unit", "when")
        return (said.table.name, said.who.name, *(said.cell(roles.get(part)) for part in parts))

    def _take(self, evidence: Evidence, said: Said) -> None:
        roles = said.columns.roles
        element, value = said.cell(roles.get("element")), said.cell(roles.get("value"))
        state = said.cell(roles.get("state")) or (value if element == _STATE else "")
        status = said.cell(roles.get("status")) or (value if _STATUS.fullmatch(element) else "")
        attempt = said.cell(roles.get("attempt"))
        number = int(attempt) if attempt.isascii() and attempt.isdigit() and len(attempt) < _LONGEST_ATTEMPT else 0
        if number:
            evidence.seen.add(number)
        elif attempt == "-":
            # So Moodle says that somebody never opened the package.
            evidence.untouched = True
        if state and state != "-":
            self._take_state(evidence, said, state, number or 1)
        if status and status != "-":
            evidence.statuses.append(status)
        if unit := said.cell(roles.get("unit")):
            parts = (said.cell(roles.get(role)) for role in _OF_RESULT)
            evidence.results.append(Result(unit, *parts))
        by, date = clean(said.cell(roles.get("by"))), clean(said.cell(roles.get("date")))
        for key, place in said.columns.confirmed.items():
            self._take_answer(evidence, said, key, said.row.cells[place], by or PurePath(said.table.name).name, date)

        for key, place in said.columns.learner.items():
            self._take_value(evidence, said, key, said.row.cells[place])

    def _take_value(self, evidence: Evidence, said: Said, key: str, text: str) -> None:
        try:
            value = read_value(self._learner[key], text)
        except UnclearError as error:
            self._unclear(evidence, said, key, text, error)
            return
        if value is None:
            return
        known = evidence.learner.setdefault(key, value)
        if known != value:
            values = {"id": key, "name": evidence.person.shown, "one": known or "?", "other": value}
            self.findings.append(finding(codes.CONFIRMED_TWICE, said.where, **values))
            evidence.learner[key] = None

    def _unclear(self, evidence: Evidence, said: Said, key: str, text: str, error: UnclearError) -> None:
        values = {"value": text, "id": key, "name": evidence.person.shown, "what": str(error), "remedy": error.remedy}
        self.findings.append(finding(codes.WRONG_CONFIRMATION, said.where, **values))

    def _take_state(self, evidence: Evidence, said: Said, text: str, attempt: int) -> None:
        record, reason = decode(text)
        if record is None:
            # The table of tracks in Moodle is escaped as HTML, exported or not.
            record, reason = decode(html.unescape(text))
        if record is None:
            evidence.unreadable = True
            words = {"damaged": "it was changed or cut off on its way", "newer": "a newer edition of the program wrote it"}
            values = {"name": evidence.person.shown, "reason": words.get(reason, reason)}
            self.findings.append(finding(codes.UNREADABLE_STATE, said.where, **values))
            return
        known = evidence.attempts.get(attempt)
        evidence.attempts[attempt] = record if known is None else merge(known, record)

    def _take_answer(self, evidence: Evidence, said: Said, key: str, text: str, by: str, date: str) -> None:
        try:
            answer = read_answer(self._confirmations[key], text, by, date)
        except UnclearError as error:
            self._unclear(evidence, said, key, text, error)
            return
        if answer is None:
            return
        known = evidence.confirmed.get(key, answer)
        if known is None or known.met != answer.met:
            one = known.written if known else "?"
            values = {"id": key, "name": evidence.person.shown, "one": one, "other": answer.written}
            self.findings.append(finding(codes.CONFIRMED_TWICE, said.where, **values))
            evidence.confirmed[key] = None
        else:
            evidence.confirmed[key] = known

    def _tell_of_missing(self, found: Iterable[Evidence], owners: Mapping[int, tuple[Person, ...]]) -> None:
        if not self._records:
            return
        alone = {id(each.person) for each in found if not each.recorded}
        told: set[int] = set()
        for said in self._sheets:
            for person in owners[id(said)]:
                if id(person) in alone and id(person) not in told:
                    told.add(id(person))
                    self.findings.append(finding(codes.SHEET_ONLY, said.where, name=person.shown, file=said.table.name))


def _of_one(table: Table, columns: Columns) -> Named:
    """
    Return whose a table of one learner's tracks is: as its elements say, else as the file is called.
    """
    places = columns.roles
    if "element" not in places or "value" not in places:
        return Named()
    said = {row.cells[places["element"]]: row.cells[places["value"]] for row in table.rows}
    name = next((said[key] for key in _NAME if said.get(key)), "")
    number = next((said[key] for key in _ID if said.get(key)), "")
    stem = PurePath(table.name).stem
    email = stem.casefold() if "@" in stem else ""
    return Named(clean(html.unescape(name)), email, html.unescape(number))
