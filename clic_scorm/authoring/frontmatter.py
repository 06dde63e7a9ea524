"""
Part a file's front matter from its text, and read it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence as Several
from dataclasses import dataclass

from clic_scorm.authoring import codes
from clic_scorm.authoring.fields import Fields, kind_of
from clic_scorm.authoring.tags import DraftTag, in_yaml, made
from clic_scorm.authoring.yaml import Mapping, Scalar, Sequence, load
from clic_scorm.diagnostics import Diagnostic, Span, finding
from clic_scorm.model import Objective, Tags


KEYS = ("id", "objectives", "tags", "only", "not")
_FENCE = re.compile(r"\A---[ \t]*\n(?P<yaml>.*?)^(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.DOTALL | re.MULTILINE)
_OPENED = re.compile(r"\A(?:-{2,}|—|–|…|_{3})[ \t]*\n[A-Za-z-]+:")
_CLASS = re.compile(r"^(?P<text>.*?)\s*\[(?P<verb>[^\[\]]+)\]\s*$", re.DOTALL)


@dataclass(frozen=True, slots=True)
class FrontMatter:
    """
    Hold what a module says before its title; *only* and *without* are the values of `only:` and `not:`, *mapping* is all of it.
    *objective_tags* are the tags of all objectives.
    """

    id: str = ""
    objectives: tuple[Objective, ...] = ()
    only: str = ""
    without: str = ""
    mapping: Mapping | None = None
    tags: tuple[DraftTag, ...] = ()
    objective_tags: tuple[DraftTag, ...] = ()


def split(text: str, file: str, also: Several[str] = ()) -> tuple[FrontMatter, str, int, tuple[Diagnostic, ...]]:
    """
    Return the front matter, the rest of the text, and the number of the line at which the rest begins; *also* are further keys.
    """
    match = _FENCE.match(text)
    if not match:
        if not _OPENED.match(text):
            return FrontMatter(), text, 1, ()
        heading = re.search(r"^#", text, re.MULTILINE)
        start = heading.start() if heading else len(text)
        remedy = (
            "write a line --- below the last of them"
            if text.startswith("---") and text[3:4] != "-"
            else "begin them with a line of three hyphens: ---"
        )
        problem = finding(codes.OPEN_FRONT_MATTER, Span(file, 1), remedy=remedy)
        return FrontMatter(), text[start:], text.count("\n", 0, start) + 1, (problem,)
    findings: list[Diagnostic] = []
    value, problems = load(match["yaml"], file, 2)
    findings.extend(problems)
    first_line = text.count("\n", 0, match.end()) + 1
    rest = text[match.end() :]
    if not isinstance(value, Mapping):
        if value is not None:
            remedy = "write lines such as: id: m01"
            findings.append(finding(codes.WRONG_VALUE, Span(file, 2), key="front matter", value=kind_of(value), remedy=remedy))
        return FrontMatter(), rest, first_line, tuple(findings)
    fields = Fields(value, "front matter", (*KEYS, *also), findings)
    tags: list[DraftTag] = []
    front = FrontMatter(
        fields.identifier("id", ""),
        tuple(_objectives(fields, tags)),
        fields.text("only"),
        fields.text("not"),
        fields.mapping,
        in_yaml(fields),
        tuple(tags),
    )
    return front, rest, first_line, tuple(findings)


def _objectives(fields: Fields, tags: list[DraftTag]) -> list[Objective]:
    value = fields.mapping.get("objectives")
    if isinstance(value, Mapping):
        named = []
        for key, said in value.pairs:
            if isinstance(said, Scalar):
                named.append(_objective(key.text, key.span, fields.shown("objectives", said)))
            elif isinstance(said, Mapping):
                inner = Fields(said, f"the objective “{key.text}”", ("text", "tags"), fields.findings)
                if text := inner.text("text", example="text: Explain … [understand]"):
                    named.append(_objective(key.text, key.span, text, _tags(inner, tags)))
            else:
                fields.wrong("objectives", said, f"write what a participant can do: {key.text}: Explain … [understand]", said.span)
        return named
    if isinstance(value, Sequence):
        found = []
        for group in fields.groups("objectives", "write an id before each, without a dash: m01-o1: Explain … [understand]"):
            inner = Fields(group, "an objective", ("id", "text", "tags"), fields.findings)
            name = inner.identifier("id", "", example="id: m01-o1")
            text = inner.text("text", example="text: Explain … [understand]")
            if name and text:
                found.append(_objective(name, group.span, text, _tags(inner, tags)))
        return found
    if value is not None and not value.empty:
        fields.wrong(
            "objectives", value, "write an id and what a participant can do on an indented line below it: m01-o1: Explain … [understand]"
        )
    return []


def _tags(fields: Fields, tags: list[DraftTag]) -> Tags:
    found = in_yaml(fields)
    tags.extend(found)
    return made(found)


def _objective(name: str, span: Span, text: str, tags: Tags = ()) -> Objective:
    match = _CLASS.match(" ".join(text.split()))
    if match:
        return Objective(id=name, text=match["text"], verb_class=match["verb"], span=span, tags=tags)
    return Objective(id=name, text=" ".join(text.split()), span=span, tags=tags)
