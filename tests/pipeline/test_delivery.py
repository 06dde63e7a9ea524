"""
A folder beside its zip: the same files, replaced as a whole, and never at the cost of what somebody else put there.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from clic_scorm.diagnostics import ClicError
from clic_scorm.package import unpack
from clic_scorm.pipeline import Product, Wish, build


MODULE = "# One {#m01}\n## First {#first}\nText.\n## Second {#second}\nText.\n"


@pytest.fixture
def course(tmp_path: Path) -> Path:
    folder = tmp_path / "course"
    (folder / "modules").mkdir(parents=True)
    (folder / "course.yml").write_text("clic: 1\nid: demo\ntitle: Demo\nversion: 1.0\nmodules: [m01]\n", encoding="utf-8")
    (folder / "modules" / "m01.md").write_text(MODULE, encoding="utf-8")
    return folder


def built(course: Path, target: str = "web") -> Product:
    result = build(course, Wish(targets=(target,), out=course.parent / "out"))
    assert result.products, [item.message for item in result.findings]
    return result.products[0]


def files(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_zip_and_folder_hold_the_same(course: Path) -> None:
    product = built(course)
    assert product.path
    assert product.folder == product.path.with_suffix("")
    assert files(product.folder) == dict(unpack(product.path.read_bytes())[0])
    assert sorted(path.name for path in product.path.parent.iterdir()) == ["demo-1.0-en-web", "demo-1.0-en-web.zip"]
    # Whoever may read the zip may read the folder.
    assert product.folder.stat().st_mode & 0o755 == 0o755


def test_other_targets_are_zips_alone(course: Path) -> None:
    product = built(course, "scorm12")
    assert product.path
    assert product.folder is None
    assert [path.name for path in product.path.parent.iterdir()] == [product.path.name]


def test_the_folder_is_replaced_as_a_whole(course: Path) -> None:
    folder = built(course).folder
    assert folder
    assert (folder / "units" / "second.js").is_file()
    (course / "modules" / "m01.md").write_text(MODULE.partition("## Second")[0], encoding="utf-8")
    product = built(course)
    assert product.path
    assert files(folder) == dict(unpack(product.path.read_bytes())[0])
    assert not (folder / "units" / "second.js").exists()


def test_what_somebody_put_there_stays(course: Path) -> None:
    folder = built(course).folder
    assert folder
    (folder / "units" / "notes.txt").write_text("mine", encoding="utf-8")
    before = files(folder)
    with pytest.raises(ClicError, match=r"notes\.txt” is not from an earlier build"):
        built(course)
    assert files(folder) == before
    assert [path.name for path in folder.parent.iterdir() if path.name.startswith(".")] == []


@pytest.mark.parametrize("nth", [1, 2])
def test_a_move_that_fails_leaves_the_old_folder(course: Path, monkeypatch: pytest.MonkeyPatch, nth: int) -> None:
    folder = built(course).folder
    assert folder
    before = files(folder)
    (course / "modules" / "m01.md").write_text(MODULE.replace("Text.", "Other."), encoding="utf-8")
    moved: list[Path] = []
    real = Path.rename

    def rename(path: Path, target: Path) -> Path:
        moved.append(path)
        if len(moved) == nth:
            raise PermissionError(13, "Permission denied")
        return real(path, target)

    monkeypatch.setattr(Path, "rename", rename)
    with pytest.raises(ClicError, match="can't be replaced"):
        built(course)
    assert files(folder) == before
    assert [path.name for path in folder.parent.iterdir() if path.name.startswith(".")] == []
