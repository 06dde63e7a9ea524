"""
How a course presents itself: its colours and logo, and those who stand behind it.
"""

from __future__ import annotations

from clic_scorm.model.prose import Asset, Node


class Theme(Node):
    """
    Hold colours as six hexadecimal digits behind a #, and a logo with the words that stand for it.

    An empty colour is the interface's own; an empty dark one is derived from its neighbour. *accent* is the second colour of an identity:
    for the line above everything, progress, and the edge of what is open.
    """

    colour: str = ""
    colour_dark: str = ""
    accent: str = ""
    accent_dark: str = ""
    logo: Asset | None = None
    logo_dark: Asset | None = None
    logo_text: str = ""


class Partner(Node):
    """
    Name an organisation that stands behind the course, and what it does in it, in the author's words.
    """

    name: str
    role: str = ""
    link: str = ""
    logo: Asset | None = None
