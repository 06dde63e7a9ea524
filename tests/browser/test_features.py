"""
The tools around the course: search, print, taking the work along, About, text only, shortcuts, the place in a page.
"""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Frame, expect

from clic_scorm.model import Course, Page
from tests.browser.audit import audit
from tests.browser.conftest import COURSES, Opener
from tests.browser.keyboard import Keyboard
from tests.browser.learner import Learner, read_course, rightly, wrongly
from tests.browser.stage import DESKTOP, NEW_LEARNER, PHONE, Stage


pytestmark = pytest.mark.browser
SIZES = pytest.mark.parametrize("size", [DESKTOP, PHONE], ids=["desktop", "phone"])


@pytest.fixture(scope="module")
def course() -> Course:
    return read_course(COURSES / "mcr-tot")


def begin(stage: Stage, course: Course, package: Path) -> Learner:
    learner = Learner(stage.launch(package), course)
    learner.stands_at(course.units[0])
    return learner


def open_tool(frame: Frame, name: str, title: str) -> None:
    """Follow the link *name* at the foot; the screen titled *title* has the focus then."""
    frame.get_by_role("contentinfo").get_by_role("link", name=name, exact=True).click()
    expect(frame.get_by_role("heading", level=1, name=title, exact=True)).to_be_focused()


def look_for(frame: Frame, words: str) -> None:
    frame.get_by_role("searchbox", name="Words to look for").fill(words)
    frame.get_by_role("search").get_by_role("button", name="Search").click()


def a_page(course: Course, number: int = 2) -> Page:
    return [unit for unit in course.units if isinstance(unit, Page)][number]


@SIZES
def test_search_finds_folded_words_and_leads_there(open_stage: Opener, course: Course, course_package: Path, size: tuple[int, int]) -> None:
    stage = open_stage(size, reduced_motion="reduce")
    learner = begin(stage, course, course_package)
    frame = learner.frame
    open_tool(frame, "Search", "Search the course")
    goal = a_page(course)
    look_for(frame, goal.title.upper())
    found = learner.main.get_by_role("listitem").filter(has=frame.get_by_role("link", name=goal.title, exact=True))
    expect(found.first).to_be_visible()
    expect(frame.get_by_role("status")).to_contain_text("result")
    assert audit(frame) == []
    found.get_by_role("link").first.click()
    learner.stands_at(goal)
    frame.evaluate("history.back()")
    expect(frame.get_by_role("searchbox")).to_have_value(goal.title.upper())


def test_search_says_when_there_is_nothing(stage: Stage, course: Course, course_package: Path) -> None:
    frame = begin(stage, course, course_package).frame
    open_tool(frame, "Search", "Search the course")
    look_for(frame, "zzyzx")
    expect(frame.get_by_role("status")).to_have_text("0 results")


def test_search_by_keyboard(stage: Stage, course: Course, course_package: Path) -> None:
    learner = begin(stage, course, course_package)
    keys = Keyboard(stage.page, learner.frame)
    keys.tab_to(lambda focus: focus["tag"] == "A" and focus["name"] == "Search the course", "the search")
    keys.press("Enter")
    keys.wait_for(lambda focus: focus["tag"] == "H1", "the search's title")
    keys.tab_to(lambda focus: focus["role"] == "search", "the field")
    stage.page.keyboard.type(a_page(course).title.lower())
    keys.press("Enter")
    expect(learner.main.get_by_role("listitem").first).to_be_visible()
    keys.tab_to(lambda focus: focus["tag"] == "A" and focus["name"] == a_page(course).title, "the result")
    keys.press("Enter")
    keys.wait_for_title(a_page(course))


def test_search_in_a_course_that_is_not_loaded_completely_says_so(stage: Stage, course: Course, course_package: Path) -> None:
    learner = begin(stage, course, course_package)
    module = course.modules[-1].id
    stage.context.route(f"**/search/{module}.js", lambda route: route.abort())
    stage.allow(f"search/{module}|ERR_FAILED")
    open_tool_later = learner.frame.get_by_role("contentinfo").get_by_role("link", name="Search", exact=True)
    open_tool_later.click()
    expect(learner.main.get_by_role("searchbox")).to_be_visible(timeout=20_000)
    look_for(learner.frame, a_page(course).title)
    expect(learner.main.get_by_text("could not be loaded and are not searched")).to_be_visible()
    stage.context.unroute(f"**/search/{module}.js")
    learner.button("Try again").click()
    expect(learner.main.get_by_text("could not be loaded and are not searched")).to_have_count(0)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Évaluation à mi-parcours", "evaluation PARCOURS"),
        ("Niños y niñas del municipio", "NINOS"),
        ("Straße und Grösse", "strasse GRÖSSE"),
        ("إدارة المَدينة والمخاطر", "اداره مدينة"),
        ("都市の災害リスクを減らす", "災害リスク"),
        ("北京市应急管理", "应急"),
        ("도시 회복력 평가", "회복력"),
        ("Ο Δήμος της Αθήνας", "δημος ΑΘΗΝΑΣ"),
        ("Устойчивость города: Ёлка", "ёлка ГОРОДА"),
        ("नगर आपदा प्रबंधन", "आपदा"),
        ("การจัดการภัยพิบัติ", "ภัยพิบัติ"),
    ],
)
def test_search_in_any_script(stage: Stage, course: Course, course_package: Path, text: str, words: str) -> None:
    frame = begin(stage, course, course_package).frame
    open_tool(frame, "Search", "Search the course")
    script = """([text, words]) => ({
      found: clic.view.search.find([["a", "One", text], ["b", "Two", "nothing"]], words).map(([id]) => id),
      marked: clic.view.search.snippet(text, words).querySelectorAll("mark").length,
      said: clic.view.search.snippet(text, words).textContent,
    })"""
    assert frame.evaluate(script, [text, words]) == {"found": ["a"], "marked": len(words.split()), "said": text}


def test_search_loads_nothing_before_it_is_opened(stage: Stage, course: Course, course_package: Path) -> None:
    asked: list[str] = []
    stage.context.on("request", lambda request: asked.append(request.url))
    frame = begin(stage, course, course_package).frame
    assert not [url for url in asked if "search" in url]
    open_tool(frame, "Search", "Search the course")
    expect(frame.get_by_role("searchbox")).to_be_visible()
    assert len([url for url in asked if "/search/" in url]) == len(course.modules)


NO_PRINTING = "window.printed = 0; window.print = () => { window.printed += 1 }"
SHARING = "navigator.share = (data) => { window.shared = data; return Promise.resolve() }"
COPYING = """Object.defineProperty(navigator, 'clipboard', {
  configurable: true, value: {writeText: (text) => { window.copied = text; return Promise.resolve() }},
})"""
REMOVED = {
    "Copy": "Object.defineProperty(navigator, 'clipboard', {value: undefined}); document.execCommand = undefined",
    "Share": "Object.defineProperty(navigator, 'share', {value: undefined})",
    "Save as a file": "URL.createObjectURL = undefined",
    "Print": "window.print = undefined",
}


@SIZES
def test_a_module_is_printed_with_the_answers_as_filled_in(
    open_stage: Opener, course: Course, course_package: Path, size: tuple[int, int]
) -> None:
    stage = open_stage(size, reduced_motion="reduce")
    stage.context.add_init_script(NO_PRINTING)
    learner = begin(stage, course, course_package)
    frame = learner.frame
    quiz = course.quizzes[0]
    learner.open_from_outline(quiz)
    learner.answer(quiz, quiz.questions[0], wrongly(quiz.questions[0]))
    open_tool(frame, "Print", "Print")
    learner.button("Print this module").click()
    expect(frame.get_by_role("status")).to_have_text("If nothing was printed, copy the text instead.")
    assert frame.evaluate("printed") == 1
    module = next(module for module in course.modules if quiz in module.units)
    for unit in module.units:
        expect(learner.main.get_by_role("heading", level=2, name=unit.title, exact=True)).to_be_visible()
    chosen = learner.main.locator("input:checked")
    expect(chosen).to_have_count(len(wrongly(quiz.questions[0])))
    assert audit(frame) == []
    stage.page.emulate_media(media="print")
    expect(learner.main.get_by_role("heading", level=2, name=module.units[0].title, exact=True)).to_be_visible()
    expect(learner.button("Print this module")).to_be_hidden()
    stage.page.emulate_media(media="screen")
    learner.button("Print this page").click()
    expect(learner.main.get_by_role("heading", level=2, name=module.units[0].title, exact=True)).to_have_count(0)


def test_where_nothing_prints_the_text_is_copied(stage: Stage, course: Course, course_package: Path) -> None:
    stage.context.add_init_script(f"{REMOVED['Print']}; {COPYING}")
    learner = begin(stage, course, course_package)
    quiz = course.quizzes[0]
    learner.open_from_outline(quiz)
    learner.take(quiz, rightly)
    open_tool(learner.frame, "Print", "Print")
    expect(learner.button("Print this page")).to_have_count(0)
    learner.button("Copy this page as text").click()
    expect(learner.frame.get_by_role("status")).to_have_text("The text is copied.")
    copied = learner.frame.evaluate("copied")
    assert quiz.title in copied
    for question in quiz.questions:
        assert question.title in copied
        for label in rightly(question):
            assert f"(x) {label}" in copied


def test_a_text_that_cannot_be_copied_is_there_to_select(stage: Stage, course: Course, course_package: Path) -> None:
    refused = "Object.defineProperty(navigator, 'clipboard', {value: {writeText: () => Promise.reject(new Error('refused'))}})"
    stage.context.add_init_script(f"{refused}; document.execCommand = () => false")
    learner = begin(stage, course, course_package)
    open_tool(learner.frame, "Print", "Print")
    learner.button("Copy this page as text").click()
    field = learner.main.get_by_role("textbox", name="The text", exact=True)
    expect(field).to_be_focused()
    assert course.units[0].title in field.input_value()
    assert learner.frame.evaluate("(one => one.selectionEnd - one.selectionStart)(document.activeElement)") > 100


@pytest.mark.parametrize("removed", REMOVED)
def test_a_way_out_is_there_only_where_it_can_work(stage: Stage, course: Course, course_package: Path, removed: str) -> None:
    stage.context.add_init_script(f"{NO_PRINTING}; {SHARING}; {COPYING}")
    stage.context.add_init_script(REMOVED[removed])
    learner = begin(stage, course, course_package)
    open_tool(learner.frame, "Keep my work", "Keep my work")
    for name in REMOVED:
        expect(learner.button(name)).to_have_count(0 if name == removed else 1)
    field = learner.main.get_by_role("textbox", name="The text", exact=True)
    text = field.input_value()
    assert course.title in text
    assert "clic:" in text
    if removed != "Copy":
        learner.button("Copy").click()
        expect(learner.frame.get_by_role("status")).to_have_text("The text is copied.")
        assert learner.frame.evaluate("copied") == text
    if removed != "Share":
        learner.button("Share").click()
        assert learner.frame.evaluate("shared.text") == text
    if removed != "Save as a file":
        with stage.page.expect_download() as download:
            learner.button("Save as a file").click()
        assert Path(download.value.path()).read_text(encoding="utf-8") == text
        assert download.value.suggested_filename == f"{course.id}.txt"
    if removed != "Print":
        learner.button("Print").click()
        assert learner.frame.evaluate("printed") == 1


@SIZES
def test_saved_work_is_opened_on_another_device(open_stage: Opener, course: Course, course_package: Path, size: tuple[int, int]) -> None:
    learner = begin(open_stage(size), course, course_package)
    quiz = course.quizzes[0]
    learner.open_from_outline(quiz)
    earned = learner.take(quiz, rightly)
    open_tool(learner.frame, "Keep my work", "Keep my work")
    text = learner.main.get_by_role("textbox", name="The text", exact=True).input_value()
    assert f"{quiz.title}: {earned} of {quiz.points} points" in text
    stage = open_stage(size, reduced_motion="reduce")
    other = begin(stage, course, course_package)
    open_tool(other.frame, "Keep my work", "Keep my work")
    assert audit(other.frame) == []
    other.main.get_by_label("Saved file").set_input_files({"name": "a.txt", "mimeType": "text/plain", "buffer": text.encode()})
    expect(other.frame.get_by_role("status")).to_contain_text("What it holds is added to your work.")
    other.open_from_outline(quiz)
    expect(other.main.get_by_role("heading", name="Your result")).to_be_visible()
    open_tool(other.frame, "Keep my work", "Keep my work")
    other.main.get_by_role("textbox", name="Or the text").fill(text.replace(f"clic:{course.id}:", "clic:another:"))
    other.button("Open the text").click()
    expect(other.frame.get_by_role("status")).to_contain_text("another course")
    other.main.get_by_role("textbox", name="Or the text").fill("Dear sir")
    other.button("Open the text").click()
    expect(other.frame.get_by_role("status")).to_contain_text("Nothing was changed")


def test_work_of_somebody_else_is_added_only_after_a_question(open_stage: Opener, course: Course, course_package: Path) -> None:
    """On a shared computer the file of the person before is one click away."""
    learner = begin(open_stage(), course, course_package)
    quiz = course.quizzes[0]
    learner.open_from_outline(quiz)
    learner.take(quiz, rightly)
    open_tool(learner.frame, "Keep my work", "Keep my work")
    text = learner.main.get_by_role("textbox", name="The text", exact=True).input_value()
    stage = open_stage(PHONE, reduced_motion="reduce")
    other = Learner(stage.launch(course_package, {"core": {**NEW_LEARNER["core"], "student_id": "learner-2"}}), course)
    other.stands_at(course.units[0])
    open_tool(other.frame, "Keep my work", "Keep my work")
    pasted, opened = other.main.get_by_role("textbox", name="Or the text"), other.main.get_by_role("heading", name="Open saved work")
    attempts = "Object.keys(clic.session.record.quizzes).length"
    pasted.fill(text)
    other.button("Open the text").click()
    expect(other.main.get_by_text("This file may be another person's.")).to_be_focused()
    assert audit(other.frame) == []
    assert other.frame.evaluate(attempts) == 0
    other.button("Cancel").click()
    expect(opened).to_be_focused()
    expect(other.frame.get_by_role("status")).to_have_text("Nothing was changed.")
    assert other.frame.evaluate(attempts) == 0
    other.button("Open the text").click()
    other.button("It is mine: add it").click()
    expect(opened).to_be_focused()
    expect(other.frame.get_by_role("status")).to_contain_text("What it holds is added to your work.")
    assert other.frame.evaluate(attempts) == 1


@SIZES
def test_about_tells_and_erases(open_stage: Opener, course: Course, course_package: Path, size: tuple[int, int]) -> None:
    stage = open_stage(size, reduced_motion="reduce")
    learner = begin(stage, course, course_package)
    frame = learner.frame
    frame.get_by_role("button", name="Yes", exact=True).click()
    learner.go_on(course.units[1])
    open_tool(frame, "About this course", "About this course")
    for told in (course.title, course.rights, course.contact):
        assert told
        expect(learner.main).to_contain_text(" ".join(told.split()))
    for told in ("Sent to your learning platform", "Kept on this device", "Accessibility", "Keyboard shortcuts"):
        expect(learner.main.get_by_role("heading", name=told, exact=True)).to_be_visible()
    assert audit(frame) == []
    kept = "Object.keys(localStorage).filter((key) => key.startsWith('clic/') && localStorage.getItem(key).length > 4)"
    assert frame.evaluate(kept) != []
    learner.button("Erase my data on this device").click()
    assert audit(frame) == []
    learner.button("Cancel").click()
    expect(learner.button("Erase my data on this device")).to_be_focused()
    assert frame.evaluate(kept) != []
    learner.button("Erase my data on this device").click()
    learner.button("Erase now").click()
    expect(frame.get_by_role("status")).to_contain_text("is erased")
    assert frame.evaluate(kept) == []


@SIZES
def test_the_first_launch_asks_whose_device_it_is(open_stage: Opener, course: Course, course_package: Path, size: tuple[int, int]) -> None:
    stage = open_stage(size)
    learner = begin(stage, course, course_package)
    question = learner.frame.get_by_role("region", name="This device")
    expect(question).to_be_visible()
    learner.go_on(course.units[1])
    expect(question).to_be_visible()
    question.get_by_role("button", name="No, it is shared").click()
    expect(question).to_have_count(0)
    expect(learner.heading).to_be_focused()
    learner.go_on(course.units[2])
    assert learner.frame.evaluate("Object.keys(localStorage).filter((key) => key.startsWith('clic/'))") == []
    left = stage.leave()
    again = Learner(stage.launch(course_package, left.held), course)
    again.stands_at(course.units[2])
    expect(again.frame.get_by_role("region", name="This device")).to_have_count(0)


@SIZES
def test_text_only_loads_an_image_when_it_is_tapped(
    open_stage: Opener, course: Course, course_package: Path, size: tuple[int, int]
) -> None:
    stage = open_stage(size, reduced_motion="reduce")
    asked: list[str] = []
    stage.context.on("request", lambda request: asked.append(request.url))
    learner = begin(stage, course, course_package)
    switch = learner.frame.get_by_role("contentinfo").get_by_role("button", name="Text only")
    switch.click()
    expect(switch).to_have_attribute("aria-pressed", "true")
    page = next(unit for unit in course.units if isinstance(unit, Page) and "<img" in unit.body.fragment)
    learner.open_from_outline(page)
    show = learner.main.get_by_role("button", name="Show the image:").first
    expect(show).to_be_visible()
    assert audit(learner.frame) == []
    assert not [url for url in asked if "/media/" in url]
    show.click()
    expect(learner.main.get_by_role("img").first).to_be_focused()
    assert [url for url in asked if "/media/" in url]
    left = stage.leave()
    again = Learner(stage.launch(course_package, left.held), course)
    again.stands_at(page)
    expect(again.main.get_by_role("button", name="Show the image:").first).to_be_visible()
    again.frame.get_by_role("contentinfo").get_by_role("button", name="Text only").click()
    expect(again.main.get_by_role("button", name="Show the image:")).to_have_count(0)
    expect(again.main.locator("img")).not_to_have_count(0)


def test_shortcuts_work_and_are_silent_in_fields_and_when_switched_off(stage: Stage, course: Course, course_package: Path) -> None:
    learner = begin(stage, course, course_package)
    press = stage.page.keyboard.press
    learner.heading.focus()
    press("n")
    learner.stands_at(course.units[1])
    press("p")
    learner.stands_at(course.units[0])
    press("o")
    assert learner.frame.evaluate("document.activeElement.closest('nav').id") == "clic-outline"
    press("/")
    expect(learner.heading).to_have_text("Search the course")
    learner.main.get_by_role("searchbox").focus()
    stage.page.keyboard.type("nop?/")
    expect(learner.main.get_by_role("searchbox")).to_have_value("nop?/")
    expect(learner.heading).to_have_text("Search the course")
    learner.heading.focus()
    press("?")
    expect(learner.heading).to_have_text("About this course")
    learner.button("Use keyboard shortcuts").click()
    expect(learner.button("Use keyboard shortcuts")).to_have_attribute("aria-pressed", "false")
    press("/")
    stage.page.wait_for_timeout(200)
    expect(learner.heading).to_have_text("About this course")


def test_the_place_in_a_page_is_kept(open_stage: Opener, course: Course, course_package: Path) -> None:
    stage = open_stage(PHONE, reduced_motion="reduce")
    learner = begin(stage, course, course_package)
    page = a_page(course)
    learner.open_from_outline(page)
    count = learner.frame.evaluate("document.querySelectorAll('.page > .prose > *').length")
    top = f"document.querySelectorAll('.page > .prose > *')[{count // 2}].getBoundingClientRect().top"
    learner.frame.evaluate(f"scrollBy(0, {top})")
    stage.page.wait_for_timeout(500)
    left = stage.leave()
    again = Learner(stage.launch(course_package, left.held), course)
    again.stands_at(page)
    _stands(again.frame, top)
    # Not by the link at the foot: whoever scrolls there to press it has read on.
    again.frame.evaluate("location.hash = '#/about'")
    expect(again.frame.get_by_role("heading", level=1, name="About this course", exact=True)).to_be_focused()
    again.button("Back to the course").click()
    again.stands_at(page)
    _stands(again.frame, top)
    again.go_on(course.units[course.units.index(page) + 1])
    assert again.frame.evaluate("scrollY") < 100


def _stands(frame: Frame, top: str) -> None:
    """
    Wait until the block whose place *top* reckons is near the top of the screen. (The page's security policy lets no polling predicate in.)
    """
    for _ in range(100):
        if abs(frame.evaluate(top)) < 200:
            return
        frame.page.wait_for_timeout(50)
    raise AssertionError(f"it stands {frame.evaluate(top)} px below the top")


def test_the_tools_by_keyboard(stage: Stage, course: Course, course_package: Path) -> None:
    learner = begin(stage, course, course_package)
    keys = Keyboard(stage.page, learner.frame)
    for name, title in [("Print", "Print"), ("Keep my work", "Keep my work"), ("About this course", "About this course")]:
        keys.tab_to(lambda focus, name=name: focus["tag"] == "A" and focus["name"] == name, f"the link {name!r}")  # type: ignore[misc]  # mypy cannot infer a lambda with a default
        keys.press("Enter")
        keys.wait_for(lambda focus, title=title: focus["tag"] == "H1" and focus["name"] == title, f"the title {title!r}")  # type: ignore[misc]  # as above
        if name == "About this course":
            keys.tab_to_button("Erase my data on this device")
            keys.press("Enter")
            keys.wait_for(lambda focus: focus["tag"] == "P", "the warning")
            keys.tab_to_button("Cancel")
            keys.press("Enter")
            keys.wait_for(lambda focus: focus["name"] == "Erase my data on this device", "the button again")
        keys.tab_to_button("Back to the course")
        keys.press("Enter")
        keys.wait_for_title(course.units[0])
