"""
What can be wrong with a zip, before anybody asks which kind of package it is.
"""

from __future__ import annotations

from clic_scorm.diagnostics import Code, Severity


NOT_A_ZIP = Code(
    "ZIP001",
    "unreadable-archive",
    Severity.ERROR,
    "the file can't be read as a zip archive: {reason}",
    "export the package again, or copy it again; the file may be cut off",
)
ENCRYPTED = Code(
    "ZIP002",
    "encrypted-member",
    Severity.ERROR,
    "“{name}” is encrypted, and no LMS asks for a password",
    "make the zip again without a password",
)
COMPRESSION = Code(
    "ZIP003",
    "unusual-compression",
    Severity.ERROR,
    "“{name}” is compressed with {method}, which most LMSs can't read",
    "make the zip again with the ordinary method (deflate)",
)
OUTSIDE = Code(
    "ZIP004",
    "path-outside-package",
    Severity.ERROR,
    "“{name}” leads outside the package",
    "remove the entry; a path in a package is relative, with forward slashes, and has no “..”",
)
BACKSLASH = Code(
    "ZIP005",
    "backslash-in-path",
    Severity.WARNING,
    "“{name}” has backslashes, which Linux servers take for part of the file's name",
    "make the zip again with a tool that writes forward slashes",
)
DOUBLE = Code(
    "ZIP006",
    "duplicate-member",
    Severity.ERROR,
    "“{name}” is there more than once",
    "keep one of them",
)
CASE_CLASH = Code(
    "ZIP007",
    "names-differ-in-case-only",
    Severity.WARNING,
    "“{name}” and “{other}” are one file on Windows and macOS",
    "rename one of them",
)
TOO_LARGE = Code(
    "ZIP008",
    "archive-too-large",
    Severity.ERROR,
    "the package is refused unread: {reason}",
    "split the package, or take out what it does not need",
)
FOLDER_ENTRY = Code(
    "ZIP009",
    "explicit-folder-entry",
    Severity.WARNING,
    "“{name}” is an entry for a folder; some LMSs unpack it as a file and fail",
    "make the zip without folder entries (zip -D)",
)
LEFTOVER = Code(
    "ZIP010",
    "system-leftover",
    Severity.WARNING,
    "“{name}” was left there by an operating system",
    "remove it",
)
NON_ASCII = Code(
    "ZIP011",
    "non-ascii-name",
    Severity.WARNING,
    "“{name}” has letters that some LMSs damage in file names",
    "use a–z, 0–9, “-”, “_” and “.” in file names",
)
DAMAGED = Code(
    "ZIP012",
    "damaged-member",
    Severity.ERROR,
    "“{name}” is damaged: {reason}",
    "export the package again, or copy it again",
)

CODES = (
    NOT_A_ZIP,
    ENCRYPTED,
    COMPRESSION,
    OUTSIDE,
    BACKSLASH,
    DOUBLE,
    CASE_CLASH,
    TOO_LARGE,
    FOLDER_ENTRY,
    LEFTOVER,
    NON_ASCII,
    DAMAGED,
)
