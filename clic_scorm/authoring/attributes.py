"""
Attributes at the end of a heading: `{#id .class key=value flag}`.
"""

from __future__ import annotations

import difflib
import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from clic_scorm.authoring import codes
from clic_scorm.diagnostics import Diagnostic, Span, finding


ID = re.compile(r"[a-z][a-z0-9-]*")
_BLOCK = re.compile(r"^(?P<text>.*?)[ \t\u00a0]*\{(?P<attributes>[^{}]*)\}[ \t\u00a0]*$", re.DOTALL)
_PART = re.compile(
    r"""\#(?P<id>[^\s.\#="]+)
      | \.(?P<class>[^\s.\#="]+)
      | (?P<key>[A-Za-z][\w-]*)=(?:"(?P<quoted>[^"]*)"|(?P<value>[^\s"]+))
      | (?P<flag>[A-Za-z][\w-]*)(?=\s|$)""",
    re.VERBOSE,
)
_STRAY = re.compile(r"[{｛]\s*:?\s*(?:[#.][\w-]|[\w-]+\s*[=＝])[^}｝]*[}｝]?")
_CODE_SPAN = re.compile(r"`+[^`]*`+")
_PERCENT = re.compile(r"(?<=\d) +%")
# Attributes whose braces are half there, or round.
_HALF = (
    (
        re.compile(r"^(?P<text>.*?)[ \t\u00a0]*\{(?P<attributes>\s*(?:[#.][a-z]|[a-z-]+=)[^{}]*)$", re.DOTALL),
        "the closing brace is missing",
    ),
    (re.compile(r"^(?P<text>[^{}]*?)[ \t\u00a0]+(?P<attributes>[#.][a-z][^{}]*)\}$", re.DOTALL), "the opening brace is missing"),
    (re.compile(r"^(?P<text>.*?)[ \t\u00a0]*\((?P<attributes>[#.][a-z][^(){}]*=[^(){}]*)\)$", re.DOTALL), "the brackets are round"),
    (re.compile(r"^(?P<text>.*?)[ \t\u00a0]*\[(?P<attributes>[#.][a-z][^\[\]{}]*=[^\[\]{}]*)\]$", re.DOTALL), "the brackets are square"),
)
_MEANT = (
    (re.compile(r"^\s*:\s*"), "", "it begins with a colon"),
    (
        re.compile(r"(?<!\S)([A-Za-z][\w-]*)(?:\s*:\s*|\s+=\s*|=\s+)(?=[\w\"])(?![\w-]+[=:])"),
        r"\1=",
        "between a name and its value stands “=” alone, without spaces",
    ),
    (re.compile(r"[,;](?=\s|$)"), "", "nothing but a space stands between two of them"),
    (re.compile(r"(?<!\S)id=(?=\S)"), "#", "an id begins with #"),
    (re.compile(r"(?<!\S)(?:class=|(?=(?:quiz|activity|session|handout|question)(?:\s|$)))"), ".", "a kind begins with a point"),
)
_DEVICE = re.compile(r"con|prn|aux|nul|com\d|lpt\d")
# Below this two words share some letters and no meaning: “hours” and “source”, “licence” and “clic”.
_NEAR = 0.7
_BEGINNING = 3
_FORM = "{#id .class key=value}"
LONGEST_ID = 64
_LOOKS_MEANT = re.compile(r"[#.=]|^[a-z-]+$")
_PLAIN = str.maketrans({"“": '"', "”": '"', "„": '"', "«": '"', "»": '"', "\u00a0": " ", "\u202f": " ", "＝": "="})

UNIT_KINDS = ("quiz", "activity", "session", "handout", "facts")
EVERY_HEADING = ("was", "only", "not", "tags")


@dataclass(frozen=True, slots=True)
class Attributes:
    """
    Hold what a heading says about its unit; a flag has an empty value. *flawed* tells that part of it could not be read; *places* are
    those of values that stand elsewhere, in front matter.
    """

    span: Span
    id: str = ""
    classes: tuple[str, ...] = ()
    values: Mapping[str, str] | None = None
    flawed: bool = False
    places: Mapping[str, Span] | None = None

    def at(self, key: str) -> Span:
        """
        Return where *key* is written.
        """
        return (self.places or {}).get(key, self.span)

    def get(self, key: str) -> str | None:
        """
        Return the value of *key*, or None.
        """
        return (self.values or {}).get(key)

    def has(self, key: str) -> bool:
        """
        Return whether *key* is there, with or without a value.
        """
        return key in (self.values or {})


def split(heading: str, span: Span) -> tuple[str, Attributes, tuple[Diagnostic, ...]]:
    """
    Part a heading's text from its attributes; curly quotes and non-breaking spaces in attributes are read as plain ones.

    Braces that do not look like attributes, such as a set in a formula, stay in the text.
    """
    match, problem = _find(heading)
    if not match:
        stray = tuple(_left_over(heading, span))
        return heading.strip(), Attributes(span, flawed=bool(stray)), stray
    source, problem = _as_meant(_PERCENT.sub("%", match["attributes"].translate(_PLAIN)), problem)
    findings: list[Diagnostic] = list(_left_over(match["text"], span))
    if problem:
        written = match[0][match.end("text") :].strip()
        findings.append(finding(codes.BRACES, span, text=written, problem=problem, right="{" + source.strip() + "}"))
    identifier, classes, values = "", [], {}
    position = 0
    while position < len(source):
        if source[position].isspace():
            position += 1
            continue
        part = _PART.match(source, position)
        if not part:
            rest = source[position:].split()[0]
            written = "{" + match["attributes"] + "}"
            findings.append(finding(codes.BRACES, span, text=written, problem=f"“{rest}” is none of them", right=_FORM))
            position += len(rest)
            continue
        position = part.end()
        name = part["key"] or part["flag"] or ("#" if part["id"] else "")
        if name in values or (name == "#" and identifier):
            # Two that contradict each other: whichever won, the author may have meant the other.
            findings.append(finding(codes.REPEATED_ATTRIBUTE, span, name=name))
        if part["id"]:
            identifier = part["id"]
        elif part["class"]:
            classes.append(part["class"])
        elif part["key"]:
            values[part["key"]] = part["quoted"] if part["quoted"] is not None else part["value"]
        else:
            values[part["flag"]] = ""
    if identifier and not usable(identifier):
        findings.append(finding(codes.WRONG_ID, span, id=identifier, suggestion=slug(identifier) or "page"))
        identifier = ""
    return match["text"].strip(), Attributes(span, identifier, tuple(classes), values, bool(findings)), tuple(findings)


def _as_meant(source: str, problem: str) -> tuple[str, str]:
    """
    Return the attributes in *source* in the one form that there is, and the first thing that was not in it.
    """
    for pattern, right, reason in _MEANT:
        meant = pattern.sub(right, source)
        if meant != source:
            source, problem = meant, problem or reason
    return source, problem


def _find(heading: str) -> tuple[re.Match[str] | None, str]:
    """
    Return the attributes of *heading*, and what is wrong with the braces around them.
    """
    match = _BLOCK.match(heading)
    if match:
        return (match if _LOOKS_MEANT.search(match["attributes"].strip()) else None), ""
    bare = _CODE_SPAN.sub(lambda code: "x" * len(code[0]), heading).rstrip()
    for pattern, problem in _HALF:
        if pattern.match(bare) and (half := pattern.match(heading.rstrip())):
            return half, problem
    return None, ""


def usable(identifier: str) -> bool:
    """
    Return whether *identifier* can be an id: its form, its length, and no name that Windows keeps for a device.
    """
    return bool(ID.fullmatch(identifier)) and len(identifier) <= LONGEST_ID and not _DEVICE.fullmatch(identifier)


def _left_over(text: str, span: Span) -> Iterator[Diagnostic]:
    """
    Yield a finding where braces that look like attributes would stay in a title: not closed, not at the end, or twice.
    """
    match = _STRAY.search(_CODE_SPAN.sub("", text))
    if match:
        yield finding(codes.BRACES, span, text=match[0], problem="they do not stand at the end, or have no end", right=_FORM)


def check_known(
    attributes: Attributes, owner: str, known: Iterable[str], everywhere: Iterable[str] = EVERY_HEADING
) -> tuple[Diagnostic, ...]:
    """
    Return a finding for each attribute that *owner* does not have, naming the nearest that it has.
    """
    allowed = (*known, *everywhere)
    return tuple(
        finding(
            codes.UNKNOWN_ATTRIBUTE,
            attributes.span,
            name=name,
            owner=owner,
            nearest=_meant(attributes, name, allowed),
            known=tuple(sorted(allowed)),
        )
        for name in attributes.values or {}
        if name not in allowed
    )


def _meant(attributes: Attributes, name: str, allowed: Iterable[str]) -> str:
    """
    Return what the author may have meant with the attribute *name*: the nearest that there is, else an id.
    """
    if name in UNIT_KINDS:
        return f".{name}"
    like_an_id = not attributes.id and not attributes.get(name) and usable(name)
    return nearest(name, allowed) or (f"#{name}" if like_an_id else "")


def nearest(word: str, words: Iterable[str]) -> str:
    """
    Return the one of *words* that looks most like *word*, or that alone begins with it; empty where none comes near.
    """
    there = sorted(words)
    begun = [one for one in there if len(word) >= _BEGINNING and one.startswith(word)]
    return next(iter(difflib.get_close_matches(word, there, 1, _NEAR)), begun[0] if len(begun) == 1 else "")


def slug(text: str) -> str:
    """
    Return an id made from *text*: small ASCII letters, digits and hyphens, a letter first; empty where none are left.
    """
    folded = _fold(text)
    words = re.sub(r"[^a-z0-9]+", "-", folded).strip("-")
    words = words[:40].rstrip("-")
    return words if not words or words[0].isalpha() else f"p-{words}"


def _fold(text: str) -> str:
    decomposed = unicodedata.normalize("NFKD", text).lower()
    return "".join(character for character in decomposed if character.isascii())
