"""
Forms as learners fill them in: started from gaps, added up, taken out, put right, left and taken up again; by mouse, by keyboard, on a phone.
"""

from __future__ import annotations

import csv
import io
import json
import re
import subprocess
import zipfile
from pathlib import Path

import docx
import pytest
from playwright.sync_api import Frame, Locator, expect

from clic_scorm.pipeline import Wish, build
from tests.browser import forms
from tests.browser.audit import audit
from tests.browser.building import COMMAND, build_package, unzip
from tests.browser.conftest import Opener
from tests.browser.keyboard import Keyboard
from tests.browser.stage import DESKTOP, PHONE, Stage, running_chromium, until
from tests.browser.test_faults import NO_STORAGE


pytestmark = pytest.mark.browser
SIZES = pytest.mark.parametrize("size", [DESKTOP, PHONE], ids=["desktop", "phone"])


@pytest.fixture(scope="module")
def package(tmp_path_factory: pytest.TempPathFactory) -> Path:
    place = tmp_path_factory.mktemp("forms")
    return build_package(forms.write_course(place / "course"), place)


def go(frame: Frame, unit: str) -> Frame:
    frame.evaluate("(id) => { location.hash = id; }", unit)
    until(frame, f"Boolean(clic.view.current() && clic.view.current().id === {json.dumps(unit)})")
    if unit in ("plan", "session", "costs"):
        expect(frame.locator("main .form .sign-line")).to_have_count(1)
    return frame


def row(frame: Frame, name: str) -> Locator:
    return frame.get_by_role("main").get_by_role("group", name=name, exact=True)


def field(frame: Frame, where: str, name: str) -> Locator:
    return row(frame, where).get_by_label(re.compile(rf"^{name}( \(required\))?$"))


def fill(frame: Frame, where: str, **values: str) -> None:
    for name, text in values.items():
        found = field(frame, where, name.replace("_", " "))
        if found.evaluate("(one) => one.tagName") == "SELECT":
            found.select_option(label=text)
        else:
            found.fill(text)
            found.blur()


def begin(stage: Stage, package: Path, unit: str, answer: str = "No, on this device only") -> Frame:
    frame = go(stage.launch(package), unit)
    frame.get_by_role("button", name=answer).click()
    return frame


def done(frame: Frame) -> list[int]:
    return list(frame.evaluate("clic.session.record.done"))


def score(frame: Frame, levels: list[str]) -> None:
    """Score the river, with a note where one is asked for."""
    for group in (levels[:2], levels[2:3], levels[3:]):
        for place, level in enumerate(group):
            one = frame.locator("main fieldset").nth(place)
            one.get_by_role("radio", name=f"{level} ").check()
            if level != "3":
                one.get_by_role("textbox").fill(f"Nobody did it, level {level}.")
        frame.locator("main .actions .main").click()


def test_it_says_where_it_is_kept(open_stage: Opener, package: Path) -> None:
    frame = begin(open_stage(), package, "costs")
    expect(frame.get_by_text("Saved as you type · On this device only")).to_be_visible()


def test_a_device_that_keeps_nothing_is_not_said_to_keep_it(open_stage: Opener, package: Path) -> None:
    stage = open_stage()
    stage.context.add_init_script(NO_STORAGE)
    frame = begin(stage, package, "costs")
    sentence = "This device cannot keep your work: take it along before you leave."
    expect(frame.locator("main .form .quiet").get_by_text(sentence, exact=True)).to_be_visible()
    expect(frame.get_by_text("On this device only")).to_have_count(0)
    go(frame, "score")
    frame.locator("main fieldset").first.get_by_role("radio", name="1 ").check()
    frame.get_by_role("textbox").fill("Nobody did it.")
    frame.get_by_role("textbox").blur()
    expect(frame.locator("main .where").get_by_text(sentence, exact=True)).to_be_visible()


def test_costs_add_up_as_people_type_them(open_stage: Opener, package: Path) -> None:
    frame = begin(open_stage(), package, "costs")
    fill(frame, "Row 1", What="Room", People="1", Each="USD 1250,50", Share="60 %", Source="city budget", Agreed="yes")
    expect(field(frame, "Row 1", "Cost")).to_have_value("1250.5")
    frame.get_by_role("button", name="Add a row").click()
    expect(field(frame, "Row 2", "What")).to_be_focused()
    fill(frame, "Row 2", What="Food", People="٢٤", Each="10.25", Share="30", Source="a donor")
    totals = frame.locator("main .totals dd")
    assert totals.all_text_contents() == ["1496.5", "90"]
    assert done(frame) == []
    frame.get_by_role("button", name="What is missing?").click()
    expect(frame.get_by_role("heading", name="Still missing: 1")).to_be_focused()
    expect(frame.locator("main li").filter(has_text="“Share” adds up to 90, and 100 is asked for.")).to_be_visible()
    frame.get_by_role("button", name="Row 1, Share").click()
    expect(field(frame, "Row 1", "Share")).to_be_focused()
    fill(frame, "Row 1", Share="70")
    expect(frame.get_by_role("heading", name="Nothing is missing")).to_be_visible()
    expect(frame.get_by_text("Done", exact=True)).to_be_visible()
    assert len(done(frame)) == 1


def test_what_can_be_read_two_ways_is_asked_back(open_stage: Opener, package: Path) -> None:
    frame = begin(open_stage(), package, "costs")
    fill(frame, "Row 1", Each="1,500")
    each = field(frame, "Row 1", "Each")
    expect(each).to_have_attribute("aria-invalid", "true")
    expect(each).to_have_accessible_description(re.compile("“1,500” can be read in two ways. Choose which you mean: 1500 or 1.5."))
    row(frame, "Row 1").get_by_role("button", name="1500", exact=True).click()
    expect(each).to_have_value("1500")
    expect(each).to_be_focused()
    expect(each).not_to_have_attribute("aria-invalid", "true")
    fill(frame, "Row 1", Each="much")
    expect(frame.locator("#clic-status")).to_contain_text("Each: “much” could not be read as a number.")
    go(frame, "plan")
    fill(frame, "Row 1", By_when="3/4/2027")
    row(frame, "Row 1").get_by_role("button", name="April 3, 2027").click()
    expect(field(frame, "Row 1", "By when")).to_have_value("2027-04-03")
    expect(row(frame, "Row 1").locator(".of-date .where")).to_have_text("April 3, 2027")


def test_a_row_is_removed_and_brought_back(open_stage: Opener, package: Path) -> None:
    frame = begin(open_stage(), package, "costs")
    expect(frame.get_by_role("button", name="Remove Row 1")).to_be_hidden()
    fill(frame, "Row 1", What="Room")
    frame.get_by_role("button", name="Add a row").click()
    fill(frame, "Row 2", What="Food")
    frame.get_by_role("button", name="Add a row").click()
    fill(frame, "Row 3", What="Bus")
    frame.get_by_role("button", name="Remove Row 2").click()
    expect(frame.get_by_role("button", name="Bring it back")).to_be_focused()
    expect(frame.locator("#clic-status")).to_have_text("Row 2 is removed.")
    expect(field(frame, "Row 2", "What")).to_have_value("Bus")
    frame.get_by_role("button", name="Bring it back").click()
    expect(field(frame, "Row 2", "What")).to_have_value("Food")
    expect(field(frame, "Row 2", "What")).to_be_focused()
    expect(field(frame, "Row 3", "What")).to_have_value("Bus")
    expect(frame.locator("#clic-status")).to_have_text("Row 2 is back.")
    frame.get_by_role("button", name="Remove Row 2").click()
    go(frame, "after")
    go(frame, "costs")
    assert frame.locator("main fieldset").count() == 2
    expect(field(frame, "Row 2", "What")).to_have_value("Bus")


def test_the_plan_starts_from_gaps_the_weakest_first(open_stage: Opener, package: Path) -> None:
    stage = open_stage()
    frame = begin(stage, package, "score")
    # The means: banks 2, people 1, money 1.
    score(frame, ["3", "1", "2", "1"])
    go(frame, "plan")
    money, walls = field(frame, "Row 1", "Gap"), field(frame, "Row 2", "Gap")
    assert [one.evaluate("(one) => one.selectedOptions[0].text") for one in (money, walls)] == [
        "M: Is there a budget?",
        "B: Are the walls sound?",
    ]
    assert field(frame, "Row 1", "Group").evaluate("(one) => one.selectedOptions[0].text") == "M The money"
    assert field(frame, "Row 1", "Level now").evaluate("(one) => one.selectedOptions[0].text") == "1 – not yet"
    expect(field(frame, "Row 1", "Why")).to_have_value("Nobody did it, level 1.")
    # One gap is left, and is added with its row.
    picker = frame.get_by_label("Gaps that no row takes up, the weakest first")
    assert picker.locator("option").all_text_contents() == ["2 · P: Does everybody know where to go?"]
    frame.get_by_role("button", name="Add a row for it").click()
    expect(field(frame, "Row 3", "Why")).to_have_value("Nobody did it, level 2.")
    expect(picker).to_have_count(0)
    for number in (1, 2, 3):
        fill(frame, f"Row {number}", Aim="Pay for it", Who="Head of works", By_when="March 2027")
    assert len(done(frame)) == 1
    frame.get_by_role("button", name="What is missing?").click()
    expect(frame.locator("main li").filter(has_text="“Aim”: different answers that are asked for: 2. There are 1.")).to_be_visible()
    fill(frame, "Row 2", Aim="Mend the walls")
    assert len(done(frame)) == 2


def test_one_row_has_to_take_up_a_weakest_group(open_stage: Opener, package: Path) -> None:
    frame = begin(open_stage(), package, "score")
    score(frame, ["2", "2", "2", "1"])
    go(frame, "plan")
    field(frame, "Row 1", "Gap").select_option(label="P: Does everybody know where to go?")
    assert field(frame, "Row 1", "Group").evaluate("(one) => one.selectedOptions[0].text") == "P The people"
    for number, aim in ((1, "Tell all"), (2, "Mend the walls")):
        fill(frame, f"Row {number}", Aim=aim, Who="Head of works", By_when="2027")
    frame.get_by_role("button", name="What is missing?").click()
    expect(
        frame.locator("main li").filter(has_text="One row at least has to take up one of the weakest groups: M The money.")
    ).to_be_visible()
    field(frame, "Row 2", "Gap").select_option(label="M: Is there a budget?")
    expect(frame.get_by_role("heading", name="Nothing is missing")).to_be_visible()


def test_given_rows_and_minutes_that_are_the_duration(open_stage: Opener, package: Path) -> None:
    frame = begin(open_stage(), package, "session")
    frame.get_by_label("Objective (required)").fill("Find the weak link.")
    frame.get_by_label("Duration (required)").fill("8")
    fill(frame, "Row 1", Minutes="7", How="walk the chain")
    frame.get_by_role("button", name="What is missing?").click()
    expect(frame.locator("main li").filter(has_text="“Minutes” adds up to 7, and 8 is asked for.")).to_be_visible()
    fill(frame, "Row 1", Minutes="8")
    assert len(done(frame)) == 1


def test_it_is_taken_up_on_another_device_where_the_platform_holds_it(open_stage: Opener, package: Path) -> None:
    stage = open_stage()
    frame = begin(stage, package, "costs", "Yes, save it there too")
    fill(frame, "Row 1", What="Room", People="2")
    frame.get_by_role("button", name="Add a row").click()
    fill(frame, "Row 2", What="مترجم")
    left = stage.leave()
    again = open_stage()
    frame = go(again.launch(package, left.held), "costs")
    expect(field(frame, "Row 1", "People")).to_have_value("2")
    expect(field(frame, "Row 2", "What")).to_have_value("مترجم")
    # Two devices that add a row at a time have two rows, not one.
    frame.get_by_role("button", name="Add a row").click()
    fill(frame, "Row 3", What="Bus")
    one = again.leave()
    other = open_stage()
    frame = go(other.launch(package, left.held), "costs")
    frame.get_by_role("button", name="Add a row").click()
    fill(frame, "Row 3", What="Taxi")
    text = one.held["suspend_data"]
    frame.evaluate("(text) => clic.session.join(clic.state.decode(text).record, [])", text)
    go(frame, "after")
    go(frame, "costs")
    found = [one.input_value() for one in frame.locator("main").get_by_label(re.compile("^What")).all()]
    assert sorted(found) == sorted(["Room", "مترجم", "Bus", "Taxi"])


def test_what_finds_no_room_is_said_to_be_here_only(open_stage: Opener, package: Path) -> None:
    frame = begin(open_stage(), package, "costs", "Yes, save it there too")
    fill(frame, "Row 1", What="Room")
    expect(frame.get_by_text("On this device only")).to_have_count(0)
    # Beyond what an LMS of SCORM 1.2 has to keep, and this one keeps no more.
    for number in (2, 3, 4):
        frame.get_by_role("button", name="Add a row").click()
        fill(frame, f"Row {number}", What="Food and water. " * 110)
    expect(frame.get_by_text("On this device only")).not_to_have_count(0)
    assert frame.get_by_text("On this device only").count() < 4


def exported(frame: Frame, name: str) -> bytes:
    with frame.page.expect_download() as held:
        frame.get_by_role("button", name=name, exact=True).click()
    return Path(held.value.path()).read_bytes()


def filled(open_stage: Opener, package: Path) -> Frame:
    frame = begin(open_stage(), package, "costs")
    fill(frame, "Row 1", What='=cmd|"x"', People="3", Each="12,5", Share="100", Source="nobody yet")
    return frame


def test_it_leaves_as_text_table_and_document(open_stage: Opener, package: Path, tmp_path: Path) -> None:
    frame = filled(open_stage, package)
    table = list(csv.reader(io.StringIO(exported(frame, "Table (CSV)").decode("utf-8-sig"))))
    assert table[0] == ["What", "People", "Each", "Cost", "Share", "Source", "Agreed"]
    assert table[1] == ['\'=cmd|"x"', "3", "12.5", "37.5", "100", "nobody yet", ""]
    whole = exported(frame, "Document (Word)")
    path = tmp_path / "form.docx"
    path.write_bytes(whole)
    with zipfile.ZipFile(path) as archive:
        assert archive.testzip() is None
    document = docx.Document(str(path))
    assert [(str(one.style and one.style.name), one.text) for one in document.paragraphs if one.text] == [("Heading 1", "Costs")]
    assert [cell.text for cell in document.tables[0].rows[1].cells] == ['=cmd|"x"', "3", "12,5", "37.5", "100", "nobody yet", ""]
    assert [cell.text for cell in document.tables[0].rows[2].cells] == ["Total", "", "", "37.5", "100", "", ""]
    assert int(document.sections[0].page_width or 0) > int(document.sections[0].page_height or 0)
    # Where no file can be saved, as in many apps, the table is copied instead.
    frame.evaluate("URL.createObjectURL = undefined")
    frame.get_by_role("button", name="Table (CSV)").click()
    expect(frame.locator("#clic-status")).to_have_text(re.compile("The text is (copied|selected)"))


MISSING = {
    "copy": ("Object.defineProperty(navigator, 'clipboard', { value: undefined }); document.execCommand = undefined", "Copy the text"),
    "share": ("navigator.share = undefined", "Share"),
    "save": ("URL.createObjectURL = undefined", "Document (Word)"),
    "print": ("window.print = undefined", "Print"),
}


@pytest.mark.parametrize("way", MISSING)
def test_there_is_never_one_way_out(open_stage: Opener, package: Path, way: str) -> None:
    script, name = MISSING[way]
    frame = filled(open_stage, package)
    frame.evaluate(f"navigator.share = () => Promise.resolve(); {script}")
    go(frame, "after")
    go(frame, "costs")
    there = frame.locator("main .form > .off-paper > .ways button").all_text_contents()
    assert name not in there
    assert len(there) >= 4
    if way != "copy":
        frame.get_by_role("button", name="Table (CSV)").click() if way == "save" else frame.get_by_role(
            "button", name="Copy the text"
        ).click()
        expect(frame.locator("#clic-status")).to_have_text(re.compile("The text is (copied|selected)"))


def test_in_a_folder_without_an_lms(tmp_path: Path) -> None:
    product = build(forms.write_course(tmp_path / "course"), Wish(targets=("web",), out=tmp_path / "out")).products[0]
    assert product.folder is not None
    with running_chromium() as browser:
        page = browser.new_page()
        page.goto((product.folder / "index.html").as_uri() + "#costs")
        what = page.get_by_label("What (required)")
        what.fill("Room")
        what.blur()
        expect(page.get_by_text("Saved as you type", exact=True)).to_be_visible()
        page.goto((product.folder / "index.html").as_uri() + "#after")
        page.reload()
        page.goto((product.folder / "index.html").as_uri() + "#costs")
        expect(page.get_by_label("What (required)")).to_have_value("Room")
        page.close()


def test_a_saved_file_opens_on_another_device(open_stage: Opener, package: Path) -> None:
    text = exported(filled(open_stage, package), "Save as a file").decode()
    assert "What: =cmd" in text.split("----- clic -----")[0]
    frame = go(open_stage().launch(package), "after")
    frame.evaluate("location.hash = '#/keep'")
    frame.get_by_label("Or the text").fill(text)
    frame.get_by_role("button", name="Open the text").click()
    mine = frame.get_by_role("button", name="It is mine: add it")
    if mine.count():
        mine.click()
    frame.get_by_role("button", name="Back to the course").click()
    go(frame, "costs")
    expect(field(frame, "Row 1", "What")).to_have_value('=cmd|"x"')
    expect(field(frame, "Row 1", "Source")).to_have_value("c")


def test_it_is_printed_as_a_table(open_stage: Opener, package: Path) -> None:
    frame = filled(open_stage, package)
    frame.evaluate("window.print = () => undefined")
    frame.get_by_role("button", name="Print", exact=True).click()
    frame.page.emulate_media(media="print")
    expect(frame.locator("main .form .filled tbody tr").first).to_contain_text("nobody yet")
    expect(frame.locator("main .form fieldset").first).to_be_hidden()
    frame.page.emulate_media(media="screen")
    frame.evaluate("location.hash = '#/print'")
    frame.get_by_role("button", name="Print this module").click()
    expect(frame.locator(".sheet .filled").last).to_contain_text("nobody yet")


def test_on_paper_no_column_is_cut_off(open_stage: Opener, tmp_path: Path) -> None:
    names = [f"Column number {place}" for place in range(12)]
    wide = f"---\nrows: 2..4\n---\n# Costs\n\n| {' | '.join(names)} |\n|{'---|' * 12}\n|{' text |' * 11} number sum |\n"
    frame = go(open_stage().launch(build_package(forms.write_course(tmp_path / "course", costs=wide), tmp_path)), "costs")
    frame.locator("main .consent button").last.click()
    for place, cell in enumerate(frame.locator("main .cell input").all()):
        cell.fill(str(place))
        cell.blur()
    frame.evaluate("dispatchEvent(new Event('beforeprint'))")
    frame.page.set_viewport_size({"width": 794, "height": 1123})
    frame.page.emulate_media(media="print")
    paper = frame.locator("main .on-paper table")
    assert paper.count() == 3
    expect(paper.first.locator("tr").last).to_have_text("Column number 1111")
    assert paper.last.locator("tr").all_text_contents() == ["Total: Column number 1134"]
    assert frame.evaluate("document.documentElement.scrollWidth <= innerWidth")


@SIZES
def test_by_keyboard_alone(open_stage: Opener, package: Path, size: tuple[int, int]) -> None:
    stage = open_stage(size)
    frame = go(stage.launch(package), "costs")
    keys = Keyboard(stage.page, frame)
    keys.tab_to_button("No, on this device only")
    keys.press("Enter")
    for name, text in (("What", "Room"), ("People", "2"), ("Each", "10"), ("Share", "100")):
        keys.tab_to(lambda focus, name=name: focus["tag"] == "INPUT" and focus["name"].startswith(name), name)  # type: ignore[misc]  # a lambda's default has no type
        stage.page.keyboard.type(text)
    keys.tab_to(lambda focus: focus["tag"] == "SELECT" and focus["name"].startswith("Source"), "the source")
    keys.press("ArrowDown")
    keys.tab_to_button("Add a row")
    keys.press("Enter")
    keys.wait_for(lambda focus: focus["tag"] == "INPUT" and focus["name"].startswith("What"), "the new row")
    keys.tab_to_button("Remove Row 2")
    keys.press("Enter")
    keys.wait_for(lambda focus: focus["name"] == "Bring it back", "the way back")
    keys.tab_to_button("What is missing?")
    keys.press("Enter")
    keys.wait_for(lambda focus: focus["tag"] == "H2" and focus["name"] == "Nothing is missing", "what is missing")
    assert len(done(frame)) == 1


@SIZES
@pytest.mark.parametrize("language", ["en", "ar"])
def test_every_screen_is_sound(open_stage: Opener, tmp_path: Path, language: str, size: tuple[int, int]) -> None:
    package = build_package(forms.write_course(tmp_path / "course", language), tmp_path)
    frame = go(open_stage(size, reduced_motion="reduce").launch(package), "plan")
    assert audit(frame) == []
    frame.locator("main .consent button").last.click()
    for unit in ("session", "costs"):
        go(frame, unit)
        frame.locator("main .more button").first.click()
        frame.locator("main .actions .main").last.click()
        assert audit(frame) == []
        frame.locator("main .remove:visible").first.click()
        assert audit(frame) == []


def release(course: Path, folder: Path) -> Path:
    """Publish *course*, so that its numbers stay, and unzip it."""
    command = [str(COMMAND), "build", str(course), "--target", "scorm12", "--out", str(folder), "--release"]
    done = subprocess.run(command, capture_output=True, text=True, timeout=120)
    assert done.returncode == 0, done.stdout + done.stderr
    with zipfile.ZipFile(next(folder.rglob("*.zip"))) as archive:
        archive.extractall(folder / "unzipped")
    return folder / "unzipped"


def test_an_update_with_other_words_keeps_what_is_filled_in(open_stage: Opener, tmp_path: Path) -> None:
    course = forms.write_course(tmp_path / "course")
    first = release(course, tmp_path / "first")
    stage = open_stage()
    frame = begin(stage, first, "costs", "Yes, save it there too")
    fill(frame, "Row 1", What="Room", People="2", Source="a donor")
    held = stage.leave().held
    lock = (course / "course.lock").read_text(encoding="utf-8")
    assert "costs/form" in lock
    # Another order of columns, some with other words under the same id, one that is gone, and an entry of the list before the others.
    text = """---
rows: 1..6
lists: {source: [own work, city budget, a donor, nobody yet]}
---
# Costs

| Source | Cost item {#what} | Number of people {#people} | Each {#each} |
|---|---|---|---|
| source! | text! | number! | money! |
"""
    forms.write_course(course, costs=text)
    second = release(course, tmp_path / "second")
    frame = go(open_stage().launch(second, held), "costs")
    assert field(frame, "Row 1", "Source").evaluate("(one) => one.selectedOptions[0].text") == "a donor"
    expect(field(frame, "Row 1", "Number of people")).to_have_value("2")
    expect(field(frame, "Row 1", "Cost item")).to_have_value("Room")


RENAMED = """---
rows: 1..6
lists: {source: [own work, city budget, a donor, nobody yet]}
---
# Costs

| Source | Amount {#amount was=each} | Item {#item was=what} | Heads {#heads was=people} | Grant {#grant only=region=ca} | Cost | Share | Agreed |
|---|---|---|---|---|---|---|---|
| source! | money! | text! | number! | money | = heads * amount | percent | yes/no |
"""


def test_columns_with_other_ids_keep_what_is_filled_in_whatever_the_variant(open_stage: Opener, tmp_path: Path) -> None:
    course = forms.write_course(tmp_path / "course")
    first = release(course, tmp_path / "first")
    stage = open_stage()
    frame = begin(stage, first, "costs", "Yes, save it there too")
    fill(frame, "Row 1", What="Room", People="2", Each="30", Source="a donor")
    held = stage.leave().held
    forms.write_course(course, costs=RENAMED)
    with (course / "course.yml").open("a", encoding="utf-8") as settings:
        settings.write("facets: {region: [global, ca]}\n")
    release(course, tmp_path / "second")
    for variant, columns in (({}, 7), ({"region": "ca"}, 8)):
        there = build(course, Wish(targets=("scorm12",), variant=variant, out=tmp_path / f"out-{columns}")).products[0].path
        assert there is not None
        stage = open_stage()
        frame = go(stage.launch(unzip(there, tmp_path / f"unzipped-{columns}"), held), "costs")
        assert row(frame, "Row 1").locator(".cell").count() == columns
        for name, text in (("Amount", "30"), ("Item", "Room"), ("Heads", "2"), ("Source", "b")):
            expect(field(frame, "Row 1", name)).to_have_value(text)
        expect(field(frame, "Row 1", "Cost")).to_have_value("60")
        held = stage.leave().held
