"""
What a package shows has no notes of the tools and people that made it, and looks as before.
"""

from __future__ import annotations

import io
import zlib

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image, ImageOps, PngImagePlugin

from clic_scorm.package.bare import bare, is_readable


MAKER, COMMENT, ORIENTATION, PLACE = 0x010F, 0x9286, 0x0112, 0x8825
SECRET = "Sesame"
SVG = b"""<?xml version="1.0"?>
<!-- Sesame -->
<svg xmlns="http://www.w3.org/2000/svg" xmlns:sodipodi="http://sodipodi.sourceforge.net/DTD/sodipodi-0.dtd"
  xmlns:inkscape="http://www.inkscape.org/namespaces/inkscape" viewBox="0 0 10 10" sodipodi:docname="C:\\Sesame.svg">
  <?sesame Sesame?><metadata>Sesame</metadata><sodipodi:namedview inkscape:path="Sesame"/>
  <title>A plan</title><text>One <!-- Sesame -->two<tspan inkscape:label="Sesame"> three</tspan></text>
</svg>
<!-- Sesame -->
"""


def picture(orientation: int = 1) -> tuple[Image.Image, Image.Exif]:
    image = Image.linear_gradient("L").resize((40, 20)).convert("RGB")
    image.paste((200, 10, 10), (0, 0, 10, 10))
    exif = Image.Exif()
    exif[ORIENTATION] = orientation
    exif[MAKER] = SECRET
    exif.get_ifd(PLACE)[1] = "S"
    return image, exif


def jpeg(orientation: int = 1, *, progressive: bool = False) -> bytes:
    image, exif = picture(orientation)
    target = io.BytesIO()
    xmp = b"<x:xmpmeta>Sesame</x:xmpmeta>"
    image.save(target, "JPEG", exif=exif, comment=SECRET, xmp=xmp, progressive=progressive, restart_marker_rows=1)
    return target.getvalue() + b"Sesame"


def png(orientation: int = 1) -> bytes:
    image, exif = picture(orientation)
    notes = PngImagePlugin.PngInfo()
    notes.add_text("Author", SECRET)
    notes.add_itxt("Comment", SECRET)
    notes.add_text("Long", SECRET * 3, zip=True)
    notes.add(b"mkTS", SECRET.encode())
    target = io.BytesIO()
    image.save(target, "PNG", pnginfo=notes, exif=exif, dpi=(72, 72))
    return target.getvalue() + b"Sesame"


def webp(orientation: int) -> bytes:
    image, exif = picture(orientation)
    target = io.BytesIO()
    image.save(target, "WEBP", lossless=True, exif=exif, xmp=b"Sesame")
    return target.getvalue()


def shown(data: bytes) -> bytes:
    with Image.open(io.BytesIO(data)) as image:
        return ImageOps.exif_transpose(image).convert("RGB").tobytes()


def gif() -> bytes:
    frames = [picture()[0].rotate(turn) for turn in (0, 90)]
    target = io.BytesIO()
    frames[0].save(target, "GIF", save_all=True, append_images=frames[1:], loop=3, comment=SECRET, xmp=b"Sesame")
    data = target.getvalue()
    # An application's own block, as XMP of other programs and as one of nobody.
    mine = b"!\xff\x0bSesameSESAM\x06Sesame\0"
    place = data.index(b"!\xff\x0bNETSCAPE2.0")
    return data[:place] + mine + data[place:] + b"Sesame"


PICTURES = {
    "a.gif": gif(),
    "a.jpg": jpeg(),
    "turned.jpeg": jpeg(6),
    "progressive.jpg": jpeg(3, progressive=True),
    "a.png": png(),
    "turned.png": png(6),
    "a.webp": webp(1),
    "turned.webp": webp(8),
}


@pytest.mark.parametrize("name", PICTURES)
def test_pictures_tell_nothing_and_look_the_same(name: str) -> None:
    data = PICTURES[name]
    made = bare(name, data)
    assert len(made) < len(data)
    assert SECRET.encode() not in made
    assert is_readable(name, data)
    assert zlib.compress(SECRET.encode() * 3) not in made
    assert shown(made) == shown(data)
    with Image.open(io.BytesIO(made)) as image:
        assert set(image.getexif()) <= {ORIENTATION}
        assert not {"comment", "xmp", "Author", "Comment", "Long"} & set(image.info)
    assert bare(name, made) == made


def test_a_drawing_keeps_what_is_shown_and_what_is_read_aloud() -> None:
    made = bare("a.svg", SVG)
    assert SECRET.lower() not in made.decode().lower()
    for kept in (b"<title>A plan</title>", b"One two<tspan> three</tspan>", b'viewBox="0 0 10 10"'):
        assert kept in made
    assert bare("a.svg", made) == made


def test_a_moving_picture_moves_as_before() -> None:
    with Image.open(io.BytesIO(PICTURES["a.gif"])) as before, Image.open(io.BytesIO(bare("a.gif", PICTURES["a.gif"]))) as after:
        assert (after.n_frames, after.info["loop"]) == (before.n_frames, before.info["loop"]) == (2, 3)  # type: ignore[attr-defined]  # of GIF
        for frame in range(2):
            before.seek(frame)
            after.seek(frame)
            assert before.convert("RGB").tobytes() == after.convert("RGB").tobytes()


def test_what_has_no_notes_keeps_its_bytes() -> None:
    image, _ = picture()
    for suffix, kind in ((".jpg", "JPEG"), (".png", "PNG"), (".webp", "WEBP")):
        target = io.BytesIO()
        image.save(target, kind)
        assert bare(f"a{suffix}", target.getvalue()) == target.getvalue()
    plain = b'<?xml version="1.0"?>\n<svg xmlns="http://www.w3.org/2000/svg"><g  id="a"/></svg>'
    assert bare("a.svg", plain) == plain
    captions = b"WEBVTT\r\n\r\n00:01.000 --> 00:02.000\r\nA well.\r\n"
    assert bare("a.vtt", captions) == captions


def test_captions_have_no_notes() -> None:
    text = "\ufeffWEBVTT - Sesame\nKind: captions\n\nNOTE Sesame\n\nNOTE\nSesame\nmore\n\n1\n00:01.000 --> 00:02.000\nNOTE this well.\n"
    assert bare("a.vtt", text.encode()) == b"WEBVTT\n\n1\n00:01.000 --> 00:02.000\nNOTE this well.\n"


@given(st.sampled_from(sorted(PICTURES)), st.integers(0, 4000), st.binary(max_size=3))
def test_a_damaged_picture_raises_nothing(name: str, place: int, more: bytes) -> None:
    data = PICTURES[name]
    cut = data[: place % len(data)]
    assert isinstance(bare(name, cut), bytes)
    assert isinstance(bare(name, cut + more + data[len(cut) + len(more) :]), bytes)
