"""
What a screen reader gets of each kind of unit, question and screen: compared with reviewed text in the folder snapshots.

A later kind adds a module of its own to the folder kinds, and RENEW=1 writes its snapshot, to be read before it is committed.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Frame, expect

from clic_scorm.site import strings
from tests.browser.audit import audit
from tests.browser.conftest import KindBuilder, Opener
from tests.browser.stage import DESKTOP, PHONE, Stage
from tests.browser.walk import KINDS, LISTEN, described, walk


pytestmark = pytest.mark.browser
SNAPSHOTS = Path(__file__).parent / "snapshots"
RENEW = bool(os.environ.get("RENEW"))
FILES = sorted(KINDS.glob("*.md"))
SCREENS = {"search": "Search the course", "print": "Print", "keep": "Keep my work", "about": "About this course"}
WHOLE = ("outline open", "not saved", "saved again")


def compare(name: str, found: list[str]) -> None:
    """Compare with the reviewed text, or write it where RENEW=1 asks for that."""
    path = SNAPSHOTS / f"{name}.txt"
    text = "\n".join(found)
    if RENEW:
        path.write_text(text, encoding="utf-8")
    assert path.is_file(), f"no {path.name} yet: RENEW=1 writes it; read it before you commit it"
    assert text == path.read_text(encoding="utf-8"), "RENEW=1 writes what is there now; read the difference before you commit it"


@pytest.mark.parametrize("kind", FILES, ids=lambda path: path.stem)
def test_each_kind_reads_as_reviewed(open_stage: Opener, kind_package: KindBuilder, kind: Path) -> None:
    stage = open_stage(DESKTOP, reduced_motion="reduce")
    stage.context.add_init_script(f"({LISTEN})()")
    frame = stage.launch(kind_package(kind, "en"))
    compare(kind.stem, [described(frame, stop, not place) for place, stop in enumerate(walk(frame, strings.words("en")))])


@pytest.mark.parametrize("language", ["en", "es", "fr", "pt", "ar"])
@pytest.mark.parametrize("kind", FILES, ids=lambda path: path.stem)
def test_no_kind_has_a_fault_in_any_language(open_stage: Opener, kind_package: KindBuilder, kind: Path, language: str) -> None:
    frame = open_stage(PHONE, reduced_motion="reduce").launch(kind_package(kind, language))
    faults = {stop: audit(frame) for stop in walk(frame, strings.words(language))}
    assert {stop: found for stop, found in faults.items() if found} == {}


def screens(stage: Stage, frame: Frame) -> Iterator[str]:
    main = frame.get_by_role("main")
    expect(frame.get_by_role("contentinfo").get_by_role("link").first).to_be_visible()
    outline = frame.get_by_role("button", name="Outline", exact=True)
    outline.click()
    yield "outline open"
    frame.page.keyboard.press("Escape")
    expect(outline).to_be_focused()
    yield "outline closed"
    frame.get_by_role("button", name="No, it is shared").click()
    yield "whose device, answered"
    for name, title in SCREENS.items():
        frame.evaluate("(name) => { location.hash = `#/${name}` }", name)
        expect(main.get_by_role("heading", level=1, name=title, exact=True)).to_be_focused()
        yield f"screen {name}"
    main.get_by_role("button", name="Erase my data on this device").click()
    yield "erase, asked"
    main.get_by_role("button", name="Erase now").click()
    expect(frame.get_by_role("status")).to_contain_text("is erased")
    yield "erase, done"
    frame.get_by_role("button", name="Text only").click()
    expect(frame.get_by_role("status")).to_contain_text("Images are replaced")
    yield "text only"
    stage.refuse_saving()
    main.get_by_role("button", name="Back to the course").click()
    expect(main.get_by_role("heading", level=1)).to_have_text("A page with everything in it")
    main.get_by_role("button", name="Next", exact=True).click()
    expect(frame.get_by_role("button", name="Take my work along")).to_be_visible()
    yield "not saved"
    stage.refuse_saving(False)
    frame.get_by_role("alert").get_by_role("button", name="Try again").click()
    expect(frame.get_by_role("status")).to_have_text("Your work is saved.")
    yield "saved again"


def test_each_screen_reads_as_reviewed(open_stage: Opener, kind_package: KindBuilder) -> None:
    stage = open_stage(PHONE, reduced_motion="reduce")
    stage.context.add_init_script(f"({LISTEN})()")
    frame = stage.launch(kind_package(KINDS / "page.md", "en"))
    compare("screens", [described(frame, stop, stop in WHOLE) for stop in screens(stage, frame)])


PAINTED = """() => [...document.querySelectorAll("body, body *")].filter((one) => {
  const style = getComputedStyle(one);
  const moves = (text) => text.split(",").some((part) => parseFloat(part) > 0);
  return moves(style.transitionDuration) || moves(style.animationDuration) || style.scrollBehavior === "smooth";
}).length"""


def test_nothing_moves_for_those_who_asked_for_less_motion(open_stage: Opener, kind_package: KindBuilder) -> None:
    package = kind_package(KINDS / "quiz.md", "en")
    moving = {}
    for wish in ("reduce", "no-preference"):
        frame = open_stage(DESKTOP, reduced_motion=wish).launch(package)
        moving[wish] = [frame.evaluate(PAINTED) for _ in walk(frame, strings.words("en"))]
    assert set(moving["reduce"]) == {0}
    assert min(moving["no-preference"]) > 0


@pytest.mark.parametrize(
    ("line", "ahead"), [("{}", True), ("{saveData: true}", False), ("{effectiveType: '2g'}", False), ("{effectiveType: 'slow-2g'}", False)]
)
def test_nothing_is_fetched_ahead_where_data_is_money(open_stage: Opener, kind_package: KindBuilder, line: str, ahead: bool) -> None:
    stage = open_stage(PHONE)
    stage.context.add_init_script(f"Object.defineProperty(navigator, 'connection', {{ value: {line} }})")
    frame = stage.launch(kind_package(KINDS / "page.md", "en"))
    expect(frame.get_by_role("contentinfo").get_by_role("link").first).to_be_visible()
    frame.wait_for_timeout(500)
    asked = frame.evaluate("performance.getEntriesByType('resource').map((one) => one.name.split('/').pop())")
    assert "everything.js" in asked
    assert ("plain.js" in asked) is ahead
