"""
Nothing moves when a choice is made or a field is left: whoever goes straight on to a button, on a phone, presses that button.

A line that appeared as a field lost the focus once moved the button from under the finger between press and release, and the press was lost.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Frame, Locator, expect

from clic_scorm.model.words import Words
from clic_scorm.site import strings
from tests.browser.building import build_package
from tests.browser.certificates import write_asking
from tests.browser.conftest import KindBuilder, Opener
from tests.browser.pointers import Finger, Mouse, Pointer, inside
from tests.browser.stage import PHONE
from tests.browser.walk import KINDS, units


pytestmark = pytest.mark.browser
FILES = sorted(KINDS.glob("*.md"))
# Each hand in another language, with other widths of what is said.
HANDS = {"mouse": "en", "finger": "ar"}
WORDS = "one idea for all of us 7"
# A press that is caught does nothing, so that the next one finds everything as it was.
CATCH = """() => addEventListener("click", (event) => {
  if (!globalThis.wanted) return;
  event.stopImmediatePropagation();
  event.preventDefault();
  if (event.target.closest("button") === wanted) caught += 1;
}, true)"""


def place(button: Locator) -> list[float]:
    """Return where *button* is on the page, however far that is scrolled."""
    found: list[float] = button.evaluate(
        "(one) => { const box = one.getBoundingClientRect(); return [box.left + scrollX, box.top + scrollY]; }"
    )
    return found


def press(pointer: Pointer, button: Locator) -> bool:
    """Press *button* in one go; return whether it was pressed."""
    button.evaluate("(one) => { globalThis.wanted = one; globalThis.caught = 0; one.scrollIntoView({ block: 'center' }); }")
    pointer.down(inside(button))
    pointer.up()
    # The second of two frames comes after whatever the first one was asked to do.
    caught = button.evaluate("""() => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(() => {
      globalThis.wanted = null;
      resolve(caught);
    })))""")
    return bool(caught == 1)


def choose(field: Locator, kind: str) -> None:
    """Choose as a press does, without scrolling."""
    if kind == "select-one":
        field.select_option(index=1)
    else:
        field.evaluate("(one) => { one.focus({ preventScroll: true }); one.checked || one.click(); }")


def write(field: Locator) -> None:
    """Write into a field, and stay in it."""
    field.focus()
    field.press("ControlOrMeta+a")
    field.page.keyboard.insert_text(WORDS)


def faults(pointer: Pointer, field: Locator, button: Locator) -> Iterator[str]:
    """Fill the field and press the button right after; yield what went wrong."""
    kind = field.evaluate("(one) => one.type")
    if kind in ("radio", "checkbox", "select-one"):
        before = place(button)
        choose(field, kind)
    else:
        write(field)
        before = place(button)
    if not press(pointer, button):
        yield "the press was lost"
    if place(button) != before:
        yield "the button moved"


def empty(field: Locator) -> None:
    kind = field.evaluate("(one) => one.type")
    if kind == "checkbox":
        field.uncheck()
    elif kind == "select-one":
        field.select_option(index=0)
    elif kind != "radio":
        field.fill("")


def fields(main: Locator) -> list[Locator]:
    """Return the fields that are there, and of the options of a question the first one."""
    found = main.locator("select, textarea, input:not([type=radio]), .options > :first-child input[type=radio]").all()
    return [field for field in found if field.is_visible() and field.is_enabled()]


def lost(pointer: Pointer, main: Locator) -> Iterator[str]:
    """Press each button after each field; yield what went wrong."""
    for field in fields(main):
        for button in main.get_by_role("button").all():
            if not button.is_visible() or button.is_disabled():
                continue
            for fault in faults(pointer, field, button):
                names = [one.evaluate("(one) => one.outerHTML.slice(0, 90)") for one in (field, button)]
                yield f"{names[0]} then {names[1]}: {fault}"


def ask_too_early(main: Locator, words: Words) -> bool:
    """Ask for what can't be done yet, so that its errors are there."""
    for name in ("Submit answers", "Check my answer", "Declare", "Say that it is done"):
        button = main.get_by_role("button", name=words(name), exact=True)
        if button.count():
            button.first.click()
            expect(main.locator("[aria-invalid=true], .missing").first).to_be_visible()
            return True
    return False


def turn(frame: Frame, pointer: Pointer, words: Words) -> Iterator[tuple[str, list[str], int]]:
    main = frame.get_by_role("main")
    for title in units(frame, words):
        if main.locator(".consent button").count():
            main.locator(".consent button").last.click()
        # In an instrument the notes come with low scores.
        for group in main.locator(".instrument fieldset").all():
            group.get_by_role("radio").first.check()
        if ask_too_early(main, words):
            yield f"{title}, with errors", list(lost(pointer, main)), len(fields(main))
            for field in fields(main):
                empty(field)
        yield title, list(lost(pointer, main)), len(fields(main))


@pytest.mark.parametrize("hand", HANDS)
@pytest.mark.parametrize("kind", FILES, ids=lambda path: path.stem)
def test_a_press_right_after_a_field_counts(open_stage: Opener, kind_package: KindBuilder, kind: Path, hand: str) -> None:
    stage = open_stage(PHONE, has_touch=hand == "finger", reduced_motion="reduce")
    pointer = Finger(stage) if hand == "finger" else Mouse(stage)
    frame = stage.launch(kind_package(kind, HANDS[hand]))
    frame.evaluate(CATCH)
    found = {name: (faulty, count) for name, faulty, count in turn(frame, pointer, strings.words(HANDS[hand]))}
    assert {name: faulty for name, (faulty, _) in found.items() if faulty} == {}
    assert kind.stem in ("order", "page") or sum(count for _, count in found.values()) > 0


def test_a_press_right_after_a_choice_about_oneself_counts(open_stage: Opener, tmp_path: Path) -> None:
    stage = open_stage(PHONE, reduced_motion="reduce")
    frame = stage.launch(build_package(write_asking(tmp_path), tmp_path))
    main = frame.get_by_role("main")
    expect(frame.get_by_role("contentinfo").get_by_role("link").first).to_be_visible()
    frame.evaluate("location.hash = '#/certificate'")
    save = main.get_by_role("button", name="Save", exact=True)
    save.click()
    expect(main.get_by_text("Choose an answer first.")).to_be_visible()
    frame.evaluate(CATCH)
    radios = main.get_by_role("radio").all()
    assert [fault for field in radios for fault in faults(Mouse(stage), field, save)] == []
    assert len(radios) == 2


def test_a_line_that_comes_as_a_field_is_left_is_found(open_stage: Opener, kind_package: KindBuilder) -> None:
    stage = open_stage(PHONE, reduced_motion="reduce")
    frame = stage.launch(kind_package(KINDS / "typed.md", "en"))
    main = frame.get_by_role("main")
    expect(main.get_by_role("textbox").first).to_be_visible()
    frame.evaluate(CATCH)
    main.get_by_role("textbox").first.evaluate(
        "(one) => one.addEventListener('change', () => { const p = document.createElement('p'); p.style.height = '200px'; one.after(p); })"
    )
    assert any("lost" in one for one in lost(Mouse(stage), main))
