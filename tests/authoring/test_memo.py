"""
Reading again with a memo gives what a fresh reading gives, whatever was changed in between.
"""

from __future__ import annotations

import random
from pathlib import Path

from clic_scorm.authoring.memo import Memo
from clic_scorm.authoring.read import read
from clic_scorm.authoring.sources import Sources, read_folder


COURSE = Path(__file__).parents[1] / "courses" / "mcr-tot"
FIRST = """\
---
id: m01
objectives: {m01-o1: Say what it is [state]}
---
# One

## A page {#a minutes=3}

Words of @floods and a [link](#b). See [@source, p. 3].

## A check {.quiz #check pass=50%}

### Which? {#which objective=m01-o1}

- [ ] This
- [x] That
"""
SECOND = "# Two\n\n## Another {#b}\n\nA [way back](#a), and a flood. ![A map](media/map.svg)\n"
MAP = b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"/>'
FILES = {
    "course.yml": b"clic: 1\nid: demo\ntitle: Demo\nversion: 1\nmodules: [m01, m02]\n",
    "modules/m01.md": FIRST.encode(),
    "modules/m02.md": SECOND.encode(),
    "references.yml": b"source: {title: A source, issued: 2012, author: [{family: Rosa}]}\nother: {title: Another, issued: 2013}\n",
    "glossary.yml": b"Flood: {definition: Water where it should not be., forms: [flood, floods]}\n",
    "media/map.svg": MAP,
}
EDITS = (
    ("modules/m01.md", b"Words of", b"Other words of"),
    ("modules/m01.md", b"[@source, p. 3]", b"[@other]"),
    ("modules/m01.md", b"- [x] That", b"- [x] That one\n  > Yes."),
    ("modules/m01.md", b"{#a minutes=3}", b"{#renamed minutes=3}"),
    ("modules/m02.md", b"(#a)", b"(#renamed)"),
    ("modules/m02.md", b"# Two", b"# Second"),
    ("modules/m02.md", b"\n\nA [way", b"\n\n[x](#nowhere) A [way"),
    ("modules/m02.md", b"[x](#nowhere) ", b""),
    ("glossary.yml", b"Water where", b"Much water where"),
    ("references.yml", b"A source", b"The source"),
    ("media/map.svg", b"0 0 9 9", b"0 0 8 8"),
    ("course.yml", b"[m01, m02]", b"[m02, m01]"),
    ("course.yml", b"[m02, m01]", b"[m01]"),
    ("course.yml", b"[m01]", b"[m01, m02]"),
)


def same(files: dict[str, bytes], memo: Memo) -> None:
    sources = Sources("demo", files)
    (again, found), (fresh, wanted) = read(sources, memo=memo), read(sources)
    assert again
    assert fresh
    assert again.course == fresh.course
    assert [item.sort_key() for item in found] == [item.sort_key() for item in wanted]
    assert again.numbers == fresh.numbers


def test_every_edit_is_seen() -> None:
    files, memo = dict(FILES), Memo()
    same(files, memo)
    for name, old, new in EDITS:
        assert old in files[name], (name, old)
        files[name] = files[name].replace(old, new)
        same(files, memo)


def test_edits_in_any_order_are_seen() -> None:
    chance = random.Random(20261126)
    for _ in range(6):
        files, memo = dict(FILES), Memo()
        for _ in range(12):
            name, old, new = chance.choice(EDITS)
            if old in files[name]:
                files[name] = files[name].replace(old, new)
            elif new and new in files[name]:
                files[name] = files[name].replace(new, old)
            same(files, memo)


def test_only_what_changed_is_made_again() -> None:
    sources, _ = read_folder(COURSE)
    memo = Memo()
    first, _ = read(sources, memo=memo)
    files = {name: sources[name] for name in sources}
    name = "modules/m00-orientation.md"
    files[name] = files[name].replace(b"You train people", b"You teach people", 1)
    second, _ = read(Sources(sources.folder, files), memo=memo)
    assert first
    assert second
    kept = [
        module.id for module, other in zip(first.course.modules, second.course.modules, strict=True) if module.units[0] is other.units[0]
    ]
    assert kept
    assert second.course.modules[0] != first.course.modules[0]
