"""
Recognise multiple-choice questions as people type them in a word processor.

Three shapes: a list in a list (question, then its options); a numbered paragraph and lettered paragraphs below it; a paragraph that ends
with a question mark and a list. The right option is bold, or has a star, or stands in a line such as “Answer: b”.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from clic_scorm.importing.inline import markdown, plain
from clic_scorm.package import xml


_NUMBERED = re.compile(r"^\s*(?:Q(?:uestion)?\s*)?\d{1,3}\s*[.)]\s+", re.IGNORECASE)
_LETTERED = re.compile(r"^\s*\*?\s*\(?(?P<letter>[A-Ha-h])\s*[.)]\s+")
_ANSWER = re.compile(
    r"^\s*(?:the\s+)?(?:correct\s+|right\s+)?(?:answers?|respuestas?(?:\s+correctas?)?|réponses?(?:\s+correctes?)?|respostas?(?:\s+corretas?)?)"
    r"\s*:\s*(?P<letters>[A-Ha-h](?:\s*(?:,|and|y|et|e|&)\s*[A-Ha-h])*)\s*\.?\s*$",
    re.IGNORECASE,
)
_STAR = re.compile(r"^\s*[*✓✔]\s*|\s*[*✓✔]\s*$")
_MARKDOWN_STAR = re.compile(r"^\s*(?:\\\*|[✓✔])\s*|\s*(?:\\\*|[✓✔])\s*$")
_FEWEST = 2


@dataclass(frozen=True, slots=True)
class Found:
    """
    Hold a question: its text, options as Markdown with whether each is right, how many blocks it takes, and what told the right one.
    """

    title: str
    options: tuple[tuple[str, bool], ...]
    taken: int
    sign: str
    comments: tuple[str, ...] = ()


def find_question(blocks: Sequence[xml.Element]) -> Found | None:
    """
    Return the question that *blocks* begin with, or None where they begin with none, or with one whose right option is not marked.
    """
    first = blocks[0]
    if xml.local_name(first) != "p" or not plain(first):
        return None
    lettered = _lettered(blocks)
    if lettered:
        return lettered
    if len(blocks) > 1 and xml.local_name(blocks[1]) in ("ol", "ul") and _asks(plain(first)):
        return _made(first, list(xml.children(blocks[1], "li")), 2, blocks[2:])
    return None


def find_questions_in(block: xml.Element) -> tuple[Found, ...]:
    """
    Return the questions of a list in which every item has its options as a list; nothing where one item is no question.
    """
    if xml.local_name(block) not in ("ol", "ul"):
        return ()
    found = []
    for item in xml.children(block, "li"):
        inner = [each for each in xml.children(item) if xml.local_name(each) in ("ol", "ul")]
        question = _made(item, list(xml.children(inner[0], "li")), 1, ()) if len(inner) == 1 else None
        if question is None:
            return ()
        found.append(question)
    return tuple(found)


def _asks(text: str) -> bool:
    return bool(_NUMBERED.match(text)) or text.rstrip().endswith(("?", "？", "؟", ":"))


def _lettered(blocks: Sequence[xml.Element]) -> Found | None:
    """
    Return a question whose options are paragraphs that begin with a), b), c) …
    """
    options: list[xml.Element] = []
    for block in blocks[1:]:
        match = _LETTERED.match(plain(block)) if xml.local_name(block) == "p" else None
        if not match or match["letter"].lower() != "abcdefgh"[len(options) : len(options) + 1]:
            break
        options.append(block)
    return _made(blocks[0], options, 1 + len(options), blocks[1 + len(options) :]) if len(options) >= _FEWEST else None


def _made(asked: xml.Element, options: Sequence[xml.Element], taken: int, after: Sequence[xml.Element]) -> Found | None:
    if len(options) < _FEWEST or any(xml.children(option, tag) for option in options for tag in ("ol", "ul", "table")):
        return None
    comments: list[str] = []
    starred = [bool(_STAR.search(_LETTERED.sub("", plain(option)))) or plain(option).lstrip().startswith("*") for option in options]
    bold = [_is_bold(option) for option in options]
    stated = _stated(after)
    if stated:
        marked, sign, taken = [index in stated for index in range(len(options))], "a line “Answer:”", taken + 1
    elif any(starred) and not all(starred):
        marked, sign = starred, "a star"
    elif any(bold) and not all(bold):
        marked, sign = bold, "bold print"
    else:
        return None
    title = _NUMBERED.sub("", _own_text(asked)).strip()
    texts = [_option(option, comments) for option in options]
    return (
        Found(title, tuple(zip(texts, marked, strict=True)), taken, sign, tuple(comments))
        if title and all(texts) and len(set(texts)) == len(texts)
        else None
    )


def _stated(after: Sequence[xml.Element]) -> set[int]:
    match = _ANSWER.match(plain(after[0])) if after and xml.local_name(after[0]) == "p" else None
    return {"abcdefgh".index(letter) for letter in re.findall(r"\b[a-h]\b", match["letters"].lower())} if match else set()


def _own_text(node: xml.Element) -> str:
    """
    Return the words of *node* without those of the lists in it.
    """
    parts = [node.text or ""]
    for each in xml.children(node):
        if xml.local_name(each) not in ("ol", "ul"):
            parts.append(plain(each))
        parts.append(each.tail or "")
    return " ".join("".join(parts).split())


def _is_bold(node: xml.Element) -> bool:
    """
    Return whether all words of *node*, but for its letter, are bold.
    """
    loose = [node.text or ""]
    for each in xml.children(node):
        if xml.local_name(each) not in ("strong", "b"):
            loose.append(plain(each) if not _is_bold(each) or not plain(each) else "")
        loose.append(each.tail or "")
    rest = re.sub(r"^\s*\(?[A-Ha-h]\s*[.)]\s*", "", "".join(loose))
    return bool(plain(node)) and not re.search(r"\w", rest)


def _option(node: xml.Element, comments: list[str]) -> str:
    text = markdown(node, comments)
    if _is_bold(node):
        text = text.replace("**", "")
    text = _MARKDOWN_STAR.sub("", text)
    return _MARKDOWN_STAR.sub("", _LETTERED.sub("", text)).strip()
