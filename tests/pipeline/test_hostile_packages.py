"""
Packages made to harm whoever looks at them.
"""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest

from clic_scorm.diagnostics import Member, finding, report
from clic_scorm.formats.codes import UNKNOWN_KIND
from clic_scorm.pipeline import Wish, build, check_path
from tests.cli.test_cli import run
from tests.pipeline.test_build import MODULE, make


def zipped(members: dict[str, bytes]) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return buffer.getvalue()


@pytest.mark.parametrize("members", [{}, {"folder/": b""}, {"readme.txt": b"nothing"}])
def test_a_zip_that_is_no_package_is_an_error(members: dict[str, bytes], tmp_path: Path) -> None:
    path = tmp_path / "package.zip"
    path.write_bytes(zipped(members))
    (result,) = check_path(path, Wish())
    assert result.failed()
    assert "ZIP020" in {item.code.id for item in result.findings}


def test_nothing_in_a_name_moves_the_cursor(tmp_path: Path) -> None:
    path = tmp_path / "package.zip"
    path.write_bytes(zipped({"a\x1b]0;owned\x07\u202eb.txt": b"x", "imsmanifest.xml": b"<manifest/>", "clic.json": b"[" * 100_000}))
    done = run("inspect", str(path))
    assert done.returncode in (0, 1), done.stderr
    assert "owned" in done.stdout
    assert not set(done.stdout) & {"\x1b", "\x07", "\u202e"}
    item = finding(UNKNOWN_KIND, Member("x\x1b[2J\ny"))
    assert "\x1b" not in report.text(item, lambda _: None)
    assert "\n" not in report.text(item, lambda _: None).split("\n")[0]


def test_a_target_that_nobody_has_is_a_finding_beside_the_others(tmp_path: Path) -> None:
    folder = make(tmp_path / "course", MODULE.replace("[x]", "[ ]"))
    settings = folder / "course.yml"
    settings.write_text(settings.read_text(encoding="utf-8") + "targets: [cdrom, scorm12, scorm12]\n", encoding="utf-8")
    result = build(folder, Wish(out=tmp_path / "out"))
    assert sorted(item.code.id for item in result.findings) == ["AUT012", "SRC014"]
