"""
What the checks of all four kinds have to do alike: against packages that are right, packages broken in one way each, and rubbish.
"""

from __future__ import annotations

import re
import time
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from clic_scorm.diagnostics import Member, Severity
from clic_scorm.formats.registry import OURS
from clic_scorm.package import Package
from clic_scorm.pipeline import recognise
from tests.conftest import FULL, note
from tests.packages import scorm12, scorm2004
from tests.packages.changes import MANIFEST, Change
from tests.packages.kinds import KINDS, SCORM12, SCORM2004, Kind


ROOT = Path(__file__).parents[2]
WAYS = [(kind, expected, change) for kind in KINDS for expected, _, change in kind.ways]
NAMES = [kind.target.NAME for kind in KINDS]
SCORM = [(SCORM12, scorm12.VALID), (SCORM2004, scorm2004.VALID)]

each_kind = pytest.mark.parametrize("kind", KINDS, ids=NAMES)
each_scorm = pytest.mark.parametrize(("kind", "valid"), SCORM, ids=NAMES[:2])


def test_every_format_is_tried() -> None:
    assert set(NAMES) == set(OURS)


@each_kind
def test_a_rich_package_is_right(kind: Kind) -> None:
    assert [item.message for item in kind.found(kind.valid_tree())] == []
    assert recognise(Package(kind.valid_tree())) is kind.target


@pytest.mark.parametrize(
    ("kind", "expected", "change"), WAYS, ids=[f"{kind.target.NAME}-{title}" for kind in KINDS for _, title, _ in kind.ways]
)
def test_one_mistake_yields_one_finding(kind: Kind, expected: str, change: Change) -> None:
    tree = kind.valid_tree()
    change(tree)
    findings = kind.found(tree)
    # What a shared script lacks is said once for each of the two SCOs.
    number = 2 if expected in kind.per_sco else 1
    assert [item.code.id for item in findings] == [expected] * number, [item.message for item in findings]
    for item in findings:
        assert item.message.strip()
        assert item.hint
        assert "{" not in item.message + item.hint
        assert isinstance(item.where, Member) or expected in kind.nowhere
        if isinstance(item.where, Member) and item.where.path.startswith("/manifest"):
            assert item.where.line > 0


@each_kind
def test_every_code_is_broken_at_least_once(kind: Kind) -> None:
    assert len(kind.ways) >= 60
    assert {expected for expected, _, _ in kind.ways} == {code.id for code in kind.codes}
    assert len({code.id for code in kind.codes}) == len({code.slug for code in kind.codes}) == len(kind.codes) >= 40
    assert [code.id for code in kind.codes] == sorted(code.id for code in kind.codes)
    assert {code.family for code in kind.codes} == {kind.family}
    assert all(code.severity is not Severity.ADVICE for code in kind.codes)


@each_kind
def test_the_documentation_lists_every_code(kind: Kind) -> None:
    page = (ROOT / f"docs/formats/{kind.target.NAME}.md").read_text(encoding="utf-8")
    rows = re.findall(rf"^\| ({kind.family}\d{{3}}) \| (\w+) \| `([\w-]+)` \| (.*) \|$", page, re.MULTILINE)
    assert rows == [(code.id, code.severity.value, code.slug, documented(code.message)) for code in kind.target.CODES]


def documented(message: str) -> str:
    return re.sub(r"\{(\w+)\}", r"*\1*", message).replace("|", "\\|")


@each_kind
def test_speed_is_told(kind: Kind) -> None:
    tree = kind.valid_tree()
    start = time.perf_counter()
    for _ in range(20):
        kind.found(tree)
    spent = (time.perf_counter() - start) * 50
    told = f"{len(kind.ways)} broken packages, {len(kind.codes)} codes, {spent:.1f} ms for a valid package"
    note(f"formats/{kind.target.NAME} check", told)
    assert spent < 1000


@each_scorm
def test_a_hostile_manifest_takes_no_minutes(kind: Kind, valid: str) -> None:
    rows = "".join(f'<item identifier="i{n}" identifierref="x{n}" isvisible="?"/>' for n in range(4000))
    files = "".join(f'<file href="no{n}"/>' for n in range(4000))
    text = valid.replace('<item identifier="chapter">', rows + '<item identifier="chapter">')
    tree = kind.valid_tree() | {MANIFEST: text.replace('<file href="shared/style.css"/>', files).encode()}
    start = time.perf_counter()
    found = [item.code.id for item in kind.found(tree)]
    assert time.perf_counter() - start < 30
    assert found.count(f"{kind.family}048") == found.count(f"{kind.family}072") == 4000


def damaged(valid: str) -> st.SearchStrategy[bytes]:
    pieces = re.findall(r"<[^>]*>|[^<]+", valid)
    edits = st.lists(
        st.tuples(st.integers(0, len(pieces) - 1), st.sampled_from(["drop", "double", "swap", "text"]), st.text(max_size=8)),
        min_size=1,
        max_size=6,
    )

    def apply(steps: list[tuple[int, str, str]]) -> bytes:
        row = list(pieces)
        for place, kind, word in steps:
            match kind:
                case "drop":
                    row[place] = ""
                case "double":
                    row[place] *= 2
                case "swap":
                    row[place], row[-place] = row[-place], row[place]
                case _:
                    quoted = re.compile(r'"[^"]*"')
                    row[place] = f'"{word}"'.join(quoted.split(row[place], maxsplit=2)) if row[place].startswith("<") else word
        return "".join(row).encode("utf-8", "surrogatepass")

    begun = st.sampled_from([b"<manifest", valid.encode()[:700], b"\xff\xfe<", b"<?xml encoding='utf-16'?>"])
    return st.one_of(st.builds(apply, edits), st.binary(max_size=200), st.builds(bytes.__add__, begun, st.binary(max_size=60)))


@each_scorm
def test_rubbish_never_raises(kind: Kind, valid: str) -> None:
    @settings(max_examples=2000 if FULL else 200)
    @given(data=damaged(valid))
    def tried(data: bytes) -> None:
        tree = kind.valid_tree() | {MANIFEST: data}
        kind.target.recognises(Package(tree))
        for item in kind.found(tree):
            assert item.message
            assert item.hint

    tried()


@each_scorm
def test_rubbish_in_other_members_never_raises(kind: Kind, valid: str) -> None:
    schema = re.findall(r"[\w.]+\.xsd", valid)[0]

    @settings(max_examples=1000 if FULL else 100)
    @given(data=st.binary(max_size=100))
    def tried(data: bytes) -> None:
        kind.found(kind.valid_tree() | {"meta/course.xml": data, schema: data, "shared/api.js": data})

    tried()
