"""
The sources of a course as its pages cite them, and the page that lists those which are cited.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from clic_scorm.authoring import citation_marks
from clic_scorm.authoring import dialect_codes as codes
from clic_scorm.authoring.attributes import nearest, slug
from clic_scorm.authoring.bibliography import Bibliography
from clic_scorm.authoring.citations import Item
from clic_scorm.authoring.references import FILE, Reference
from clic_scorm.diagnostics import Diagnostic, Span, finding
from clic_scorm.model import Html, Page, Unit
from clic_scorm.model.words import Words, marked


_TITLE = marked("References")
_CITED_IN = marked("Cited in:")
_CITATION = re.compile(r'<a href="#[a-z0-9-]+/(?P<entry>ref-[a-z0-9-]+)" id="(?P<place>cite-[a-z0-9-]+)"')


@dataclass(slots=True)
class Library:
    """
    Know the sources of a course; *page* is the id of the page that lists them, *cited* the keys that were cited in this variant, in order,
    *mentioned* those in any variant.
    """

    references: Mapping[str, Reference]
    bibliography: Bibliography
    page: str = "references"
    cited: dict[str, None] = field(default_factory=dict)
    anchors: dict[str, str] = field(default_factory=dict)
    mentioned: set[str] = field(default_factory=set)

    def cite(self, items: Sequence[Item], where: Span) -> tuple[tuple[tuple[str, str], ...], tuple[Diagnostic, ...]]:
        """
        Return for each source its text and where its entry stands, empty for one that is not known, and findings at *where*.
        """
        shown: list[tuple[str, str]] = []
        findings: list[Diagnostic] = []
        for item in items:
            if item.key not in self.references:
                findings.append(self.unknown(item.key, where))
                shown.append((item.key, ""))
                continue
            self.cited.setdefault(item.key)
            shown.append((self.bibliography.cite(item), f"#{self.page}/{self.anchor(item.key)}"))
        return tuple(shown), tuple(findings)

    def unknown(self, key: str, where: Span) -> Diagnostic:
        """
        Return the finding for a key that no source has.
        """
        near = nearest(key, self.references)
        remedy = f"did you mean “@{near}”?" if near else f"add the source to {FILE} under the key {key}"
        return finding(codes.UNKNOWN_REFERENCE, where, key=key, remedy=remedy)

    def anchor(self, key: str) -> str:
        """
        Return the id of an entry.
        """
        if key not in self.anchors:
            name = f"ref-{slug(key) or 'source'}"
            self.anchors[key] = name if name not in self.anchors.values() else f"{name}-{len(self.anchors)}"
        return self.anchors[key]

    def unused(self) -> Iterator[Diagnostic]:
        """
        Yield advice on each source that no variant mentions.
        """
        return (finding(codes.UNUSED_REFERENCE, one.span, key=key) for key, one in self.references.items() if key not in self.mentioned)

    def list_page(self, units: Iterable[Unit], fragments: Mapping[str, Sequence[str]], words: Words) -> Page | None:
        """
        Return the page of what *units* cite, with ways back; *fragments* hold the prose of each unit. None where nothing is cited.
        """
        if not self.cited:
            return None
        ways: dict[str, list[str]] = {}
        for unit in units:
            places: dict[str, str] = {}
            for fragment in fragments[unit.id]:
                for match in _CITATION.finditer(fragment):
                    places.setdefault(match["entry"], match["place"])
            for entry, place in places.items():
                ways.setdefault(entry, []).append(f'<a href="#{unit.id}/{place}">{html.escape(unit.title, quote=False)}</a>')
        lines, plain = [], []
        for key, text in self.bibliography.entries(list(self.cited)):
            anchor = self.anchor(key)
            back = ", ".join(ways.get(anchor, ()))
            said = f' <small class="cited">{html.escape(words(_CITED_IN), quote=False)} {back}</small>' if back else ""
            lines.append(f'<li id="{anchor}">{citation_marks.to_html(text)}{said}</li>')
            plain.append(citation_marks.to_text(text))
        body = Html(fragment=f'<ul class="references">{"".join(lines)}</ul>', plain="\n".join(plain))
        return Page(id=self.page, title=words(_TITLE), span=Span(FILE), body=body, optional=True)
