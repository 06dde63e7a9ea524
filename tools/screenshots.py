"""
Draw the pictures of the documentation anew: python tools/screenshots.py. It takes a course, builds it, and looks at it in Chromium.
"""

from __future__ import annotations

import shutil
import sys
import tempfile
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT))

from playwright.sync_api import FrameLocator, Page, expect  # noqa: E402  # the repository's own modules come first

from clic_scorm.pipeline import Wish  # noqa: E402  # as above
from clic_scorm.preview import serve  # noqa: E402  # as above
from clic_scorm.preview.workshop import Workshop  # noqa: E402  # as above
from tests.browser.stage import running_chromium  # noqa: E402  # as above


FOLDER = ROOT / "docs" / "pictures"
COURSE = ROOT / "courses" / "mcr-tot"
WIDE = {"width": 1280, "height": 800}
PHONE = {"width": 360, "height": 720}


@contextmanager
def previewing(folder: Path) -> Iterator[str]:
    """Serve the course in *folder* as `clic-scorm preview` does; yield the address."""
    stop, started = threading.Event(), threading.Event()
    addresses: list[str] = []

    def opened(address: str) -> None:
        addresses.append(address)
        started.set()

    thread = threading.Thread(target=serve, args=(Workshop(folder, Wish()), 0, opened, lambda: None, stop))
    thread.start()
    started.wait(60)
    try:
        yield addresses[0]
    finally:
        stop.set()
        thread.join()


def shoot(page: Page, name: str, folder: Path = FOLDER) -> None:
    """Keep what *page* shows as *name*.jpg in *folder*."""
    page.wait_for_timeout(600)
    page.screenshot(path=folder / f"{name}.jpg", type="jpeg", quality=72)


def course_in(page: Page, address: str) -> FrameLocator:
    """Open the preview and wait for the first page of the course."""
    page.goto(address)
    frame = page.frame_locator("#course")
    expect(frame.get_by_role("heading", level=1)).to_be_visible(timeout=30_000)
    return frame


def main() -> None:
    """Draw all pictures."""
    FOLDER.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as place, running_chromium() as chromium:
        folder = Path(place, "course")
        shutil.copytree(COURSE, folder)
        with previewing(folder) as address:
            page = chromium.new_page(viewport=WIDE)
            course_in(page, address)
            shoot(page, "preview")
            page.goto(f"{address}none/index.html#m03-check")
            page.get_by_role("button", name="Yes", exact=True).click()
            shoot(page, "quiz")
            page.evaluate("() => { location.hash = 'm03-phases' }")
            expect(page.get_by_role("heading", level=1)).to_have_text("Five phases, fourteen steps")
            shoot(page, "learner", FOLDER.parent)
            phone = chromium.new_page(viewport=PHONE)
            phone.goto(f"{address}none/index.html")
            expect(phone.get_by_role("heading", level=1)).to_be_visible(timeout=30_000)
            shoot(phone, "phone")
            course_in(page, address)
            path = folder / "modules" / "m00-orientation.md"
            text = path.read_text(encoding="utf-8")
            path.write_text(text.replace("](#", "](#nowhere-", 1), encoding="utf-8")
            expect(page.locator("#summary")).to_contain_text("error", timeout=30_000)
            page.get_by_role("button", name="Show the page").click()
            shoot(page, "finding")


if __name__ == "__main__":
    main()
