"""
No package says which option is right: two builds that differ in the option ticked alone differ in digests of one length, or not at all.
"""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from clic_scorm.formats.registry import OURS
from clic_scorm.package import Package, unpack
from clic_scorm.pipeline import Wish, build


SETTINGS = "clic: 1\nid: demo\ntitle: Demo\nversion: 1.0\nmodules: [m01]\n"
MODULE = """\
---
id: m01
objectives:
  - id: o1
    text: Tell a well from a pipe [understand]
---
# One
## First {#first}
Text.
## Check {.quiz #check pass=50% feedback=FEEDBACK}
### Which? {#which objective=o1}
- [x] This
- [ ] That
- [ ] The other

### All? {#all objective=o1}
- [x] Left
- [x] Middle
- [ ] Right

### True? {#so objective=o1}
Answer: true
"""
PROGRAMS = ("scorm12", "scorm2004", "web")
SWAPPED = (
    ("- [x] This\n- [ ] That", "- [ ] This\n- [x] That"),
    ("- [x] Middle\n- [ ] Right", "- [ ] Middle\n- [x] Right"),
    ("Answer: true", "Answer: false"),
)
# A digest of what is right, as text in the data of a unit or of an objective.
DIGEST = re.compile(rb'"(?:key|keys)":(?:"[^"]*"|\[[^\]]*\])')


def built(folder: Path, target: str, module: str) -> Package:
    (folder / "modules").mkdir(parents=True)
    (folder / "course.yml").write_text(SETTINGS, encoding="utf-8")
    (folder / "modules" / "m01.md").write_text(module, encoding="utf-8")
    result = build(folder, Wish(targets=(target,), out=folder / "out"))
    assert result.products, [item.message for item in result.findings]
    path = result.products[0].path
    assert path
    package, _ = unpack(path.read_bytes())
    return package


def differing(folder: Path, target: str, feedback: str, swap: tuple[str, str]) -> dict[str, tuple[bytes, bytes]]:
    module = MODULE.replace("FEEDBACK", feedback)
    assert swap[0] in module
    one = built(folder / "one", target, module)
    two = built(folder / "two", target, module.replace(*swap))
    assert list(one) == list(two)
    return {name: (one[name], two[name]) for name in one if one[name] != two[name]}


@pytest.mark.parametrize("swap", SWAPPED, ids=["single", "multiple", "truefalse"])
@pytest.mark.parametrize("target", PROGRAMS)
def test_a_program_carries_digests(target: str, swap: tuple[str, str], tmp_path: Path) -> None:
    found = differing(tmp_path, target, "end", swap)
    # What judges an objective stands with the objectives, which SCORM 2004 alone is told.
    assert set(found) == {"units/check.js"} | ({"runtime/objectives.js"} if target == "scorm2004" else set())
    for before, after in found.values():
        assert DIGEST.search(before)
        assert len(before) == len(after)
        assert DIGEST.sub(b"", before) == DIGEST.sub(b"", after)


@pytest.mark.parametrize("swap", SWAPPED, ids=["single", "multiple", "truefalse"])
def test_pages_tell_no_answer_that_the_author_never_tells(swap: tuple[str, str], tmp_path: Path) -> None:
    assert differing(tmp_path, "imscp", "never", swap) == {}


@pytest.mark.parametrize("swap", SWAPPED, ids=["single", "multiple", "truefalse"])
def test_pages_of_a_self_check_tell_it_in_what_folds_out_alone(swap: tuple[str, str], tmp_path: Path) -> None:
    found = differing(tmp_path, "imscp", "end", swap)
    assert set(found) == {"page-check.html"}
    before, after = (re.sub(rb"<details>.*?</details>", b"", page, flags=re.DOTALL) for page in found["page-check.html"])
    assert before == after


def test_every_format_of_ours_is_looked_at() -> None:
    assert {*PROGRAMS, "imscp"} == set(OURS)
