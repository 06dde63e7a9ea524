"""
Is each page of a web folder one that opens from a file as it would from a server, and that people can use?
"""

from __future__ import annotations

from collections.abc import Iterator

from clic_scorm.diagnostics import Code, Diagnostic, Member, finding
from clic_scorm.formats.bricks.links import links, resolved
from clic_scorm.formats.web import codes
from clic_scorm.formats.web.page import Page, read
from clic_scorm.package import Package


_PAGES = (".html", ".htm")
_HEAD = (
    ("doctype", codes.DOCTYPE_MISSING),
    ("lang", codes.LANGUAGE_MISSING),
    ("title", codes.TITLE_MISSING),
    ("viewport", codes.VIEWPORT_MISSING),
)
_UTF_8 = ("utf-8", "utf8")
_REMARKS: dict[str, Code] = {
    "twice": codes.ID_TWICE,
    "crossorigin": codes.CROSSORIGIN,
    "base": codes.BASE_ELEMENT,
    "form": codes.FORM_AWAY,
    "alt": codes.ALTERNATIVE_MISSING,
    "frame": codes.FRAME_TITLE,
    "autoplay": codes.AUTOPLAY,
    "refresh": codes.REFRESH,
}


def check_pages(package: Package) -> tuple[Diagnostic, ...]:
    """
    Judge head, letters and elements of each page (HTML, 4.2 and 13.1; WCAG 2.2).
    """
    texts = {name: data for name, data in package.items() if name.lower().endswith(_PAGES) and data.strip()}
    pages: dict[str, Page] = {}
    found: list[Diagnostic] = []
    for name, data in texts.items():
        try:
            html = data.decode("utf-8")
        except UnicodeDecodeError as error:
            found.append(finding(codes.LETTERS_WRONG, Member(name, data.count(b"\n", 0, error.start) + 1), name=name))
            continue
        pages[name] = read(html)
        found.extend(_judged(name, data, pages[name]))
    for name, page in pages.items():
        found.extend(_anchors(name, texts[name].decode(), page, pages))
    return tuple(found)


def _judged(name: str, data: bytes, page: Page) -> Iterator[Diagnostic]:
    for part, code in _HEAD:
        if part not in page.head:
            yield finding(code, Member(name, 1), name=name)
    if page.charset not in _UTF_8 and (page.charset or not data.isascii()):
        yield finding(codes.CHARSET_MISSING, Member(name, 1), name=name, charset=page.charset or "none")
    for remark in page.remarks:
        yield finding(_REMARKS[remark.kind], Member(name, remark.line), name=name, word=remark.word)


def _anchors(name: str, html: str, page: Page, pages: dict[str, Page]) -> Iterator[Diagnostic]:
    """
    Follow links to places on pages; a page with a program may make its places itself.
    """
    named = links(html)[1]
    for link in links(html)[0]:
        target = resolved(name, link.address)
        other = page if target.name == name else pages.get(target.name)
        if link.kind != "link" or target.kind != "inside" or not target.fragment or other is None or other.scripted:
            continue
        places = named if other is page else other.ids
        if target.fragment not in places:
            yield finding(codes.ANCHOR_MISSING, Member(name, link.line), name=name, target=link.address)
