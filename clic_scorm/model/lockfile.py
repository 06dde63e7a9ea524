"""
The file course.lock: its lines, read and written.

It has one line per number, sections by kind, and in each section a last line `next`, so that additions made side by side conflict in git
instead of merging into doubles. A published line ends with a seal over what it says, and `next` counts the published ones: a line that
was changed or lost by hand is noticed.
"""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace

from clic_scorm.diagnostics import Diagnostic, Span, finding
from clic_scorm.model import codes


FILE = "course.lock"
LETTERS = "abcdefghijklmnopqrstuvwxyz0123456789"
KINDS = ("question", "unit")
_HEADER = "# The numbers that learners' saved progress refers to: written by clic-scorm, committed, never edited.\nclic-lock 1\n"
_ID = r"[a-z][a-z0-9-]*(?:/[a-z][a-z0-9-]*)?"
_LINE = re.compile(
    rf"(?P<gone>-)?(?P<kind>unit|question) (?P<number>[1-9]\d{{0,6}}) (?P<id>{_ID}) (?P<since>\S+)"
    rf"(?P<letters>(?: -?[a-z0-9]=[0-9a-f]{{8}})*)(?P<former>(?: was={_ID})*)(?P<superseded> superseded)?(?: !(?P<seal>[0-9a-f]{{6}}))?"
)
_NEXT = re.compile(r"next (?P<kind>unit|question) (?P<number>[1-9]\d{0,6})(?: frozen (?P<frozen>\d{1,7}))?")
_UNFROZEN = "-"


@dataclass(frozen=True, slots=True)
class Entry:
    """
    Hold one line: a number, the id that has it, the version that published it, and for a question the letters of its options.

    *since* is None until a release freezes the line. *gone* marks a tombstone. *letters* maps a letter to the digest of its option's
    text; one in *retired* had an option once, and goes to nobody else: only that text gets it back. *former* are the ids that it had
    before. *superseded* marks a tombstone whose id something else has got: nothing brings it back.
    """

    kind: str
    number: int
    id: str
    since: str | None = None
    gone: bool = False
    letters: Mapping[str, str] = field(default_factory=dict)
    retired: Mapping[str, str] = field(default_factory=dict)
    former: tuple[str, ...] = ()
    superseded: bool = False


@dataclass(frozen=True, slots=True)
class Lock:
    """
    Hold course.lock: entries by kind and number, and the next free number of each kind.
    """

    entries: tuple[Entry, ...] = ()
    free: Mapping[str, int] = field(default_factory=dict)


def digest(text: str) -> str:
    """
    Return eight hexadecimal digits for the text of an option, the same for texts that differ in white space only.
    """
    folded = " ".join(unicodedata.normalize("NFC", text).split())
    return hashlib.sha256(folded.encode("utf-8", "replace")).hexdigest()[:8]


def read(text: str) -> tuple[Lock, tuple[Diagnostic, ...]]:
    """
    Read course.lock; conflict marks, unknown lines, numbers and ids given twice, published lines changed or lost are errors.
    """
    entries: dict[tuple[str, int], Entry] = {}
    free: dict[str, int] = {}
    frozen: dict[str, int] = {}
    findings: list[Diagnostic] = []
    for row, line in enumerate(text.splitlines(), 1):
        where = Span(FILE, row)
        if not line.strip() or line.startswith("#") or line == "clic-lock 1":
            continue
        if match := _NEXT.fullmatch(line):
            free[match["kind"]] = max(int(match["number"]), free.get(match["kind"], 1))
            frozen[match["kind"]] = max(int(match["frozen"] or 0), frozen.get(match["kind"], 0))
        elif match := _LINE.fullmatch(line):
            entry = _entry(match)
            if match["seal"] != (_seal(line) if entry.since else None):
                remedy = "somebody changed its line: take it as it was committed last"
                findings.append(finding(codes.LOCK_FROZEN, where, id=entry.id, number=entry.number, remedy=remedy))
            key = (entry.kind, entry.number)
            if key in entries:
                values = {"number": entry.number, "first": entries[key].id, "second": entry.id}
                findings.append(finding(codes.LOCK_CONFLICT, where, **values))
            entries[key] = entry
        else:
            findings.append(finding(codes.LOCK_BROKEN, where, reason=f"“{line[:40]}” is no line of it"))
    ordered = tuple(entries[key] for key in sorted(entries))
    findings.extend(_lost(ordered, frozen))
    for entry in ordered:
        free[entry.kind] = max(free.get(entry.kind, 1), entry.number + 1)
    return Lock(ordered, free), tuple(findings)


def _lost(entries: Iterable[Entry], frozen: Mapping[str, int]) -> Iterator[Diagnostic]:
    """
    Yield findings for ids with two numbers and for published lines that are not there any more.
    """
    numbers: dict[tuple[str, str], int] = {}
    published = dict.fromkeys(KINDS, 0)
    for entry in entries:
        published[entry.kind] += entry.since is not None
        first = entry.number if entry.superseded else numbers.setdefault((entry.kind, entry.id), entry.number)
        if first != entry.number:
            reason = f"“{entry.id}” has the numbers {first} and {entry.number}"
            yield finding(codes.LOCK_BROKEN, Span(FILE), reason=reason)
    for kind, count in frozen.items():
        if published[kind] < count:
            reason = f"of {count} published lines for {kind}s {count - published[kind]} are lost"
            yield finding(codes.LOCK_BROKEN, Span(FILE), reason=reason)


def _seal(line: str) -> str:
    return hashlib.sha256(line.partition(" !")[0].encode()).hexdigest()[:6]


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
        former=tuple(word.removeprefix("was=") for word in match["former"].split()),
        superseded=bool(match["superseded"]),
    )


def write(lock: Lock) -> str:
    """
    Return *lock* as text, in number order.
    """
    lines = [_HEADER]
    for kind in KINDS:
        of_kind = [entry for entry in lock.entries if entry.kind == kind]
        lines.extend(_line(entry) for entry in sorted(of_kind, key=lambda entry: entry.number))
        frozen = sum(1 for entry in of_kind if entry.since)
        lines.append(f"next {kind} {lock.free.get(kind, 1)}" + (f" frozen {frozen}\n" if frozen else "\n"))
    return "".join(lines)


def _line(entry: Entry) -> str:
    words = [("-" if entry.gone else "") + entry.kind, str(entry.number), entry.id, entry.since or _UNFROZEN]
    words += [f"{letter}={entry.letters[letter]}" for letter in LETTERS if letter in entry.letters]
    words += [f"-{letter}={entry.retired[letter]}" for letter in LETTERS if letter in entry.retired]
    words += [f"was={former}" for former in entry.former]
    words += ["superseded"] if entry.superseded else []
    line = " ".join(words)
    return f"{line} !{_seal(line)}\n" if entry.since else f"{line}\n"


def freeze(lock: Lock, version: str) -> Lock:
    """
    Return *lock* with every line that has no version yet published as *version*, and every rewording published.
    """
    return Lock(tuple(_frozen(entry, version) for entry in lock.entries), lock.free)


def _frozen(entry: Entry, version: str) -> Entry:
    retired = {letter: value for letter, value in entry.retired.items() if letter not in entry.letters}
    return replace(entry, since=entry.since or version, retired=retired)
