"""
Numbers and letters that learners' saved progress refers to, and that stay when a course is edited.

A line of course.lock also keeps the ids that its thing had before: a `was=` that stays in the text is carried out once, though its old
id may since have gone to something else.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from clic_scorm.diagnostics import Diagnostic, Span, finding
from clic_scorm.model import codes
from clic_scorm.model.lockfile import FILE, KINDS, LETTERS, Entry, Lock, digest, freeze, read, write
from clic_scorm.model.question import FIRST, SECOND


__all__ = ["FILE", "LETTERS", "Declared", "Entry", "Lock", "Numbers", "assign", "digest", "freeze", "read", "write"]

_TRUTHS = {"f": digest("false"), "t": digest("true")}


@dataclass(frozen=True, slots=True)
class Former:
    """
    Say that what has a letter was called otherwise before: its text, the one that it had, and where that is said.
    """

    text: str
    was: str
    span: Span


@dataclass(frozen=True, slots=True)
class Declared:
    """
    Say that a course has a unit, or a question with options; *was* is the id that it had before.

    The id of a question is `unit-id/question-id`, of one that is *banked* `bank-id/question-id`; what it *was* may leave out the unit
    where that is the same, whatever its id was. A question with two sides has the others in *second*: each side has letters of its own, so
    that none ever changes sides. *former* are the texts that some of them had before.
    """

    kind: str
    id: str
    span: Span
    title: str = ""
    was: str = ""
    options: tuple[str, ...] = ()
    second: tuple[str, ...] | None = None
    banked: bool = False
    former: tuple[Former, ...] = ()

    @property
    def sides(self) -> tuple[tuple[str, tuple[str, ...]], ...]:
        """
        The letters that may be given, and the texts that get them.
        """
        if self.second is None:
            return ((LETTERS, self.options),)
        return (FIRST, self.options), (SECOND, self.second)


@dataclass(frozen=True, slots=True)
class Numbers:
    """
    Give the number of each id, and the letters of a question's options in the author's order.
    """

    units: Mapping[str, int]
    questions: Mapping[str, int]
    letters: Mapping[str, tuple[str, ...]]


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
    # A bank has no number, and its questions stay though a unit of the same name is called otherwise.
    banks = {thing.id.partition("/")[0] for thing in things["question"] if thing.banked}
    renamed = {entry.id: name for name, entry in claimed_units.items() if entry.id != name}
    questions = _follow(
        [entry for entry in lock.entries if entry.kind == "question"], claimed_units, renamed, _banked(things["question"], renamed)
    )
    claimed_questions, question_findings = _claim([_retold(thing, renamed, banks) for thing in things["question"]], questions)
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


def _banked(questions: Sequence[Declared], renamed: Mapping[str, str]) -> Callable[[str], bool]:
    """
    Return what tells whether the entry with an id is a bank's: one of the same name as a unit keeps its questions when that is renamed.
    """
    banks = {thing.id.partition("/")[0] for thing in questions if thing.banked}
    moved = {thing.id for thing in questions if not thing.banked}

    def banked(identifier: str) -> bool:
        home, _, name = identifier.partition("/")
        return home in banks and f"{renamed.get(home, home)}/{name}" not in moved

    return banked


def _follow(
    questions: Iterable[Entry], units: Mapping[str, Entry], renamed: Mapping[str, str], banked: Callable[[str], bool]
) -> list[Entry]:
    """
    Return the entries of questions under the ids that their units have now, the removed ones too; those of a unit whose id something
    else has got are superseded.
    """
    followed = []
    for entry in questions:
        unit, _, name = entry.id.partition("/")
        if entry.superseded or banked(entry.id):
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


def _retold(thing: Declared, renamed: Mapping[str, str], banks: Collection[str]) -> Declared:
    """
    Return *thing* with the former id of a question as it stands after its units were renamed.
    """
    if not thing.was:
        return thing
    unit, slash, name = thing.was.rpartition("/")
    home = unit if unit in banks else renamed.get(unit, unit)
    return replace(thing, was=f"{home if slash else thing.id.partition('/')[0]}/{name}")


def _tombstones(entries: Iterable[Entry], claimed: Mapping[str, Entry], ids: Mapping[str, int]) -> Iterator[Entry]:
    """
    Yield what was published and is gone. A number that was never published can be given again, a published one never.
    """
    used = {entry.number for entry in claimed.values()}
    for entry in entries:
        if entry.number not in used and entry.since:
            yield replace(entry, gone=True, superseded=entry.superseded or entry.id in ids)


def _order(thing: Declared, letters: Mapping[str, str]) -> tuple[tuple[str, ...], tuple[Diagnostic, ...]]:
    order: list[str] = []
    for alphabet, texts in thing.sides:
        by_digest = {value: letter for letter, value in letters.items() if letter in alphabet}
        order += [by_digest[digest(text)] for text in texts if digest(text) in by_digest]
    if len(order) < sum(len(texts) for _, texts in thing.sides):
        return tuple(order), (finding(codes.LETTERS_USED_UP, thing.span, title=thing.title or thing.id, most=len(thing.sides[0][0])),)
    return tuple(order), ()


def _letters(thing: Declared, entry: Entry) -> tuple[dict[str, str], dict[str, str], tuple[Diagnostic, ...]]:
    """
    Match a question's options with the letters that it had: same text, same letter; the only changed one keeps its letter.
    """
    entry, findings = _told_apart(thing, entry)
    kept: dict[str, str] = {}
    retired: dict[str, str] = {}
    for alphabet, texts in thing.sides:
        letters, gone, problems = _letters_of_side(thing, entry, alphabet, texts)
        kept.update(letters)
        retired.update(gone)
        findings += problems
    return kept, retired, findings[:1]


def _letters_of_side(
    thing: Declared, entry: Entry, alphabet: str, texts: Sequence[str]
) -> tuple[dict[str, str], dict[str, str], tuple[Diagnostic, ...]]:
    wanted = list(dict.fromkeys(digest(text) for text in texts))
    had = {letter: value for letter, value in entry.letters.items() if letter in alphabet}
    had_once = {letter: value for letter, value in entry.retired.items() if letter in alphabet}
    # A letter with two texts was reworded since the last release: what learners answered is the retired one, and goes first.
    # What says that it was called otherwise has its letter since: another that is called so now is new.
    left = {digest(former.was) for former in thing.former if digest(former.text) in had.values()}
    once = {letter: value for letter, value in had_once.items() if not (letter in had and value in left)}
    by_digest = {value: letter for letter, value in (*had.items(), *once.items())}
    published = {value for letter, value in once.items() if letter in had}
    kept: dict[str, str] = {}
    for value in sorted(wanted, key=lambda value: value not in published):
        if value in by_digest:
            kept.setdefault(by_digest[value], value)
    retired = {letter: value for letter, value in had_once.items() if kept.get(letter) != value}
    renamed, findings = _renamed(thing, wanted, by_digest, kept)
    kept.update(renamed)
    for letter in had.keys() & renamed.keys() if entry.since else ():
        retired.setdefault(letter, had[letter])
    changed = [value for value in wanted if value not in kept.values()]
    missing = [letter for letter in alphabet if letter in had and letter not in kept]
    if len(changed) == 1 and len(missing) == 1:
        kept[missing[0]] = changed[0]
        if entry.since:
            retired.setdefault(missing[0], had[missing[0]])
        return kept, retired, findings
    if changed and missing and entry.since:
        values = {"count": max(len(changed), len(missing)), "title": thing.title or thing.id}
        findings = (*findings, finding(codes.AMBIGUOUS_OPTION, thing.span, **values))
    if entry.since:
        retired.update({letter: had[letter] for letter in missing})
    spare = [letter for letter in alphabet if letter not in kept and letter not in retired]
    kept.update(zip(spare, changed, strict=False))
    return kept, retired, findings


def _renamed(
    thing: Declared, wanted: Sequence[str], by_digest: Mapping[str, str], kept: Mapping[str, str]
) -> tuple[dict[str, str], tuple[Diagnostic, ...]]:
    """
    Return by its letter what has a new text and says which it had, and findings: for one that nothing had, or that two claim.
    """
    found: dict[str, str] = {}
    findings: list[Diagnostic] = []
    for former in thing.former:
        value = digest(former.text)
        if value not in wanted or value in by_digest:
            continue
        letter = by_digest.get(digest(former.was))
        if letter is None:
            findings.append(finding(codes.UNKNOWN_WAS, former.span, id=former.was))
        elif letter in kept or letter in found:
            findings.append(finding(codes.FORMER_ID_TAKEN, former.span, id=former.was, title=former.text))
        else:
            found[letter] = value
    return found, tuple(findings)


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
