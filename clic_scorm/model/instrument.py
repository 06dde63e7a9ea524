"""
Self-assessment tools as data: levels, and questions in groups.
"""

from __future__ import annotations

from clic_scorm.model.prose import Node
from clic_scorm.model.question import Scale


class Level(Node):
    """
    Name a level of achievement: its number, a short label for charts and buttons, and what it means.
    """

    value: int
    label: str
    meaning: str = ""


class Indicator(Node):
    """
    Ask for one level; *ticks* are parts of the question that are ticked one by one.
    """

    question: Scale
    ticks: tuple[str, ...] = ()


class Group(Node):
    """
    Gather the questions that a mean is told of; *short* is its label on a chart.
    """

    id: str
    title: str
    short: str
    indicators: tuple[Indicator, ...]


class Profile(Node):
    """
    Hold the scores of somebody else to compare with, one a question in the order of the questions; None for one that was not scored.
    """

    name: str
    scores: tuple[int | None, ...]


class Tool(Node):
    """
    Be an instrument, such as the Local Government Self-Assessment Tool.

    A score of *note_at* or less asks for a note, which *note* is the label of; None asks for none. Groups with a mean below *weak_below*, as
    written, are named as weak.
    """

    id: str
    title: str
    levels: tuple[Level, ...]
    groups: tuple[Group, ...]
    note_at: int | None = None
    note: str = ""
    weak_below: str = ""
    compare: tuple[Profile, ...] = ()

    @property
    def questions(self) -> tuple[Scale, ...]:
        """
        Return the questions of all groups, in order.
        """
        return tuple(indicator.question for group in self.groups for indicator in group.indicators)
