"""
Judge a course as a colleague would who reads it before the learners do: findings about teaching, never about syntax.

Each rule is a function from a `Subject` to findings. A rule speaks only where something is there to be judged: a course that is being written
is not told what it does not have yet.
"""

from __future__ import annotations

from collections.abc import Mapping

from clic_scorm.diagnostics import Diagnostic
from clic_scorm.lint import assessment, coverage, delivery, items, language, links, looks, patterns, structure, timing
from clic_scorm.lint.subject import Subject, subject_of
from clic_scorm.model import Course


RULES = (
    *items.RULES,
    *patterns.RULES,
    *assessment.RULES,
    *coverage.RULES,
    *structure.RULES,
    *timing.RULES,
    *links.RULES,
    *looks.RULES,
    *language.RULES,
    *delivery.RULES,
)

__all__ = ["RULES", "Subject", "lint"]


def lint(course: Course, files: Mapping[str, bytes]) -> tuple[Diagnostic, ...]:
    """
    Return what the rules find in *course*, whose files in the author's folder are *files*.
    """
    subject = subject_of(course, files)
    return tuple(found for rule in RULES for found in rule(subject))
