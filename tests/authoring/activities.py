"""
Activities, sessions and handouts as lines, for cases that say what must come out.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import assert_never

from clic_scorm.model import Activity, Confirmed, Declaration, Form, Forum, Handout, Html, Instrument, Journal, Scenario, Session, Survey
from clic_scorm.model.form import Answer, Template


def activity(unit: Activity | Session, words: list[str]) -> Iterator[str]:
    match unit:
        case Journal():
            words.append(f"words {unit.least}..{unit.most or ''}")
        case Confirmed():
            of = f" {unit.by.least} of {unit.by.of} {unit.by.unit}".rstrip() if unit.by.of else ""
            words.append(f"{unit.by.id} “{unit.by.text}” by {unit.by.by}{of}")
        case Session():
            words += [f"in {unit.room}"] if unit.room else []
            words += [f"groups {unit.groups}"] if unit.groups else []
        case Instrument(tool=tool):
            at = f" with a note at {tool.note_at}" if tool.note_at is not None else ""
            at += f" weak below {tool.weak_below}" if tool.weak_below else ""
            words.append(f"{tool.id} “{tool.title}” levels {'/'.join(str(level.value) for level in tool.levels)}{at}")
        case Form(template=form):
            start = f" from {form.start}" if form.start else ""
            words.append(f"{form.id} “{form.title}”{start}")
        case Scenario() | Survey() | Forum() | Declaration():
            pass
        case _:
            assert_never(unit)
    yield " ".join(words)
    yield from _parts(unit)


def _parts(unit: Activity | Session) -> Iterator[str]:
    if isinstance(unit, Instrument):
        for group in unit.tool.groups:
            yield f"  group {group.id} {group.short} “{group.title}”"
            yield from (f"    {one.question.id} “{one.question.title}” {', '.join(one.ticks)}".rstrip() for one in group.indicators)
    if isinstance(unit, Form):
        yield from _form(unit.template)
    if isinstance(unit, Scenario):
        for step in unit.steps:
            ways = ", ".join(f"“{choice.text.plain.strip()}” to {choice.to}" for choice in step.choices)
            yield f"  step {step.id} “{step.title}” {ways or ('good end' if step.good else 'end')}"
    if isinstance(unit, Session):
        yield from (f"  {phase.minutes} min {phase.step}: {_plain(phase.how)}" for phase in unit.phases)
        yield from (f"  {name}: {_plain(html)}" for name, html in unit.parts)


def _form(form: Template) -> Iterator[str]:
    for one in form.choices:
        yield f"  list {one.id}: {', '.join(f'{entry.letter} {entry.text}' for entry in one.entries)}"
    for table in form.tables:
        rows = f"{len(table.given)} given below “{table.heading}”" if table.given else f"{table.least}..{table.most}"
        yield f"  table {table.id} “{table.title}” rows {rows}" + (f" {_plain(table.body)}" if table.body.plain.strip() else "")
        for column in table.columns:
            yield f"    {column.letter} {column.id} “{column.title}” {_answer(column.answer)}{' sum' if column.total else ''}"
        for row in table.given:
            yield f"    {row.letter} {row.id} “{row.title}” {', '.join(_answer(one) if one else '–' for one in row.answers)}"
    done = form.done_when
    for total in done.totals:
        yield f"  total {total.table}.{total.column} {'.'.join(total.same) if total.same else f'{total.least}..{total.most}'}"
    yield from (f"  different {one.table}.{one.column} {one.count}" for one in done.different)
    yield from ([f"  weakest {done.weakest}"] if done.weakest else [])


def _answer(answer: Answer) -> str:
    formula = " + ".join("*".join(term) for term in answer.formula)
    return " ".join(filter(None, [answer.kind, answer.choices, formula])) + ("!" if answer.required else "")


def handout(item: Handout) -> Iterator[str]:
    yield f"handout {item.id} {item.number} “{item.title}”"
    yield from (f"  role “{role.title}” {_plain(role.body)}" for role in item.roles)


def _plain(html: Html) -> str:
    return " ".join(html.plain.split())
