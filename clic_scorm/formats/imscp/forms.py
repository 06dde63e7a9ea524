"""
Forms as tables to print and fill in by hand.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from html import escape

from clic_scorm.model.form import Answer, Column, Table, Template
from clic_scorm.model.words import Words, marked


# More columns than this leave no room to write in on a sheet of paper: each row becomes a table of its own.
_ABREAST = 5
_SPARE = 2
_ROW = marked("Row {number}")
_TOTAL = marked("Total")
_REQUIRED = marked("required")
_YES_NO = (marked("yes"), marked("no"))
_CHOICE = marked("one of: {choices}")
_SUM_OF = marked("Computed: {formula}")


def blank(form: Template, translated: Words) -> str:
    """
    Return the tables of *form* with room to write in.
    """
    return "".join(_part(table, form, translated) for table in form.tables)


def _part(table: Table, form: Template, translated: Words) -> str:
    alone = len(form.tables) == 1
    heading = "" if alone else f"<h2>{escape(table.title)}</h2>"
    if not table.given and len(table.columns) > _ABREAST:
        rows = "".join(_record(table, number, form, translated) for number in range(1, table.least + 1))
        return f"{heading}{table.body.fragment}{rows}"
    top = f'<th scope="col">{escape(table.heading)}</th>' if table.given else ""
    top += "".join(f'<th scope="col">{escape(one.title)}{_hint(one.answer, table, form, translated)}</th>' for one in table.columns)
    return f'{heading}{table.body.fragment}<table class="fill"><thead><tr>{top}</tr></thead><tbody>{_rows(table, form, translated)}</tbody></table>'


def _rows(table: Table, form: Template, translated: Words) -> str:
    if table.given:
        rows = "".join(
            f'<tr><th scope="row">{escape(row.title)}</th>{_cells(row.answers, table.columns, table, form, translated)}</tr>'
            for row in table.given
        )
    else:
        rows = f"<tr>{'<td></td>' * len(table.columns)}</tr>" * (table.least + _SPARE)
    if not any(column.total for column in table.columns):
        return rows
    before = f'<th scope="row">{escape(translated(_TOTAL))}</th>'
    cells = "<td></td>" * (len(table.columns) - (0 if table.given else 1))
    return f"{rows}<tr>{before}{cells}</tr>"


def _cells(answers: Sequence[Answer | None], columns: Sequence[Column], table: Table, form: Template, translated: Words) -> str:
    cells = []
    for answer, column in zip(answers, columns, strict=True):
        own = _hint(answer, table, form, translated) if answer and answer != column.answer else ""
        cells.append(f"<td>{own}</td>" if answer else "<td>–</td>")
    return "".join(cells)


def _record(table: Table, number: int, form: Template, translated: Words) -> str:
    rows = "".join(
        f'<tr><th scope="row">{escape(one.title)}{_hint(one.answer, table, form, translated)}</th><td></td></tr>' for one in table.columns
    )
    return f'<table class="fill record"><caption>{escape(translated(_ROW).format(number=number))}</caption><tbody>{rows}</tbody></table>'


def _hint(answer: Answer, table: Table, form: Template, translated: Words) -> str:
    """
    Return what whoever holds a pen has to know of a cell: what may be chosen, and whether it may stay empty.
    """
    said = []
    lists: Mapping[str, list[str]] = {one.id: [entry.text for entry in one.entries] for one in form.choices}
    if answer.kind == "choice":
        said.append(translated(_CHOICE).format(choices=", ".join(lists.get(answer.choices, ()))))
    if answer.kind == "yesno":
        said.append(" / ".join(translated(text) for text in _YES_NO))
    if answer.formula:
        titles = {column.letter: column.title for column in table.columns}
        formula = " + ".join(" × ".join(titles[letter] for letter in term) for term in answer.formula)
        said.append(translated(_SUM_OF).format(formula=formula))
    if answer.required:
        said.append(translated(_REQUIRED))
    return f" <small>({escape('; '.join(said))})</small>" if said else ""
