"""
The author's line below a finding.
"""

from __future__ import annotations

from pathlib import Path

from click.testing import CliRunner

from clic_scorm.cli import program


def test_a_picture_has_no_line_to_show(tmp_path: Path) -> None:
    (tmp_path / "modules").mkdir()
    (tmp_path / "media").mkdir()
    (tmp_path / "course.yml").write_text("clic: 1\nid: demo\ntitle: Demo\nversion: 1\nmodules: [m01]\n")
    (tmp_path / "modules" / "m01.md").write_text("# One\n\n## Page {#p}\n\nText.\n")
    (tmp_path / "media" / "map.png").write_bytes(b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR")
    told = CliRunner().invoke(program, ["check", str(tmp_path)]).output
    assert "SRC070" in told
    assert "PNG" not in told
