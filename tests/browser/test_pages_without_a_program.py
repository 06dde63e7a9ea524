"""
The pages of a content package: every kind of question, wide, narrow and on paper, in a browser without JavaScript of theirs.
"""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from clic_scorm.pipeline import Wish, build
from tests.browser.audit import audit
from tests.browser.conftest import COURSES
from tests.browser.stage import DESKTOP, PHONE, serving


pytestmark = pytest.mark.browser
KINDS = Path(__file__).parent / "kinds"


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    place = tmp_path_factory.mktemp("imscp")
    for course in (KINDS, COURSES / "mcr-tot"):
        path = build(course, Wish(targets=("imscp",), out=place)).products[0].path
        assert path is not None
        with zipfile.ZipFile(path) as archive:
            for name in archive.namelist():
                archive.extract(name, place / "pages" / course.name)
    return place / "pages"


@pytest.mark.parametrize("size", [DESKTOP, PHONE], ids=["desktop", "phone"])
def test_every_page_is_accessible_and_leads_on(chromium: Browser, folder: Path, size: tuple[int, int]) -> None:
    context = chromium.new_context(viewport={"width": size[0], "height": size[1]})
    page = context.new_page()
    with serving({"pages": folder}) as address:
        for course in ("kinds", "mcr-tot"):
            page.goto(f"{address}/pages/{course}/index.html")
            seen = 0
            while True:
                page.evaluate("for (const one of document.querySelectorAll('details')) one.open = true")
                assert audit(page.main_frame) == [], page.url
                seen += 1
                onward = page.locator("a[rel=next]")
                if not onward.count():
                    break
                onward.focus()
                with page.expect_navigation():
                    page.keyboard.press("Enter")
            assert seen == len(list((folder / course).glob("*.html")))
    context.close()


def test_answers_fold_out_by_key_and_stay_off_the_paper(chromium: Browser, folder: Path) -> None:
    context = chromium.new_context(java_script_enabled=False)
    page = context.new_page()
    with serving({"pages": folder}) as address:
        page.goto(f"{address}/pages/kinds/page-all.html")
        expect(page.get_by_text("nothing is reported")).to_be_visible()
        answer = page.get_by_text("indicator / indicators")
        expect(answer).not_to_be_visible()
        page.get_by_text("Show the answer").first.focus()
        page.keyboard.press("Enter")
        expect(answer).to_be_visible()
        page.reload()
        page.emulate_media(media="print")
        expect(page.get_by_text("What do we count")).to_be_visible()
        expect(page.get_by_text("Show the answer").first).not_to_be_visible()
        expect(page.locator(".lines").first).to_be_visible()
        expect(page.get_by_role("navigation")).not_to_be_visible()
    context.close()
