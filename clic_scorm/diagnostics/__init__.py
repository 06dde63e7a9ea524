"""
Say what is wrong, where, and what to do about it.

A finding is a value: it is returned, never printed, logged or raised where it is found.
"""

from clic_scorm.diagnostics.diagnostic import Code, Diagnostic, Member, Severity, count, finding, legible, shown, worst
from clic_scorm.diagnostics.environment import ClicError
from clic_scorm.diagnostics.span import Span


__all__ = ["ClicError", "Code", "Diagnostic", "Member", "Severity", "Span", "count", "finding", "legible", "shown", "worst"]
