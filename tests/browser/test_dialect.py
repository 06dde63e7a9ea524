"""
What surrounds a text, as a learner meets it: citations, terms of the glossary, formulas, recordings.
"""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Browser, Frame, expect

from clic_scorm.authoring.captions import problems_of
from tests.authoring.test_films import BROKEN, SOUND, VALID
from tests.browser.audit import audit
from tests.browser.building import build_package
from tests.browser.conftest import Opener
from tests.browser.keyboard import Keyboard
from tests.browser.stage import DESKTOP, PHONE, Stage


pytestmark = pytest.mark.browser
SIZES = pytest.mark.parametrize("size", [DESKTOP, PHONE], ids=["desktop", "phone"])
FILES = {
    "course.yml": "clic: 1\nid: demo\ntitle: Demo\nversion: 1\nsource: {language}\nlanguages: [{language}]\nmodules: [m01]\n",
    "references.yml": "handbook:\n  type: report\n  title: A handbook\n  author: [UNISDR]\n  issued: 2012\n  URL: https://example.org/handbook\n",
    "glossary.yml": "hazard:\n  definition: A process that *may* do harm [@handbook, p. 3].\n  forms: [hazards]\nrisk: What may be lost.\n",
    "modules/m01.md": "# One\n\n## Page {#p}\n\nIt rained [@handbook, p. 71], and a hazard is not a risk.\n\nMore hazards.\n\n## Second {#q}\n\nText.\n\n"
    "## Third {#r}\n\nSo it is: $R = \\frac{H}{C}$, and\n\n$$R = \\frac{H \\times E}{C}$$\n\n![A bell rings](../media/bell.wav)\n",
    "media/bell.md": "A *bell* rings once.\n",
}


@pytest.fixture(scope="module")
def english(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return package(tmp_path_factory.mktemp("english"), "en")


@pytest.fixture(scope="module")
def arabic(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return package(tmp_path_factory.mktemp("arabic"), "ar")


def package(folder: Path, language: str) -> Path:
    for name, text in FILES.items():
        path = folder / "course" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text.replace("{language}", language), encoding="utf-8")
    (folder / "course" / "media" / "bell.wav").write_bytes(SOUND.getvalue())
    return build_package(folder / "course", folder / "made")


@SIZES
def test_a_citation_leads_to_its_entry_and_back(open_stage: Opener, english: Path, size: tuple[int, int]) -> None:
    stage = open_stage(size, reduced_motion="reduce")
    frame = stage.launch(english)
    frame.get_by_role("main").get_by_text("UNISDR, 2012, p. 71", exact=True).click()
    expect(frame.get_by_role("heading", level=1, name="References")).to_be_visible()
    entry = frame.get_by_role("listitem").filter(has_text="A handbook")
    expect(entry).to_be_focused()
    assert audit(frame) == []
    entry.get_by_role("link", name="Page", exact=True).click()
    expect(frame.get_by_role("heading", level=1, name="Page")).to_be_visible()
    expect(frame.get_by_role("main").get_by_text("UNISDR, 2012, p. 71", exact=True)).to_be_focused()


@SIZES
def test_a_term_is_explained_where_it_stands(open_stage: Opener, english: Path, size: tuple[int, int]) -> None:
    stage = open_stage(size, reduced_motion="reduce", has_touch=True)
    frame = stage.launch(english)
    expect(frame.locator("nav.tools")).to_be_visible()
    assert not any(
        "runtime/glossary" in name or "units/glossary" in name
        for name in frame.evaluate("performance.getEntriesByType('resource').map((one) => one.name)")
    )
    term = frame.get_by_role("link", name="hazard", exact=True)
    expect(term).to_have_count(1)
    term.tap()
    tip = frame.get_by_role("status").filter(has_text="A process that may do harm")
    expect(tip).to_be_visible()
    expect(term).to_have_attribute("aria-expanded", "true")
    assert audit(frame) == []
    frame.get_by_role("link", name="risk", exact=True).tap()
    expect(tip).to_have_count(0)
    expect(frame.get_by_role("status").filter(has_text="What may be lost")).to_be_visible()
    stage.page.keyboard.press("Escape")
    expect(frame.locator(".tip")).to_have_count(0)
    expect(frame.get_by_role("link", name="risk", exact=True)).to_be_focused()


def test_a_term_by_keyboard_and_on_to_the_glossary(open_stage: Opener, english: Path) -> None:
    stage = open_stage(reduced_motion="reduce")
    frame = stage.launch(english)
    expect(frame.locator("nav.tools")).to_be_visible()
    keys = Keyboard(stage.page, frame)
    keys.tab_to(lambda focus: focus["tag"] == "A" and focus["name"] == "hazard", "the term")
    keys.press("Enter")
    expect(frame.get_by_role("status").filter(has_text="may do harm")).to_be_visible()
    keys.tab_to(lambda focus: focus["name"] == "Glossary", "the glossary")
    keys.tab_to(lambda focus: focus["name"] == "Close", "the button that closes")
    keys.press("Enter")
    expect(frame.locator(".tip")).to_have_count(0)
    assert keys.focus["name"] == "hazard"
    keys.press("Enter")
    frame.locator(".tip").get_by_role("link", name="Glossary").click()
    expect(frame.get_by_role("term").filter(has_text="hazard")).to_be_focused()
    assert audit(frame) == []


def test_without_its_part_a_term_leads_to_the_glossary(open_stage: Opener, english: Path) -> None:
    stage = open_stage(reduced_motion="reduce")
    stage.context.route("**/runtime/glossary.js", lambda route: route.abort())
    stage.allow("runtime/glossary|ERR_FAILED")
    frame = stage.launch(english)
    expect(frame.locator("nav.tools")).to_be_visible()
    frame.get_by_role("link", name="hazard", exact=True).click()
    expect(frame.get_by_role("heading", level=1, name="Glossary")).to_be_visible(timeout=20_000)


@SIZES
def test_right_to_left(open_stage: Opener, arabic: Path, size: tuple[int, int]) -> None:
    stage = open_stage(size, reduced_motion="reduce")
    frame = stage.launch(arabic)
    expect(frame.locator("nav.tools")).to_be_visible()
    frame.get_by_role("link", name="hazard", exact=True).click()
    expect(frame.locator(".tip [role=status]")).to_contain_text("may do harm")
    assert audit(frame) == []
    frame.locator(".tip").get_by_role("link").last.click()
    expect(frame.get_by_role("term").filter(has_text="hazard")).to_be_focused()
    assert audit(frame) == []


def third_page(open_stage: Opener, package: Path, size: tuple[int, int] = DESKTOP, script: str = "") -> tuple[Stage, Frame]:
    stage = open_stage(size, reduced_motion="reduce")
    if script:
        stage.context.add_init_script(script)
    frame = stage.launch(package)
    expect(frame.locator("nav.tools")).to_be_visible()
    frame.evaluate("location.hash = 'r'")
    expect(frame.get_by_role("heading", level=1, name="Third")).to_be_visible()
    return stage, frame


@SIZES
def test_formulas_and_a_sound(open_stage: Opener, english: Path, size: tuple[int, int]) -> None:
    _, frame = third_page(open_stage, english, size)
    above, below = (frame.locator("math").first.locator("mfrac > *").nth(number).bounding_box() for number in (0, 1))
    assert above is not None
    assert below is not None
    # How high a fraction is depends on the fonts of the computer; that one part stands on the other does not.
    assert above["y"] + above["height"] <= below["y"] + 1, "a fraction is laid out as one"
    names = frame.evaluate("performance.getEntriesByType('resource').map((one) => one.name)")
    assert not [name for name in names if name.endswith(".wav")], "nothing is loaded before it is played"
    assert frame.locator("figcaption").inner_text().startswith("A bell rings")
    frame.get_by_text("Transcript", exact=True).click()
    expect(frame.get_by_text("rings once")).to_be_visible()
    assert audit(frame) == []
    frame.evaluate("() => new Promise((done) => { const one = document.querySelector('audio'); one.onended = done; one.play(); })")
    names = frame.evaluate("performance.getEntriesByType('resource').map((one) => one.name)")
    assert [name for name in names if name.endswith(".wav")]


def test_without_mathml_a_formula_is_a_line_of_text(open_stage: Opener, english: Path) -> None:
    flat = "addEventListener('DOMContentLoaded', () => { const sheet = new CSSStyleSheet(); sheet.replaceSync('math * { display: inline !important; }');"
    _, frame = third_page(open_stage, english, script=flat + " document.adoptedStyleSheets = [sheet]; })")
    expect(frame.locator(".formula").first).to_have_text("R = H/C")
    expect(frame.locator("math")).to_have_count(0)


def test_print_opens_transcripts(open_stage: Opener, english: Path) -> None:
    _, frame = third_page(open_stage, english)
    frame.evaluate("() => { globalThis.print = () => { globalThis.printed = document.querySelector('.sheet').innerText; }; }")
    frame.get_by_role("link", name="Print", exact=True).click()
    frame.get_by_role("button", name="Print this page").click()
    expect(frame.locator(".sheet details[open]")).to_have_count(1)
    expect(frame.locator(".sheet")).to_contain_text("rings once")


CUES = """async (text) => {
  const video = document.body.appendChild(document.createElement("video"));
  const track = document.createElement("track");
  track.kind = "captions";
  track.src = URL.createObjectURL(new Blob([text], { type: "text/vtt" }));
  const loaded = new Promise((resolve) => { track.onload = () => resolve(true); track.onerror = () => resolve(false); });
  video.append(track);
  track.track.mode = "hidden";
  return (await loaded) ? Array.from(track.track.cues, (cue) => cue.text) : null;
}"""


def test_the_browser_reads_captions_as_we_do(chromium: Browser) -> None:
    page = chromium.new_page()
    try:
        for name, (text, count) in VALID.items():
            cues = page.evaluate(CUES, text)
            assert cues is not None, name
            assert len(cues) == count, name
        for name in ("no header", "a comma", "sixty seconds", "no cue", "says nothing"):
            text = BROKEN[name][0]
            assert list(problems_of(text))
            cues = page.evaluate(CUES, text)
            assert not cues or not all(cues), name
    finally:
        page.close()
