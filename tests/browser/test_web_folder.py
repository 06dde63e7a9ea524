"""
The web folder as people have it: a zip unpacked, `index.html` opened from a file, in a browser that nobody has used before.
"""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import pairwise
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from clic_scorm.pipeline import Product, Wish, build
from tests.browser.audit import audit
from tests.browser.conftest import COURSES
from tests.browser.hands import BROWSERS, wait_for
from tests.browser.keyboard import Keyboard, squeezed
from tests.browser.learner import Learner, read_course, rightly
from tests.browser.stage import ARGUMENTS, CHROMIUM


pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def product(tmp_path_factory: pytest.TempPathFactory) -> Product:
    """Folder and zip as on a stick, with a space and an accent on the way to them."""
    return build(COURSES / "mcr-tot", Wish(targets=("web",), out=tmp_path_factory.mktemp("web") / "My stick é")).products[0]


@pytest.fixture(scope="module", params=["folder", "zip"])
def folder(request: pytest.FixtureRequest, product: Product) -> Path:
    """The folder as the build leaves it, and the zip as somebody unpacks it."""
    assert product.path is not None
    assert product.folder is not None
    if request.param == "folder":
        return product.folder
    unzipped = product.path.parent / "unpacked by hand"
    with zipfile.ZipFile(product.path) as archive:
        archive.extractall(unzipped)
    return unzipped


@contextmanager
def opened(chromium: Browser, profile: Path, folder: Path) -> Iterator[Page]:
    """Start a browser of its own with *profile*, open the folder's page by its file, and quit the browser at the end."""
    context = chromium.browser_type.launch_persistent_context(
        profile, executable_path=CHROMIUM, args=list(ARGUMENTS), viewport={"width": 1280, "height": 800}, reduced_motion="reduce"
    )
    trouble: list[str] = []
    try:
        page = context.pages[0]
        page.on("pageerror", lambda error: trouble.append(str(error)))
        # axe-core asks for the style sheets once more, which a page may not do.
        page.on("console", lambda said: trouble.append(said.text) if said.type == "error" and "Connecting to" not in said.text else None)
        page.on("request", lambda asked: trouble.append(asked.url) if not asked.url.startswith(("file:", "data:")) else None)
        page.goto((folder / "index.html").as_uri())
        yield page
        assert trouble == []
    finally:
        context.close()


def test_what_a_learner_did_is_there_when_the_folder_is_opened_again(chromium: Browser, folder: Path, tmp_path: Path) -> None:
    course = read_course(COURSES / "mcr-tot")
    quiz = course.quizzes[0]
    with opened(chromium, tmp_path / "profile", folder) as page:
        learner = Learner(page.main_frame, course)
        learner.stands_at(course.units[0])
        assert audit(page.main_frame) == []
        keys = Keyboard(page, page.main_frame)
        for unit in course.units[1 : course.units.index(quiz) + 1]:
            keys.tab_to_button("Next")
            keys.press("Enter")
            keys.wait_for_title(unit)
        keys.submit(quiz, rightly)
        expect(page.get_by_role("main").get_by_text("(100 %)")).to_be_visible()
        assert audit(page.main_frame) == []
    with opened(chromium, tmp_path / "profile", folder) as page:
        Learner(page.main_frame, course).stands_at(quiz)
        expect(page.get_by_role("main").get_by_text("(100 %)")).to_be_visible()
        opening = page.get_by_role("group", name=squeezed(quiz.questions[0].title))
        expect(opening.get_by_role("radio", checked=True).or_(opening.get_by_role("checkbox", checked=True)).first).to_be_visible()
    with opened(chromium, tmp_path / "another profile", folder) as page:
        Learner(page.main_frame, course).stands_at(course.units[0])


HEADING = "const one = document.querySelector('main h1'); return one && one.textContent.replace(/\\s+/g, ' ').trim() === arguments[0]"


def test_firefox_opens_it_and_keeps_the_place(folder: Path, tmp_path: Path) -> None:
    course = read_course(COURSES / "mcr-tot")
    address = (folder / "index.html").as_uri()
    with BROWSERS["firefox"](tmp_path) as hands:
        hands.go(address)
        for unit, following in pairwise(course.units[:3]):
            wait_for(hands, HEADING, squeezed(unit.title))
            hands.press("//main//button[normalize-space()='Next']")
            wait_for(hands, HEADING, squeezed(following.title))
        hands.go("about:blank")
        hands.go(address)
        wait_for(hands, HEADING, squeezed(course.units[2].title))
        assert (
            hands.ask(
                "return performance.getEntriesByType('resource').map((one) => one.name).filter((name) => !/^(file|data):/.test(name))"
            )
            == []
        )
