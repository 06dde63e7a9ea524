"""
`check --fix` mends what has one sure remedy, keeps the meaning, touches nothing else, and comes to rest.
"""

from __future__ import annotations

import random
import re
from pathlib import Path

import pytest
from click.testing import CliRunner

from clic_scorm.authoring.mending import REMEDIES, mended
from clic_scorm.authoring.read import read
from clic_scorm.authoring.sources import Sources
from clic_scorm.cli import program
from clic_scorm.pipeline.fixing import fix, fix_folder
from clic_scorm.pipeline.meaning import meaning, replaced
from tests.authoring.test_natural import cases
from tests.conftest import FULL


SETTINGS = b"clic: 1\nid: water\ntitle: Clean water\nversion: 1\nmodules: [m01]\n"
HEAD = "# Water\n## Wells {#wells}\n"


def sources(text: str | bytes) -> Sources:
    return Sources("course", {"course.yml": SETTINGS, "modules/m01.md": text.encode() if isinstance(text, str) else text})


@pytest.mark.parametrize(
    ("identifier", "before", "after"),
    [
        ("AUT011", "## Springs\nText.\n", "## Springs {#m01-springs}\nText.\n"),
        ("AUT011", "## Springs  {minutes=2}\nText.\n", "## Springs {#m01-springs minutes=2}\nText.\n"),
        ("AUT011", "## Check {.quiz}\n### Rain? {#r}\nAnswer: true\n", "## Check {#m01-check .quiz}\n### Rain? {#r}\nAnswer: true\n"),
        ("AUT110", "> [!NOTE]\n> One.\n>\n> [!TIP]\n> Two.\n", "> [!NOTE]\n> One.\n\n> [!TIP]\n> Two.\n"),
        ("AUT111", "> [!NOTE]\n> Wells need a cover,\nand a fence.\n", "> [!NOTE]\n> Wells need a cover,\n> and a fence.\n"),
        ("AUT118", "-\u00a0a cover\n- a fence\n", "- a cover\n- a fence\n"),
        ("AUT131", "> **[!NOTE]**\n> Text.\n", "> [!NOTE]\n> Text.\n"),
        ("AUT131", "> [! note ]\n> Text.\n", "> [!NOTE]\n> Text.\n"),
        (
            "AUT208",
            "## Check {.quiz #c}\n### Gaps {#g}\n\n| A | B |\n|---|---|\n| [[x|y]] | [[z\\|w|v]] |\n",
            "## Check {.quiz #c}\n### Gaps {#g}\n\n| A | B |\n|---|---|\n| [[x\\|y]] | [[z\\|w\\|v]] |\n",
        ),
        ("AUT151", "Well\n~ a hole\n", "Well\n: a hole\n"),
    ],
)
def test_what_is_mended(identifier: str, before: str, after: str) -> None:
    done = fix(sources(HEAD + before))
    assert [item.code.id for item in done.findings] == [identifier]
    assert done.changed["modules/m01.md"].decode() == HEAD + after
    assert identifier not in {item.code.id for item in read(replaced(sources(""), done.changed))[1]}


def test_every_remedy_is_tested() -> None:
    tested = {mark.args[1][number][0] for mark in test_what_is_mended.pytestmark for number in range(len(mark.args[1]))}  # type: ignore[attr-defined]  # what parametrize leaves
    assert set(REMEDIES) - tested <= {"AUT146"}


def test_line_ends_a_mark_and_decomposed_accents_stay() -> None:
    text = "\ufeff# Eau\r\n## Fontaine cafe\u0301 {#a}\r\n-\u00a0un couvercle\r\n\r\n`x` \r\n"
    done = fix(sources(text))
    assert done.changed["modules/m01.md"].decode() == text.replace("-\u00a0", "- ")


def test_what_can_not_be_mended_stays() -> None:
    assert fix(sources(HEAD + "Wells need the the cover.\n1. a\n2. b\n4. c\n")).changed == {}
    assert fix(sources(b"# Caf\xe9\n## A\nText\n")).changed == {}
    assert fix(Sources("course", {})).changed == {}
    assert mended(b"nothing", ()) is None


@pytest.mark.parametrize("seed", range(120 if FULL else 12))
def test_any_course_keeps_its_meaning_and_comes_to_rest(seed: int) -> None:
    chance = random.Random(seed)
    texts = [case[4] for case in cases() if case[3] != "question"]
    chosen = chance.sample(texts, 3)
    parts = [f"## Page {number}{chance.choice(['', f' {{#p-{number}}}'])}\n\n{text}\n" for number, text in enumerate(chosen)]
    parts.insert(0, "> [!NOTE]\n> One,\ntwo.\n\n-\u00a0three\n\n")
    before = sources("# M\n\n" + "\n".join(parts).replace("\n", chance.choice(["\n", "\r\n"])))
    done = fix(before)
    after = replaced(before, done.changed)
    assert meaning(after) == meaning(before)
    assert fix(after).changed == {}
    for name, data in done.changed.items():
        old, new = (re.split(rb"\r\n|\n|\r", each) for each in (before[name], data))
        rows = {item.where.line for item in done.findings if item.where and hasattr(item.where, "line")}
        rows |= {line - 1 for line in rows}
        kept = [line for number, line in enumerate(old, 1) if number not in rows]
        assert all(line in new for line in kept)
        assert 0 <= len(new) - len(old) <= sum(item.code.id == "AUT110" for item in done.findings)


def test_the_command_tells_what_it_mended(tmp_path: Path) -> None:
    folder = tmp_path / "a course"
    (folder / "modules").mkdir(parents=True)
    (folder / "course.yml").write_bytes(SETTINGS)
    (folder / "modules" / "m01.md").write_bytes((HEAD + "-\u00a0a cover\n").encode())
    first = CliRunner().invoke(program, ["check", "--fix", str(folder)])
    assert first.exit_code == 0
    assert "modules/m01.md:3:1: AUT118 non-breaking-space-after-bullet" in first.output
    assert "no findings" in first.output
    assert (folder / "modules" / "m01.md").read_bytes() == (HEAD + "- a cover\n").encode()
    second = CliRunner().invoke(program, ["check", "--fix", str(folder)])
    assert "mended" not in second.output
    assert not fix_folder(folder).changed
    package = tmp_path / "x.zip"
    package.write_bytes(b"x")
    assert CliRunner().invoke(program, ["check", "--fix", str(package)]).exit_code == 2
