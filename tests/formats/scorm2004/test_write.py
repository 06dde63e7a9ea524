"""
What is written into a SCORM 2004 package: the manifest, the edition, what the runtime is told of modules and objectives.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from pathlib import Path

import pytest

from clic_scorm.diagnostics import ClicError, Member, Span, finding
from clic_scorm.formats import scorm2004
from clic_scorm.formats.base import Options, Written
from clic_scorm.formats.codes import TOO_LARGE
from clic_scorm.formats.scorm2004 import codes, names
from clic_scorm.formats.settings import settings_for
from clic_scorm.package import Package, xml
from clic_scorm.pipeline import Wish, build, check_package, check_path, compile_course, read_package, recognise
from clic_scorm.rules import digest


ROOT = Path(__file__).parents[3]
COURSE = ROOT / "tests" / "courses" / "mcr-tot"
QUESTION = "### Question {n} {{#q{n}{more}}}\n\n- [x] Right\n- [ ] Wrong\n\n"


def written(folder: Path, settings: Mapping[str, str] | None = None) -> Written:
    compiled = compile_course(folder, Wish())
    assert compiled.reading is not None
    assert compiled.site is not None
    return scorm2004.write(compiled.reading.course, compiled.site, Options(settings or {}))


def made(folder: Path, quizzes: Mapping[str, int], objective: str = "") -> Path:
    (folder / "modules").mkdir(parents=True)
    text = "clic: 1\nid: many\ntitle: Many\nversion: 0.1.0\nmodules: [m01]\n"
    (folder / "course.yml").write_text(text, encoding="utf-8")
    front = "---\nobjectives:\n  - id: judge-it\n    text: Judge it.\n  - id: know-it\n    text: Know it.\n---\n" if objective else ""
    parts = [f"{front}# One\n\n## Page {{#page}}\n\nText.\n\n"]
    for name, count in quizzes.items():
        parts.append(f"## Quiz {name} {{.quiz #{name} pass=60%}}\n\n")
        parts.extend(QUESTION.format(n=n, more=objective if n < 2 else "") for n in range(count))
    (folder / "modules" / "m01.md").write_text("".join(parts), encoding="utf-8")
    return folder


def goals(package: Package) -> list[list[object]]:
    script = package["runtime/objectives.js"].decode()
    rows = re.search(r"clic\.goals\((.*?)\);\n", script)
    assert rows
    found: list[list[object]] = json.loads(rows[1])
    return found


@pytest.mark.parametrize(
    ("settings", "version"), [({}, "2004 4th Edition"), ({"edition": "4"}, "2004 4th Edition"), ({"edition": "3"}, "2004 3rd Edition")]
)
def test_both_editions_have_their_exact_word_and_no_finding(settings: Mapping[str, str], version: str) -> None:
    package = written(COURSE, settings).package
    root = xml.parse(package[names.MANIFEST])
    assert [node.text for node in root.iter(xml.qualified(names.IMSCP, "schemaversion"))] == [version]
    assert recognise(package) is scorm2004
    assert check_package(package) == []


def test_the_manifest_is_spelled_as_narrow_readers_want_it() -> None:
    text = written(COURSE).package[names.MANIFEST].decode()
    assert "mapInfo" not in text
    assert not re.search(r"&#|<!\[CDATA|xml:base", text)
    assert set(re.findall(r"<(\w+):", text)) == {"lom", "imsss", "adlnav"}
    assert 'adlcp:scormType="sco"' in text
    assert text.count("<item ") == text.count("<resource ") == 1
    hrefs = re.findall(r'<file href="([^"]*)"', text)
    assert hrefs[0] == "index.html"
    assert not re.search(r"[^a-z0-9._/-]", "".join(hrefs))


def test_the_same_course_gives_the_same_bytes() -> None:
    assert dict(written(COURSE).package.items()) == dict(written(COURSE).package.items())


def test_each_module_and_each_learning_objective_is_told(tmp_path: Path) -> None:
    folder = made(tmp_path / "course", {"check": 2, "final": 1}, " objective=judge-it")
    module, judge, know = goals(written(folder).package)
    assert module == ["m_m01", "One", [1], [2, 3]]
    assert [judge[0], judge[1]] == ["o_judge_it", "Judge it."]
    assert judge[4] == [
        [quiz, {"n": number, "kind": "single", "points": 1, "key": digest(f"many/{number}/a")}] for quiz, number in ((2, 1), (2, 2), (3, 3))
    ]
    assert (know[0], know[2:]) == ("o_know_it", [[1], [2, 3], []])


def test_of_more_than_250_questions_the_finals_are_told(tmp_path: Path) -> None:
    made_package = written(made(tmp_path / "course", {"first": 100, "second": 100, "final": 120}))
    (item,) = made_package.findings
    assert item.code is codes.ANSWERS_UNTOLD
    assert "320 questions" in item.message
    assert "those to 220 are told" in item.message
    assert isinstance(item.where, Span)
    assert 'clic.silent(["first"]);' in made_package.package["runtime/quiz.js"].decode().splitlines()


def test_a_check_of_the_course_says_what_its_build_says(tmp_path: Path) -> None:
    folder = made(tmp_path / "course", {"first": 100, "second": 100, "final": 120})
    settings = folder / "course.yml"
    settings.write_text(settings.read_text(encoding="utf-8") + "lms: {upload: 1 KB}\n", encoding="utf-8")
    wish = Wish(("scorm2004",), out=tmp_path)
    (checked,) = check_path(folder, wish)
    said = [(item.code.id, item.message) for item in checked.findings]
    assert said == [(item.code.id, item.message) for item in build(folder, wish).findings]
    assert {codes.ANSWERS_UNTOLD.id, TOO_LARGE.id} <= {name for name, _ in said}


def test_250_questions_are_all_told(tmp_path: Path) -> None:
    made_package = written(made(tmp_path / "course", {"first": 130, "final": 120}))
    assert made_package.findings == ()
    assert "clic.silent([" not in made_package.package["runtime/quiz.js"].decode()


def test_settings_reach_the_writer_through_the_pipeline(tmp_path: Path) -> None:
    wish = Wish(("scorm2004",), out=tmp_path, options={"scorm2004.edition": "3"})
    (product,) = build(COURSE, wish).products
    assert product.path is not None
    package, problems = read_package(product.path)
    assert problems == ()
    assert b"2004 3rd Edition" in package[names.MANIFEST]
    # Both editions can lie in one folder, and the default one keeps its plain name.
    names_of = {product.path.name}
    for settings in ({}, {"scorm2004.edition": "4"}):
        (product,) = build(COURSE, Wish(("scorm2004",), out=tmp_path, options=settings)).products
        assert product.path is not None
        names_of.add(product.path.name)
    assert sorted(name.partition("-en-")[2] for name in names_of) == ["scorm2004-3rd-edition.zip", "scorm2004.zip"]
    assert settings_for(scorm2004, {}).settings == {"edition": "4"}


@pytest.mark.parametrize(
    ("options", "words"),
    [
        ({"scorm2004.edition": "5"}, "can't be “5”"),
        ({"scorm2004.editions": "4"}, "has no setting “editions”"),
        ({"scorm12.edition": "3"}, "has no setting “edition”"),
        ({"scorm2005.edition": "3"}, "there is no target “scorm2005”"),
    ],
)
def test_a_setting_that_there_is_not_is_refused_with_what_there_is(tmp_path: Path, options: Mapping[str, str], words: str) -> None:
    with pytest.raises(ClicError, match=words) as caught:
        build(COURSE, Wish(out=tmp_path, options=options))
    assert caught.value.code == 2
    assert not list(tmp_path.iterdir())


def test_findings_about_our_own_package_lead_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = made(tmp_path / "course", {"final": 1})
    planted = finding(codes.ENTRY_EMPTY, Member("units/page.js", 1), href="units/page.js", identifier="x")
    monkeypatch.setattr(scorm2004, "CHECKS", (lambda _package: (planted,),))
    found = build(folder, Wish(("scorm2004",), out=tmp_path / "out")).findings
    (item,) = [one for one in found if one.code is codes.ENTRY_EMPTY]
    assert isinstance(item.where, Span)
    assert (item.where.file, item.where.line) == ("modules/m01.md", 3)
