"""
Read the cells that say what kind of answer belongs into a column: `text!`, `money! sum`, `= people * each`.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping

from clic_scorm.authoring import form_codes
from clic_scorm.authoring.attributes import nearest
from clic_scorm.authoring.forms.draft import DraftAnswer
from clic_scorm.diagnostics import Diagnostic, Span, finding
from clic_scorm.model.form import NUMBERS, OF_INSTRUMENT, AnswerKind


# As authors write them; a list of the form's own is one more.
WRITTEN: Mapping[str, AnswerKind] = {
    "text": "text",
    "long text": "long",
    "number": "number",
    "money": "money",
    "percent": "percent",
    "date": "date",
    "person": "person",
    "yes/no": "yesno",
    "gap": "gap",
    "score": "score",
    "level": "level",
    "group": "group",
    "note": "note",
}
NOTHING = ("–", "-", "—")
_CELL = re.compile(r"(?P<kind>.*?)\s*(?P<must>!)?\s*(?P<sum>(?<=[\s!])sum)?\s*(?P<late>!)?", re.DOTALL)
_TERM = re.compile(r"[a-z][a-z0-9-]*")
_TIMES = re.compile(r"\s*(?:\*|×|·|\\\*)\s*")


def read_answer(cell: str, lists: Collection[str], started: bool, span: Span, findings: list[Diagnostic]) -> tuple[DraftAnswer, bool]:
    """
    Return what *cell* asks for, and whether it is added up; a text where that can't be read.
    """
    text = " ".join(cell.replace("\u00a0", " ").split())
    match = _CELL.fullmatch(text)
    kind = match["kind"] if match else text
    required = bool(match and (match["must"] or match["late"]))
    total = bool(match and match["sum"])
    if kind.startswith("="):
        formula = tuple(tuple(part for part in _TIMES.split(term.strip()) if part) for term in kind[1:].split("+"))
        wrong = next((name for term in formula for name in term or ("",) if not _TERM.fullmatch(name)), None)
        if wrong is None:
            return DraftAnswer("computed", False, formula=formula), total
    elif kind in lists:
        return DraftAnswer("choice", required, kind), total
    elif (known := WRITTEN.get(kind.lower())) is not None:
        if known in OF_INSTRUMENT and not started:
            findings.append(finding(form_codes.NEEDS_START, span, written=kind))
            return DraftAnswer("text", required), False
        if total and known not in NUMBERS:
            findings.append(finding(form_codes.NOT_A_NUMBER, span, name=kind))
            return DraftAnswer(known, required), False
        return DraftAnswer(known, required), total
    names = [*WRITTEN, *lists]
    meant = nearest(kind.lower(), names) or "text"
    findings.append(finding(form_codes.UNKNOWN_ANSWER, span, written=kind, nearest=meant, known=", ".join(names)))
    return DraftAnswer("text", required), False
