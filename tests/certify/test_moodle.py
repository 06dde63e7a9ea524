"""
What the reports of Moodle 5.0 write, in each format that they are downloaded in: people, numbers and attempts come out alike.

The layouts follow `mod/scorm/report/basic`, `report/completion`, `report/progress`, `lib/csvlib.class.php` and `lib/odslib.class.php`.
"""

from __future__ import annotations

import csv
import html
import io

import pytest

from clic_scorm.certify.gather import Evidence, Gathering
from clic_scorm.certify.tables import read_table
from tests.certify.test_tables import zipped


# A number with zeros in front, one of more digits than a spreadsheet counts with, one that begins like a formula.
PEOPLE = [("Ana María López", "0042", "ana@x.org"), ("Li Wei", "20261126000012345", "li@x.org"), ("Séan O'Brien", "-7", "o'brien@x.org")]
HEADER = ["Name", "ID number", "Email address", "Attempt", "Started on", "Last accessed on", "Score", "Clean water"]


def basic() -> list[list[str]]:
    """
    Return the basic report of a SCORM activity: identities escaped as HTML, a dash where nobody has begun.
    """
    rows = [[name, html.escape(number), html.escape(email)] for name, number, email in PEOPLE]
    day = "Thursday, 26 November 2026, 9:05 AM"
    return [HEADER, [*rows[0], "1", day, day, "85.5", "85.5"], [*rows[1], "2", day, day, "0", ""], [*rows[2], "-", "-", "-", "-", ""]]


def guarded(cell: str) -> str:
    return f"'{cell}" if cell != "-" and cell.lstrip()[:1] in ("=", "+", "-", "@") else cell


def as_text(rows: list[list[str]], delimiter: str) -> bytes:
    out = io.StringIO()
    csv.writer(out, delimiter=delimiter, lineterminator="\n").writerows([[guarded(cell) for cell in row] for row in rows])
    return out.getvalue().encode()


def is_number(cell: str) -> bool:
    return cell.replace(".", "", 1).lstrip("+-").isdigit()


def as_ods(rows: list[list[str]]) -> bytes:
    cells = []
    for row in rows:
        written = []
        for cell in row:
            text = html.escape(cell if is_number(cell) else guarded(cell))
            kind = f'office:value-type="float" office:value="{text}"' if is_number(cell) else 'office:value-type="string"'
            written.append(f'<table:table-cell {kind} table:style-name="format1"><text:p>{text}</text:p></table:table-cell>\n')
        cells.append(f"<table:table-row>\n{''.join(written)}</table:table-row>\n")
    names = "".join(f' xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"' for name in ("office", "table", "text"))
    return zipped(
        mimetype="application/vnd.oasis.opendocument.spreadsheet",
        content_xml=f'<?xml version="1.0" encoding="UTF-8"?>\n<office:document-content{names}><office:body><office:spreadsheet>'
        f'<table:table table:name="Report">{"".join(cells)}</table:table></office:spreadsheet></office:body></office:document-content>',
    )


def gathered(title: str = "", **files: bytes) -> tuple[list[Evidence], list[str]]:
    gathering = Gathering((), {}, title)
    for name, data in files.items():
        table, findings = read_table(name, data)
        assert table is not None, findings
        gathering.add_records(table)
    return gathering.everybody(), [item.code.id for item in gathering.findings]


@pytest.mark.parametrize("data", [as_text(basic(), "\t"), as_text(basic(), ","), as_ods(basic())], ids=["txt", "csv", "ods"])
def test_the_report_of_a_scorm_activity(data: bytes) -> None:
    people, findings = gathered("Clean water", report=data)
    assert findings == []
    assert [(one.person.name, one.person.ids, one.person.emails) for one in people] == [
        (name, {number}, {email}) for name, number, email in PEOPLE
    ]
    assert [(one.seen, one.untouched) for one in people] == [({1}, False), ({2}, False), (set(), True)]


def progress(delimiter: str, *, identity: bool = True) -> str:
    """
    Return the activity completion report, which heads the names with nothing, and has quotes around every other cell.
    """
    heads = [*(["Email address"] if identity else []), "Clean water", "Completed", "Forum", "Completed"]
    lines = ["".join(f'{delimiter}"{head}"' for head in heads)]
    for name, _, email in PEOPLE:
        cells = [
            name,
            *([email] if identity else []),
            "Completed (achieved pass grade)",
            "Thursday, 26 November 2026, 9:05 AM",
            "Not completed",
            "",
        ]
        lines.append(delimiter.join(f'"{cell}"' for cell in cells))
    return "\n".join(lines) + "\n"


@pytest.mark.parametrize("identity", [True, False], ids=["with-email", "names-alone"])
@pytest.mark.parametrize("excel", [False, True], ids=["csv", "excel"])
def test_the_report_on_completion_of_activities(excel: bool, identity: bool) -> None:
    text = progress("\t" if excel else ",", identity=identity)
    people, findings = gathered("Clean water", progress=b"\xff\xfe" + text.encode("utf-16-le") if excel else text.encode())
    assert findings == ["CERT003"]  # the forum
    assert [(one.person.name, one.person.emails) for one in people] == [(name, {email} if identity else set()) for name, _, email in PEOPLE]
    assert all(one.statuses == ["Completed (achieved pass grade)"] for one in people)


def completion(*identity: int) -> bytes:
    """
    Return the course completion report: the account's own number first, which here is somebody else's number of identity.
    """
    heads = [HEADER[place] for place in identity]
    rows = [["ID", "Name", *heads, "Clean water", "Clean water - Completion date", "Course complete"]]
    for account, person in zip(("20261126000012345", "0042", "5"), PEOPLE, strict=True):
        rows.append([account, person[0], *(person[place] for place in identity), "Completed", "2026-11-26 09:05:00", ""])
    return as_text(rows, ",")


@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"], ids=["csv", "excel"])
@pytest.mark.parametrize("identity", [(1, 2), (2,), (1,)], ids=["both", "email", "number"])
def test_the_report_on_completion_of_the_course_mixes_up_nobody(identity: tuple[int, ...], mark: bytes) -> None:
    people, findings = gathered("Clean water", report=as_text(basic(), "\t"), completion=mark + completion(*identity))
    assert set(findings) <= {"CERT003"}
    assert [(one.person.name, one.person.ids) for one in people] == [(name, {number}) for name, number, _ in PEOPLE]
    assert all(one.statuses[-1] == "Completed" and not one.person.doubts for one in people)


def test_the_account_number_counts_where_there_is_nothing_else() -> None:
    people, findings = gathered("Clean water", completion=completion())
    assert set(findings) <= {"CERT003"}
    assert [one.person.ids for one in people] == [{"20261126000012345"}, {"0042"}, {"5"}]


def test_a_first_column_that_counts_rows_is_nobodys_name() -> None:
    people, findings = gathered("", counted=b",email,status\n0,ana@x.org,passed\n1,li@x.org,passed\n")
    assert [one.person.name for one in people] == ["", ""]
    assert findings == []
