"""
The one door to YAML: values with their places, read by YAML 1.2's core rules.

libyaml's events are taken rather than PyYAML's objects: an event knows its line and column, and `no`, `12:30` and `1.10` stay what the
author wrote.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TypeAlias

import yaml

from clic_scorm.authoring import codes, yaml_words
from clic_scorm.diagnostics import Diagnostic, Span, finding


# A key inside a quoted text that runs over lines: folded, its line feed became a space.
_KEY = re.compile(r"\s[a-z][a-z_-]*: ")
_INTEGER = re.compile(r"[-+]?[0-9]+")
_DEEPEST = 30
_LARGEST = 1 << 20


@dataclass(frozen=True, slots=True)
class Scalar:
    """
    Hold a scalar as written; *plain* tells that it had no quotes.
    """

    text: str
    span: Span
    plain: bool

    @property
    def integer(self) -> int | None:
        """
        Return the whole number that a plain scalar spells (YAML 1.2 §10.3.2), or None.
        """
        return int(self.text) if self.plain and len(self.text) < 19 and _INTEGER.fullmatch(self.text) else None

    @property
    def boolean(self) -> bool | None:
        """
        Return what a plain `true` or `false` means (YAML 1.2 §10.3.2), or None.
        """
        return {"true": True, "false": False}.get(self.text.lower()) if self.plain else None

    @property
    def empty(self) -> bool:
        """
        Return whether nothing is written.
        """
        return self.plain and self.text in ("", "~", "null")


@dataclass(frozen=True, slots=True)
class Sequence:
    """
    Hold a list.
    """

    items: tuple[Value, ...]
    span: Span


@dataclass(frozen=True, slots=True)
class Mapping:
    """
    Hold keys and values in the author's order.
    """

    pairs: tuple[tuple[Scalar, Value], ...]
    span: Span

    def get(self, key: str) -> Value | None:
        """
        Return the value of *key*, or None.
        """
        return next((value for name, value in self.pairs if name.text == key), None)

    @property
    def keys(self) -> tuple[str, ...]:
        """
        Return the keys in order.
        """
        return tuple(name.text for name, _ in self.pairs)


Value: TypeAlias = Scalar | Sequence | Mapping


def load(text: str, file: str, first_line: int = 1) -> tuple[Value | None, tuple[Diagnostic, ...]]:
    """
    Read one YAML document whose first line is line *first_line* of *file*; None where nothing usable is written.

    Anchors and aliases are refused, since a few lines of them can stand for millions of values.
    """
    reader = _Reader(file, first_line)
    if len(text) > _LARGEST:
        return None, (finding(codes.YAML_LIMIT, Span(file, first_line), reason="the file is too large"),)
    try:
        value = reader.document(yaml.parse(text, Loader=_LOADER))
    except yaml.MarkedYAMLError as error:
        row, column, problem, remedy = yaml_words.explain(_complaint(error), text)
        reader.findings.append(finding(codes.YAML_SYNTAX, Span(file, row + first_line, column), problem=problem, remedy=remedy))
        return None, tuple(reader.findings)
    except yaml.YAMLError as error:
        problem = " ".join(str(error).split())
        remedy = "delete characters that can't be seen"
        reader.findings.append(finding(codes.YAML_SYNTAX, Span(file, first_line), problem=problem, remedy=remedy))
        return None, tuple(reader.findings)
    except _OpenQuoteError:
        return None, tuple(reader.findings)
    except _RefusedError as limit:
        reader.findings.append(finding(codes.YAML_LIMIT, limit.span, reason=limit.reason))
        return None, tuple(reader.findings)
    return value, tuple(reader.findings)


_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class _RefusedError(Exception):
    def __init__(self, span: Span, reason: str) -> None:
        super().__init__(reason)
        self.span = span
        self.reason = reason


class _OpenQuoteError(Exception):
    """
    Tell that a text swallowed the lines below it.
    """


class _Reader:
    """
    Turn the parser's events into values, bounded in depth.
    """

    def __init__(self, file: str, first_line: int) -> None:
        self.file = file
        self.first_line = first_line
        self.findings: list[Diagnostic] = []

    def span(self, event: yaml.Event) -> Span:
        mark = event.start_mark
        return Span(self.file, mark.line + self.first_line, mark.column + 1) if mark else Span(self.file, self.first_line)

    def document(self, events: Iterator[yaml.Event]) -> Value | None:
        for event in events:
            if isinstance(event, (yaml.StreamStartEvent, yaml.DocumentStartEvent)):
                continue
            if isinstance(event, (yaml.StreamEndEvent, yaml.DocumentEndEvent)):
                return None
            value = self.value(event, events, 0)
            self._rest(events)
            return value
        return None

    def _rest(self, events: Iterator[yaml.Event]) -> None:
        for event in events:
            if isinstance(event, yaml.DocumentStartEvent):
                raise _RefusedError(self.span(event), "there are two documents in one file (a line ---)")

    def value(self, event: yaml.Event, events: Iterator[yaml.Event], depth: int) -> Value:
        span = self.span(event)
        if isinstance(event, yaml.AliasEvent) or getattr(event, "anchor", None):
            raise _RefusedError(span, "anchors (&) and aliases (*) are not read; if the text begins with one of these, quote it")
        if depth > _DEEPEST:
            raise _RefusedError(span, f"it is nested deeper than {_DEEPEST} levels")
        if isinstance(event, yaml.ScalarEvent):
            if (
                event.style in ('"', "'")
                and event.end_mark
                and event.end_mark.line > span.line - self.first_line
                and _KEY.search(event.value)
            ):
                remedy = f"close it at the end of the line with {event.style}"
                self.findings.append(finding(codes.YAML_SYNTAX, span, problem="a quotation mark is not closed", remedy=remedy))
                raise _OpenQuoteError
            return Scalar(event.value, span, bool(event.implicit[0]))
        if isinstance(event, yaml.SequenceStartEvent):
            return Sequence(tuple(self._items(events, depth)), span)
        return Mapping(tuple(self._pairs(events, depth)), span)

    def _items(self, events: Iterator[yaml.Event], depth: int) -> Iterator[Value]:
        for event in events:
            if isinstance(event, yaml.SequenceEndEvent):
                return
            yield self.value(event, events, depth + 1)

    def _pairs(self, events: Iterator[yaml.Event], depth: int) -> Iterator[tuple[Scalar, Value]]:
        seen: set[str] = set()
        for event in events:
            if isinstance(event, yaml.MappingEndEvent):
                return
            key = self.value(event, events, depth + 1)
            value = self.value(next(events), events, depth + 1)
            if not isinstance(key, Scalar):
                raise _RefusedError(key.span, "a key must be a word; if the text begins with [ or {, quote it")
            if key.text in seen:
                self.findings.append(finding(codes.YAML_DUPLICATE, key.span, key=key.text))
                continue
            seen.add(key.text)
            yield key, value


def _complaint(error: yaml.MarkedYAMLError) -> yaml_words.Complaint:
    mark = error.problem_mark or error.context_mark
    row, column = (mark.line, mark.column) if mark else (0, 0)
    started = error.context_mark.line if error.context_mark else row
    return yaml_words.Complaint(str(error.problem or "not valid YAML"), row, column, str(error.context), started)
