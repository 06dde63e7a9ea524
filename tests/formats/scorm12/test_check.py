"""
What is SCORM 1.2 and right, though unusual, and what is not SCORM 1.2; and how prerequisites are read.
"""

from __future__ import annotations

import contextlib

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from clic_scorm.formats.scorm12 import names, recognises
from clic_scorm.formats.scorm12.check_prerequisites import Unreadable, named_in
from clic_scorm.package import Package
from tests.conftest import FULL
from tests.packages.changes import Change, swap
from tests.packages.kinds import SCORM12
from tests.packages.scorm import recode
from tests.packages.scorm12 import PAGE, VALID, valid_tree


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
    assert SCORM12.found(tree) == ()


@pytest.mark.parametrize("script", ["", "a", "a&b|~c", "(a)", "2*{a,b,(c&d)}", 'a="passed"', "a<>failed & b"])
def test_prerequisites_are_read(script: str) -> None:
    assert set(named_in(script)) <= set("abcd")


@pytest.mark.parametrize("script", ["&", "a&", "a b", "(a", "a)", "2*a", "2*{a", "a=", "~", "{a}", "(" * 60 + "a" + ")" * 60, "a*b"])
def test_prerequisites_that_nobody_can_read(script: str) -> None:
    with pytest.raises(Unreadable):
        named_in(script)


@settings(max_examples=1000 if FULL else 100)
@given(script=st.text(alphabet='ab&|~()={},<>*2" ', max_size=30))
def test_rubbish_in_a_prerequisite_is_unreadable_at_most(script: str) -> None:
    with contextlib.suppress(Unreadable):
        named_in(script)


def test_kinds_of_package_are_told_apart() -> None:
    assert not recognises(Package({"index.html": b""}))
    assert not recognises(Package({names.MANIFEST: b'<manifest xmlns="http://www.imsglobal.org/xsd/imscp_v1p1"/>'}))
    assert not recognises(Package({names.MANIFEST: b"rubbish"}))
    assert recognises(Package({names.MANIFEST: VALID.encode()[:-20]}))
    assert recognises(Package({f"folder/{names.MANIFEST}": VALID.encode()}))
    assert recognises(Package({names.MANIFEST: b"<manifest><metadata><schemaversion>1.2</schemaversion></metadata></manifest>"}))
