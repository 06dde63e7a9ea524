"""
Is there a manifest, can it be read, and can readers with narrow habits read it too?
"""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator

from clic_scorm.diagnostics import Diagnostic, Member, finding
from clic_scorm.formats.bricks.manifest.book import MANIFEST, XSI, Book, ScormBook
from clic_scorm.formats.bricks.manifest.document import Document, load, spaces
from clic_scorm.package import Package
from clic_scorm.package.xml import XML_NAMESPACE, DoctypeError, Element, XmlError, children, line, local_name, namespace, parse, qualified


# Many sites refuse larger uploads, Moodle's usual default among them.
_LARGE = 100 * 1024 * 1024
_ORDINARY_ENCODINGS = ("utf-8", "utf-16", "ascii")
_TEXT_ENCODINGS = re.compile(r"utf-8|utf-16|ascii|iso8859-\d+|cp125\d")
_DECLARATION = re.compile(rb"""<\?xml[^>]*?encoding\s*=\s*["']([A-Za-z0-9._-]{1,40})["']""")
_SPELLINGS = re.compile(rb"<!--.*?-->|<!\[CDATA\[.*?\]\]>|&#x?[0-9A-Fa-f]{1,8};", re.DOTALL)
_SCHEMA_LOCATION = qualified(XSI, "schemaLocation")
_XSD = "http://www.w3.org/2001/XMLSchema"


def check_presence(book: Book, package: Package) -> tuple[Diagnostic, ...]:
    """
    Find the manifest at the top of the package, under its exact name (CAM 2.3, package interchange file).
    """
    found = []
    if package.size > _LARGE:
        found.append(finding(book.codes.PACKAGE_LARGE, None, size=package.size // (1024 * 1024)))
    if MANIFEST in package:
        return tuple(found)
    candidates = sorted((name for name in package if name.rpartition("/")[2].lower() == MANIFEST), key=lambda name: (name.count("/"), name))
    if not candidates:
        found.append(finding(book.codes.MANIFEST_MISSING, None))
    elif "/" in candidates[0]:
        found.append(finding(book.codes.MANIFEST_IN_FOLDER, Member(candidates[0]), name=candidates[0]))
    else:
        found.append(finding(book.codes.MANIFEST_NAME_CASE, Member(candidates[0]), name=candidates[0]))
    return tuple(found)


def check_text(book: Book, package: Package) -> tuple[Diagnostic, ...]:
    """
    Read the manifest as XML without document type, in UTF-8 or UTF-16, with the outermost element of *book* (XML 1.0 §4.3.3).
    """
    data = package.get(MANIFEST)
    if data is None:
        return ()
    found = list(check_encoding(book, MANIFEST, data))
    try:
        root = parse(data)
    except DoctypeError:
        return (finding(book.codes.DOCTYPE, Member(MANIFEST, 1), name=MANIFEST),)
    except XmlError as error:
        if any(item.code is book.codes.ENCODING_WRONG for item in found):
            return tuple(found)
        return (finding(book.codes.NOT_WELL_FORMED, Member(MANIFEST, error.line), name=MANIFEST, reason=error),)
    where = Member(MANIFEST, line(root), f"/{local_name(root)}")
    if local_name(root) != "manifest":
        found.append(finding(book.codes.ROOT_NAME, where, name=local_name(root)))
    elif namespace(root) != book.imscp:
        found.append(finding(book.codes.ROOT_NAMESPACE, where, namespace=namespace(root) or "none"))
    return tuple(found)


def check_encoding(book: Book, name: str, data: bytes) -> Iterator[Diagnostic]:
    """
    Say where bytes and declared encoding part, or where a reader may not know the encoding.
    """
    if data.startswith(codecs.BOM_UTF8):
        yield finding(book.codes.BYTE_ORDER_MARK, Member(name, 1), name=name)
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return
    declared = _DECLARATION.match(data.removeprefix(codecs.BOM_UTF8))
    encoding = declared[1].decode("ascii") if declared else "UTF-8"
    try:
        known = codecs.lookup(encoding).name
    except LookupError:
        return
    if not _TEXT_ENCODINGS.fullmatch(known):
        yield finding(book.codes.ENCODING_UNUSUAL, Member(name, 1), name=name, encoding=encoding)
        return
    try:
        data.decode(known)
    except UnicodeDecodeError as error:
        place = data.count(b"\n", 0, error.start) + 1
        yield finding(book.codes.ENCODING_WRONG, Member(name, place), name=name, encoding=encoding)
        return
    if known not in _ORDINARY_ENCODINGS:
        yield finding(book.codes.ENCODING_UNUSUAL, Member(name, 1), name=name, encoding=encoding)


def check_spelling(book: Book, package: Package) -> tuple[Diagnostic, ...]:
    """
    Look for spellings that XML allows and that readers without namespaces misread: prefixes, numeric references, CDATA.
    """
    document = load(book, package)
    if document is None:
        return ()
    content = next((node for node in document.nodes if namespace(node) == book.imscp and node.prefix), None)
    found = [] if content is None else [finding(book.codes.IMSCP_PREFIX, document.where(content), prefix=content.prefix)]
    if not isinstance(book, ScormBook):
        return tuple(found)
    found.extend(_prefixes(book, document))
    data = package[MANIFEST]
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        data = data.decode("utf-16", errors="replace").encode()
    told: set[bytes] = set()
    for match in _SPELLINGS.finditer(data):
        kind = match[0][:2]
        if match[0].startswith(b"<!--") or kind in told:
            continue
        told.add(kind)
        where = Member(MANIFEST, data.count(b"\n", 0, match.start()) + 1)
        if kind == b"&#":
            found.append(finding(book.codes.NUMERIC_REFERENCE, where, reference=match[0].decode("ascii")))
        else:
            found.append(finding(book.codes.CDATA, where))
    return tuple(found)


def _prefixes(book: ScormBook, document: Document) -> Iterator[Diagnostic]:
    for space, wanted in book.prefixes:
        wrong = next((found for node in document.nodes if (found := _misspelt(node, space, wanted)) is not None), None)
        if wrong is not None:
            node, prefix = wrong
            yield finding(book.codes.ADLCP_PREFIX, document.where(node), prefix=prefix, wanted=wanted)


def _misspelt(node: Element, space: str, wanted: str) -> tuple[Element, str] | None:
    """
    Return *node* and the prefix that it or its attributes have for *space* in place of *wanted*.
    """
    if namespace(node) == space and node.prefix != wanted:
        return node, node.prefix or ""
    if any(str(name).startswith(f"{{{space}}}") for name in node.attrib) and node.nsmap.get(wanted) != space:
        return node, next((key for key, value in node.nsmap.items() if key and value == space), "")
    return None


def check_namespaces(book: Book, package: Package) -> tuple[Diagnostic, ...]:
    """
    Find names of the other standard and names that nobody here can judge (CAM 2.3, extensions).
    """
    document = load(book, package)
    if document is None:
        return ()
    found = []
    for space, node in spaces(document).items():
        if isinstance(book, ScormBook) and space in book.others:
            found.append(finding(book.codes.OTHER_STANDARD, document.where(node), namespace=space))
        elif space not in ("", XML_NAMESPACE, XSI, *book.namespaces):
            found.append(finding(book.codes.FOREIGN_NAMESPACE, document.where(node), namespace=space))
    return tuple(found)


def check_control_documents(book: Book, package: Package) -> tuple[Diagnostic, ...]:
    """
    Follow xsi:schemaLocation to the schema files, and these to what they import (CAM 2.3, XML binding).
    """
    document = load(book, package)
    if document is None:
        return ()
    words: list[str] = []
    for node in document.nodes:
        stated = node.get(_SCHEMA_LOCATION, "").split()
        if len(stated) % 2:
            return (finding(book.codes.SCHEMA_LOCATION_ODD, document.where(node, "schemaLocation"), count=len(stated)),)
        words.extend(stated)
    if not words:
        return (finding(book.codes.SCHEMA_LOCATION_MISSING, document.where(document.root)),) if isinstance(book, ScormBook) else ()
    found = []
    mapped = dict(zip(words[::2], words[1::2], strict=True))
    for space, node in spaces(document).items():
        if isinstance(book, ScormBook) and space in book.namespaces and space not in mapped:
            found.append(finding(book.codes.SCHEMA_LOCATION_PARTIAL, document.where(node), namespace=space))
    where = document.where(document.root, "schemaLocation")
    waiting = [name for name in dict.fromkeys(mapped.values()) if "://" not in name]
    seen = set(waiting)
    while waiting:
        name = waiting.pop(0)
        data = package.get(name)
        if data is None:
            found.append(finding(book.codes.CONTROL_MISSING, where, name=name))
            continue
        try:
            root = parse(data)
        except XmlError as error:
            # Schemas of the W3C carry a document type declaration of their own.
            if not isinstance(error, DoctypeError):
                found.append(finding(book.codes.CONTROL_DAMAGED, Member(name, error.line), name=name, reason=error))
            continue
        imports = [node.get("schemaLocation", "") for tag in ("import", "include") for node in children(root, qualified(_XSD, tag))]
        fresh = [other for other in dict.fromkeys(imports) if other and "://" not in other and other not in seen]
        seen.update(fresh)
        waiting.extend(fresh)
    return tuple(found)
