"""
Building: what is written, what is not, and when.
"""

from __future__ import annotations

import io
import os
import zipfile
from pathlib import Path

import pytest

from clic_scorm.diagnostics import ClicError
from clic_scorm.pipeline import Wish, build, check_path, compile_course


SETTINGS = """\
clic: 1
id: demo
title: Demo
version: 1.0
status: {status}
description: A course for tests.
facets: {{audience: [participant, facilitator], region: [global, ca]}}
modules: [m01]
"""
MODULE = """\
# One
## First {#first}
Text.
## Check {.quiz #check pass=50%}
### Which? {#which}
- [x] This
  > This one is in the text.
- [ ] That
"""


@pytest.fixture
def course(tmp_path: Path) -> Path:
    return make(tmp_path / "course", MODULE)


def make(folder: Path, module: str, status: str = "draft") -> Path:
    (folder / "modules").mkdir(parents=True, exist_ok=True)
    (folder / "course.yml").write_text(SETTINGS.format(status=status), encoding="utf-8")
    (folder / "modules" / "m01.md").write_text(module, encoding="utf-8")
    return folder


def built(course: Path, out: Path, **wish: object) -> Path:
    result = build(course, Wish(out=out, **wish))  # type: ignore[arg-type]  # keywords of a dataclass
    assert not result.failed(), [item.message for item in result.findings]
    path = result.products[0].path
    assert path is not None
    return path


def test_the_file_is_named_for_edition_language_and_target(course: Path, tmp_path: Path) -> None:
    path = built(course, tmp_path / "out")
    assert path == tmp_path / "out" / "demo-1.0" / "demo-1.0-en-scorm12.zip"
    variant = built(course, tmp_path / "out", variant={"region": "ca", "audience": "facilitator"})
    assert variant.name == "demo-1.0-en-FACILITATOR-ca-scorm12.zip"


def test_the_same_sources_give_the_same_bytes(course: Path, tmp_path: Path) -> None:
    first = built(course, tmp_path / "one").read_bytes()
    for path in sorted(course.rglob("*")):
        os.utime(path, (1, 1))
    assert built(course, tmp_path / "two").read_bytes() == first


def test_the_epoch_is_honoured(course: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1700000000")
    with zipfile.ZipFile(built(course, tmp_path / "out")) as archive:
        assert {info.date_time for info in archive.infolist()} == {(2023, 11, 14, 22, 13, 20)}
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "soon")
    with pytest.raises(ClicError):
        build(course, Wish(out=tmp_path / "out"))


def test_an_error_writes_nothing_and_leaves_the_old_package(course: Path, tmp_path: Path) -> None:
    path = built(course, tmp_path / "out")
    before = path.read_bytes()
    (course / "modules" / "m01.md").write_text(MODULE + "## Broken {#broken}\n[nothing](#nowhere)\n", encoding="utf-8")
    result = build(course, Wish(out=tmp_path / "out"))
    assert result.failed()
    assert path.read_bytes() == before
    assert all(product.path is None for product in result.products)
    assert sorted(item.name for item in path.parent.iterdir()) == [path.name]


def test_a_full_disk_leaves_the_old_package_and_no_rest(course: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = built(course, tmp_path / "out")
    before = path.read_bytes()
    (course / "modules" / "m01.md").write_text(MODULE + "## More {#more}\nMore.\n", encoding="utf-8")

    def full(_descriptor: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("os.fsync", full)
    with pytest.raises(ClicError, match="No space left"):
        build(course, Wish(out=tmp_path / "out"))
    assert path.read_bytes() == before
    assert [item.name for item in path.parent.iterdir()] == [path.name]


def test_a_warning_stops_a_strict_build_only(course: Path, tmp_path: Path) -> None:
    (course / "modules" / "m01.md").write_text(MODULE + "## Without an id\nText.\n", encoding="utf-8")
    assert not build(course, Wish(out=tmp_path / "loose")).failed()
    result = build(course, Wish(out=tmp_path / "strict", strict=True))
    assert result.failed(strict=True)
    assert not (tmp_path / "strict").exists()


def test_drafts_number_in_memory_and_releases_freeze(tmp_path: Path) -> None:
    draft = make(tmp_path / "draft", MODULE)
    built(draft, tmp_path / "out")
    assert not (draft / "course.lock").exists()
    assert build(draft, Wish(out=tmp_path / "out", release=True)).failed()
    pilot = make(tmp_path / "pilot", MODULE, "pilot")
    built(pilot, tmp_path / "out")
    assert "unit 1 first -\n" in (pilot / "course.lock").read_text(encoding="utf-8")
    built(pilot, tmp_path / "out", release=True)
    assert "\nunit 1 first 1.0 !" in (pilot / "course.lock").read_text(encoding="utf-8")


def test_locked_refuses_any_change_of_the_lock(tmp_path: Path) -> None:
    pilot = make(tmp_path / "pilot", MODULE, "pilot")
    assert build(pilot, Wish(out=tmp_path / "out", locked=True)).failed()
    built(pilot, tmp_path / "out", release=True)
    before = (pilot / "course.lock").read_bytes()
    built(pilot, tmp_path / "out", locked=True)
    make(pilot, MODULE.replace("## Check", "## New {#new}\nText.\n## Check"), "pilot")
    result = build(pilot, Wish(out=tmp_path / "out", locked=True))
    assert [item.code.id for item in result.findings] == ["CRS020"]
    assert (pilot / "course.lock").read_bytes() == before


def test_an_inserted_page_keeps_published_numbers(tmp_path: Path) -> None:
    pilot = make(tmp_path / "pilot", MODULE, "pilot")
    built(pilot, tmp_path / "out", release=True)
    make(pilot, MODULE.replace("## First", "## Before {#before}\nText.\n## First"), "pilot")
    compiled = compile_course(pilot, Wish())
    assert compiled.reading is not None
    assert compiled.reading.numbers.units == {"before": 3, "first": 1, "check": 2}


def test_what_is_written_is_a_zip_that_checks_clean(course: Path, tmp_path: Path) -> None:
    path = built(course, tmp_path / "out")
    assert [item.message for result in check_path(path, Wish()) for item in result.findings] == []
    with zipfile.ZipFile(path) as archive:
        assert archive.testzip() is None
        names = archive.namelist()
    assert names[0] == "imsmanifest.xml"
    assert all(name == name.lower() and name.isascii() and not name.endswith("/") for name in names)


LEAK = "Zwetschgenwasser"
LEAKS = {
    "box": "> [!FACILITATOR]\n> {leak}\n",
    "box with an alias": "> [!trainer]\n> {leak}\n",
    "box in a list": "- one\n\n  > [!FACILITATOR]\n  > {leak}\n\n- two\n",
    "box in a quote": "> quoted\n>\n> > [!INSTRUCTOR]\n> > {leak}\n",
    "list in a box": "> [!FACILITATOR]\n> - one\n> - {leak}\n>\n>   more {leak}\n",
    "table in a box": "> [!FACILITATOR]\n> | a | b |\n> |---|---|\n> | {leak} | x |\n",
    "footnote from a box": "> [!FACILITATOR]\n> See.[^n]\n\n[^n]: {leak}\n",
    "box in a footnote": "Text.[^n]\n\n[^n]: Shown.\n\n    > [!FACILITATOR]\n    > {leak}\n",
    "image in a box": "> [!FACILITATOR]\n> ![{leak}](media/{leak}.svg)\n",
    "link title in a box": '> [!FACILITATOR]\n> [x](https://example.org/{leak} "{leak}")\n',
    "section of a page": "### Only here {{only=audience=facilitator}}\n\n{leak}\n\n#### Below\n\n{leak}\n\n### For all\n\nText.\n",
    "heading of a section": "### {leak} {{only=audience=facilitator}}\n\nText.\n",
    "page": "## {leak} {{#hidden only=audience=facilitator}}\n\n{leak}\n",
    "page of another region": "## {leak} {{#coast only=region=ca}}\n\n{leak}\n",
    "not here": "## {leak} {{#inland not=region=global}}\n\n{leak}\n",
    "question": "## More {{.quiz #more}}\n### Kept? {{#kept}}\n- [x] A\n- [ ] B\n\n### {leak} {{#gone only=region=ca}}\n- [x] {leak}\n  > {leak}\n- [ ] B\n",
    "box below a question": "## More {{.quiz #more}}\n### Which? {{#q}}\n- [x] A\n- [ ] B\n\n> [!FACILITATOR]\n> {leak}\n",
    "box in feedback": "## More {{.quiz #more}}\n### Which? {{#q}}\n- [x] A\n- [ ] B\n\n> [!FEEDBACK]\n> Well.\n>\n> > [!FACILITATOR]\n> > {leak}\n",
    "comment": "<!-- {leak} -->\n\nText.\n",
    "code in a box": "> [!FACILITATOR]\n> ```\n> {leak}\n> ```\n",
    "definition in a box": "> [!FACILITATOR]\n> Term\n> : {leak}\n",
}


def everything(path: Path) -> bytes:
    with zipfile.ZipFile(io.BytesIO(path.read_bytes())) as archive:
        return b"\n".join(name.encode() + archive.read(name) for name in archive.namelist())


@pytest.mark.parametrize("text", LEAKS.values(), ids=LEAKS)
def test_text_for_others_is_absent_from_the_bytes(text: str, tmp_path: Path) -> None:
    content = text.format(leak=LEAK)
    folder = make(tmp_path / "course", MODULE.replace("## Check", f"{content}\n## Check"))
    (folder / "media").mkdir()
    (folder / "media" / f"{LEAK}.svg").write_text('<svg xmlns="http://www.w3.org/2000/svg"/>', encoding="utf-8")
    assert LEAK.lower().encode() not in everything(built(folder, tmp_path / "out")).lower()


@pytest.mark.parametrize("name", [name for name in LEAKS if name not in ("comment", "page of another region", "not here", "question")])
def test_the_facilitator_gets_what_participants_do_not(name: str, tmp_path: Path) -> None:
    content = LEAKS[name].format(leak=LEAK)
    folder = make(tmp_path / "course", MODULE.replace("## Check", f"{content}\n## Check"))
    (folder / "media").mkdir()
    (folder / "media" / f"{LEAK}.svg").write_text('<svg xmlns="http://www.w3.org/2000/svg"/>', encoding="utf-8")
    path = built(folder, tmp_path / "out", variant={"audience": "facilitator"})
    assert LEAK.lower().encode() in everything(path).lower()


def test_no_field_says_which_option_is_right(tmp_path: Path) -> None:
    """
    Two builds that differ in the option ticked alone differ in digests of one length, and in nothing else.
    """
    one = built(make(tmp_path / "one", MODULE), tmp_path / "out1")
    swapped = MODULE.replace("- [x] This", "- [ ] This").replace("- [ ] That", "- [x] That")
    two = built(make(tmp_path / "two", swapped), tmp_path / "out2")
    with zipfile.ZipFile(one) as first, zipfile.ZipFile(two) as second:
        differing = [name for name in first.namelist() if first.read(name) != second.read(name)]
        assert differing == ["units/check.js"]
        before, after = first.read(differing[0]), second.read(differing[0])
    assert len(before) == len(after)
    places = [index for index, (left, right) in enumerate(zip(before, after, strict=True)) if left != right]
    assert max(places) - min(places) < 16


@pytest.mark.parametrize("name", ["~$m01.docx", "Thumbs.db", ".DS_Store", "media/.hidden"])
def test_what_programs_leave_behind_is_passed_over(name: str, course: Path, tmp_path: Path) -> None:
    before = built(course, tmp_path / "one").read_bytes()
    (course / "media").mkdir(exist_ok=True)
    (course / name).write_bytes(b"\x00\xff")
    assert built(course, tmp_path / "two").read_bytes() == before


def test_line_ends_and_marks_of_other_systems_give_the_same_bytes(course: Path, tmp_path: Path) -> None:
    before = built(course, tmp_path / "one").read_bytes()
    for path in (course / "course.yml", course / "modules" / "m01.md"):
        path.write_bytes(b"\xef\xbb\xbf" + path.read_bytes().replace(b"\n", b"\r\n"))
    assert built(course, tmp_path / "two").read_bytes() == before


def test_a_file_in_an_old_encoding_is_an_error_at_its_line(course: Path) -> None:
    path = course / "modules" / "m01.md"
    path.write_bytes(path.read_bytes().replace(b"Text.", "Résumé.".encode("cp1252")))
    (result,) = check_path(course, Wish())
    assert [(item.code.id, str(item.where)) for item in result.findings] == [("SRC002", "modules/m01.md:3:2")]
