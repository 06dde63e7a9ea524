"""
A first course: what is asked, what is written, and that it builds without a finding in every language it is offered in.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
import yaml
from click.testing import CliRunner

from clic_scorm.cli import program
from clic_scorm.cli.new import command
from clic_scorm.diagnostics import ClicError
from clic_scorm.pipeline import Wish, build, compile_course, find_courses
from clic_scorm.starter import LANGUAGES, Answers, files, suggested_id


@pytest.mark.parametrize("language", [*LANGUAGES, "pt-BR", "de"])
def test_a_first_course_builds_for_both_audiences(tmp_path: Path, language: str) -> None:
    folder = tmp_path / "course"
    done = CliRunner().invoke(command, [str(folder), "--title", "Ciudades: “resilientes” & más #1", "--lang", language, "--yes"])
    assert done.exit_code == 0, done.output
    for audience in ("participant", "facilitator"):
        result = build(folder, Wish(out=tmp_path / "out", variant={"audience": audience}))
        found = [f"{item.code.id} {item.message}" for item in result.findings if item.code.id != "LANG001"]
        assert found == []
        assert result.products[0].path
    compiled = compile_course(folder, Wish())
    assert compiled.reading
    assert compiled.reading.course.title == "Ciudades: “resilientes” & más #1"
    assert compiled.reading.course.language == language
    assert [len(quiz.questions) for quiz in compiled.reading.course.quizzes] == [2]


def test_the_questions_are_asked_and_an_answer_that_will_not_do_is_asked_again(tmp_path: Path) -> None:
    folder = tmp_path / "asked"
    done = CliRunner().invoke(command, [str(folder)], input="Safer schools\nSafer Schools\nsafer-schools\nEspañol\nes\n\n")
    assert done.exit_code == 0, done.output
    text = (folder / "course.yml").read_text(encoding="utf-8")
    assert 'title: "Safer schools"' in text
    assert "id: safer-schools\n" in text
    assert "source: es\n" in text
    assert "\n# contact: " in text


def test_a_folder_with_something_in_it_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "notes.txt").write_text("mine", encoding="utf-8")
    done = CliRunner().invoke(command, [str(tmp_path), "--yes"])
    assert done.exit_code != 0
    assert [path.name for path in tmp_path.iterdir()] == ["notes.txt"]


def test_a_course_there_is_named_with_the_way_on(tmp_path: Path) -> None:
    folder = str(tmp_path / "flood-basics")
    first = CliRunner().invoke(program, ["new", folder, "--yes"])
    assert first.exit_code == 0
    assert 'title: "Flood basics"\n' in (tmp_path / "flood-basics" / "course.yml").read_text(encoding="utf-8")
    again = CliRunner().invoke(program, ["new", folder, "--yes"])
    assert isinstance(again.exception, ClicError)
    assert again.exception.message == f"“{folder}” holds a course already"
    assert f"clic-scorm preview {folder}" in again.exception.remedy


def test_who_stands_beside_a_course_is_told_its_name(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    with pytest.raises(ClicError) as empty:
        find_courses([])
    assert "clic-scorm new my-course" in empty.value.remedy
    CliRunner().invoke(program, ["new", "flood-basics", "--yes"])
    with pytest.raises(ClicError) as beside:
        find_courses([])
    assert "there is one in flood-basics" in beside.value.remedy
    slip = CliRunner().invoke(program, ["check", "flood-basic"])
    assert "did you mean “flood-basics”?" in slip.output


def test_the_workflow_checks_and_builds() -> None:
    made = files(Answers("A", "a", github=True))
    workflow = made[".github/workflows/packages.yml"]
    assert "clic-scorm check --format github" in workflow
    assert "clic-scorm build" in workflow
    assert ".github/workflows/packages.yml" not in files(Answers("A", "a"))


@pytest.mark.skipif(not shutil.which("bash"), reason="the steps are run by bash, as on the machines of GitHub")
def test_the_steps_of_the_workflow_run_and_bring_the_lock_along(tmp_path: Path) -> None:
    made = files(Answers("Safer schools", "safer-schools", github=True))
    course = (
        made["course.yml"].replace("status: draft  ", "status: pilot  ").replace("source: en", "source: en\ndescription: For teachers.")
    )
    for name, text in {**made, "course.yml": course}.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text, encoding="utf-8")
    environment = {**os.environ, "PATH": f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"}

    def run(*command: str) -> str:
        done = subprocess.run(command, cwd=tmp_path, env=environment, capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stdout + done.stderr
        return done.stdout

    def work() -> str:
        steps = yaml.safe_load(made[".github/workflows/packages.yml"])["jobs"]["packages"]["steps"]
        return "".join(run("bash", "-e", "-c", step["run"]) for step in steps if "run" in step and not step["run"].startswith("pip "))

    run("git", "init", "-q")
    run("git", "add", ".")
    assert "::warning file=course.lock::" in work()
    assert (tmp_path / "build" / "course.lock").read_bytes() == (tmp_path / "course.lock").read_bytes()
    assert list((tmp_path / "build").rglob("*.zip"))
    run("git", "add", "course.lock")
    shutil.rmtree(tmp_path / "build")
    assert "::warning" not in work()
    assert not (tmp_path / "build" / "course.lock").exists()


@pytest.mark.parametrize(("title", "expected"), [("Área segura 2", "area-segura-2"), ("мир", "my-course"), ("Con", "my-course")])
def test_an_id_is_made_of_the_title(title: str, expected: str) -> None:
    assert suggested_id(title) == expected
