"""
Read the first sheet of a workbook: Excel (ISO/IEC 29500) and OpenDocument (ISO/IEC 26300), values alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Context, InvalidOperation

from clic_scorm.package import Limits, Package, unpack
from clic_scorm.package.xml import Element, XmlError, children, elements, parse, qualified


_SHEET = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_STRICT = "http://purl.oclc.org/ooxml/spreadsheetml/main"
_TABLE = "urn:oasis:names:tc:opendocument:xmlns:table:1.0"
_TEXT = "urn:oasis:names:tc:opendocument:xmlns:text:1.0"
_OFFICE = "urn:oasis:names:tc:opendocument:xmlns:office:1.0"
_LIMITS = Limits(size=400 << 20, members=2000)
_LETTERS = re.compile(r"([A-Z]{1,3})[0-9]+")
# A row or cell may stand for a million alike: what is empty to the edge of the sheet is not read out.
_WIDEST = 1000
_REPEATED = 1000
_LONGEST_NUMBER = 40


class UnreadableError(ValueError):
    """
    Say why a file is no table.
    """


@dataclass(frozen=True, slots=True)
class Row:
    """
    Hold the cells of one row, and the line of the file on which it begins.
    """

    line: int
    cells: tuple[str, ...]


def read_spreadsheet(data: bytes) -> Iterator[Row]:
    """
    Yield the rows of the first sheet, as texts; raise UnreadableError.
    """
    package, _ = unpack(data, _LIMITS)
    try:
        if "content.xml" in package:
            yield from _open_document(parse(package["content.xml"]))
            return
        sheets = sorted((name for name in package if re.fullmatch(r"xl/worksheets/sheet\d+\.xml", name)), key=_number)
        if not sheets:
            raise UnreadableError("it is a zip, and no workbook of Excel or OpenDocument")
        yield from _excel(parse(package[sheets[0]]), _shared(package))
    except XmlError as error:
        raise UnreadableError(f"the workbook is damaged ({error})") from None


def _number(name: str) -> int:
    return int(re.sub(r"\D", "", name.rpartition("/")[2]))


def _named(node: Element, name: str) -> tuple[Element, ...]:
    return children(node, qualified(_SHEET, name)) or children(node, qualified(_STRICT, name))


def _shared(package: Package) -> list[str]:
    if "xl/sharedStrings.xml" not in package:
        return []
    return [_letters_of(item) for item in _named(parse(package["xl/sharedStrings.xml"]), "si")]


def _letters_of(node: Element) -> str:
    """
    Return the text in runs and plain pieces, without the phonetic guides beside it (18.4.6 rPh).
    """
    pieces = [piece.text or "" for piece in _named(node, "t")]
    pieces += [piece.text or "" for run in _named(node, "r") for piece in _named(run, "t")]
    return "".join(pieces)


def _excel(root: Element, shared: list[str]) -> Iterator[Row]:
    for body in _named(root, "sheetData"):
        for count, row in enumerate(_named(body, "row"), 1):
            cells: dict[int, str] = {}
            for place, cell in enumerate(_named(row, "c")):
                cells[_column(cell.get("r", ""), place)] = _value(cell, shared)
            width = min(max(cells, default=-1) + 1, _WIDEST)
            line = row.get("r", "")
            yield Row(int(line) if line.isdigit() else count, tuple(cells.get(column, "") for column in range(width)))


def _column(reference: str, place: int) -> int:
    match = _LETTERS.fullmatch(reference)
    if not match:
        return place
    number = 0
    for letter in match[1]:
        number = number * 26 + ord(letter) - ord("A") + 1
    return number - 1


def _value(cell: Element, shared: list[str]) -> str:
    kind = cell.get("t", "n")
    if kind == "inlineStr":
        return "".join(_letters_of(node) for node in _named(cell, "is"))
    text = "".join(node.text or "" for node in _named(cell, "v"))
    if kind == "s":
        return shared[int(text)] if text.isdigit() and int(text) < len(shared) else ""
    if kind == "b":
        return "yes" if text == "1" else "no"
    return "" if kind == "e" else _plain(text)


def _plain(number: str) -> str:
    """
    Return *number* as the sheet shows it: with 15 significant digits, as both programs do, so that a sum kept as 27.999999999999996 is 28.

    A row of digits stays as it is: it may be the number of a person, which Moodle writes with its zeros in front.
    """
    if number.isascii() and number.isdigit():
        return number
    try:
        return f"{Context(prec=15).create_decimal(number).normalize():f}" if len(number) < _LONGEST_NUMBER else number
    except InvalidOperation:
        return number


def _open_document(root: Element) -> Iterator[Row]:
    table = next((node for node in elements(root) if node.tag == qualified(_TABLE, "table")), None)
    if table is None:
        raise UnreadableError("it holds no sheet")
    line = 0
    for row in (node for node in elements(table) if node.tag == qualified(_TABLE, "table-row")):
        cells: list[str] = []
        for cell in children(row):
            repeated = _count(cell.get(qualified(_TABLE, "number-columns-repeated"), "1"))
            cells.extend([_open_value(cell)] * repeated)
        alike = _count(row.get(qualified(_TABLE, "number-rows-repeated"), "1"))
        for _ in range(alike):
            line += 1
            yield Row(line, tuple(cells[:_WIDEST]))


def _count(text: str) -> int:
    return min(int(text), _REPEATED) if text.isdigit() else 1


def _open_value(cell: Element) -> str:
    kind = cell.get(qualified(_OFFICE, "value-type"), "")
    if kind in ("float", "percentage"):
        return _plain(cell.get(qualified(_OFFICE, "value"), ""))
    if kind == "boolean":
        return "yes" if cell.get(qualified(_OFFICE, "boolean-value")) == "true" else "no"
    return "\n".join("".join(str(text) for text in line.itertext()) for line in children(cell, qualified(_TEXT, "p")))
