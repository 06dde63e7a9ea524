"""
What every reader of files raises that meets one which is not built as its kind is.
"""

from __future__ import annotations


class OddError(ValueError):
    """
    Say that a file is not built as its kind is: it stays as it is.
    """
