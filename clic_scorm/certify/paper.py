"""
What a certificate says, in the language of its course; how it looks is told by the templates.
"""

from __future__ import annotations

import unicodedata
from base64 import b64encode
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from clic_scorm.model import Theme
from clic_scorm.model.words import Words, marked
from clic_scorm.sentences.clause import BASES, Basis, known
from clic_scorm.site import strings


RIGHT_TO_LEFT = frozenset({"ar", "fa", "he", "ps", "sd", "ug", "ur", "yi", "dv", "ckb"})
ACCENT = "#0b5e8f"


@dataclass(frozen=True, slots=True)
class Picture:
    """
    Hold a picture's bytes, its kind as a file's name ends, and the words that stand for it.
    """

    data: bytes
    suffix: str
    text: str = ""

    @property
    def address(self) -> str:
        """
        Return the picture as an address that holds it whole, so that a certificate is one file.
        """
        kinds = {"svg": "svg+xml", "jpg": "jpeg"}
        return f"data:image/{kinds.get(self.suffix, self.suffix)};base64,{b64encode(self.data).decode()}"


@dataclass(frozen=True, slots=True)
class Signatory:
    """
    Name who signs, in which role, with the picture of a signature where there is one.
    """

    name: str
    role: str = ""
    picture: Picture | None = None


@dataclass(frozen=True, slots=True)
class Condition:
    """
    Tell one thing that was asked for, how it is known, by whom it was confirmed and what they wrote.
    """

    text: str
    basis: Basis = "measured"
    by: str = ""
    written: str = ""


@dataclass(frozen=True, slots=True)
class Paper:
    """
    Hold all that stands on one certificate. Days are ISO 8601; *until* is empty where it never ends.
    """

    number: str
    code: str
    name: str
    title: str
    course: str
    version: str
    language: str
    issued: str
    until: str = ""
    sentence: str = ""
    hours: str = ""
    place: str = ""
    conditions: tuple[Condition, ...] = ()
    signatories: tuple[Signatory, ...] = ()
    logos: tuple[Picture, ...] = ()
    verify: str = ""
    accent: str = ACCENT
    signature: str = ""

    @property
    def direction(self) -> Literal["ltr", "rtl"]:
        """
        Return in which direction the language is written.
        """
        return "rtl" if self.language.split("-")[0].lower() in RIGHT_TO_LEFT else "ltr"


def accent_of(theme: Theme) -> str:
    """
    Return the colour of certificates: the theme's own, else the interface's.
    """
    return theme.accent or theme.colour or ACCENT


def words_of(language: str) -> Words:
    """
    Return what turns the texts of certificates into *language*.
    """
    return strings.words(language)


def said(paper: Paper) -> Mapping[str, str]:
    """
    Return the fixed texts of *paper* in its language, by what they are for.
    """
    t = words_of(paper.language)
    return {
        "certify": t(marked("This is to certify that")),
        "done": paper.sentence or t(marked("has met all requirements of the course")),
        "course": paper.course,
        "hours": t(marked("Hours")),
        "issued": t(marked("Issued on")),
        "until": t(marked("Valid until")),
        "ever": t(marked("without limit")),
        "number": t(marked("Number")),
        "code": t(marked("Code")),
        "version": t(marked("Edition")),
        "rests": t(marked("What this certificate rests on")),
        "condition": t(marked("Condition")),
        "known": t(marked("How it is known")),
        "check": t(
            marked("To check this certificate, open the organisers' verification page and enter number, name and code as they stand here.")
        ),
        "signature": t(marked("Digital signature (Ed25519)")),
        **{basis: known(basis, t) for basis in BASES},
    }


def facts(paper: Paper) -> tuple[tuple[str, str], ...]:
    """
    Return the small print as pairs of label and value, in order.
    """
    t = said(paper)
    decimal = strings.numerals(paper.language).get("decimal", ".")
    until = strings.day(paper.language, paper.until) if paper.until else t["ever"]
    pairs = [
        (t["hours"], paper.hours.replace(".", decimal)),
        (t["issued"], strings.day(paper.language, paper.issued)),
        (t["until"], until),
        (t["number"], paper.number),
        (t["code"], paper.code),
    ]
    return tuple((label, value) for label, value in pairs if value)


def basis_text(paper: Paper, condition: Condition) -> str:
    """
    Return how *condition* is known, in words: by whom it was confirmed, and what they wrote.
    """
    text = said(paper)[condition.basis].format(name=_apart(condition.by, paper.direction))
    return f"{text}: {_apart(condition.written, paper.direction)}" if condition.written else text


def _apart(text: str, direction: Literal["ltr", "rtl"]) -> str:
    """
    Return *text* so that it turns nothing round it: an Arabic name in a sentence that goes in *direction* from left to right, and the other way round.
    """
    strange = {"L"} if direction == "rtl" else {"R", "AL"}
    return f"\u2068{text}\u2069" if any(unicodedata.bidirectional(sign) in strange for sign in text) else text
