"""
Compose activities, sessions and handouts from their drafts.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any

from clic_scorm.authoring import attributes, quizzes, unit_codes
from clic_scorm.authoring.attributes import Attributes
from clic_scorm.authoring.blocks import Block, Document
from clic_scorm.authoring.draft import DraftPart, DraftUnit
from clic_scorm.authoring.forms.draft import DraftForm
from clic_scorm.authoring.forms.use import made
from clic_scorm.authoring.instruments import DraftTool
from clic_scorm.authoring.units.activity import words
from clic_scorm.authoring.units.session import minutes_of, name_of, plan_of, rows_of
from clic_scorm.diagnostics import Diagnostic, Span, finding
from clic_scorm.model import (
    Activity,
    Choice,
    Confirmation,
    Confirmed,
    Declaration,
    Form,
    Forum,
    Handout,
    Html,
    Instrument,
    Journal,
    Phase,
    Question,
    Role,
    Scenario,
    Session,
    Step,
    Survey,
    Tags,
)


_MOST_MINUTES = 600


@dataclass(frozen=True, slots=True)
class Tools:
    """
    Hold what a composer does for every kind of unit, and the list that findings go to.
    """

    render: Callable[[Document, Sequence[Block]], Html]
    inline: Callable[[Document, str, Span], Html]
    title: Callable[[Document, str, Span], str]
    sections: Callable[[Sequence[Block]], Sequence[Block]]
    present: Callable[[Sequence[DraftPart]], list[DraftPart]]
    questions: Callable[[DraftUnit], tuple[Question, ...]]
    tags: Callable[[Attributes], Tags]
    confirmations: Mapping[str, Confirmation]
    instruments: Mapping[str, DraftTool]
    forms: Mapping[str, DraftForm]
    letters: Callable[[str, Sequence[Sequence[str]]], tuple[dict[str, str], ...]]
    findings: list[Diagnostic]


def activity(draft: DraftUnit, tools: Tools) -> Activity:
    """
    Return the activity of *draft*, whose kind is one that `read_activity` gives.
    """
    said = draft.attributes
    common: dict[str, Any] = {
        "id": draft.id,
        "title": tools.title(draft.document, draft.title, draft.span),
        "span": draft.span,
        "body": tools.render(draft.document, tools.sections(draft.blocks)),
        "minutes": quizzes.number(said, "minutes", _MOST_MINUTES, tools.findings),
        "optional": said.has("optional"),
        "tags": tools.tags(said),
    }
    match draft.kind:
        case "journal":
            (least, most), _ = words(said)
            return Journal(least=least, most=most, **common)
        case "scenario":
            steps = tools.present(draft.parts)
            there = {part.id for part in steps}
            return Scenario(steps=tuple(_step(draft.document, part, there, tools) for part in steps), **common)
        case "survey":
            return Survey(questions=tools.questions(draft), **common)
        case "instrument":
            tool = tools.instruments[said.get("use") or ""]
            return Instrument(tool=tool.made(tools.questions(draft), partial(_label, tools)), **common)
        case "form":
            form = tools.forms[said.get("use") or ""]
            body = _joined(common["body"], tools.render(form.document, form.blocks))
            return Form(template=made(form, draft, tools.render, tools.title, tools.letters), **{**common, "body": body})
        case "forum":
            return Forum(**common)
        case "declaration":
            return Declaration(**common)
        case "confirmed":
            return Confirmed(by=_confirmation(draft, tools), **common)
        case kind:
            raise ValueError(f"no activity: {kind}")


def _label(tools: Tools, text: str, where: Span) -> str:
    """
    Return a label that stands in a file of data, at *where*, as learners read it.
    """
    return tools.title(Document(where.file, ()), text, where)


def _joined(first: Html, second: Html) -> Html:
    """
    Return one text from two; its parts are those of the *first*, whose lines are of the unit's own file.
    """
    said = {"fragment": first.fragment + second.fragment, "plain": f"{first.plain} {second.plain}".strip()}
    return first.model_copy(update={**said, "assets": first.assets + second.assets})


def _step(document: Document, part: DraftPart, there: Collection[str], tools: Tools) -> Step:
    return Step(
        id=part.id,
        title=tools.title(document, part.title, part.span),
        body=tools.render(document, tools.sections(part.blocks)),
        choices=tuple(
            Choice(text=tools.inline(document, choice.text, choice.span), to=choice.to) for choice in part.choices if choice.to in there
        ),
        good=part.attributes.get("result") == "good",
    )


def _confirmation(draft: DraftUnit, tools: Tools) -> Confirmation:
    use = draft.attributes.get("use") or ""
    known = tools.confirmations
    if use in known:
        return known[use]
    if not use:
        tools.findings.append(finding(unit_codes.NO_USE, draft.span, title=draft.title, known=", ".join(known) or "none yet"))
    else:
        tools.findings.append(finding(unit_codes.UNKNOWN_USE, draft.span, use=use, nearest=attributes.nearest(use, known)))
    return Confirmation(id=use or "unknown", text=draft.title)


def session(draft: DraftUnit, tools: Tools) -> Session:
    """
    Return the session of *draft*; its minutes are those stated, else what its plan adds up to.
    """
    document = draft.document
    table = plan_of(draft.blocks)
    phases = []
    for line, cells in rows_of(document, table) if table else ():
        if len(cells) == 3:
            where = draft.span.at(line + document.first_line)
            step = tools.inline(document, cells[1], where).plain
            phases.append(Phase(minutes=minutes_of(cells[0]), step=step, how=tools.inline(document, cells[2], where)))
    stated = quizzes.number(draft.attributes, "minutes", _MOST_MINUTES, tools.findings)
    return Session(
        id=draft.id,
        title=tools.title(document, draft.title, draft.span),
        span=draft.span,
        body=tools.render(document, tools.sections(draft.blocks)),
        minutes=stated or sum(phase.minutes for phase in phases) or None,
        phases=tuple(phases),
        parts=tuple((name_of(part.title), tools.render(document, tools.sections(part.blocks))) for part in tools.present(draft.parts)),
        room=draft.attributes.get("room") or "",
        groups=draft.attributes.get("groups") or "",
        tags=tools.tags(draft.attributes),
    )


def handout(draft: DraftUnit, tools: Tools) -> Handout:
    """
    Return the handout of *draft*.
    """
    document = draft.document
    return Handout(
        id=draft.id,
        title=tools.title(document, draft.title, draft.span),
        span=draft.span,
        number=draft.attributes.get("number") or "",
        body=tools.render(document, tools.sections(draft.blocks)),
        roles=tuple(
            Role(title=tools.title(document, part.title, part.span), body=tools.render(document, tools.sections(part.blocks)))
            for part in tools.present(draft.parts)
        ),
    )
