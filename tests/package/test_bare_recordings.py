"""
Recordings in packages tell nothing of where they were made and by whom, and sound and look as before.

The files are composed here, box by box, after the standards; the same holds for what ffmpeg writes, which was looked at by hand.
"""

from __future__ import annotations

import io
import struct
import wave

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clic_scorm.package.bare import bare, is_readable


SECRET = b"Sesame"
PLACE = b"+12.3456-045.6789/"
FRAME = b"\xff\xfb\x90\x64" + bytes(413)  # MPEG-1 Layer III, 128 kbit/s, 44.1 kHz: silence
SOUND = FRAME * 3


def synchsafe(size: int) -> bytes:
    return bytes(size >> shift & 0x7F for shift in (21, 14, 7, 0))


def id3(version: int = 4, footer: bool = False) -> bytes:
    frames = b"TIT2" + synchsafe(7) + b"\0\0\0" + SECRET + b"\0" * 50
    head = bytes([version, 0, 0x10 if footer else 0]) + synchsafe(len(frames))
    return b"ID3" + head + frames + (b"3DI" + head if footer else b"")


def ape(header: bool) -> bytes:
    items = struct.pack("<II", len(SECRET), 0) + b"Artist\0" + SECRET
    tail = struct.pack("<IIII8x", 2000, len(items) + 32, 1, 0xA0000000 if header else 0)
    return (b"APETAGEX" + tail if header else b"") + items + b"APETAGEX" + tail


ID3V1 = b"TAG" + SECRET.ljust(125, b"\0")
LYRICS = b"LYRICSBEGININD0000200LYR00006Sesame"
LYRICS += b"%06dLYRICS200" % len(LYRICS)
TAGS = {
    "v1": (b"", ID3V1),
    "v2.3": (id3(3), b""),
    "v2.4 and v1": (id3(), ID3V1),
    "two, with room behind": (id3(3) + bytes(30) + id3(4), b""),
    "footer": (id3(footer=True), b""),
    "behind": (b"", id3(footer=True)),
    "extended v1": (b"", b"TAG+" + SECRET.ljust(223, b"\0") + ID3V1),
    "APE": (ape(header=True), ape(header=True) + ID3V1),
    "APE without header": (b"", ape(header=False)),
    "lyrics": (id3(), LYRICS + ID3V1),
}


@pytest.mark.parametrize("tags", TAGS)
def test_an_mp3_is_its_sound_alone(tags: str) -> None:
    before, behind = TAGS[tags]
    assert bare("a.mp3", before + SOUND + behind) == SOUND
    assert bare("a.mp3", SOUND) == SOUND


def wav(*more: tuple[bytes, bytes]) -> bytes:
    target = io.BytesIO()
    with wave.open(target, "wb") as written:
        written.setnchannels(1)
        written.setsampwidth(1)
        written.setframerate(8000)
        written.writeframes(b"\x80\x90\x70\x80")
    body = target.getvalue()[12:]
    chunks = b"".join(kind + struct.pack("<I", len(content)) + content + b"\0" * (len(content) % 2) for kind, content in more)
    return b"RIFF" + struct.pack("<I", len(body + chunks) + 4) + b"WAVE" + chunks + body


def test_a_wav_is_its_format_and_its_samples() -> None:
    noted = wav((b"LIST", b"INFOIART\x06\0\0\0Sesame"), (b"bext", SECRET * 3 + b"x"), (b"id3 ", id3()), (b"iXML", SECRET))
    assert bare("a.wav", noted + SECRET) == wav()
    # A recorder that was cut off says more samples than there are.
    endless = wav().replace(b"data\x04\0\0\0", b"data\xff\xff\xff\xff")
    with wave.open(io.BytesIO(bare("a.wav", endless))) as read:
        assert read.readframes(10)[:4] == b"\x80\x90\x70\x80"


def box(kind: bytes, *content: bytes) -> bytes:
    whole = b"".join(content)
    return struct.pack(">I4s", len(whole) + 8, kind) + whole


def full(kind: bytes, *content: bytes, version: int = 0) -> bytes:
    return box(kind, bytes([version, 0, 0, 0]), *content)


DAY = struct.pack(">I", 3_800_000_000)


def track(handler: bytes, places: list[int], wide: bool = False) -> bytes:
    """Return a track of chunks of two samples each, of 8 and 4 bytes."""
    count = len(places)
    table = full(b"co64", struct.pack(f">I{count}Q", count, *places)) if wide else full(b"stco", struct.pack(f">I{count}I", count, *places))
    sizes = full(b"stsz", struct.pack(f">II{2 * count}I", 0, 2 * count, *[8, 4] * count))
    stbl = box(b"stbl", full(b"stsd", bytes(4)), table, sizes, full(b"stsc", struct.pack(">IIII", 1, 1, 2, 1)))
    mdia = box(b"mdia", full(b"mdhd", DAY, DAY, bytes(16)), full(b"hdlr", bytes(4), handler, bytes(12), SECRET, b"\0"), box(b"minf", stbl))
    named = box(b"udta", box(b"name", SECRET))
    return box(b"trak", full(b"tkhd", DAY * 4, bytes(68), version=1), box(b"tref", box(b"cdsc", bytes(4))), mdia, named)


def mp4(*, first: bool = True, noted: bool = True, wide: bool = False) -> bytes:
    """Return a film with a track that is seen and, where *noted*, one of places; the movie stands before its samples, or behind."""
    seen, measured = b"picture.seen" * 2, (PLACE + bytes(6)) * 1
    tags = [box(b"udta", box(b"\xa9xyz", PLACE), box(b"meta", SECRET)), box(b"meta", SECRET), box(b"uuid", SECRET * 4)]

    def movie(start: int) -> bytes:
        places = [start + 8, start + 20]
        inner = [track(b"vide", places, wide), *([track(b"meta", [start + 32, start + 44], wide)] if noted else [])]
        return box(b"moov", full(b"mvhd", DAY, DAY, bytes(88)), *inner, *(tags if noted else []))

    head = box(b"ftyp", b"isom", bytes(4), b"isommp41")
    samples = box(b"mdat", seen, measured if noted else b"")
    around = [box(b"free", SECRET), box(b"sefd", SECRET)] if noted else []
    length = len(movie(0))
    return b"".join([head, movie(len(head) + length), samples, *around] if first else [head, samples, movie(len(head)), *around])


@pytest.mark.parametrize("first", [True, False], ids=["movie first", "movie last"])
@pytest.mark.parametrize("wide", [True, False], ids=["co64", "stco"])
@pytest.mark.parametrize("suffix", [".mp4", ".m4v", ".m4a"])
def test_an_mp4_keeps_its_places_and_samples(first: bool, wide: bool, suffix: str) -> None:
    data = mp4(first=first, wide=wide)
    made = bare(f"a{suffix}", data)
    assert is_readable(f"a{suffix}", data)
    assert len(made) == len(data)
    for told in (SECRET, PLACE, PLACE[:8], DAY, b"\xa9xyz", b"tref"):
        assert told not in made
    assert made.index(b"picture.seenpicture.seen") == data.index(b"picture.seenpicture.seen")
    assert made.count(b"trak") == 1
    assert b"vide" in made
    assert bare(f"a{suffix}", made) == made


def test_an_mp4_without_notes_but_its_dates_differs_in_nothing_else() -> None:
    data = mp4(noted=False)
    made = bare("a.mp4", data)
    other = data.replace(box(b"udta", box(b"name", SECRET)), box(b"free", bytes(14)))
    other = other.replace(DAY, bytes(4)).replace(SECRET + b"\0", bytes(7))
    assert made == other


def test_what_an_mp4_can_not_be_read_by_stays_and_is_told() -> None:
    packed = box(b"ftyp", b"isom") + box(b"moov", box(b"cmov", SECRET))
    places = box(b"ftyp", b"isom") + box(b"moov", track(b"meta", [10])) + box(b"moof")
    outside = box(b"ftyp", b"isom") + box(b"moov", track(b"meta", [1 << 30]))
    many = box(b"ftyp", b"isom") + box(b"moov", track(b"meta", [8])).replace(
        b"stsz" + bytes(4) + struct.pack(">II", 0, 2), b"stsz" + bytes(4) + struct.pack(">II", 1, 0xFFFFFFFF)
    )
    runs = b"stsc" + bytes(4) + struct.pack(">IIII", 1, 1, 2, 1)
    whole = mp4()
    endless = whole.replace(runs, runs[:-8] + struct.pack(">II", 0xFFFFFFFF, 1))
    backwards = whole.replace(runs, runs[:-12] + struct.pack(">III", 0, 2, 1))
    assert whole not in (endless, backwards)
    for data in (endless, backwards, packed, places, outside, many, box(b"ftyp", b"isom")[:-1], b"RIFF", b""):
        assert bare("a.mp4", data) == data
        assert not is_readable("a.mp4", data)


def element(kind: str, content: bytes = b"", width: int = 1) -> bytes:
    return bytes.fromhex(kind) + (len(content) | 1 << 7 * width).to_bytes(width, "big") + content


def webm(*, endless: bool = False, notes: bool = True) -> bytes:
    long = b"".join(element("67C8", element("45A3", SECRET) + element("4487", SECRET * 2)) for _ in range(9))
    tags = element("1254C367", element("7373", long, 2), 2)
    head = element(
        "114D9B74",
        element("BF", b"1234")
        + element("4DBB", element("53AB", bytes.fromhex("1254C367")) + element("53AC", b"\1"))
        + element("4DBB", element("53AB", bytes.fromhex("1654AE6B")) + element("53AC", b"\2")),
    )
    programs = element("4D80", SECRET) + element("5741", SECRET)
    info = element(
        "1549A966",
        element("BF", b"1234") + element("2AD7B1", b"\x0f\x42\x40") + programs + element("7BA9", SECRET) + element("4461", bytes(8)),
    )
    tracks = element("1654AE6B", element("AE", element("D7", b"\1") + element("536E", SECRET) + element("86", b"V_VP8")))
    frames = element("E7", b"\0") + element("A3", b"picture.seen")
    clusters = [bytes.fromhex("1F43B675") + (b"\xff" if endless else bytes([0x80 | len(frames)])) + frames for _ in range(2)]
    rest = [element("1941A469", SECRET), element("1043A770", SECRET)] if notes else []
    body = b"".join([head, info, tracks, *clusters, *([tags, *rest] if notes else [])])
    header = element("1A45DFA3", element("4282", b"webm"))
    return header + bytes.fromhex("18538067") + (b"\x01" + b"\xff" * 7 if endless else (len(body) | 1 << 56).to_bytes(8, "big")) + body


@pytest.mark.parametrize("endless", [True, False], ids=["as browsers record", "as programs write"])
def test_a_webm_keeps_its_places_and_frames(endless: bool) -> None:
    data = webm(endless=endless)
    made = bare("a.webm", data)
    assert is_readable("a.webm", data)
    assert len(made) == len(data)
    assert SECRET not in made
    assert bytes.fromhex("1254C367") not in made
    places = [place for place in range(len(data)) if data.startswith(b"picture.seen", place)]
    assert places == [place for place in range(len(made)) if made.startswith(b"picture.seen", place)]
    assert bytes.fromhex("1654AE6B") in made
    assert bare("a.webm", made) == made


def test_a_damaged_webm_stays_and_is_told() -> None:
    for data in (b"", b"\0\0", webm()[:40], webm()[40:], webm() + b"\x08\x08"):
        assert bare("a.webm", data) == data
        assert not is_readable("a.webm", data)


RECORDINGS = {
    "a.mp3": id3() + SOUND + ape(header=True) + ID3V1,
    "a.wav": wav((b"LIST", SECRET)),
    "a.mp4": mp4(),
    "a.webm": webm(),
}


@given(st.sampled_from(sorted(RECORDINGS)), st.lists(st.integers(0, 4000), min_size=1, max_size=3), st.binary(max_size=4))
def test_a_damaged_recording_raises_nothing(name: str, places: list[int], more: bytes) -> None:
    data = RECORDINGS[name]
    cut = data[: places[0] % len(data)]
    damaged = bytearray(data)
    for place in places:
        damaged[place % len(data) : place % len(data) + len(more)] = more
    for one in (cut, cut + more + data[len(cut) :], bytes(damaged)):
        made = bare(name, one)
        assert len(made) <= max(len(one) + 1, 46)
        assert made == one or is_readable(name, one)
