"""
What SCORM 2004 has beside: two editions for one set of schemas of ours, and metadata for which there is no official schema.
"""

from __future__ import annotations

import re

import pytest
import xmlschema
from lxml import etree

from tests.schemas.scorm2004_schemas import ADLCP, LOM, OURS
from tests.schemas.standards import FOURTH, THIRD


# What came with the 4th Edition; a package of the 3rd that has it gets a warning of its own.
LATER = (b"minProgressMeasure", b"sharedDataGlobalToSystem", b"adlseq:mapInfo", b"adlcp:data")


@pytest.mark.parametrize("name", FOURTH.corpus)
def test_the_3rd_edition_refuses_what_came_later_and_nothing_else(name: str) -> None:
    document = FOURTH.corpus[name]
    later = any(re.search(rb"[< ]" + word + rb"[ =>]|:" + word + rb"[ =>]", document) for word in LATER)
    assert THIRD.official.verdicts(document) == {"lxml": not later, "xmlschema": not later}


@pytest.mark.parametrize(("stated", "right"), [("0.8", True), ("1", True), ("1.1", False), ("80", False), ("", False)])
def test_the_threshold_of_the_3rd_edition_is_a_text(stated: str, right: bool) -> None:
    document = FOURTH.corpus["adl-threshold.xml"].replace(b">0.8<", f">{stated}<".encode())
    assert set(THIRD.official.verdicts(document).values()) == {right}
    # The same file serves both editions: which of the two forms belongs to which is judged by meaning (S24101 to S24103).
    assert set(FOURTH.ours.verdicts(document).values()) == {True}
    assert ADLCP[1:-1].encode() in document


def test_metadata_compiles_alone_and_takes_elements_in_any_order() -> None:
    """LOM has no official schema in a registry: docs/formats/scorm2004.md tells how ours was compared with a public copy."""
    path = OURS / "lomLoose.xsd"
    text = path.read_text("utf-8")
    assert "Written for clic-scorm, MIT licence" in text.partition("<xs:schema")[0]
    assert f'targetNamespace="{LOM[1:-1]}"' in text
    schema = etree.XMLSchema(etree.parse(path))
    assert xmlschema.XMLSchema10(path, allow="local").maps.validation_attempted == "full"
    record = f'<lom xmlns="{LOM[1:-1]}">{{}}</lom>'
    inside = "<rights><cost><value>no</value><source>x</source></cost></rights><general><title><string language='en'>T</string></title></general>"
    assert schema.validate(etree.fromstring(record.format(inside)))
    assert not schema.validate(etree.fromstring(record.format("<wells/>")))
    assert not schema.validate(etree.fromstring(record.format("<technical><size>-1</size></technical>")))
