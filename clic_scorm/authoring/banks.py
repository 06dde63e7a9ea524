"""
Read banks: questions that assessments draw from, in strata.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from clic_scorm.authoring import attributes, codes, frontmatter, quiz_codes
from clic_scorm.authoring.attributes import Attributes
from clic_scorm.authoring.blocks import Block, scan
from clic_scorm.authoring.draft import DraftBank, DraftQuestion, DraftStratum, DraftUnit
from clic_scorm.authoring.quizzes import add_question
from clic_scorm.authoring.tags import inherited, on_heading
from clic_scorm.diagnostics import Diagnostic, Span, finding


def read_bank(name: str, file: str, text: str) -> tuple[DraftBank, tuple[Diagnostic, ...]]:
    """
    Read the bank in *file*: `##` opens a stratum, `###` a question; its id is what the front matter says, else its *name*.
    """
    front, rest, first_line, problems = frontmatter.split(text, file)
    findings = list(problems)
    document, problems = scan(rest, file, first_line)
    findings.extend(problems)
    identifier = front.id or attributes.slug(name) or "bank"
    span = document.blocks[0].span if document.blocks else Span(file)
    title, questions = identifier, list[DraftQuestion]()
    strata: list[DraftStratum] = []
    for part in _parts(document.blocks):
        heading = part[0]
        if heading.kind == "heading" and heading.level == 1:
            if heading is not document.blocks[0]:
                findings.append(finding(quiz_codes.BANK_HEADING, heading.span, title=heading.text))
            else:
                title, said, problems = attributes.split(heading.text, heading.span)
                findings.extend([*problems, *attributes.check_known(said, "bank", ())])
            part = part[1:]
            stratum = DraftStratum("", title, heading.span, Attributes(heading.span), ())
        elif heading.kind == "heading" and heading.level == 2:
            stratum, wrong = _stratum(heading, strata)
            findings.extend(wrong)
            part = part[1:]
        else:
            stratum = DraftStratum("", title, heading.span, Attributes(heading.span), ())
        before = len(questions)
        findings.extend(_read_part(identifier, part, questions))
        if stratum.attributes.has("tags"):
            above = stratum.attributes
            questions[before:] = [replace(one, attributes=inherited(one.attributes, above)) for one in questions[before:]]
        found = tuple(question.id for question in questions[before:])
        if stratum.id and not found and not any(block.kind == "heading" for block in part):
            findings.append(finding(quiz_codes.EMPTY_BANK, stratum.span, title=stratum.title))
        if stratum.id or found:
            strata.append(DraftStratum(stratum.id, stratum.title, stratum.span, stratum.attributes, found))
    if not questions and not any(block.kind == "heading" and block.level > 1 for block in document.blocks):
        findings.append(finding(quiz_codes.EMPTY_BANK, span, title=title))
    values = {key: value for key, value in (("only", front.only), ("not", front.without)) if value}
    unit = DraftUnit("bank", identifier, title, span, Attributes(span, values=values), document, (), tuple(questions))
    return DraftBank(unit, tuple(strata)), tuple(findings)


def _parts(blocks: Sequence[Block]) -> list[Sequence[Block]]:
    """
    Part blocks at headings of the first and second level.
    """
    starts = [place for place, block in enumerate(blocks) if place == 0 or (block.kind == "heading" and block.level <= 2)]
    return [blocks[start:end] for start, end in zip(starts, [*starts[1:], len(blocks)], strict=False)]


def _stratum(heading: Block, strata: Sequence[DraftStratum]) -> tuple[DraftStratum, list[Diagnostic]]:
    title, said, problems = attributes.split(heading.text, heading.span)
    findings = [*problems, *attributes.check_known(said, "stratum", ())]
    if not title:
        findings.append(finding(codes.EMPTY_HEADING, heading.span))
    findings.extend(finding(codes.UNKNOWN_CLASS, heading.span, name=name, nearest="", known="a stratum has none") for name in said.classes)
    findings.extend(on_heading(said)[1])
    identifier = said.id or attributes.slug(title) or f"stratum-{len(strata) + 1}"
    same = next((other for other in strata if other.id == identifier), None)
    if same:
        findings.append(finding(codes.DUPLICATE_ID, heading.span, id=identifier, other=same.span))
    return DraftStratum(identifier, title or identifier, heading.span, said, ()), findings


def _read_part(bank: str, blocks: Sequence[Block], questions: list[DraftQuestion]) -> list[Diagnostic]:
    starts = [place for place, block in enumerate(blocks) if block.kind == "heading"]
    before = blocks[: starts[0]] if starts else blocks
    text = next((block for block in before if block.kind not in ("footnote", "alert", "rule")), None)
    findings = [finding(quiz_codes.UNREAD_TEXT, text.span, bank=bank)] if text else []
    for start, end in zip(starts, [*starts[1:], len(blocks)], strict=False):
        findings.extend(add_question(questions, blocks[start], blocks[start + 1 : end], len(questions) + 1))
    return findings
