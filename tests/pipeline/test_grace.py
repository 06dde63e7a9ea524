"""
Files as Windows, Macs and Word leave them: the same bytes come out, at the same places, and nothing stops.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import unicodedata
from collections.abc import Callable
from pathlib import Path

import pytest

from clic_scorm.diagnostics import Span
from clic_scorm.pipeline import Wish, build, check_path


ROOT = Path(__file__).parents[2]
COURSE = ROOT / "tests" / "courses" / "mcr-tot"
TEXTS = (".md", ".yml", ".yaml", ".lock")


def package(folder: Path, out: Path) -> bytes:
    result = build(folder, Wish(targets=("scorm12",), out=out))
    assert not result.failed(), result.findings
    (product,) = result.products
    assert product.path is not None
    return product.path.read_bytes()


def changed(folder: Path, change: Callable[[bytes], bytes]) -> Path:
    shutil.copytree(COURSE, folder)
    for path in folder.rglob("*"):
        if path.suffix in TEXTS:
            path.write_bytes(change(path.read_bytes()))
    return folder


@pytest.fixture(scope="module")
def plain(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    return package(COURSE, tmp_path_factory.mktemp("plain"))


@pytest.mark.parametrize(
    "change",
    [
        lambda data: data.replace(b"\n", b"\r\n"),
        lambda data: b"\xef\xbb\xbf" + data,
        lambda data: unicodedata.normalize("NFD", data.decode()).encode(),
        lambda data: b"\xef\xbb\xbf" + unicodedata.normalize("NFD", data.decode()).encode().replace(b"\n", b"\r\n"),
    ],
    ids=["CRLF", "byte-order mark", "decomposed accents", "all three"],
)
def test_the_same_bytes_whatever_an_editor_does_to_lines(tmp_path: Path, plain: bytes, change: Callable[[bytes], bytes]) -> None:
    assert package(changed(tmp_path / "course", change), tmp_path / "out") == plain


def test_leftovers_and_spaces_in_paths_change_nothing(tmp_path: Path, plain: bytes) -> None:
    folder = tmp_path / "my courses (2014)" / "mcr tot"
    shutil.copytree(COURSE, folder)
    for name in ("Thumbs.db", "media/Thumbs.db", "~$urse.docx", "modules/~$m00.md", ".DS_Store", "desktop.ini", "media/._city.png"):
        (folder / name).parent.mkdir(exist_ok=True)
        (folder / name).write_bytes(b"\x00\xd0\xcf")
    assert package(folder, tmp_path / "out put") == plain
    (result,) = check_path(folder, Wish())
    assert result.findings == ()


@pytest.mark.parametrize("encoding", ["cp1252", "ascii"])
def test_an_old_console_shows_what_it_can(tmp_path: Path, encoding: str) -> None:
    folder = tmp_path / "الماء"
    (folder / "modules").mkdir(parents=True)
    (folder / "course.yml").write_bytes("clic: 1\nid: water\ntitle: Água → ماء\nversion: 1\nmodules: [m01]\n".encode())
    (folder / "modules" / "m01.md").write_bytes("# ماء\n## آبار {#wells minute=5}\nنص\n".encode())
    for arguments in (["check"], ["check", "--format", "json"], ["check", "--format", "sarif"], ["explain", "AUT001"]):
        done = subprocess.run(
            [sys.executable, "-m", "clic_scorm", *arguments, *([str(folder)] if arguments[0] == "check" else [])],
            capture_output=True,
            check=False,
            env={**os.environ, "PYTHONIOENCODING": encoding, "PYTHONUTF8": "0"},
            cwd=ROOT,
        )
        assert done.returncode == (1 if arguments[0] == "check" else 0), done.stderr
        assert b"Traceback" not in done.stderr
        assert b"AUT001" in done.stdout


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no pipes in folders")
def test_a_pipe_in_the_folder_is_not_waited_for(tmp_path: Path, plain: bytes) -> None:
    folder = tmp_path / "course"
    shutil.copytree(COURSE, folder)
    os.mkfifo(folder / "media" / "pipe.png")
    assert package(folder, tmp_path / "out") == plain


ONE_MISTAKE = {
    "- [x]Dig\n- [ ] Fill": [("AUT146", 7)],
    "- (x) Dig\n- ( ) Fill": [("AUT146", 7), ("AUT146", 8)],
    "☑ Dig\n☐ Fill": [("AUT013", 5)],
    "a) Dig\nb) Fill": [("AUT013", 5)],
    '<div class="well">Dig</div>\n\n- [x] Dig\n- [ ] Fill': [("AUT119", 7)],
    '<div class="facilitator">Dig</div>\n\n- [x] Dig\n- [ ] Fill': [("AUT154", 7)],
}


@pytest.mark.parametrize("body", ONE_MISTAKE)
def test_one_mistake_is_told_once(tmp_path: Path, body: str) -> None:
    (tmp_path / "modules").mkdir()
    (tmp_path / "course.yml").write_text("clic: 1\nid: d\ntitle: D\nversion: 1\nmodules: [m01]\n", encoding="utf-8")
    text = f"# Water\n\n## Check {{.quiz #check}}\n\n### What to do first? {{#first}}\n\n{body}\n\n> [!FEEDBACK]\n> Dig.\n"
    (tmp_path / "modules" / "m01.md").write_text(text, encoding="utf-8")
    (result,) = check_path(tmp_path, Wish())
    assert [(item.code.id, item.where.line) for item in result.findings if isinstance(item.where, Span)] == ONE_MISTAKE[body]


def test_what_is_named_on_a_line_with_another_mistake_is_told_too(tmp_path: Path) -> None:
    (tmp_path / "modules").mkdir()
    (tmp_path / "course.yml").write_text("clic: 1\nid: d\ntitle: D\nversion: 1\nmodules: [m01]\ntargets: [scorm]\n", encoding="utf-8")
    text = "# Water\n\n## Check {.quiz #check}\n\n### What? {#first objective=m01-o9 points=0}\n\n- [x] Dig\n- [ ] Fill\n"
    (tmp_path / "modules" / "m01.md").write_text(text, encoding="utf-8")
    (result,) = check_path(tmp_path, Wish())
    assert {(item.code.slug, item.where.line) for item in result.findings if isinstance(item.where, Span)} == {
        ("unknown-objective", 5), ("wrong-attribute-value", 5),
    }  # fmt: skip
    (tmp_path / "modules" / "m01.md").write_text(text.replace(" objective=m01-o9 points=0", ""), encoding="utf-8")
    (result,) = check_path(tmp_path, Wish())
    assert [item.where.line for item in result.findings if item.code.slug == "unknown-target" and isinstance(item.where, Span)] == [6]
