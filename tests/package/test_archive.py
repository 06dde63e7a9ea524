"""
Zip archives as the world makes them, and as somebody makes them who means harm.
"""

from __future__ import annotations

import io
import os
import struct
import subprocess
import sys
import warnings
import zipfile

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from clic_scorm.diagnostics import Diagnostic
from clic_scorm.package import Limits, Package, pack, unpack
from tests.conftest import FULL


Entry = tuple[str, bytes]


def zipped(*entries: Entry, method: int = zipfile.ZIP_DEFLATED) -> bytes:
    buffer = io.BytesIO()
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", UserWarning)
        with zipfile.ZipFile(buffer, "w", method) as archive:
            for name, data in entries:
                info = zipfile.ZipInfo("placeholder")
                # Set afterwards, since the constructor mends what it is given.
                info.filename = name
                info.compress_type = method
                archive.writestr(info, data)
    return buffer.getvalue()


def patched(data: bytes, offset: int, form: str, value: int, *, local: int | None = None) -> bytes:
    """
    Overwrite a field of the first entry in the central directory, and with *local* the same in its local header.
    """
    changed = bytearray(data)
    struct.pack_into(form, changed, data.index(b"PK\x01\x02") + offset, value)
    if local is not None:
        struct.pack_into(form, changed, data.index(b"PK\x03\x04") + local, value)
    return bytes(changed)


def identifiers(findings: tuple[Diagnostic, ...]) -> list[str]:
    return [item.code.id for item in findings]


def read(data: bytes, limits: Limits | None = None) -> tuple[dict[str, bytes], list[str]]:
    package, findings = unpack(data, limits)
    for item in findings:
        assert item.message
        assert item.hint
    return dict(package), identifiers(findings)


GOOD = (("imsmanifest.xml", b"<manifest/>"), ("a/index.html", b"<p>" * 1000))


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"PK",
        b"<html>not a zip</html>" * 100,
        zipped(*GOOD)[:-10],
        zipped(*GOOD)[: len(zipped(*GOOD)) // 2],
        b"Rar!\x1a\x07\x00" + bytes(100),
    ],
    ids=["empty", "two bytes", "page", "end cut off", "half", "other archive"],
)
def test_what_is_no_zip(data: bytes) -> None:
    assert read(data) == ({}, ["ZIP001"])


def test_an_empty_zip_has_nothing_in_it() -> None:
    assert read(zipped()) == ({}, [])


@pytest.mark.parametrize(
    "name",
    [
        "../evil.html",
        "a/../../evil.html",
        "..\\evil.html",
        "/etc/passwd",
        "\\evil.html",
        "//server/evil.html",
        "C:/evil.html",
        "c:evil.html",
        "C:\\evil.html",
        "a\0.html",
        "..",
        "./..",
    ],
)
def test_a_path_that_leads_outside_is_left_out(name: str) -> None:
    assert read(zipped(("index.html", b"x"), (name, b"evil"))) == ({"index.html": b"x"}, ["ZIP004"])


def test_a_symbolic_link_is_left_out() -> None:
    data = zipped(("link", b"/etc/passwd"), ("index.html", b"x"))
    assert read(patched(data, 38, "<I", 0o120777 << 16)) == ({"index.html": b"x"}, ["ZIP004"])


@pytest.mark.parametrize(("name", "member"), [("./a.html", "a.html"), ("b//a.html", "b/a.html"), ("b/./a.html", "b/a.html")])
def test_dots_and_double_slashes_mean_nothing(name: str, member: str) -> None:
    assert read(zipped((name, b"x"))) == ({member: b"x"}, [])


@pytest.mark.parametrize(
    ("entries", "members", "expected"),
    [
        ([("a\\index.html", b"x")], {"a/index.html": b"x"}, ["ZIP005"]),
        ([("index.html", b"1"), ("index.html", b"2")], {"index.html": b"1"}, ["ZIP006"]),
        ([("index.html", b"1"), ("./index.html", b"2")], {"index.html": b"1"}, ["ZIP006"]),
        ([("a", b"1"), ("a/b", b"2")], {"a": b"1"}, ["ZIP006"]),
        ([("a/b", b"1"), ("a", b"2")], {"a/b": b"1"}, ["ZIP006"]),
        ([("index.html", b"1"), ("Index.html", b"2")], {"index.html": b"1", "Index.html": b"2"}, ["ZIP007"]),
        ([("a/", b""), ("a/index.html", b"x")], {"a/index.html": b"x"}, ["ZIP009"]),
        ([("a\\", b""), ("a/index.html", b"x")], {"a/index.html": b"x"}, ["ZIP009"]),
        ([("wasserqualität.html", b"x")], {"wasserqualität.html": b"x"}, ["ZIP011"]),
        ([("__MACOSX/._index.html", b"x"), ("index.html", b"y")], {"index.html": b"y"}, ["ZIP010"]),
        ([("a/.DS_Store", b"x")], {}, ["ZIP010"]),
        ([("Thumbs.db", b"x")], {}, ["ZIP010"]),
        ([("a/._photo.jpg", b"x")], {}, ["ZIP010"]),
        ([(".DS_Stores", b"x"), ("desktop.ini.html", b"y")], {".DS_Stores": b"x", "desktop.ini.html": b"y"}, []),
    ],
)
def test_names(entries: list[Entry], members: dict[str, bytes], expected: list[str]) -> None:
    assert read(zipped(*entries)) == (members, expected)


def test_names_that_differ_in_unicode_form_only() -> None:
    _, found = read(zipped(("caf\u00e9.html", b"1"), ("cafe\u0301.html", b"2")))
    assert sorted(found) == ["ZIP007", "ZIP011", "ZIP011"]


def test_the_flag_for_utf8_is_obeyed_and_its_absence_too() -> None:
    data = zipped(("é.html", b"x"))
    assert read(data)[0] == {"é.html": b"x"}
    plain = patched(data, 8, "<H", 0, local=6)
    assert read(plain) == ({"é.html".encode().decode("cp437"): b"x"}, ["ZIP011"])
    broken = data.replace("é".encode(), b"\xff\xfe")
    assert read(broken) == ({}, ["ZIP001"])


def test_encrypted_members() -> None:
    data = patched(zipped(("index.html", b"x")), 8, "<H", 1, local=6)
    assert read(data) == ({}, ["ZIP002"])


@pytest.mark.parametrize("method", [zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA])
def test_unusual_compression(method: int) -> None:
    package, findings = unpack(zipped(("index.html", b"x" * 100), method=method))
    assert (len(package), identifiers(findings)) == (0, ["ZIP003"])
    assert {zipfile.ZIP_BZIP2: "bzip2", zipfile.ZIP_LZMA: "LZMA"}[method] in findings[0].message


def test_unknown_compression() -> None:
    assert read(patched(zipped(("index.html", b"x")), 10, "<H", 99, local=8)) == ({}, ["ZIP003"])


def test_stored_members_are_fine() -> None:
    assert read(zipped(*GOOD, method=zipfile.ZIP_STORED)) == (dict(GOOD), [])


def test_a_flipped_bit_is_found() -> None:
    data = bytearray(zipped(("index.html", b"abcdefgh" * 4), method=zipfile.ZIP_STORED))
    data[data.index(b"abcd")] ^= 1
    assert read(bytes(data)) == ({}, ["ZIP012"])


@pytest.mark.parametrize(
    ("field", "form", "value"),
    [
        (24, "<I", 5),
        (24, "<I", 10_000_000),
        (20, "<I", 3),
        (42, "<I", 7),
        (42, "<I", 0x7FFFFFFF),
        (16, "<I", 12345),
    ],
    ids=["size too small", "size too large", "packed too small", "offset", "offset far away", "checksum"],
)
def test_lies_in_the_directory(field: int, form: str, value: int) -> None:
    members, found = read(patched(zipped(("index.html", b"<p>water</p>" * 50)), field, form, value))
    assert members == {}
    assert found in (["ZIP012"], ["ZIP001"])


def test_a_packed_size_beyond_the_file_harms_nobody() -> None:
    # Newer zipfile modules refuse it as an overlap, older ones read what is there.
    content = b"<p>water</p>" * 50
    assert read(patched(zipped(("index.html", content)), 20, "<I", 10_000_000)) in (({"index.html": content}, []), ({}, ["ZIP012"]))


def test_a_bomb_is_refused_by_its_ratio() -> None:
    assert read(zipped(("zeros", bytes(40 << 20)))) == ({}, ["ZIP008"])


def test_a_small_and_very_empty_file_is_no_bomb() -> None:
    assert read(zipped(("silence.wav", bytes(2 << 20)))) == ({"silence.wav": bytes(2 << 20)}, [])


def test_a_bomb_that_lies_about_its_packed_size_is_refused() -> None:
    data = zipped(("zeros", bytes(40 << 20)), ("index.html", b"x"))
    assert read(patched(data, 20, "<I", 0x7FFFFFFF)) in (({}, ["ZIP008"]), ({"index.html": b"x"}, ["ZIP012"]))


def test_many_small_bombs_are_refused_together() -> None:
    assert read(zipped(*((f"zeros{number}", bytes(8 << 20)) for number in range(10)))) == ({}, ["ZIP008"])


def test_a_bomb_in_a_bomb_stays_packed() -> None:
    inner = zipped(("zeros", bytes(40 << 20)))
    assert read(zipped(("inner.zip", inner))) == ({"inner.zip": inner}, [])


def test_the_limit_of_size() -> None:
    data = zipped(("a", b"x" * 600), ("b", b"y" * 600), method=zipfile.ZIP_STORED)
    assert read(data, Limits(size=1200))[1] == []
    assert read(data, Limits(size=1199)) == ({}, ["ZIP008"])


def test_the_limit_of_members() -> None:
    names = [(f"{number}", b"") for number in range(20_001)]
    assert read(zipped(*names, method=zipfile.ZIP_STORED)) == ({}, ["ZIP008"])
    assert len(read(zipped(*names[1:], method=zipfile.ZIP_STORED))[0]) == 20_000


class _Pipe(io.RawIOBase):
    """
    A stream that can't be rewound, which makes zipfile write data descriptors.
    """

    def __init__(self) -> None:
        super().__init__()
        self.pieces: list[bytes] = []

    def writable(self) -> bool:
        return True

    def write(self, data: object) -> int:
        piece = bytes(data)  # type: ignore[call-overload]  # the buffers that zipfile hands over
        self.pieces.append(piece)
        return len(piece)


def test_data_descriptors_are_fine() -> None:
    pipe = _Pipe()
    with zipfile.ZipFile(pipe, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in GOOD:
            archive.writestr(name, content)
    data = b"".join(pipe.pieces)
    assert b"PK\x07\x08" in data
    assert read(data) == (dict(GOOD), [])


def test_zip64_is_fine() -> None:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive, archive.open("index.html", "w", force_zip64=True) as stream:
        stream.write(b"x" * 100)
    data = buffer.getvalue()
    assert b"\xff\xff\xff\xff\xff\xff\xff\xff\x0a\x00\x14\x00" in data
    assert read(data) == ({"index.html": b"x" * 100}, [])


def test_something_before_the_zip_is_fine() -> None:
    assert read(b"#!/bin/sh\n" + zipped(*GOOD)) == (dict(GOOD), [])


def test_packing_is_deterministic_and_plain() -> None:
    package = Package({"b.html": b"2", "imsmanifest.xml": b"1", "ü/a.html": b"3"})
    first = pack(package, first=("imsmanifest.xml", "imsmanifest.xml", "nowhere"))
    assert first == pack(Package(dict(reversed(list(package.items())))), first=("imsmanifest.xml",))
    with zipfile.ZipFile(io.BytesIO(first)) as archive:
        infos = archive.infolist()
        assert archive.testzip() is None
    assert [info.filename for info in infos] == ["imsmanifest.xml", "b.html", "ü/a.html"]
    assert {info.date_time for info in infos} == {(1980, 1, 1, 0, 0, 0)}
    assert not any(info.flag_bits & 0x8 for info in infos)
    assert pack(package, stamp=(2024, 5, 6, 7, 8, 10)) != first
    assert pack(package, stamp=(1970, 1, 1, 0, 0, 0)) == pack(package)
    assert unpack(pack(package, stamp=(2500, 1, 1, 0, 0, 0)))[0] == package


def test_packing_gives_the_same_bytes_in_another_process() -> None:
    code = "import sys; from clic_scorm.package import Package, pack; sys.stdout.buffer.write(pack(Package({'b': b'2' * 999, 'a': b'1'})))"
    environment = {**os.environ, "TZ": "Asia/Tokyo", "PYTHONHASHSEED": "7"}
    result = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True, env=environment)
    assert result.stdout == pack(Package({"a": b"1", "b": b"2" * 999}))


SEGMENT = st.text("abcXYZ019-_é", min_size=1, max_size=6)
NAME = st.lists(SEGMENT, min_size=1, max_size=3).map("/".join)


@settings(max_examples=500 if FULL else 50)
@given(st.dictionaries(NAME, st.binary(max_size=300), max_size=8))
def test_what_is_packed_is_unpacked(members: dict[str, bytes]) -> None:
    package = Package(members)
    names = set(members)
    clash = any("/".join(name.split("/")[:depth]) in names for name in names for depth in range(1, name.count("/") + 1))
    again, findings = unpack(pack(package))
    if clash:
        assert "ZIP006" in identifiers(findings)
    else:
        assert again == package
        assert set(identifiers(findings)) <= {"ZIP007", "ZIP011"}
        assert sorted(again.entries) == sorted(names)


@settings(max_examples=5000 if FULL else 500)
@given(st.data())
def test_damaged_zips_never_raise(data: st.DataObject) -> None:
    base = bytearray(zipped(*GOOD, ("é/x.bin", b"\x00\x01" * 20)))
    for _ in range(data.draw(st.integers(1, 6))):
        place = data.draw(st.integers(0, len(base) - 1))
        match data.draw(st.sampled_from(["byte", "word", "cut", "insert"])):
            case "byte":
                base[place] = data.draw(st.integers(0, 255))
            case "word":
                base[place : place + 4] = struct.pack("<I", data.draw(st.sampled_from([0, 1, 0xFFFF, 0xFFFFFFFF, 0x7FFFFFFF])))
            case "cut":
                del base[place : place + data.draw(st.integers(1, 10))]
            case _:
                base[place:place] = data.draw(st.binary(max_size=10))
        if not base:
            break
    package, findings = unpack(bytes(base))
    for item in findings:
        assert item.message
    for name in package:
        assert not name.startswith("/")
        assert ".." not in name.split("/")
