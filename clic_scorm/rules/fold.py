"""
Level out what a learner need not get right: case, accents, kinds of spaces and dashes, forms of digits.

Written with explicit ranges, so that runtime/judge/fold.js does the same in whatever version of Unicode a browser has.
"""

from __future__ import annotations

import re
import unicodedata


SPACES = "\t\n\v\f\r \u0085\u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000"
_SPACES = re.compile(f"[{SPACES}]+")
_UNSEEN = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff]")
# Half of a pair of code units, as a field that cuts its text may leave it.
_HALVES = re.compile("[\ud800-\udfff]")
# Accents of European scripts, vowel points of Hebrew and Arabic, the Arabic lengthening stroke. In other scripts marks make the word.
_MARKS = re.compile("[\u0300-\u036f\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7\u0610-\u061a\u0640\u064b-\u065f\u0670]")
_APOSTROPHES = re.compile("[\u2018\u2019\u201b\u02bc\u2032`]")
_QUOTES = re.compile("[\u201c-\u201f\u00ab\u00bb]")
_DASHES = re.compile("[\u2010-\u2015\u2212]")
# Where the digit 0 stands in scripts whose digits learners type: Arabic-Indic, its eastern form, Devanagari, Bengali, full width.
_ZEROS = (0x660, 0x6F0, 0x966, 0x9E6, 0xFF10)
DIGITS = {zero + value: str(value) for zero in _ZEROS for value in range(10)}


def tidy(text: str) -> str:
    """
    Return *text* in composed characters, without unseen ones, each run of white space as one space.
    """
    whole = _HALVES.sub("\ufffd", text)
    return _SPACES.sub(" ", _UNSEEN.sub("", unicodedata.normalize("NFC", whole))).strip(" ")


def fold(text: str) -> str:
    """
    Return what two answers have in common when they differ in case, accents, dashes, quotes, forms of digits or a full stop at the end.
    """
    bare = _MARKS.sub("", unicodedata.normalize("NFKD", tidy(text)))
    # Down, up and down again: so “ß”, “ẞ” and “SS” meet, which the case folding of Unicode does and no browser offers.
    folded = bare.lower().upper().lower().replace("ς", "σ").translate(DIGITS)
    folded = _MARKS.sub("", unicodedata.normalize("NFKD", folded))
    folded = _DASHES.sub("-", _QUOTES.sub('"', _APOSTROPHES.sub("'", folded)))
    return _SPACES.sub(" ", folded).strip(" ").rstrip(".").rstrip(" ")
