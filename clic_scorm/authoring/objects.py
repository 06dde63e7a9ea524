"""
Write what stands in a text as one object of its own: a citation, a formula, a recording.
"""

from __future__ import annotations

import html
from typing import Protocol

from clic_scorm.authoring import citation_marks, mathematics
from clic_scorm.authoring import dialect_codes as codes
from clic_scorm.authoring.citations import Item
from clic_scorm.authoring.films import Film, size_of
from clic_scorm.authoring.leftovers import short
from clic_scorm.authoring.mentions import Mention, listed, misplaced
from clic_scorm.authoring.tokens import Token
from clic_scorm.diagnostics import Diagnostic, Span, finding
from clic_scorm.model import Asset
from clic_scorm.model.words import Words, marked


_ABOUT = {
    "video": marked("Video, {size} {unit}. It loads when you press play."),
    "audio": marked("Audio, {size} {unit}. It loads when you press play."),
}
_CAPTIONS = marked("Captions")
_TRANSCRIPT = marked("Transcript")


class Sources(Protocol):
    """
    Know the sources that are cited.
    """

    def cite(self, items: tuple[Item, ...], where: Span) -> tuple[tuple[tuple[str, str], ...], tuple[Diagnostic, ...]]:
        """
        Return for each source its text, with marks, and the address of its entry, empty for none.
        """

    def mention(self, items: tuple[Item, ...], written: str, where: Span) -> tuple[Mention | None, tuple[Diagnostic, ...]]:
        """
        Return what a text in brackets shows of a framework, None where it cites sources.
        """


class Recordings(Protocol):
    """
    Know the recordings that are shown.
    """

    def film(self, target: str, where: Span) -> tuple[Film | None, tuple[Diagnostic, ...]]:
        """
        Return the recording that *target* names, None to show nothing.
        """


class Page(Protocol):
    """
    Be what is being written: XHTML, plain text, findings, assets, in the words of a language.
    """

    written: list[str]
    plain: list[str]
    findings: list[Diagnostic]
    assets: dict[str, Asset]
    prefix: str

    @property
    def words(self) -> Words:
        """
        The words of the interface in the language of the course.
        """
        ...

    def open(self, tag: str, **attributes: str) -> None:
        """
        Write the start of an element.
        """


def citation(page: Page, token: Token, where: Span, sources: Sources) -> None:
    """
    Write a citation, each source in it a link to its entry.
    """
    mention, findings = sources.mention(token.meta["items"], token.content, where)
    page.findings.extend(findings)
    if mention:
        if mention.whole:
            page.findings.append(misplaced(token.content, where))
        text = mention.text or token.content
        page.written.append(html.escape(text, quote=False))
        page.plain.append(text)
        return
    shown, findings = sources.cite(token.meta["items"], where)
    page.findings.extend(findings)
    page.written.append("(")
    for number, (text, address) in enumerate(shown):
        page.written.append("; " if number else "")
        said = citation_marks.to_html(text, links=False)
        if address:
            place = f"cite-{page.prefix}{address.rpartition('/')[2].removeprefix('ref-')}"
            known = f' id="{place}"'
            known = "" if any(known in part for part in page.written) else known
            page.written.append(f'<a href="{html.escape(address)}"{known} class="citation" role="doc-biblioref">{said}</a>')
        else:
            page.written.append(said)
    page.written.append(")")
    page.plain.append("(" + "; ".join(citation_marks.to_text(text) for text, _ in shown) + ")")


def listing(page: Page, token: Token, where: Span, sources: Sources) -> bool:
    """
    Write the list of all items of a framework in the place of a paragraph that is nothing else; return whether it was one.
    """
    mention, _ = sources.mention(token.meta["items"], token.content, where)
    if mention is None or mention.whole is None:
        return False
    written, plain = listed(mention.whole)
    page.written.append(written)
    page.plain.append(plain)
    return True


def formula(page: Page, token: Token, where: Span) -> None:
    """
    Write a formula; one that can't be read stands as its author wrote it.
    """
    try:
        written, spoken = mathematics.convert(token.meta["tex"], token.meta["apart"])
    except mathematics.FormulaError as error:
        page.findings.append(finding(codes.FORMULA, where, text=short(token.content), reason=error))
        page.written.append(f"<code>{html.escape(token.content, quote=False)}</code>")
        page.plain.append(token.content)
        return
    page.written.append(written)
    page.plain.append(f" {spoken} " if token.meta["apart"] else spoken)


def film(page: Page, film: Film, caption: str) -> None:
    """
    Write a recording with its name, its size, and its transcript; nothing of it is loaded before it is played.
    """
    page.assets[film.asset.name] = film.asset
    page.open("figure", class_="film")
    page.open(
        film.kind,
        controls="controls",
        preload="none",
        aria_label=caption,
        **({"playsinline": "playsinline"} if film.kind == "video" else {}),
    )
    page.written.append(f'<source src="{film.asset.name}" type="{film.media_type}"/>')
    if film.captions:
        page.assets[film.captions.name] = film.captions
        label = html.escape(page.words(_CAPTIONS))
        page.written.append(f'<track kind="captions" src="{film.captions.name}" srclang="{film.language}" label="{label}"/>')
    page.written.append(f"</{film.kind}><figcaption>")
    size, unit = size_of(film.size)
    about = page.words(_ABOUT[film.kind]).replace("{size}", size).replace("{unit}", unit)
    page.written.append(
        f'{html.escape(caption, quote=False)} <small class="about-film">{html.escape(about, quote=False)}</small></figcaption>'
    )
    page.plain.append(f"{caption}\n")
    if film.transcript:
        page.assets.update({asset.name: asset for asset in film.transcript.assets})
        page.written.append(
            f"<details><summary>{html.escape(page.words(_TRANSCRIPT), quote=False)}</summary>{film.transcript.fragment}</details>"
        )
        page.plain.append(f"{film.transcript.plain}\n")
    page.written.append("</figure>")
