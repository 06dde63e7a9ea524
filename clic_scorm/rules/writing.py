"""
What a learner writes as plain ASCII, short in every script: how the state holds a text.

    _ $             space, line end
    A–Z a–z 0–9 - + . , : ( ) ? / #     themselves
    ^<digit>        À to ÿ, counted from À
    |<digit>        one of the marks of SHORT
    =<base 36>.     any character, by its code point
    ~<base 36>.     from here on the digits and letters stand for the 64 characters of this window, whose first is 64 times the number
                    plus 16; so one character takes one in Arabic, Cyrillic, Greek or Hebrew
    @               from here on they stand for themselves again

A digit is one of the 64 of DIGITS. The runtime's `writing.js` does the same.
"""

from __future__ import annotations

import re


DIGITS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-+"
SHORT = "'\"!;%&<>\\*=@_$~^|[]{}\t’‘“”„–—…«»¿¡،؛؟。、，・ー€°½²"
_BOTH = ".,:()?/#"
_WINDOW = 64
_OFFSET = 16
_ACCENTED = 0xC0
_LATIN = 0x100
_BEYOND = 0x10000
_BASE36 = "0123456789abcdefghijklmnopqrstuvwxyz"
_PART = re.compile(
    r"\^(?P<accented>[A-Za-z0-9+-])|\|(?P<short>[A-Za-z0-9+-])|=(?P<any>[0-9a-z]{1,5})\.|~(?P<window>[0-9a-z]{1,5})\.|(?P<one>[^^|=~])"
)


def _number(value: int) -> str:
    digits = ""
    while value or not digits:
        value, rest = divmod(value, 36)
        digits = _BASE36[rest] + digits
    return digits


def pack(text: str) -> str:
    """
    Return *text* as the state holds it; the same text gives the same characters.
    """
    packed = ""
    window = -2
    for character in text:
        code = ord(character)
        home = (code - _OFFSET) // _WINDOW
        if character == " ":
            packed += "_"
        elif character == "\n":
            packed += "$"
        elif character in _BOTH:
            packed += character
        elif home == window:
            packed += DIGITS[(code - _OFFSET) % _WINDOW]
        elif character in DIGITS:
            packed += character if window < 0 else f"@{character}"
            window = -2
        elif character in SHORT:
            packed += f"|{DIGITS[SHORT.index(character)]}"
        elif _ACCENTED <= code < _LATIN:
            packed += f"^{DIGITS[code - _ACCENTED]}"
        elif code < _LATIN or code >= _BEYOND:
            packed += f"={_number(code)}."
        else:
            window = home
            packed += f"~{_number(window)}.{DIGITS[(code - _OFFSET) % _WINDOW]}"
    return packed


def unpack(packed: str) -> str | None:
    """
    Return the text that *packed* holds, or None where it can't be read.
    """
    text: list[str] = []
    window = -2
    position = 0
    while position < len(packed):
        part = _PART.match(packed, position)
        if not part:
            return None
        position = part.end()
        if part["window"]:
            window = int(part["window"], 36)
            continue
        if part["one"] == "@":
            window = -2
            continue
        character = _character(part, window)
        if character is None:
            return None
        text.append(character)
    return "".join(text)


def _character(part: re.Match[str], window: int) -> str | None:
    code = -1
    if one := part["one"]:
        if one in "_$":
            return " " if one == "_" else "\n"
        if one in _BOTH or (one in DIGITS and window < 0):
            return one
        code = window * _WINDOW + _OFFSET + DIGITS.index(one) if one in DIGITS else -1
    elif part["accented"]:
        code = _ACCENTED + DIGITS.index(part["accented"])
    elif part["short"]:
        index = DIGITS.index(part["short"])
        return SHORT[index] if index < len(SHORT) else None
    else:
        code = int(part["any"], 36)
    return chr(code) if 0 <= code <= 0x10FFFF else None
