"""
Content packages before the official schema: what we write is valid there, and what we call a violation of the schema is none of our inventing.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from clic_scorm.package import unpack
from clic_scorm.pipeline import Wish, build
from tests.packages.changes import Change
from tests.packages.imscp import BROKEN, valid_tree
from tests.schemas.families import ROOT, Judge
from tests.schemas.scorm2004_schemas import FOURTH, IMSCP, XML


# What breaks the schema too, but for records of LOM, whose schema is not there.
OFFICIAL = ("CP008", "CP009", "CP011", "CP012", "CP028", "CP032", "CP037", "CP043", "CP047", "CP048")
JUDGED = [row for row in BROKEN if row[0] in OFFICIAL and "LOM" not in row[1]]


@pytest.fixture(scope="module")
def official() -> Judge:
    # The Content Packaging 1.1.4 that came with SCORM 2004, unchanged; LOM has no official schema in a registry.
    return Judge(FOURTH, {IMSCP: "imscp_v1p1.xsd", XML: "xml.xsd"})


def test_what_is_written_is_valid(official: Judge, tmp_path: Path) -> None:
    path = build(ROOT / "tests" / "courses" / "mcr-tot", Wish(targets=("imscp",), out=tmp_path)).products[0].path
    assert path
    package, _ = unpack(path.read_bytes())
    assert official.verdicts(package["imsmanifest.xml"]) == {"lxml": True, "xmlschema": True}


@pytest.mark.parametrize(
    ("expected", "change"),
    [(row[0], row[2]) for row in JUDGED],
    ids=[row[1] for row in JUDGED],
)
def test_what_breaks_the_schema_breaks_the_official_one(official: Judge, expected: str, change: Change) -> None:
    tree = valid_tree()
    assert official.verdicts(tree["imsmanifest.xml"]) == {"lxml": True, "xmlschema": True}
    change(tree)
    assert not all(official.verdicts(tree["imsmanifest.xml"]).values()), expected
