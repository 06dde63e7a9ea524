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
