"""
Titles, headings, pages and paragraphs: too long, too short, twice, or left unfinished.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from clic_scorm.diagnostics import Diagnostic, Span, finding
from clic_scorm.lint import course_codes as codes
from clic_scorm.lint import words
from clic_scorm.lint.subject import Rule, Subject, Text
from clic_scorm.lint.words import folded
from clic_scorm.model import Page


LONGEST_TITLE = 90
_LONG_PAGE = 1500
_LONG_PARAGRAPH = 170
_FEWEST_WORDS = 12
_NUMBERED = re.compile(r"(?P<word>\D{0,12}?)\s*(?P<number>\d{1,2})(?:[.:)]|\s[–—-])\s+\S")
WORDS_A_MINUTE = 200


def same_titles(subject: Subject) -> Iterator[Diagnostic]:
    """
    Find units of one module that have the same title.
    """
    for module in subject.course.modules:
        seen: dict[str, Span] = {}
        for unit in module.units:
            title = folded(unit.title)
            if title in seen:
                yield finding(codes.SAME_TITLE, unit.span, title=unit.title, other=seen[title])
            seen.setdefault(title, unit.span)


def long_titles(subject: Subject) -> Iterator[Diagnostic]:
    """
    Find titles of modules and units that no menu shows whole.
    """
    for module in subject.course.modules:
        titles = {module.span: module.title} | {unit.span: unit.title for unit in module.units}
        for span, title in titles.items():
            if len(title) > LONGEST_TITLE:
                yield finding(codes.LONG_TITLE, span, length=len(title), title=title)


def numbered_titles(subject: Subject) -> Iterator[Diagnostic]:
    """
    Find titles such as “Step 3: …” that follow “Step 1: …”.
    """
    for module in subject.course.modules:
        before: tuple[str, int, str] | None = None
        for unit in module.units:
            match = _NUMBERED.match(unit.title)
            if not match:
                continue
            now = (folded(match["word"]), int(match["number"]), unit.title)
            if before and before[0] == now[0] and now[1] != before[1] + 1 and now[1] != 1:
                yield finding(codes.NUMBER_GAP, unit.span, title=unit.title, before=before[2])
            before = now


def pages(subject: Subject) -> Iterator[Diagnostic]:
    """
    Find pages that are far too long to be read in one go, and those that have next to nothing among others that have more.
    """
    for module in subject.course.modules:
        counts = {unit.id: len(unit.body.plain.split()) for unit in module.units if isinstance(unit, Page)}
        rich = sum(1 for count in counts.values() if count > _FEWEST_WORDS * 4)
        for unit in module.units:
            count = counts.get(unit.id, 0)
            if count > _LONG_PAGE:
                yield finding(codes.LONG_PAGE, unit.span, title=unit.title, count=count, minutes=round(count / WORDS_A_MINUTE))
            elif isinstance(unit, Page) and count < _FEWEST_WORDS and rich > 2 and not _shows(unit):
                yield finding(codes.EMPTY_PAGE, unit.span, title=unit.title, count=count)


def _shows(page: Page) -> bool:
    return bool(page.body.assets) or any(part.kind in ("table", "code", "link") for part in page.body.parts)


def placeholders(subject: Subject) -> Iterator[Diagnostic]:
    """
    Find what was to be replaced before anybody reads it: TODO, lorem ipsum, [insert …].
    """
    for module in subject.course.modules:
        for span, title in {module.span: module.title, **{unit.span: unit.title for unit in module.units}}.items():
            if match := words.PLACEHOLDERS.search(title):
                yield finding(codes.PLACEHOLDER, span, text=match[0])
    for question in subject.questions:
        if match := words.PLACEHOLDERS.search(question.title):
            yield finding(codes.PLACEHOLDER, question.span, text=match[0])
    for text in subject.texts:
        # What an image should be called in words is judged with it.
        shown = [part.text for part in text.parts("image")]
        for part in text.parts("paragraph", "heading", "cell"):
            if match := words.PLACEHOLDERS.search(_without(part.text, shown)):
                yield finding(codes.PLACEHOLDER, text.at(part), text=match[0])


def _without(text: str, parts: Sequence[str]) -> str:
    for part in parts:
        text = text.replace(part, "") if part else text
    return text


def labels(subject: Subject) -> Iterator[Diagnostic]:
    """
    Find paragraphs that begin as a note to facilitators does, in a package that participants get.
    """
    label = words.whole_start(words.FOR_FACILITATORS, subject.language)
    if label is None or ("audience", "facilitator") in subject.course.facets:
        return
    for text in subject.texts:
        for part in text.parts("paragraph"):
            if not part.level and (match := label.match(part.text)):
                yield finding(codes.FOR_FACILITATORS, text.at(part), text=match[0].strip())


def headings(subject: Subject) -> Iterator[Diagnostic]:
    """
    Find headings with nothing below them.
    """
    asked = {question.span.line for question in subject.questions}
    for text in subject.texts:
        parts = [part for part in text.html.parts if part.kind not in ("strong", "link")]
        for number, part in enumerate(parts):
            if part.kind != "heading" or part.line in asked:
                continue
            following = parts[number + 1] if number + 1 < len(parts) else None
            alone = following is None or (following.kind == "heading" and following.level <= part.level)
            if alone and not _ends_with_more(text, following is None):
                yield finding(codes.HEADING_ALONE, text.at(part), title=part.text)


def _ends_with_more(text: Text, last: bool) -> bool:
    """
    Return whether something stands below the last heading that is no part, such as a rule or HTML.
    """
    return last and text.html.fragment.rstrip().endswith(("</div>", "</figure>", "<hr/>", "</pre>"))


def paragraphs(subject: Subject) -> Iterator[Diagnostic]:
    """
    Find paragraphs that fill several screens of a phone.
    """
    for text in subject.texts:
        for part in text.parts("paragraph"):
            count = len(part.text.split())
            if count > _LONG_PARAGRAPH:
                yield finding(codes.LONG_PARAGRAPH, text.at(part), count=count)


RULES: tuple[Rule, ...] = (same_titles, long_titles, numbered_titles, pages, placeholders, labels, headings, paragraphs)
