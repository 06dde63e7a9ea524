"""
What a record gains by one thing that a learner does.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from clic_scorm.rules.record import Outcome, Record, Share, Stamp
from clic_scorm.rules.score import better, passes


def submitted(before: Outcome | None, share: Share, pass_mark: Share | None, at: Stamp, answers: Mapping[int, str]) -> Outcome:
    """
    Return what is known of a quiz once an attempt with *share* of the points is submitted.
    """
    attempts = before.attempts + 1 if before else 1
    best = better(before.best, share) if before else share
    outcome = Outcome(best, share, attempts, at, answers)
    if pass_mark is None:
        reached = 0
    elif before is not None and passes(before, pass_mark):
        # What an earlier version of the package wrote says no more than that it was one of the attempts until then.
        reached = before.reached or before.attempts
    else:
        reached = attempts if passes(outcome, pass_mark) else 0
    return replace(outcome, reached=reached)


def earn(record: Record, certificate: str, version: str) -> Record:
    """
    Return *record* with *certificate* earned in *version* of the course, unless it was earned before: then in the version of that time.
    """
    return record if certificate in record.earned else replace(record, earned={**record.earned, certificate: version})


def tell(record: Record, attribute: str, value: str, at: Stamp) -> Record:
    """
    Return *record* once the learner said at *at* that *attribute* has *value*.
    """
    return replace(record, learner={**record.learner, attribute: (at, value)})
