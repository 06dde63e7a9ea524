"""
What the runtime reads of forms.
"""

from __future__ import annotations

from collections.abc import Iterator

from clic_scorm.model import Course, Form
from clic_scorm.model.form import Answer, Column, Table
from clic_scorm.model.identity import Numbers


def content(item: Form, course: Course, numbers: Numbers) -> dict[str, object]:
    """
    Return the tables of *item*, the lists to choose from, what its first rows start from, and when it is complete.
    """
    form = item.template
    numbered = {table.id: numbers.questions[f"{item.id}/{table.id}"] for table in form.tables}
    said: dict[str, object] = {"form": form.id, "title": form.title, "tables": [_table(table, numbered[table.id]) for table in form.tables]}
    if form.choices:
        said["lists"] = {one.id: [[entry.letter, entry.text] for entry in one.entries] for one in form.choices}
    # The instrument may belong to other variants only: then there is nothing to start from.
    if any(unit.id == form.start for unit in course.units):
        said["start"] = form.start
    done = form.done_when
    if done.totals:
        said["totals"] = [
            [numbered[one.table], one.column, *([one.least, one.most] if not one.same else [[numbered[one.same[0]], *one.same[1:]]])]
            for one in done.totals
        ]
    if done.different:
        said["different"] = [[numbered[one.table], one.column, one.count] for one in done.different]
    if done.weakest:
        said["weakest"] = done.weakest
    return said


def _table(table: Table, number: int) -> dict[str, object]:
    said: dict[str, object] = {"n": number, "id": table.id, "title": table.title, "columns": [_column(one) for one in table.columns]}
    if table.body.fragment:
        said["html"] = table.body.fragment
    if not table.given:
        return {**said, "least": table.least, "most": table.most}
    rows = [[row.letter, row.title, [_answer(one) if one else 0 for one in row.answers]] for row in table.given]
    return {**said, "heading": table.heading, "given": rows}


def _column(column: Column) -> dict[str, object]:
    said: dict[str, object] = {"letter": column.letter, "id": column.id, "title": column.title, **_answer(column.answer)}
    return {**said, "total": True} if column.total else said


def _answer(answer: Answer) -> dict[str, object]:
    said: dict[str, object] = {"kind": answer.kind}
    if answer.required:
        said["need"] = True
    if answer.choices:
        said["list"] = answer.choices
    if answer.formula:
        said["formula"] = answer.formula
    return said


def texts(item: Form) -> Iterator[str]:
    """
    Yield what the screen of *item* shows at first beside its body.
    """
    for table in item.template.tables:
        yield table.title
        yield table.body.plain
        yield from (column.title for column in table.columns)
        yield from (row.title for row in table.given)
