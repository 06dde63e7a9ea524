"""
What is SCORM 2004 and right, though unusual, and what is not SCORM 2004.
"""

from __future__ import annotations

import pytest

from clic_scorm.formats.scorm2004 import names, recognises
from clic_scorm.package import Package
from tests.packages.changes import Change, swap
from tests.packages.kinds import SCORM2004
from tests.packages.scorm import recode
from tests.packages.scorm2004 import PAGE, THIRD, VALID, valid_tree


@pytest.mark.parametrize(
    "change",
    [
        recode("utf-16", "UTF-16"),
        swap("Sources &amp; wells", "&lt;Sources&gt; &quot;wells&quot;"),
        swap('identifier="style"', 'xml:base="shared/" identifier="style"', 'href="shared/style.css"', 'href="style.css"'),
        swap('identifier="sheet"', 'identifier="Blätter.2-b"'),
        swap(' isvisible="true"', "", ' structure="hierarchical"', ""),
        THIRD,
        swap(PAGE, '<script src="https://example.org/api.js"></script>', member="one/index.html"),
    ],
)
def test_unusual_and_right(change: Change) -> None:
    tree = valid_tree()
    change(tree)
    assert SCORM2004.found(tree) == ()


def test_kinds_of_package_are_told_apart() -> None:
    assert not recognises(Package({"index.html": b""}))
    assert not recognises(Package({names.MANIFEST: b'<manifest xmlns="http://www.imsproject.org/xsd/imscp_rootv1p1p2"/>'}))
    # IMS Content Packaging without SCORM.
    assert not recognises(Package({names.MANIFEST: b'<manifest xmlns="http://www.imsglobal.org/xsd/imscp_v1p1"/>'}))
    assert not recognises(Package({names.MANIFEST: b"rubbish"}))
    assert recognises(Package({names.MANIFEST: VALID.encode()[:-20]}))
    assert recognises(Package({f"folder/{names.MANIFEST}": VALID.encode()}))
    assert recognises(
        Package({names.MANIFEST: b"<manifest><metadata><schemaversion>2004 4th Edition</schemaversion></metadata></manifest>"})
    )
