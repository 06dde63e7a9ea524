"""
What the runtime reads of activities and sessions, and what of them is prose, is searched, and takes room in the state.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import TypeAlias, assert_never

from clic_scorm.model import (
    Activity,
    Confirmed,
    Course,
    Declaration,
    Form,
    Forum,
    Html,
    Indicator,
    Instrument,
    Journal,
    Scenario,
    Session,
    Survey,
    Tool,
    Unit,
)
from clic_scorm.model.identity import Numbers
from clic_scorm.site import forms


Other: TypeAlias = Activity | Session


def content(
    item: Other, questions: Sequence[dict[str, object]], parts: Sequence[str], course: Course, numbers: Numbers
) -> dict[str, object]:
    """
    Return the content of *item*; *questions* are those of a survey, which need *parts* of the runtime. A session is shown as a page.
    """
    said: dict[str, object] = {"kind": item.kind, "html": item.body.fragment}
    match item:
        case Journal():
            return {**said, "least": item.least, "most": item.most, "parts": ["writing"]}
        case Scenario():
            steps = [
                {
                    "id": step.id,
                    "title": step.title,
                    "html": step.body.fragment,
                    "choices": [[choice.text.fragment, choice.to] for choice in step.choices],
                    **({"good": True} if step.good else {}),
                }
                for step in item.steps
            ]
            return {**said, "steps": steps, "parts": ["writing"]}
        case Survey():
            asked = [{name: value for name, value in question.items() if name != "key"} for question in questions]
            return {**said, "questions": asked, "parts": ["quiz", "writing", *parts]}
        case Instrument():
            return {**said, **_instrument(item.tool, questions), "parts": ["writing"]}
        case Form():
            return {**said, **forms.content(item, course, numbers), "parts": ["writing"]}
        case Forum() | Declaration():
            return {**said, "parts": ["writing"]}
        case Confirmed():
            by = item.by
            return {**said, "text": by.text, "by": by.by, "least": by.least, "of": by.of, "unit": by.unit, "parts": ["writing"]}
        case Session():
            return {**said, "kind": "page"}
        case _:
            assert_never(item)


def _instrument(tool: Tool, questions: Sequence[dict[str, object]]) -> dict[str, object]:
    numbers = {str(question["id"]): question["n"] for question in questions}
    return {
        "title": tool.title,
        "levels": [[level.value, level.label, level.meaning] for level in tool.levels],
        "groups": [
            {"id": group.id, "title": group.title, "short": group.short, "asks": [_asked(one, numbers) for one in group.indicators]}
            for group in tool.groups
        ],
        "noteAt": tool.note_at,
        "note": tool.note,
        "weakBelow": tool.weak_below,
        "compare": [[profile.name, profile.scores] for profile in tool.compare],
    }


def _asked(indicator: Indicator, numbers: Mapping[str, object]) -> dict[str, object]:
    question = indicator.question
    said = {
        "n": numbers[question.id],
        "id": question.id,
        "title": question.title,
        "letters": "".join(one.letter for one in question.labels),
    }
    return said | ({"ticks": indicator.ticks} if indicator.ticks else {})


def kind_of(item: Unit) -> str:
    """
    Return the kind under which an outline has *item*.
    """
    return "page" if isinstance(item, Session) else item.kind


def prose(item: Other) -> Iterator[Html]:
    """
    Yield every piece of prose of *item* beside its body and its questions.
    """
    if isinstance(item, Scenario):
        for step in item.steps:
            yield step.body
            yield from (choice.text for choice in step.choices)
    if isinstance(item, Form):
        yield from (table.body for table in item.template.tables)


def texts(item: Other) -> Iterator[str]:
    """
    Yield what the screen of *item* shows at first beside its body and its questions.
    """
    if isinstance(item, Scenario) and item.steps:
        yield item.steps[0].title
        yield item.steps[0].body.plain
    if isinstance(item, Form):
        yield from forms.texts(item)


def marked(course: Course, numbers: Numbers) -> list[int]:
    """
    Return the numbers of the units that a learner does or declares done.
    """
    kinds = (Journal, Scenario, Instrument, Form, Forum, Declaration)
    return [numbers.units[unit.id] for unit in course.units if isinstance(unit, kinds)]


def written(course: Course) -> bool:
    """
    Return whether there is anything to write in *course*.
    """
    return any(isinstance(unit, (Journal, Scenario, Survey, Instrument, Form)) for unit in course.units)
