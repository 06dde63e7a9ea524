"""
Does the manifest mean something: metadata, organizations, identifiers, titles, resources and what they depend on?
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from clic_scorm.diagnostics import Diagnostic, finding
from clic_scorm.formats.scorm12 import codes, names
from clic_scorm.formats.scorm12.check_document import Document, child, identifier, is_kind, load, scorm_type, text
from clic_scorm.formats.scorm12.check_package import is_2004
from clic_scorm.package import Package
from clic_scorm.package.xml import Element, children, line, local_name, qualified


_IDENTIFIER = re.compile(r"[^\W\d][\w.\-]*")
_IDENTIFIED = frozenset(qualified(names.IMSCP, name) for name in ("manifest", "organization", "item", "resource"))


def check_metadata(package: Package) -> tuple[Diagnostic, ...]:
    """
    Read schema and schemaversion, the words by which LMSs tell SCORM 1.2 from other kinds (CAM 2.3, manifest/metadata).
    """
    document = load(package)
    if document is None:
        return ()
    metadata = child(document.root, "metadata")
    if metadata is None:
        return (finding(codes.METADATA_MISSING, document.where(document.root)),)
    found = []
    wanted = (
        ("schema", names.SCHEMA, codes.SCHEMA_MISSING, codes.SCHEMA_TEXT),
        ("schemaversion", names.SCHEMA_VERSION, codes.SCHEMA_VERSION_MISSING, codes.SCHEMA_VERSION_TEXT),
    )
    for name, value, missing, wrong in wanted:
        node = child(metadata, name)
        if node is None:
            found.append(finding(missing, document.where(metadata)))
        elif text(node) != value:
            found.append(finding(wrong, document.where(node), text=text(node)))
    return tuple(found)


def check_organizations(package: Package) -> tuple[Diagnostic, ...]:
    """
    Find the tree that an LMS shows, and which one opens (CAM 2.3, organizations and organization).
    """
    document = load(package)
    if document is None:
        return ()
    found = [finding(codes.SUB_MANIFEST, document.where(node), identifier=identifier(node)) for node in document.sub_manifests]
    organizations = child(document.root, "organizations")
    if organizations is None:
        return (*found, finding(codes.ORGANIZATIONS_MISSING, document.where(document.root)))
    inside = children(organizations, qualified(names.IMSCP, "organization"))
    if not inside:
        return (*found, finding(codes.NO_ORGANIZATION, document.where(organizations)))
    identifiers = [identifier(node) for node in inside]
    default = organizations.get("default")
    if default is None:
        found.append(finding(codes.DEFAULT_MISSING, document.where(organizations, "default"), identifier=identifiers[0]))
    elif default not in identifiers and all(identifiers):
        found.append(finding(codes.DEFAULT_UNKNOWN, document.where(organizations, "default"), identifier=default))
    for node in inside:
        found.extend(_organization(document, node))
    return tuple(found)


def _organization(document: Document, node: Element) -> Iterator[Diagnostic]:
    name = identifier(node)
    if child(node, "title") is None:
        yield finding(codes.ORGANIZATION_TITLE, document.where(node), identifier=name)
    if child(node, "item") is None:
        yield finding(codes.ORGANIZATION_EMPTY, document.where(node), identifier=name)
    structure = node.get("structure", names.STRUCTURE)
    if structure != names.STRUCTURE:
        yield finding(codes.STRUCTURE, document.where(node, "structure"), identifier=name, structure=structure)


def check_identifiers(package: Package) -> tuple[Diagnostic, ...]:
    """
    Give every manifest, organization, item and resource one identifier of its own (CAM 2.3; XML 1.0 §3.3.1, ID).
    """
    document = load(package)
    if document is None:
        return ()
    found = []
    first: dict[str, Element] = {}
    for node in document.nodes:
        if node.tag not in _IDENTIFIED:
            continue
        where = document.where(node, "identifier")
        stated = node.get("identifier")
        if stated is None:
            found.append(finding(codes.IDENTIFIER_MISSING, where, name=local_name(node)))
        elif not _IDENTIFIER.fullmatch(stated):
            found.append(finding(codes.IDENTIFIER_FORM, where, identifier=stated))
        elif stated in first:
            found.append(finding(codes.IDENTIFIER_DOUBLE, where, identifier=stated, line=line(first[stated])))
        else:
            first[stated] = node
    return tuple(found)


def check_titles(package: Package) -> tuple[Diagnostic, ...]:
    """
    Read titles as learners will see them: there, not too long, not lost by a reader (CAM 2.3, title: 200 characters).
    """
    document = load(package)
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
            found.append(finding(codes.TITLE_EMPTY, document.where(title), identifier=name))
        elif words == "0":
            found.append(finding(codes.LOST_ZERO, document.where(title), name="title", identifier=name))
        elif len(words) > names.LONGEST_TITLE:
            found.append(finding(codes.TITLE_LONG, document.where(title), length=len(words), title=words[:60]))
    return tuple(found)


def check_resources(package: Package) -> tuple[Diagnostic, ...]:
    """
    Judge what each resource says of itself: type, SCO or asset, the page that opens (CAM 2.3, resource).
    """
    document = load(package)
    if document is None:
        return ()
    if child(document.root, "resources") is None:
        return (finding(codes.RESOURCES_MISSING, document.where(document.root)),)
    started = {item.get("identifierref") for item in document.items}
    found: list[Diagnostic] = []
    for node in document.resources:
        name = identifier(node)
        kind = node.get("type")
        if kind is None:
            found.append(finding(codes.RESOURCE_TYPE_MISSING, document.where(node, "type"), identifier=name))
        elif kind != names.RESOURCE_TYPE:
            found.append(finding(codes.RESOURCE_TYPE, document.where(node, "type"), identifier=name, text=kind))
        found.extend(_scorm_type(document, node))
        if node.get("href") is None and (is_kind(node, names.SCO) or (name and name in started)):
            found.append(finding(codes.NO_HREF, document.where(node, "href"), identifier=name))
    return tuple(found)


def _scorm_type(document: Document, node: Element) -> Iterator[Diagnostic]:
    name, value = scorm_type(node)
    identified = identifier(node)
    space, _, local = name.rpartition("}")
    where = document.where(node, local or "scormtype")
    if not name:
        yield finding(codes.SCORM_TYPE_MISSING, where, identifier=identified)
    elif name != qualified(names.ADLCP, "scormtype"):
        # The namespace of SCORM 2004 has a finding of its own, for the manifest as a whole.
        if not is_2004(space.removeprefix("{")):
            yield finding(codes.SCORM_TYPE_SPELLING, where, identifier=identified, name=local)
    elif value not in names.SCORM_TYPES:
        yield finding(codes.SCORM_TYPE, where, identifier=identified, text=value)


def check_references(package: Package) -> tuple[Diagnostic, ...]:
    """
    Follow dependencies, and find resources that nothing refers to (CAM 2.3, dependency).
    """
    document = load(package)
    if document is None:
        return ()
    found: list[Diagnostic] = []
    if document.identifiers_sound:
        for node in document.dangling:
            holder = node.getparent()
            if local_name(node) == "dependency" and holder is not None:
                target = node.get("identifierref", "")
                where = document.where(node, "identifierref")
                found.append(finding(codes.DEPENDENCY_UNKNOWN, where, identifier=identifier(holder), target=target))
    found.extend(_cycles(document))
    # A reference that leads nowhere was probably meant for one of the resources that are left over: it has its finding already.
    broken = document.dangling or not document.identifiers_sound or any(_leads_nowhere(item) for item in document.items)
    if document.items and not broken and not document.sub_manifests:
        used = {node.get("identifierref") for node in (*document.items, *document.every("dependency"))}
        unused = (node for node in document.resources if identifier(node) not in used)
        found.extend(finding(codes.RESOURCE_UNUSED, document.where(node), identifier=identifier(node)) for node in unused)
    return tuple(found)


def _leads_nowhere(item: Element) -> bool:
    return not item.get("identifierref") and child(item, "item") is None


def dependencies(resource: Element) -> tuple[str, ...]:
    """
    Return the identifiers that *resource* depends on.
    """
    return tuple(node.get("identifierref", "") for node in children(resource, qualified(names.IMSCP, "dependency")))


def _cycles(document: Document) -> Iterator[Diagnostic]:
    """
    Yield one finding for each circle, where a walk first closes it.

    The walk keeps its own stack: a chain of dependencies may be as long as a manifest.
    """
    graph = {name: dependencies(node) for name, node in document.resource_by_identifier.items()}
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
                yield finding(codes.DEPENDENCY_CYCLE, where, identifier=target, circle=" → ".join(circle[:10]))
            elif target in graph and target not in done:
                trail[target] = iter(graph[target])


def check_order(package: Package) -> tuple[Diagnostic, ...]:
    """
    See that an LMS which opens the first resource with an href opens what the organization starts with.
    """
    document = load(package)
    organization = document.default_organization() if document else None
    if document is None or organization is None or not document.identifiers_sound:
        return ()
    item = child(organization, "item")
    # An item that has a resource opens before the items in it.
    while item is not None and not item.get("identifierref"):
        item = child(item, "item")
    entry = document.resource_of(item) if item is not None else None
    first = next((node for node in document.resources if node.get("href") is not None), None)
    if entry is None or first is None or first is entry or entry.get("href") is None:
        return ()
    return (finding(codes.ENTRY_NOT_FIRST, document.where(first), first=identifier(first), entry=identifier(entry)),)
