"""
Trouble that is neither the author's nor ours: a full disk, a file held open, a missing folder.
"""

from __future__ import annotations


class ClicError(Exception):
    """
    Stop with an exit code and a remedy that a person can follow.

    *code* is 2 for a call that asks for something impossible, 3 for the environment.
    """

    def __init__(self, message: str, remedy: str = "", code: int = 3) -> None:
        super().__init__(message)
        self.message = message
        self.remedy = remedy
        self.code = code
