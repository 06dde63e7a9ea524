"""
What can be wrong with the language of the interface.
"""

from __future__ import annotations

from clic_scorm.diagnostics import Code, Severity


NO_INTERFACE = Code(
    "LANG001",
    "interface-language-missing",
    Severity.WARNING,
    "there is no interface in “{language}”: buttons and messages will be in English",
    "the interface is there in {known}; a catalogue for another language is one .po file",
)

CODES = (NO_INTERFACE,)
