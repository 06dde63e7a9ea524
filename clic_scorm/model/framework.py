"""
Frameworks as data, such as the Ten Essentials: numbered items that tags name, and how the items of one answer to those of another.
"""

from __future__ import annotations

from clic_scorm.model.prose import Node
from clic_scorm.model.tag import Tags


class FrameworkItem(Node):
    """
    Be one item of a framework, with its number there.
    """

    number: int
    id: str
    title: str
    text: str = ""


class Crosswalk(Node):
    """
    Say how tags, which are written in another framework, come to the items of this one; *ours* tells that no publisher says so.
    """

    framework: str
    ours: bool = True
    note: str = ""


class Counterpart(Node):
    """
    Say which items the tag *tag* with *value* means.
    """

    tag: str
    value: str
    numbers: tuple[int, ...]


class Framework(Node):
    """
    Be a framework that a course teaches by. *name* stands before one number, *names* before several; *tag* is what its tags are called.

    *counterparts* tell which items tags mean, where tags are written in another framework through one of *crosswalks*. Of the frameworks with
    one tag the *shown* one is what learners read.
    """

    id: str
    title: str
    tag: str
    name: str
    names: str
    year: str = ""
    source: str = ""
    items: tuple[FrameworkItem, ...]
    counterparts: tuple[Counterpart, ...]
    crosswalks: tuple[Crosswalk, ...] = ()
    shown: bool = True

    def numbers(self, tags: Tags) -> tuple[int, ...]:
        """
        Return the numbers of the items that *tags* mean, in order, each once.
        """
        known = {(one.tag, one.value): one.numbers for one in self.counterparts}
        return tuple(sorted({number for tag in tags for number in known.get((tag.name, tag.value), ())}))
