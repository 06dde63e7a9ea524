"""
Run the examples of a finding's page as what they show: a small course, or one change to a package that is right.
"""

from __future__ import annotations

import re
import struct
import unicodedata
import zlib
from collections.abc import Callable, Sequence
from pathlib import Path
from types import MappingProxyType

from clic_scorm.authoring.sources import Sources
from clic_scorm.certify.gather import Gathering
from clic_scorm.certify.tables import read_table
from clic_scorm.diagnostics import Diagnostic
from clic_scorm.diagnostics.pages import Example
from clic_scorm.model import Confirmation
from clic_scorm.pipeline import Wish, check_sources
from tests.packages.changes import Tree
from tests.packages.kinds import KINDS
from tests.pages.made import MADE


COURSE = b"clic: 1\nid: water\ntitle: Clean water\nversion: 1\nmodules: [m01]\n"
_TEXTS = (".md", ".yml", ".lock", ".txt")
CHANGES = ("change", "add", "remove", "rename")
PACKAGES = {kind.family: kind for kind in KINDS}
_PICTURE = re.compile(r"\((?P<kind>picture) (?P<width>\d+) × (?P<height>\d+)(?:, (?P<size>\d+) KB)?\)\s*")
_HEX = re.compile(r"\(bytes(?P<digits>( [0-9a-f]{2})+)\)\s*")


def is_change(examples: Sequence[Example]) -> bool:
    return any(each.label.split()[0] in CHANGES for each in examples)


def with_crlf_and_mark(data: bytes) -> bytes:
    """
    Return a text file as Windows' own editor saves it.
    """
    return b"\xef\xbb\xbf" + data.replace(b"\n", b"\r\n")


def decomposed(data: bytes) -> bytes:
    """
    Return a text file with its accents as a Mac writes them, letter and mark apart.
    """
    return unicodedata.normalize("NFD", data.decode()).encode()


def run(family: str, examples: Sequence[Example], change: Callable[[bytes], bytes] = bytes) -> list[Diagnostic]:
    """
    Return what a check finds in *examples*, whose text files are put through *change*.
    """
    if examples and examples[0].label.startswith("made "):
        return list(MADE[examples[0].label.removeprefix("made ")]())
    if is_change(examples):
        tree = PACKAGES[family].valid_tree()
        for each in examples:
            _change(tree, each)
        return list(PACKAGES[family].found(tree))
    if family == "CERT":
        return _check_records(examples)
    return _check_course(examples, change)


def _check_records(examples: Sequence[Example]) -> list[Diagnostic]:
    """
    Return what is odd about records and sheets; a file whose name begins with “room” is a facilitator's.
    """
    confirmed = (
        Confirmation(id="attendance", text="Hours present", by="facilitator", least="28", of="32.5", unit="hours"),
        Confirmation(id="plan", text="Action plan read", by="facilitator"),
    )
    gathering = Gathering(confirmed, {})
    found: list[Diagnostic] = []
    for each in examples:
        table, problems = read_table(each.label, _content(each))
        found.extend(problems)
        if table:
            (gathering.add_sheet if each.label.startswith("room") else gathering.add_records)(table)
    gathering.everybody()
    return [*found, *gathering.findings]


def _check_course(examples: Sequence[Example], change: Callable[[bytes], bytes] = bytes) -> list[Diagnostic]:
    files = {each.label: _content(each) for each in examples if each.label != "command"}
    if any(name.startswith("modules/") for name in files):
        files.setdefault("course.yml", COURSE)
    files = {name: change(data) if name.endswith(_TEXTS) else data for name, data in files.items()}
    words = " ".join(each.text for each in examples if each.label == "command").split()
    wish = Wish(locked="--locked" in words, release="--release" in words)
    return list(check_sources(Sources("course", MappingProxyType(dict(sorted(files.items())))), (), wish).findings)


def _content(example: Example) -> bytes:
    if picture := _PICTURE.fullmatch(example.text):
        return png(int(picture["width"]), int(picture["height"]), int(picture["size"] or 0) * 1000)
    if example.text.strip() == "(film)":
        return b"\0\0\0\x0cftypisom"
    if digits := _HEX.fullmatch(example.text):
        return bytes.fromhex(digits["digits"])
    text = example.written_out().replace("⍽", "\u00a0").replace("␠", " ").replace("→", "\t")
    return text.encode()


def png(width: int, height: int, size: int = 0) -> bytes:
    """
    Return a white picture of *width* by *height* pixels, filled up to *size* bytes.
    """

    def chunk(name: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))

    rows = zlib.compress((b"\0" + b"\xff" * width) * height, 9)
    parts = [b"\x89PNG\r\n\x1a\n", chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0))]
    missing = size - sum(map(len, (*parts, chunk(b"IDAT", rows), chunk(b"IEND", b""))))
    # Blocks of the compressed pixels that hold nothing (RFC 1951, 3.2.4): a comment would not be shipped.
    filled = rows[:2] + b"\0\0\0\xff\xff" * (-(-missing // 5) if missing > 0 else 0) + rows[2:]
    return b"".join([*parts, chunk(b"IDAT", filled), chunk(b"IEND", b"")])


def _change(tree: Tree, example: Example) -> None:
    verb, _, rest = example.label.partition(" ")
    if verb == "add":
        tree[rest] = example.written_out().encode()
    elif verb == "remove":
        del tree[rest]
    elif verb == "rename":
        old, new = rest.split(" to ")
        tree[new] = tree.pop(old)
    else:
        text = tree[rest].decode()
        for old, new in _pairs(example.text):
            assert text.count(old) >= 1, f"not in {rest}: {old}"
            text = text.replace(old, new)
        tree[rest] = text.encode()


def _pairs(text: str) -> list[tuple[str, str]]:
    """
    Return what is taken out and what comes in its place: lines marked - and + that stand together.
    """
    pairs = []
    for match in re.finditer(r"(?P<old>(?:^-.*\n)+)(?P<new>(?:^\+.*\n)*)", text, re.MULTILINE):
        old, new = (re.sub(r"^[-+] ?", "", match[side], flags=re.MULTILINE).removesuffix("\n") for side in ("old", "new"))
        pairs.append((Example("", old).written_out(), Example("", new).written_out()))
    return pairs


def folder() -> Path:
    return Path(__file__).parents[2] / "clic_scorm" / "diagnostics" / "pages"
