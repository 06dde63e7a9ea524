"""
Issue certificates: to whoever earned one and has none, once.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass, replace

from clic_scorm.certify import codes
from clic_scorm.certify.award import Award, Issued, Judgement, Line
from clic_scorm.certify.columns import plain
from clic_scorm.certify.gather import Evidence
from clic_scorm.certify.paper import ACCENT, Paper
from clic_scorm.certify.people import Person
from clic_scorm.certify.proof import Key
from clic_scorm.certify.register import Entry, Register, last_day, marks, of_kind, sealed
from clic_scorm.diagnostics import Diagnostic, finding
from clic_scorm.rules import Truth


Judge = Callable[[Award, Evidence], Judgement]


@dataclass(frozen=True, slots=True)
class Desk:
    """
    Hold what is the same for every certificate of a run: the course's id, title, edition and language, the day, the organisers' secret, where a
    certificate is verified, the colour, and which withdrawn numbers are to be replaced.
    """

    course: str
    title: str
    version: str
    language: str
    day: str
    key: Key
    verify: str = ""
    accent: str = ACCENT
    reissued: Collection[str] = ()


def issue(
    desk: Desk, awards: Sequence[Award], everybody: Iterable[Evidence], judge: Judge, register: Register
) -> tuple[Issued, Register, tuple[Diagnostic, ...]]:
    """
    Return the papers to print, a line for each person and award, the register with what was added, and findings.

    Whoever has a certificate keeps it, with its number and days, whatever later records say. A withdrawn one is not replaced unless that is asked for.
    """
    findings: list[Diagnostic] = []
    papers: list[Paper] = []
    lines: list[Line] = []
    people = sorted(everybody, key=lambda one: (plain(one.person.name), one.person.addresses))
    taken = _shared_names(desk.key, [one.person for one in people])
    for award in awards:
        for evidence in people:
            judgement = judge(award, evidence)
            own = marks(desk.key, evidence.person)
            entry, doubt = _earlier(register, desk, award, own, taken)
            line = Line(evidence.person.shown, evidence.person.addresses, award.title, "", entry.number if entry else "")
            if evidence.person.doubts or doubt:
                lines.append(replace(line, state="doubtful", reasons=tuple(dict.fromkeys((*evidence.person.doubts, *doubt)))))
                continue
            if entry and entry.number in register.withdrawn() and entry.number in desk.reissued:
                entry = None
            if entry is None:
                if judgement.truth is not Truth.MET or not evidence.person.name:
                    lines.append(_refused(line, judgement, named=bool(evidence.person.name)))
                    continue
                entry = _new(register, desk, award, own, evidence.person.name)
                register = register.added(entry)
                lines.append(replace(line, state="issued", number=entry.number))
            elif entry.number in register.withdrawn():
                lines.append(replace(line, state="withdrawn"))
                continue
            elif sealed(desk.key, entry, evidence.person.name).seal != entry.seal:
                findings.append(finding(codes.NAME_CHANGED, None, number=entry.number, name=evidence.person.name))
                lines.append(replace(line, state="renamed"))
                continue
            else:
                lines.append(replace(line, state="kept"))
            if judgement.truth is Truth.MET:
                papers.append(_paper(desk, award, entry, evidence.person.name, judgement))
    return Issued(tuple(papers), tuple(lines)), register, tuple(findings)


def _shared_names(key: Key, people: Iterable[Person]) -> frozenset[str]:
    """
    Return the marks of names that several people of this run have.
    """
    seen, shared = set[str](), set[str]()
    for person in people:
        for mark in of_kind("name", marks(key, person)):
            (shared if mark in seen else seen).add(mark)
    return frozenset(shared)


def _earlier(
    register: Register, desk: Desk, award: Award, own: tuple[str, ...], shared: Collection[str]
) -> tuple[Entry | None, tuple[str, ...]]:
    """
    Return the last certificate that the person has, or why it can't be told whether they have one.

    An address or number tells for certain. A name tells only where nobody ever knew more of either, and nobody else of the run has it.
    """
    names = of_kind("name", own)
    sure = register.of(desk.course, award.id, set(own) - names)
    if sure:
        return sure[-1], ()
    perhaps = [entry for entry in register.of(desk.course, award.id, names) if not _another(entry.people, own)]
    if not perhaps:
        return None, ()
    if set(own) != names or any(set(entry.people) != names for entry in perhaps) or not names.isdisjoint(shared):
        return None, (f"{perhaps[-1].number} was issued under this name, and nothing tells to whom",)
    return perhaps[-1], ()


def _another(one: Iterable[str], other: Iterable[str]) -> bool:
    """
    Return whether two address or two numbers speak against its being the same person.
    """
    one, other = tuple(one), tuple(other)
    return any(of_kind(kind, one) and of_kind(kind, other) for kind in ("email", "id"))


def _new(register: Register, desk: Desk, award: Award, own: tuple[str, ...], name: str) -> Entry:
    entry = Entry(
        event="issued",
        number=register.next_number(desk.course, desk.day[:4]),
        date=desk.day,
        certificate=award.id,
        title=award.title,
        course=desk.course,
        version=desk.version,
        language=desk.language,
        until=last_day(desk.day, award.months),
        people=own,
    )
    return sealed(desk.key, entry, name)


def _refused(line: Line, judgement: Judgement, *, named: bool) -> Line:
    if judgement.truth is Truth.UNMET:
        return replace(line, state="missing", reasons=(*judgement.missing, *judgement.open))
    nameless = () if named else ("no file tells the name",)
    return replace(line, state="undecided", reasons=(*nameless, *judgement.missing, *judgement.open))


def _paper(desk: Desk, award: Award, entry: Entry, name: str, judgement: Judgement) -> Paper:
    return Paper(
        number=entry.number,
        code=desk.key.code(entry.number),
        name=name,
        title=award.title,
        course=desk.title,
        version=entry.version,
        language=desk.language,
        issued=entry.date,
        until=entry.until,
        sentence=award.sentence,
        hours=award.hours,
        conditions=judgement.conditions,
        signatories=award.signatories,
        logos=award.logos,
        verify=desk.verify,
        accent=desk.accent,
    )
