"""
Images: their room is kept free before they come, as large as a browser makes them, and heavy ones wait until they are wanted.
"""

from __future__ import annotations

import base64
import re
import shutil
from pathlib import Path

import pytest
from playwright.sync_api import Frame, Route, expect

from clic_scorm.authoring.pixels import COLUMN, drawing_size, size
from tests.browser.audit import audit
from tests.browser.building import build_package
from tests.browser.conftest import Opener
from tests.browser.stage import DESKTOP, PHONE, Stage, until


pytestmark = pytest.mark.browser
DRAW = """([kind, width, height]) => {
  const canvas = Object.assign(document.createElement("canvas"), { width, height });
  const context = canvas.getContext("2d");
  for (let x = 0; x < width; x += 4) for (let y = 0; y < height; y += 4) {
    context.fillStyle = `rgb(${(x * 7 + y * 13) % 256}, ${(x * y) % 256}, ${(x * 31) % 256})`;
    context.fillRect(x, y, 4, 4);
  }
  const address = canvas.toDataURL(`image/${kind}`);
  return address.startsWith(`data:image/${kind}`) ? address.split(",")[1] : "";
}"""
NATURAL = """async (address) => {
  const image = new Image();
  image.src = address;
  await image.decode();
  return [image.naturalWidth, image.naturalHeight];
}"""
# An Exif note in big-endian order that says: turned by a quarter (orientation 6).
TURNED = b"\xff\xe1\x00\x22Exif\x00\x00MM\x00\x2a\x00\x00\x00\x08\x00\x01\x01\x12\x00\x03\x00\x00\x00\x01\x00\x06\x00\x00\x00\x00\x00\x00"
GIF = b"GIF89a\x2c\x01\x65\x00\x80\x00\x00\x00\x00\x00\xff\xff\xff,\x00\x00\x00\x00\x2c\x01\x65\x00\x00\x02\x02L\x01\x00;"
SVG = '<svg xmlns="http://www.w3.org/2000/svg" {}><rect width="10" height="10"/></svg>'
FACTS = "clic: 1\nid: pictures\ntitle: Pictures\nversion: 1\nlanguages: [en]\nmodules: [m01]\ntargets: [scorm12]\n"
MODULE = """---
id: m01
---
# One

## First {#first}

Words.

## Light {#light}

Above.

![A light one](media/light.png)

Below.

## Heavy {#heavy}

![A heavy one](media/heavy.png)

Below.
"""
TOP = "() => [...document.querySelectorAll('main p')].find((one) => one.textContent === 'Below.').getBoundingClientRect().top"


def drawn(stage: Stage, kind: str, width: int, height: int) -> bytes:
    """Have Chromium make an image."""
    data = base64.b64decode(stage.page.evaluate(DRAW, [kind, width, height]))
    assert data
    return data


def natural(stage: Stage, kind: str, data: bytes) -> tuple[int, int]:
    """Ask Chromium how large the image is."""
    width, height = stage.page.evaluate(NATURAL, f"data:image/{kind};base64,{base64.b64encode(data).decode()}")
    return width, height


def test_sizes_are_those_of_a_browser(stage: Stage) -> None:
    stage.page.goto(f"{stage.address}/browser/lms.html")
    images = {kind: (kind, drawn(stage, kind, 301, 97)) for kind in ("png", "jpeg", "webp")}
    jpeg = images["jpeg"][1]
    images |= {"turned": ("jpeg", jpeg[:2] + TURNED + jpeg[2:]), "gif": ("gif", GIF)}
    assert {name: size(data) for name, (_, data) in images.items()} == {name: natural(stage, *image) for name, image in images.items()}
    assert size(images["turned"][1]) == (97, 301)


@pytest.mark.parametrize(
    "attributes",
    [
        'width="301" height="97"',
        'width="40mm" height="1in" viewBox="0 0 10 10"',
        'width="30pt" height="12px"',
        'width="120" viewBox="0 0 30 10"',
    ],
)
def test_sizes_of_drawings_are_those_of_a_browser(stage: Stage, attributes: str) -> None:
    stage.page.goto(f"{stage.address}/browser/lms.html")
    data = SVG.format(attributes).encode()
    ours, theirs = drawing_size(data), natural(stage, "svg+xml", data)
    assert max(abs(one - other) for one, other in zip(ours, theirs, strict=True)) <= 1


def test_a_drawing_without_a_size_fills_the_column(stage: Stage) -> None:
    """As a browser shows it in a block that has no other width."""
    assert drawing_size(SVG.format('viewBox="0 0 200 50"').encode()) == (COLUMN, round(COLUMN / 4))


@pytest.mark.parametrize(
    "data", [b"", b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff", b"GIF89a\x00", b"RIFF\x00\x00\x00\x00WEBP", b"\x89PNG\r\n\x1a\n" + b"\xff" * 40]
)
def test_a_size_that_cannot_be_read_is_none(data: bytes) -> None:
    assert size(data) == (0, 0)


def test_a_drawing_that_says_nothing_has_no_size() -> None:
    for attributes in ("", 'width="100%" height="50%"', 'viewBox="0 0 0 0"', 'viewBox="a b c d"'):
        assert drawing_size(SVG.format(attributes).encode()) == (0, 0)


@pytest.fixture
def pictures(stage: Stage, tmp_path: Path) -> Path:
    course = tmp_path / "course"
    (course / "modules").mkdir(parents=True)
    (course / "media").mkdir()
    stage.page.goto(f"{stage.address}/browser/lms.html")
    (course / "media" / "light.png").write_bytes(drawn(stage, "png", 120, 90))
    heavy = drawn(stage, "png", 900, 600)
    assert len(heavy) > 50_000
    (course / "media" / "heavy.png").write_bytes(heavy)
    (course / "course.yml").write_text(FACTS, encoding="utf-8")
    (course / "modules" / "m01.md").write_text(MODULE, encoding="utf-8")
    package = build_package(course, tmp_path)
    shutil.rmtree(course)
    return package


@pytest.mark.parametrize("size", [DESKTOP, PHONE], ids=["desktop", "phone"])
def test_nothing_moves_when_an_image_comes(open_stage: Opener, pictures: Path, size: tuple[int, int]) -> None:
    held: list[Route] = []
    stage = open_stage(size)
    stage.context.route(
        "**/media/light.png", lambda route: held.append(route)
    )  # Playwright marks what it is given, a method can not be marked
    frame = go_to(stage, pictures, "Light")
    before = frame.evaluate(TOP)
    stage.page.wait_for_timeout(100)
    assert len(held) == 1
    held[0].continue_()
    until(frame, "document.querySelector('main img').complete && document.querySelector('main img').naturalWidth === 120")
    assert frame.evaluate(TOP) == before


def asked(frame: Frame, name: str) -> list[str]:
    """Return the requests of the course for what ends in *name*."""
    return [one for one in frame.evaluate("performance.getEntriesByType('resource').map((one) => one.name)") if one.endswith(name)]


def go_to(stage: Stage, package: Path, title: str) -> Frame:
    """Press “Next” until the page with *title* is there."""
    frame = stage.launch(package)
    for name in ("First", "Light", "Heavy"):
        expect(frame.get_by_role("heading", level=1, name=name)).to_be_visible()
        if name == title:
            break
        frame.get_by_role("main").get_by_role("button", name="Next").click()
    return frame


@pytest.mark.parametrize("size", [DESKTOP, PHONE], ids=["desktop", "phone"])
def test_a_heavy_image_waits_for_a_tap_that_states_its_size(open_stage: Opener, pictures: Path, size: tuple[int, int]) -> None:
    stage = open_stage(size, reduced_motion="reduce")
    frame = go_to(stage, pictures, "Heavy")
    button = frame.get_by_role("button", name=re.compile(r"^Show the image: A heavy one · \d+ KB$"))
    expect(button).to_be_visible()
    weight = (pictures / "media" / "heavy.png").stat().st_size
    assert f"{-(-weight // 1000)} KB" in button.inner_text()
    assert audit(frame) == []
    frame.wait_for_timeout(300)
    assert asked(frame, "heavy.png") == []
    button.click()
    expect(frame.get_by_role("img", name="A heavy one")).to_be_focused()
    until(frame, "document.querySelector('main img').naturalWidth === 900")
    assert len(asked(frame, "heavy.png")) == 1


def test_heavy_images_are_printed_after_a_question(open_stage: Opener, pictures: Path) -> None:
    stage = open_stage(DESKTOP, reduced_motion="reduce")
    stage.context.add_init_script("globalThis.printed = 0; globalThis.print = () => { printed += 1; }")
    frame = go_to(stage, pictures, "Heavy")
    frame.get_by_role("contentinfo").get_by_role("link", name="Print").click()
    frame.get_by_role("button", name="Print this module").click()
    expect(frame.get_by_text(re.compile(r"large images of what you print have \d+ KB"))).to_be_focused()
    assert audit(frame) == []
    assert (frame.evaluate("printed"), asked(frame, "heavy.png")) == (0, [])
    frame.get_by_role("button", name="Print with them").click()
    until(frame, "printed === 1")
    assert frame.evaluate("[...document.querySelectorAll('.sheet img')].every((one) => one.complete && one.naturalWidth > 0)")
