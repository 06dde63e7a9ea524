"""
A family of schemas in both engines, and the vocabulary of one: what it names, under which parents, with which attributes.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

import xmlschema
from lxml import etree
from xmlschema.validators import XsdAnyElement, XsdAtomicRestriction, XsdComplexType, XsdElement, XsdGroup, XsdUnion


ROOT = Path(__file__).parents[2]


def driver(folder: Path, files: Mapping[str, str]) -> str:
    """
    Return a schema that does nothing but import *files* of *folder*, by namespace.
    """
    imports = "".join(
        f'<xs:import namespace="{namespace[1:-1]}" schemaLocation="{(folder / file).as_uri()}"/>' for namespace, file in files.items()
    )
    return f'<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema">{imports}</xs:schema>'


class Judge:
    """
    One family of schemas, compiled through a driver of imports by lxml and by xmlschema.
    """

    def __init__(self, folder: Path, files: Mapping[str, str]) -> None:
        source = driver(folder, files)
        self.lxml = etree.XMLSchema(etree.fromstring(source))
        self.xmlschema = xmlschema.XMLSchema10(source, allow="local")

    def verdicts(self, document: bytes) -> dict[str, bool]:
        """
        Return what each engine says about *document*, parsed afresh for each: libxml2 leaves marks of identifiers in the tree.
        """
        return {
            "lxml": self.lxml.validate(etree.fromstring(document)),
            "xmlschema": self.xmlschema.is_valid(etree.fromstring(document), use_location_hints=False),
        }


@dataclass(frozen=True)
class Vocabulary:
    """
    What the official schemas name, in Clark notation.

    *children* lists for each element what its content model names, in order; *attributes* are pairs of element and declared attribute;
    *loose_attributes* may stand on any element in *open_attributes*. *simple* are those without
    elements inside, *hollow* those of them that hold no text either.
    """

    children: Mapping[str, tuple[str, ...]]
    attributes: frozenset[tuple[str, str]]
    loose_attributes: frozenset[str]
    open_content: frozenset[str]
    open_attributes: frozenset[str]
    bounds: Mapping[tuple[str, str], tuple[str, ...]]
    simple: frozenset[str]
    hollow: frozenset[str]

    @property
    def elements(self) -> frozenset[str]:
        return frozenset(self.children)

    @property
    def edges(self) -> frozenset[tuple[str, str]]:
        return frozenset((parent, child) for parent, names in self.children.items() for child in names)


def _bounds(simple: object) -> tuple[str, ...]:
    """
    Return the values next to each bound that a simple type sets: its terms, terms in another case, texts at and past the longest.
    """
    values: list[str] = []
    if isinstance(simple, XsdUnion):
        return tuple(value for member in simple.member_types for value in _bounds(member))
    if isinstance(simple, XsdAtomicRestriction):
        if simple.max_length is not None:
            values += ["x" * simple.max_length, "x" * (simple.max_length + 1)]
        for term in simple.enumeration or ():
            values += [str(term), str(term).swapcase(), f"{term} ", f"{term}x"]
    return tuple(values)


def _particles(element: XsdElement) -> Iterator[XsdElement | XsdAnyElement]:
    if isinstance(element.type, XsdComplexType) and isinstance(element.type.content, XsdGroup):
        for particle in element.type.content.iter_elements():
            assert isinstance(particle, XsdElement | XsdAnyElement)
            yield particle


def _reachable(roots: Collection[XsdElement]) -> list[XsdElement]:
    """
    Return *roots* and the elements that their content models name, each declaration once.
    """
    found: dict[int, XsdElement] = {}
    waiting = list(roots)
    while waiting:
        element = waiting.pop(0)
        if id(element) not in found:
            found[id(element)] = element
            waiting.extend(particle for particle in _particles(element) if isinstance(particle, XsdElement))
    return list(found.values())


def vocabulary(official: xmlschema.XMLSchema10, namespaces: tuple[str, ...], xml_attributes: Collection[str]) -> Vocabulary:
    """
    Return the vocabulary of the official schemas, asked of xmlschema and of nothing that we wrote.
    """
    children: dict[str, dict[str, None]] = {}
    attributes: set[tuple[str, str]] = set()
    bounds: dict[tuple[str, str], tuple[str, ...]] = {}
    open_content, open_attributes, simple, hollow = set(), set(), set(), set()
    roots = [element for name, element in official.maps.elements.items() if name.startswith(namespaces) and isinstance(element, XsdElement)]
    for element in _reachable(roots):
        name = str(element.name)
        particles = list(_particles(element))
        # One name may stand for several declarations: what any of them allows is mutated.
        named = children.setdefault(name, {})
        named.update(dict.fromkeys(str(particle.name) for particle in particles if isinstance(particle, XsdElement)))
        if any(isinstance(particle, XsdAnyElement) for particle in particles):
            open_content.add(name)
        if not particles:
            simple.add(name)
            content = element.type.content if isinstance(element.type, XsdComplexType) else element.type
            if isinstance(content, XsdGroup):
                hollow.add(name)
            bounds[name, ""] = (*bounds.get((name, ""), ()), *_bounds(content))
        for attribute, declaration in element.attributes.items():
            if attribute is None:
                open_attributes.add(name)
            else:
                attributes.add((name, attribute))
                bounds[name, attribute] = (*bounds.get((name, attribute), ()), *_bounds(declaration.type))
    loose = {name for name in official.maps.attributes if name.startswith(namespaces)} | set(xml_attributes)
    for name in loose:
        bounds["", name] = _bounds(official.maps.attributes[name].type)
    return Vocabulary(
        {name: tuple(named) for name, named in children.items()},
        frozenset(attributes),
        frozenset(loose),
        frozenset(open_content),
        frozenset(open_attributes),
        bounds,
        frozenset(simple),
        frozenset(hollow),
    )
