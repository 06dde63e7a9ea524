"""
The one door to Markdown: render blocks as clean XHTML, or say where two readers of Markdown would not agree.

The scanner's tokens are written in plain form, Python-Markdown renders that, nh3 cleans it, and the tree that comes out is held against
what the tokens mean before it gets its final dress.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

import markdown

from clic_scorm.authoring import clean, inline_html, meaning, parts, passage, plain
from clic_scorm.authoring import markdown_codes as codes
from clic_scorm.authoring.blocks import Block, Document, set_of
from clic_scorm.authoring.dress import Dresser, Resolver
from clic_scorm.authoring.nodes import Node, first_difference
from clic_scorm.authoring.passage import Passage
from clic_scorm.authoring.tokens import DEEPEST, UNREADABLE, Environment, Token, depth, inline_children
from clic_scorm.diagnostics import Diagnostic, Span, finding
from clic_scorm.model import Html
from clic_scorm.model.words import Words, english


__all__ = ["Resolver", "inline", "render"]


@cache
def _renderer() -> markdown.Markdown:
    extensions = ["tables", "footnotes", "def_list", "sane_lists"]
    settings = {"tables": {"use_align_attribute": True}}
    renderer = markdown.Markdown(extensions=extensions, extension_configs=settings, output_format="xhtml", tab_length=4)
    renderer.preprocessors.deregister("html_block")
    for pattern in ("reference", "image_reference", "short_reference", "short_image_ref", "autolink", "automail", "linebreak"):
        renderer.inlinePatterns.deregister(pattern)
    renderer.parser.blockprocessors.deregister("reference")
    return renderer


def render(
    document: Document,
    blocks: Sequence[Block],
    resolver: Resolver,
    *,
    facilitator: bool = False,
    shift: int = 0,
    words: Words = english,
) -> tuple[Html, tuple[Diagnostic, ...]]:
    """
    Return *blocks* of *document* as one fragment, with headings *shift* levels down (up where it is negative), and none above h2.

    Boxes for the facilitator are left out, at any depth, unless *facilitator* is true. *words* say what the author did not write, such as
    the names of boxes, in the language of the course.
    """
    part = passage.of_blocks(document, blocks, facilitator)
    if not part.tokens:
        return Html(), tuple(set_of(part.findings))
    first = next((token.map[0] for token in part.tokens if token.map), 0)
    return _render(document, part, resolver, shift, f"{first + document.first_line}-", words)


def inline(document: Document, text: str, where: Span, resolver: Resolver) -> tuple[Html, tuple[Diagnostic, ...]]:
    """
    Return one line of inline Markdown, such as a heading or an option, without a paragraph around it.
    """
    content = UNREADABLE.sub("\ufffd", " ".join(text.split()))
    holder = Token("inline", "", 0, content=content, map=[where.line - document.first_line, where.line - document.first_line + 1])
    holder.children = inline_children(content, _copied(document.environment))
    if depth([holder]) >= DEEPEST:
        return Html(), (finding(codes.TOO_DEEP, where),)
    findings = inline_html.decide(holder, where)
    html, others = _render(document, passage.of_line(holder), resolver, 0, "", words=english)
    placed = tuple(Diagnostic(each.code, each.where or where, each.values) for each in others)
    return html, (*findings, *placed)


def _copied(environment: Environment) -> Environment:
    notes = environment.get("footnotes", {})
    # None of them counts as used: the scanner looks a used one up in its list, which is empty here.
    return {"references": environment.get("references", {}), "footnotes": {"refs": dict.fromkeys(notes.get("refs", {}), -1), "list": {}}}


def _render(
    document: Document, part: Passage, resolver: Resolver, shift: int, prefix: str, words: Words
) -> tuple[Html, tuple[Diagnostic, ...]]:
    findings = list(part.findings)
    try:
        root = clean.clean(_convert(plain.write(part, shift)))
    except (clean.NotReadableError, RecursionError):
        row = (part.tokens[0].map or [0])[0]
        return Html(), (*findings, finding(codes.READ_TWO_WAYS, Span(document.file, row + document.first_line), text=""))
    body, notes = _part_footnotes(root)
    findings.extend(_compare(document, part, body, notes, shift))
    dresser = Dresser(part, resolver, document.file, document.first_line, document.lines, prefix, words=words)
    dresser.ids = [str(token.meta.get("id", "")) for token in part.tokens if token.type == "heading_open"]
    dresser.children(body)
    dresser.footnotes(notes)
    fragment = "".join(dresser.written).strip()
    spoken = "\n".join(line.strip() for line in "".join(dresser.plain).split("\n") if line.strip())
    html = Html(
        fragment=fragment,
        plain=spoken,
        assets=tuple(dresser.assets.values()),
        parts=tuple(parts.parts(part.tokens, document.first_line)),
        notes=tuple(each for _, tokens in part.footnotes for each in parts.parts(tokens, document.first_line)),
    )
    return html, tuple(set_of([*findings, *dresser.findings]))


def _convert(text: str) -> str:
    renderer = _renderer()
    renderer.reset()
    return renderer.convert(text)


def _part_footnotes(root: Node) -> tuple[list[Node | str], list[Node]]:
    """
    Part the text from the footnotes that Python-Markdown put below it.
    """
    body: list[Node | str] = []
    notes: list[Node] = []
    for child in root.children:
        if isinstance(child, Node) and child.attributes.get("class") == "footnote":
            lists = [inner for inner in child.children if isinstance(inner, Node) and inner.tag == "ol"]
            notes.extend(item for inner in lists for item in inner.children if isinstance(item, Node))
        else:
            body.append(child)
    return body, notes


def _compare(document: Document, part: Passage, body: Sequence[Node | str], notes: Sequence[Node], shift: int) -> list[Diagnostic]:
    """
    Return a finding where Python-Markdown made another tree than the tokens mean.
    """
    pairs = [(part.tokens, body)]
    pairs.extend((tokens, note.children) for (_, tokens), note in zip(part.footnotes, notes, strict=False))
    found = []
    for tokens, rendered in pairs:
        meant, rows = meaning.tree(part, tokens, shift)
        difference = first_difference(meant, rendered)
        if difference:
            number, near = difference
            row = rows[min(number, len(rows) - 1)] if rows else 0
            found.append(finding(codes.READ_TWO_WAYS, Span(document.file, row + document.first_line), text=near[:40]))
    if len(notes) != len(part.footnotes):
        row = (part.tokens[0].map or [0])[0]
        found.append(finding(codes.READ_TWO_WAYS, Span(document.file, row + document.first_line), text="[^"))
    return found
