"""
Lead findings about a package home: from a member, or a place in one of its documents, to the author's line that it comes from.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import replace
from urllib.parse import unquote

from clic_scorm.diagnostics import Diagnostic, Member, Span
from clic_scorm.package import Package
from clic_scorm.package.xml import Element, XmlError, children, local_name, parse


# What an element says of where it comes from, the nearest first: a file, itself, what it opens.
_TELLING = ("href", "identifier", "identifierref")
_NUMBERED = re.compile(r".*\[\d+\]")
# Elements by the steps that lead to them from the outermost one, each a local name with its number among those of one name.
_Places = Mapping[tuple[str, ...], Element]


def led_home(
    findings: Iterable[Diagnostic], package: Package, origins: Mapping[str, Span], known: Mapping[str, Collection[str]] | None = None
) -> list[Diagnostic]:
    """
    Return *findings* with the author's line in the place of each place in *package*, where *origins* knows one.

    *origins* maps members and identifiers. A place in a document takes the origin of the nearest element around it that has one, else that
    of the whole document. Where the package may be older than *origins*, *known* is what each of its documents would be told by today
    (`tellings`): an element that says something else of itself stands for what is gone, and has no origin.
    """
    documents: dict[str, _Places] = {}
    led = []
    for item in findings:
        home = None
        if isinstance(item.where, Member):
            name, place = item.where.name, item.where.path
            # A thousand findings may be about one document, which is read once.
            if place and name not in documents:
                documents[name] = _places(package.get(name, b""))
            told = [*_told(documents[name], place), name] if place else [name]
            home = _origin(told, origins, None if known is None else known[name])
        led.append(item if home is None else replace(item, where=home))
    return led


def _origin(told: Iterable[str], origins: Mapping[str, Span], known: Collection[str] | None) -> Span | None:
    for one in told:
        if one in origins:
            return origins[one]
        if known is not None and one not in known:
            return None
    return None


def tellings(data: bytes) -> frozenset[str]:
    """
    Return all that the elements of a document are called; nothing where it is no document.
    """
    return frozenset(word for node in _places(data).values() for word in _words(node))


def _words(node: Element) -> Iterator[str]:
    yield from (unquote(value) for value in map(node.get, _TELLING) if value)


def _told(places: _Places, place: str) -> Iterator[str]:
    """
    Yield what the elements around *place* are called, from the inside out; it is followed as deep as it leads.
    """
    steps = tuple(step if _NUMBERED.fullmatch(step) else f"{step}[1]" for step in place.split("/")[2:])
    for deep in range(len(steps), -1, -1):
        node = places.get(steps[:deep])
        if node is not None:
            yield from _words(node)


def _places(data: bytes) -> _Places:
    """
    Return where the elements of a document stand; nothing where it is no document.
    """
    try:
        waiting: list[tuple[tuple[str, ...], Element]] = [((), parse(data))]
    except XmlError:
        return {}
    found: dict[tuple[str, ...], Element] = {}
    while waiting:
        steps, node = waiting.pop()
        found[steps] = node
        numbers: dict[str, int] = {}
        for child in children(node):
            name = local_name(child)
            numbers[name] = numbers.get(name, 0) + 1
            waiting.append(((*steps, f"{name}[{numbers[name]}]"), child))
    return found
