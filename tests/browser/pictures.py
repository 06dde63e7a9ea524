"""
Draw every kind of screen as somebody sees it: wide and narrow, light and dark, with colours forced, on paper, in Arabic.

    .venv/bin/python -m tests.browser.pictures FOLDER [LOOK …]

writes FOLDER/<look>/<number>-<screen>.png, the whole height of each screen, for a person to look at. The looks `kinds` go through every kind of
question and activity (the folder kinds), the others through the sample course; `themed` has colours, a logo and partners of its own.
"""

from __future__ import annotations

import re
import shutil
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from types import MappingProxyType
from typing import Any

from playwright.sync_api import Browser, Frame, expect

from clic_scorm.site import strings
from tests.browser import walk as kinds
from tests.browser.building import build_package
from tests.browser.certificates import write_asking, write_certified
from tests.browser.learner import Learner, read_course
from tests.browser.stage import DESKTOP, PHONE, Stage, running_chromium, staging
from tests.browser.test_accessibility import end, screens
from tests.browser.test_features import open_tool
from tests.browser.test_languages import walk, written


COURSES = Path(__file__).parents[1] / "courses"
TALLEST = 6000  # pixels; more shows nothing new
TOOLS = (("Search", "Search the course"), ("Print", "Print"), ("Keep my work", "Keep my work"), ("About this course", "About this course"))
LOGO = """<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 160 48"><circle cx="24" cy="24" r="20" fill="#00695c"/>
<path d="M14 30l10-14 10 14z" fill="#fff"/><text x="52" y="31" font-family="sans-serif" font-size="20" fill="#00463d">{name}</text></svg>"""
BRANDING = """
theme:
  colour: "#00695c"
  accent: "#b45309"
  logo: media/network.svg
  logo-text: City Network
partners:
  - {name: City Network, role: publisher, link: "https://network.example.org", logo: media/network.svg}
  - {name: Institute for Training and Research, role: "author of modules 1 to 4, facilitator of the first course", logo: media/institute.svg}
  - {name: Municipality of Somewhere, role: host}
"""


@dataclass(frozen=True)
class Look:
    """How the screens are shown: size, what the browser is told, which course."""

    size: tuple[int, int] = DESKTOP
    options: dict[str, Any] = field(default_factory=dict)
    course: str = "mcr-tot"
    media: str = "screen"


LOOKS = MappingProxyType(
    {
        f"{size[0]}-{name}": Look(size, options, course)
        for size in (DESKTOP, PHONE)
        for name, options, course in (
            ("light", {}, "mcr-tot"),
            ("dark", {"color_scheme": "dark"}, "mcr-tot"),
            ("forced", {"forced_colors": "active", "color_scheme": "dark"}, "mcr-tot"),
            ("contrast", {"contrast": "more"}, "mcr-tot"),
            ("themed", {}, "themed"),
            ("themed-dark", {"color_scheme": "dark"}, "themed"),
            ("arabic", {}, "arabic"),
            ("kinds", {}, "kinds en"),
            ("kinds-dark", {"color_scheme": "dark"}, "kinds en"),
            ("kinds-forced", {"forced_colors": "active", "color_scheme": "dark"}, "kinds en"),
            ("kinds-arabic", {}, "kinds ar"),
        )
    }
    | {"paper": Look((794, 1123), {"color_scheme": "dark"}, "themed", "print")}
)


def course_for(look: Look, place: Path) -> Path:
    """Return the folder of the course that *look* shows."""
    course = place / look.course
    if look.course == "mcr-tot":
        return COURSES / "mcr-tot"
    if course.exists():
        return course
    if look.course == "themed":
        return themed(place)
    course.mkdir()
    return written(course, "ar")


def themed(place: Path) -> Path:
    """Write the sample course with colours, a logo and partners of its own; return its folder."""
    course = place / "themed"
    shutil.copytree(COURSES / "mcr-tot", course)
    with (course / "course.yml").open("a", encoding="utf-8") as stream:
        stream.write(BRANDING)
    for name in ("network", "institute"):
        (course / "media" / f"{name}.svg").write_text(LOGO.format(name=name.title()), encoding="utf-8")
    return course


Opener = Callable[[], Stage]


def every_screen(stage: Stage, course: Path, package: Path) -> Iterator[tuple[str, Frame]]:
    """Go through the sample course as the tests do, then through its tools."""
    read = read_course(course)
    yield from screens(stage, read, package)
    stage.leave()
    frame = stage.open_package(package)
    Learner(frame, read).stands_at(read.units[0])
    yield "without an LMS", frame
    for name, title in TOOLS:
        open_tool(frame, name, title)
        yield name, frame
        if name == "Print":
            frame.get_by_role("button", name="Copy this module as text").click()
            expect(frame.locator(".sheet section").first).to_be_visible()
            yield "printed module", frame


def every_kind(open_stage: Opener, language: str, place: Path) -> Iterator[tuple[str, Frame]]:
    """Go through one course after the other with all that there is to answer and to do, and do it; each is another learner's."""
    for kind in sorted(kinds.KINDS.glob("*.md")):
        folder = place / f"{kind.stem}-{language}"
        package = folder / "unzipped" if folder.exists() else kinds.build_kind(kind, language, folder)
        frame = open_stage().launch(package)
        yield from ((f"{kind.stem} {stop}", frame) for stop in kinds.walk(frame, strings.words(language)))
    yield from certified(open_stage, language, place)


def certified(open_stage: Opener, language: str, place: Path) -> Iterator[tuple[str, Frame]]:
    """Look at the page of the certificates, and where it asks about the learner, at first and once all pages are read."""
    words = strings.words(language)
    for name, write in (("certificate", write_certified), ("about you", write_asking)):
        folder = place / f"{name}-{language}"
        package = folder / "unzipped" if folder.exists() else build_package(write(folder, language), folder)
        frame = open_stage().launch(package)
        main = frame.get_by_role("main")
        expect(frame.get_by_role("contentinfo").get_by_role("link").first).to_be_visible()
        for stop in ("at first", "later"):
            frame.evaluate("location.hash = '#/certificate'")
            expect(main.get_by_role("heading", level=1)).to_have_text(words("Your certificate"))
            yield f"{name} {stop}", frame
            if name == "about you":
                main.get_by_role("button", name=words("Save"), exact=True).click()
                if stop == "at first":
                    yield f"{name} nothing chosen", frame
                    main.get_by_role("radio").first.check()
                    main.get_by_role("button", name=words("Save"), exact=True).click()
            main.get_by_role("button", name=words("Back to the course"), exact=True).click()
            expect(main.get_by_role("heading", level=1)).not_to_have_text(words("Your certificate"))
            for _ in kinds.units(frame, words):
                pass


def shown(open_stage: Opener, look: Look, place: Path) -> Iterator[tuple[str, Frame]]:
    """Yield the screens of a look with their names."""
    if look.course.startswith("kinds"):
        yield from every_kind(open_stage, look.course.split()[1], place)
        return
    course = course_for(look, place)
    package = place / f"package-{look.course}" / "unzipped"
    if not package.exists():
        build_package(course, package.parent)
    if look.course == "arabic":
        yield from walk(open_stage(), package, "ar")
        return
    yield from every_screen(open_stage(), course, package)
    if look.course == "mcr-tot" and look.size == DESKTOP:
        yield "end", end(open_stage(), read_course(course), package)


def draw(frame: Frame, look: Look, path: Path) -> None:
    """Write a picture of the whole screen: a window as tall as what it holds."""
    page = frame.page
    page.emulate_media(media="print" if look.media == "print" else "screen")
    height = min(TALLEST, int(frame.evaluate("document.documentElement.scrollHeight")))
    page.set_viewport_size({"width": look.size[0], "height": max(height, look.size[1])})
    page.screenshot(path=path)
    page.set_viewport_size({"width": look.size[0], "height": look.size[1]})
    page.emulate_media(media="screen")


def main(folder: Path, names: list[str]) -> None:
    with tempfile.TemporaryDirectory() as place, running_chromium() as browser:
        for name in names or LOOKS:
            look = LOOKS[name]
            (folder / name).mkdir(parents=True, exist_ok=True)
            with ExitStack() as stages:
                options = {"reduced_motion": "reduce", **look.options}
                opener = partial(_open, stages, browser, look.size, options)
                for number, (screen, frame) in enumerate(shown(opener, look, Path(place)), 1):
                    title = re.sub(r"\W+", "-", screen)
                    draw(frame, look, folder / name / f"{number:02}-{title}.png")
            print(f"{folder / name}: {len(list((folder / name).glob('*.png')))} pictures")


def _open(stages: ExitStack, browser: Browser, size: tuple[int, int], options: dict[str, Any]) -> Stage:
    return stages.enter_context(staging(browser, size, **options))


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2:])
