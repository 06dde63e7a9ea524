"""
Read activities: what their heading says, and what stands below it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from clic_scorm.authoring import attributes, codes, quizzes, unit_codes
from clic_scorm.authoring.answers.choice import DraftChoice
from clic_scorm.authoring.attributes import Attributes
from clic_scorm.authoring.blocks import Block, Document
from clic_scorm.authoring.draft import DraftQuestion, DraftUnit
from clic_scorm.authoring.units.scenario import read_steps
from clic_scorm.diagnostics import Diagnostic, finding


_COMMON = ("type", "minutes", "optional")
SAYS = {
    "journal": (*_COMMON, "words"),
    "scenario": _COMMON,
    "survey": _COMMON,
    "forum": _COMMON,
    "declaration": _COMMON,
    "confirmed": (*_COMMON, "use"),
    "instrument": (*_COMMON, "use"),
    "form": (*_COMMON, "use"),
}
_WORDS = re.compile(r"(?P<least>\d{1,5})?(?:(?P<range>\.\.|…|-|–)(?P<most>\d{1,5})?)?")


def read_activity(
    identifier: str, title: str, said: Attributes, document: Document, blocks: Sequence[Block]
) -> tuple[DraftUnit, list[Diagnostic]]:
    """
    Read an activity from what its heading *said* and the *blocks* below; one of no known kind becomes a page, with a finding.
    """
    kind = said.get("type")
    span = said.span
    known = ", ".join(f"type={name}" for name in SAYS)
    if kind in SAYS:
        findings = list(attributes.check_known(said, kind, SAYS[kind]))
    else:
        every = dict.fromkeys(name for names in SAYS.values() for name in names)
        findings = list(attributes.check_known(said, "activity", every))
        if not kind:
            findings.append(finding(unit_codes.NO_TYPE, span, title=title, known=known))
        else:
            nearest = attributes.nearest(kind, SAYS)
            findings.append(finding(unit_codes.UNKNOWN_TYPE, span, type=kind, nearest=nearest, known=", ".join(SAYS)))
        return DraftUnit("page", identifier, title, span, said, document, tuple(blocks)), findings
    unit = DraftUnit(kind, identifier, title, span, said, document, tuple(blocks))
    if kind == "scenario":
        return read_steps(unit, findings), findings
    if kind == "survey":
        return _survey(unit, findings), findings
    if kind == "journal":
        _, problems = words(said)
        findings.extend(problems)
    if not blocks and kind not in ("confirmed", "instrument", "form"):
        findings.append(finding(unit_codes.NO_PROMPT, span, title=title))
    return unit, findings


def words(said: Attributes) -> tuple[tuple[int, int | None], tuple[Diagnostic, ...]]:
    """
    Return the fewest and the most words that `words=a..b` asks for; at least one, and no most where none is said.
    """
    written = said.get("words")
    if written is None:
        return (1, None), ()
    match = _WORDS.fullmatch(written)
    least = int(match["least"] or 1) if match else 0
    most = int(match["most"]) if match and match["most"] else None
    if not match or not (match["least"] or match["most"]) or least < 1 or (most is not None and most < least):
        remedy = "write the fewest and the most words: words=80..120, words=80.. or words=..120"
        return (1, None), (finding(codes.WRONG_ATTRIBUTE, said.at("words"), name="words", value=written, remedy=remedy),)
    return (least, most), ()


def _survey(unit: DraftUnit, findings: list[Diagnostic]) -> DraftUnit:
    introduction, questions, problems = quizzes.read_questions(unit.blocks)
    # That nothing is right is what a survey is about.
    read = {question.span for question in questions}
    findings.extend(each for each in problems if each.code is not codes.NO_ANSWER or each.where not in read)
    findings.extend(
        finding(unit_codes.RIGHT_IN_SURVEY, question.span, title=question.title) for question in questions if not _open(question)
    )
    if not questions and not any(block.kind == "heading" for block in unit.blocks):
        findings.append(finding(unit_codes.NO_QUESTIONS, unit.span, title=unit.title))
    return DraftUnit(unit.kind, unit.id, unit.title, unit.span, unit.attributes, unit.document, introduction, questions)


def _open(question: DraftQuestion) -> bool:
    """
    Return whether no answer to *question* is right: a scale, an essay, or a choice of which nothing is ticked.
    """
    answer = question.answer
    if isinstance(answer, DraftChoice):
        return not any(item.checked for item in answer.options)
    return answer.kind in ("scale", "essay")
