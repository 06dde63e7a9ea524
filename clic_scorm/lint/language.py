"""
The language of texts: is it the one that the course states, and are there slips that no writer wants?
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from clic_scorm.diagnostics import Diagnostic, finding
from clic_scorm.lint import prose_codes as codes
from clic_scorm.lint import words
from clic_scorm.lint.subject import Rule, Subject


_ENOUGH_WORDS = 50
_LONG_SENTENCE = 50
_SENTENCE = re.compile(r"[^.!?؟]+(?:[.!?؟]+(?=\s|$|[”\"»)])|$)")
_SHOUTING = re.compile(r"\S*(?:[!?]{2,})")
_ENUMERATION = re.compile(r"(?:^|[\s(])\w{1,4}\)|[:;]-?\)")
_SPACE_BEFORE = re.compile(r"\w{2,} (?P<mark>[,;](?=\s|$)|\.(?=\s*$|\s+[A-Z]))")


def other_language(subject: Subject) -> Iterator[Diagnostic]:
    """
    Find pages whose most frequent small words are those of another language than the stated one.
    """
    stated = words.FREQUENT.get(subject.language)
    if stated is None:
        return
    for text in subject.texts:
        found = re.findall(r"\w+", text.html.plain.casefold())
        if text.place != "page" or len(found) < _ENOUGH_WORDS:
            continue
        shares = {name: sum(word in known for word in found) for name, known in words.FREQUENT.items()}
        best = max(shares, key=lambda name: shares[name])
        if best != subject.language and shares[best] > len(found) * 0.2 and shares[best] > 3 * shares[subject.language]:
            yield finding(codes.WRONG_LANGUAGE, text.span, title=text.owner, found=best, stated=subject.language)


def sentences(subject: Subject) -> Iterator[Diagnostic]:
    """
    Find sentences of more than fifty words, but for enumerations with semicolons.
    """
    for text in subject.texts:
        for part in text.parts("paragraph"):
            for match in _SENTENCE.finditer(part.text):
                count = len(match[0].split())
                if count > _LONG_SENTENCE and match[0].count(";") < 2:
                    yield finding(codes.LONG_SENTENCE, text.at(part), count=count, text=" ".join(match[0].split()[:8]) + " …")


def doubled(subject: Subject) -> Iterator[Diagnostic]:
    """
    Find small words that stand twice in a row: the the, de de.
    """
    listed = words.NEVER_DOUBLED.get(subject.language)
    if not listed:
        return
    twice = re.compile(rf"(?<![\w’'-])(?P<word>{listed})\s+(?P=word)(?![\w’'-])", re.IGNORECASE)
    for text in subject.texts:
        for part in text.parts("paragraph", "heading", "cell"):
            match = twice.search(part.text)
            if match and not (match["word"].isupper() or len(match["word"]) == 1):
                yield finding(codes.DOUBLED_WORD, text.at(part), text=match[0])


def marks(subject: Subject) -> Iterator[Diagnostic]:
    """
    Find several exclamation marks, brackets that are not closed, and spaces before a comma.
    """
    for text in subject.texts:
        for part in text.parts("paragraph"):
            if (match := _SHOUTING.search(part.text)) and "???" not in match[0]:
                yield finding(codes.SHOUTING, text.at(part), text=match[0])
            bare = _ENUMERATION.sub("", part.text)
            opened, closed = bare.count("("), bare.count(")")
            if opened != closed and part.text.count("(") != part.text.count(")") and subject.language != "ar":
                yield finding(codes.OPEN_BRACKET, text.at(part), opened=part.text.count("("), closed=part.text.count(")"))
            if subject.language != "fr" and (match := _SPACE_BEFORE.search(part.text)):
                yield finding(codes.STRAY_SPACE, text.at(part), mark=match["mark"], text=match[0])


RULES: tuple[Rule, ...] = (other_language, sentences, doubled, marks)
