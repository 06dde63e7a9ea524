"""
Check any IMS Content Package against the Information Model (IM) and XML Binding (XB) of version 1.1.4, and against what Moodle does.

What every standard on content packaging asks is in `bricks/manifest`; here is what a package of pages has beside. Each check reads the package
alone.
"""

from __future__ import annotations

from clic_scorm.diagnostics import Diagnostic, Member, finding
from clic_scorm.formats.bricks.links import links, resolved
from clic_scorm.formats.bricks.manifest.book import Book
from clic_scorm.formats.bricks.manifest.document import base, load, text
from clic_scorm.formats.bricks.manifest.rules import Check, content_checks
from clic_scorm.formats.bricks.xsd import schema_set
from clic_scorm.formats.imscp import codes, names
from clic_scorm.package import Package


_PAGES = (".html", ".htm", ".xhtml")

BOOK = Book(
    codes=codes,
    imscp=names.IMSCP,
    metadata=names.LOM,
    schema=names.SCHEMA,
    versions=names.VERSIONS,
    schemas=schema_set(names.SCHEMAS, names.SCHEMA_FILES),
)


def check_shown(book: Book, package: Package) -> tuple[Diagnostic, ...]:
    """
    Judge titles and pages as Moodle shows them: titles unescaped, an image in a page's place as a download (IM 4.3, item and title).
    """
    document = load(book, package)
    if document is None:
        return ()
    found = [
        finding(codes.TITLE_MARKUP, document.where(title), title=" ".join(text(title).split()))
        for title in document.every("title")
        if "<" in text(title)
    ]
    for item in document.items:
        resource = document.resource_of(item)
        href = resource.get("href", "") if resource is not None else ""
        if href.lower().endswith(".svg"):
            found.append(finding(codes.SVG_OPENED, document.where(item), href=href))
    return tuple(found)


def check_pages(book: Book, package: Package) -> tuple[Diagnostic, ...]:
    """
    Follow what the pages ask for (IM 4.4: all files of a resource are in the package, or named by an address).
    """
    document = load(book, package)
    if document is None:
        return ()
    # What is listed and not there has its finding already.
    hrefs = [(node, node.get("href", "")) for node in (*document.resources, *document.every("file"))]
    listed = {resolved("", base(node) + href).name for node, href in hrefs}
    found = []
    for name, data in package.items():
        if not name.lower().endswith(_PAGES):
            continue
        for address, link in {link.address: link for link in reversed(links(data.decode("utf-8", "replace"))[0])}.items():
            target = resolved(name, address)
            where = Member(name, link.line)
            if target.kind == "web" and link.kind != "link":
                found.append(finding(codes.FROM_WEB, where, name=name, target=address))
            elif target.kind == "outside" or (target.kind == "inside" and target.name not in package and target.name not in listed):
                found.append(finding(codes.LINK_BROKEN, where, name=name, target=address))
    return tuple(found)


CHECKS: tuple[Check, ...] = content_checks(BOOK, check_shown, check_pages)
