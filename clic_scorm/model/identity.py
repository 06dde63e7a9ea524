"""
Numbers and letters that learners' saved progress refers to, and that stay when a course is edited.

course.lock has one line per number, sections by kind, and in each section a last line `next`, so that additions made side by side
conflict in git instead of merging into doubles.
"""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from clic_scorm.diagnostics import Diagnostic, Span, finding
from clic_scorm.model import codes


FILE = "course.lock"
LETTERS = "abcdefghijklmnopqrstuvwxyz0123456789"
KINDS = ("question", "unit")
_HEADER = "# The numbers that learners' saved progress refers to: written by clic-scorm, committed, never edited.\nclic-lock 1\n"
_LINE = re.compile(
    r"(?P<gone>-)?(?P<kind>unit|question) (?P<number>[1-9]\d{0,6}) (?P<id>[a-z][a-z0-9-]*(?:/[a-z][a-z0-9-]*)?) (?P<since>\S+)"
    r"(?P<letters>(?: -?[a-z0-9]=[0-9a-f]{8})*)"
)
_NEXT = re.compile(r"next (?P<kind>unit|question) (?P<number>[1-9]\d{0,6})")
_UNFROZEN = "-"


@dataclass(frozen=True, slots=True)
class Entry:
    """
    Hold one line: a number, the id that has it, the version that published it, and for a question the letters of its options.

    *since* is None until a release freezes the line. *gone* marks a tombstone. *letters* maps a letter to the digest of its option's
    text; one in *retired* had an option once, and goes to nobody else: only that text gets it back.
    """

    kind: str
    number: int
    id: str
    since: str | None = None
    gone: bool = False
    letters: Mapping[str, str] = field(default_factory=dict)
    retired: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Lock:
    """
    Hold course.lock: entries by kind and number, and the next free number of each kind.
    """

    entries: tuple[Entry, ...] = ()
    free: Mapping[str, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Declared:
    """
    Say that a course has a unit, or a question with options; *was* is the id that it had before.

    The id of a question is `unit-id/question-id`.
    """

    kind: str
    id: str
    span: Span
    title: str = ""
    was: str = ""
    options: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Numbers:
    """
    Give the number of each id, and the letters of a question's options in the author's order.
    """

    units: Mapping[str, int]
    questions: Mapping[str, int]
    letters: Mapping[str, tuple[str, ...]]


def digest(text: str) -> str:
    """
    Return eight hexadecimal digits for the text of an option, the same for texts that differ in white space only.
    """
    folded = " ".join(unicodedata.normalize("NFC", text).split())
    return hashlib.sha256(folded.encode("utf-8", "replace")).hexdigest()[:8]


def read(text: str) -> tuple[Lock, tuple[Diagnostic, ...]]:
    """
    Read course.lock; conflict marks, unknown lines and numbers given twice are errors.
    """
    entries: dict[tuple[str, int], Entry] = {}
    free: dict[str, int] = {}
    findings: list[Diagnostic] = []
    for row, line in enumerate(text.splitlines(), 1):
        where = Span(FILE, row)
        if not line.strip() or line.startswith("#") or line == "clic-lock 1":
            continue
        if match := _NEXT.fullmatch(line):
            free[match["kind"]] = max(int(match["number"]), free.get(match["kind"], 1))
        elif match := _LINE.fullmatch(line):
            entry = _entry(match)
            key = (entry.kind, entry.number)
            if key in entries:
                values = {"number": entry.number, "first": entries[key].id, "second": entry.id}
                findings.append(finding(codes.LOCK_CONFLICT, where, **values))
            entries[key] = entry
        else:
            findings.append(finding(codes.LOCK_BROKEN, where, reason=f"“{line[:40]}” is no line of it"))
    ordered = tuple(entries[key] for key in sorted(entries))
    for entry in ordered:
        free[entry.kind] = max(free.get(entry.kind, 1), entry.number + 1)
    return Lock(ordered, free), tuple(findings)


def _entry(match: re.Match[str]) -> Entry:
    pairs = [pair.split("=") for pair in match["letters"].split()]
    return Entry(
        kind=match["kind"],
        number=int(match["number"]),
        id=match["id"],
        since=None if match["since"] == _UNFROZEN else match["since"],
        gone=bool(match["gone"]),
        letters={letter: value for letter, value in pairs if not letter.startswith("-")},
        retired={letter[1:]: value for letter, value in pairs if letter.startswith("-")},
    )


def write(lock: Lock) -> str:
    """
    Return *lock* as text, in number order.
    """
    lines = [_HEADER]
    for kind in KINDS:
        of_kind = [entry for entry in lock.entries if entry.kind == kind]
        lines.extend(_line(entry) for entry in sorted(of_kind, key=lambda entry: entry.number))
        lines.append(f"next {kind} {lock.free.get(kind, 1)}\n")
    return "".join(lines)


def _line(entry: Entry) -> str:
    words = [("-" if entry.gone else "") + entry.kind, str(entry.number), entry.id, entry.since or _UNFROZEN]
    words += [f"{letter}={entry.letters[letter]}" for letter in LETTERS if letter in entry.letters]
    words += [f"-{letter}={entry.retired[letter]}" for letter in LETTERS if letter in entry.retired]
    return " ".join(words) + "\n"


def assign(declared: Iterable[Declared], lock: Lock) -> tuple[Numbers, Lock, tuple[Diagnostic, ...]]:
    """
    Give every declared thing its number and letters: the ones in *lock* where it is there, else the next free ones.

    Return the numbers, the lock as it should be afterwards, and findings: a former id that nothing has, options of a published
    question that changed so that nobody can tell which is which.
    """
    findings: list[Diagnostic] = []
    known = {(entry.kind, entry.id): entry for entry in lock.entries}
    free = dict(lock.free)
    taken: dict[tuple[str, str], Entry] = {}
    orders: dict[str, tuple[str, ...]] = {}
    for thing in declared:
        entry = _known_entry(thing, known, findings)
        if entry is None:
            number = free.get(thing.kind, 1)
            free[thing.kind] = number + 1
            entry = Entry(thing.kind, number, thing.id)
        letters, retired, problems = _letters(thing, entry)
        findings.extend(problems)
        taken[(thing.kind, thing.id)] = Entry(entry.kind, entry.number, thing.id, entry.since, False, letters, retired)
        if thing.kind == "question":
            by_digest = {value: letter for letter, value in letters.items()}
            orders[thing.id] = tuple(by_digest[digest(text)] for text in thing.options if digest(text) in by_digest)
            if len(orders[thing.id]) < len(thing.options):
                findings.append(finding(codes.LETTERS_USED_UP, thing.span, title=thing.title or thing.id, most=len(LETTERS)))
    used = {(entry.kind, entry.number) for entry in taken.values()}
    graves = [_tombstone(entry) for entry in lock.entries if (entry.kind, entry.number) not in used]
    # A number that was never published can be given again; a published one never.
    graves = [entry for entry in graves if entry.since]
    everything = tuple(sorted((*taken.values(), *graves), key=lambda entry: (entry.kind, entry.number)))
    numbers = {kind: {name: entry.number for (its, name), entry in taken.items() if its == kind} for kind in KINDS}
    return Numbers(numbers["unit"], numbers["question"], orders), Lock(everything, free), tuple(findings)


def _known_entry(thing: Declared, known: Mapping[tuple[str, str], Entry], findings: list[Diagnostic]) -> Entry | None:
    entry = known.get((thing.kind, thing.id))
    if entry or not thing.was:
        return entry
    former = known.get((thing.kind, thing.was))
    if former is None:
        findings.append(finding(codes.UNKNOWN_WAS, thing.span, id=thing.was))
    return former


def _tombstone(entry: Entry) -> Entry:
    return Entry(entry.kind, entry.number, entry.id, entry.since, True, entry.letters, entry.retired)


def _letters(thing: Declared, entry: Entry) -> tuple[dict[str, str], dict[str, str], tuple[Diagnostic, ...]]:
    """
    Match a question's options with the letters that it had: same text, same letter; the only changed one keeps its letter.
    """
    wanted = list(dict.fromkeys(digest(text) for text in thing.options))
    by_digest = {value: letter for letter, value in (*entry.retired.items(), *entry.letters.items())}
    kept = {by_digest[value]: value for value in wanted if value in by_digest}
    retired = {letter: value for letter, value in entry.retired.items() if letter not in kept}
    changed = [value for value in wanted if value not in by_digest]
    missing = [letter for letter in LETTERS if letter in entry.letters and letter not in kept]
    if len(changed) == 1 and len(missing) == 1:
        kept[missing[0]] = changed[0]
        return kept, retired, ()
    findings: tuple[Diagnostic, ...] = ()
    if changed and missing and entry.since:
        values = {"count": max(len(changed), len(missing)), "title": thing.title or thing.id}
        findings = (finding(codes.AMBIGUOUS_OPTION, thing.span, **values),)
    if entry.since:
        retired.update({letter: entry.letters[letter] for letter in missing})
    spare = [letter for letter in LETTERS if letter not in kept and letter not in retired]
    kept.update(zip(spare, changed, strict=False))
    return kept, retired, findings


def freeze(lock: Lock, version: str) -> Lock:
    """
    Return *lock* with every line that has no version yet published as *version*.
    """
    entries = tuple(
        entry if entry.since else Entry(entry.kind, entry.number, entry.id, version, entry.gone, entry.letters, entry.retired)
        for entry in lock.entries
    )
    return Lock(entries, lock.free)
