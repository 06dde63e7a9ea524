"""
Read questions: a heading, a prompt, the answer, and boxes with hints and feedback.

The kind follows from how the answer is written; `type=` settles doubt. Each family of answers has its file in `answers/`.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import get_args

from clic_scorm.authoring import attributes, codes, question_codes
from clic_scorm.authoring.answers import blanks, choice, essay, hotspot, line, order, pairs
from clic_scorm.authoring.answers.base import Asked, DraftAnswer, last_list
from clic_scorm.authoring.attributes import Attributes
from clic_scorm.authoring.blocks import Block
from clic_scorm.authoring.draft import DraftQuestion
from clic_scorm.diagnostics import Diagnostic, finding
from clic_scorm.model import Difficulty


KNOWN = ("type", "points", "objective", "difficulty", "partial", "exact", "keep-order", "words")
KINDS = ("single", "multiple", "truefalse", "text", "numeric", "match", "categorise", "order", "blanks", "scale", "essay", "hotspot")
BOXES = ("HINT", "CORRECT", "INCORRECT", "FEEDBACK", *essay.PARTS)
FACILITATOR = ("FACILITATOR", "TRAINER", "INSTRUCTOR")
_MOST_POINTS = 1000
# What people write who know other tools.
_ALIASES = {
    "ordering": "order",
    "sequence": "order",
    "matching": "match",
    "categorize": "categorise",
    "likert": "scale",
    "number": "numeric",
    "short": "text",
    "true-false": "truefalse",
    "fill-in": "blanks",
    "cloze": "blanks",
    "gap": "blanks",
    "choice": "single",
    "checkbox": "multiple",
}
_DIFFICULTIES = get_args(Difficulty)
_HARD = {
    "difficult": "hard",
    "simple": "easy",
    "average": "medium",
    "normal": "medium",
    "low": "easy",
    "high": "hard",
    "1": "easy",
    "2": "medium",
    "3": "hard",
}
_REMEDIES = {
    "single": "write the options as a list, with a box before each: - [x] right, - [ ] wrong",
    "multiple": "write the options as a list, with a box before each: - [x] right, - [ ] wrong",
    "truefalse": "write a line “Answer: true” or “Answer: false”",
    "text": "write a line “Answer: word | other word”",
    "numeric": "write a line “Answer: 1.5 ± 0.05”",
    "match": "write a list of pairs: - left :: right",
    "categorise": "write a list of pairs: - thing :: category",
    "blanks": "write the answers inside the sentence: The city has [[41]] wards",
    "hotspot": "write an image and below it a list of regions: - [x] North (rect 10% 20% 30% 15%)",
}


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
    asked = Asked(title, heading.span, said, choice.joined(body), boxes, findings)
    answer = _answer(asked) if _check_type(asked) else None
    if answer is None:
        return None, tuple(findings)
    _check_attributes(asked, answer)
    findings.extend((*_check_points(said), *_check_difficulty(said)))
    return DraftQuestion(said.id or fallback, title, heading.span, said, answer, boxes, notes), tuple(findings)


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


def _check_type(asked: Asked) -> bool:
    """
    Return whether `type=` says nothing or a kind that there is.
    """
    if not asked.said.has("type") or asked.type in KINDS:
        return True
    nearest = _ALIASES.get(asked.type.lower()) or attributes.nearest(asked.type, KINDS)
    remedy = (f"did you mean type={nearest}? " if nearest else "") + f"write one of: {', '.join(KINDS)}"
    asked.findings.append(finding(codes.WRONG_ATTRIBUTE, asked.said.span, name="type", value=asked.type, remedy=remedy))
    return False


def _answer(asked: Asked) -> DraftAnswer | None:
    """
    Find out how the answer is written, and have it read; None where there is none, or where `type=` says otherwise.
    """
    said = asked.type
    if said == "essay" or (not said and any(part in asked.boxes for part in essay.PARTS)):
        return essay.read(asked)
    if said in ("order", "scale"):
        draft = order.read(asked)
        if draft is None:
            order.missing(asked)
        return draft
    form = _form(asked)
    if not form:
        _nothing_to_answer(asked)
        return None
    if said and said not in form:
        _differs(asked, form)
        return None
    return _read_form(asked, form)


def _form(asked: Asked) -> tuple[str, ...]:
    """
    Return the kinds that the answer can be of as it is written; none where nothing can be answered.
    """
    body, said = asked.body, asked.type
    listed = any(choice.is_task_list(block) for block in body)
    if blanks.has_blanks(body) and said in ("", "blanks"):
        return ("blanks",)
    if listed:
        last = next(block for block in reversed(body) if choice.is_task_list(block))
        return ("hotspot",) if said == "hotspot" or (not said and hotspot.is_hotspot(last)) else ("single", "multiple")
    if line.lines(body):
        return ("truefalse", "text", "numeric")
    place = last_list(body)
    return ("match", "categorise") if place >= 0 and pairs.is_pairs(body[place]) else ()


def _read_form(asked: Asked, form: tuple[str, ...]) -> DraftAnswer | None:
    if form == ("blanks",):
        return _blanks(asked)
    if form == ("hotspot",):
        return hotspot.read(asked)
    if "text" in form:
        return line.read(asked)
    if "match" in form:
        return pairs.read(asked, last_list(asked.body))
    _second_line(asked)
    draft = choice.read(asked)
    if draft and asked.type == "single" and draft.kind == "multiple":
        remedy = "tick one option only, or take type= out"
        asked.find(codes.TYPE_DIFFERS, type=asked.type, written="several right options", remedy=remedy)
    return draft


def _blanks(asked: Asked) -> DraftAnswer | None:
    if any(choice.is_task_list(block) for block in asked.body) or line.lines(asked.body):
        asked.find(
            question_codes.SECOND_ANSWER, remedy="keep the blanks or the other answer; a link in double brackets is written [words](#id)"
        )
        return None
    return blanks.read(asked)


def _second_line(asked: Asked) -> None:
    for place in line.lines(asked.body):
        asked.find(question_codes.SECOND_ANSWER, asked.body[place].span, remedy="keep the ticks or the line “Answer:”")


def _differs(asked: Asked, form: tuple[str, ...]) -> None:
    """
    Add the finding for an answer that is written otherwise than `type=` says.
    """
    names = {"single": "a list of options", "text": "a line “Answer:”", "match": "pairs", "blanks": "blanks", "hotspot": "regions"}
    written = next((name for kind, name in names.items() if kind in form), "something else")
    asked.find(codes.TYPE_DIFFERS, type=asked.type, written=written, remedy=f"{_REMEDIES[asked.type]}; or take type= out")


def _nothing_to_answer(asked: Asked) -> None:
    plain = next((block for block in asked.body if block.kind == "list"), None)
    if plain and (mark := pairs.arrow(plain)):
        asked.find(question_codes.ARROWS, plain.span, mark=mark)
    elif asked.type:
        asked.find(question_codes.WRITTEN_OTHERWISE, type=asked.type, remedy=_REMEDIES[asked.type])
    elif "[[" in asked.title:
        asked.find(question_codes.BLANK_IN_TITLE)
    elif plain and plain.ordered:
        remedy = "if this is the right order, add type=order to the heading; else tick the right one: “- [x]”, and “- [ ]” for the others"
        asked.find(codes.NO_ANSWER, plain.span, remedy=remedy)
    elif plain:
        remedy = "put a box before each option: “- [x]” if right, else “- [ ]”; or say type=scale where none is right"
        asked.find(codes.NO_ANSWER, plain.span, remedy=remedy)
    else:
        asked.find(codes.NO_ANSWER_LIST)


def _check_attributes(asked: Asked, answer: DraftAnswer) -> None:
    """
    Add findings for attributes that do not go with the kind.
    """
    kind, said = answer.kind, asked.said
    essay.strays(asked, kind)
    if kind in ("essay", "scale") and said.has("points"):
        asked.find(question_codes.UNSCORED, type=kind)
    if "[[" in asked.title and kind == "blanks":
        asked.find(question_codes.BLANK_IN_TITLE)
    parted = kind in ("multiple", "match", "categorise", "order", "blanks") or (isinstance(answer, hotspot.DraftHotspot) and answer.several)
    if said.has("partial") and not parted:
        asked.find(question_codes.WHOLE_OR_NOTHING, said.span, name="partial", why="its answer has no parts to count")
    if said.has("exact") and kind not in ("text", "blanks"):
        asked.find(question_codes.WHOLE_OR_NOTHING, said.span, name="exact", why="nothing is typed there that has capitals or accents")


def _check_points(said: Attributes) -> list[Diagnostic]:
    points = said.get("points")
    if points is None or (points.isascii() and points.isdigit() and 1 <= int(points) <= _MOST_POINTS):
        return []
    remedy = f"write a whole number from 1 to {_MOST_POINTS}: points=2"
    return [finding(codes.WRONG_ATTRIBUTE, said.span, name="points", value=points, remedy=remedy)]


def _check_difficulty(said: Attributes) -> list[Diagnostic]:
    written = said.get("difficulty")
    if written is None or written in _DIFFICULTIES:
        return []
    nearest = _HARD.get(written.lower()) or attributes.nearest(written, _DIFFICULTIES)
    remedy = (f"did you mean difficulty={nearest}? " if nearest else "") + f"write one of: {', '.join(_DIFFICULTIES)}"
    return [finding(codes.WRONG_ATTRIBUTE, said.span, name="difficulty", value=written, remedy=remedy)]


def difficulty(said: Attributes) -> str | None:
    """
    Return how hard a question is: None where the heading says nothing usable.
    """
    written = said.get("difficulty")
    return written if written in _DIFFICULTIES else None


def points(said: Attributes) -> int:
    """
    Return the points of a question: 1 where the heading says nothing usable.
    """
    written = said.get("points") or "1"
    return int(written) if not _check_points(said) else 1
