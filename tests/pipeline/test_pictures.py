"""
Pictures made smaller on request: what is in the package, and that nothing of the author's changes.
"""

from __future__ import annotations

import builtins
import io
import re
import zipfile
from pathlib import Path
from typing import Any

import pytest
from PIL import Image

from clic_scorm.diagnostics import ClicError
from clic_scorm.package import pictures
from clic_scorm.pipeline import Wish, build
from tests.pipeline.test_build import make


PAGE = "# One\n\n## P {#p}\n\n![A photo](../media/photo.jpg) ![A plan](../media/plan.png) ![A web](../media/web.webp) ![A draw](../media/draw.svg)\n"
NORTH = 1
ORIENTATION, MAKER, PLACE = 0x0112, 0x010F, 0x8825


def photo(size: tuple[int, int] = (1600, 800), orientation: int = 6, kind: str = "JPEG") -> bytes:
    """A picture with a red left half, and with what a phone writes into it."""
    image = Image.new("RGB", size, (10, 60, 200))
    image.paste((220, 20, 20), (0, 0, size[0] // 2, size[1]))
    exif = Image.Exif()
    exif[ORIENTATION] = orientation
    exif[MAKER] = "Phone of Rosa Quispe"
    exif.get_ifd(PLACE)[NORTH] = "S"
    target = io.BytesIO()
    image.save(target, kind, exif=exif, quality=95)
    return target.getvalue()


def plain(kind: str, size: tuple[int, int], mode: str = "RGB") -> bytes:
    target = io.BytesIO()
    Image.linear_gradient("L").resize(size).convert(mode).save(target, kind)
    return target.getvalue()


def course(place: Path, settings: str = "images: {max-width: 400, quality: 70}\n") -> Path:
    folder = make(place / "course", PAGE)
    with (folder / "course.yml").open("a", encoding="utf-8") as file:
        file.write(settings)
    (folder / "media").mkdir()
    files = {"photo.jpg": photo(), "plan.png": plain("PNG", (900, 30), "RGBA"), "web.webp": photo((800, 400), 1, "WEBP")}
    files["draw.svg"] = b'<svg xmlns="http://www.w3.org/2000/svg"/>'
    for name, data in files.items():
        (folder / "media" / name).write_bytes(data)
    return folder


def members(folder: Path, out: Path) -> dict[str, bytes]:
    result = build(folder, Wish(out=out))
    assert not result.failed(), [item.message for item in result.findings]
    assert result.products[0].path is not None
    with zipfile.ZipFile(result.products[0].path) as archive:
        return {name: archive.read(name) for name in archive.namelist() if name.startswith("media/")}


def test_pictures_are_smaller_turned_and_tell_nothing(tmp_path: Path) -> None:
    folder = course(tmp_path)
    before = {path.name: path.read_bytes() for path in (folder / "media").iterdir()}
    made = members(folder, tmp_path / "out")
    assert {path.name: path.read_bytes() for path in (folder / "media").iterdir()} == before
    assert made["media/draw.svg"] == before["draw.svg"]
    sizes = {}
    for name in ("photo.jpg", "plan.png", "web.webp"):
        with Image.open(io.BytesIO(made[f"media/{name}"])) as image:
            image.load()
            sizes[name] = image.size
            assert len(image.getexif()) == 0
            if name == "photo.jpg":
                top, bottom = (image.convert("RGB").getpixel((200, row)) for row in (100, 700))
                assert isinstance(top, tuple)
                assert isinstance(bottom, tuple)
                assert top[0] > 150 > bottom[0], "the camera was held upright: left becomes top"
            if name == "plan.png":
                assert image.mode == "RGBA"
        assert b"Rosa" not in made[f"media/{name}"]
        assert len(made[f"media/{name}"]) < len(before[name])
    assert sizes == {"photo.jpg": (400, 800), "plan.png": (400, 13), "web.webp": (400, 200)}


def test_twice_the_same_bytes(tmp_path: Path) -> None:
    folder = course(tmp_path)
    first = members(folder, tmp_path / "one")
    pictures.smaller.cache_clear()
    assert members(folder, tmp_path / "two") == first


def test_without_the_wish_only_the_notes_go(tmp_path: Path) -> None:
    folder = course(tmp_path, "")
    made = members(folder, tmp_path / "out")["media/photo.jpg"]
    assert b"Rosa" not in made
    with Image.open(io.BytesIO(made)) as image, Image.open(folder / "media" / "photo.jpg") as before:
        assert image.size == before.size
        assert image.tobytes() == before.tobytes()
        assert dict(image.getexif()) == {ORIENTATION: 6}


def test_learners_are_told_the_size_that_ships(tmp_path: Path) -> None:
    noise = Image.effect_noise((1600, 800), 90)
    target = io.BytesIO()
    noise.save(target, "PNG")
    folder = course(tmp_path, "images: {max-width: 600}\n")
    (folder / "media" / "plan.png").write_bytes(target.getvalue())
    result = build(folder, Wish(out=tmp_path / "out"))
    assert result.products[0].path is not None
    with zipfile.ZipFile(result.products[0].path) as archive:
        ships, page = len(archive.read("media/plan.png")), archive.read("units/p.js").decode()
    assert 50_000 < ships < len(target.getvalue()) / 3
    shown = re.search(r"src=..media/plan.png[^>]*", page)
    assert shown
    assert f'data-kb=\\"{-(-ships // 1000)}\\"' in shown[0]
    assert 'width=\\"600\\" height=\\"300\\"' in shown[0]
    (heavy,) = (item for item in result.findings if "plan.png" in item.message)
    assert str(ships // 1000) in heavy.message


def test_a_small_bare_picture_that_would_grow_stays(tmp_path: Path) -> None:
    tiny = pictures.smaller("a.jpg", plain("JPEG", (8, 8)), 400, 100)
    assert len(tiny) <= len(plain("JPEG", (8, 8)))


def test_animations_and_other_kinds_stay() -> None:
    target = io.BytesIO()
    frames = [Image.new("RGB", (900, 900), colour) for colour in ("red", "blue")]
    frames[0].save(target, "WEBP", save_all=True, append_images=frames[1:])
    assert pictures.smaller("a.webp", target.getvalue(), 400, 80) == target.getvalue()
    assert pictures.smaller("a.gif", b"GIF89a", 400, 80) == b"GIF89a"


def test_a_damaged_picture_stays_with_a_finding(tmp_path: Path) -> None:
    folder = course(tmp_path)
    path = folder / "media" / "photo.jpg"
    path.write_bytes(path.read_bytes()[:200])
    result = build(folder, Wish(out=tmp_path / "out"))
    assert [item.code.id for item in result.findings] == ["AUT305"]
    assert not result.failed()


def test_without_the_library_it_is_said_what_to_do(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = course(tmp_path)
    real = builtins.__import__

    def missing(name: str, *rest: Any, **named: Any) -> Any:
        if name.partition(".")[0] == "PIL":
            raise ImportError(name)
        return real(name, *rest, **named)

    pictures.smaller.cache_clear()
    monkeypatch.setattr(builtins, "__import__", missing)
    with pytest.raises(ClicError, match="extra library") as caught:
        build(folder, Wish(out=tmp_path / "out"))
    assert "clic-scorm[images]" in caught.value.remedy


@pytest.mark.parametrize("settings", ["images: {max-width: wide}\n", "images: {quality: 0}\n", "images: {width: 4}\n", "images: 4\n"])
def test_what_images_cant_be(tmp_path: Path, settings: str) -> None:
    result = build(course(tmp_path, settings), Wish(out=tmp_path / "out"))
    assert {item.code.id for item in result.findings} & {"SRC023", "SRC025"}
