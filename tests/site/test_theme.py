"""
What a course's own colours, logo and partners become in a package.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from clic_scorm.model import Asset, Theme
from clic_scorm.pipeline import Wish, build, read_package
from clic_scorm.site.theme import style_sheet


LOGO = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><path d="M0 0{}"/></svg>'
COURSE = """clic: 1
id: demo
title: Demo
version: 1
modules: [m01]
contributors:
  - {name: Ana, role: author}
theme:
  colour: "#00695c"
  logo: logo.svg
  logo-text: City Network
partners:
  - {name: City Network, role: publisher, link: "https://network.example.org", logo: seal.svg}
"""


@pytest.fixture
def course(tmp_path: Path) -> Path:
    folder = tmp_path / "demo"
    for name, text in {
        "course.yml": COURSE,
        "modules/m01.md": "# One\n\n## Page {#p}\n\nText.\n",
        "media/logo.svg": LOGO.format("h9v9z"),
        "media/seal.svg": LOGO.format("h8v8z"),
    }.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return folder


def built(course: Path) -> dict[str, str]:
    result = build(course, Wish(targets=("scorm12",), out=course.parent / "built"))
    assert [item.code.id for item in result.findings] == []
    (product,) = result.products
    assert product.path is not None
    package, _ = read_package(product.path)
    return {name: package[name].decode() for name in package if not name.endswith(".gif")}


def test_colours_logo_and_partners_reach_the_package(course: Path) -> None:
    members = built(course)
    assert members["runtime/style.css"].rstrip().endswith("}}")
    assert ":root{--accent:#00695c;" in members["runtime/style.css"]
    assert '<img class="logo" src="media/logo.svg" alt="City Network">' in members["index.html"]
    assert (
        '"name":"City Network","role":"publisher","link":"https://network.example.org","logo":"media/seal.svg"'
        in members["runtime/credits.js"]
    )
    assert {"media/logo.svg", "media/seal.svg"} <= set(members)
    manifest = members["imsmanifest.xml"]
    assert 'href="media/seal.svg"' in manifest
    assert manifest.index("FN:Ana") < manifest.index("FN:City Network")


def test_a_change_of_the_partners_changes_what_is_built(course: Path) -> None:
    before = built(course)
    path = course / "course.yml"
    path.write_text(path.read_text(encoding="utf-8").replace("name: City Network", "name: Institute"), encoding="utf-8")
    after = built(course)
    assert {name for name in before if before[name] != after[name]} == {"runtime/credits.js", "imsmanifest.xml"}


@pytest.mark.parametrize(("line", "count", "code"), [("theme", 1200, "SRC044"), ("partners", 4000, "SRC045")])
def test_a_heavy_logo_is_told(course: Path, line: str, count: int, code: str) -> None:
    name = {"theme": "logo", "partners": "seal"}[line]
    (course / "media" / f"{name}.svg").write_text(LOGO.format("h1v1h-1z" * count), encoding="utf-8")
    result = build(course, Wish(targets=("scorm12",), out=course.parent / "built"))
    assert [item.code.id for item in result.findings] == [code]


def test_without_a_theme_nothing_is_added() -> None:
    assert style_sheet(Theme()) == b""


def test_a_logo_for_the_dark_needs_no_plate() -> None:
    logo = Asset(source="a.svg", name="media/a.svg")
    assert b"background:#fff" in style_sheet(Theme(logo=logo))
    assert b"background:#fff" not in style_sheet(Theme(logo=logo, logo_dark=logo))
