"""
The page *Your certificate*: what it tells, where it leads, and the papers that come out of it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Frame, Locator, expect

from clic_scorm.model import Course
from clic_scorm.site import strings
from tests.browser.audit import audit
from tests.browser.building import build_package
from tests.browser.certificates import build_certified, write_asking, write_certified
from tests.browser.conftest import Opener
from tests.browser.keyboard import Keyboard
from tests.browser.learner import Learner, read_course, rightly, wrongly
from tests.browser.stage import DESKTOP, PHONE, Stage
from tests.browser.stage2004 import launch as launch_2004
from tests.browser.stage2004 import leave as leave_2004
from tests.browser.test_snapshots import compare
from tests.browser.walk import LISTEN, described


pytestmark = pytest.mark.browser
LANGUAGES = ("en", "es", "fr", "pt", "ar")
# Paper can't be looked at from inside: that it was asked for is counted.
PAPER = "globalThis.printed = 0; globalThis.print = () => { globalThis.printed += 1 };"
SMALL = (320, 640)


@pytest.fixture(scope="module")
def package(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return build_certified(tmp_path_factory.mktemp("certified"))


@pytest.fixture(scope="module")
def course(package: Path) -> Course:
    return read_course(package.parent / "course")


def certificate(frame: Frame, title: str) -> Locator:
    """The section of one certificate on its page."""
    return frame.get_by_role("main").locator("section").filter(has=frame.get_by_role("heading", level=2, name=title, exact=True))


def conditions(section: Locator) -> list[str]:
    """The conditions as they read, those of a choice behind it."""
    return [re.sub(r"\s+", " ", line.inner_text()) for line in section.locator(".conditions > li").all()]


def go_to_certificate(learner: Learner) -> None:
    link = learner.frame.get_by_role("navigation").get_by_role("link", name="Your certificate")
    if not link.is_visible():
        learner.frame.get_by_role("button", name="Outline", exact=True).click()
    link.click()
    expect(learner.heading).to_have_text("Your certificate")
    expect(learner.heading).to_be_focused()


def go_through(learner: Learner, course: Course, *, second: bool = True) -> None:
    """Do all that can be done here, from the first page on."""
    wells, pumps, check, agenda, banks, last = course.units
    learner.stands_at(wells)
    learner.go_on(pumps)
    learner.go_on(check)
    learner.take(course.quizzes[0], rightly)
    learner.go_on(agenda)
    learner.main.get_by_role("checkbox").check()
    learner.button("Declare").click()
    learner.go_on(banks)
    learner.go_on(last)
    learner.take(course.quizzes[1], rightly if second else wrongly)


def test_each_condition_is_told_and_leads_where_it_is_met(open_stage: Opener, package: Path, course: Course) -> None:
    stage = open_stage()
    learner = Learner(stage.launch(package), course)
    learner.stands_at(course.units[0])
    go_to_certificate(learner)
    section = certificate(learner.frame, "Certificate of completion")
    assert conditions(section) == [
        "Open Pages seen: 1 of 3 Pumps Banks",
        "Open Quiz “Check” passed at 50 % Check",
        "Open Quiz “Second check” passed at 100 % Second check",
        "Open One of these: Open Activities stated as done: 0 of 1 On the agenda Not confirmed here Action plan read (to be confirmed by Town council)",
        "Open Activities stated as done: 0 of 1 On the agenda",
        "Not confirmed here Action plan read (to be confirmed by Town council)",
        "Not confirmed here Micro-session in the room, at least 9 of 15 points (to be confirmed by your facilitator)",
    ]
    expect(section.get_by_text("0 of 5 conditions are met.")).to_be_visible()
    section.get_by_role("link", name="On the agenda").click()
    learner.stands_at(course.units[3])
    learner.main.get_by_role("checkbox").check()
    learner.button("Declare").click()
    go_to_certificate(learner)
    section = certificate(learner.frame, "Certificate of completion")
    expect(section.get_by_text("1 of 5 conditions are met.")).to_be_visible()
    assert conditions(section)[3].startswith("Met One of these: Met Activities stated as done: 1 of 1")
    assert stage.leave().violations == []


def test_all_is_done_here_and_people_have_still_to_confirm(open_stage: Opener, package: Path, course: Course) -> None:
    stage = open_stage()
    learner = Learner(stage.launch(package), course)
    go_through(learner, course)
    ending = learner.main.get_by_role("link", name="Your certificate")
    expect(learner.main.get_by_text("You have completed this course.")).to_be_visible()
    ending.click()
    expect(learner.heading).to_have_text("Your certificate")
    section = certificate(learner.frame, "Certificate of completion")
    expect(section.get_by_text("All that can be done in the course is done.")).to_be_visible()
    left = stage.leave()
    assert (left.status, left.score) == ("completed", "100")


def test_what_can_not_be_met_any_more_is_said(open_stage: Opener, package: Path, course: Course) -> None:
    learner = Learner(open_stage().launch(package), course)
    go_through(learner, course, second=False)
    go_to_certificate(learner)
    section = certificate(learner.frame, "Certificate of completion")
    expect(section.get_by_text("This certificate can’t be reached any more.")).to_be_visible()
    assert conditions(section)[2] == "Can’t be met any more Quiz “Second check” passed at 100 % (your best: 0 %, no attempt is left)"


@pytest.mark.parametrize("target", ["scorm12", "scorm2004"])
def test_online_part_passed_is_what_every_text_says(open_stage: Opener, tmp_path: Path, target: str) -> None:
    package = build_certified(tmp_path, target, online=True)
    course = read_course(tmp_path / "course")
    stage = open_stage()
    learner = Learner(stage.launch(package) if target == "scorm12" else launch_2004(stage, package), course)
    go_through(learner, course)
    expect(learner.main.get_by_text("Online part passed. People have still to confirm the rest.")).to_be_visible()
    expect(learner.main.get_by_text("You have completed this course.")).to_have_count(0)
    go_to_certificate(learner)
    section = certificate(learner.frame, "Certificate of completion")
    expect(section.get_by_text("Online part passed.")).to_be_visible()
    section.get_by_role("button", name="Copy as text").click()
    assert "Online part passed" in copied(learner.frame)
    if target == "scorm12":
        assert stage.leave().status == "passed"
    else:
        held = leave_2004(stage)
        assert (held["completion_status"], held["success_status"]) == ("completed", "passed")


def copied(frame: Frame) -> str:
    """What was copied, or stands there to be copied by hand."""
    expect(frame.get_by_role("status")).to_have_text(re.compile("The text is copied|The text is selected"))
    field = frame.get_by_label("The text")
    if field.count():
        return field.input_value()
    frame.page.context.grant_permissions(["clipboard-read"])
    return str(frame.evaluate("navigator.clipboard.readText()"))


def test_a_record_says_that_it_is_no_certificate_and_a_certificate_says_what_it_is(
    open_stage: Opener, package: Path, course: Course
) -> None:
    stage = open_stage()
    stage.context.add_init_script(PAPER)
    learner = Learner(stage.launch(package), course)
    go_through(learner, course)
    go_to_certificate(learner)
    frame = learner.frame
    paper = frame.locator(".diploma")
    certificate(frame, "Certificate of completion").get_by_role("button", name="Print").click()
    expect(frame.get_by_role("status")).to_have_text("If nothing was printed, copy the text instead.")
    assert frame.evaluate("printed") == 1
    stage.page.emulate_media(media="print")
    expect(paper).to_be_visible()
    expect(frame.get_by_role("heading", level=1)).to_be_hidden()
    text = paper.inner_text()
    assert "Record of achievement" in text
    assert "This record is no certificate." in text
    assert "Rosa Quispe" in text
    assert "to be confirmed by your facilitator" in text
    assert paper.locator("img").count() == 0, "a partner's logo stands on what is no certificate"
    stage.page.emulate_media(media="screen")
    certificate(frame, "Certificate of reading").get_by_role("button", name="Print").click()
    expect(paper.get_by_role("heading", level=2, name="Certificate of reading", include_hidden=True)).to_have_count(1)
    stage.page.emulate_media(media="print")
    text = paper.inner_text()
    assert frame.evaluate("printed") == 2
    assert "no certificate" not in text
    for part in (
        "Rosa Quispe",
        "has completed the course",
        "Clean water",
        "Hours: 2.5",
        "Earned on:",
        "Valid until:",
        "Pages seen: 2 of 2",
        "version 1.2.0",
    ):
        assert part in text, part
    assert paper.locator("img").count() == 1


MISSING = {
    "print": "delete globalThis.print; Object.defineProperty(globalThis, 'print', { value: undefined });",
    "copy": "Object.defineProperty(navigator, 'clipboard', { value: undefined }); document.execCommand = undefined;",
    "save": "URL.createObjectURL = undefined;",
    "all": "Object.defineProperty(globalThis, 'print', { value: undefined }); Object.defineProperty(navigator, 'clipboard', { value: undefined }); document.execCommand = undefined; URL.createObjectURL = undefined;",
}


@pytest.mark.parametrize("missing", MISSING)
def test_there_is_never_one_way_out(open_stage: Opener, package: Path, course: Course, missing: str) -> None:
    stage = open_stage()
    stage.context.add_init_script(MISSING[missing])
    learner = Learner(stage.launch(package), course)
    learner.stands_at(course.units[0])
    go_to_certificate(learner)
    section = certificate(learner.frame, "Certificate of completion")
    names = {"print": "Print", "copy": "Copy as text", "save": "Save as a file"}
    there = [name for way, name in names.items() if way != missing and missing != "all"] or ["Show"]
    for name in there:
        expect(section.get_by_role("button", name=name, exact=True)).to_be_visible()
    if missing in names:
        expect(section.get_by_role("button", name=names[missing], exact=True)).to_have_count(0)
    if missing == "all":
        section.get_by_role("button", name="Show").click()
        assert "This record is no certificate." in learner.frame.get_by_label("The text").input_value()


def test_where_no_lms_tells_the_name_it_is_typed(open_stage: Opener, tmp_path: Path) -> None:
    package = build_certified(tmp_path, "web")
    course = read_course(tmp_path / "course")
    stage = open_stage()
    learner = Learner(stage.open_package(package), course)
    learner.stands_at(course.units[0])
    go_to_certificate(learner)
    learner.frame.get_by_label("Name on your papers").fill("Kim Ji-woo")
    certificate(learner.frame, "Certificate of reading").get_by_role("button", name="Copy as text").click()
    text = copied(learner.frame)
    assert "Kim Ji-woo" in text
    assert "This record is no certificate." in text


def test_what_is_earned_survives_an_update(open_stage: Opener, package: Path, course: Course, tmp_path: Path) -> None:
    """The next version of the course asks for more; whoever had the certificate keeps it, as of its version."""
    stage = open_stage()
    learner = Learner(stage.launch(package), course)
    go_through(learner, course)
    held = stage.leave().held
    folder = write_certified(tmp_path)
    settings = (folder / "course.yml").read_text(encoding="utf-8")
    settings = settings.replace("version: 1.2.0", "version: 2.0.0").replace("{passed: check}]", "{passed: check}, {passed: third}]")
    (folder / "course.yml").write_text(settings, encoding="utf-8")
    with (folder / "modules" / "m02.md").open("a", encoding="utf-8") as module:
        module.write("\n## Third check {.quiz #third pass=100%}\n\n### Is there a sea? {#sea}\n\nAnswer: true\n")
    later = build_package(folder, tmp_path)
    learner = Learner(stage.launch(later, held, "review"), read_course(folder))
    expect(learner.heading).not_to_be_empty()
    go_to_certificate(learner)
    section = certificate(learner.frame, "Certificate of reading")
    expect(section.get_by_text("You have earned this certificate.")).to_be_visible()
    section.get_by_role("button", name="Copy as text").click()
    assert "version 1.2.0" in copied(learner.frame)


@pytest.mark.parametrize("target", ["scorm12", "scorm2004"])
def test_what_rules_need_to_know_of_a_learner_is_asked_and_can_be_changed(open_stage: Opener, tmp_path: Path, target: str) -> None:
    course = write_asking(tmp_path)
    package = build_package(course, tmp_path, target)
    stage = open_stage()
    learner = Learner(stage.launch(package) if target == "scorm12" else launch_2004(stage, package), read_course(course))
    learner.stands_at(learner.course.units[0])
    go_to_certificate(learner)
    section = certificate(learner.frame, "Certificate of completion")
    assert conditions(section)[0].startswith("Open This depends on your answer to “Where do you work?”")
    group = learner.main.get_by_role("group", name="Where do you work?")
    save = learner.button("Save")
    # Choosing alone changes nothing; nor does saving nothing.
    save.click()
    expect(learner.main.get_by_text("Choose an answer first.")).to_be_visible()
    expect(group.get_by_role("radio").first).to_be_focused()
    expect(group.get_by_role("radio").first).to_have_accessible_description("Choose an answer first.")
    group.get_by_role("radio", name="In the south").check()
    assert conditions(section)[0].startswith("Open This depends on your answer")
    save.click()
    expect(learner.main.get_by_text("Choose an answer first.")).to_be_hidden()
    expect(group.get_by_role("radio").first).to_have_accessible_description("")
    expect(learner.frame.get_by_role("status")).to_contain_text(
        "Your answer is saved. Certificate of completion: 0 of 1 conditions are met."
    )
    told = "Open As you answered “In the south” to “Where do you work?”: Open Pages seen: 0 of 1 A flood in the south"
    assert conditions(section)[0] == told
    section.get_by_role("link", name="A flood in the south").click()
    learner.stands_at(learner.course.units[2])
    go_to_certificate(learner)
    expect(section.get_by_text("You have earned this certificate.")).to_be_visible()
    expect(group.get_by_role("radio", name="In the south")).to_be_checked()
    group.get_by_role("radio", name="In the north").check()
    save.click()
    # What is earned stays earned, whatever is said afterwards.
    expect(section.get_by_text("You have earned this certificate.")).to_be_visible()
    if target == "scorm12":
        assert stage.leave().status == "passed"
    else:
        assert leave_2004(stage)["success_status"] == "passed"


def test_a_course_that_certifies_nothing_asks_too_where_its_own_rule_needs_it(open_stage: Opener, tmp_path: Path) -> None:
    course = write_asking(tmp_path)
    settings = (course / "course.yml").read_text(encoding="utf-8")
    before, _, rule = settings.partition("certificates:")
    rule = rule[rule.index("requires:") : rule.rindex("}")]
    (course / "course.yml").write_text(f"{before}completion: {{{rule}}}\n", encoding="utf-8")
    stage = open_stage()
    learner = Learner(stage.launch(build_package(course, tmp_path)), read_course(course))
    learner.stands_at(learner.course.units[0])
    learner.frame.get_by_role("navigation").get_by_role("link", name="About you").click()
    expect(learner.heading).to_have_text("About you")
    learner.main.get_by_role("radio", name="In the north").check()
    learner.button("Save").click()
    expect(learner.frame.get_by_role("status")).to_have_text("Your answer is saved.")
    assert audit(learner.frame) == []
    learner.open_from_outline(learner.course.units[1])
    expect(learner.main.get_by_text("You have completed this course.")).to_be_visible()
    assert stage.leave().status == "completed"


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_question_has_no_fault_in_any_language(open_stage: Opener, tmp_path: Path, language: str) -> None:
    frame = open_stage(SMALL, reduced_motion="reduce").launch(build_package(write_asking(tmp_path, language), tmp_path))
    words = strings.words(language)
    expect(frame.get_by_role("contentinfo").get_by_role("link").first).to_be_visible()
    frame.get_by_role("button", name=words("Outline"), exact=True).click()
    frame.get_by_role("navigation").get_by_role("link", name=words("Your certificate")).click()
    expect(frame.get_by_role("group", name="Where do you work?")).to_be_visible()
    frame.get_by_role("main").get_by_role("button", name=words("Save"), exact=True).click()
    expect(frame.get_by_text(words("Choose an answer first."))).to_be_visible()
    assert audit(frame) == []


def stops(stage: Stage, package: Path, course: Course) -> Iterator[tuple[str, Frame]]:
    """The page before anything is done, and once all is."""
    learner = Learner(stage.launch(package), course)
    learner.stands_at(course.units[0])
    go_to_certificate(learner)
    yield "the certificate, at the beginning", learner.frame
    learner.frame.get_by_role("button", name="Back to the course").click()
    go_through(learner, course)
    go_to_certificate(learner)
    yield "the certificate, all done here", learner.frame


def test_it_reads_as_reviewed(open_stage: Opener, package: Path, course: Course) -> None:
    stage = open_stage(DESKTOP, reduced_motion="reduce")
    stage.context.add_init_script(f"({LISTEN})()")
    compare("certificate", [described(frame, stop, whole=False) for stop, frame in stops(stage, package, course)])


@pytest.mark.parametrize("language", LANGUAGES)
def test_it_has_no_fault_in_any_language(open_stage: Opener, tmp_path: Path, language: str) -> None:
    frame = open_stage(SMALL, reduced_motion="reduce").launch(build_certified(tmp_path, language=language))
    words = strings.words(language)
    expect(frame.get_by_role("contentinfo").get_by_role("link").first).to_be_visible()
    frame.get_by_role("button", name=words("Outline"), exact=True).click()
    frame.get_by_role("navigation").get_by_role("link", name=words("Your certificate")).click()
    expect(frame.get_by_role("heading", level=1)).to_have_text(words("Your certificate"))
    assert audit(frame) == []


@pytest.mark.parametrize("look", [{"color_scheme": "dark"}, {"forced_colors": "active"}], ids=["dark", "forced"])
def test_it_has_no_fault_in_any_look(open_stage: Opener, package: Path, course: Course, look: dict[str, str]) -> None:
    faults = {stop: audit(frame) for stop, frame in stops(open_stage(PHONE, **look), package, course)}
    assert {stop: found for stop, found in faults.items() if found} == {}


def test_by_keyboard_alone(open_stage: Opener, package: Path, course: Course) -> None:
    stage = open_stage()
    stage.context.add_init_script(PAPER)
    learner = Learner(stage.launch(package), course)
    learner.stands_at(course.units[0])
    expect(learner.frame.get_by_role("contentinfo").get_by_role("link").first).to_be_visible()
    keys = Keyboard(stage.page, learner.frame)
    learner.heading.focus()
    keys.tab_to(lambda focus: focus["name"] == "Your certificate", "the way to the certificate", "Shift+Tab")
    keys.press("Enter")
    expect(learner.heading).to_have_text("Your certificate")
    expect(learner.heading).to_be_focused()
    keys.tab_to(lambda focus: focus["name"] == "Print", "the record's button")
    keys.press("Enter")
    expect(learner.frame.get_by_role("status")).to_have_text("If nothing was printed, copy the text instead.")
    assert learner.frame.evaluate("printed") == 1
    keys.tab_to(lambda focus: focus["name"] == "Pumps", "an open page", "Shift+Tab")
    keys.press("Enter")
    learner.stands_at(course.units[1])
