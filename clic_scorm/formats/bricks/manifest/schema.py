"""
What the schemas find in a manifest, told only where no rule of meaning has told it in better words.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable

from clic_scorm.diagnostics import Diagnostic, Member, finding
from clic_scorm.formats.bricks.manifest.book import MANIFEST, XSI, Book
from clic_scorm.formats.bricks.manifest.document import load
from clic_scorm.formats.bricks.xsd import Violation, violations
from clic_scorm.package import Package
from clic_scorm.package.xml import XML_NAMESPACE, namespace, without


def check_schema(book: Book, meaning: Iterable[Callable[[Package], Iterable[Diagnostic]]], package: Package) -> tuple[Diagnostic, ...]:
    """
    Judge the manifest by the schemas of *book*, and tell what none of the rules of *meaning* has told already.

    Names in namespaces that we hold no schema for are left aside: they have a warning of their own.
    """
    document = load(book, package)
    if document is None:
        return ()
    judged = {"", XSI, XML_NAMESPACE, *book.namespaces}
    root = document.root
    if any(namespace(node) not in judged or any(_space(name) not in judged for name in node.attrib) for node in document.nodes):
        root = without(root, lambda space: space not in judged)
    broken = violations(book.schemas, root)
    if not broken:
        return ()
    told = {item.where.path for one in meaning for item in one(package) if isinstance(item.where, Member) and item.where.path}
    return tuple(
        finding(book.codes.SCHEMA_VIOLATION, Member(MANIFEST, item.line, item.path), sentence=item.sentence)
        for item in broken
        if not _is_told(item, told)
    )


def _space(name: object) -> str:
    return str(name).rpartition("}")[0].removeprefix("{")


def _is_told(violation: Violation, told: set[str]) -> bool:
    return violation.path in told or violation.parent in told
