"""
The one door to lxml: parse without network, document types or entities; build and write in one way.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TypeAlias

from lxml import etree


Element: TypeAlias = etree._Element  # lxml-stubs has no public name for the class
XML_NAMESPACE = "http://www.w3.org/XML/1998/namespace"


class XmlError(ValueError):
    """
    Say that a document is not well-formed or not allowed, and at which line.
    """

    def __init__(self, message: str, line: int) -> None:
        super().__init__(message)
        self.line = line


def parse(data: bytes) -> Element:
    """
    Parse *data* as an XML document, with the line of every element; raise XmlError.

    Document type declarations are refused whole, so that no entity is ever declared, let alone expanded; nothing is fetched.
    """
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, dtd_validation=False, huge_tree=False)
    try:
        root = etree.fromstring(data, parser)
    except etree.XMLSyntaxError as error:
        raise XmlError(str(error.msg or "not well-formed"), error.lineno or 0) from None
    except ValueError as error:
        raise XmlError(str(error), 0) from None
    if root.getroottree().docinfo.doctype:
        raise XmlError("a document type declaration is not allowed", 1)
    return root


def qualified(namespace: str, name: str) -> str:
    """
    Return the name of an element or attribute as lxml writes it.
    """
    return f"{{{namespace}}}{name}"


def element(tag: str, namespaces: Mapping[str | None, str] | None = None, **attributes: str) -> Element:
    """
    Return a new root element; *namespaces* maps prefixes (None for the default) to names.
    """
    return etree.Element(tag, dict(attributes), nsmap=dict(namespaces) if namespaces else None)


def child(parent: Element, tag: str, text: str | None = None, attributes: Mapping[str, str] | None = None) -> Element:
    """
    Append an element to *parent* and return it.

    Characters that XML 1.0 can't hold are left out of *text* and of attribute values (XML 1.0 §2.2).
    """
    node = etree.SubElement(parent, tag, {name: legal(value) for name, value in (attributes or {}).items()})
    if text is not None:
        node.text = legal(text)
    return node


def legal(text: str) -> str:
    """
    Return *text* without the characters that no XML document may hold.
    """
    return "".join(character for character in text if _is_legal(ord(character)))


def _is_legal(point: int) -> bool:
    if point in (0x9, 0xA, 0xD):
        return True
    return 0x20 <= point <= 0xD7FF or 0xE000 <= point <= 0xFFFD or 0x10000 <= point <= 0x10FFFF


def write(root: Element) -> bytes:
    """
    Return *root* as an indented document in plain UTF-8, with a declaration and no numeric references.
    """
    etree.indent(root, "  ")
    declaration = b'<?xml version="1.0" encoding="UTF-8"?>\n'
    body: bytes = etree.tostring(root, encoding="UTF-8", xml_declaration=False)
    return declaration + body + b"\n"


def local_name(node: Element) -> str:
    """
    Return the name of *node* without its namespace.
    """
    return str(etree.QName(node).localname)


def namespace(node: Element) -> str:
    """
    Return the namespace of *node*, or an empty string.
    """
    return str(etree.QName(node).namespace or "")


def path(node: Element) -> str:
    """
    Return where *node* stands in its document, as an element path without namespaces.
    """
    steps: list[str] = []
    current: Element | None = node
    while current is not None:
        name = local_name(current)
        parent = current.getparent()
        if parent is not None:
            same = [sibling for sibling in parent if isinstance(sibling.tag, str) and local_name(sibling) == name]
            if len(same) > 1:
                name = f"{name}[{same.index(current) + 1}]"
        steps.append(name)
        current = parent
    return "/" + "/".join(reversed(steps))
