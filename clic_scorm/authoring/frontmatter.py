"""
Part a file's front matter from its text, and read it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from clic_scorm.authoring import codes
from clic_scorm.authoring.fields import Fields
from clic_scorm.authoring.yaml import Mapping, Scalar, Sequence, load
from clic_scorm.diagnostics import Diagnostic, Span, finding
from clic_scorm.model import Objective


KEYS = ("id", "objectives", "tags", "only", "not")
_FENCE = re.compile(r"\A---[ \t]*\n(?P<yaml>.*?)^(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.DOTALL | re.MULTILINE)
_OPENED = re.compile(r"\A---[ \t]*\n[A-Za-z-]+:")
_CLASS = re.compile(r"^(?P<text>.*?)\s*\[(?P<verb>[^\[\]]+)\]\s*$", re.DOTALL)


@dataclass(frozen=True, slots=True)
class FrontMatter:
    """
    Hold what a module says before its title; *only* and *without* are the values of `only:` and `not:`.
    """

    id: str = ""
    objectives: tuple[Objective, ...] = ()
    only: str = ""
    without: str = ""


def split(text: str, file: str) -> tuple[FrontMatter, str, int, tuple[Diagnostic, ...]]:
    """
    Return the front matter, the rest of the text, and the number of the line at which the rest begins.
    """
    match = _FENCE.match(text)
    if not match:
        if not _OPENED.match(text):
            return FrontMatter(), text, 1, ()
        heading = re.search(r"^#", text, re.MULTILINE)
        start = heading.start() if heading else len(text)
        problem = finding(codes.OPEN_FRONT_MATTER, Span(file, 1))
        return FrontMatter(), text[start:], text.count("\n", 0, start) + 1, (problem,)
    findings: list[Diagnostic] = []
    value, problems = load(match["yaml"], file, 2)
    findings.extend(problems)
    first_line = text.count("\n", 0, match.end()) + 1
    rest = text[match.end() :]
    if not isinstance(value, Mapping):
        if value is not None:
            remedy = "write lines such as: id: m01"
            findings.append(finding(codes.WRONG_VALUE, Span(file, 2), key="front matter", value="this", remedy=remedy))
        return FrontMatter(), rest, first_line, tuple(findings)
    fields = Fields(value, "front matter", KEYS, findings)
    front = FrontMatter(fields.identifier("id", ""), tuple(_objectives(fields)), fields.text("only"), fields.text("not"))
    return front, rest, first_line, tuple(findings)


def _objectives(fields: Fields) -> list[Objective]:
    value = fields.mapping.get("objectives")
    if isinstance(value, Mapping):
        pairs = [(key.text, key.span, text) for key, text in value.pairs]
        return [_objective(name, span, text.text) for name, span, text in pairs if isinstance(text, Scalar)]
    if isinstance(value, Sequence):
        found = []
        for group in fields.groups("objectives"):
            inner = Fields(group, "an objective", ("id", "text"), fields.findings)
            name = inner.identifier("id", "", example="id: m01-o1")
            text = inner.text("text", example="text: Explain … [understand]")
            if name and text:
                found.append(_objective(name, group.span, text))
        return found
    if value is not None and not value.empty:
        fields.wrong("objectives", value, "write a list of id and text")
    return []


def _objective(name: str, span: Span, text: str) -> Objective:
    match = _CLASS.match(" ".join(text.split()))
    if match:
        return Objective(id=name, text=match["text"], verb_class=match["verb"], span=span)
    return Objective(id=name, text=" ".join(text.split()), span=span)
