"""
What a learner's search looks through: one member a module, loaded when the search is opened.
"""

from __future__ import annotations

from collections.abc import Iterator

from clic_scorm.model import Instrument, Module, Page, Quiz, Survey, Unit, shown_words
from clic_scorm.site import units


def index(module: Module) -> list[list[str]]:
    """
    Return id, title and plain text of each unit of *module*: what its screen shows at first, and no hint or feedback.
    """
    return [[unit.id, unit.title, " ".join(" ".join(_texts(unit)).split())] for unit in module.units]


def _texts(unit: Unit) -> Iterator[str]:
    yield unit.body.plain
    # Of a quiz that draws nobody may ever see a certain question; of one against the clock nobody is to read it before.
    match unit:
        case Page():
            asked = unit.checks
        case Quiz():
            asked = () if unit.draws or unit.time else unit.questions
        case Survey() | Instrument():
            asked = unit.questions
        case _:
            asked = ()
            yield from units.texts(unit)
    for question in asked:
        yield from shown_words(question)
