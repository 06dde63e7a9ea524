"""
Our schemas judge manifests as the official ones do, except where a listed difference gives its reason.
"""

from __future__ import annotations

import re

import pytest
import xmlschema
from lxml import etree

from tests.schemas.mutants import CHANGES, ON_ATTRIBUTES, ON_ELEMENTS, plan
from tests.schemas.standards import FOURTH, SCORM12, STANDARDS, Standard
from tests.schemas.trial import Difference, Disagreement, missing, wrong_engines, wrong_verdicts


FILES = [(standard, file) for standard in (SCORM12, FOURTH) for file in standard.files.values()]
DOCUMENTS = [(standard, name) for standard in STANDARDS for name in standard.corpus]
NEEDED = [(standard, place) for standard in STANDARDS for place in standard.needed]
LISTED = [(standard, entry) for standard in STANDARDS for entry in (*standard.differences, *standard.disagreements)]


def named(value: object) -> str:
    match value:
        case Standard():
            return value.title
        case Difference() | Disagreement():
            return value.reason[:40]
        case _:
            return str(value)


@pytest.mark.parametrize(("standard", "file"), FILES, ids=named)
def test_each_schema_compiles_alone(standard: Standard, file: str) -> None:
    etree.XMLSchema(etree.parse(standard.folder / file))
    for version in (xmlschema.XMLSchema10, xmlschema.XMLSchema11):
        assert version(standard.folder / file, allow="local").maps.validation_attempted == "full"


@pytest.mark.parametrize(("standard", "file"), FILES, ids=named)
def test_each_schema_says_what_it_is_and_refers_to_nothing_elsewhere(standard: Standard, file: str) -> None:
    text = (standard.folder / file).read_text("utf-8")
    assert "Written for clic-scorm, MIT licence" in text.partition("<xs:schema")[0]
    assert set(re.findall(r'schemaLocation="([^"]*)"', text)) <= set(standard.files.values())
    (namespace,) = [name for name, other in standard.files.items() if other == file]
    assert f'targetNamespace="{namespace[1:-1]}"' in text


@pytest.mark.parametrize(("standard", "name"), DOCUMENTS, ids=named)
def test_valid_documents_are_valid_to_all(standard: Standard, name: str) -> None:
    assert standard.official.verdicts(standard.corpus[name]) == {"lxml": True, "xmlschema": True}
    assert standard.ours.verdicts(standard.corpus[name]) == {"lxml": True, "xmlschema": True}


@pytest.mark.parametrize("standard", STANDARDS, ids=named)
def test_the_plan_mutates_the_whole_vocabulary(standard: Standard) -> None:
    assert set(ON_ELEMENTS) | set(ON_ATTRIBUTES) == set(CHANGES)
    assert len(standard.trial.planned) >= 2000
    words = standard.words
    assert (len(words.elements), len(words.edges), len(words.attributes)) == standard.size
    assert list(missing(standard.trial.planned, words)) == []


@pytest.mark.parametrize(("standard", "place"), NEEDED, ids=named)
def test_a_poorer_corpus_would_leave_gaps(standard: Standard, place: str) -> None:
    poorer = {name: document for name, document in standard.corpus.items() if place.encode() not in document}
    assert len(poorer) < len(standard.corpus)
    assert any(place.removesuffix(">") in gap for gap in missing(plan(poorer, standard.words), standard.words))


@pytest.mark.parametrize("standard", STANDARDS, ids=named)
def test_verdicts_differ_where_listed_and_nowhere_else(standard: Standard) -> None:
    assert wrong_verdicts(standard.trial, standard.words, standard.differences) == []


@pytest.mark.parametrize("standard", STANDARDS, ids=named)
def test_engines_disagree_where_listed_and_nowhere_else(standard: Standard) -> None:
    assert wrong_engines(standard.trial, standard.words, standard.disagreements) == []


@pytest.mark.parametrize(("standard", "entry"), LISTED, ids=named)
def test_each_listed_difference_occurs(standard: Standard, entry: Difference | Disagreement) -> None:
    assert any(entry.shown_by(mutant, standard.words) for mutant in standard.trial.verdicts)
