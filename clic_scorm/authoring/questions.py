"""
Read questions: a heading, a prompt, the answers as a list or a line, and boxes with hints and feedback.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from clic_scorm.authoring import attributes, codes
from clic_scorm.authoring.attributes import Attributes
from clic_scorm.authoring.blocks import Block, Item
from clic_scorm.authoring.draft import DraftQuestion
from clic_scorm.diagnostics import Diagnostic, Span, finding


KNOWN = ("type", "points", "objective", "difficulty", "partial", "exact", "keep-order")
KINDS = ("single", "multiple", "truefalse")
BOXES = ("HINT", "CORRECT", "INCORRECT", "FEEDBACK")
FACILITATOR = ("FACILITATOR", "TRAINER", "INSTRUCTOR")
_ANSWER = re.compile(r"Answer\s*:\s*(?P<value>.*)", re.IGNORECASE | re.DOTALL)
_TRUTHS = {"true": True, "false": False}
_MOST_OPTIONS = 36
_MOST_POINTS = 1000


def read_question(heading: Block, blocks: Sequence[Block], fallback: str) -> tuple[DraftQuestion | None, tuple[Diagnostic, ...]]:
    """
    Read one question from its heading and the *blocks* below it; *fallback* is its id where the heading has none.

    None where nothing can be answered; the findings then say why.
    """
    title, said, problems = attributes.split(heading.text, heading.span)
    findings = [*problems, *attributes.check_known(said, "question", KNOWN)]
    if said.classes and said.classes != ("question",):
        values = {"name": said.classes[0], "nearest": "question", "known": "question"}
        findings.append(finding(codes.UNKNOWN_CLASS, heading.span, **values))
    if not title:
        findings.append(finding(codes.EMPTY_HEADING, heading.span))
    body, boxes, notes = _part_boxes(blocks, title, findings)
    kind, prompt, options, answer = _answers(heading.span, title, body, said, findings)
    if not kind:
        return None, tuple(findings)
    question = DraftQuestion(said.id or fallback, title, heading.span, said, kind, prompt, options, answer, boxes, notes)
    findings.extend(_check_type(question))
    findings.extend(_check_points(said))
    return question, tuple(findings)


def _part_boxes(blocks: Sequence[Block], title: str, findings: list[Diagnostic]) -> tuple[list[Block], dict[str, Block], tuple[Block, ...]]:
    """
    Part hints, feedback and facilitator's boxes from what the learner is asked.
    """
    body: list[Block] = []
    boxes: dict[str, Block] = {}
    notes: list[Block] = []
    for block in blocks:
        marker = block.marker.upper() if block.kind == "alert" else ""
        if marker in BOXES:
            if marker in boxes:
                findings.append(finding(codes.TWICE, block.span, title=title, marker=marker))
            boxes[marker] = block
        elif marker in FACILITATOR:
            notes.append(block)
        else:
            body.append(block)
    return body, boxes, tuple(notes)


def _answers(
    span: Span, title: str, body: Sequence[Block], said: Attributes, findings: list[Diagnostic]
) -> tuple[str, tuple[Block, ...], tuple[Item, ...], bool]:
    """
    Return kind, prompt, options and a true/false answer; the kind is empty where there is nothing to answer.
    """
    lists = [number for number, block in enumerate(body) if _is_task_list(block)]
    if lists:
        if len(lists) > 1:
            findings.append(finding(codes.LIST_IN_PROMPT, body[lists[-1]].span, title=title))
        last = lists[-1]
        findings.extend(finding(codes.TEXT_AFTER, block.span, title=title) for block in body[last + 1 :])
        options = _check_options(title, body[last], findings)
        right = sum(1 for item in options if item.checked)
        mixed = len(options) < len(body[last].items)
        if not right and options and not mixed:
            findings.append(finding(codes.NO_ANSWER, span, title=title, remedy="tick the right option: - [x]"))
        multiple = right > 1 or said.get("type") == "multiple"
        return "multiple" if multiple else "single", tuple(body[:last]), options, False
    for number, block in enumerate(body):
        match = _ANSWER.fullmatch(block.text.strip()) if block.kind == "paragraph" else None
        if not match:
            continue
        findings.extend(finding(codes.TEXT_AFTER, later.span, title=title) for later in body[number + 1 :])
        value = match["value"].strip().rstrip(".").lower()
        if value not in _TRUTHS:
            findings.append(finding(codes.TRUE_OR_FALSE, block.span, value=value))
            return "", (), (), False
        return "truefalse", tuple(body[:number]), (), _TRUTHS[value]
    findings.append(_nothing_to_answer(span, title, body))
    return "", (), (), False


def _nothing_to_answer(span: Span, title: str, body: Sequence[Block]) -> Diagnostic:
    plain = next((block for block in body if block.kind == "list"), None)
    if plain and plain.ordered:
        remedy = "tick the right one: write “- [x]” for it and “- [ ]” for the others"
        return finding(codes.NO_ANSWER, plain.span, title=title, remedy=remedy)
    if plain:
        remedy = "put a box before each option: “- [x]” if right, else “- [ ]”"
        return finding(codes.NO_ANSWER, plain.span, title=title, remedy=remedy)
    return finding(codes.NO_ANSWER_LIST, span, title=title)


def _is_task_list(block: Block) -> bool:
    return block.kind == "list" and any(item.checked is not None for item in block.items)


def _check_options(title: str, block: Block, findings: list[Diagnostic]) -> tuple[Item, ...]:
    options: list[Item] = []
    texts: dict[str, Item] = {}
    for item in block.items:
        if item.checked is None:
            # A box that is nearly one has been reported where the text was read.
            if not option_text(item).startswith(("[", "［")):
                findings.append(finding(codes.MIXED_LIST, item.span, title=title))
            continue
        text = option_text(item)
        if not text:
            findings.append(finding(codes.EMPTY_OPTION, item.span, title=title))
        elif text in texts:
            findings.append(finding(codes.SAME_OPTION, item.span, title=title, text=text))
        texts[text] = item
        options.append(item)
    if len(options) < 2 and len(options) == len(block.items):
        findings.append(finding(codes.FEW_OPTIONS, block.span, title=title, count=len(options)))
    if len(options) > _MOST_OPTIONS:
        findings.append(finding(codes.MANY_OPTIONS, block.span, title=title, count=len(options)))
        options = options[:_MOST_OPTIONS]
    return tuple(options)


def option_text(item: Item) -> str:
    """
    Return the source text of an option without its feedback: what its letter in course.lock hangs on.
    """
    parts = [_source(block) for block in item.children if block.kind != "quote"]
    return " ".join(" ".join(parts).split())


def _source(block: Block) -> str:
    inner = [_source(child) for child in block.children]
    inner += [_source(child) for item in block.items for child in item.children]
    return " ".join([block.text, *inner])


def _check_type(question: DraftQuestion) -> list[Diagnostic]:
    stated = question.attributes.get("type")
    if stated is None or stated == question.kind:
        return []
    values = {"title": question.title, "type": stated}
    if stated not in KINDS:
        return [finding(codes.TYPE_NOT_YET, question.span, known=", ".join(KINDS), **values)]
    if stated == "single" and question.kind == "multiple":
        return [
            finding(
                codes.TYPE_DIFFERS,
                question.span,
                written="several right options",
                remedy="tick one option only, or take type= out",
                **values,
            )
        ]
    written = "Answer: true or false" if question.kind == "truefalse" else "a list of options"
    return [finding(codes.TYPE_DIFFERS, question.span, written=written, remedy="take type= out", **values)]


def _check_points(said: Attributes) -> list[Diagnostic]:
    points = said.get("points")
    if points is None or (points.isascii() and points.isdigit() and 1 <= int(points) <= _MOST_POINTS):
        return []
    remedy = f"write a whole number from 1 to {_MOST_POINTS}: points=2"
    return [finding(codes.WRONG_ATTRIBUTE, said.span, name="points", value=points, remedy=remedy)]


def points(said: Attributes) -> int:
    """
    Return the points of a question: 1 where the heading says nothing usable.
    """
    written = said.get("points") or "1"
    return int(written) if not _check_points(said) else 1
