"""
Certificates and lists as a browser shows them; the page that verifies, opened from a file: by keyboard, at every width, and as the register says.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from clic_scorm.certify.award import Line
from clic_scorm.certify.certificate import as_html
from clic_scorm.certify.lists import as_html as list_as_html
from clic_scorm.certify.paper import Condition, Picture, Signatory
from clic_scorm.certify.proof import plain_name, seal
from clic_scorm.certify.register import Entry, Register, sealed
from clic_scorm.certify.verification import verification_page
from tests.browser.audit import audit
from tests.certify.test_papers import PAPER
from tests.certify.test_register import KEY


pytestmark = pytest.mark.browser
NAMES = ("Ana María López-Quispe", "بشرى عبد الرحمن", "陳大文", "İpek ΣΊΣΥΦΟΣ ẞtraße", "Nguyễn Thị Ánh", "O’Brien, Séan Ⅻ ﬁ", "क्षितिज")


def number(place: int) -> str:
    return f"MCR-TOT-2026-{place:04}"


def register() -> Register:
    """Valid without limit, each name; then one that ends today in the browser's clock, one that ended, one withdrawn."""
    made = Register()
    for place, name in enumerate(NAMES, 1):
        made = made.added(
            sealed(KEY, Entry("issued", number(place), "2026-11-26", "completion", "Completion", "mcr-tot", people=("a",)), name)
        )
    for place, until in ((21, "2027-03-31"), (22, "2027-03-30"), (23, "")):
        entry = Entry("issued", number(place), "2026-11-26", "completion", "Completion", "mcr-tot", until=until, people=("a",))
        made = made.added(sealed(KEY, entry, "Ana"))
    return made.added(Entry("withdrawn", number(23), "2027-01-05"))


@pytest.fixture(params=["en", "ar"])
def page(request: pytest.FixtureRequest, chromium: Browser, tmp_path: Path) -> Iterator[Page]:
    path = tmp_path / "verify é.html"
    text = verification_page(register(), "Making Cities Resilient", request.param, "2026-12-01")
    path.write_text(text, encoding="utf-8")
    trouble: list[str] = []
    opened = chromium.new_page(viewport={"width": 320, "height": 640}, locale=request.param)
    opened.on("pageerror", lambda error: trouble.append(str(error)))
    opened.on("request", lambda asked: trouble.append(asked.url) if not asked.url.startswith(("file:", "data:")) else None)
    opened.clock.set_fixed_time("2027-03-31T23:30:00")
    opened.goto(path.as_uri())
    yield opened
    opened.close()
    assert trouble == []


def ask(page: Page, number: str, name: str, code: str) -> str:
    """Fill in with the keyboard alone, and return the answer's class."""
    page.locator("#language").focus()
    for value in (number, name, code):
        page.keyboard.press("Tab")
        page.keyboard.press("Control+A")
        page.keyboard.insert_text(value)
    page.keyboard.press("Tab")
    expect(page.locator("button")).to_be_focused()
    page.keyboard.press("Enter")
    return page.locator("#answer").get_attribute("class") or ""


def test_every_answer_by_keyboard(page: Page) -> None:
    assert audit(page.main_frame) == []
    for place, name in enumerate(NAMES, 1):
        assert ask(page, number(place), name, KEY.code(number(place))) == "valid", name
    code = KEY.code(number(1)).lower().replace("-", " ").replace("0", "o").replace("1", "l")
    assert ask(page, f" {number(1).lower()} ", "ANA MARIA LOPEZ QUISPE", code) == "valid"
    assert audit(page.main_frame) == []
    assert ask(page, number(21), "Ana", KEY.code(number(21))) == "valid"
    assert ask(page, number(22), "Ana", KEY.code(number(22))) == "expired"
    assert ask(page, number(23), "Ana", KEY.code(number(23))) == "withdrawn"
    assert audit(page.main_frame) == []
    for wrong in (
        (number(1), "Ana López", KEY.code(number(1))),
        (number(1), NAMES[0], KEY.code(number(2))),
        (number(2), NAMES[0], KEY.code(number(1))),
        ("MCR-TOT-2026-0099", NAMES[0], KEY.code(number(1))),
        ("__proto__", "Ana", "x"),
        ("constructor", "Ana", "x"),
    ):
        assert ask(page, *wrong) == "unknown", wrong
    assert audit(page.main_frame) == []


def test_an_empty_field_is_asked_for(page: Page) -> None:
    page.locator("#number").fill(number(1))
    page.locator("button").click()
    expect(page.locator("#name")).to_be_focused()
    assert page.locator("[aria-invalid]").count() == 1
    assert page.locator("#answer").inner_text() != ""


def test_browser_and_program_reckon_alike(page: Page) -> None:
    """What is typed is judged by Python's own seal."""
    for place, name in enumerate(NAMES, 1):
        entry = register().issued()[number(place)]
        assert seal(entry.salt, entry.number, plain_name(name), KEY.code(entry.number)) == entry.seal


def test_the_page_speaks_the_readers_language_and_another_at_a_choice(chromium: Browser, tmp_path: Path) -> None:
    path = tmp_path / "verify.html"
    path.write_text(verification_page(register(), "Ciudades resilientes", "es", "2026-12-01"), encoding="utf-8")
    trouble: list[str] = []

    def opened(locale: str, part: str = "") -> Page:
        page = chromium.new_context(locale=locale, viewport={"width": 320, "height": 640}).new_page()
        page.on("pageerror", lambda error: trouble.append(str(error)))
        page.clock.set_fixed_time("2027-03-31T12:00:00")
        page.goto(path.as_uri() + part)
        return page

    def said(page: Page) -> tuple[str | None, str | None, str, str]:
        root = page.locator("html")
        return root.get_attribute("lang"), root.get_attribute("dir"), page.locator("h1").inner_text(), page.locator("#day").inner_text()

    spanish = ("es", "ltr", "Comprobar un certificado", "1 de diciembre de 2026")
    assert said(opened("es-MX")) == spanish
    # Nobody who reads a language that we have not gets another one than the course's.
    assert said(opened("de-DE")) == spanish
    assert said(opened("fr-CA"))[::3] == ("fr", "1 décembre 2026")
    assert said(opened("fr-CA", "#es")) == spanish
    assert said(opened("en-US", "#constructor"))[::3] == ("en", "1 December 2026")
    page = opened("ar-EG")
    assert said(page)[::3] == ("ar", "1 ديسمبر 2026")
    assert said(page)[1] == "rtl"
    page.locator("#number").fill(number(22))
    page.locator("#name").fill("Ana")
    page.locator("#code").fill(KEY.code(number(22)))
    page.locator("button").click()
    expect(page.locator("#answer")).to_contain_text("30 مارس 2027")
    assert audit(page.main_frame) == []
    for language in ("en", "es", "fr", "pt"):
        page.locator("#language").select_option(language)
        # The answer that is there is told anew, and the words of the course stay as they are.
        assert page.locator("#answer").get_attribute("class") == "expired"
        expect(page.locator("#answer")).to_contain_text("2027")
        assert page.locator("#answer div").first.inner_text() == "Completion"
        assert page.locator(".course").inner_text() == "Ciudades resilientes"
        assert not re.search(r"[\u0600-\u06ff]", page.locator("main").inner_text().replace("العربية", ""))
        assert audit(page.main_frame) == []
    assert said(page)[1] == "ltr"
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    assert trouble == []


HAND = Picture(b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><path d="M0 0h9v9z"/></svg>', "svg", "Kim")
NOT_TOLD = tuple(
    Line(name, f"{n}@example.org", "Certificate", "missing", "", ("Pages seen: 1 of 2", "x" * 80)) for n, name in enumerate(NAMES)
)


@pytest.mark.parametrize("width", [1280, 320])
@pytest.mark.parametrize("language", ["en", "ar"])
def test_papers_and_lists_are_readable(chromium: Browser, tmp_path: Path, language: str, width: int) -> None:
    paper = replace(
        PAPER, language=language, name=NAMES[1] + " " + "x" * 60, logos=(HAND,) * 5, signatories=(Signatory("Kim", "Head", HAND),) * 4
    )
    texts = {
        "paper": as_html(paper),
        "list": list_as_html((*NOT_TOLD, Line("Li", "", "A", "issued", "A-2026-0001")), "Water", language, "2026-11-26"),
    }
    page = chromium.new_page(viewport={"width": width, "height": 700})
    for name, text in texts.items():
        path = tmp_path / f"{name}.html"
        path.write_text(text, encoding="utf-8")
        page.goto(path.as_uri())
        assert audit(page.main_frame) == [], name
    page.close()


@pytest.mark.parametrize("conditions", [3, 40])
def test_a_certificate_prints_on_whole_sheets(chromium: Browser, tmp_path: Path, conditions: int) -> None:
    path = tmp_path / "paper.html"
    long = tuple(Condition(f"Condition {n} " + "of many words " * 6) for n in range(conditions))
    path.write_text(
        as_html(replace(PAPER, conditions=long, logos=(HAND,) * 5, signatories=(Signatory("Kim", "Head", HAND),) * 3)), encoding="utf-8"
    )
    page = chromium.new_page()
    page.goto(path.as_uri())
    sheets = re.findall(rb"/Type\s*/Page\b", page.pdf(prefer_css_page_size=True, print_background=True))
    page.close()
    assert len(sheets) == (2 if conditions == 3 else 5)
