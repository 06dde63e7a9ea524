"""
The three standards on trial: SCORM 1.2, SCORM 2004 in the 4th Edition, and in the 3rd, for which the same schemas of ours serve.
"""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cached_property, partial
from pathlib import Path

from lxml import etree
from xmlschema import XMLSchema10

from tests.schemas import scorm12_schemas, scorm2004_schemas
from tests.schemas.families import Judge, Vocabulary
from tests.schemas.scorm12_differences import DIFFERENCES as OF_12
from tests.schemas.scorm12_differences import DISAGREEMENTS as ENGINES_12
from tests.schemas.scorm2004_differences import DIFFERENCES as OF_2004
from tests.schemas.scorm2004_differences import DISAGREEMENTS as ENGINES_2004
from tests.schemas.scorm2004_schemas import ADLCP, ADLSEQ, IMSCP
from tests.schemas.scorm2004_third_differences import DIFFERENCES as OF_THE_THIRD
from tests.schemas.trial import Difference, Disagreement, Trial, held


@dataclass(frozen=True, eq=False)
class Standard:
    """
    One standard: valid documents, our schemas by namespace in *folder*, the official ones, and where the two differ on purpose.

    *size* counts what the official schemas name: elements, places of elements, attributes. Without the documents that have one of *needed*,
    the plan would have gaps.
    """

    title: str
    corpus: Mapping[str, bytes]
    folder: Path
    files: Mapping[str, str]
    compiled: Callable[[], Judge]
    vocabulary: Callable[[XMLSchema10], Vocabulary]
    differences: tuple[Difference, ...]
    disagreements: tuple[Disagreement, ...]
    size: tuple[int, int, int]
    needed: tuple[str, ...]

    @cached_property
    def ours(self) -> Judge:
        return Judge(self.folder, self.files)

    @cached_property
    def official(self) -> Judge:
        return self.compiled()

    @cached_property
    def words(self) -> Vocabulary:
        return self.vocabulary(self.official.xmlschema)

    @cached_property
    def trial(self) -> Trial:
        listed: tuple[Difference | Disagreement, ...] = (*self.differences, *self.disagreements)
        return held(self.title, self.corpus, self.ours, self.official, self.words, listed)


def _documents(name: str) -> Mapping[str, bytes]:
    return {file.name: file.read_bytes() for file in sorted((Path(__file__).parent / name).glob("*.xml"))}


def _in_words_of_the_third(document: bytes) -> bytes:
    """
    Return a document of the 4th Edition without what came with it: attributes of metadata among that, and the threshold as text.
    """
    root = etree.fromstring(document)
    for name in (ADLCP + "data", ADLSEQ + "objectives"):
        for node in list(root.iter(name)):
            parent = node.getparent()
            assert parent is not None
            parent.remove(node)
    for node in root.iter("*"):
        node.attrib.pop(ADLCP + "sharedDataGlobalToSystem", "")
    for node in root.iter(ADLCP + "completionThreshold"):
        node.text = node.text or node.get("minProgressMeasure", "1.0")
        node.attrib.clear()
    for node in root.iter(IMSCP + "metadata"):
        node.attrib.clear()
    return etree.tostring(root)


def _official_12() -> Judge:
    with tempfile.TemporaryDirectory() as folder:
        return Judge(scorm12_schemas.repaired(Path(folder)), scorm12_schemas.FILES)


SCORM12 = Standard(
    "SCORM 1.2",
    _documents("scorm12"),
    scorm12_schemas.OURS,
    scorm12_schemas.FILES,
    _official_12,
    scorm12_schemas.vocabulary,
    OF_12,
    ENGINES_12,
    size=(82, 144, 20),
    needed=("annotation>", "prerequisites>", "dependency>"),
)
_2004 = partial(
    Standard,
    folder=scorm2004_schemas.OURS,
    files=scorm2004_schemas.FILES,
    vocabulary=scorm2004_schemas.vocabulary,
    disagreements=ENGINES_2004,
    needed=("sequencingCollection", "postConditionRule", "dependency"),
)
FOURTH = _2004(
    "SCORM 2004",
    _documents("scorm2004"),
    compiled=partial(Judge, scorm2004_schemas.FOURTH, scorm2004_schemas.FILES),
    differences=OF_2004,
    size=(51, 53, 91),
)
THIRD = _2004(
    "SCORM 2004, 3rd Edition",
    {name: _in_words_of_the_third(document) for name, document in _documents("scorm2004").items()},
    compiled=partial(Judge, scorm2004_schemas.THIRD, scorm2004_schemas.FILES),
    differences=OF_THE_THIRD,
    size=(46, 50, 73),
)
STANDARDS = (SCORM12, FOURTH, THIRD)
