"""
A walk through a course of any kind of unit, through roles and names only, that stops wherever the screen has changed.

What is there at a stop, what has the focus and what was announced since the stop before is written down as text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from playwright.sync_api import Frame, Locator, expect

from clic_scorm.model.words import Words
from tests.browser.answering import answer_rightly
from tests.browser.building import build_package


KINDS = Path(__file__).parent / "kinds"
QUIET = 120  # milliseconds
SETTINGS = (
    "clic: 1\nid: kinds\ntitle: Kinds\nversion: 1\nlanguages: [{language}]\nsource: {language}\nmodules: [m01]\ntargets: [scorm12]\n"
    "contact: office@example.org\n"
    "confirmed: {{teach-back: {{text: Micro-session in the room, by: facilitator, min: 9, of: 15, unit: points}}}}\n"
)
INSTRUMENT = """title: How we live with the river
note-at: 2
weak-below: 2.5
note: What is missing?
levels: {1: {label: not yet, meaning: Nobody has begun.}, 2: {label: begun, meaning: Somebody has.}, 3: {label: done, meaning: It is done.}}
groups:
  banks: {title: The banks, short: B, questions: {kept: Are the banks kept?, walls: {text: Are the walls sound?, tick: [left, right]}}}
  people: {title: The people, short: P, questions: {know: Does everybody know where to go?}}
  money: {title: The money, short: M, questions: {budget: Is there a budget?}}
compare: [{name: A town, scores: "12 3 1"}]
"""
FORM = """---
rows: 1..3
lists: {state: [planned, begun]}
done-when: {total: {cost: 1..}}
---
# What we do

## About {#about}

| About | Answer |
|---|---|
|  | long text! |
| The river {#river} |  |

## Steps {#steps}

One row for each step.

| Step | People {#people} | Each {#each} | Cost {#cost} | By when | State | Agreed |
|---|---|---|---|---|---|---|
| text! | number! | money! | = people * each sum | date! | state! | yes/no |
"""
RIVER = '<svg xmlns="http://www.w3.org/2000/svg" width="300" height="60"><path d="M0 30 Q75 0 150 30 T300 30" stroke="#06c" fill="none" stroke-width="8"/></svg>'
# Live regions, from before the first script on: each text that one of them gets, in order.
LISTEN = """() => {
  globalThis.announced = [];
  const live = (node) => {
    const element = node.nodeType === 1 ? node : node.parentElement;
    return element && element.closest("[role=status], [role=alert], [aria-live]");
  };
  const told = new Map();
  new MutationObserver((changes) => {
    for (const region of new Set(changes.map(({ target }) => live(target)).filter(Boolean))) {
      const text = region.innerText.replace(/\\s+/g, " ").trim();
      if (text && told.get(region) !== text) announced.push(`${region.getAttribute("role") || region.getAttribute("aria-live")}: ${text}`);
      told.set(region, text);
    }
  }).observe(document, { subtree: true, childList: true, characterData: true });
}"""
HEARD = "() => announced.splice(0)"
# In the words of the accessibility tree: role and name as a browser gives them are in the snapshot; this says which of its lines has the focus.
FOCUS = """() => {
  const one = document.activeElement;
  if (!one || one === document.body) return "the page";
  const name = one.getAttribute("aria-label") || (one.labels && one.labels[0] || one).innerText || "";
  const described = (one.getAttribute("aria-describedby") || "").split(" ").map((id) => document.getElementById(id)).filter(Boolean);
  const said = described.map((node) => node.innerText.trim()).filter(Boolean).join(" ");
  const role = one.getAttribute("role") || one.type || one.tagName.toLowerCase();
  return `${role} "${name.replace(/\\s+/g, " ").trim().slice(0, 80)}"` + (said && `, described by "${said}"`);
}"""


def write_kind(kind: Path, language: str, course: Path) -> Path:
    """Write a course of the one module *kind* with the interface in *language* into the folder *course*."""
    (course / "modules").mkdir(parents=True)
    (course / "media").mkdir()
    (course / "media" / "river.svg").write_text(RIVER, encoding="utf-8")
    (course / "course.yml").write_text(SETTINGS.format(language=language), encoding="utf-8")
    text = kind.read_text(encoding="utf-8")
    (course / "modules" / "m01.md").write_text(f"---\nid: m01\n---\n{text}", encoding="utf-8")
    if "type=instrument" in text:
        (course / "instruments").mkdir()
        (course / "instruments" / "river.yml").write_text(INSTRUMENT, encoding="utf-8")
    if "type=form" in text:
        (course / "forms").mkdir()
        (course / "forms" / "what-we-do.md").write_text(FORM, encoding="utf-8")
    return course


def build_kind(kind: Path, language: str, folder: Path) -> Path:
    """Build a course of the one module *kind* with the interface in *language*; return the unzipped package."""
    return build_package(write_kind(kind, language, folder / "course"), folder)


def described(frame: Frame, name: str, whole: bool) -> str:
    """
    Return what a screen reader has of the screen in *frame*: the focus, the announcements since the last time, the accessibility tree.

    *whole* takes all of it, else the main part is enough. That something is loading is said only where it takes long, and is left out.
    """
    expect(frame.get_by_role("main")).not_to_have_attribute("aria-busy", "true")
    # What is completed is told by what comes after the first page.
    frame.evaluate("() => clic.loader.part('aids').then(() => null, () => null)")
    # That a page was seen to its end is known a moment after it is there.
    place, before = frame.locator("body" if whole else "main"), ""
    while before != (before := place.aria_snapshot()):
        frame.page.wait_for_timeout(QUIET)
    heard = "".join(f"said {text}\n" for text in frame.evaluate(HEARD) if "Loading" not in text)
    # Device and attempt have names made by chance.
    tree = re.sub(r"(clic:kinds:)\S+", r"\1…", before)
    return f"## {name}\n\nfocus {frame.evaluate(FOCUS)}\n{heard}\n{tree}\n"


def fill_in(group: Locator, words: Words) -> None:
    """Answer one question, whatever its controls: the first of each choice, a word in each field, one move in an order."""
    chosen = False
    for control in group.get_by_role("radio").or_(group.get_by_role("checkbox")).all():
        if not chosen and control.is_enabled():
            control.check()
        chosen = True
    for field in group.get_by_role("textbox").all():
        field.fill("7")
    for choice in group.get_by_role("combobox").all():
        choice.select_option(index=1)
    move = group.get_by_role("button", name=words("Move down: {item}").format(item=""))
    if move.count():
        move.first.click()


def units(frame: Frame, words: Words) -> Iterator[str]:
    """Go through all units by “Next”; yield the title of each."""
    main = frame.get_by_role("main")
    expect(frame.get_by_role("contentinfo").get_by_role("link").first).to_be_visible()
    while True:
        title = main.get_by_role("heading", level=1).inner_text()
        yield title
        following = main.get_by_role("button", name=words("Next"), exact=True)
        if not following.count():
            return
        following.click()
        expect(main.get_by_role("heading", level=1)).not_to_have_text(title)
        expect(main.get_by_role("heading", level=1)).to_be_focused()


def walk(frame: Frame, words: Words) -> Iterator[str]:
    """Go through all units and do in each what can be done; yield the name of each stop."""
    for title in units(frame, words):
        yield f"{title}: on arrival"
        yield from _answer(frame.get_by_role("main"), title, words)


def _answer(main: Locator, title: str, words: Words) -> Iterator[str]:
    """Open a hint, ask for a verdict without an answer, answer, and begin again, as far as the unit has all that."""
    hint = main.get_by_role("button", name=words("Hint"), exact=True)
    if hint.count():
        hint.first.click()
        yield f"{title}: a hint"
    for name in (words("Submit answers"), words("Check my answer")):
        ask = main.get_by_role("button", name=name, exact=True)
        if not ask.count():
            continue
        ask.first.click()
        expect(main.locator("[aria-invalid=true], .missing, [role=alert]").first).to_be_visible()
        yield f"{title}: nothing chosen"
        for group in main.get_by_role("group").all():
            fill_in(group, words)
        ask.first.click()
        expect(ask).to_have_count(0)
        expect(main.locator("h2:focus, .sign-line:focus")).to_be_visible()
        yield f"{title}: answered"
        main.get_by_role("button", name=words("Try again"), exact=True).click()
        expect(ask.first).to_be_visible()
        yield f"{title}: once more"
        for group in main.get_by_role("group").all():
            answer_rightly(group)
        yield f"{title}: answered rightly"
        ask.first.click()
        expect(ask).to_have_count(0)
        expect(main.locator("h2:focus, .sign-line:focus")).to_be_visible()
        expect(main.locator(".feedback").first).to_be_visible()
        yield f"{title}: right"
    yield from _act(main, title, words)


def _act(main: Locator, title: str, words: Words) -> Iterator[str]:
    """Do what an activity asks for: write, choose one's way, send, declare, score."""
    for name in (words("Declare"), words("Say that it is done")):
        press = main.get_by_role("button", name=name, exact=True)
        if press.count():
            press.click()
            yield f"{title}: not ticked"
            main.get_by_role("checkbox").check()
            press.click()
            expect(main.locator(".sign-line:focus")).to_be_visible()
            yield f"{title}: said"
    if main.locator(".scenario").count():
        while main.locator(".choices button").count():
            heading = main.get_by_role("heading", level=2).last.inner_text()
            main.locator(".choices button").last.click()
            expect(main.get_by_role("heading", level=2).last).not_to_have_text(heading)
            yield f"{title}: after {heading}"
    send = main.get_by_role("button", name=words("Send my answers"), exact=True)
    if send.count():
        for group in main.get_by_role("group").all():
            fill_in(group, words)
        send.click()
        expect(send).to_have_count(0)
        yield f"{title}: sent"
    if main.locator(".instrument").count():
        main.get_by_role("button", name=words("No, on this device only"), exact=True).click()
        yield from _score(main, title, words)
    elif main.locator(".form").count():
        main.get_by_role("button", name=words("No, on this device only"), exact=True).click()
        yield from _fill(main, title, words)
    elif main.locator(".writing textarea").count() and not send.count():
        main.locator(".writing textarea").fill("One idea for my own city")
        expect(main.locator(".sign-line.good")).to_be_visible()
        main.get_by_role("button", name=words("No, on this device only"), exact=True).click()
        yield f"{title}: written"


def _fill(main: Locator, title: str, words: Words) -> Iterator[str]:
    """Ask what is missing, type what can't be read, fill everything in, add a row, take it out and bring it back."""
    check = main.get_by_role("button", name=words("What is missing?"), exact=True)
    check.click()
    yield f"{title}: what is missing"
    dates = main.locator(".of-date input")
    dates.fill("3/4/2027")
    dates.blur()
    expect(main.locator(".of-date .ways button").first).to_be_visible()
    yield f"{title}: asked back"
    for field in main.locator(".cell input:not([readonly]), .cell textarea").all():
        field.fill("2027")
        field.blur()
    for choice in main.locator(".cell select").all():
        choice.select_option(index=1)
    expect(main.locator(".form .sign-line.good")).to_be_visible()
    yield f"{title}: filled in"
    main.get_by_role("button", name=words("Add a row"), exact=True).click()
    yield f"{title}: a row more"
    main.locator(".remove:visible").last.click()
    yield f"{title}: a row less"
    main.get_by_role("button", name=words("Bring it back"), exact=True).click()
    yield f"{title}: the row is back"


def _score(main: Locator, title: str, words: Words) -> Iterator[str]:
    while main.locator("fieldset").count():
        for group in main.locator("fieldset").all():
            group.get_by_role("radio").first.check()
            if group.get_by_role("checkbox").count():
                group.get_by_role("checkbox").first.check()
        name = main.locator(".group h2").inner_text()
        yield f"{title}: {name} scored"
        main.locator(".group .actions .main").click()
    main.get_by_role("combobox", name=words("Compare with")).select_option(index=1)
    yield f"{title}: results"
