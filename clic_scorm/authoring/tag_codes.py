"""
What can be wrong with tags.
"""

from __future__ import annotations

from clic_scorm.diagnostics import Code, Severity


E = Severity.ERROR

WRONG_TAG = Code("AUT320", "unreadable-tag", E, "“{text}” is no tag", "{remedy}")
