"""
Read `done-when:` of a form, and check what computed columns are made from.

`total: {share: 100, cost: 1.., minutes: duration}` is a number, a range, or the name of a given row that holds the number, or of another column,
which then has to add up to the same;
`different: {objective: 3}` asks for so many different answers; `weakest: 3` for a row on one of the three weakest groups.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from clic_scorm.authoring import form_codes
from clic_scorm.authoring.attributes import nearest
from clic_scorm.authoring.fields import Fields
from clic_scorm.authoring.forms.draft import DraftColumn, DraftDone, DraftTable, DraftTotal
from clic_scorm.authoring.yaml import Mapping, Scalar
from clic_scorm.diagnostics import Diagnostic, Span, finding
from clic_scorm.model.form import NUMBERS


KEYS = ("total", "different", "weakest")
_NUMBER = r"\d{1,12}(?:\.\d{1,6})?"
_RANGE = re.compile(rf"(?P<least>{_NUMBER})?(?P<range>\.\.|…|–)?(?P<most>{_NUMBER})?")


def read_done(fields: Fields, tables: Sequence[DraftTable], started: bool) -> DraftDone:
    """
    Return what the front matter says of when the form is complete.
    """
    group = fields.group("done-when")
    if group is None:
        return DraftDone()
    inner = Fields(group, "done-when", KEYS, fields.findings)
    totals = tuple(_totals(inner, tables))
    different = tuple(_different(inner, tables))
    weakest = inner.text("weakest")
    if weakest and not (weakest.isascii() and weakest.isdigit() and 0 < int(weakest) < 100):
        inner.wrong("weakest", weakest, "write how many groups count as the weakest, such as weakest: 3")
        weakest = ""
    if weakest and not (started and any(column.answer.kind in ("gap", "group") for table in tables for column in table.columns)):
        fields.findings.append(finding(form_codes.NEEDS_START, inner.span("weakest"), written=f"weakest: {weakest}"))
        weakest = ""
    return DraftDone(totals, different, int(weakest or 0))


def _named(fields: Fields, key: str, tables: Sequence[DraftTable]) -> Iterator[tuple[DraftTable, DraftColumn, Scalar]]:
    """
    Yield the columns that the group *key* names, with what is said of them.
    """
    columns = {column.id: (table, column) for table in tables for column in table.columns}
    for name, value in (fields.group(key) or Mapping((), fields.mapping.span)).pairs:
        if name.text not in columns:
            fields.findings.append(_unknown(name.text, columns, name.span))
        elif not isinstance(value, Scalar):
            fields.wrong(key, value, f"write one value behind the name of a column: {name.text}: 1..", name.span)
        else:
            yield (*columns[name.text], value)


def _unknown(name: str, known: Sequence[str] | dict[str, tuple[DraftTable, DraftColumn]], span: Span) -> Diagnostic:
    return finding(
        form_codes.UNKNOWN_COLUMN, span, name=name, nearest=nearest(name, known) or next(iter(known), ""), known=", ".join(known)
    )


def _totals(fields: Fields, tables: Sequence[DraftTable]) -> Iterator[DraftTotal]:
    for table, column, value in _named(fields, "total", tables):
        if column.answer.kind not in NUMBERS:
            fields.findings.append(finding(form_codes.NOT_A_NUMBER, value.span, name=column.title))
            continue
        match = _RANGE.fullmatch(value.text.strip())
        if match and (match["least"] or match["most"]):
            least, most = match["least"] or "", match["most"] or ("" if match["range"] else match["least"])
            if least and most and float(least) > float(most):
                fields.wrong("total", value.text, "write the smaller number first: 1..100", value.span)
            else:
                yield DraftTotal(table.id, column.id, least, most)
            continue
        sums = {one.id: (home, one) for home in tables for one in home.columns if one.answer.kind in NUMBERS and one is not column}
        if value.text in sums:
            yield DraftTotal(table.id, column.id, same=(sums[value.text][0].id, "", value.text))
            continue
        cells = {row.id: (one, row) for one in tables for row in one.given}
        if value.text not in cells:
            fields.findings.append(_unknown(value.text, [*cells, *sums] or [column.id], value.span))
            continue
        home, row = cells[value.text]
        place = next((index for index, answer in enumerate(row.answers) if answer and answer.kind in NUMBERS), None)
        if place is None:
            fields.findings.append(finding(form_codes.NOT_A_NUMBER, value.span, name=row.title))
        else:
            yield DraftTotal(table.id, column.id, same=(home.id, row.id, home.columns[place].id))


def _different(fields: Fields, tables: Sequence[DraftTable]) -> Iterator[tuple[str, str, int]]:
    for table, column, value in _named(fields, "different", tables):
        count = value.integer or 0
        if count < 1:
            fields.wrong("different", value.text, f"write how many, such as {column.id}: 3", value.span)
        elif count > (len(table.given) or table.most):
            fields.findings.append(
                finding(form_codes.NEVER_COMPLETE, value.span, wanted=f"{count} different answers in “{column.title}”", most=table.rows)
            )
        else:
            yield table.id, column.id, count


def check_formulas(tables: Sequence[DraftTable], findings: list[Diagnostic]) -> None:
    """
    Add a finding for each computed column that names none, one of another table, one without numbers, or itself.
    """
    for table in tables:
        columns = {column.id: column for column in table.columns}
        for column in table.columns:
            for name in (name for term in column.answer.formula for name in term):
                if name not in columns or columns[name].answer.kind == "computed":
                    known = [one.id for one in table.columns if one.answer.kind != "computed"]
                    findings.append(_unknown(name, known, column.span))
                elif columns[name].answer.kind not in NUMBERS:
                    findings.append(finding(form_codes.NOT_A_NUMBER, column.span, name=columns[name].title))
