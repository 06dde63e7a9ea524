"""
What means something by its looks alone: levels of headings, bold, capitals, colour and place.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from clic_scorm.diagnostics import Diagnostic, Span, finding
from clic_scorm.lint import prose_codes as codes
from clic_scorm.lint import words
from clic_scorm.lint.subject import Rule, Subject


_CAPITALS = re.compile(r"[^\W\d_]")
_FEWEST_LETTERS = 16
_FEWEST_WORDS = 4
_PAGE = 2


def levels(subject: Subject) -> Iterator[Diagnostic]:
    """
    Find headings of a page that skip a level on the way down; the page's own title is of level 2.
    """
    for text in subject.texts:
        before = _PAGE
        for part in text.html.parts:
            if part.kind != "heading":
                continue
            if part.level > before + 1 and text.place == "page":
                marks = "#" * (before + 1)
                yield finding(codes.HEADING_JUMP, text.at(part), title=part.text, level=part.level, before=before, marks=marks)
            before = part.level


def bold_headings(subject: Subject) -> Iterator[Diagnostic]:
    """
    Find paragraphs that are a few bold words and nothing else, outside lists and tables.
    """
    for text in subject.texts:
        bold = {(part.line, part.text) for part in text.html.parts if part.kind == "strong" and not part.level}
        for part in text.html.parts:
            whole = part.kind == "paragraph" and not part.level and (part.line, part.text) in bold
            if whole and text.place == "page" and len(part.text.split()) <= 8 and part.text[-1:] not in ".!?:…,;؟":
                yield finding(codes.BOLD_HEADING, text.at(part), text=part.text)


def capitals(subject: Subject) -> Iterator[Diagnostic]:
    """
    Find sentences and titles that are all in capitals.
    """
    for place, said in _said(subject):
        letters = "".join(_CAPITALS.findall(said))
        if len(letters) >= _FEWEST_LETTERS and letters.isupper() and letters.lower() != letters and _is_prose(said):
            yield finding(codes.CAPITALS, place, text=said)


def _is_prose(said: str) -> bool:
    """
    Return whether *said* is more than a row of abbreviations.
    """
    return sum(1 for word in said.split() if len(word) > 3) >= _FEWEST_WORDS - 1 and len(said.split()) >= _FEWEST_WORDS - 1


def _said(subject: Subject) -> Iterator[tuple[Span, str]]:
    for module in subject.course.modules:
        yield module.span, module.title
        yield from ((unit.span, unit.title) for unit in module.units)
    yield from ((question.span, question.title) for question in subject.questions)
    for text in subject.texts:
        yield from ((text.at(part), part.text) for part in text.parts("paragraph", "heading"))


def cues(subject: Subject) -> Iterator[Diagnostic]:
    """
    Find sentences that point to something by its colour or its place on the screen alone.
    """
    table = (
        (words.by_colour(subject.language), codes.COLOUR_ALONE),
        (words.whole(words.BY_POSITION, subject.language), codes.POSITION_ALONE),
    )
    for text in subject.texts:
        for part in text.parts("paragraph", "cell"):
            for known, code in table:
                match = known.search(part.text) if known else None
                if match:
                    yield finding(code, text.at(part), text=match[0])
                    break


RULES: tuple[Rule, ...] = (levels, bold_headings, capitals, cues)
