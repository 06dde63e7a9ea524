"""
A package that was broken after it was built, checked beside its course and elsewhere.
"""

from __future__ import annotations

import json
import zipfile
from collections.abc import Callable, Mapping
from pathlib import Path
from types import SimpleNamespace

import pytest

from clic_scorm.formats import scorm2004
from clic_scorm.formats.base import Options, Written
from clic_scorm.formats.registry import OURS
from clic_scorm.model import Course
from clic_scorm.pipeline import Wish, build, check_path, homeward
from clic_scorm.site import Site
from tests.cli.test_cli import run
from tests.formats.test_home import FILE, SETTINGS, Members, drop, line, put, swap
from tests.formats.test_home import course as course


# What somebody does to a package, the finding about it, and its place as it is shown.
ROWS = [
    ("scorm12", drop("units/check.js"), "S12072", f"{FILE}:{line('#check')}:"),
    ("scorm2004", drop("outline/m01.js"), "S24072", f"{FILE}:{line('#m01')}:"),
    ("imscp", swap("<title>Check</title>", "<title> </title>"), "CP034", f"{FILE}:{line('#check')}:"),
    ("web", drop("units/check.js"), "WEB003", f"{FILE}:{line('#check')}:"),
    ("scorm12", swap("<metadata>", "<metadata><wells/>"), "S12023", "course.yml:1:"),
]
ELSEWHERE = "elsewhere.zip!"


def packed(course: Path, out: Path, name: str, change: Callable[[Members], None], options: Mapping[str, str] | None = None) -> Path:
    (product,) = build(course, Wish(targets=(name,), out=out, options=options or {})).products
    assert product.path is not None
    with zipfile.ZipFile(product.path) as archive:
        members = {each: archive.read(each) for each in archive.namelist()}
    change(members)
    path = out / ELSEWHERE.rstrip("!")
    with zipfile.ZipFile(path, "w") as archive:
        for each, data in members.items():
            archive.writestr(each, data)
    return path


def places(path: Path, code: str, where: Path, *options: str) -> list[str]:
    done = run("check", str(path), *options, cwd=where)
    assert done.returncode == 1, done.stderr
    return [each.split(" error ")[0] for each in done.stdout.splitlines() if f" error {code} " in each]


@pytest.mark.parametrize(("name", "change", "code", "at"), ROWS, ids=[f"{row[0]}-{row[2]}" for row in ROWS])
def test_beside_its_course_a_finding_leads_home(
    course: Path, tmp_path: Path, name: str, change: Callable[[Members], None], code: str, at: str
) -> None:
    path = packed(course, tmp_path / "out", name, change)
    (there,) = places(path, code, course)
    assert there.startswith(at)
    (away,) = places(path, code, tmp_path / "out")
    assert ELSEWHERE in away


def test_every_format_is_tried() -> None:
    assert {row[0] for row in ROWS} == set(OURS)


def test_a_course_is_found_above_below_in_courses_and_by_name(course: Path, tmp_path: Path) -> None:
    path = packed(course, tmp_path / "out", "scorm12", drop("units/check.js"))
    at = f"{FILE}:{line('#check')}:"
    (away,) = places(path, "S12072", tmp_path / "out", "--course", str(course))
    assert away.startswith(f"{course.as_posix()}/{at}")
    (above,) = places(path, "S12072", course / "media")
    assert above.startswith(f"../{at}")
    (below,) = places(path, "S12072", tmp_path)
    assert below.startswith(f"course/{at}")
    (tmp_path / "all" / "courses").mkdir(parents=True)
    course.rename(tmp_path / "all" / "courses" / "demo")
    (among,) = places(path, "S12072", tmp_path / "all")
    assert among.startswith(f"courses/demo/{at}")


def test_the_authors_line_is_shown_and_programs_get_it(course: Path, tmp_path: Path) -> None:
    path = packed(course, tmp_path / "out", "scorm12", drop("units/check.js"))
    done = run("check", str(path), cwd=course)
    assert f"  {line('#check')} | ## Check {{.quiz #check pass=50%}}" in done.stdout.splitlines()
    assert done.stderr == ""
    assert done.stdout.splitlines()[-1].startswith(f"{path}: 1 error")
    (item,) = [each for each in json.loads(run("check", str(path), "--format", "json", cwd=course).stdout) if each["id"] == "S12072"]
    assert (item["file"], item["line"]) == (FILE, line("#check"))


def test_a_course_that_was_edited_since_leads_to_what_is_still_there(course: Path, tmp_path: Path) -> None:
    def both(members: Members) -> None:
        drop("units/check.js")(members)
        drop("units/first.js")(members)

    path = packed(course, tmp_path / "out", "scorm12", both)
    (course / "course.yml").write_text(SETTINGS.replace("version: 1.0", "version: 1.1"), encoding="utf-8")
    text = (course / FILE).read_text(encoding="utf-8")
    (course / FILE).write_text(text.replace("{#first}", "{#other}").replace("## Check", "\n## Check"), encoding="utf-8")
    found = places(path, "S12072", course)
    assert len(found) == 2
    assert found[0].startswith(f"{FILE}:{line('#check') + 1}:")
    assert ELSEWHERE in found[1]
    (said,) = run("check", str(path), cwd=course).stderr.splitlines()
    assert said == f"{path} holds version 1.0, and the course in “.” is version 1.1: lines are told as they are now"


def test_a_course_with_errors_hides_nothing(course: Path, tmp_path: Path) -> None:
    path = packed(course, tmp_path / "out", "scorm12", drop("units/check.js"))
    text = (course / FILE).read_text(encoding="utf-8")
    (course / FILE).write_text(text.replace("- [x] This", "- [ ] This"), encoding="utf-8")
    (there,) = places(path, "S12072", course)
    assert ELSEWHERE in there
    done = run("check", str(path), cwd=course)
    assert "AUT012" not in done.stdout
    assert done.stderr.splitlines() == [f"{path}: no line of the course in “.” can be told while it has errors: clic-scorm check ."]


def test_a_variant_or_setting_that_there_is_not_any_more_is_told(course: Path, tmp_path: Path) -> None:
    def other(members: Members) -> None:
        drop("units/check.js")(members)
        said = json.loads(members["clic.json"])
        members["clic.json"] = json.dumps(said | {"settings": {"edition": "5"}}).encode()

    path = packed(course, tmp_path / "out", "scorm2004", other)
    (said,) = run("check", str(path), cwd=course).stderr.splitlines()
    assert said == f"{path}: no line of the course in “.” can be told: “scorm2004.edition” can't be “5”"


@pytest.mark.parametrize("settings", [{}, {"edition": "3"}])
def test_a_package_is_compared_with_what_its_settings_write(
    course: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, settings: dict[str, str]
) -> None:
    options = {f"scorm2004.{name}": value for name, value in settings.items()}
    path = packed(course, tmp_path / "out", "scorm2004", drop("units/check.js"), options)
    chosen = []

    def write(read: Course, site: Site, wished: Options) -> Written:
        chosen.append(wished.settings)
        return scorm2004.write(read, site, wished)

    monkeypatch.setattr(homeward, "recognise", lambda _: SimpleNamespace(NAME="scorm2004", OPTIONS=scorm2004.OPTIONS, write=write))
    (result,) = check_path(path, Wish())
    lines, *_ = homeward.homeward(result, course)
    assert [(item.code.id, str(item.where).partition(":")[0]) for item in lines.findings] == [("S24072", FILE)]
    assert chosen == [{"edition": "4", **settings}]


@pytest.mark.parametrize(
    "change",
    [
        drop("clic.json"),
        put("clic.json", b"{"),
        put("clic.json", b'{"format": "scorm12", "course": ["demo"], "version": 1, "language": null, "facets": "x"}'),
        put("clic.json", b'{"format": "imscp", "course": "demo", "version": "1.0", "language": "en", "facets": {}}'),
        put("clic.json", b'{"format": "scorm12", "course": "other", "version": "1.0", "language": "en", "facets": {}}'),
        put("clic.json", b'{"format": "scorm12", "course": "demo", "version": "1.0", "language": "../x", "facets": {"a": "b"}}'),
    ],
    ids=["foreign", "damaged", "other kinds", "another format", "another course", "no such variant"],
)
def test_what_is_not_of_this_course_stays_as_it_was(course: Path, tmp_path: Path, change: Callable[[Members], None]) -> None:
    def all_of_it(members: Members) -> None:
        drop("units/check.js")(members)
        change(members)

    path = packed(course, tmp_path / "out", "scorm12", all_of_it)
    here, away = run("check", str(path), cwd=course), run("check", str(path), cwd=tmp_path / "out")
    assert (here.returncode, here.stdout) == (away.returncode, away.stdout)
    assert ELSEWHERE in here.stdout


def test_a_named_course_that_is_another_is_told(course: Path, tmp_path: Path) -> None:
    path = packed(course, tmp_path / "out", "scorm12", drop("units/check.js"))
    (course / "course.yml").write_text(SETTINGS.replace("id: demo", "id: other"), encoding="utf-8")
    done = run("check", str(path), "--course", str(course), cwd=tmp_path / "out")
    assert ELSEWHERE in done.stdout
    assert done.stderr.splitlines() == [f"“{course}” is not the course “demo” that {path} holds"]
