"""
Bare web and mail addresses that the scanner's plug-in leaves in the text, as cmark-gfm reads them (GFM §6.9).
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from markdown_it.token import Token


_MAIL = re.compile(r"(?<![A-Za-z0-9.+_-])(?P<mail>[A-Za-z0-9.+_-]+@(?:[A-Za-z0-9_-]|\.(?=[A-Za-z0-9]))+)")
_WEB = re.compile(r"(?<![A-Za-z])(?P<web>https?://[^\s<]+)")
_HOST = re.compile(r"https?://(?P<host>[\w.-]+)")
_TRAILING = "?!.,:*_~'\"[]"
_ENTITY = re.compile(r"&[A-Za-z]+;$")


def part(text: Token) -> list[Token]:
    """
    Return *text* parted into plain pieces and links.
    """
    parts: list[Token] = []
    position = 0
    for start, address, target in _addresses(text.content):
        if start < position:
            continue
        parts.extend(_text(text, text.content[position:start]))
        opening = Token("link_open", "a", 1, attrs={"href": target}, level=text.level, markup="autolink", info="auto")
        words = Token("text", "", 0, content=address, level=text.level + 1)
        parts.extend([opening, words, Token("link_close", "a", -1, level=text.level, markup="autolink", info="auto")])
        position = start + len(address)
    parts.extend(_text(text, text.content[position:]))
    return parts


def _text(token: Token, content: str) -> Iterator[Token]:
    if content:
        yield Token("text", "", 0, content=content, level=token.level)


def _addresses(text: str) -> list[tuple[int, str, str]]:
    found = []
    for match in _WEB.finditer(text):
        address = _trimmed(match["web"])
        host = _HOST.match(address)
        if host and "_" not in ".".join(host["host"].rsplit(".", 2)[-2:]):
            found.append((match.start(), address, address))
    for match in _MAIL.finditer(text):
        address = match["mail"]
        if address[-1].isalpha() and "." in address.partition("@")[2]:
            found.append((match.start(), address, f"mailto:{address}"))
    return sorted(found)


def _trimmed(address: str) -> str:
    """
    Return *address* without punctuation that belongs to the sentence around it.
    """
    while address:
        if address[-1] in _TRAILING or (address[-1] == ")" and address.count(")") > address.count("(")):
            address = address[:-1]
        elif address[-1] == ";":
            entity = _ENTITY.search(address)
            address = address[: entity.start()] if entity else address[:-1]
        else:
            break
    return address
