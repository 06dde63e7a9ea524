"""
Read what only a facilitator works with: session plans, and handouts that are printed.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from clic_scorm.authoring import attributes, codes, unit_codes
from clic_scorm.authoring.blocks import Block, Document
from clic_scorm.authoring.draft import DraftUnit
from clic_scorm.authoring.tokens import Token, closing
from clic_scorm.authoring.units.parts import split
from clic_scorm.diagnostics import Diagnostic, finding


SESSION = ("minutes", "room", "groups")
HANDOUT = ("minutes", "number", "one-per-page", "room", "groups")
PARTS = ("objective", "materials", "preparation", "plan", "key message", "if short", "if long", "watch for", "debrief")
_MINUTES = re.compile(r"(?P<number>\d{1,3})\s*(?:min\.?|minutes?|['’′])?", re.IGNORECASE)
_MOST_MINUTES = 600


def read_session(unit: DraftUnit, findings: list[Diagnostic]) -> DraftUnit:
    """
    Check a session: its parts by their names, and that the first column of its plan adds up to its minutes.
    """
    findings.extend(attributes.check_known(unit.attributes, "session", SESSION))
    _, parts = split(unit.blocks, "part of a session", (), findings)
    for part in parts:
        if part.title and name_of(part.title) not in PARTS:
            nearest = attributes.nearest(name_of(part.title), PARTS)
            findings.append(finding(unit_codes.UNKNOWN_PART, part.span, title=part.title, nearest=nearest, known=", ".join(PARTS)))
    table = plan_of(unit.blocks)
    if table is None:
        findings.append(finding(unit_codes.NO_PLAN, unit.span, title=unit.title))
        return replace(unit, parts=tuple(parts))
    total = 0
    wrong: list[Diagnostic] = []
    for line, cells in rows_of(unit.document, table):
        where = table.span.at(line + unit.document.first_line)
        match = _MINUTES.fullmatch(cells[0].strip()) if cells else None
        if len(cells) != 3:
            wrong.append(finding(unit_codes.ROW, where, title=unit.title, count=len(cells)))
        elif not match or int(match["number"]) > _MOST_MINUTES:
            wrong.append(finding(unit_codes.PLAN_MINUTES, where, text=cells[0]))
        total += int(match["number"]) if match else 0
    findings.extend(wrong)
    stated = unit.attributes.get("minutes")
    if not wrong and stated is not None and stated.isascii() and stated.isdigit() and int(stated[:6]) != total:
        findings.append(finding(unit_codes.PLAN_SUM, table.span, title=unit.title, sum=total, minutes=stated))
    return replace(unit, parts=tuple(parts))


def name_of(title: str) -> str:
    """
    Return the name of a session's part as PARTS has it.
    """
    return " ".join(title.lower().rstrip(": ").split())


def minutes_of(cell: str) -> int:
    """
    Return the minutes that a cell of the column Min says; 0 where it says none.
    """
    match = _MINUTES.fullmatch(cell.strip())
    return int(match["number"]) if match else 0


def plan_of(blocks: Sequence[Block]) -> Block | None:
    """
    Return the first table among *blocks*: a session's plan.
    """
    return next((block for block in blocks if block.kind == "table"), None)


def rows_of(document: Document, table: Block) -> list[tuple[int, list[str]]]:
    """
    Return the rows of *table* below its header as their line, counted from 0, and the source of their cells.
    """
    rows: list[tuple[int, list[str]]] = []
    tokens: Sequence[Token] = document.tokens[table.tokens[0] : table.tokens[1]]
    body = next((place for place, token in enumerate(tokens) if token.type == "tbody_open"), len(tokens))
    for place in range(body, len(tokens)):
        if tokens[place].type == "tr_open":
            inside = tokens[place : closing(tokens, place)]
            line = (tokens[place].map or [0])[0]
            rows.append((line, [token.content for token in inside if token.type == "inline"]))
    return rows


def read_handout(unit: DraftUnit, findings: list[Diagnostic]) -> DraftUnit:
    """
    Check a handout: its number, and where each participant gets another page a heading for each.
    """
    findings.extend(attributes.check_known(unit.attributes, "handout", HANDOUT))
    if not unit.attributes.get("number"):
        findings.append(finding(unit_codes.NO_NUMBER, unit.span, title=unit.title))
    if not unit.attributes.has("one-per-page"):
        return unit
    introduction, parts = split(unit.blocks, "role", (), findings)
    if not parts:
        findings.append(finding(unit_codes.NO_ROLES, unit.span, title=unit.title))
    if unit.attributes.get("one-per-page"):
        written = unit.attributes.get("one-per-page")
        findings.append(
            finding(codes.WRONG_ATTRIBUTE, unit.span, name="one-per-page", value=written, remedy="write it alone: one-per-page")
        )
    return replace(unit, blocks=introduction, parts=tuple(parts))


def check_numbers(units: Sequence[DraftUnit]) -> list[Diagnostic]:
    """
    Return a finding for each handout with a number that another has.
    """
    seen: dict[str, DraftUnit] = {}
    found = []
    for unit in units:
        number = unit.attributes.get("number") or ""
        if unit.kind != "handout" or not number:
            continue
        if number in seen:
            found.append(finding(unit_codes.SAME_NUMBER, unit.span, number=number, other=seen[number].span))
        seen.setdefault(number, unit)
    return found
