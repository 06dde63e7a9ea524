"""
Does the manifest mean something: metadata, organizations, identifiers, titles, resources and what they depend on?
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from clic_scorm.diagnostics import Diagnostic, finding
from clic_scorm.formats.bricks.manifest.book import ASSET, LONGEST_TITLE, RESOURCE_TYPE, SCO, STRUCTURE, Book, ScormBook
from clic_scorm.formats.bricks.manifest.document import Document, identifier, load, text
from clic_scorm.package import Package
from clic_scorm.package.xml import Element, line, local_name, qualified


_IDENTIFIER = re.compile(r"[^\W\d][\w.\-]*")
_IDENTIFIED = ("manifest", "organization", "item", "resource")


def check_metadata(book: Book, package: Package) -> tuple[Diagnostic, ...]:
    """
    Read schema and schemaversion, the words by which LMSs tell SCORM 1.2 from other kinds (CAM 2.3, manifest/metadata).
    """
    document = load(book, package)
    if document is None:
        return ()
    metadata = document.child(document.root, "metadata")
    if metadata is None:
        return (finding(book.codes.METADATA_MISSING, document.where(document.root)),) if isinstance(book, ScormBook) else ()
    found = []
    # Content packaging alone asks for neither; what is there has to be right.
    missing = (book.codes.SCHEMA_MISSING, book.codes.SCHEMA_VERSION_MISSING) if isinstance(book, ScormBook) else (None, None)
    wanted = (
        ("schema", (book.schema,), missing[0], book.codes.SCHEMA_TEXT),
        ("schemaversion", book.versions, missing[1], book.codes.SCHEMA_VERSION_TEXT),
    )
    for name, right, absent, wrong in wanted:
        node = document.child(metadata, name)
        if node is None:
            found.extend([finding(absent, document.where(metadata))] if absent else [])
        elif text(node) not in right:
            found.append(finding(wrong, document.where(node), text=text(node)))
    return tuple(found)


def check_organizations(book: Book, package: Package) -> tuple[Diagnostic, ...]:
    """
    Find the tree that an LMS shows, and which one opens (CAM 2.3, organizations and organization).
    """
    document = load(book, package)
    if document is None:
        return ()
    found = [finding(book.codes.SUB_MANIFEST, document.where(node), identifier=identifier(node)) for node in document.sub_manifests]
    organizations = document.child(document.root, "organizations")
    if organizations is None:
        return (*found, finding(book.codes.ORGANIZATIONS_MISSING, document.where(document.root)))
    inside = document.children(organizations, "organization")
    if not inside:
        return (*found, finding(book.codes.NO_ORGANIZATION, document.where(organizations)))
    identifiers = [identifier(node) for node in inside]
    default = organizations.get("default")
    if default is None:
        if isinstance(book, ScormBook):
            found.append(finding(book.codes.DEFAULT_MISSING, document.where(organizations, "default"), identifier=identifiers[0]))
    elif default not in identifiers and all(identifiers):
        found.append(finding(book.codes.DEFAULT_UNKNOWN, document.where(organizations, "default"), identifier=default))
    for node in inside:
        found.extend(_organization(document, node))
    return tuple(found)


def _organization(document: Document, node: Element) -> Iterator[Diagnostic]:
    name = identifier(node)
    if document.child(node, "title") is None:
        yield finding(document.book.codes.ORGANIZATION_TITLE, document.where(node), identifier=name)
    if document.child(node, "item") is None:
        yield finding(document.book.codes.ORGANIZATION_EMPTY, document.where(node), identifier=name)
    structure = node.get("structure", STRUCTURE)
    if structure != STRUCTURE:
        yield finding(document.book.codes.STRUCTURE, document.where(node, "structure"), identifier=name, structure=structure)


def check_identifiers(book: Book, package: Package) -> tuple[Diagnostic, ...]:
    """
    Give every manifest, organization, item and resource one identifier of its own (CAM 2.3; XML 1.0 §3.3.1, ID).
    """
    document = load(book, package)
    if document is None:
        return ()
    found = []
    first: dict[str, Element] = {}
    identified = {qualified(book.imscp, name) for name in _IDENTIFIED}
    for node in document.nodes:
        if node.tag not in identified:
            continue
        where = document.where(node, "identifier")
        stated = node.get("identifier")
        if stated is None:
            found.append(finding(book.codes.IDENTIFIER_MISSING, where, name=local_name(node)))
        elif not _IDENTIFIER.fullmatch(stated):
            found.append(finding(book.codes.IDENTIFIER_FORM, where, identifier=stated))
        elif stated in first:
            found.append(finding(book.codes.IDENTIFIER_DOUBLE, where, identifier=stated, line=line(first[stated])))
        else:
            first[stated] = node
    return tuple(found)


def check_titles(book: Book, package: Package) -> tuple[Diagnostic, ...]:
    """
    Read titles as learners will see them: there, not too long, not lost by a reader (CAM 2.3, title: 200 characters).
    """
    document = load(book, package)
    if document is None:
        return ()
    found = []
    for title in document.every("title"):
        holder = title.getparent()
        if holder is None:
            continue
        words = text(title)
        name = identifier(holder)
        if not words.strip():
            found.append(finding(book.codes.TITLE_EMPTY, document.where(title), identifier=name))
        elif words == "0":
            found.append(finding(book.codes.LOST_ZERO, document.where(title), name="title", identifier=name))
        elif len(words) > LONGEST_TITLE:
            found.append(finding(book.codes.TITLE_LONG, document.where(title), length=len(words), title=words[:60]))
    return tuple(found)


def check_resources(book: Book, package: Package) -> tuple[Diagnostic, ...]:
    """
    Judge what each resource says of itself: type, SCO or asset, the page that opens (CAM 2.3, resource).
    """
    document = load(book, package)
    if document is None:
        return ()
    if document.child(document.root, "resources") is None:
        return (finding(book.codes.RESOURCES_MISSING, document.where(document.root)),)
    started = {item.get("identifierref") for item in document.items}
    found: list[Diagnostic] = []
    for node in document.resources:
        name = identifier(node)
        kind = node.get("type")
        if kind is None:
            found.append(finding(book.codes.RESOURCE_TYPE_MISSING, document.where(node, "type"), identifier=name))
        elif kind != RESOURCE_TYPE:
            found.append(finding(book.codes.RESOURCE_TYPE, document.where(node, "type"), identifier=name, text=kind))
        if isinstance(book, ScormBook):
            found.extend(_scorm_type(book, document, node))
        if node.get("href") is None and (document.is_kind(node, SCO) or (name and name in started)):
            found.append(finding(book.codes.NO_HREF, document.where(node, "href"), identifier=name))
    return tuple(found)


def _scorm_type(book: ScormBook, document: Document, node: Element) -> Iterator[Diagnostic]:
    name, value = document.scorm_type(node)
    identified = identifier(node)
    space, _, local = name.rpartition("}")
    where = document.where(node, local or book.scorm_type)
    if not name:
        yield finding(book.codes.SCORM_TYPE_MISSING, where, identifier=identified)
    elif name != qualified(book.adlcp, book.scorm_type):
        # The namespace of the other standard has a finding of its own, for the manifest as a whole.
        if space.removeprefix("{") not in book.others:
            yield finding(book.codes.SCORM_TYPE_SPELLING, where, identifier=identified, name=local)
    elif value not in (SCO, ASSET):
        yield finding(book.codes.SCORM_TYPE, where, identifier=identified, text=value)


def check_references(book: Book, package: Package) -> tuple[Diagnostic, ...]:
    """
    Follow dependencies, and find resources that nothing refers to (CAM 2.3, dependency).
    """
    document = load(book, package)
    if document is None:
        return ()
    found: list[Diagnostic] = []
    if document.identifiers_sound:
        for node in document.dangling:
            holder = node.getparent()
            if local_name(node) == "dependency" and holder is not None:
                target = node.get("identifierref", "")
                where = document.where(node, "identifierref")
                found.append(finding(book.codes.DEPENDENCY_UNKNOWN, where, identifier=identifier(holder), target=target))
    found.extend(_cycles(document))
    # A reference that leads nowhere was probably meant for one of the resources that are left over: it has its finding already.
    broken = document.dangling or not document.identifiers_sound or any(_leads_nowhere(document, item) for item in document.items)
    if document.items and not broken and not document.sub_manifests:
        used = {node.get("identifierref") for node in (*document.items, *document.every("dependency"))}
        unused = (node for node in document.resources if identifier(node) not in used)
        found.extend(finding(book.codes.RESOURCE_UNUSED, document.where(node), identifier=identifier(node)) for node in unused)
    return tuple(found)


def _leads_nowhere(document: Document, item: Element) -> bool:
    return not item.get("identifierref") and document.child(item, "item") is None


def dependencies(document: Document, resource: Element) -> tuple[str, ...]:
    """
    Return the identifiers that *resource* depends on.
    """
    return tuple(node.get("identifierref", "") for node in document.children(resource, "dependency"))


def _cycles(document: Document) -> Iterator[Diagnostic]:
    """
    Yield one finding for each circle, where a walk first closes it.

    The walk keeps its own stack: a chain of dependencies may be as long as a manifest.
    """
    graph = {name: dependencies(document, node) for name, node in document.resource_by_identifier.items()}
    done: set[str] = set()
    for start in graph:
        trail: dict[str, Iterator[str]] = {} if start in done else {start: iter(graph[start])}
        while trail:
            name = next(reversed(trail))
            target = next(trail[name], None)
            if target is None:
                done.add(name)
                del trail[name]
            elif target in trail:
                circle = [*list(trail)[list(trail).index(target) :], target]
                where = document.where(document.resource_by_identifier[name])
                yield finding(document.book.codes.DEPENDENCY_CYCLE, where, identifier=target, circle=" → ".join(circle[:10]))
            elif target in graph and target not in done:
                trail[target] = iter(graph[target])


def check_order(book: ScormBook, package: Package) -> tuple[Diagnostic, ...]:
    """
    See that an LMS which opens the first resource with an href opens what the organization starts with.
    """
    document = load(book, package)
    organization = document.default_organization() if document else None
    if document is None or organization is None or not document.identifiers_sound:
        return ()
    item = document.child(organization, "item")
    # An item that has a resource opens before the items in it.
    while item is not None and not item.get("identifierref"):
        item = document.child(item, "item")
    entry = document.resource_of(item) if item is not None else None
    first = next((node for node in document.resources if node.get("href") is not None), None)
    if entry is None or first is None or first is entry or entry.get("href") is None:
        return ()
    return (finding(book.codes.ENTRY_NOT_FIRST, document.where(first), first=identifier(first), entry=identifier(entry)),)
