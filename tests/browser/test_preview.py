"""
The preview in Chromium: the course beside a simulated LMS, faults at the push of a button, findings in the page.
"""

from __future__ import annotations

import shutil
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Frame, Page, Route, expect

from clic_scorm.pipeline import Wish
from clic_scorm.preview import serve
from clic_scorm.preview.workshop import Workshop
from tests.browser.audit import audit
from tests.browser.stage import DESKTOP, PHONE
from tests.pages.examples import png


pytestmark = pytest.mark.browser
COURSE = Path(__file__).parents[1] / "courses" / "mcr-tot"
TEXT = """\
# One

## First {#first}

A first paragraph.

## Second {#second}

A second paragraph.

## Check {.quiz #check}

### Which? {#which}

- [ ] This
- [x] That
"""


@dataclass
class Bench:
    """The preview of a course that may be edited meanwhile, in a page."""

    page: Page
    folder: Path

    @property
    def frame(self) -> Frame:
        frame = self.page.query_selector("#course")
        assert frame
        content = frame.content_frame()
        assert content
        return content

    def shows(self, title: str) -> None:
        expect(self.page.frame_locator("#course").get_by_role("heading", level=1)).to_have_text(title, timeout=20_000)

    def edit(self, old: str, new: str) -> None:
        path = self.folder / "modules" / "m01.md"
        text = path.read_text(encoding="utf-8")
        assert old in text
        path.write_text(text.replace(old, new), encoding="utf-8")

    def press(self, name: str) -> None:
        self.page.get_by_role("button", name=name, exact=True).click()

    def inside(self, name: str) -> None:
        self.page.frame_locator("#course").get_by_role("button", name=name, exact=True).click()

    def calls(self) -> list[str]:
        return self.page.locator("#calls td:first-child").all_inner_texts()

    def stored(self, element: str) -> str:
        self.page.locator("details", has=self.page.locator("#data")).evaluate("(one) => (one.open = true)")
        row = self.page.locator("#data tr", has=self.page.get_by_text(element, exact=True))
        return row.locator("td").nth(1).inner_text() if row.count() else ""


@contextmanager
def previewing(
    chromium: Browser, folder: Path, size: tuple[int, int], before: Callable[[Page], None] = lambda page: None
) -> Iterator[Bench]:
    stop, started = threading.Event(), threading.Event()
    addresses: list[str] = []

    def opened(address: str) -> None:
        addresses.append(address)
        started.set()

    thread = threading.Thread(target=serve, args=(Workshop(folder, Wish()), 0, opened, lambda: None, stop))
    thread.start()
    assert started.wait(60)
    context = chromium.new_context(viewport={"width": size[0], "height": size[1]})
    page = context.new_page()
    troubles: list[str] = []
    page.on("pageerror", lambda error: troubles.append(str(error)))
    try:
        before(page)
        page.goto(addresses[0])
        yield Bench(page, folder)
        assert troubles == []
    finally:
        context.close()
        stop.set()
        thread.join(30)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "course" / "modules").mkdir(parents=True)
    settings = "clic: 1\nid: demo\ntitle: Demo\nversion: 1\nmodules: [m01]\n"
    (tmp_path / "course" / "course.yml").write_text(settings, encoding="utf-8")
    (tmp_path / "course" / "modules" / "m01.md").write_text(TEXT, encoding="utf-8")
    return tmp_path / "course"


@pytest.fixture
def bench(chromium: Browser, folder: Path) -> Iterator[Bench]:
    with previewing(chromium, folder, DESKTOP) as opened:
        opened.shows("First")
        yield opened


def test_a_save_is_shown_where_the_reader_is(bench: Bench) -> None:
    bench.inside("Next")
    bench.shows("Second")
    bench.edit("A second paragraph.", "Another paragraph.")
    expect(bench.page.frame_locator("#course").get_by_text("Another paragraph.")).to_be_visible(timeout=15_000)
    bench.shows("Second")


def test_a_page_that_gets_another_id_under_the_readers_eyes_is_shown(bench: Bench) -> None:
    bench.inside("Next")
    bench.shows("Second")
    bench.edit("## Second {#second}", "## Another {#another}")
    bench.shows("Another")
    assert bench.frame.evaluate("location.hash") == "#another"


def test_a_finding_stands_in_the_page_at_its_place(bench: Bench) -> None:
    bench.edit("A first paragraph.", "A first paragraph, and a [way](#nowhere) out.\n\nA last one.")
    expect(bench.page.locator("#summary")).to_have_text("1 error: the last good pages are shown", timeout=15_000)
    bench.edit("[way](#nowhere)", "[way](#second)")
    bench.edit("## Second {#second}", "## Second {#second only=audience=facilitators}")
    note = bench.page.frame_locator("#course").locator(".clic-preview-note")
    expect(bench.page.locator("#summary")).to_contain_text("error", timeout=15_000)
    bench.edit(" only=audience=facilitators", "")
    bench.edit("## Check {.quiz #check}", "## Check {.quiz}")
    expect(bench.page.locator("#summary")).to_have_text("1 finding", timeout=15_000)
    bench.press("Show the page")
    bench.shows("Check")
    expect(note).to_contain_text("missing-id")
    bench.page.frame_locator("#course").get_by_role("button", name="Previous", exact=True).click()
    bench.shows("Second")
    expect(note).to_have_count(0)


def test_opening_again_resumes_and_another_device_does_too(bench: Bench) -> None:
    bench.inside("Next")
    bench.shows("Second")
    bench.press("Close and open again")
    bench.shows("Second")
    assert 'LMSInitialize("")' in bench.calls()[0]
    assert bench.stored("cmi.core.entry") == "resume"
    bench.press("Open on the other device")
    expect(bench.page.locator("#where")).to_have_text("Device B")
    bench.shows("Second")
    bench.press("Start as a new learner")
    bench.shows("First")


def test_a_build_that_comes_in_between_keeps_nobody_on_the_old_device(bench: Bench) -> None:
    bench.inside("Next")
    bench.shows("Second")
    bench.page.evaluate("""() => {
        document.getElementById("device").click();
        document.getElementById("version").dispatchEvent(new Event("change"));
    }""")
    expect(bench.page.locator("#where")).to_have_text("Device B")
    bench.shows("Second")


def test_what_is_done_offline_arrives_once_the_line_is_back(bench: Bench) -> None:
    trouble = bench.page.frame_locator("#course").locator("#clic-trouble")
    bench.inside("Next")
    bench.shows("Second")
    before = bench.stored("cmi.suspend_data")
    bench.page.get_by_label("Offline").check()
    bench.inside("Next")
    expect(trouble).to_contain_text("could not be saved", timeout=45_000)
    assert bench.stored("cmi.suspend_data").partition("(not stored yet")[0] == before.partition("(not stored yet")[0]
    bench.page.get_by_label("Offline").uncheck()
    trouble.get_by_role("button", name="Try again").click()
    expect(trouble).to_be_empty(timeout=45_000)
    assert "not stored yet" not in bench.stored("cmi.suspend_data")


def test_a_commit_that_fails_is_told_and_shown_in_red(bench: Bench) -> None:
    bench.page.get_by_label("Commits fail").check()
    bench.inside("Next")
    expect(bench.page.frame_locator("#course").locator("#clic-trouble")).to_contain_text("could not be saved", timeout=45_000)
    expect(bench.page.locator("#calls tr.wrong").first).to_contain_text("error 101")


def test_a_new_learner_is_new_after_a_reload_too(bench: Bench) -> None:
    bench.inside("Next")
    bench.shows("Second")
    bench.press("Close and open again")
    expect(bench.page.frame_locator("#course").get_by_text("Welcome back")).to_be_visible()
    bench.press("Start as a new learner")
    bench.shows("First")
    bench.page.reload()
    # What the first learner left is gone, and so is her place.
    bench.shows("First")


def test_review_mode_comes_with_the_next_opening(bench: Bench) -> None:
    bench.page.get_by_label("Review mode").check()
    bench.press("Close and open again")
    bench.shows("First")
    assert bench.stored("cmi.core.lesson_mode") == "review"
    assert not [call for call in bench.calls() if "lesson_status" in call and "Set" in call]


def test_what_a_screen_reader_says(bench: Bench) -> None:
    bench.page.locator("details", has=bench.page.locator("#voice")).evaluate("(one) => (one.open = true)")
    bench.inside("Next")
    bench.shows("Second")
    expect(bench.page.locator("#voice")).to_contain_text("Second, heading, level 1")


def test_what_a_screen_reader_says_before_the_last_picture_is_there(chromium: Browser, folder: Path) -> None:
    (folder / "media").mkdir()
    (folder / "media" / "house.png").write_bytes(png(40, 40))
    first = folder / "modules" / "m01.md"
    first.write_text(TEXT.replace("A first paragraph.", "![A house](../media/house.png)"), encoding="utf-8")
    held: list[Route] = []

    def hold(page: Page) -> None:
        page.route("**/media/**", lambda route: held.append(route))

    with previewing(chromium, folder, DESKTOP, hold) as bench:
        bench.shows("First")
        bench.inside("Next")
        bench.shows("Second")
        # Nobody waits for the last picture before the first step.
        assert held
        for route in held:
            route.continue_()
        expect(bench.page.locator("#voice li", has_text="Second, heading, level 1")).to_have_count(1)
        expect(bench.page.locator("#voice li", has_text="page: ")).to_have_count(1)


@pytest.mark.parametrize("size", [DESKTOP, PHONE], ids=["desktop", "phone"])
def test_the_preview_itself_is_accessible(chromium: Browser, size: tuple[int, int], tmp_path: Path) -> None:
    shutil.copytree(COURSE, tmp_path / "course")
    with previewing(chromium, tmp_path / "course", size) as bench:
        bench.shows("Welcome, and how this course works")
        for details in bench.page.locator("details").all():
            details.evaluate("(one) => (one.open = true)")
        assert audit(bench.page.main_frame) == []
