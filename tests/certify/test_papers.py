"""
Certificates as HTML and PDF: all that must stand there does, and nothing in a name is taken for markup.
"""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from clic_scorm.certify.certificate import as_html
from clic_scorm.certify.paper import Condition, Paper, Picture, Signatory, facts
from clic_scorm.certify.pdf import as_pdf
from clic_scorm.certify.people import Person
from clic_scorm.certify.sheet import write_sheet
from clic_scorm.certify.tables import read_table
from clic_scorm.certify.verification import verification_page
from clic_scorm.package.xml import parse
from clic_scorm.site import strings
from tests.certify.test_gather import ATTENDANCE, PLAN
from tests.certify.test_register import a_register


LOGO = Picture(b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><rect width="9" height="9"/></svg>', "svg", "Training Institute")
PAPER = Paper(
    number="MCR-TOT-2026-0001",
    code="7Q2K-M9DX-4T0B-ZC3H",
    name="Ana López",
    title="Certificate of completion",
    course="Clean water",
    version="1.2.0",
    language="en",
    issued="2026-11-26",
    until="2028-11-26",
    hours="32.5",
    conditions=(Condition("All pages seen"), Condition("Plan", "declared"), Condition("Hours", "confirmed", "Kim Ji-woo", "30.5")),
    signatories=(Signatory("Kim Ji-woo", "Head"), Signatory("Mary Otieno", picture=LOGO)),
    logos=(LOGO,),
    verify="https://example.org/verify.html",
)
HOSTILE = "<script>alert(1)</script> =1+1 *b* #pagebreak() \\u{0} \"' & {{ 7 }} ]]>"


def visible(html: str) -> str:
    body = html.split("<body>")[1]
    return " ".join(re.sub(r"<[^>]+>", " ", body).split())


def test_all_stands_on_the_certificate() -> None:
    text = visible(as_html(PAPER))
    for part in (
        "Certificate of completion", "This is to certify that Ana López", "Clean water", "Hours 32.5", "Issued on 26 November 2026",
        "Valid until 26 November 2028", "MCR-TOT-2026-0001", "7Q2K-M9DX-4T0B-ZC3H", "Kim Ji-woo Head", "Mary Otieno", "Edition 1.2.0",
        "All pages seen recorded by the course", "Plan stated by the participant", "Hours confirmed by Kim Ji-woo: 30.5",
        "https://example.org/verify.html",
    ):  # fmt: skip
        assert part in text, part


def test_a_name_of_the_other_direction_turns_nothing_round_it() -> None:
    hours = Condition("Hours", "confirmed", "ليلى حداد", "30.5")
    assert "confirmed by \u2068ليلى حداد\u2069: 30.5" in visible(as_html(replace(PAPER, conditions=(hours,))))
    assert "\u2068Kim\u2069" in as_html(replace(PAPER, language="ar", conditions=(replace(hours, by="Kim"),)))
    assert "\u2068" not in as_html(replace(PAPER, language="ar", conditions=(hours,)))
    # The signs that keep it apart are none that a font must have.
    assert as_pdf(replace(PAPER, conditions=(hours,))).missing == ""


def test_a_certificate_needs_nothing_else() -> None:
    html = as_html(PAPER)
    assert "<script" not in html
    assert set(re.findall(r'(?:src|href)="([^"]*?)[:;,"]', html)) == {"data", "https"}
    assert html.count("https://example.org/verify.html") == 2


def test_nothing_in_a_name_is_markup() -> None:
    html = as_html(replace(PAPER, name=HOSTILE, course=HOSTILE, conditions=(Condition(HOSTILE, "confirmed", HOSTILE, HOSTILE),)))
    assert "<script" not in html
    assert "{{ 7 }}" in html


@pytest.mark.parametrize("language", ["en", "es", "fr", "pt", "ar"])
def test_every_text_is_in_the_language_of_the_course(language: str) -> None:
    paper = replace(PAPER, language=language, until="")
    english = {label for label, _ in facts(replace(PAPER, until=""))} | {"without limit", "This is to certify that", "Condition"}
    html = as_html(paper)
    assert f'<html lang="{language}" dir="{"rtl" if language == "ar" else "ltr"}">' in html
    words = strings.words(language)
    for text in english:
        assert words(text) in html
        # “Code” and “Condition” are French, too.
        assert language in ("en", "fr") or words(text) != text


def test_no_limit_is_said() -> None:
    assert "Valid until without limit" in visible(as_html(replace(PAPER, until="")))


@pytest.mark.parametrize("name", ["Ana López", "بشرى عبد الرحمن الحسيني", HOSTILE, "x" * 300])
@pytest.mark.parametrize("language", ["en", "ar", "pt-BR"])
def test_a_pdf_is_made_and_the_same_twice(name: str, language: str) -> None:
    paper = replace(PAPER, name=name, language=language)
    made = as_pdf(paper, ("Training Institute",))
    assert made.data.startswith(b"%PDF-")
    assert made == as_pdf(paper, ("Training Institute",))
    assert made.missing == ""
    # Tagged, and says so (ISO 14289-1, 5): a screen reader can read it.
    assert b"pdfuaid:part>1<" in made.data


def test_signs_without_a_font_are_told() -> None:
    made = as_pdf(replace(PAPER, name="Ana \U0001f0ff"))
    assert made.data.startswith(b"%PDF-")
    assert made.missing == "\U0001f0ff"


@pytest.mark.parametrize("language", ["en", "es", "ar"])
def test_the_verification_page_has_no_name_and_no_network(language: str) -> None:
    page = verification_page(a_register(), "Clean </script><b>water", language, "2026-12-01")
    assert page.count("<script") == page.count("</script") == 2
    assert not re.search(r"https?:|L[óo]pez|fetch|XMLHttp", page)
    assert "default-src 'none'" in page
    assert "MCR-TOT-2026-0001" in page
    # What it is called in each language, and one certificate.
    assert page.count('"withdrawn": "') == len(strings.languages()) + 1
    parse(re.sub(r"(?s)<(script|style).*?</\1>|<!doctype html>|<(meta|link|input)[^>]*>|novalidate", "", page).encode())


def test_an_empty_sheet_names_everybody_and_comes_back() -> None:
    people = [Person("=cmd|' /C calc'!A0", {"z@x.org"}), Person("Ana López", {"a@x.org"}, {"7"}), Person("", set(), {"-9"})]
    for language, separator in (("en", ","), ("es", ";")):
        data = write_sheet(people, (ATTENDANCE, PLAN), strings.words(language), language)
        assert data.startswith(b"\xef\xbb\xbfname" + separator.encode())
        assert b"\n'=cmd" in data
        table, findings = read_table("room.csv", data)
        assert table is not None
        assert findings == ()
        assert len(table.header) == 8
        assert table.header[3].startswith("attendance: Hours present (")
        assert {row.cells[:3] for row in table.rows} == {
            ("=cmd|' /C calc'!A0", "z@x.org", ""), ("Ana López", "a@x.org", "7"), ("", "", "-9")
        }  # fmt: skip
