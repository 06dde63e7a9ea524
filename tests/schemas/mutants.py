"""
Systematic damage to valid manifests: for every place in the vocabulary, one mutant of each kind that makes sense there.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from copy import deepcopy
from dataclasses import dataclass
from itertools import islice

from lxml import etree

from tests.schemas.families import Vocabulary


# Wrong here, right there: what a value of one type looks like where another is expected. The first two are tried under every parent.
VALUES = (
    "x" * 2001, "", " ", "x", "two words", " padded ", "é", "-1", "0", "1", "1.5", "100.5", "101", "8000", "2147483648", "true", "TRUE", "2024-01-01",
    "PT1H", "00:30", "00:30:00", "0001:30:00.5", "00:30:00.125", "12345:00:00", "en_US", "a/../b.html", "%zz", "http://[", "##",
)  # fmt: skip
# Of these, what libxml2 takes for no address, and xmlschema for one.
NO_ADDRESSES = {"00:30", "00:30:00", "0001:30:00.5", "00:30:00.125", "12345:00:00", "%zz", "http://[", "##"}

ON_ELEMENTS = (
    "remove", "duplicate", "rename", "rename to upper case", "rename to a sibling's name", "reorder", "empty", "text", "value",
    "unknown attribute", "unknown foreign attribute", "unknown child", "unknown foreign child",
)  # fmt: skip
ON_ATTRIBUTES = ("remove attribute", "rename attribute", "rename attribute to upper case", "misplace attribute", "attribute value")

STRANGER = "{https://example.org/stranger}"


@dataclass(frozen=True)
class Mutant:
    """
    One change to one corpus document: to the element at *place* (in document order), or to its *attribute*.
    """

    kind: str
    document: str
    place: int
    element: str
    parent: str = ""
    attribute: str = ""
    value: str = ""

    def __str__(self) -> str:
        target = self.element + (f"/@{self.attribute}" if self.attribute else "")
        return f"{self.document}[{self.place}] {self.kind} {target} in {self.parent or 'nothing'} {self.value[:40]!r}"


def namespace(name: str) -> str:
    return name[: name.rindex("}") + 1] if name.startswith("{") else ""


def _local(name: str) -> str:
    return name[len(namespace(name)) :]


def _reach(element: etree._Element) -> etree._Element | None:
    """
    Return the nearest sibling of another name, which the element can change places with.
    """
    for preceding in (True, False):
        for sibling in element.itersiblings("*", preceding=preceding):
            if sibling.tag != element.tag:
                return sibling
    return None


def _remove(element: etree._Element, _: Mutant) -> None:
    parent = element.getparent()
    assert parent is not None
    parent.remove(element)


def _duplicate(element: etree._Element, _: Mutant) -> None:
    """
    Put a copy behind the element, with identifiers of its own, so that nothing but the number of elements is at stake.
    """
    copy = deepcopy(element)
    for part in copy.iter():
        if "identifier" in part.attrib:
            part.set("identifier", part.get("identifier", "") + "-copy")
    element.addnext(copy)


def _reorder(element: etree._Element, _: Mutant) -> None:
    other = _reach(element)
    assert other is not None
    after = other in list(element.itersiblings())
    (other.addnext if after else other.addprevious)(element)


def _rename(element: etree._Element, mutant: Mutant) -> None:
    element.tag = mutant.value


def _empty(element: etree._Element, _: Mutant) -> None:
    element[:] = []
    element.text = None


def _text(element: etree._Element, mutant: Mutant) -> None:
    element.text = mutant.value


def _attribute(element: etree._Element, mutant: Mutant) -> None:
    element.set(mutant.attribute, mutant.value)


def _child(element: etree._Element, mutant: Mutant) -> None:
    etree.SubElement(element, mutant.value)


def _remove_attribute(element: etree._Element, mutant: Mutant) -> None:
    del element.attrib[mutant.attribute]


def _rename_attribute(element: etree._Element, mutant: Mutant) -> None:
    element.set(mutant.value, element.attrib.pop(mutant.attribute))


def _misplace_attribute(element: etree._Element, mutant: Mutant) -> None:
    """
    Move the attribute one element up, or down from the root.
    """
    parent = element.getparent()
    host = element[0] if parent is None else parent
    host.set(mutant.attribute, element.attrib.pop(mutant.attribute))


CHANGES: Mapping[str, Callable[[etree._Element, Mutant], None]] = {
    "remove": _remove,
    "duplicate": _duplicate,
    "rename": _rename,
    "rename to upper case": _rename,
    "rename to a sibling's name": _rename,
    "reorder": _reorder,
    "empty": _empty,
    "text": _text,
    "value": _text,
    "unknown attribute": _attribute,
    "unknown foreign attribute": _attribute,
    "unknown child": _child,
    "unknown foreign child": _child,
    "remove attribute": _remove_attribute,
    "rename attribute": _rename_attribute,
    "rename attribute to upper case": _rename_attribute,
    "misplace attribute": _misplace_attribute,
    "attribute value": _attribute,
}


def _elements(root: etree._Element) -> list[etree._Element]:
    return list(root.iter("*"))


def apply(mutant: Mutant, corpus: Mapping[str, bytes]) -> bytes:
    """
    Return the corpus document of *mutant* with its change made.
    """
    root = etree.fromstring(corpus[mutant.document])
    CHANGES[mutant.kind](_elements(root)[mutant.place], mutant)
    return etree.tostring(root)


def _sibling_name(words: Vocabulary, parent: str, element: str) -> str:
    """
    Return the name that follows in the parent's content model, or else the next one of the namespace: right word, wrong place.
    """
    names = words.children.get(parent, ())
    if element not in names or len(names) == 1:
        names = tuple(sorted(name for name in words.elements if namespace(name) == namespace(element)))
    return names[(names.index(element) + 1) % len(names)]


def _on_element(words: Vocabulary, document: str, place: int, element: etree._Element) -> Iterator[Mutant]:
    name = str(element.tag)
    above = element.getparent()
    parent = "" if above is None else str(above.tag)

    def mutant(kind: str, value: str = "", attribute: str = "") -> Mutant:
        return Mutant(kind, document, place, name, parent, attribute, value)

    yield mutant("rename", name + "x")
    yield mutant("rename to upper case", namespace(name) + _local(name).upper())
    yield mutant("rename to a sibling's name", _sibling_name(words, parent, name))
    if above is not None:
        yield mutant("remove")
        yield mutant("duplicate")
        if _reach(element) is not None:
            yield mutant("reorder")
    if len(element) or element.text:
        yield mutant("empty")
    if name in words.simple:
        for value in dict.fromkeys((*VALUES, *words.bounds[name, ""])):
            yield mutant("value", value)
    else:
        yield mutant("text", "stray text")
    yield mutant("unknown attribute", "1", "unknown")
    yield mutant("unknown foreign attribute", "1", STRANGER + "unknown")
    yield mutant("unknown child", namespace(name) + "unknown")
    yield mutant("unknown foreign child", STRANGER + "unknown")


def _on_attribute(words: Vocabulary, document: str, place: int, element: etree._Element, attribute: str) -> Iterator[Mutant]:
    name = str(element.tag)
    above = element.getparent()
    parent = "" if above is None else str(above.tag)

    def mutant(kind: str, value: str = "") -> Mutant:
        return Mutant(kind, document, place, name, parent, attribute, value)

    yield mutant("remove attribute")
    yield mutant("rename attribute", attribute + "x")
    yield mutant("rename attribute to upper case", namespace(attribute) + _local(attribute).upper())
    if above is not None or len(element):
        yield mutant("misplace attribute")
    bounds = words.bounds.get((name, attribute), ()) + words.bounds.get(("", attribute), ())
    identifiers = {other.get("identifier", "") for other in element.getroottree().iter("*")}
    others = sorted(identifiers - {"", element.get(attribute, "")})
    for value in dict.fromkeys((*VALUES, *bounds, *others[:1])):
        yield mutant("attribute value", value)


def plan(corpus: Mapping[str, bytes], words: Vocabulary) -> list[Mutant]:
    """
    Return the mutants: each kind once for each element under each parent and grandparent, and once for each pair of element and attribute.

    The smallest document that has the place is the one to be changed. Most values are tried once for each element, not for each parent.
    """
    planned: dict[tuple[str, ...], Mutant] = {}
    for document in sorted(corpus, key=lambda name: (len(corpus[name]), name)):
        for place, element in enumerate(_elements(etree.fromstring(corpus[document]))):
            name = str(element.tag)
            ancestry = " ".join(str(ancestor.tag) for ancestor in islice(element.iterancestors(), 2))
            for mutant in _on_element(words, document, place, element):
                where = "" if mutant.kind == "value" and mutant.value not in VALUES[:2] else ancestry
                value = mutant.value if mutant.kind == "value" else ""
                planned.setdefault(("element", mutant.kind, name, where, value), mutant)
            for attribute in map(str, element.attrib):
                if attribute.startswith("{http://www.w3.org/2001/XMLSchema-instance}"):
                    continue
                for mutant in _on_attribute(words, document, place, element, attribute):
                    value = mutant.value if mutant.kind == "attribute value" else ""
                    planned.setdefault(("attribute", mutant.kind, name, attribute, value), mutant)
    return list(planned.values())
