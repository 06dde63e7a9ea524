"""
The web folder: written whole, checked against folders broken in one way each, told from other packages.
"""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from clic_scorm.formats import web
from clic_scorm.package import Package, unpack
from clic_scorm.pipeline import Wish, build, check_package, recognise
from tests.conftest import FULL
from tests.packages import scorm12
from tests.packages.changes import Change
from tests.packages.kinds import WEB
from tests.packages.web import BROKEN, valid_tree


ROOT = Path(__file__).parents[3]


def test_a_folder_tells_what_it_is() -> None:
    assert web.describe(Package(valid_tree())) == (("title", "Water"), ("edition", "water 1 · en"), ("open", "index.html"), ("files", "10"))


@pytest.mark.parametrize("change", [row[2] for row in BROKEN], ids=[row[1] for row in BROKEN])
def test_a_folder_that_is_broken_is_still_ours(change: Change) -> None:
    tree = valid_tree()
    change(tree)
    assert web.recognises(Package(tree))


def test_other_packages_are_none_of_ours() -> None:
    assert recognise(Package({"index.html": b"<p>Anybody's page"})) is None
    assert not web.recognises(Package(scorm12.valid_tree()))
    assert not web.recognises(Package({}))


@pytest.mark.parametrize(("language", "word"), [("en", "double-click"), ("fr", "double-cliquez"), ("ar", "index.html")])
def test_a_course_is_written_whole(tmp_path: Path, language: str, word: str) -> None:
    course = tmp_path / "course"
    (course / "modules").mkdir(parents=True)
    (course / "media").mkdir()
    (course / "media" / "well.svg").write_text('<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>', encoding="utf-8")
    (course / "course.yml").write_text(
        f"clic: 1\nid: water\ntitle: Eau\nversion: 1\nsource: {language}\nmodules: [m01]\n", encoding="utf-8"
    )
    text = "# Wells {#m01}\n## Look {#look}\n![A well](media/well.svg)\n"
    (course / "modules" / "m01.md").write_text(text, encoding="utf-8")
    result = build(course, Wish(targets=("web",), out=tmp_path / "out"))
    assert result.products, [item.message for item in result.findings]
    path = result.products[0].path
    assert path
    package, problems = unpack(path.read_bytes())
    assert problems == ()
    assert check_package(package) == []
    assert recognise(package) is web
    assert next(iter(package.entries)) == "START.txt"
    start = package["START.txt"].decode("utf-8-sig")
    assert word in start
    assert "index.html" in start
    assert "\n" not in start.replace("\r\n", "")
    assert json.loads(package["clic.json"])["files"] == sorted(set(package) - {"clic.json"})
    # It is the same course with another adapter: what talks to an LMS is not there.
    assert b"LMSInitialize" not in package["runtime/clic.js"]
    assert b'"adapter":"none"' in package["course.js"]


@settings(max_examples=500 if FULL else 50)
@given(page=st.text(alphabet='<>="/ a:i.\\#%[]&', max_size=60), data=st.binary(max_size=60))
def test_rubbish_never_raises(page: str, data: bytes) -> None:
    for name in ("index.html", "units/wells.js", "clic.json"):
        for content in (page.encode(), data, f'<img src="{page}"><script src="{page}">'.encode(), f'clic.unit("{page}")'.encode()):
            tree = valid_tree() | {name: content}
            web.recognises(Package(tree))
            WEB.found(tree)
