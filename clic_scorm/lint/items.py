"""
Faults of single questions that item writers know: options, stems, hints and feedback.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from clic_scorm.diagnostics import Diagnostic, finding
from clic_scorm.lint import question_codes as codes
from clic_scorm.lint import words
from clic_scorm.lint.subject import Rule, Subject, options
from clic_scorm.lint.words import folded
from clic_scorm.model import MultipleResponse, Question, SingleChoice, TrueFalse


_MUCH_LONGER = 2.0
_LONGER_BY = 30
_SHARED_WORDS = 3
_RANGE = re.compile(r"(?P<low>\d[\d.,]*)\s*(?:-|–|—|to|a|à|até|hasta)\s*(?P<high>\d[\d.,]*)(?P<rest>.*)")
_ENDS_IN_ARTICLE = re.compile(r"\b(?P<article>an?)\s*(?:…|\.{3}|_{2,}|:)?\s*$", re.IGNORECASE)
_TWO = re.compile(r"(?:; |, (?:and|but|while) |, (?:y|pero) |, (?:et|mais) |, (?:e|mas) )")
_ASKS = re.compile(r"[?؟:…]|_{2,}|\.{3}")
_ONE_WORDED = re.compile(r"^(which|what) (one )?(is|was)\b", re.IGNORECASE)


def catch_all_options(subject: Subject) -> Iterator[Diagnostic]:
    """
    Find “all of the above” and “none of the above”.
    """
    for table, code in ((words.ALL_OF_THEM, codes.ALL_OF_THEM), (words.NONE_OF_THEM, codes.NONE_OF_THEM)):
        known = words.pattern(table, subject.language)
        for question in subject.questions if known else ():
            for option in options(question):
                if known and known.fullmatch(folded(option.body.plain)):
                    yield finding(code, option.span, option=option.body.plain, title=question.title)


def longest_is_right(subject: Subject) -> Iterator[Diagnostic]:
    """
    Find single choices whose right option is far longer than every other.
    """
    for question in subject.questions:
        lengths = right_and_wrong(question)
        if lengths and is_far_longer(*lengths):
            yield finding(codes.LONGEST_IS_RIGHT, question.span, title=question.title, right=lengths[0], wrong=lengths[1])


def right_and_wrong(question: Question) -> tuple[int, int] | None:
    """
    Return the lengths of the right and of the longest wrong option of a single choice with at least three; else None.
    """
    if not isinstance(question, SingleChoice) or len(question.options) < 3 or sum(option.correct for option in question.options) != 1:
        return None
    right = next(len(option.body.plain) for option in question.options if option.correct)
    return right, max(len(option.body.plain) for option in question.options if not option.correct)


def is_far_longer(right: int, wrong: int) -> bool:
    """
    Return whether the length alone gives the right option away.
    """
    return right >= wrong * _MUCH_LONGER and right >= wrong + _LONGER_BY


def absolute_words(subject: Subject) -> Iterator[Diagnostic]:
    """
    Find “always” and “never” in wrong options, or in wrong statements, where no right one has them.
    """
    known = words.whole(words.ABSOLUTE, subject.language)
    if not known:
        return
    for question in subject.questions:
        right = [option.body.plain for option in options(question) if option.correct]
        if isinstance(question, TrueFalse):
            match = known.search(question.title)
            if match and not question.answer:
                yield finding(codes.ABSOLUTE_WORD, question.span, word=match[0], title=question.title)
            continue
        if not right or known.search(question.title) or any(known.search(text) for text in right):
            continue
        for option in options(question):
            match = known.search(option.body.plain)
            if match:
                yield finding(codes.ABSOLUTE_WORD, option.span, word=match[0], title=question.title)
                break


def negative_questions(subject: Subject) -> Iterator[Diagnostic]:
    """
    Find questions that turn on “not” or “except” in small letters.
    """
    known = words.pattern(words.NEGATIVE, subject.language)
    for question in subject.questions if known else ():
        match = known.search(f"{question.title} ") if known else None
        small = re.search(r"not|n't|n’t|except|no|pas|não", match[0].lower()) if match else None
        if match and small and small[0].upper() not in match[0]:
            yield finding(codes.NEGATIVE, question.span, title=question.title, word=small[0].upper())


def repeated_words(subject: Subject) -> Iterator[Diagnostic]:
    """
    Find options that all begin with the same words.
    """
    for question in subject.questions:
        texts = [option.body.plain.split() for option in options(question)]
        if len(texts) < 3:
            continue
        shared = 0
        while all(len(text) > shared + 1 for text in texts) and len({text[shared].casefold() for text in texts}) == 1:
            shared += 1
        if shared >= _SHARED_WORDS:
            yield finding(codes.REPEATED_WORDS, question.span, title=question.title, words=" ".join(texts[0][:shared]))


def overlapping_ranges(subject: Subject) -> Iterator[Diagnostic]:
    """
    Find options that are ranges of numbers and share some of them.
    """
    for question in subject.questions:
        ranges = []
        for option in options(question):
            match = _RANGE.fullmatch(option.body.plain.strip())
            if match:
                ranges.append((_number(match["low"]), _number(match["high"]), folded(match["rest"]), option))
        ranges.sort(key=lambda row: row[:2])
        for one, other in pairwise(ranges):
            if one[2] == other[2] and other[0] <= one[1] and one[0] < one[1] and other[0] < other[1]:
                first, second = one[3].body.plain, other[3].body.plain
                yield finding(codes.OVERLAP, question.span, title=question.title, first=first, second=second)
                break


def _number(text: str) -> float:
    digits = re.sub(r"[.,](?=\d{3}\b)", "", text.strip(".,")).replace(",", ".")
    return float(digits) if re.fullmatch(r"\d+(\.\d+)?", digits) else -1.0


def two_statements(subject: Subject) -> Iterator[Diagnostic]:
    """
    Find true/false statements that say two things.
    """
    for question in subject.questions:
        if isinstance(question, TrueFalse) and (match := _TWO.search(question.title)):
            before, after = question.title[: match.start()].split(), question.title[match.end() :].split()
            if len(before) >= 3 and len(after) >= 3 and question.title.count(",") == (1 if match[0].startswith(",") else 0):
                yield finding(codes.TWO_STATEMENTS, question.span, title=question.title)


def grammar_gives_away(subject: Subject) -> Iterator[Diagnostic]:
    """
    Find English stems that end in “a” or “an” where that fits one option alone, the right one.
    """
    if subject.language != "en":
        return
    for question in subject.questions:
        match = _ENDS_IN_ARTICLE.search(question.title)
        if not match or not isinstance(question, SingleChoice) or len(question.options) < 3:
            continue
        vowel = match["article"].lower() == "an"
        fitting = [option for option in question.options if (option.body.plain[:1].lower() in "aeiou") == vowel]
        if len(fitting) == 1 and fitting[0].correct:
            yield finding(codes.GRAMMAR, question.span, title=question.title, article=match["article"])


def heading_asks_nothing(subject: Subject) -> Iterator[Diagnostic]:
    """
    Find choices whose heading is a topic of a few words, without any question below it.
    """
    for question in subject.questions:
        short = len(question.title.split()) <= 2 and not _ASKS.search(question.title)
        if options(question) and short and not question.prompt.plain.strip() and not question.prompt.assets:
            yield finding(codes.NO_QUESTION, question.span, title=question.title)


def hints_that_tell(subject: Subject) -> Iterator[Diagnostic]:
    """
    Find hints that contain the right option word by word.
    """
    for question in subject.questions:
        hint = folded(question.hint.plain) if question.hint else ""
        for option in options(question):
            text = folded(option.body.plain)
            if option.correct and len(text) >= 6 and hint and re.search(rf"\b{re.escape(text)}\b", hint):
                yield finding(codes.HINT_TELLS, question.span, title=question.title, option=option.body.plain)
                break


def feedback_that_says_nothing(subject: Subject) -> Iterator[Diagnostic]:
    """
    Find feedback that only repeats whether the answer was right.
    """
    known = words.pattern(words.EMPTY_PRAISE, subject.language)
    for text in subject.texts if known else ():
        if text.place == "feedback" and known and known.fullmatch(folded(text.html.plain)):
            where = text.at(text.html.parts[0]) if text.html.parts else text.span
            yield finding(codes.EMPTY_FEEDBACK, where, text=text.html.plain, title=text.owner)


def several_right(subject: Subject) -> Iterator[Diagnostic]:
    """
    Find questions that ask “Which is …?” and have several right options.
    """
    for question in subject.questions:
        if isinstance(question, MultipleResponse) and subject.language == "en" and _ONE_WORDED.search(question.title):
            count = sum(option.correct for option in question.options)
            if count > 1:
                yield finding(codes.MULTIPLE_UNSAID, question.span, title=question.title, count=count)


RULES: tuple[Rule, ...] = (
    catch_all_options,
    longest_is_right,
    absolute_words,
    negative_questions,
    repeated_words,
    overlapping_ranges,
    two_statements,
    grammar_gives_away,
    heading_asks_nothing,
    hints_that_tell,
    feedback_that_says_nothing,
    several_right,
)
