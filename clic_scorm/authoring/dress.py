"""
Give a clean tree its final dress: resolved links and images, boxes, tables that scroll, footnotes; written as XHTML.

The result is well-formed XML and reads the same as HTML.
"""

from __future__ import annotations

import html
import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Protocol
from urllib.parse import quote

from clic_scorm.authoring import boxes, citations, clean, dialect_codes, formulas, objects
from clic_scorm.authoring import markdown_codes as codes
from clic_scorm.authoring.addresses import scheme_of, splits
from clic_scorm.authoring.attributes import slug
from clic_scorm.authoring.films import is_film
from clic_scorm.authoring.nodes import Node, is_block
from clic_scorm.authoring.passage import Passage
from clic_scorm.authoring.plain import ALERT, LOOSE, NOTHING, RAW, TIGHT
from clic_scorm.authoring.tokens import Token, text_of
from clic_scorm.diagnostics import Diagnostic, Span, finding
from clic_scorm.model import Asset
from clic_scorm.model.words import Words, english, marked


# What stands above a box of each kind.
_TITLES = {
    "NOTE": marked("Note"),
    "TIP": marked("Tip"),
    "IMPORTANT": marked("Important"),
    "WARNING": marked("Warning"),
    "CAUTION": marked("Caution"),
    "KEY": marked("Key message"),
    "EXAMPLE": marked("Example"),
    "FACILITATOR": marked("For the facilitator"),
}
_TABLE = marked("Table")
_TABLE_OF = marked("Table: {heads}")


class Resolver(objects.Sources, objects.Recordings, Protocol):
    """
    Know where links lead, what images show, and which recordings and sources there are.
    """

    def link(self, target: str, where: Span) -> tuple[str, tuple[Diagnostic, ...]]:
        """
        Return what to write in the link; an empty string drops it and keeps its words.
        """

    def image(self, target: str, where: Span) -> tuple[Asset | None, tuple[Diagnostic, ...]]:
        """
        Return the asset that *target* names, None to show nothing.
        """


HEAVY = 50_000  # bytes: what weighs more is loaded when the learner asks for it
_WEB = ("http", "https", "mailto", "tel")
_VOID = ("br", "hr", "img")
_STRAY = str.maketrans(dict.fromkeys((TIGHT, LOOSE, NOTHING, ALERT, RAW)))
_LANGUAGE = re.compile(r"[A-Za-z0-9][A-Za-z0-9_+#.-]{0,30}")
_SAFE = "%/:?#[]@!$&'()*+,;=~-._"


@dataclass(slots=True)
class Dresser:
    """
    Write one passage; findings, assets and plain text gather on the way.
    """

    passage: Passage
    resolver: Resolver
    file: str
    first_line: int
    lines: Sequence[str]
    prefix: str
    findings: list[Diagnostic] = field(default_factory=list)
    assets: dict[str, Asset] = field(default_factory=dict)
    plain: list[str] = field(default_factory=list)
    written: list[str] = field(default_factory=list)
    heading_ids: dict[str, int] = field(default_factory=dict)
    ids: list[str] = field(default_factory=list)
    mentions: dict[str, int] = field(default_factory=dict)
    words: Words = english

    def children(self, children: Sequence[Node | str]) -> None:
        """
        Write *children* one after the other.
        """
        for child in children:
            if isinstance(child, str):
                self.text(child)
            else:
                self.node(child)

    def text(self, text: str) -> None:
        """
        Write *text*, which is no markup.
        """
        shown = text.translate(_STRAY)
        self.written.append(html.escape(shown, quote=False))
        self.plain.append(shown)

    def open(self, tag: str, **attributes: str) -> None:
        """
        Write the start of an element; `class_` stands for class, other underscores for hyphens.
        """
        shown = "".join(
            f' {name.rstrip("_").replace("_", "-")}="{html.escape(value.translate(_STRAY))}"'
            for name, value in attributes.items()
            if value or name == "alt"
        )
        self.written.append(f"<{tag}{shown}/>" if tag in _VOID else f"<{tag}{shown}>")

    def close(self, tag: str) -> None:
        """
        Write the end of an element.
        """
        self.written.append(f"</{tag}>")

    def node(self, node: Node) -> None:
        """
        Write *node* as learners get it.
        """
        match node.tag:
            case "a":
                self.link(node)
            case "p" if self.alone(node):
                return
            case "img":
                self.image(node)
            case "pre":
                self.code_block(node)
            case "code":
                self.code(node)
            case "raw":
                self.raw(node)
            case "sup" if "note" in node.attributes:
                self.reference(node.attributes["note"])
            case "table":
                self.table(node)
            case "blockquote" if "key" in node.attributes:
                self.alert(node)
            case "h1" | "h2" | "h3" | "h4" | "h5" | "h6":
                self.element(node, id=self.heading_id(node))
            case "th" | "td":
                self.element(node, scope="col" if node.tag == "th" else "", class_=_aligned(node))
            case _:
                attributes = {name: node.attributes[name] for name in ("start", "title") if name in node.attributes}
                self.element(node, **attributes)

    def element(self, node: Node, **attributes: str) -> None:
        """
        Write *node* and what is in it.
        """
        self.open(node.tag, **attributes)
        if node.tag in _VOID:
            self.plain.append("\n")
            return
        self.children(node.children)
        self.close(node.tag)
        if is_block(node):
            self.plain.append("\n")

    def slot(self, key: str) -> tuple[Token, Span] | None:
        """
        Return the token that a key stands for, and its line.
        """
        found = self.passage.slot(key)
        return (found[0], Span(self.file, found[1] + self.first_line)) if found else None

    def where(self, place: Span, target: str) -> Span:
        """
        Return where *target* is written, from *place* on, as nearly as can be seen.
        """
        first = place.line - self.first_line
        for row in range(first, min(first + 40, len(self.lines))):
            column = self.lines[row].find(target) if target else -1
            if column >= 0:
                return place.at(row + self.first_line, column + 1)
        return place

    def link(self, node: Node) -> None:
        """
        Write a link, or only its words where it leads nowhere.
        """
        found = self.slot(node.attributes.get("href", ""))
        if not found:
            self.children(node.children)
            return
        token, place = found
        target = str(token.attrs.get("href", ""))
        address = self.address(target, self.where(place, target))
        if not address:
            self.children(node.children)
            return
        away = {"target": "_blank", "rel": "noopener"} if scheme_of(address) in ("http", "https") else {}
        self.open("a", href=address, title=str(token.attrs.get("title", "")), **away)
        self.children(node.children)
        self.close("a")

    def address(self, target: str, where: Span) -> str:
        """
        Return what stands in `href`; empty where it is not allowed.
        """
        scheme = scheme_of(target)
        if (scheme and scheme not in _WEB) or not splits(target):
            remedy = "link to https://…, mailto:…, tel:… or a page by its id (#page-id)"
            self.findings.append(finding(codes.UNSAFE_TARGET, where, target=target or "()", remedy=remedy))
            return ""
        address, findings = self.resolver.link(target, where)
        self.findings.extend(findings)
        return quote(address, safe=_SAFE) if scheme_of(address) in ("", *_WEB) else ""

    def image(self, node: Node) -> None:
        """
        Write an image of the course, or its alternative text.
        """
        found = self.slot(node.attributes.get("src", ""))
        if not found:
            return
        token, place = found
        if token.type == citations.TYPE:
            objects.citation(self, token, self.where(place, token.content.split("\n")[0]), self.resolver)
            return
        if token.type == formulas.TYPE:
            objects.formula(self, token, self.where(place, token.content.split("\n")[0]))
            return
        target = str(token.attrs.get("src", ""))
        where = self.where(place, target)
        alternative = " ".join(_alternative(token.children or ()).split())
        in_line = is_film(target) and not scheme_of(target)
        if in_line:
            self.findings.append(finding(dialect_codes.FILM_IN_LINE, where, name=target))
        elif not alternative:
            self.findings.append(finding(codes.NO_ALTERNATIVE, where, target=target))
        asset = None if in_line else self.asset(target, where)
        self.plain.append(alternative)
        if asset is None:
            self.written.append(html.escape(alternative, quote=False))
            return
        self.assets[asset.name] = asset
        # With both, a browser keeps the room free and nothing moves when the image comes.
        room = {"width": str(asset.width), "height": str(asset.height)} if asset.width else {}
        if asset.weight > HEAVY:
            room["data_kb"] = str(-(-asset.weight // 1000))
        self.open("img", src=asset.name, alt=alternative, title=str(token.attrs.get("title", "")), **room)

    def alone(self, node: Node) -> bool:
        """
        Write a recording or a list of items in the place of the paragraph that is nothing else; return whether it was one.
        """
        inner = [child for child in node.children if not isinstance(child, str) or child.translate(_STRAY).strip()]
        found = self.slot(inner[0].attributes.get("src", "")) if len(inner) == 1 and isinstance(inner[0], Node) else None
        if found and found[0].type == citations.TYPE:
            return objects.listing(self, found[0], self.where(found[1], found[0].content), self.resolver)
        target = str(found[0].attrs.get("src", "")) if found else ""
        if not found or not is_film(target) or scheme_of(target):
            return False
        where = self.where(found[1], target)
        film, findings = self.resolver.film(target, where)
        self.findings.extend(findings)
        caption = " ".join(_alternative(found[0].children or ()).split())
        if not caption:
            self.findings.append(finding(dialect_codes.FILM_WITHOUT_NAME, where, name=target))
        if film:
            objects.film(self, film, caption)
        return True

    def asset(self, target: str, where: Span) -> Asset | None:
        """
        Return the file that an image shows, if it may.
        """
        scheme = scheme_of(target)
        if scheme in ("http", "https") or target.startswith("//"):
            self.findings.append(finding(codes.REMOTE_IMAGE, where, target=target))
            return None
        if scheme or not splits(target):
            name = target.replace("\\", "/").rpartition("/")[2] or "picture.png"
            remedy = f"copy the file into the folder media/ of the course, and write ../media/{name}"
            self.findings.append(finding(codes.UNSAFE_TARGET, where, target=target, remedy=remedy))
            return None
        asset, findings = self.resolver.image(target, where)
        self.findings.extend(findings)
        return asset

    def code(self, node: Node) -> None:
        """
        Write a code span.
        """
        found = self.slot(node.text().strip())
        self.open("code")
        self.text(found[0].content if found else "")
        self.close("code")

    def code_block(self, node: Node) -> None:
        """
        Write a block of code, its language as a class.
        """
        found = self.slot(node.text().strip())
        token = found[0] if found else None
        language = _LANGUAGE.match(token.info.strip()) if token else None
        self.open("pre")
        self.open("code", class_=f"language-{language[0]}" if language else "")
        self.text(token.content if token else "")
        self.written.append("</code></pre>")
        self.plain.append("\n")

    def raw(self, node: Node) -> None:
        """
        Write what is kept of a block of the author's own HTML as a paragraph.
        """
        found = self.slot(node.attributes["key"])
        try:
            kept = clean.clean_block(found[0].content) if found else Node("root")
        except clean.NotReadableError:
            self.findings.append(finding(codes.TEXT_AS_HTML, found[1] if found else None))
            return
        if kept.text().strip():
            self.element(Node("p", {}, kept.children))

    def reference(self, number: str) -> None:
        """
        Write the raised number of a footnote.
        """
        count = self.mentions[number] = self.mentions.get(number, 0) + 1
        suffix = f"-{count}" if count > 1 else ""
        self.open("sup", class_="footnote-ref")
        self.open("a", href=f"#fn-{self.prefix}{number}", id=f"fnref-{self.prefix}{number}{suffix}", role="doc-noteref")
        self.written.append(f"{number}</a></sup>")

    def footnotes(self, notes: Sequence[Node]) -> None:
        """
        Write the footnotes below the text, each with a way back.
        """
        if not notes:
            return
        self.open("section", class_="footnotes", role="doc-endnotes")
        self.open("ol")
        for number, note in enumerate(notes, 1):
            self.open("li", id=f"fn-{self.prefix}{number}")
            self.children(note.children)
            self.open("a", href=f"#fnref-{self.prefix}{number}", class_="footnote-back", role="doc-backlink")
            self.written.append("↩</a></li>")
            self.plain.append("\n")
        self.written.append("</ol></section>")

    def alert(self, node: Node) -> None:
        """
        Write a box with its name.
        """
        found = self.slot(node.attributes["key"])
        name = str(found[0].meta.get("alert", "NOTE")) if found else "NOTE"
        kind = "FACILITATOR" if name in boxes.FACILITATOR else name
        self.open("div", class_=f"alert alert-{kind.lower()}", role="note")
        self.element(Node("p", {}, [self.words(_TITLES[kind])]), class_="alert-title")
        self.children(node.children)
        self.close("div")

    def table(self, node: Node) -> None:
        """
        Write a table inside a region that scrolls and that a keyboard reaches.
        """
        heads = [cell.text().strip() for cell in _cells(node, "th")]
        columns = ", ".join(head for head in heads if head)[:80]
        label = self.words(_TABLE_OF).replace("{heads}", columns) if columns else self.words(_TABLE)
        self.open("div", class_="table", tabindex="0", role="region", aria_label=label)
        self.element(node)
        self.close("div")

    def heading_id(self, node: Node) -> str:
        """
        Return an id made from a heading's words, another for each.
        """
        written = self.ids.pop(0) if self.ids else ""
        base = written or slug(node.text()) or "section"
        count = self.heading_ids.get(base, 0) + 1
        self.heading_ids[base] = count
        return f"{base}-{count}" if count > 1 else base


def _aligned(node: Node) -> str:
    align = node.attributes.get("align", "")
    return f"align-{align}" if align in ("left", "center", "right") else ""


def _cells(node: Node, tag: str) -> list[Node]:
    inner = [child for child in node.children if isinstance(child, Node)]
    return [child for child in inner if child.tag == tag] + [cell for child in inner for cell in _cells(child, tag)]


def _alternative(children: Sequence[Token]) -> str:
    return "".join(_alternative(child.children) if child.type == "image" and child.children else text_of([child]) for child in children)
