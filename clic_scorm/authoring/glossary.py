"""
The glossary of a course: glossary.yml read, its terms found in pages, and the page that lists them.
"""

from __future__ import annotations

import html
import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from urllib.parse import unquote

from clic_scorm.authoring import dialect_codes as codes
from clic_scorm.authoring.attributes import nearest, slug
from clic_scorm.authoring.boxes import marker_in
from clic_scorm.authoring.fields import Fields
from clic_scorm.authoring.yaml import Mapping as Group
from clic_scorm.authoring.yaml import Scalar, Sequence, Value, load
from clic_scorm.diagnostics import Diagnostic, Span, finding
from clic_scorm.model import Asset, Html, Page
from clic_scorm.model.words import Words, marked


FILE = "glossary.yml"
_TITLE = marked("Glossary")
_INDEX = marked("Glossary index")
_USED_IN = marked("Used in:")
KEYS = ("term", "definition", "forms", "translations")
_ARTICLE = "ال"
_NAMED = re.compile(r"glossary\.yml#([^#\s)]+)")
_PARTS = re.compile(r"<[^>]*>|[^<]+")
_NAME = re.compile(r"</?[a-z][a-z0-9]*")
_ENTRY = re.compile(r'<a href="#(?P<page>[a-z0-9-]+)/(?P<anchor>term-[a-z0-9-]+)"[^>]*>')
_UNMARKED = ("a", "abbr", "button", "code", "dt", "h1", "h2", "h3", "h4", "h5", "h6", "kbd", "math", "pre", "q", "summary", "th")


@dataclass(frozen=True, slots=True)
class Term:
    """
    Hold a term: what it is called, its other forms, what it means as the author wrote it, and the id of its entry.
    """

    name: str
    forms: tuple[str, ...]
    definition: str
    anchor: str
    span: Span
    meaning: Span


@dataclass(slots=True)
class Glossary:
    """
    Know the terms of a course in one language; *page* is the id of the page that lists them.
    """

    terms: tuple[Term, ...] = ()
    page: str = "glossary"
    used: set[str] = field(default_factory=set)
    _by_form: dict[str, Term] = field(default_factory=dict)
    _pattern: re.Pattern[str] | None = None

    def __post_init__(self) -> None:
        self._by_form = {form: term for term in self.terms for form in (term.name, *term.forms)}
        folded = {_folded(form): term for form, term in self._by_form.items() if not _has_capitals(form)}
        self._by_form = {**folded, **{form: term for form, term in self._by_form.items() if _has_capitals(form)}}
        self._pattern = _pattern(form for term in self.terms for form in (term.name, *term.forms))

    def find(self, text: str) -> Iterator[tuple[int, int, Term]]:
        """
        Yield begin, end and term of each use in *text*; longer forms first, whole words only.
        """
        if self._pattern is None:
            return
        for match in self._pattern.finditer(text):
            words = " ".join(match[0].split())
            term = self._by_form.get(words) or self._by_form.get(_folded(words))
            if term:
                yield match.start(), match.end(), term

    def mark(self, fragment: str) -> str:
        """
        Return XHTML with the first use of each term as a link to its entry; headings, links, code, formulas and the like are left alone.
        """
        marked_terms: set[str] = set()
        stack: list[str] = []
        parts: list[str] = []
        for part in _PARTS.findall(fragment):
            if part[0] != "<":
                parts.append(part if any(stack) else self._marked(part, marked_terms))
                continue
            name = _NAME.match(part)
            if name and part[1] == "/":
                stack.pop()
            elif name and not part.endswith("/>"):
                stack.append(name[0] if name[0].removeprefix("<") in _UNMARKED or 'class="alert-title"' in part else "")
            entry = _ENTRY.match(part)
            if entry and entry["page"] == self.page:
                marked_terms.add(entry["anchor"])
                part = part[:-1] + ' class="term">'
            parts.append(part)
        return "".join(parts)

    def _marked(self, text: str, marked_terms: set[str]) -> str:
        shown = html.unescape(text)
        parts: list[str] = []
        position = 0
        for start, end, term in self.find(shown):
            if term.anchor in marked_terms:
                continue
            marked_terms.add(term.anchor)
            parts.append(html.escape(shown[position:start], quote=False))
            parts.append(f'<a href="{self.address(term)}" class="term">{html.escape(shown[start:end], quote=False)}</a>')
            position = end
        return "".join(parts) + html.escape(shown[position:], quote=False) if parts else text

    def link(self, written: str, where: Span) -> tuple[str, tuple[Diagnostic, ...]]:
        """
        Return the address of the term that a link `glossary.yml#term` names, or a finding.
        """
        wanted = slug(written)
        for term in self.terms:
            if wanted and wanted in (slug(form) for form in (term.name, *term.forms)):
                return self.address(term), ()
            if not wanted and written in (term.name, *term.forms):
                return self.address(term), ()
        near = nearest(written, [term.name for term in self.terms])
        remedy = f"did you mean “{near}”?" if near else f"add the term to {FILE}"
        return "", (finding(codes.UNKNOWN_TERM, where, term=written, remedy=remedy),)

    def address(self, term: Term) -> str:
        """
        Return where the entry of *term* stands, and note that it is used.
        """
        self.used.add(term.anchor)
        return f"#{self.page}/{term.anchor}"

    def unused(self, texts: Iterable[str]) -> Iterator[Diagnostic]:
        """
        Yield advice on each term that none of *texts* has.
        """
        used: set[str] = set()
        for text in texts:
            used.update(term.anchor for _, _, term in self.find(text))
            named = {slug(unquote(name)) for name in _NAMED.findall(text)}
            used.update(term.anchor for term in self.terms if named & {slug(form) for form in (term.name, *term.forms)})
        return (finding(codes.UNUSED_TERM, term.span, term=term.name) for term in self.terms if term.anchor not in used)

    def list_page(
        self, definition: Callable[[Term], Html], titles: Mapping[str, str], fragments: Mapping[str, list[str]], words: Words
    ) -> Page | None:
        """
        Return the page of all terms by their letters; *definition* renders what a term means. *titles* and *fragments* are the units' own.
        """
        if not self.terms:
            return None
        users = {unit: set(re.findall(rf'href="#{self.page}/(term-[a-z0-9-]+)"', "".join(parts))) for unit, parts in fragments.items()}
        ordered = sorted(self.terms, key=lambda term: (_sorted_as(term.name), term.name))
        written: list[str] = []
        plain: list[str] = []
        assets: list[Asset] = []
        letters: list[str] = []
        for term in ordered:
            letter = _sorted_as(term.name)[:1].upper() or "#"
            if not letters or letters[-1] != letter:
                written.append("</dl>" if letters else "")
                letters.append(letter)
                written.append(f'<h2 id="letter-{len(letters)}">{html.escape(letter, quote=False)}</h2><dl class="glossary">')
            said = definition(term)
            links = [
                f'<a href="#{unit}">{html.escape(titles[unit], quote=False)}</a>' for unit, used in users.items() if term.anchor in used
            ]
            back = f' <small class="cited">{html.escape(words(_USED_IN), quote=False)} {", ".join(links)}</small>' if links else ""
            written.append(f'<dt id="{term.anchor}">{html.escape(term.name, quote=False)}</dt><dd><div>{said.fragment}</div>{back}</dd>')
            plain.append(f"{term.name}: {said.plain}")
            assets.extend(said.assets)
        index = self._index(letters, words) if len(letters) > 1 else ""
        body = Html(fragment=f"{index}{''.join(written)}</dl>", plain="\n".join(plain), assets=tuple(assets))
        return Page(id=self.page, title=words(_TITLE), span=Span(FILE), body=body, optional=True)

    def _index(self, letters: list[str], words: Words) -> str:
        items = "".join(
            f'<li><a href="#{self.page}/letter-{number}">{html.escape(letter, quote=False)}</a></li>'
            for number, letter in enumerate(letters, 1)
        )
        return f'<nav class="letters" aria-label="{html.escape(words(_INDEX))}"><ul>{items}</ul></nav>'


def read_glossary(text: str, page: str, language: str, source: str) -> tuple[Glossary, tuple[Diagnostic, ...]]:
    """
    Read glossary.yml from *text*: a definition a term, or a list of groups with `term` and `definition`; in *language* where it differs from *source*.
    """
    value, problems = load(text, FILE)
    findings = list(problems)
    terms: list[Term] = []
    known: dict[str, Term] = {}
    for name, entry in _entries(value, findings):
        term = _read(name, entry, language if language != source else "", {one.anchor for one in terms}, findings)
        if term is None:
            continue
        twice = next((form for form in (term.name, *term.forms) if _folded(form) in known), "")
        if twice:
            other = known[_folded(twice)]
            findings.append(finding(codes.TERM_TWICE, term.span, term=twice, other=other.name, line=other.span.line))
            continue
        terms.append(term)
        known |= {_folded(form): term for form in (term.name, *term.forms)}
    return Glossary(tuple(terms), page), tuple(findings)


def _entries(value: Value | None, findings: list[Diagnostic]) -> Iterator[tuple[Scalar, Value]]:
    if isinstance(value, Group):
        yield from value.pairs
    elif isinstance(value, Sequence):
        for entry in value.items:
            term = entry.get("term") if isinstance(entry, Group) else None
            if isinstance(term, Scalar) and term.text.strip():
                yield term, entry
            else:
                findings.append(finding(codes.NO_DEFINITION, entry.span, term="-", remedy="name it: term: hazard"))


def _read(name: Scalar, entry: Value, language: str, anchors: set[str], findings: list[Diagnostic]) -> Term | None:
    words = unicodedata.normalize("NFC", " ".join(name.text.split()))
    forms: tuple[str, ...] = ()
    if isinstance(entry, Scalar):
        definition, meaning = " ".join(entry.text.split()), entry.span
    elif isinstance(entry, Group):
        fields = Fields(entry, f"the term “{words}”", KEYS, findings)
        definition, meaning, forms = fields.text("definition"), fields.span("definition"), fields.texts("forms")
        translated = _translated(fields, language, findings)
        if translated:
            words = translated.text("term", words)
            forms = translated.texts("forms")
            definition, meaning = translated.text("definition", definition), translated.span("definition")
    else:
        definition, meaning = "", entry.span
    if not definition or not words:
        findings.append(finding(codes.NO_DEFINITION, name.span, term=words, remedy="say what it means: definition: …"))
        return None
    if marker := marker_in(definition):
        findings.append(finding(codes.MARKER_ELSEWHERE, meaning, marker=marker, what="a definition"))
        definition = ""
    anchor = f"term-{slug(words) or len(anchors) + 1}"
    anchor = f"{anchor}-{len(anchors) + 1}" if anchor in anchors else anchor
    return Term(words, tuple(unicodedata.normalize("NFC", form) for form in forms), definition, anchor, name.span, meaning)


def _translated(fields: Fields, language: str, findings: list[Diagnostic]) -> Fields | None:
    """
    Return what stands below `translations` for *language*; every language there is checked.
    """
    group = fields.group("translations")
    chosen = None
    for key, value in group.pairs if group else ():
        if isinstance(value, Group):
            read = Fields(value, f"the translation into {key.text}", KEYS[:3], findings)
            chosen = read if key.text == language else chosen
        else:
            fields.wrong("translations", value, "write term and definition below the language, on indented lines", value.span)
    return chosen


def _pattern(forms: Iterable[str]) -> re.Pattern[str] | None:
    ordered = sorted(set(forms), key=lambda form: (-len(form), form))
    if not ordered:
        return None
    exact = "|".join(r"\s+".join(map(re.escape, form.split())) for form in ordered if _has_capitals(form))
    any_case = "|".join(r"\s+".join(map(re.escape, form.split())) for form in ordered if not _has_capitals(form))
    parts = [part for part in (exact, f"(?i:{any_case})" if any_case else "") if part]
    return re.compile(rf"(?<![\w-])(?:{'|'.join(parts)})(?![\w-])")


def _has_capitals(form: str) -> bool:
    """
    Return whether *form* has a capital behind its first letter, as ICT has: then IT is no it.
    """
    return any(character.isupper() for word in form.split() for character in word[1:]) or (len(form) == 1 and form.isupper())


def _folded(form: str) -> str:
    return " ".join(form.split()).casefold()


def _sorted_as(name: str) -> str:
    """
    Return *name* as it is put in order: without marks, capitals and the Arabic article.
    """
    plain = "".join(character for character in unicodedata.normalize("NFKD", name) if not unicodedata.combining(character))
    return plain.casefold().removeprefix(_ARTICLE)
