"""
A course in each language comes out with the whole interface in that language, in its direction, without a fault and within 320 px.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from babel.messages.pofile import read_po
from playwright.sync_api import Frame, expect

from clic_scorm.site import strings
from tests.browser.audit import audit
from tests.browser.building import build_package
from tests.browser.conftest import Opener
from tests.browser.stage import DESKTOP, PHONE, Stage


pytestmark = pytest.mark.browser
CATALOGUES = Path(strings.__file__).parents[1] / "runtime" / "strings"
LANGUAGES = ("en", "es", "fr", "pt-BR", "ar")
COURSE = """clic: 1
id: small-{tag}
title: "{course}"
version: 0.1.0
source: {language}
modules: [m01]
contact: course@example.org
completion:
  requires:
    - viewed: required pages
    - passed: {{each: module quizzes}}
"""
MODULE = """# {module}

## {page} {{#one minutes=3}}

| {page} | {module} |
|---|---|
| {option} | {other} |

> [!NOTE]
> {option}.

> [!KEY]
> {other}.

## {quiz} {{.quiz #check pass=100% attempts=3}}

### {question} {{#q1}}

- [x] {option}
- [ ] {other}

> [!HINT]
> {option}?

### {other}? {{#q2}}

Answer: false

> [!CORRECT]
> {option}.

## {last} {{#last optional}}

{option}.
"""
# What an author writes: none of it stands in a catalogue.
AUTHORS: dict[str, dict[str, str]] = {
    "en": {
        "course": "Water", "module": "Rivers of the north", "page": "Where a river rises", "quiz": "What you know of rivers",
        "question": "Where does a river end?", "option": "In the sea", "other": "On a mountain", "last": "Farewell to the river",
    },
    "es": {
        "course": "Agua", "module": "Ríos del norte", "page": "Dónde nace un río", "quiz": "Lo que sabe de los ríos",
        "question": "¿Dónde termina un río?", "option": "En el mar", "other": "En una montaña", "last": "Despedida del río",
    },
    "fr": {
        "course": "L’eau", "module": "Fleuves du nord", "page": "Où naît un fleuve", "quiz": "Ce que vous savez des fleuves",
        "question": "Où finit un fleuve ?", "option": "Dans la mer", "other": "Sur une montagne", "last": "Adieu au fleuve",
    },
    "pt-BR": {
        "course": "Água", "module": "Rios do norte", "page": "Onde nasce um rio", "quiz": "O que sabe dos rios",
        "question": "Onde termina um rio?", "option": "No mar", "other": "Numa montanha", "last": "Adeus ao rio",
    },
    "ar": {
        "course": "الماء", "module": "أنهار الشمال", "page": "أين ينبع النهر", "quiz": "ماذا تعرف عن الأنهار",
        "question": "أين ينتهي النهر؟", "option": "في البحر", "other": "على الجبل", "last": "وداعًا للنهر",
    },
}  # fmt: skip
SHOWN = """() => {
  const texts = [document.title];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const parent = walker.currentNode.parentElement;
    if (parent.closest("script, style, noscript")) continue;
    if (parent.checkVisibility()) texts.push(walker.currentNode.textContent);
  }
  for (const one of document.body.querySelectorAll("[aria-label], [title], [placeholder], img[alt]")) {
    if (one.checkVisibility()) texts.push(...["aria-label", "title", "placeholder", "alt"].map((name) => one.getAttribute(name) || ""));
  }
  return texts.map((text) => text.trim()).filter(Boolean);
}"""
NAMED = ("search", "print", "keep", "about")


def english(language: str) -> re.Pattern[str]:
    """Return what matches an English text of the interface that *language* says otherwise, places filled in."""
    with (CATALOGUES / f"{strings.catalogue_of(language)}.po").open("rb") as stream:
        differing = [str(message.id) for message in read_po(stream) if message.id and message.id != message.string]
    # What is all places and marks is of no language.
    differing = [text for text in differing if re.search(r"\w", re.sub(r"\{\w+\}", "", text))]
    patterns = [re.sub(r"\\\{\w+\\\}", ".{1,80}", re.escape(text)) for text in differing]
    # The words of a unit's state stand in brackets, some labels before a colon or between dots.
    return re.compile(r"(?:^|[(·:] ?)(?:" + "|".join(patterns) + r")(?:$|\)| ·|:)")


@dataclass
class Screens:
    """One learner's way past every kind of screen of the small course, known by roles and by the words of its language."""

    frame: Frame
    say: Callable[[str], str]
    author: dict[str, str]

    def button(self, text: str) -> None:
        self.frame.get_by_role("main").get_by_role("button", name=self.say(text), exact=True).first.click()

    def heading(self, title: str) -> None:
        expect(self.frame.get_by_role("heading", level=1)).to_have_text(title)

    def walk(self) -> Iterator[str]:
        self.heading(self.author["page"])
        yield "page"
        toggle = self.frame.locator("#clic-menu")
        if toggle.is_visible():
            toggle.click()
            yield "outline"
            toggle.click()
        self.button("Next")
        self.heading(self.author["quiz"])
        self.frame.get_by_role("button", name=self.say("Hint"), exact=True).click()
        self.button("Submit answers")
        expect(self.frame.get_by_text(self.say("Nothing has been submitted."))).to_be_visible()
        yield "quiz with an error"
        self.frame.get_by_role("radio", name=self.author["other"]).check()
        self.frame.get_by_role("radio", name=self.say("False")).check()
        self.button("Submit answers")
        expect(self.frame.get_by_role("heading", name=self.say("Your result"))).to_be_focused()
        yield "result"
        self.button("Next")
        self.heading(self.author["last"])
        expect(self.frame.get_by_role("heading", name=self.say("Still to do"))).to_be_visible()
        yield "end"
        yield from self.tools()

    def tools(self) -> Iterator[str]:
        """Go to the screens beside the course, where the foot of the page has links to them."""
        for name in NAMED:
            link = self.frame.locator(f'footer a[href="#/{name}"]')
            if link.count():
                link.click()
                expect(self.frame.get_by_role("heading", level=1)).not_to_have_text(self.author["last"])
                expect(self.frame.get_by_role("main")).not_to_have_attribute("aria-busy", "true")
                yield name


def written(folder: Path, language: str) -> Path:
    """Write the small course in *language*; return its folder."""
    (folder / "modules").mkdir()
    words = AUTHORS[language]
    (folder / "course.yml").write_text(COURSE.format(language=language, tag=language.lower(), **words), encoding="utf-8")
    (folder / "modules" / "m01.md").write_text(MODULE.format(**words), encoding="utf-8")
    return folder


@pytest.fixture(scope="module")
def package_of(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], Path]:
    """Build the small course in a language, once for each."""
    built: dict[str, Path] = {}

    def build(language: str) -> Path:
        if language not in built:
            folder = written(tmp_path_factory.mktemp(language), language)
            built[language] = build_package(folder, folder)
        return built[language]

    return build


def walk(stage: Stage, package: Path, language: str) -> Iterator[tuple[str, Frame]]:
    screens = Screens(stage.launch(package), strings.words(language), AUTHORS[language])
    for name in screens.walk():
        yield name, screens.frame


@pytest.mark.parametrize("size", [DESKTOP, PHONE], ids=["desktop", "phone"])
@pytest.mark.parametrize("language", LANGUAGES)
def test_every_screen_speaks_the_language(
    open_stage: Opener, package_of: Callable[[str], Path], language: str, size: tuple[int, int]
) -> None:
    stage = open_stage(size, reduced_motion="reduce")
    foreign = english(language) if strings.catalogue_of(language) != "en" else None
    faults: dict[str, list[str]] = {}
    for name, frame in walk(stage, package_of(language), language):
        root = frame.locator("html")
        expect(root).to_have_attribute("lang", language)
        expect(root).to_have_attribute("dir", "rtl" if language == "ar" else "ltr")
        found = audit(frame)
        if foreign:
            found += [f"English: {text}" for text in frame.evaluate(SHOWN) if foreign.search(text)]
        faults[name] = found
    assert {"page", "quiz with an error", "result", "end"} <= set(faults)
    assert {name: found for name, found in faults.items() if found} == {}


@pytest.mark.parametrize("language", ["es", "ar"])
def test_trouble_is_told_in_the_language(open_stage: Opener, package_of: Callable[[str], Path], language: str) -> None:
    stage = open_stage(PHONE, reduced_motion="reduce")
    frame = stage.open_package(package_of(language))
    say = strings.words(language)
    told = ("Your learning platform was not found.", "Open the course from there, or go on here.", "Your work is kept on this device.")
    sentence = " ".join(say(one) for one in told)
    expect(frame.get_by_role("alert").get_by_text(sentence)).to_be_visible()
    for name in ("Try again", "Take my work along"):
        expect(frame.get_by_role("alert").get_by_role("button", name=say(name))).to_be_visible()
    assert audit(frame) == []
    assert [text for text in frame.evaluate(SHOWN) if english(language).search(text)] == []


def test_arabic_runs_from_the_right(open_stage: Opener, package_of: Callable[[str], Path]) -> None:
    frame = open_stage(DESKTOP).open_package(package_of("ar"))
    heading = frame.get_by_role("heading", level=1)
    expect(heading).to_have_text(AUTHORS["ar"]["page"])
    outline, main = (frame.get_by_role(role).first.bounding_box() for role in ("navigation", "main"))
    assert outline is not None
    assert main is not None
    assert outline["x"] > main["x"]
    assert heading.evaluate("(one) => getComputedStyle(one).direction") == "rtl"


def test_the_eye_for_english_sees_some(open_stage: Opener, package_of: Callable[[str], Path]) -> None:
    frame = open_stage(DESKTOP).open_package(package_of("en"))
    expect(frame.get_by_role("heading", level=1)).to_have_text(AUTHORS["en"]["page"])
    expect(frame.get_by_role("alert").get_by_role("button").first).to_be_visible()
    seen = [text for text in frame.evaluate(SHOWN) if english("ar").search(text)]
    for text in ("Skip to content", "Next", "Try again", "Course outline", "Note"):
        assert text in seen
    assert any("required steps done" in text for text in seen)
    assert "(seen)" in seen or "(not started)" in seen
