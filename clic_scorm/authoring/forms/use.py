"""
Give forms to the activities that use them, and make of each what the course has: with letters for columns, rows and what is chosen from.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace

from clic_scorm.authoring import form_codes
from clic_scorm.authoring.attributes import nearest
from clic_scorm.authoring.blocks import Block, Document
from clic_scorm.authoring.data_files import unused, used
from clic_scorm.authoring.draft import DraftLetters, DraftModule, DraftUnit
from clic_scorm.authoring.forms.draft import DraftAnswer, DraftEntry, DraftForm, DraftTable, Lists
from clic_scorm.authoring.forms.read import FOLDER, read_forms
from clic_scorm.authoring.forms.variants import for_variant
from clic_scorm.authoring.frameworks import Frameworks
from clic_scorm.authoring.sources import Sources
from clic_scorm.authoring.variant import Facets, Variant, admits
from clic_scorm.diagnostics import Diagnostic, Span, finding
from clic_scorm.model import Html
from clic_scorm.model.form import Answer, Choices, Column, Different, DoneWhen, Entry, GivenRow, Table, Template, Total
from clic_scorm.model.identity import Former


Render = Callable[[Document, Sequence[Block]], Html]
Title = Callable[[Document, str, Span], str]
Letters = Callable[[str, Sequence[Sequence[str]]], tuple[dict[str, str], ...]]


def with_forms(
    sources: Sources, drafts: Iterable[DraftModule], frameworks: Frameworks, limits: tuple[Variant, Facets], findings: list[Diagnostic]
) -> tuple[list[DraftModule], dict[str, DraftForm]]:
    """
    Return *drafts* with what of the forms, that their activities use, has numbers and letters, whatever the variant, and by the names of
    their files the forms as the variant has them; *limits* are the one that is chosen, and the facets that there are.
    """
    forms, problems = read_forms(sources, _items(frameworks))
    findings.extend(problems)
    tools: dict[str, str] = {}
    told: set[str] = set()
    found = []
    for draft in drafts:
        units = []
        for unit in draft.units:
            if unit.kind == "instrument":
                tools.setdefault(unit.attributes.get("use") or "", unit.id)
            units.append(_filled(unit, forms, tools, told, findings) if unit.kind == "form" else unit)
        found.append(replace(draft, units=tuple(units)))
    findings.extend(unused(sources, found, "form", FOLDER))
    shown = {unit.attributes.get("use") for draft in found for unit in draft.units if unit.kind == "form" and admits(unit, limits[0])}
    return found, {name: for_variant(form, *limits, findings, shown=name in shown) for name, form in forms.items()}


def _items(frameworks: Frameworks) -> Lists:
    """
    Return the items of frameworks as lists by what their tags are called, those of each version, of which learners read one.
    """
    found: dict[str, tuple[DraftEntry, ...]] = {}
    for draft in frameworks.drafts.values():
        shown = frameworks.visible.get(draft.tag) is draft
        items = (DraftEntry(f"{draft.id}.{item.id}", f"{draft.name} {item.number}: {item.title}", shown) for item in draft.items)
        found[draft.tag] = (*found.get(draft.tag, ()), *items)
    return found


def _filled(
    unit: DraftUnit, forms: Mapping[str, DraftForm], tools: Mapping[str, str], told: set[str], findings: list[Diagnostic]
) -> DraftUnit:
    form = used(unit, forms, form_codes.NO_FORM, form_codes.UNKNOWN_FORM, "action-plan")
    if isinstance(form, Diagnostic):
        findings.append(form)
        return replace(unit, kind="page")
    if form.start and form.start not in tools and form.id not in told:
        told.add(form.id)
        near = nearest(form.start, tools) or next(iter(tools), form.start)
        findings.append(finding(form_codes.NOTHING_TO_START_FROM, form.start_span, title=form.title, use=form.start, nearest=near))
    letters = [
        DraftLetters(
            table.id,
            table.title,
            (tuple(one.id for one in table.columns), tuple(row.id for row in table.given)),
            table.span,
            table.said.get("was") or "",
            tuple(Former(one.id, was, one.span) for one in table.named if (was := one.said.get("was"))),
        )
        for table in form.tables
    ]
    # Entries of a list have one side, and twice as many letters.
    letters += [DraftLetters(name, name, (tuple(one.id for one in entries),), unit.span) for name, entries in form.lists.items()]
    return replace(unit, letters=tuple(letters), starts=tools.get(form.start, ""))


def made(form: DraftForm, unit: DraftUnit, render: Render, title: Title, letters: Letters) -> Template:
    """
    Return *form* as *unit* has it.
    """
    given = {one.id: letters(f"{unit.id}/{one.id}", one.sides) for one in unit.letters}
    tables = tuple(_table(form.document, table, given[table.id], render, title) for table in form.tables)
    # Where there are more columns than letters there is an error already.
    columns = {(table.id, column): letter for table in form.tables for column, letter in given[table.id][0].items()}
    rows = {(table.id, row): letter for table in form.tables for row, letter in given[table.id][1].items()}
    done = form.done_when
    totals = tuple(
        Total(
            table=one.table,
            column=columns[one.table, one.column],
            least=one.least,
            most=one.most,
            same=(one.same[0], rows.get(one.same[:2], ""), columns.get((one.same[0], one.same[2]), "")) if one.same else None,
        )
        for one in done.totals
        if (one.table, one.column) in columns
    )
    different = tuple(
        Different(table=table, column=columns[table, column], count=count)
        for table, column, count in done.different
        if (table, column) in columns
    )
    return Template(
        id=form.id,
        title=title(form.document, form.title, unit.span),
        tables=tables,
        choices=tuple(
            Choices(
                id=name,
                entries=tuple(Entry(letter=given[name][0][one.id], text=one.text) for one in entries if _offered(one, given[name][0])),
            )
            for name, entries in form.lists.items()
        ),
        start=unit.starts,
        done_when=DoneWhen(totals=totals, different=different, weakest=done.weakest),
    )


def _offered(entry: DraftEntry, letters: Mapping[str, str]) -> bool:
    return entry.shown and entry.id in letters


def _table(document: Document, table: DraftTable, letters: tuple[dict[str, str], ...], render: Render, title: Title) -> Table:
    columns, rows = letters
    there = [column for column in table.columns if column.id in columns]
    places = [place for place, column in enumerate(table.columns) if column.id in columns]
    return Table(
        id=table.id,
        title=title(document, table.title, table.span),
        body=render(document, table.blocks),
        heading=title(document, table.heading, table.span) if table.heading else "",
        columns=tuple(
            Column(
                letter=columns[one.id],
                id=one.id,
                title=title(document, one.title, one.span),
                answer=_answer(one.answer, columns),
                total=one.total,
            )
            for one in there
        ),
        given=tuple(
            GivenRow(
                letter=rows[row.id],
                id=row.id,
                title=title(document, row.title, row.span),
                answers=tuple(_answer(answer, columns) if answer else None for answer in (row.answers[place] for place in places)),
            )
            for row in table.given
            if row.id in rows
        ),
        least=table.least,
        most=table.most,
    )


def _answer(answer: DraftAnswer, columns: Mapping[str, str]) -> Answer:
    formula = tuple(tuple(columns[name] for name in term if name in columns) for term in answer.formula)
    return Answer(kind=answer.kind, required=answer.required, choices=answer.choices, formula=formula)
