"""
What can be wrong with course.lock.
"""

from __future__ import annotations

from clic_scorm.diagnostics import Code, Severity


E, W = Severity.ERROR, Severity.WARNING

LOCK_BROKEN = Code(
    "CRS021", "damaged-lock", E, "course.lock can't be read: {reason}", "take the last version that was committed; never edit it by hand"
)
LOCK_CONFLICT = Code(
    "CRS022", "duplicate-number", E, "number {number} is given to “{first}” and “{second}”", "take one side of the merge, and build again"
)
LOCK_FROZEN = Code("CRS023", "frozen-line-changed", E, "“{id}” was published as number {number}", "{remedy}")
AMBIGUOUS_OPTION = Code(
    "CRS024",
    "options-in-doubt",
    E,
    "{count} published options of “{title}” changed at once; nobody can tell which is which",
    "change one option at a time and build between, or give the question a new id",
)
UNKNOWN_WAS = Code(
    "CRS025", "unknown-former-id", W, "was={id} names nothing that was published", "remove was=, or write the id that course.lock has"
)
LOCKED = Code(
    "CRS020", "lock-would-change", E, "course.lock would change: {what}", "run clic-scorm build without --locked and commit course.lock"
)
LETTERS_USED_UP = Code(
    "CRS028",
    "letters-used-up",
    E,
    "“{title}” has had more than {most} different options since it was published",
    "give the question a new id: it has become another question",
)
FORMER_ID_TAKEN = Code(
    "CRS029",
    "former-id-taken",
    E,
    "“{title}” and another one both claim the number of “{id}”",
    "take was= out of one of them; or rename first, build, and give the id to something new after that",
)

CODES = (LOCK_BROKEN, LOCK_CONFLICT, LOCK_FROZEN, AMBIGUOUS_OPTION, UNKNOWN_WAS, LOCKED, LETTERS_USED_UP, FORMER_ID_TAKEN)
