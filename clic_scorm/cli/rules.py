"""
`clic-scorm rules`.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

import click

from clic_scorm.cli import arguments, output
from clic_scorm.cli.paper import Paper
from clic_scorm.diagnostics import Diagnostic, Span, report
from clic_scorm.model.words import Words, marked
from clic_scorm.pipeline import Wish, find_courses
from clic_scorm.pipeline.ruling import Told, tell
from clic_scorm.sentences.clause import Clause, known_of
from clic_scorm.site import strings
from clic_scorm.site.payload import direction


@click.command("rules", short_help="Tell in plain sentences what completes a course and what a certificate takes.")
@arguments.courses
@arguments.choosing
@click.option("--format", "style", type=click.Choice(["text", "json"]), default="text", show_default=True, help="How the rules are shown.")
def command(
    courses: tuple[Path, ...], targets: tuple[str, ...], options: dict[str, str], language: str, variant: dict[str, str], style: str
) -> None:
    """
    Tell the rules of COURSES in sentences of their language, and what each target tells an LMS of them.

    Without --target, all targets that are installed are compared. Nothing is written.
    """
    wish = Wish(targets, language, variant, options=options)
    told = [tell(folder, wish) for folder in find_courses(courses)]
    if style == "json":
        click.echo(json.dumps([_values(one) for one in told], ensure_ascii=False, indent=2))
    else:
        for number, one in enumerate(told):
            click.echo("\n" * bool(number), nl=False)
            output.show_findings([one.result], "text")
            _show(one)
    sys.exit(1 if any(one.result.failed() for one in told) else 0)


def _show(told: Told) -> None:
    if told.course is None:
        return
    course, say, paper = told.course, strings.words(told.course.language), Paper()
    paper.heading(course.title, large=True)
    paper.line(f"{course.id} {course.version} ({course.language})", dim=True)
    for section in told.sections:
        paper.line()
        paper.heading(section.title)
        paper.line(section.lead)
        for part in _listed(section.clause):
            _item(paper, part, course.language, 0)
        for note in section.notes:
            paper.line(note, dim=True)
    # Terminals turn each line of a language from right to left round by itself, and its columns with it.
    _heard(paper, told, say, lists=direction(course.language) == "rtl")
    if told.lost:
        paper.line()
        paper.heading(say(marked("What is lost, and what to know")))
        for item in told.lost:
            paper.item(item.message, 0, f"{item.code.id}, {told.result.prefix}{_place(item)}")


def _place(item: Diagnostic) -> str:
    return f"{item.where.file}:{item.where.line}" if isinstance(item.where, Span) else ""


def _listed(clause: Clause) -> tuple[Clause, ...]:
    """
    Return the conditions that all are asked for: nobody has to read a list that says so and holds one thing.
    """
    return clause.parts if clause.parts and clause.all else (clause,)


def _item(paper: Paper, clause: Clause, language: str, depth: int) -> None:
    paper.item(clause.text, depth, known_of(clause, language))
    for part in clause.parts:
        _item(paper, part, language, depth + 1)


def _heard(paper: Paper, told: Told, say: Words, *, lists: bool) -> None:
    """
    Print what an LMS hears as a table, or *lists*, and which targets tell an LMS nothing.
    """
    speaking = [one for one in told.heard if one.rows]
    silent = ", ".join(one.target.TITLE for one in told.heard if not one.rows)
    paper.line()
    paper.heading(say(marked("What an LMS hears")))
    if speaking:
        labels = [label for label, _ in speaking[0].rows]
        rows = [["", *(one.target.TITLE for one in speaking)]]
        rows += [[label, *(one.rows[number][1] for one in speaking)] for number, label in enumerate(labels)]
        paper.table(rows, say(marked("{label}: {text}")), lists=lists)
    if silent:
        if speaking:
            paper.line()
        paper.line(say(marked("Nothing is told to an LMS by: {targets}")).format(targets=silent))


def _values(told: Told) -> dict[str, object]:
    """
    Return one course's rules as plain values.
    """
    found: dict[str, object] = {"findings": json.loads(report.as_json(told.result.findings, told.result.prefix))}
    if told.course is None:
        return {"course": told.result.name, **found}
    language = told.course.language
    rules = [
        {
            "kind": one.kind,
            "id": one.id,
            "title": one.title,
            "lead": one.lead,
            "rule": _clause(one.clause, language),
            "notes": list(one.notes),
        }
        for one in told.sections
    ]
    return {
        "course": told.course.id,
        "version": told.course.version,
        "language": language,
        "rules": rules,
        "heard": {one.target.NAME: dict(one.rows) for one in told.heard},
        "lost": json.loads(report.as_json(told.lost, told.result.prefix)),
        **found,
    }


def _clause(clause: Clause, language: str) -> dict[str, object]:
    said: dict[str, object] = {"text": clause.text, "line": clause.span.line}
    if clause.bases:
        said |= {"bases": list(clause.bases), "known": known_of(clause, language)}
    if clause.parts:
        said |= {"least": clause.least or len(clause.parts), "parts": [_clause(part, language) for part in clause.parts]}
    return said
