"""
Leave out of a form what is for other variants: parts, columns, given rows, and the conditions that name them.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from clic_scorm.authoring import form_codes
from clic_scorm.authoring.attributes import Attributes
from clic_scorm.authoring.forms.draft import DraftDone, DraftForm, DraftTable
from clic_scorm.authoring.variant import Facets, Variant, belongs, check
from clic_scorm.diagnostics import Diagnostic, finding


def for_variant(form: DraftForm, chosen: Variant, facets: Facets, findings: list[Diagnostic], *, shown: bool) -> DraftForm:
    """
    Return *form* with what belongs to the variant *chosen*. Where the variant has an activity that uses it, *shown*, there must be something
    to fill in.
    """
    everything = [said for table in form.tables for said in (table.said, *(one.said for one in table.named))]
    findings.extend(problem for said in everything for problem in check(said, facets))
    findings.extend(_formulas(form))
    tables = tuple(kept for table in form.tables if belongs(table.said, chosen) and (kept := _kept(table, chosen)))
    if shown and form.tables and not tables:
        named = ", ".join(f"{facet}={value}" for facet, value in chosen.items())
        findings.append(finding(form_codes.EMPTY_IN_VARIANT, form.tables[0].span, title=form.title, variant=named))
    return replace(form, tables=tables, done_when=_done(form.done_when, tables))


def _kept(table: DraftTable, chosen: Variant) -> DraftTable | None:
    """
    Return *table* with the columns and rows of the variant; None where nothing of it can be filled in.
    """
    places = [place for place, column in enumerate(table.columns) if belongs(column.said, chosen)]
    rows = [row for row in table.given if belongs(row.said, chosen)]
    if not places or (table.given and not rows):
        return None
    given = tuple(replace(row, answers=tuple(row.answers[place] for place in places)) for row in rows)
    return replace(table, columns=tuple(table.columns[place] for place in places), given=given)


def _done(done: DraftDone, tables: tuple[DraftTable, ...]) -> DraftDone:
    """
    Return the conditions whose columns and rows are in *tables*.
    """
    columns = {(table.id, column.id) for table in tables for column in table.columns}
    rows = {(table.id, row.id) for table in tables for row in table.given} | {(table.id, "") for table in tables}
    totals = tuple(
        one
        for one in done.totals
        if (one.table, one.column) in columns and (one.same is None or ((one.same[0], one.same[2]) in columns and one.same[:2] in rows))
    )
    return replace(done, totals=totals, different=tuple(one for one in done.different if one[:2] in columns))


def _formulas(form: DraftForm) -> Iterator[Diagnostic]:
    """
    Yield a finding for each computed column that a variant may have without a column that it is made from.
    """
    for table in form.tables:
        columns = {column.id: column for column in table.columns}
        for column in table.columns:
            for name in dict.fromkeys(name for term in column.answer.formula for name in term):
                part = columns.get(name)
                if part and not _wider(part.said, column.said):
                    yield finding(form_codes.FACTOR_OF_VARIANT, column.span, title=column.title, name=part.title, limits=_limits(part.said))


def _wider(part: Attributes, whole: Attributes) -> bool:
    """
    Return whether every variant that has *whole* has *part* too.
    """
    return all(part.get(key) in (None, whole.get(key)) for key in ("only", "not"))


def _limits(said: Attributes) -> str:
    return " ".join(f"{key}={value}" for key in ("only", "not") if (value := said.get(key)))
