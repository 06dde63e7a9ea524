"""
A sentence for somebody else, in each construct of the dialect, is not in the bytes of a participant's package.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.pipeline.test_build import LEAK, MODULE, built, everything, make


MP4 = b"    ftypisom"
# Text of the page, then further files; the first has what is for the facilitator alone.
PLACES: dict[str, tuple[str, dict[str, str]]] = {
    "a source that only the facilitator's box cites": (
        "> [!FACILITATOR]\n> Read [@secret].\n",
        {"references.yml": f"secret: {{title: {LEAK}}}\n"},
    ),
    "words in a citation": (
        "> [!FACILITATOR]\n> Read [see @open, p. 3, LEAK].\n\nSo [@open].\n",
        {"references.yml": "open: {title: Open}\n"},
    ),
    "a source of another region's page": (
        "## S {#s only=region=ca}\n\nSo [@secret].\n",
        {"references.yml": f"secret: {{title: {LEAK}}}\n"},
    ),
    "a term in the facilitator's box": (
        "> [!FACILITATOR]\n> A hazard LEAK.\n\nA hazard.\n",
        {"glossary.yml": "hazard: Harm.\n"},
    ),
    "a formula": ("> [!FACILITATOR]\n> So $\\text{LEAK}$.\n", {}),
    "a formula apart": ("::: facilitator\n$$\n\\text{LEAK}\n$$\n:::\n", {}),
    "a box in colons": ("::: {.facilitator}\nLEAK\n:::\n", {}),
    "a box in colons in a list": ("- One\n\n  :::{trainer}\n  LEAK\n  :::\n", {}),
    "a box in exclamation marks": ("!!! facilitator\n    LEAK\n", {}),
    "facts": (
        "## Facts {.facts #f only=audience=facilitator}\n\n| Fact | Value | Source |\n|---|---|---|\n| LEAK | 1 | [@open] |\n",
        {"references.yml": "open: {title: Open}\n"},
    ),
    "the name of a recording": ("> [!FACILITATOR]\n> ![LEAK](../media/talk.mp4)\n", {"media/talk.vtt": "WEBVTT\n\n00:01.000 --> 00:02.000\nA\n", "media/talk.md": "A."}),
    "a transcript of a recording for the facilitator": (
        "> [!FACILITATOR]\n>\n> ![A talk](../media/talk.mp4)\n",
        {"media/talk.vtt": f"WEBVTT\n\n00:01.000 --> 00:02.000\n{LEAK}\n", "media/talk.md": f"{LEAK}."},
    ),
    "the facilitator's box in a transcript": (
        "![A talk](../media/talk.mp4)\n",
        {"media/talk.vtt": "WEBVTT\n\n00:01.000 --> 00:02.000\nA\n", "media/talk.md": f"A.\n\n> [!FACILITATOR]\n> {LEAK}\n"},
    ),
}  # fmt: skip


def course(place: Path, name: str) -> Path:
    text, files = PLACES[name]
    folder = make(place / "course", MODULE.replace("## Check", f"\n{text.replace('LEAK', LEAK)}\n## Check"))
    (folder / "media").mkdir()
    (folder / "media" / "talk.mp4").write_bytes(MP4)
    for path, content in files.items():
        (folder / path).write_text(content, encoding="utf-8")
    return folder


@pytest.mark.parametrize("name", PLACES)
def test_it_is_absent(name: str, tmp_path: Path) -> None:
    assert LEAK.lower().encode() not in everything(built(course(tmp_path, name), tmp_path / "out")).lower()


@pytest.mark.parametrize("name", [name for name in PLACES if "region" not in name and "in a transcript" not in name])
def test_the_facilitator_has_it(name: str, tmp_path: Path) -> None:
    path = built(course(tmp_path, name), tmp_path / "out", variant={"audience": "facilitator"})
    assert LEAK.lower().encode() in everything(path).lower()
