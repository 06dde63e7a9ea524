"""
How long a state can get.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping

from clic_scorm.rules import sitting
from clic_scorm.rules.record import Outcome, Record, Terms
from clic_scorm.rules.state import AGREED, encode, write_text


_MOST_ATTEMPTS = 999
NOTHING: Mapping[str, str] = {}


def worst_case(
    pages: Iterable[int],
    quizzes: Mapping[int, Terms],
    answers: Mapping[int, Mapping[int, str]],
    sittings: str = "",
    marked: Collection[int] = (),
    *,
    texts: bool = False,
    learner: Mapping[str, str] = NOTHING,
    earned: Mapping[str, str] = NOTHING,
) -> int:
    """
    Return the most characters that the vital state of a course can take: all but the learner's texts.

    *answers* gives for each quiz the longest answer of each of its questions, *sittings* is the longest section of that name. *marked* are the units
    that can be done or declared, *texts* tells whether there are any to write. *learner* gives for each attribute the longest value, *earned* for each
    certificate the longest version. Attempts, serial numbers and seconds are taken at the
    greatest that a learner of flesh and blood can reach: 999 attempts, a million changes, a year of seconds.
    """
    stamp = (36**4 - 1, "zz")
    full = {
        number: Outcome(
            (terms.points, terms.points),
            (max(0, terms.points - 1), terms.points),
            terms.attempts or _MOST_ATTEMPTS,
            stamp,
            answers[number],
            (terms.attempts or _MOST_ATTEMPTS) if terms.pass_mark else 0,
        )
        for number, terms in quizzes.items()
    }
    largest = max((*pages, *quizzes, 1))
    units = frozenset(marked)
    other = {"i": "zzzz", sitting.SECTION: sittings, **({"r": "1"} if texts else {})}
    said = {AGREED: write_text(stamp, "y")} if texts else {}
    known = {name: (stamp, value) for name, value in learner.items()}
    return len(encode(Record(frozenset(pages), full, largest, stamp, 36**5 - 1, "z" * 6, other, units, units, said, known, earned)))
