"""
Facts tables: what a case rests on, each with value, unit, date, source and confidence, read as data and held against the prose.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, field

from clic_scorm.authoring import facts_codes as codes
from clic_scorm.authoring.attributes import nearest
from clic_scorm.authoring.blocks import Document
from clic_scorm.authoring.citations import TYPE, Item, citations, read
from clic_scorm.authoring.draft import DraftUnit
from clic_scorm.authoring.figures import Figure, figures, readings
from clic_scorm.authoring.leftovers import short
from clic_scorm.authoring.tokens import Token, text_of
from clic_scorm.diagnostics import Diagnostic, Span, finding
from clic_scorm.model import Fact


CLASS = "facts"
# What the columns are called in the languages of the programme, without accents and capitals.
_COLUMNS = {
    "fact": ("fact", "facts", "hecho", "hechos", "dato", "datos", "fait", "faits", "donnee", "donnees", "fato", "fatos", "facto", "factos", "dado", "dados"),
    "value": ("value", "values", "valor", "valores", "valeur", "valeurs"),
    "unit": ("unit", "units", "unidad", "unidades", "unite", "unites", "unidade"),
    "date": ("date", "year", "fecha", "ano", "annee", "data"),
    "source": ("source", "sources", "fuente", "fuentes", "fonte", "fontes"),
    "confidence": ("confidence", "conf", "confianza", "fiabilidad", "confiance", "fiabilite", "confianca", "fiabilidade"),
}  # fmt: skip
_NEEDED = ("fact", "value", "source")
_CONFIDENCE = {
    "high": ("a", "high", "alta", "alto", "elevee", "eleve", "haute"),
    "medium": ("b", "medium", "media", "medio", "moyenne", "moyen"),
    "low": ("c", "low", "baja", "bajo", "faible", "baixa", "baixo"),
}
# What has no date in its source has the day on which it was read.
_READ = r"(?:(?:read|accessed|leido|consultado|lu|consulte|lido|acessado)\s+)?"
_DATE = re.compile(
    _READ + r"(?:c\. ?|ca\. ?|~ ?)?\d{4}(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01]))?)?(?:\s*[-–/]\s*\d{4}(?:-\d{2}){0,2})?"
)
_KEY = re.compile(r"@?(?P<key>[\w][\w:./+-]*)(?:,\s*(?P<place>.+))?")


@dataclass(slots=True)
class Tables:
    """
    Hold the facts of a course by the unit that has them; findings gather in *findings*.
    """

    sources: Collection[str]
    facts: dict[str, tuple[Fact, ...]] = field(default_factory=dict)
    findings: list[Diagnostic] = field(default_factory=list)
    keys: set[str] = field(default_factory=set)

    def read(self, units: Sequence[DraftUnit]) -> None:
        """
        Read the tables of *units*, all variants, and compare what the prose says beside the same sources.
        """
        for unit in units:
            if CLASS in unit.attributes.classes:
                self.facts[unit.id] = tuple(self._unit(unit))
        known = [fact for facts in self.facts.values() for fact in facts if fact.source and fact.unit]
        if known:
            for document in {id(unit.document): unit.document for unit in units}.values():
                self.findings.extend(_compare(document, known))

    def _unit(self, unit: DraftUnit) -> Iterator[Fact]:
        table = next((block for block in unit.blocks if block.kind == "table"), None)
        if table is None:
            self.findings.append(finding(codes.NO_TABLE, unit.span, title=unit.title))
            return
        document = unit.document
        rows = list(_rows(document.tokens[slice(*table.tokens)]))
        columns = [_column(text_of(cell.children or ())) for cell in rows[0][1]]
        missing = [name for name in _NEEDED if name not in columns]
        if missing:
            self.findings.append(finding(codes.NO_COLUMN, table.span, column=missing[0].capitalize()))
            return
        for row, cells in rows[1:]:
            by_name = {name: cell for name, cell in zip(columns, cells, strict=False) if name}
            yield self._fact(by_name, Span(document.file, row + document.first_line))

    def _fact(self, cells: dict[str, Token], where: Span) -> Fact:
        said = {name: " ".join(text_of(cell.children or ()).split()) for name, cell in cells.items()}
        fact = said.get("fact", "")
        for name in ("fact", "value"):
            if not said.get(name):
                self.findings.append(finding(codes.EMPTY_CELL, where, fact=short(fact) or "…", column=name.capitalize()))
        key, place = self._source(cells["source"], said["source"], fact, where) if "source" in cells else ("", "")
        confidence = said.get("confidence", "")
        level = next((name for name, words in _CONFIDENCE.items() if _folded(confidence) in words), "")
        if confidence and not level:
            values = {"nearest": nearest(_folded(confidence), _CONFIDENCE) or "high", "known": "A, B, C; high, medium, low"}
            self.findings.append(finding(codes.CONFIDENCE, where, fact=short(fact), written=confidence, **values))
        date = said.get("date", "")
        if date and not _DATE.fullmatch(_unaccented(date)):
            self.findings.append(finding(codes.DATE, where, fact=short(fact), written=date))
        return Fact(
            text=fact,
            value=said.get("value", ""),
            unit=said.get("unit", ""),
            date=date,
            source=key,
            place=place,
            confidence=level,
            span=where,
        )

    def _source(self, cell: Token, written: str, fact: str, where: Span) -> tuple[str, str]:
        """
        Return the key of a source and where in it: cited in brackets, or its key alone as people write in Word.
        """
        cited = citations(cell.children or ())
        if cited:
            self.keys.update(item.key for item in cited)
            return cited[0].key, cited[0].place
        if not written:
            self.findings.append(finding(codes.NO_SOURCE, where, fact=short(fact)))
            return "", ""
        match = _KEY.fullmatch(written)
        key = match["key"] if match else written
        if key not in self.sources:
            near = nearest(key, self.sources)
            remedy = f"did you mean “[@{near}]”?" if near else "cite a source of references.yml: [@key, p. 71]"
            self.findings.append(finding(codes.UNKNOWN_SOURCE, where, fact=short(fact), source=short(written), remedy=remedy))
            return "", ""
        place = (match["place"] or "") if match else ""
        (item,) = read(f"@{key}, {place}" if place else f"@{key}")
        # A key alone is read as the citation that it stands for.
        cell.children = [Token(TYPE, "", 0, content=written, meta={"items": (item,)})]
        self.keys.add(key)
        return key, item.place


def _rows(tokens: Sequence[Token]) -> Iterator[tuple[int, list[Token]]]:
    """
    Yield row and cells of each line of a table, the header first.
    """
    cells: list[Token] = []
    row = 0
    for position, token in enumerate(tokens):
        if token.type == "tr_open":
            cells, row = [], (token.map or [0])[0]
        elif token.type in ("th_open", "td_open"):
            cells.append(tokens[position + 1])
        elif token.type == "tr_close":
            yield row, cells


def _column(head: str) -> str:
    word = _folded(head)
    return next((name for name, words in _COLUMNS.items() if word in words), "")


def _unaccented(text: str) -> str:
    return "".join(character for character in unicodedata.normalize("NFKD", text) if not unicodedata.combining(character)).casefold()


def _folded(text: str) -> str:
    return " ".join(_unaccented(text).replace(".", "").split())


def _compare(document: Document, facts: Sequence[Fact]) -> Iterator[Diagnostic]:
    """
    Yield a finding where the prose cites a source of *facts* and gives, in the same unit, a number that no fact of that source has.
    """
    inside_table = 0
    for token in document.tokens:
        inside_table += token.nesting if token.type in ("table_open", "table_close") else 0
        if token.type != "inline" or inside_table or not citations(token.children or ()):
            continue
        for said, item, row in _claims(token):
            yield from _differences(said, [fact for fact in facts if fact.source == item.key], item, row, document)


def _claims(token: Token) -> Iterator[tuple[str, Item, int]]:
    """
    Yield what stands before each citation, back to the sentence before or the last citation, with the source and the row.
    """
    text = ""
    row = (token.map or [0])[0]
    for child in token.children or ():
        if child.type == "citation":
            for item in child.meta["items"]:
                yield re.split(r"(?<=[.!?…])\s", text.rstrip())[-1], item, row
            text = ""
        elif child.type in ("softbreak", "hardbreak"):
            text += " "
            row += 1
        else:
            text += child.content if child.type in ("text", "code_inline") else ""


def _differences(said: str, facts: Sequence[Fact], item: Item, row: int, document: Document) -> Iterator[Diagnostic]:
    for unit in dict.fromkeys(fact.unit for fact in facts):
        known: set[Figure] = {value for fact in facts if fact.unit == unit for value in readings(fact.value)}
        for written, values in figures(said, unit):
            if known and not values & known:
                value = next(fact.value for fact in facts if fact.unit == unit)
                where = Span(document.file, row + document.first_line)
                yield finding(codes.DIFFERS, where, written=written, key=item.key, value=f"{value} {unit}")
