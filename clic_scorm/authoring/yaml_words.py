"""
Say what a YAML parser complains about in words for somebody who does not know YAML, at the line where the mistake is.
"""

from __future__ import annotations

import re
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Complaint:
    """
    Hold a parser's error: what it met, at a row and column from 0, and what it was reading since row *started*.
    """

    problem: str
    row: int
    column: int
    context: str
    started: int


_COMMENT = re.compile(r"^.*[\[{].*[:,\[][ \t]+#.*$")
_COLOUR = re.compile(r"(?P<key>[\w-]+): +(?P<colour>#[0-9A-Fa-f]{3,8})\b")
_PAIR = re.compile(r"^(?P<before>[ \t]*(?:- +)?)(?P<key>[A-Za-z][\w-]*): +(?P<text>[^\s\"'].*?)[ \t]*$")
_GLUED = re.compile(r"^(?P<before>[ \t]*(?:- +)?)(?P<key>[A-Za-z][\w-]*):(?P<text>[^\s/].*)$")
_ENDS = {"sequence": "]", "mapping": "}"}


def explain(error: Complaint, text: str) -> tuple[int, int, str, str]:
    """
    Return the row from 0 and the column from 1 of the mistake, the problem and the remedy.
    """
    lines = text.split("\n")
    row, column, problem, started = error.row, error.column + 1, error.problem, error.started
    line = lines[row] if row < len(lines) else ""
    flow = next((end for kind, end in _ENDS.items() if f"flow {kind}" in error.context), "")
    if "\t" in line[: len(line) - len(line.lstrip())] or "'\\t'" in problem:
        return row, 1, "the line begins with a tab", "indent with spaces"
    above = next((place for place in range(min(row, len(lines)) - 1, -1, -1) if lines[place].strip()), 0)
    for place in (row, started, above) if flow or "expected node content" in problem else ():
        if place < len(lines) and _COMMENT.match(lines[place]):
            shown = _COLOUR.search(lines[place])
            right = f'{shown["key"]}: "{shown["colour"]}"' if shown else '"#005a9c"'
            return (
                place,
                1,
                f"“{lines[place].strip()}” has a #, and all behind it is no longer read",
                f"put the text with the # in quotes: {right}",
            )
    if flow:
        return (
            started,
            1,
            "a list or group in brackets has no end, or a comma is missing in it",
            f"part what is inside by commas, and close it with {flow}",
        )
    if "quoted scalar" in problem or "quoted scalar" in error.context:
        return started, 1, "a quotation mark is not closed", 'close it, or write \\" inside the text'
    return _of_lines(lines, row, column, line, problem)


def _of_lines(lines: list[str], row: int, column: int, line: str, problem: str) -> tuple[int, int, str, str]:
    """
    Explain what is wrong with keys and values on lines of their own.
    """
    if "mapping values are not allowed" in problem:
        above = _without_room(lines, row)
        if above is not None:
            return above
        pair = _PAIR.match(line)
        right = f': {pair["key"]}: "{_escaped(pair["text"])}"' if pair else ""
        return row, column, "a colon inside the text reads as a second key", f"put the text in double quotes{right}"
    if "found character '@'" in problem or "found character '`'" in problem:
        return row, column, "a text can't begin with @ or `", "put the text in double quotes"
    if "could not find expected ':'" in problem:
        for place in (row, row - 1):
            if (above := _without_room(lines, place + 1)) is not None:
                return above
        return (
            row,
            column,
            "a line is neither “key: value” nor indented below one",
            "check the line above: a colon or an indentation is missing",
        )
    if "did not find expected key" in problem or "block mapping" in problem:
        return row, column, "the indentation does not fit the lines above", "give the lines of one list or group the same indentation"
    return row, column, problem, "compare with an example in the guide"


def _without_room(lines: list[str], row: int) -> tuple[int, int, str, str] | None:
    """
    Explain a key above *row* whose colon has no space behind it; None where there is none.
    """
    above = next((place for place in range(min(row, len(lines)) - 1, -1, -1) if lines[place].strip()), -1)
    glued = _GLUED.match(lines[above]) if above >= 0 else None
    if not glued:
        return None
    return above, 1, "a colon has no space behind it", f"write a space behind the colon: {glued['key']}: {glued['text'].strip()}"


def _escaped(text: str) -> str:
    return text.replace("\\", "\\\\").replace('"', '\\"')
