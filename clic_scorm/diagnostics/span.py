"""
The place of something in an author's own text.

This file stands on the ground floor and imports nothing of ours.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """
    Name a place in a source file.

    *file* is relative to the course folder, with forward slashes. *line* and *column* count from 1; a column counts
    Unicode characters of the text as the author sees it. *end_line* is the last line that belongs to the thing.
    """

    file: str
    line: int = 1
    column: int = 1
    end_line: int = 0

    def at(self, line: int, column: int = 1) -> Span:
        """
        Return the place at *line* and *column* of the same file.
        """
        return Span(self.file, line, column)

    def __str__(self) -> str:
        return f"{self.file}:{self.line}:{self.column}"
