"""
What is wrong with a package of ours is told at the author's line: where a rule of meaning finds it, and where a schema does.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path
from types import SimpleNamespace
from typing import cast

import pytest
from xmlschema import XMLSchema10

from clic_scorm import pipeline
from clic_scorm.diagnostics import Diagnostic, Member, Span, finding
from clic_scorm.formats import home
from clic_scorm.formats.base import Format
from clic_scorm.formats.bricks import xsd
from clic_scorm.formats.registry import OURS, get
from clic_scorm.package import Package
from clic_scorm.package.xml import Element, parse
from clic_scorm.pipeline import Wish, build, check_path


SETTINGS = "clic: 1\nid: demo\ntitle: Demo\nversion: 1.0\nmodules: [m01]\n"
MODULE = """\
# One {#m01}
## First {#first}
![A well](media/well.svg)
## Check {.quiz #check pass=50%}
### Which? {#which}
- [x] This
- [ ] That
"""
FILE = "modules/m01.md"
Members = dict[str, bytes]


def line(text: str) -> int:
    return next(number for number, one in enumerate(MODULE.splitlines(), 1) if text in one)


def swap(old: str, new: str) -> Callable[[Members], None]:
    def change(members: Members) -> None:
        text = members["imsmanifest.xml"].decode()
        assert old in text, text
        members["imsmanifest.xml"] = text.replace(old, new, 1).encode()

    return change


def drop(name: str) -> Callable[[Members], None]:
    def change(members: Members) -> None:
        del members[name]

    return change


def put(name: str, data: bytes) -> Callable[[Members], None]:
    def change(members: Members) -> None:
        members[name] = data

    return change


# What goes wrong on the way out, the finding about it, and the line that it comes from.
ROWS = [
    ("scorm12", drop("units/check.js"), "S12072", FILE, line("#check")),
    ("scorm12", drop("media/well.svg"), "S12072", FILE, line("#first")),
    ("scorm12", swap('<file href="units/check.js"/>', '<file href="units/check.js" colour="red"/>'), "S12023", FILE, line("#check")),
    ("scorm12", swap("<metadata>", "<metadata><wells/>"), "S12023", "course.yml", 1),
    ("scorm12", swap('isvisible="true"', 'isvisible="yes"'), "S12048", "course.yml", 1),
    ("scorm2004", drop("outline/m01.js"), "S24072", FILE, line("#m01")),
    ("scorm2004", swap('<file href="units/first.js"/>', '<file href="units/first.js"><wells/></file>'), "S24023", FILE, line("#first")),
    ("scorm2004", swap('tracked="true"', 'tracked="maybe"'), "S24023", "course.yml", 1),
    ("imscp", drop("page-check.html"), "CP016", FILE, line("#check")),
    ("imscp", swap("<title>Check</title>", "<title> </title>"), "CP034", FILE, line("#check")),
    ("imscp", swap("<title>One</title>", ""), "CP010", FILE, line("#m01")),
    ("imscp", swap('href="page-check.html">', 'href="page-check.html" colour="red">'), "CP028", FILE, line("#check")),
    ("web", drop("units/check.js"), "WEB003", FILE, line("#check")),
    ("web", put("units/first.js", b'clic.unit("first",{"html":"<img src=\\"https://example.org/x.png\\">"});'), "WEB008", FILE, line("#first")),
    ("web", drop("START.txt"), "WEB012", "", 0),
]  # fmt: skip


@pytest.fixture
def course(tmp_path: Path) -> Path:
    folder = tmp_path / "course"
    for name, text in (("course.yml", SETTINGS), (FILE, MODULE), ("media/well.svg", '<svg xmlns="http://www.w3.org/2000/svg"/>')):
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")
    return folder


def damaged(target: Format, change: Callable[[Members], None]) -> Format:
    """Return *target* with a writer that gets one thing wrong."""

    def write(*arguments: object) -> object:
        written = target.write(*arguments)  # type: ignore[arg-type]  # handed through
        members = dict(written.package)
        change(members)
        return replace(written, package=Package(members))

    names: Mapping[str, object] = {
        name: getattr(target, name) for name in ("NAME", "TITLE", "SUFFIX", "OPTIONS", "EXPRESSES", "CHECKS", "CODES")
    }
    return cast(Format, SimpleNamespace(**names, write=write))


@pytest.mark.parametrize(("name", "change", "code", "file", "at"), ROWS, ids=[f"{row[0]}-{row[2]}-{row[4]}" for row in ROWS])
def test_a_finding_leads_to_the_authors_line(
    course: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    name: str,
    change: Callable[[Members], None],
    code: str,
    file: str,
    at: int,
) -> None:
    monkeypatch.setattr(pipeline, "get", lambda wished: damaged(get(wished), change))

    def found(findings: tuple[Diagnostic, ...]) -> list[tuple[str, str, int]]:
        return [
            (item.code.id, item.where.file, item.where.line) if isinstance(item.where, Span) else (item.code.id, "", 0)
            for item in findings
            if item.code.id == code
        ]

    wish = Wish(targets=(name,), out=tmp_path / "out")
    assert found(build(course, wish).findings) == [(code, file, at)]
    (checked,) = check_path(course, wish)
    assert found(checked.findings) == [(code, file, at)]


def test_a_document_is_read_once_for_all_that_is_wrong_with_it(monkeypatch: pytest.MonkeyPatch) -> None:
    rows = "".join(f'<file href="units/u{number}.js"/>' for number in range(5000))
    package = Package({"imsmanifest.xml": f"<manifest><a/><resources>{rows}</resources><a/></manifest>".encode()})
    code = OURS["scorm12"].CODES[0]
    places = [f"/manifest/resources/file[{number}]/@href" for number in range(1, 5001)]
    found = [finding(code, Member("imsmanifest.xml", 1, place)) for place in [*places, "/manifest/resources/file[9000]", "/manifest/a[2]"]]
    origins = {f"units/u{number}.js": Span("m.md", number + 1) for number in range(5000)}
    read: list[bytes] = []

    def counted(data: bytes) -> Element:
        read.append(data)
        return parse(data)

    monkeypatch.setattr(home, "parse", counted)
    *led, nowhere, beside = home.led_home(found, package, origins)
    assert [item.where for item in led] == [Span("m.md", number) for number in range(1, 5001)]
    assert isinstance(nowhere.where, Member)
    assert isinstance(beside.where, Member)
    assert len(read) == 1


def test_every_format_is_tried() -> None:
    assert {row[0] for row in ROWS} == set(OURS)


def test_the_slow_engine_is_asked_where_the_fast_one_refuses_and_nowhere_else(
    course: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []
    slow = xsd._slow

    def counted(family: xsd.SchemaSet) -> XMLSchema10:
        asked.append(family.folder)
        return slow(family)

    monkeypatch.setattr(xsd, "_slow", counted)
    targets = ("scorm12", "scorm2004", "imscp", "web")
    assert not build(course, Wish(targets=targets, out=tmp_path / "out")).failed()
    assert asked == []
    monkeypatch.setattr(pipeline, "get", lambda wished: damaged(get(wished), swap("<metadata>", "<metadata><wells/>")))
    (item,) = [one for one in build(course, Wish(targets=("scorm12",), out=tmp_path / "out")).findings if one.code.id == "S12023"]
    assert asked == ["scorm12"]
    assert "“wells” does not belong at this place in “metadata”" in item.message
