"""
Recordings: what is shown of them, and captions that are valid or not, as the browser reads them too.
"""

from __future__ import annotations

import io
import struct
import wave

import pytest

from clic_scorm.authoring.captions import problems_of
from clic_scorm.authoring.read import read
from clic_scorm.authoring.sources import Sources
from clic_scorm.diagnostics import Diagnostic
from clic_scorm.model import Course
from clic_scorm.package import xml
from clic_scorm.site.strings import words


MP4 = struct.pack(">I4s4sI", 24, b"ftyp", b"isom", 0) + b"mp41isom"
CAPTIONS = "WEBVTT\n\n00:00.000 --> 00:02.000\nWelcome.\n\n2\n00:02.000 --> 00:04.500 align:start\nTwo lines,\nthat is.\n"
SOUND = io.BytesIO()
with wave.open(SOUND, "wb") as written:
    written.setparams((1, 2, 8000, 0, "NONE", ""))
    written.writeframes(bytes(1600))


def made(body: str, **files: bytes | str) -> tuple[Course, list[Diagnostic]]:
    settings = "clic: 1\nid: demo\ntitle: Demo\nversion: 1\nsource: en\nmodules: [m01]\n"
    everything: dict[str, bytes | str] = {"course.yml": settings, "modules/m01.md": f"# One\n\n## Page {{#p}}\n\n{body}\n", **files}
    sources = {name: text.encode() if isinstance(text, str) else text for name, text in everything.items()}
    reading, findings = read(Sources("course", sources), {}, "", words)
    assert reading is not None
    return reading.course, list(findings)


FILES: dict[str, bytes | str] = {
    "media/talk.mp4": MP4,
    "media/talk.vtt": CAPTIONS,
    "media/talk.md": "The *mayor* speaks.\n\n> [!FACILITATOR]\n> Stop the film here.\n",
}


BELL: dict[str, bytes | str] = {"media/bell.wav": SOUND.getvalue(), "media/bell.txt": "A bell rings."}


def test_a_film_with_captions_and_transcript() -> None:
    course, findings = made("![The mayor speaks](../media/talk.mp4)", **FILES)
    assert findings == []
    body = course.units[0].body
    root = xml.parse(f"<root>{body.fragment}</root>".encode())
    video = root.find("figure/video")
    assert video is not None
    assert (video.get("preload"), video.get("controls"), video.get("autoplay")) == ("none", "controls", None)
    assert [(one.get("kind"), one.get("src"), one.get("srclang")) for one in video.iter("track")] == [("captions", "media/talk.vtt", "en")]
    assert "The mayor speaks" in body.plain
    assert "<em>mayor</em>" in body.fragment
    assert "Stop the film" not in body.fragment + body.plain
    assert {asset.name for asset in body.assets} == {"media/talk.mp4", "media/talk.vtt"}


def test_a_sound_needs_no_captions() -> None:
    course, findings = made("![A bell](../media/bell.wav)", **BELL)
    assert findings == []
    assert "<audio" in course.units[0].body.fragment
    assert "KB" in course.units[0].body.fragment


@pytest.mark.parametrize(
    ("body", "files", "ids"),
    [
        ("![x](../media/talk.mp4)", {"media/talk.mp4": MP4}, ["ACC050", "ACC051"]),
        ("![](../media/talk.mp4)", FILES, ["ACC052"]),
        ("See ![x](../media/talk.mp4) now.", FILES, ["AUT302"]),
        ("- ![x](../media/talk.mp4)", FILES, ["AUT302"]),
        ("![x](../media/talk.avi)", {"media/talk.avi": b"RIFF"}, ["AUT300"]),
        ("![x](../media/talk.mp4)", {"media/talk.mp4": b"nothing"}, ["SRC010"]),
        ("![x](../media/talk.mp4)", {}, ["SRC003"]),
        ("![x](../media/Talk.mp4)", FILES, ["SRC004"]),
        ("![x](https://example.org/talk.mp4)", {}, ["AUT126"]),
        ("![x](../media/talk.mp4)", {**FILES, "media/talk.mp4": MP4 + bytes(26_000_000)}, ["AUT301"]),
        ("![x](../media/talk.mp4)", {**FILES, "media/talk.vtt": "00:01 --> 00:02\nHello"}, ["AUT303"]),
        ("![x](../media/talk.mp4)", {**FILES, "media/talk.md": "# A {only=region=ca}\n\nSecret.\n"}, ["AUT154"]),
    ],
)
def test_what_is_wrong_with_a_recording(body: str, files: dict[str, bytes | str], ids: list[str]) -> None:
    course, findings = made(body, **files)
    assert sorted(item.code.id for item in findings) == ids
    assert "Secret" not in course.units[0].body.fragment


VALID = {
    "plain": (CAPTIONS, 2),
    "hours, notes and styles": (
        "WEBVTT - a title\n\nSTYLE\n::cue { color: red }\n\nNOTE\nAside.\n\n01:00:00.000 --> 01:00:01.000\nHello\n",
        1,
    ),
    "cues at one time": ("WEBVTT\n\n00:01.000 --> 00:02.000\nA\n\n00:01.000 --> 00:03.000\nB\n", 2),
    "a header of two lines": ("WEBVTT\nKind: captions\n\n00:01.000 --> 00:02.000\nA\n", 1),
}
BROKEN = {
    "no header": ("00:01.000 --> 00:02.000\nHello\n", [1]),
    "a comma": ("WEBVTT\n\n00:01,000 --> 00:02,000\nHello\n", [3]),
    "ends before it begins": ("WEBVTT\n\n00:03.000 --> 00:02.000\nHello\n", [3]),
    "out of order": ("WEBVTT\n\n00:03.000 --> 00:04.000\nA\n\n00:01.000 --> 00:02.000\nB\n", [6]),
    "says nothing": ("WEBVTT\n\n00:01.000 --> 00:02.000\n\n00:02.000 --> 00:03.000\nB\n", [3]),
    "no blank line": ("WEBVTT\n\n00:01.000 --> 00:02.000\nA\n00:02.000 --> 00:03.000\nB\n", [5]),
    "no times": ("WEBVTT\n\nHello\n\n00:01.000 --> 00:02.000\nA\n", [3]),
    "no cue": ("WEBVTT\n", [1]),
    "sixty seconds": ("WEBVTT\n\n00:60.000 --> 01:02.000\nA\n", [3]),
    "no blank line below the header": ("WEBVTT\n00:01.000 --> 00:02.000\nA\n", [2]),
    "an unknown setting": ("WEBVTT\n\n00:01.000 --> 00:02.000 colour:red\nA\n", [3]),
    "empty": ("", [1]),
}  # fmt: skip


@pytest.mark.parametrize("name", VALID)
def test_valid_captions(name: str) -> None:
    assert list(problems_of(VALID[name][0])) == []


@pytest.mark.parametrize("name", BROKEN)
def test_broken_captions(name: str) -> None:
    assert [line for line, _ in problems_of(BROKEN[name][0])] == BROKEN[name][1]


def test_a_facilitators_box_in_captions_or_in_their_notes_is_an_error() -> None:
    said = CAPTIONS.replace("Welcome.", "[!FACILITATOR] Stop here.") + "\nNOTE ::: facilitator\nStop here.\n"
    course, findings = made("![The mayor speaks](../media/talk.mp4)", **{**FILES, "media/talk.vtt": said})
    assert [(each.code.id, str(each.where)) for each in findings] == [("AUT283", "media/talk.vtt:4:1"), ("AUT283", "media/talk.vtt:11:1")]
    assert "talk.vtt" not in course.units[0].body.fragment
