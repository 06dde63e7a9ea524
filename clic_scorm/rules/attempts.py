"""
How many attempts are left, and when there are attempts again. runtime/attempts.js does the same.

Moments are minutes since 1970; *used* counts the attempts that were submitted, *since* is when the last one was, 0 where nobody knows.
"""

from __future__ import annotations

from clic_scorm.rules.record import Terms


def opens_in(terms: Terms, since: int, now: int) -> int:
    """
    Return in how many minutes a quiz whose attempts are used up has as many again; 0 for now, and where it never waits.
    """
    return max(0, since + terms.after * 60 - now) if since and terms.after else 0


def left(terms: Terms, used: int, since: int, now: int) -> int | None:
    """
    Return how many attempts are left at the moment *now*; None for no limit.
    """
    if terms.attempts is None:
        return None
    if not terms.after:
        return max(0, terms.attempts - used)
    rest = used % terms.attempts
    return 0 if used and not rest and opens_in(terms, since, now) else terms.attempts - rest
