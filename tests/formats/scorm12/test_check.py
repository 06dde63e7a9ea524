"""
The checker of SCORM 1.2 against packages that are right, packages broken in one way each, and rubbish.
"""

from __future__ import annotations

import contextlib
import re
import time
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from clic_scorm.diagnostics import Member, Severity
from clic_scorm.formats.scorm12 import names
from clic_scorm.formats.scorm12.check import CHECKS, check, recognises
from clic_scorm.formats.scorm12.check_prerequisites import Unreadable, named_in
from clic_scorm.formats.scorm12.codes import CODES
from clic_scorm.package import Package
from tests.conftest import FULL, note
from tests.packages.scorm12 import BROKEN, PAGE, PER_SCO, VALID, Change, Tree, recode, swap, valid_tree


ROOT = Path(__file__).parents[3]


def identifiers(tree: Tree) -> list[str]:
    return [item.code.id for item in check(Package(tree))]


def test_a_rich_package_is_right() -> None:
    assert [item.message for item in check(Package(valid_tree()))] == []
    assert recognises(Package(valid_tree()))


@pytest.mark.parametrize(("expected", "change"), [(row[0], row[2]) for row in BROKEN], ids=[row[1] for row in BROKEN])
def test_one_mistake_yields_one_finding(expected: str, change: Change) -> None:
    tree = valid_tree()
    change(tree)
    findings = check(Package(tree))
    # What a shared script lacks is said once for each of the two SCOs.
    number = 2 if expected in PER_SCO else 1
    assert [item.code.id for item in findings] == [expected] * number, [item.message for item in findings]
    for item in findings:
        assert item.message.strip()
        assert "{" not in item.message
        assert "{" not in item.hint
        assert item.hint
        assert isinstance(item.where, Member) or expected in {"S12001", "S12011"}
        if isinstance(item.where, Member) and item.where.path.startswith("/manifest"):
            assert item.where.line > 0


def test_every_code_is_broken_at_least_once() -> None:
    assert len(BROKEN) >= 60
    assert {row[0] for row in BROKEN} == {code.id for code in CODES}
    assert len({code.id for code in CODES}) == len({code.slug for code in CODES}) == len(CODES) >= 40
    assert [code.id for code in CODES] == sorted(code.id for code in CODES)
    assert all(re.fullmatch(r"S12\d{3}", code.id) and code.severity is not Severity.ADVICE for code in CODES)


@pytest.mark.parametrize(
    "change",
    [
        recode("utf-16", "UTF-16"),
        swap("Sources &amp; wells", "&lt;Sources&gt; &quot;wells&quot;"),
        swap('identifier="style"', 'xml:base="shared/" identifier="style"', 'href="shared/style.css"', 'href="style.css"'),
        swap('identifier="sheet"', 'identifier="Blätter.2-b"'),
        swap(' isvisible="true"', "", ' structure="hierarchical"', ""),
        swap("one&amp;(~chapter|one=passed)", '2*{one, sheet, chapter="completed"}'),
        swap("one&amp;(~chapter|one=passed)", ""),
        swap(PAGE, '<script src="https://example.org/api.js"></script>', member="one/index.html"),
    ],
)
def test_unusual_and_right(change: Change) -> None:
    tree = valid_tree()
    change(tree)
    assert identifiers(tree) == []


@pytest.mark.parametrize("script", ["", "a", "a&b|~c", "(a)", "2*{a,b,(c&d)}", 'a="passed"', "a<>failed & b"])
def test_prerequisites_are_read(script: str) -> None:
    assert set(named_in(script)) <= set("abcd")


@pytest.mark.parametrize("script", ["&", "a&", "a b", "(a", "a)", "2*a", "2*{a", "a=", "~", "{a}", "(" * 60 + "a" + ")" * 60, "a*b"])
def test_prerequisites_that_nobody_can_read(script: str) -> None:
    with pytest.raises(Unreadable):
        named_in(script)


def test_kinds_of_package_are_told_apart() -> None:
    assert not recognises(Package({"index.html": b""}))
    assert not recognises(Package({names.MANIFEST: b'<manifest xmlns="http://www.imsglobal.org/xsd/imscp_v1p1"/>'}))
    assert not recognises(Package({names.MANIFEST: b"rubbish"}))
    assert recognises(Package({names.MANIFEST: VALID.encode()[:-20]}))
    assert recognises(Package({f"folder/{names.MANIFEST}": VALID.encode()}))
    assert recognises(Package({names.MANIFEST: b"<manifest><metadata><schemaversion>1.2</schemaversion></metadata></manifest>"}))


def test_a_hostile_manifest_takes_no_minutes() -> None:
    rows = "".join(f'<item identifier="i{n}" identifierref="x{n}" isvisible="?"/>' for n in range(4000))
    files = "".join(f'<file href="no{n}"/>' for n in range(4000))
    text = VALID.replace('<item identifier="chapter">', rows + '<item identifier="chapter">').replace(
        '<file href="shared/style.css"/>', files
    )
    tree = valid_tree() | {names.MANIFEST: text.encode()}
    start = time.perf_counter()
    found = identifiers(tree)
    assert time.perf_counter() - start < 30
    assert found.count("S12048") == found.count("S12072") == 4000


def mutations() -> st.SearchStrategy[bytes]:
    pieces = re.findall(r"<[^>]*>|[^<]+", VALID)
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

    return st.builds(apply, edits)


@settings(max_examples=2000 if FULL else 200)
@given(
    data=st.one_of(
        mutations(),
        st.binary(max_size=200),
        st.builds(
            lambda head, tail: head + tail,
            st.sampled_from([b"<manifest", VALID.encode()[:700], b"\xff\xfe<", b"<?xml encoding='utf-16'?>"]),
            st.binary(max_size=60),
        ),
    )
)
def test_rubbish_never_raises(data: bytes) -> None:
    tree = valid_tree() | {names.MANIFEST: data}
    package = Package(tree)
    recognises(package)
    for one in CHECKS:
        one(package)
    for item in check(package):
        assert item.message
        assert item.hint


@settings(max_examples=1000 if FULL else 100)
@given(data=st.binary(max_size=100), script=st.text(alphabet='ab&|~()={},<>*2" ', max_size=30))
def test_rubbish_in_other_members_never_raises(data: bytes, script: str) -> None:
    check(Package(valid_tree() | {"meta/course.xml": data, "ims_xml.xsd": data, "shared/api.js": data}))
    with contextlib.suppress(Unreadable):
        named_in(script)


def test_the_documentation_lists_every_code() -> None:
    page = (ROOT / "docs/formats/scorm12.md").read_text(encoding="utf-8")
    rows = re.findall(r"^\| (S12\d{3}) \| (\w+) \| `([\w-]+)` \| (.*) \|$", page, re.MULTILINE)
    assert rows == [(code.id, code.severity.value, code.slug, documented(code.message)) for code in CODES]


def documented(message: str) -> str:
    return re.sub(r"\{(\w+)\}", r"*\1*", message).replace("|", "\\|")


def test_speed_is_told() -> None:
    start = time.perf_counter()
    package = Package(valid_tree())
    for _ in range(20):
        check(package)
    spent = (time.perf_counter() - start) * 50
    note("formats/scorm12 check", f"{len(BROKEN)} broken packages, {len(CODES)} codes, {spent:.1f} ms for a valid package")
    assert spent < 1000
