"""
Word documents for the tests, written by python-docx as Word writes them.
"""

from __future__ import annotations

import io
from collections.abc import Sequence
from typing import Any

import docx
from docx.oxml import OxmlElement
from docx.oxml.ns import qn


class Document:
    """
    Be a document in the making; each method adds a paragraph or a table.
    """

    def __init__(self) -> None:
        self.document: Any = docx.Document()

    def title(self, text: str) -> None:
        self.document.add_heading(text, 0)

    def heading(self, text: str, level: int) -> None:
        self.document.add_heading(text, level)

    def text(self, *runs: str | tuple[str, str], style: str | None = None) -> Any:
        paragraph = self.document.add_paragraph(style=style)
        for run in runs:
            words, look = run if isinstance(run, tuple) else (run, "")
            made = paragraph.add_run(words)
            made.bold, made.italic = look == "bold", look == "italic"
        return paragraph

    def item(self, text: str, depth: int = 0, *, bold: bool = False, numbered: bool = True) -> None:
        """
        Add an item of a list as Word keeps it: one numbering, and how deep.
        """
        paragraph = self.document.add_paragraph(style="List Number" if numbered else "List Bullet")
        run = paragraph.add_run(text)
        run.bold = bold
        numbering = paragraph._p.get_or_add_pPr()
        properties = OxmlElement("w:numPr")
        for name, value in (("w:ilvl", depth), ("w:numId", self._numbering(numbered))):
            element = OxmlElement(name)
            element.set(qn("w:val"), str(value))
            properties.append(element)
        numbering.append(properties)

    def _numbering(self, numbered: bool) -> int:
        """
        Return the number of a numbering with three levels.
        """
        part = self.document.part.numbering_part.element
        wanted = 9001 if numbered else 9002
        if not part.xpath(f"w:abstractNum[@w:abstractNumId='{wanted}']"):
            abstract = OxmlElement("w:abstractNum")
            abstract.set(qn("w:abstractNumId"), str(wanted))
            for depth in range(3):
                level = OxmlElement("w:lvl")
                level.set(qn("w:ilvl"), str(depth))
                form = OxmlElement("w:numFmt")
                form.set(qn("w:val"), ("decimal" if depth == 0 else "lowerLetter") if numbered else "bullet")
                level.append(form)
                abstract.append(level)
            part.insert(0, abstract)
            number = OxmlElement("w:num")
            number.set(qn("w:numId"), str(wanted))
            reference = OxmlElement("w:abstractNumId")
            reference.set(qn("w:val"), str(wanted))
            number.append(reference)
            part.append(number)
        return wanted

    def table(self, rows: Sequence[Sequence[str]]) -> Any:
        table = self.document.add_table(len(rows), len(rows[0]))
        for row, cells in enumerate(rows):
            for column, cell in enumerate(cells):
                table.cell(row, column).text = cell
        return table

    def picture(self, data: bytes, alternative: str = "") -> None:
        shape = self.document.add_picture(io.BytesIO(data))
        shape._inline.docPr.set("descr", alternative)

    def comment(self, paragraph: Any, text: str) -> None:
        self.document.add_comment(paragraph.runs, text=text, author="Ana", initials="A")

    def data(self) -> bytes:
        stream = io.BytesIO()
        self.document.save(stream)
        return stream.getvalue()
