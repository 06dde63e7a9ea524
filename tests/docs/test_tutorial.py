"""
Follow every guide that has commands in it, step by step, as a reader would: what it says must come out.

In a guide a block `console` holds commands after `$` and what they print, `…` alone on a line for any lines, in a line for anything.
Blocks in tildes change files: `file PATH` writes one, `append PATH` adds to one, `replace PATH` puts what stands below `---` in the
place of what stands above it.
"""

from __future__ import annotations

import os
import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest


DOCS = Path(__file__).parents[2] / "docs"
GUIDES = [
    path for path in sorted([DOCS / "tutorial.md", *(DOCS / "how-to").glob("*.md")]) if "```console" in path.read_text(encoding="utf-8")
]
_BLOCK = re.compile(
    r"^(?P<fence>```|~~~)(?P<kind>console|file|append|replace)(?: (?P<path>\S+))?\n(?P<text>.*?)^(?P=fence)$", re.DOTALL | re.MULTILINE
)


@pytest.mark.parametrize("guide", GUIDES, ids=lambda path: path.stem)
def test_a_guide_can_be_followed(guide: Path, tmp_path: Path) -> None:
    blocks = list(_BLOCK.finditer(guide.read_text(encoding="utf-8")))
    assert sum(block["kind"] == "console" for block in blocks) >= 2
    for block in blocks:
        match block["kind"]:
            case "console":
                _run(block["text"], tmp_path)
            case "file":
                path = tmp_path / block["path"]
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_text(block["text"], encoding="utf-8")
            case "append":
                path = tmp_path / block["path"]
                path.write_text(path.read_text(encoding="utf-8") + block["text"], encoding="utf-8")
            case _:
                path = tmp_path / block["path"]
                old, new = block["text"].split("---\n", 1)
                text = path.read_text(encoding="utf-8")
                assert text.count(old) == 1, f"{old!r} stands {text.count(old)} times"
                path.write_text(text.replace(old, new), encoding="utf-8")


def _run(text: str, folder: Path) -> None:
    for part in re.split(r"^\$ ", text, flags=re.MULTILINE)[1:]:
        command, _, expected = part.partition("\n")
        words = shlex.split(command)
        assert words[0] == "clic-scorm"
        environment = {**os.environ, "PYTHONIOENCODING": "utf-8", "NO_COLOR": "1"}
        done = subprocess.run(
            [sys.executable, "-m", "clic_scorm", *words[1:]],
            cwd=folder,
            capture_output=True,
            check=False,
            env=environment,
            encoding="utf-8",
        )
        assert _pattern(expected).fullmatch(done.stdout.rstrip("\n") + "\n"), (
            f"$ {command}\n{done.stdout}\n{done.stderr}\nwanted:\n{expected}"
        )


def _pattern(expected: str) -> re.Pattern[str]:
    lines = []
    for line in expected.rstrip("\n").split("\n"):
        if line == "…":
            lines.append(r"(?:.*\n)*?")
        else:
            lines.append(".*".join(re.escape(part) for part in line.split("…")) + r"\n")
    return re.compile("".join(lines))


_CODE = re.compile(r"^(`{3,}|~{3,}).*?^\1|`[^`\n]*`", re.DOTALL | re.MULTILINE)
LINK = re.compile(r"(?<!!)\[[^\]]*\]\((?!https?:|mailto:)(?P<target>[^)#\s]+)(?:#[^)]*)?\)")


def test_links_of_the_documentation_lead_somewhere() -> None:
    pages = [*DOCS.rglob("*.md"), *DOCS.parent.glob("*.md")]
    found = [(path, match["target"]) for path in pages for match in LINK.finditer(_CODE.sub("", path.read_text(encoding="utf-8")))]
    assert len(found) > 10
    assert [f"{path.name}: {target}" for path, target in found if not (path.parent / target).exists()] == []
