"""
Run every case of tests/authoring/cases: what an author writes, and the outline or findings that must come of it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from importlib import import_module
from pathlib import Path
from pkgutil import iter_modules
from types import MappingProxyType

import pytest

from clic_scorm import authoring
from clic_scorm.authoring.read import read
from clic_scorm.authoring.sources import Sources
from clic_scorm.diagnostics import Code, Span
from clic_scorm.model import codes as lock_codes
from clic_scorm.rules import codes as rule_codes
from clic_scorm.rules.lower import lower, lower_certificate, lower_score, unasked
from tests.authoring.outline import outline


FOLDER = Path(__file__).parent / "cases"
DEFAULT = "clic: 1\nid: demo\ntitle: Demo\nversion: 1\nmodules: [m01]\n"
_CASE = re.compile(r"^## (?P<title>.+?)\n(?P<body>.*?)(?=^## (?!.*\{)|\Z)", re.DOTALL | re.MULTILINE)
_FENCE = re.compile(r"^~~~~~ (?P<name>\S+)\n(?P<text>.*?)^~~~~~$", re.DOTALL | re.MULTILINE)


@dataclass(frozen=True)
class Case:
    title: str
    files: dict[str, bytes] = field(default_factory=dict)
    expected: str = ""


def cases() -> list[Case]:
    found = []
    for path in sorted(FOLDER.glob("*.md")):
        if path.name != "README.md":
            found.extend(_split(path))
    return found


def _split(path: Path) -> list[Case]:
    found: list[Case] = []
    title = ""
    files: dict[str, bytes] = {}
    text = path.read_text(encoding="utf-8")
    position = 0
    for fence in _FENCE.finditer(text):
        between = text[position : fence.start()]
        position = fence.end()
        if heading := re.search(r"^## (.+)$", between, re.MULTILINE):
            title, files = f"{path.stem}: {heading[1]}", {}
        if fence["name"] == "expect":
            found.append(Case(title, dict(files), fence["text"]))
        else:
            content = fence["text"].replace("⍽", "\u00a0").replace("␠", " ").replace("\\t", "\t")
            files[fence["name"]] = content.encode()
    return found


CASES = cases()


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.title)
def test_case(case: Case) -> None:
    files = dict(case.files)
    if "course.yml" not in files and "nothing.txt" not in files:
        files["course.yml"] = DEFAULT.encode()
    reading, findings = read(Sources("course", MappingProxyType(dict(sorted(files.items())))))
    found = list(findings)
    if reading:
        _, more = lower(reading.course, reading.numbers)
        found.extend((*more, *lower_score(reading.course, reading.numbers)[1], *unasked(reading.course)))
        for one in reading.course.certificates:
            found.extend(lower_certificate(reading.course, reading.numbers, one)[1])
    places = sorted(f"{item.code.id} {item.where.file}:{item.where.line}" for item in found if isinstance(item.where, Span))
    expected = [line for line in case.expected.splitlines() if line.strip()]
    tree = [line[2:] for line in expected[expected.index("outline") + 1 :]] if "outline" in expected else []
    wanted = sorted(line for line in expected[: len(expected) - len(tree) - (1 if tree else 0)] if line != "outline")
    shown = "\n".join(f"{item.where}: {item.message}" for item in found)
    assert places == wanted, shown
    # Nothing that was to be filled in is left; braces of YAML may stand in a remedy.
    assert all(item.message and not re.search(r"\{\w+\}", item.message + item.hint) for item in found)
    if tree:
        assert reading is not None
        assert outline(reading.course) == tree


# The codes of each subject, by the file that has them.
TABLES = {
    name: [code for code in vars(import_module(f"clic_scorm.authoring.{name}")).values() if isinstance(code, Code)]
    for _, name, _ in iter_modules(authoring.__path__)
    if name.endswith("codes")
}
# What is wrong with Markdown is shown by the page of each code, and by slips.
OF_MARKDOWN = ("box_codes", "markdown_codes")
# What can only be made with bytes, with a lock, or through the command is tested elsewhere.
ELSEWHERE = {
    "SRC002", "AUT301", "AUT305", "SRC006", "SRC014", "SRC044", "SRC045", "CRS026", "CRS027",
    "AUT031", "SRC060", "SRC061", "SRC062", "SRC063", *(code.id for code in lock_codes.CODES),
}  # fmt: skip


def test_every_code_has_a_case() -> None:
    shown = "\n".join(case.expected for case in CASES)
    known: list[Code] = [*(code for name, table in TABLES.items() if name not in OF_MARKDOWN for code in table), *rule_codes.CODES]
    missing = [code.id for code in known if code.id not in shown and code.id not in ELSEWHERE]
    assert not missing


def test_ids_and_slugs_are_given_once() -> None:
    everything = [*(code for table in TABLES.values() for code in table), *lock_codes.CODES, *rule_codes.CODES]
    assert len({code.id for code in everything}) == len(everything)
    assert len({code.slug for code in everything}) == len(everything)
