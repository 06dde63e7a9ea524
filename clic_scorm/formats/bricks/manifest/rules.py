"""
The rules that every standard on IMS Content Packaging shares, in the order in which they are asked.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from clic_scorm.diagnostics import Diagnostic
from clic_scorm.formats.bricks.manifest.behaviour import check_behaviour
from clic_scorm.formats.bricks.manifest.book import MANIFEST, Book, ScormBook
from clic_scorm.formats.bricks.manifest.files import check_bases, check_listing, check_metadata_files, check_paths
from clic_scorm.formats.bricks.manifest.items import check_items
from clic_scorm.formats.bricks.manifest.schema import check_schema
from clic_scorm.formats.bricks.manifest.structure import (
    check_identifiers,
    check_metadata,
    check_order,
    check_organizations,
    check_references,
    check_resources,
    check_titles,
)
from clic_scorm.formats.bricks.manifest.text import (
    check_control_documents,
    check_namespaces,
    check_presence,
    check_spelling,
    check_text,
)
from clic_scorm.package import Package


Rule = Callable[[Book, Package], tuple[Diagnostic, ...]]
ScormRule = Callable[[ScormBook, Package], tuple[Diagnostic, ...]]
Check = Callable[[Package], tuple[Diagnostic, ...]]

_FORM: tuple[Rule, ...] = (check_presence, check_text, check_spelling, check_namespaces)
_MEANING: tuple[Rule, ...] = (
    check_metadata,
    check_organizations,
    check_identifiers,
    check_titles,
    check_items,
    check_resources,
    check_references,
    check_paths,
    check_listing,
    check_control_documents,
)
_SCORM: tuple[ScormRule, ...] = (check_order, check_bases, check_metadata_files)


def content_checks(book: Book, *own: Rule) -> tuple[Check, ...]:
    """
    Return the checks of *book*: form, meaning with the standard's *own* rules, and schemas for what is left.
    """
    form = [partial(rule, book) for rule in _FORM]
    meaning = [partial(rule, book) for rule in (*_MEANING, *own)]
    return (*form, *meaning, partial(check_schema, book, meaning))


def checks(book: ScormBook, *own: ScormRule) -> tuple[Check, ...]:
    """
    Return the checks of a *book* of SCORM: those of content packaging, what SCORM has to say beside, and what scripts mention.
    """
    form = [partial(rule, book) for rule in _FORM]
    meaning = [partial(rule, book) for rule in (*_MEANING, *_SCORM, *own)]
    return (*form, *meaning, partial(check_schema, book, meaning), partial(check_behaviour, book))


def manifest_of(package: Package) -> bytes | None:
    """
    Return the document that means to be the manifest, whatever its folder and letters, or None.
    """
    candidates = [name for name in package if name.rpartition("/")[2].lower() == MANIFEST]
    if not candidates:
        return None
    return package[min(candidates, key=lambda name: (name.count("/"), name != MANIFEST, name))]
