"""
The one door to lxml: parse without network, document types or entities; build and write in one way.
"""

from __future__ import annotations

import copy
import re
from collections.abc import Callable, Mapping
from typing import TypeAlias, cast

from lxml import etree


Element: TypeAlias = etree._Element  # lxml-stubs has no public name for the class
# The parser's sentence ends with a place that the finding names anyway.
_PLACE = re.compile(r", line \d+, column \d+$")
XML_NAMESPACE = "http://www.w3.org/XML/1998/namespace"


class XmlError(ValueError):
    """
    Say that a document is not well-formed or not allowed, and at which line.
    """

    def __init__(self, message: str, line: int) -> None:
        super().__init__(message)
        self.line = line


class DoctypeError(XmlError):
    """
    Say that a document declares a document type, which no document of a package needs.
    """


def parse(data: bytes) -> Element:
    """
    Parse *data* as an XML document, with the line of every element; raise XmlError.

    Document type declarations are refused whole (DoctypeError) before a parser sees them, so that no entity is ever declared, let
    alone expanded; nothing is fetched.
    """
    if _declares_doctype(data):
        raise DoctypeError("a document type declaration is not allowed", 1)
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, dtd_validation=False, huge_tree=False)
    try:
        root = etree.fromstring(data, parser)
    except etree.XMLSyntaxError as error:
        raise XmlError(_PLACE.sub("", str(error.msg or "not well-formed")), error.lineno or 0) from None
    except ValueError as error:
        raise XmlError(str(error), 0) from None
    if root.getroottree().docinfo.doctype:  # type: ignore[union-attr]  # lxml-stubs know no docinfo without a document
        raise DoctypeError("a document type declaration is not allowed", 1)
    return root


def _declares_doctype(data: bytes) -> bool:
    # Byte-order marks and the zero bytes of UTF-16 go first: the prolog is ASCII apart from comments.
    prolog = data.removeprefix(b"\xef\xbb\xbf")
    if prolog[:2] in (b"\xff\xfe", b"\xfe\xff") or b"\0" in prolog[:4]:
        prolog = prolog[:2].strip(b"\xff\xfe") + prolog[2:].replace(b"\0", b"")
    position = 0
    while True:
        while prolog[position : position + 1].isspace():
            position += 1
        for opening, closing in ((b"<?", b"?>"), (b"<!--", b"-->")):
            if prolog.startswith(opening, position):
                end = prolog.find(closing, position + len(opening))
                if end < 0:
                    return False
                position = end + len(closing)
                break
        else:
            return prolog.startswith(b"<!DOCTYPE", position)


class Schema:
    """
    Hold a compiled XML Schema (1.0) that answers fast and explains little.
    """

    def __init__(self, compiled: etree.XMLSchema) -> None:
        self._compiled = compiled

    def violations(self, root: Element) -> tuple[tuple[int, str, str], ...]:
        """
        Return line, parser's message and place (an XPath for `find`) of each violation in the document under *root*.
        """
        if self._compiled.validate(root):
            return ()
        log = self._compiled.error_log
        return tuple((entry.line, str(entry.message), str(entry.path or "")) for entry in log)  # type: ignore[attr-defined]  # not in stubs


class _Shelf(etree.Resolver):
    """
    Serve the schemas that import one another from memory, and nothing else.
    """

    def __init__(self, files: Mapping[str, bytes]) -> None:
        super().__init__()
        self._files = files

    def resolve(self, system_url: str, _public_id: str, context: object) -> object:  # type: ignore[override]  # lxml-stubs lack context
        name = system_url.rsplit("/", 1)[-1]
        return self.resolve_string(self._files.get(name, b""), context, base_url=name)


def compile_schema(driver: bytes, files: Mapping[str, bytes]) -> Schema:
    """
    Return the schema *driver*, whose imports are looked up by file name in *files*; raise XmlError where it is no schema.
    """
    parser = etree.XMLParser(resolve_entities=False, no_network=True)
    parser.resolvers.add(_Shelf(files))
    try:
        return Schema(etree.XMLSchema(etree.fromstring(driver, parser, base_url="driver.xsd")))
    except (etree.XMLSchemaParseError, etree.XMLSyntaxError) as error:
        raise XmlError(str(error), 0) from None


def find(root: Element, place: str) -> Element:
    """
    Return the element at *place*, as `Schema.violations` names it, or *root* where it can't be told.
    """
    prefixes = {prefix: space for node in root.iter("*") for prefix, space in node.nsmap.items() if prefix}
    try:
        nodes = root.getroottree().xpath(place, namespaces=prefixes) if place else []
    except etree.XPathError:
        nodes = []
    return cast("Element", nodes[0]) if isinstance(nodes, list) and nodes else root


def elements(root: Element) -> tuple[Element, ...]:
    """
    Return *root* and all elements below it in document order, without comments and processing instructions.
    """
    return tuple(root.iter("*"))


def children(node: Element, tag: str = "*") -> tuple[Element, ...]:
    """
    Return the elements directly in *node*, of all names or with *tag* as lxml writes it.
    """
    return tuple(node.iterchildren(tag))


def line(node: Element) -> int:
    """
    Return the line on which *node* starts, or 0 where it was not read from a text.
    """
    return cast("int", node.sourceline) or 0


def without(root: Element, unwanted: Callable[[str], bool]) -> Element:
    """
    Return a copy of *root* without the elements and attributes whose namespace is *unwanted*; lines are kept.
    """
    copied: Element = copy.deepcopy(root)
    for node in elements(copied):
        for name in [name for name in node.attrib if unwanted(str(etree.QName(name).namespace or ""))]:
            del node.attrib[name]
        parent = node.getparent()
        if parent is not None and unwanted(namespace(node)):
            parent.remove(node)
    return copied


def purged(root: Element, unwanted: Callable[[str, str], bool]) -> bytes | None:
    """
    Return *root* as written, without comments, processing instructions, and what is *unwanted* by namespace and name; None where nothing goes.

    Nothing is indented: white space between words of a drawing shows.
    """
    gone = False
    for node in list(root.iter()):
        kind: object = node.tag
        if isinstance(kind, str) and not unwanted(namespace(node), local_name(node)):
            for name in [name for name in node.attrib if unwanted(str(etree.QName(name).namespace or ""), "")]:
                del node.attrib[name]
                gone = True
            continue
        parent, before = node.getparent(), node.getprevious()
        if parent is None:
            continue
        # What stands behind an element belongs to it here, and stays.
        if before is not None:
            before.tail = (before.tail or "") + (node.tail or "")
        else:
            parent.text = (parent.text or "") + (node.tail or "")
        parent.remove(node)
        gone = True
    around = root.getprevious() is not None or root.getnext() is not None
    if not gone and not around:
        return None
    etree.cleanup_namespaces(root)
    made: bytes = etree.tostring(root, encoding="UTF-8", xml_declaration=False, with_tail=False)
    return made + b"\n"


def copied(node: Element) -> Element:
    """
    Return a copy of *node* that stands in no document; what followed it comes along as its tail.
    """
    made: Element = copy.deepcopy(node)
    return made


def qualified(namespace: str, name: str) -> str:
    """
    Return the name of an element or attribute as lxml writes it.
    """
    return f"{{{namespace}}}{name}"


def element(tag: str, namespaces: Mapping[str | None, str] | None = None, **attributes: str) -> Element:
    """
    Return a new root element; *namespaces* maps prefixes (None for the default) to names.
    """
    return etree.Element(tag, dict(attributes), nsmap=dict(namespaces) if namespaces else None)  # type: ignore[arg-type]  # lxml-stubs know no default namespace


def child(parent: Element, tag: str, text: str | None = None, attributes: Mapping[str, str] | None = None) -> Element:
    """
    Append an element to *parent* and return it.

    Characters that XML 1.0 can't hold are left out of *text* and of attribute values (XML 1.0 §2.2). A line's end or a tab in an attribute
    becomes a space, as a reader would see it anyway (§3.3.3).
    """
    node = etree.SubElement(
        parent, tag, {name: legal(value).replace("\n", " ").replace("\t", " ") for name, value in (attributes or {}).items()}
    )
    if text is not None:
        node.text = legal(text)
    return node


def legal(text: str) -> str:
    """
    Return *text* without the characters that no XML document may hold, and with every line's end as one line feed (XML 1.0 §2.11).
    """
    plain = text.replace("\r\n", "\n").replace("\r", "\n")
    return "".join(character for character in plain if _is_legal(ord(character)))


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
            same = [sibling for sibling in children(parent) if local_name(sibling) == name]
            if len(same) > 1:
                name = f"{name}[{same.index(current) + 1}]"
        steps.append(name)
        current = parent
    return "/" + "/".join(reversed(steps))
