"""
What stands behind the modules: a module of pages that the tool makes from glossary.yml and references.yml, for what is used in them.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence

from clic_scorm.authoring import glossary
from clic_scorm.authoring.bibliography import Bibliography
from clic_scorm.authoring.blocks import Document
from clic_scorm.authoring.citations import citations
from clic_scorm.authoring.draft import DraftUnit
from clic_scorm.authoring.facts import Tables
from clic_scorm.authoring.glossary import Glossary
from clic_scorm.authoring.library import Library
from clic_scorm.authoring.prose import Resolver, inline
from clic_scorm.authoring.references import FILE, read_references
from clic_scorm.authoring.sources import Sources, decode
from clic_scorm.authoring.tokens import inline_children
from clic_scorm.diagnostics import Diagnostic, Span
from clic_scorm.model import Html, Module, Page, Unit, texts
from clic_scorm.model.identity import Declared
from clic_scorm.model.words import Words, marked


_TITLE = marked("Appendix")
_ID = "appendix"


class BackMatter:
    """
    Read what the pages are made of, and make them once the modules are composed; findings gather in *findings*.
    """

    def __init__(self, sources: Sources, drafts: Sequence[DraftUnit], language: str, source: str) -> None:
        self.findings: list[Diagnostic] = []
        taken = {unit.id for unit in drafts}
        text = self._text(sources, FILE)
        references, problems = read_references(text) if text.strip() else ({}, ())
        self.findings.extend(problems)
        self.library = Library(references, Bibliography(references, language), _free("references", taken))
        text = self._text(sources, glossary.FILE)
        page = _free("glossary", taken)
        self.glossary, problems = glossary.read_glossary(text, page, language, source) if text.strip() else (Glossary(), ())
        self.findings.extend(problems)
        defined = [inline_children(term.definition, {}) for term in self.glossary.terms]
        cited = {item.key for children in defined for item in citations(children)}
        cited.update(_mentioned(drafts) if references else ())
        self.tables = Tables(references)
        self.tables.read(drafts)
        self.findings.extend(self.tables.findings)
        self.library.mentioned = (cited | self.tables.keys) & set(references)
        self.findings.extend(self.library.unused())
        if self.glossary.terms:
            self.findings.extend(self.glossary.unused("\n".join(document.lines) for document in _documents(drafts)))

    def _text(self, sources: Sources, name: str) -> str:
        text, problems = decode(name, sources[name]) if name in sources else ("", ())
        self.findings.extend(problems)
        return text

    @property
    def ids(self) -> set[str]:
        """
        Return the ids of the pages, for links to them.
        """
        return {one.id for one in self.declared()}

    def declared(self) -> Iterator[Declared]:
        """
        Yield the pages that there may be, so that they are numbered as all units are.
        """
        if self.glossary.terms:
            yield Declared("unit", self.glossary.page, Span(glossary.FILE), "Glossary")
        if self.library.mentioned:
            yield Declared("unit", self.library.page, Span(FILE), "References")

    def complete(self, modules: Sequence[Module], resolver: Resolver, words: Words) -> tuple[Module, ...]:
        """
        Return *modules* with the terms on their pages marked and facts as data, and behind them, where anything calls for it, the module of made pages.
        """
        if self.glossary.terms or self.tables.facts:
            modules = [module.model_copy(update={"units": tuple(map(self._completed, module.units))}) for module in modules]
        elif not self.library.cited:
            return tuple(modules)
        units = [unit for module in modules for unit in module.units]
        fragments = {unit.id: [html.fragment for html in texts(unit)] for unit in units}
        empty = Document(glossary.FILE, ())

        def definition(term: glossary.Term) -> Html:
            said, problems = inline(empty, term.definition, term.meaning, resolver)
            self.findings.extend(problems)
            return said

        titles = {unit.id: unit.title for unit in units}
        terms = self.glossary.list_page(definition, titles, fragments, words)
        if terms:
            units, fragments = [*units, terms], {**fragments, terms.id: [terms.body.fragment]}
        made = tuple(page for page in (terms, self.library.list_page(units, fragments, words)) if page)
        taken = {module.id for module in modules}
        behind = Module(id=_free(_ID, taken), title=words(_TITLE), span=Span(FILE), units=made)
        return (*modules, behind) if made else tuple(modules)

    def _completed(self, unit: Unit) -> Unit:
        if not isinstance(unit, Page):
            return unit
        body = unit.body.model_copy(update={"fragment": self.glossary.mark(unit.body.fragment)})
        return unit.model_copy(update={"body": body, "facts": self.tables.facts.get(unit.id, ())})


def _free(name: str, taken: Collection[str]) -> str:
    return name if name not in taken else _free(f"the-{name}", taken)


def _documents(drafts: Iterable[DraftUnit]) -> Iterator[Document]:
    """
    Yield the files of *drafts*, whatever variant they are for.
    """
    known = {id(unit.document): unit.document for unit in drafts}
    yield from known.values()


def _mentioned(drafts: Iterable[DraftUnit]) -> Iterator[str]:
    """
    Yield the keys that any file cites.
    """
    for document in _documents(drafts):
        for token in document.tokens:
            yield from (item.key for item in citations(token.children or ()))
