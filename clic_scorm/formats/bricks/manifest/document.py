"""
The manifest of any package, read once and looked at from many sides.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache

from clic_scorm.diagnostics import Member
from clic_scorm.formats.bricks.manifest.book import ASSET, MANIFEST, Book, ScormBook
from clic_scorm.package import Package
from clic_scorm.package.xml import XML_NAMESPACE, Element, XmlError, children, elements, line, local_name, namespace, parse, qualified


_BASE = qualified(XML_NAMESPACE, "base")


@dataclass(frozen=True)
class Document:
    """
    Hold a parsed manifest; elements are found by name in the content packaging namespace of its book, at any depth.
    """

    book: Book
    root: Element

    @cached_property
    def nodes(self) -> tuple[Element, ...]:
        """
        Return every element in document order.
        """
        return elements(self.root)

    @cached_property
    def _paths(self) -> Mapping[Element, str]:
        # One walk for all: asking each element anew would take quadratic time in a hostile manifest with a finding on each line.
        paths = {self.root: f"/{local_name(self.root)}"}
        for node in self.nodes:
            inside = children(node)
            total: dict[str, int] = {}
            for child in inside:
                total[local_name(child)] = total.get(local_name(child), 0) + 1
            seen: dict[str, int] = {}
            for child in inside:
                name = local_name(child)
                seen[name] = seen.get(name, 0) + 1
                paths[child] = f"{paths[node]}/{name}" + (f"[{seen[name]}]" if total[name] > 1 else "")
        return paths

    def where(self, node: Element, attribute: str = "") -> Member:
        """
        Return the place of *node*, or of one of its attributes.
        """
        return Member(MANIFEST, line(node), self._paths[node] + (f"/@{attribute}" if attribute else ""))

    def every(self, name: str) -> tuple[Element, ...]:
        """
        Return all elements called *name* in the content packaging namespace, in document order.
        """
        return tuple(self.root.iter(qualified(self.book.imscp, name)))

    @cached_property
    def organizations(self) -> tuple[Element, ...]:
        """
        Return the organizations, in document order.
        """
        return self.every("organization")

    @cached_property
    def items(self) -> tuple[Element, ...]:
        """
        Return the items of all organizations, in document order.
        """
        return self.every("item")

    @cached_property
    def resources(self) -> tuple[Element, ...]:
        """
        Return the resources, in document order.
        """
        return self.every("resource")

    @cached_property
    def resource_by_identifier(self) -> Mapping[str, Element]:
        """
        Return the resources by identifier, the first where an identifier is used twice.
        """
        return {identifier(node): node for node in reversed(self.resources) if node.get("identifier")}

    @cached_property
    def sub_manifests(self) -> tuple[Element, ...]:
        """
        Return the manifests within the manifest.
        """
        return tuple(node for node in self.every("manifest") if node is not self.root)

    @cached_property
    def targets(self) -> frozenset[str]:
        """
        Return what an identifierref may name: resources, and manifests within the manifest.
        """
        return frozenset(self.resource_by_identifier) | {identifier(node) for node in self.sub_manifests}

    @cached_property
    def identifiers_sound(self) -> bool:
        """
        Say whether every resource has an identifier of its own, so that a reference which leads nowhere is the reference's fault.
        """
        return bool(self.every("resources")) and len(self.resource_by_identifier) == len(self.resources)

    @cached_property
    def dangling(self) -> tuple[Element, ...]:
        """
        Return the items and dependencies whose identifierref names nothing.
        """
        referring = (*self.items, *self.every("dependency"))
        return tuple(node for node in referring if node.get("identifierref") and node.get("identifierref") not in self.targets)

    def resource_of(self, item: Element) -> Element | None:
        """
        Return the resource that *item* starts, or None.
        """
        return self.resource_by_identifier.get(item.get("identifierref", ""))

    def child(self, node: Element, name: str) -> Element | None:
        """
        Return the first element *name* of content packaging directly in *node*, or None.
        """
        return next(iter(self.children(node, name)), None)

    def children(self, node: Element, name: str) -> tuple[Element, ...]:
        """
        Return the elements *name* of content packaging directly in *node*.
        """
        return children(node, qualified(self.book.imscp, name))

    def scorm_type(self, resource: Element) -> tuple[str, str]:
        """
        Return name and value of the attribute that says SCO or asset, however it is spelled; two empty strings where it is missing.
        """
        if not isinstance(self.book, ScormBook):
            return "", ""
        exact = qualified(self.book.adlcp, self.book.scorm_type)
        spellings = [name for name in map(str, resource.attrib) if name.rpartition("}")[2].lower() == "scormtype"]
        name = exact if exact in spellings else next(iter(spellings), "")
        return name, resource.get(name, "") if name else ""

    def is_kind(self, resource: Element, kind: str) -> bool:
        """
        Say whether *resource* means to be a SCO or an asset, in whatever letters.
        """
        return self.scorm_type(resource)[1].strip().lower() == kind

    def starts_no_sco(self, item: Element) -> bool:
        """
        Say whether *item* surely starts no SCO; a reference or a type that is wrong has its own finding.
        """
        resource = self.resource_of(item)
        if resource is not None:
            return self.scorm_type(resource)[1] == ASSET
        return not item.get("identifierref") and self.child(item, "item") is not None

    def default_organization(self) -> Element | None:
        """
        Return the organization that opens: the default one, else the first.
        """
        holder = self.child(self.root, "organizations")
        if holder is None:
            return None
        inside = self.children(holder, "organization")
        wanted = [node for node in inside if identifier(node) == holder.get("default")]
        return next(iter((*wanted, *inside)), None)


def load(book: Book, package: Package) -> Document | None:
    """
    Return the manifest of *package*, or None where it is missing, unreadable or not of *book* by its namespace.
    """
    data = package.get(MANIFEST)
    return _read(book, data) if data is not None else None


# Ten checks in a row look at one manifest; the tree is never changed.
@lru_cache(maxsize=4)
def _read(book: Book, data: bytes) -> Document | None:
    try:
        root = parse(data)
    except XmlError:
        return None
    if root.tag != qualified(book.imscp, "manifest"):
        return None
    return Document(book, root)


def text(node: Element) -> str:
    """
    Return the text directly in *node*, without what comments and inner elements hold.
    """
    return (node.text or "") + "".join(inner.tail or "" for inner in node)


def identifier(node: Element) -> str:
    """
    Return the identifier of *node*, or an empty string.
    """
    return node.get("identifier", "")


def base(node: Element) -> str:
    """
    Return the folder against which the paths in *node* are read: xml:base of it and of what holds it, joined (CAM 2.3, resource).
    """
    steps: list[str] = []
    current: Element | None = node
    while current is not None:
        stated = current.get(_BASE, "")
        # A base without its slash has a finding of its own; the paths below it shall not have one each.
        steps.append(stated if not stated or stated.endswith("/") else stated + "/")
        current = current.getparent()
    return "".join(reversed(steps))


def spaces(document: Document) -> dict[str, Element]:
    """
    Return the namespaces of all elements and attributes, each with the element that uses it first.
    """
    found: dict[str, Element] = {}
    for node in document.nodes:
        found.setdefault(namespace(node), node)
        for name in map(str, node.attrib):
            space, _, local = name.rpartition("}")
            # A misspelled scormtype has a finding of its own.
            if space and local.lower() != "scormtype":
                found.setdefault(space[1:], node)
    return found


_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:")


def is_external(href: str) -> bool:
    """
    Say whether *href* leads to the web.
    """
    return bool(re.match(r"(?:https?:)?//|www\.", href, re.IGNORECASE))


def has_scheme(href: str) -> bool:
    """
    Say whether *href* starts with a scheme or a drive.
    """
    return bool(_SCHEME.match(href))
