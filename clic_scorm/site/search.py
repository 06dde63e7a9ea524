"""
What a learner's search looks through: one member a module, loaded when the search is opened.
"""

from __future__ import annotations

from collections.abc import Iterator

from clic_scorm.model import Module, Page, TrueFalse, Unit


def index(module: Module) -> list[list[str]]:
    """
    Return id, title and plain text of each unit of *module*: what its screen shows at first, and no hint or feedback.
    """
    return [[unit.id, unit.title, " ".join(" ".join(_texts(unit)).split())] for unit in module.units]


def _texts(unit: Unit) -> Iterator[str]:
    yield unit.body.plain
    if isinstance(unit, Page):
        return
    for question in unit.questions:
        yield question.title
        yield question.prompt.plain
        if not isinstance(question, TrueFalse):
            yield from (option.body.plain for option in question.options)
