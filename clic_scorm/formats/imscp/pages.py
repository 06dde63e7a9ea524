"""
The course as pages that need no program: one for each unit, and the contents.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from html import escape
from importlib.resources import files
from typing import assert_never

import rcssmin

from clic_scorm.formats.imscp import forms, names
from clic_scorm.formats.imscp.questions import sheet
from clic_scorm.model import (
    Confirmed,
    Course,
    Declaration,
    Form,
    Forum,
    Instrument,
    Journal,
    Page,
    Question,
    Quiz,
    Scenario,
    Session,
    Survey,
    Tool,
    Unit,
)
from clic_scorm.model.words import Words, marked
from clic_scorm.package.render import render
from clic_scorm.site.payload import direction, edition
from clic_scorm.site.shell import style
from clic_scorm.site.strings import words
from clic_scorm.site.theme import style_sheet


_SELF_CHECK = marked("These questions are for yourself: nothing is recorded, and nothing is reported.")
_UNTOLD = marked("The answers are not part of these pages.")
_SURVEY = marked("What you answer here stays with you: these pages collect nothing.")
_NOTE = marked("With each score of {level} or less, write: {note}")
_WRITE = marked("Write your answer on paper; these pages keep nothing.")
_SCENARIO = marked("Begin at the first step, choose, and follow the arrow.")
_FORUM = marked("Discuss this in your course's forum, or with the people around you.")
_DONE = marked("I have done this.")
_DECLARE = marked("I declare this.")
_WAITS = marked("This waits for somebody's word: {by}.")
_TEMPLATES = "formats/imscp/templates"
_STYLES = ("style.css", "view/apparatus.css", "view/media.css", "view/glossary.css")
_LINK = re.compile(r'href="#(?P<id>[^"]+)"')
_LONG_ANSWER = 12
_SHORT_ANSWER = 6


@dataclass(frozen=True, slots=True)
class Made:
    """
    Hold the pages: members by name, and the title of each page.
    """

    members: Mapping[str, bytes]
    titles: Mapping[str, str]


def pages(course: Course) -> Made:
    """
    Return the pages of *course*, in order, the contents first, and the style sheet.
    """
    order = [(unit.title, names.page(unit.id)) for unit in course.units]
    translated = words(course.language)
    shared: dict[str, object] = {
        "language": course.language,
        "direction": direction(course.language),
        "edition": edition(course),
        "course": course.title,
        "logo": course.theme.logo,
        "logo_text": course.theme.logo_text,
        "style": names.STYLE,
        "translated": translated,
    }
    empty: dict[str, object] = {
        "module": "", "notice": "", "body": "", "modules": (), "steps": (), "questions": (), "lines": 0, "statement": "",
        "before": None, "after": None, "contents": "",
    }  # fmt: skip
    listed = [{"title": one.title, "pages": [(unit.title, names.page(unit.id)) for unit in one.units]} for one in course.modules]
    front = {"title": course.title, "body": _paragraph(course.description), "modules": listed, "after": order[0] if order else None}
    members = {names.CONTENTS: _page({**shared, **empty, **front})}
    place = 0
    known = frozenset(unit.id for unit in course.units)
    for module in course.modules:
        for unit in module.units:
            turns = {"before": order[place - 1] if place else None, "after": order[place + 1] if place + 1 < len(order) else None}
            about = {"module": module.title, "title": unit.title, "contents": names.CONTENTS}
            text = _page({**shared, **empty, **about, **turns, **_content(unit, translated)}).decode()
            members[names.page(unit.id)] = _linked(text, known).encode()
            place += 1
    members[names.STYLE] = style_of(course)
    return Made(members, {names.CONTENTS: translated(marked("Contents")), **{name: title for title, name in order}})


def style_of(course: Course) -> bytes:
    """
    Return the one style sheet: the runtime's own for prose, the course's theme, and what pages without a program have.
    """
    own = files("clic_scorm.formats.imscp").joinpath("templates/pages.css").read_text(encoding="utf-8")
    return b"".join([*(style(name) for name in _STYLES), str(rcssmin.cssmin(own)).encode() + b"\n", style_sheet(course.theme)])


def _page(values: Mapping[str, object]) -> bytes:
    return render(_TEMPLATES, "page.html", **values).encode()


def _linked(text: str, known: frozenset[str]) -> str:
    """
    Return *text* with links to other units led to their pages.
    """
    return _LINK.sub(lambda match: f'href="{names.page(match["id"])}"' if match["id"] in known else match[0], text)


def _content(unit: Unit, translated: Words) -> dict[str, object]:
    body = unit.body.fragment
    match unit:
        case Page():
            return {"body": _with_checks(body, unit.checks, translated), "notice": translated(_SELF_CHECK) if unit.checks else ""}
        case Quiz():
            told = unit.feedback != "never"
            notice = " ".join(translated(text) for text in (_SELF_CHECK, *(() if told else (_UNTOLD,))))
            return {"body": body, "notice": notice, "questions": _questions(unit.questions, translated, told=told)}
        case Survey():
            return {"body": body, "notice": translated(_SURVEY), "questions": _questions(unit.questions, translated, told=False)}
        case Instrument():
            asked = _questions(unit.questions, translated, told=False)
            return {"body": body + _levels(unit.tool, translated), "notice": translated(_SURVEY), "questions": asked}
        case Form():
            return {"body": body + forms.blank(unit.template, translated), "notice": translated(_WRITE)}
        case Journal():
            return {"body": body, "notice": translated(_WRITE), "lines": _LONG_ANSWER}
        case Scenario():
            return {"body": body, "notice": translated(_SCENARIO), "steps": _steps(unit)}
        case Forum():
            return {"body": body, "notice": translated(_FORUM), "lines": _SHORT_ANSWER, "statement": translated(_DONE)}
        case Declaration():
            return {"body": body, "statement": translated(_DECLARE)}
        case Confirmed():
            by = translated(_WAITS).format(by=unit.by.by)
            return {"body": body + _paragraph(unit.by.text), "notice": by}
        case Session():
            return {"body": body}
        case _:
            assert_never(unit)


def _levels(tool: Tool, translated: Words) -> str:
    """
    Return what the levels mean, and at which of them a note is asked for.
    """
    rows = "".join(f"<dt>{level.value} – {escape(level.label)}</dt><dd>{escape(level.meaning)}</dd>" for level in tool.levels)
    note = _paragraph(translated(_NOTE).format(level=tool.note_at, note=tool.note)) if tool.note_at else ""
    return f"<dl>{rows}</dl>{note}"


def _questions(questions: Sequence[Question], translated: Words, *, told: bool) -> tuple[str, ...]:
    return tuple(_question(question, translated, "h2", number, told=told) for number, question in enumerate(questions, 1))


def _question(question: Question, translated: Words, heading: str, number: int, *, told: bool) -> str:
    values = {"question": sheet(question, translated, told=told), "heading": heading, "number": number, "id": f"q-{question.id}"}
    return render(_TEMPLATES, "question.html", translated=translated, **values)


def _with_checks(body: str, checks: Sequence[Question], translated: Words) -> str:
    """
    Return *body* with each check in the place of its heading.
    """
    for question in checks:
        heading = re.compile(rf'<(h[1-6])[^>]*\sid="{re.escape(question.id)}"[^>]*>.*?</\1>', re.DOTALL)
        match = heading.search(body)
        if match:
            body = body[: match.start()] + _question(question, translated, match[1], 0, told=True) + body[match.end() :]
    return body


def _steps(unit: Scenario) -> list[dict[str, object]]:
    titles = {step.id: step.title for step in unit.steps}
    return [
        {
            "id": step.id,
            "title": step.title,
            "html": step.body.fragment,
            "choices": [(choice.text.fragment, choice.to, titles.get(choice.to, choice.to)) for choice in step.choices],
        }
        for step in unit.steps
    ]


def _paragraph(text: str) -> str:
    return f"<p>{escape(text)}</p>" if text else ""
