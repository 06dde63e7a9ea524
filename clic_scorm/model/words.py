"""
Texts of the interface: English where they are used, another language through the course's words.
"""

from __future__ import annotations

from collections.abc import Callable


Words = Callable[[str], str]


def english(text: str) -> str:
    """
    Return *text* as it is.
    """
    return text


def marked(text: str) -> str:
    """
    Return *text* as it is; whoever collects texts for translation finds it by this call.
    """
    return text
