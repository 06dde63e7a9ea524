"""
Numbers and letters that learners' saved progress refers to, and that stay when a course is edited.

course.lock has one line per number, sections by kind, and in each section a last line `next`, so that additions made side by side
conflict in git instead of merging into doubles. A published line ends with a seal over what it says, and `next` counts the published
ones: a line that was changed or lost by hand is noticed. A line also keeps the ids that its thing had before: a `was=` that stays
in the text is carried out once, though its old id may since have gone to something else.
"""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
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


@dataclass(frozen=True, slots=True)
class Declared:
    """
    Say that a course has a unit, or a question with options; *was* is the id that it had before.

    The id of a question is `unit-id/question-id`; what it *was* may leave out the unit where that is the same, whatever its id was.
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


_TRUTHS = {"f": digest("false"), "t": digest("true")}


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


def assign(declared: Iterable[Declared], lock: Lock) -> tuple[Numbers, Lock, tuple[Diagnostic, ...]]:
    """
    Give every declared thing its number and letters: the ones in *lock* where it is there, else the next free ones.

    Return the numbers, the lock as it should be afterwards, and findings: a former id that nothing has, or that two things claim;
    options of a published question that changed so that nobody can tell which is which.
    """
    everything = list(declared)
    things = {kind: [thing for thing in everything if thing.kind == kind] for kind in KINDS}
    units = [entry for entry in lock.entries if entry.kind == "unit"]
    claimed_units, unit_findings = _claim(things["unit"], units)
    renamed = {entry.id: name for name, entry in claimed_units.items() if entry.id != name}
    questions = _follow([entry for entry in lock.entries if entry.kind == "question"], claimed_units, renamed)
    claimed_questions, question_findings = _claim([_retold(thing, renamed) for thing in things["question"]], questions)
    findings = [*unit_findings, *question_findings]
    free = dict(lock.free)
    entries: list[Entry] = []
    orders: dict[str, tuple[str, ...]] = {}
    numbers: dict[str, dict[str, int]] = {kind: {} for kind in KINDS}
    for kind, claimed, old in (("unit", claimed_units, units), ("question", claimed_questions, questions)):
        for thing in things[kind]:
            entry = claimed.get(thing.id) or Entry(kind, free.get(kind, 1), thing.id)
            free[kind] = max(free.get(kind, 1), entry.number + 1)
            letters, retired, problems = _letters(thing, entry)
            findings.extend(problems)
            former = tuple(name for name in dict.fromkeys((*entry.former, entry.id)) if name != thing.id)
            kept = replace(entry, id=thing.id, gone=False, letters=letters, retired=retired, former=former, superseded=False)
            entries.append(kept)
            numbers[kind][thing.id] = kept.number
            if kind == "question":
                orders[thing.id], problems = _order(thing, letters)
                findings.extend(problems)
        entries.extend(_tombstones(old, claimed, numbers[kind]))
    entries.sort(key=lambda entry: (entry.kind, entry.number))
    return Numbers(numbers["unit"], numbers["question"], orders), Lock(tuple(entries), free), tuple(findings)


def _claim(things: Sequence[Declared], entries: Iterable[Entry]) -> tuple[dict[str, Entry], list[Diagnostic]]:
    """
    Return by id the entry of each thing that has one: the one that `was=` names unless that was carried out before, else its own.
    """
    by_id = {entry.id: entry for entry in entries if not entry.superseded}
    declared = {thing.id for thing in things}
    long_ago = {name: entry for entry in by_id.values() if entry.id not in declared for name in entry.former}
    sources = {thing.id: by_id.get(thing.was) or long_ago.get(thing.was) for thing in things if thing.was not in ("", thing.id)}
    findings: list[Diagnostic] = []
    moves: dict[str, Entry] = {}
    for thing in things:
        own, source = by_id.get(thing.id), sources.get(thing.id)
        if source and (own is None or thing.was not in own.former):
            moves[thing.id] = source
        elif thing.id in sources and own is None:
            findings.append(finding(codes.UNKNOWN_WAS, thing.span, id=thing.was))
    _move_on(things, by_id, sources, moves)
    claimed: dict[str, Entry] = {}
    used: set[int] = set()
    for thing in sorted(things, key=lambda thing: thing.id not in moves):
        entry = moves.get(thing.id) or by_id.get(thing.id)
        if entry and entry.number in used:
            values = {"id": entry.id, "title": thing.title or thing.id}
            findings.append(finding(codes.FORMER_ID_TAKEN, thing.span, **values))
        elif entry:
            used.add(entry.number)
            claimed[thing.id] = entry
    return claimed, findings


def _move_on(things: Sequence[Declared], by_id: Mapping[str, Entry], sources: Mapping[str, Entry | None], moves: dict[str, Entry]) -> None:
    """
    Add to *moves* what says a `was=` that it said before, and means it anew: its entry is moved to another, and the other's is vacant,
    or becomes vacant in the same way.
    """
    declared = {thing.id for thing in things}
    for thing in things:
        name, own = thing.id, by_id.get(thing.id)
        wanted = {entry.number for entry in moves.values()}
        if name in moves or own is None or own.number not in wanted:
            continue
        chain: dict[str, Entry] = {}
        while (source := sources.get(name)) and not source.gone and source.number not in wanted:
            chain[name] = source
            wanted.add(source.number)
            name = source.id
            if name in moves or name in chain or name not in declared:
                moves.update(chain)
                break


def _follow(questions: Iterable[Entry], units: Mapping[str, Entry], renamed: Mapping[str, str]) -> list[Entry]:
    """
    Return the entries of questions under the ids that their units have now, the removed ones too; those of a unit whose id something
    else has got are superseded.
    """
    followed = []
    for entry in questions:
        unit, _, name = entry.id.partition("/")
        if entry.superseded:
            followed.append(entry)
        elif unit in renamed:
            new = renamed[unit]
            again = (f"{new}/{former.partition('/')[2]}" for former in entry.former if former.startswith(f"{unit}/"))
            former = tuple(dict.fromkeys((*entry.former, *again, entry.id)))
            followed.append(replace(entry, id=f"{new}/{name}", former=former))
        elif unit in units and units[unit].id != unit:
            followed.append(replace(entry, gone=True, superseded=True))
        else:
            followed.append(entry)
    return followed


def _retold(thing: Declared, renamed: Mapping[str, str]) -> Declared:
    """
    Return *thing* with the former id of a question as it stands after its units were renamed.
    """
    if not thing.was:
        return thing
    unit, slash, name = thing.was.rpartition("/")
    return replace(thing, was=f"{renamed.get(unit, unit) if slash else thing.id.partition('/')[0]}/{name}")


def _tombstones(entries: Iterable[Entry], claimed: Mapping[str, Entry], ids: Mapping[str, int]) -> Iterator[Entry]:
    """
    Yield what was published and is gone. A number that was never published can be given again, a published one never.
    """
    used = {entry.number for entry in claimed.values()}
    for entry in entries:
        if entry.number not in used and entry.since:
            yield replace(entry, gone=True, superseded=entry.superseded or entry.id in ids)


def _order(thing: Declared, letters: Mapping[str, str]) -> tuple[tuple[str, ...], tuple[Diagnostic, ...]]:
    by_digest = {value: letter for letter, value in letters.items()}
    order = tuple(by_digest[digest(text)] for text in thing.options if digest(text) in by_digest)
    if len(order) < len(thing.options):
        return order, (finding(codes.LETTERS_USED_UP, thing.span, title=thing.title or thing.id, most=len(LETTERS)),)
    return order, ()


def _letters(thing: Declared, entry: Entry) -> tuple[dict[str, str], dict[str, str], tuple[Diagnostic, ...]]:
    """
    Match a question's options with the letters that it had: same text, same letter; the only changed one keeps its letter.
    """
    entry, findings = _told_apart(thing, entry)
    wanted = list(dict.fromkeys(digest(text) for text in thing.options))
    # A letter with two texts was reworded since the last release: what learners answered is the retired one, and goes first.
    by_digest = {value: letter for letter, value in (*entry.letters.items(), *entry.retired.items())}
    published = {value for letter, value in entry.retired.items() if letter in entry.letters}
    kept: dict[str, str] = {}
    for value in sorted(wanted, key=lambda value: value not in published):
        if value in by_digest:
            kept.setdefault(by_digest[value], value)
    retired = {letter: value for letter, value in entry.retired.items() if kept.get(letter) != value}
    changed = [value for value in wanted if value not in kept.values()]
    missing = [letter for letter in LETTERS if letter in entry.letters and letter not in kept]
    if len(changed) == 1 and len(missing) == 1:
        kept[missing[0]] = changed[0]
        if entry.since:
            retired.setdefault(missing[0], entry.letters[missing[0]])
        return kept, retired, findings
    if changed and missing and entry.since:
        values = {"count": max(len(changed), len(missing)), "title": thing.title or thing.id}
        findings = (finding(codes.AMBIGUOUS_OPTION, thing.span, **values),)
    if entry.since:
        retired.update({letter: entry.letters[letter] for letter in missing})
    spare = [letter for letter in LETTERS if letter not in kept and letter not in retired]
    kept.update(zip(spare, changed, strict=False))
    return kept, retired, findings


def _told_apart(thing: Declared, entry: Entry) -> tuple[Entry, tuple[Diagnostic, ...]]:
    """
    Keep the answers “t” and “f” of a published true/false question apart from options that have these letters.
    """
    if thing.kind != "question" or not entry.since:
        return entry, ()
    if thing.options and not entry.letters:
        return replace(entry, retired={**_TRUTHS, **entry.retired}), ()
    both = [letter for letter in _TRUTHS if {**_TRUTHS, **entry.retired, **entry.letters}[letter] != _TRUTHS[letter]]
    if both and not thing.options:
        return entry, (finding(codes.AMBIGUOUS_OPTION, thing.span, count=len(both), title=thing.title or thing.id),)
    return entry, ()


def freeze(lock: Lock, version: str) -> Lock:
    """
    Return *lock* with every line that has no version yet published as *version*, and every rewording published.
    """
    return Lock(tuple(_frozen(entry, version) for entry in lock.entries), lock.free)


def _frozen(entry: Entry, version: str) -> Entry:
    retired = {letter: value for letter, value in entry.retired.items() if letter not in entry.letters}
    return replace(entry, since=entry.since or version, retired=retired)
