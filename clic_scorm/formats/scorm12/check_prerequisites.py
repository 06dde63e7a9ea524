"""
Read a prerequisite as AICC's script writes it: identifiers joined by & and |, with ~, ( ), = and <>, and n*{a, b}.
"""

from __future__ import annotations

import re


_TOKEN = re.compile(r"""\s*(?:(?P<count>\d+)\s*\*\s*(?=\{)|(?P<word>"[^"]*"|[^\s&|~()={},<>*"]+)|(?P<sign><>|[&|~()={},]))""")
_DEEPEST = 50


class Unreadable(ValueError):  # noqa: N818 - a state of the text, not a fault of ours
    """
    Say why a script can't be read.
    """


def named_in(script: str) -> tuple[str, ...]:
    """
    Return the identifiers in *script*, each once; raise Unreadable (AICC CMI 001, appendix on prerequisites; CAM 2.3, prerequisites).

    An empty script names none: it is always met.
    """
    tokens = _tokens(script)
    if not tokens:
        return ()
    reader = _Reader(tokens)
    reader.expression(0)
    if reader.sign:
        raise Unreadable(f"“{reader.sign}” is not expected")
    return tuple(dict.fromkeys(reader.names))


def _tokens(script: str) -> list[tuple[str, str]]:
    tokens = []
    position = 0
    text = script.rstrip()
    while position < len(text):
        match = _TOKEN.match(text, position)
        if match is None:
            raise Unreadable(f"“{text[position : position + 10]}” is not expected")
        tokens.append((str(match.lastgroup), match[str(match.lastgroup)]))
        position = match.end()
    return tokens


class _Reader:
    def __init__(self, tokens: list[tuple[str, str]]) -> None:
        self.tokens = tokens
        self.position = 0
        self.names: list[str] = []

    @property
    def kind(self) -> str:
        return self.tokens[self.position][0] if self.position < len(self.tokens) else ""

    @property
    def sign(self) -> str:
        return self.tokens[self.position][1] if self.position < len(self.tokens) else ""

    def take(self, wanted: str) -> None:
        if self.sign != wanted:
            raise Unreadable(f"“{wanted}” is missing" if not self.sign else f"“{self.sign}” stands where “{wanted}” is expected")
        self.position += 1

    def expression(self, depth: int) -> None:
        if depth > _DEEPEST:
            raise Unreadable("it has too many brackets in one another")
        self.term(depth)
        while self.kind == "sign" and self.sign in ("&", "|"):
            self.position += 1
            self.term(depth)

    def term(self, depth: int) -> None:
        while self.kind == "sign" and self.sign == "~":
            self.position += 1
        if self.kind == "count":
            self.position += 1
            self.members(depth)
        elif self.kind == "sign" and self.sign == "(":
            self.position += 1
            self.expression(depth + 1)
            self.take(")")
        elif self.kind == "word":
            self.names.append(self.sign.strip('"'))
            self.position += 1
            if self.kind == "sign" and self.sign in ("=", "<>"):
                self.position += 1
                self.status()
        else:
            raise Unreadable("it ends too early" if not self.sign else f"“{self.sign}” stands where an identifier is expected")

    def members(self, depth: int) -> None:
        self.take("{")
        self.expression(depth + 1)
        while self.kind == "sign" and self.sign == ",":
            self.position += 1
            self.expression(depth + 1)
        self.take("}")

    def status(self) -> None:
        if self.kind != "word":
            raise Unreadable("a status is missing after the comparison")
        self.position += 1
