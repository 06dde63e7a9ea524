"""
Tables as LMSs, spreadsheets and people write them.
"""

from __future__ import annotations

import io
import zipfile

import pytest

from clic_scorm.certify.columns import recognise
from clic_scorm.certify.tables import guarded, read_table, unguarded


ROWS = [["Name", "Attempt", "Score"], ["Ana López", "1", "85"], ["Li, Wei", "2", ""]]


def table_of(data: bytes, name: str = "report.csv") -> list[list[str]]:
    table, findings = read_table(name, data)
    assert table is not None, findings
    return [list(table.header), *(list(row.cells) for row in table.rows)]


@pytest.mark.parametrize(
    "data",
    [
        b'Name,Attempt,Score\nAna L\xc3\xb3pez,1,85\n"Li, Wei",2,\n',
        b'\xef\xbb\xbfName;Attempt;Score\r\nAna L\xc3\xb3pez;1;85\r\n"Li, Wei";2;\r\n',
        b"Name\tAttempt\tScore\nAna L\xc3\xb3pez\t1\t85\nLi, Wei\t2\t\n",
        b'"Name"\t"Attempt"\t"Score"\n"Ana L\xc3\xb3pez"\t1\t85\n"Li, Wei"\t2\n',
        b'sep=;\r\nName;Attempt;Score\r\nAna L\xc3\xb3pez;1;85\r\n"Li, Wei";2;\r\n',
        b"\n\nName|Attempt|Score\nAna L\xc3\xb3pez|1|85\n\n ||\nLi, Wei|2||too|much\n",
        "\ufeffName\tAttempt\tScore\nAna López\t1\t85\nLi, Wei\t2\t\n".encode("utf-16-le"),
        "Name\tAttempt\tScore\nAna López\t1\t85\nLi, Wei\t2\t\n".encode("utf-16"),
        "Name\tAttempt\tScore\nAna López\t1\t85\nLi, Wei\t2\t\n".encode("utf-16-le"),
        "Name\tAttempt\tScore\nAna López\t1\t85\nLi, Wei\t2\t\n".encode("utf-16-be"),
        "Name,Attempt,Score\nAna López,1,85\n\"Li, Wei\",2,\n".encode("cp1252"),
    ],
    ids=["commas", "bom-semicolons", "moodle-tabs", "quoted", "sep", "blank-lines", "utf16-mark", "utf16", "utf16-le", "utf16-be", "cp1252"],
)  # fmt: skip
def test_every_way_to_write_a_table_reads_alike(data: bytes) -> None:
    assert table_of(data) == ROWS


def test_old_letters_are_read_and_told_of() -> None:
    _, findings = read_table("old.csv", "Nombre;Correo\nAna López;a@b.org\n".encode("cp1252"))
    assert [item.code.id for item in findings] == ["CERT011"]


def test_a_row_knows_its_line_behind_cells_of_several_lines() -> None:
    table, _ = read_table("a.csv", b'sep=,\nname,note\nAna,"one\ntwo"\nLi,x\n')
    assert table is not None
    assert [row.line for row in table.rows] == [3, 5]


def test_nothing_is_calculated() -> None:
    data = b"name,email\n'=cmd|'/C calc'!A0,a@b.org\n=1+1,'@x\n'-,'O''Brien\n"
    assert table_of(data)[1:] == [["=cmd|'/C calc'!A0", "a@b.org"], ["=1+1", "@x"], ["-", "'O''Brien"]]


@pytest.mark.parametrize("cell", ["=1+1", "+31 6", "-", "@x", " =1", "\t=1", "Ana", "", "'quoted'"])
def test_what_was_guarded_comes_back(cell: str) -> None:
    assert unguarded(guarded(cell)) == cell
    assert not guarded(cell).startswith(("=", "+", "@"))


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "empty"),
        (b" \n\n", "empty"),
        (b"PK\x03\x04 no zip", "no workbook"),
        (b"\xff\xfea", "damaged"),
        (b"\xef\xbb\xbfn\xff", "damaged"),
    ],
)
def test_what_is_no_table_is_refused_in_words(data: bytes, reason: str) -> None:
    table, findings = read_table("x.csv", data)
    assert table is None
    assert [item.code.id for item in findings] == ["CERT001"]
    assert reason in findings[0].message


def test_a_long_cell_is_read_whole() -> None:
    state = "C1" + "x" * 300_000
    assert table_of(f"name,suspend_data\nAna,{state}\n".encode())[1][1] == state


def zipped(**members: str) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for name, text in members.items():
            archive.writestr(name.replace("__", "/").replace("_xml", ".xml"), text)
    return buffer.getvalue()


def test_excel_is_read() -> None:
    main = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
    sheet = (
        f'<worksheet {main}><sheetData><row r="1"><c r="A1" t="s"><v>0</v></c><c r="C1" t="inlineStr"><is><t>Score</t></is></c></row>'
        '<row r="3"><c r="A3" t="s"><v>1</v></c><c r="B3" t="b"><v>1</v></c><c r="C3"><v>27.999999999999996</v></c></row>'
        '<row r="4"><c r="C4"><f>1+1</f><v>9.0</v></c><c r="D4"><v>1</v></c><c r="A4" t="e"><v>#REF!</v></c></row></sheetData></worksheet>'
    )
    shared = f"<sst {main}><si><t>Name</t></si><si><r><t>Ana </t></r><r><t>López</t></r><rPh><t>x</t></rPh></si></sst>"
    data = zipped(xl__worksheets__sheet1_xml=sheet, xl__sharedStrings_xml=shared)
    assert table_of(data, "report.xlsx") == [["Name", "", "Score"], ["Ana López", "yes", "28"], ["", "", "9"]]


def test_open_document_is_read() -> None:
    spaces = " ".join(f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"' for name in ("office", "table", "text"))
    rows = (
        "<table:table-row><table:table-cell><text:p>Name</text:p></table:table-cell><table:table-cell><text:p>Score</text:p></table:table-cell></table:table-row>"
        "<table:table-row><table:table-cell><text:p>Ana <text:span>López</text:span></text:p></table:table-cell>"
        '<table:table-cell office:value-type="float" office:value="28.10"><text:p>28,1</text:p></table:table-cell>'
        '<table:table-cell table:number-columns-repeated="16000"/></table:table-row>'
        '<table:table-row table:number-rows-repeated="1048570"><table:table-cell/></table:table-row>'
    )
    content = f"<office:document-content {spaces}><office:body><office:spreadsheet><table:table>{rows}</table:table></office:spreadsheet></office:body></office:document-content>"
    assert table_of(zipped(content_xml=content), "report.ods") == [["Name", "Score"], ["Ana López", "28.1"]]


@pytest.mark.parametrize(
    ("header", "roles"),
    [
        (["Name", "Email address", "Attempt", "Started on", "Last accessed on", "Score"], {"name": 0, "email": 1, "attempt": 2}),
        (["Nombre", "Dirección de correo", "Intento", "Comenzado en"], {"name": 0, "email": 1, "attempt": 2}),
        (["Nombre", "Apellido(s)", "Número de ID"], {"first-name": 0, "last-name": 1, "id": 2}),
        (["Prénom", "Nom", "Adresse de courriel"], {"first-name": 0, "last-name": 1, "email": 2}),
        (["Prénom", "Nom de famille"], {"first-name": 0, "last-name": 1}),
        (["Nome", "Sobrenome", "Endereço de e-mail"], {"first-name": 0, "last-name": 1, "email": 2}),
        (["الاسم", "عنوان البريد الإلكتروني", "المحاولة"], {"name": 0, "email": 1, "attempt": 2}),
        (["ID", "Name", "E-Mail:", "suspend_data"], {"id": 0, "name": 1, "email": 2, "state": 3}),
        (["Element", "Value"], {"element": 0, "value": 1}),
        (["Name", "Clean water"], {"name": 0, "status": 1}),
    ],
)
def test_columns_are_known_in_five_languages(header: list[str], roles: dict[str, int]) -> None:
    columns = recognise(header, {}, {}, "Clean water")
    assert columns.roles == roles
    assert columns.unused == ()


def test_columns_may_be_mapped_and_what_is_left_is_named() -> None:
    confirmations = {"teach-back": "Micro-session", "attendance": "Hours present"}
    header = ["Who", "teach-back: Micro-session (of 15, at least 9)", "HOURS PRESENT", "Room", "Shoe size"]
    columns = recognise(header, confirmations, {"who": "name", "Room": "-"})
    assert columns.roles == {"name": 0}
    assert columns.confirmed == {"teach-back": 1, "attendance": 2}
    assert columns.unused == ("Shoe size",)
    assert recognise(["Score"], confirmations, {"score": "attendance"}).confirmed == {"attendance": 0}
