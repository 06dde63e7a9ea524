"""
Mend course.lock after a merge: what was published stays as it is, what was not is numbered anew.
"""

from __future__ import annotations

from clic_scorm.model.identity import Entry, read, write


_MARKS = ("<<<<<<<", "|||||||", "=======", ">>>>>>>")


def mend(text: str) -> str:
    """
    Return *text* with conflict marks gone and the lines of both sides in it, less the unpublished ones whose number or id is taken.

    They get their numbers at the next build, since no learner's progress refers to them. Return *text* as it is where published lines
    contradict each other or were changed: only a person can tell which is right.
    """
    lines = [line for line in text.splitlines() if not line.startswith(_MARKS)]
    kept: list[str] = []
    numbers: set[tuple[str, int]] = set()
    ids: set[tuple[str, str]] = set()
    entries = [(line, _entry(line)) for line in dict.fromkeys(lines)]
    for line, entry in sorted(entries, key=lambda pair: pair[1] is None or pair[1].since is None):
        if entry is None:
            kept.append(line)
            continue
        number, name = (entry.kind, entry.number), (entry.kind, entry.id)
        if entry.since is None and (number in numbers or name in ids):
            continue
        numbers.add(number)
        ids |= set() if entry.superseded else {name}
        kept.append(line)
    lock, problems = read("\n".join(kept))
    return text if problems else write(lock)


def _entry(line: str) -> Entry | None:
    lock, _ = read(line)
    return lock.entries[0] if lock.entries else None
