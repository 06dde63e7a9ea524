"""
Our SCORM 1.2 schemas judge manifests as the official ones do, except where a listed difference gives its reason.
"""

from __future__ import annotations

import re
import time
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

import pytest
import xmlschema
from lxml import etree

from tests.conftest import FULL, note
from tests.schemas.scorm12_differences import DIFFERENCES, DISAGREEMENTS, Difference, Disagreement
from tests.schemas.scorm12_mutants import CHANGES, ON_ATTRIBUTES, ON_ELEMENTS, Mutant, apply, plan
from tests.schemas.scorm12_schemas import FILES, OURS, Judge, Vocabulary, repaired, vocabulary


CORPUS: Mapping[str, bytes] = {file.name: file.read_bytes() for file in sorted((Path(__file__).parent / "scorm12").glob("*.xml"))}


@dataclass(frozen=True)
class Trial:
    """
    The mutants that were planned, those that were run, and for each of these what both families said in both engines.
    """

    planned: list[Mutant]
    verdicts: Mapping[Mutant, tuple[Mapping[str, bool], Mapping[str, bool]]]


@pytest.fixture(scope="module")
def ours() -> Judge:
    return Judge(OURS)


@pytest.fixture(scope="module")
def official(tmp_path_factory: pytest.TempPathFactory) -> Judge:
    return Judge(repaired(tmp_path_factory.mktemp("official")))


@pytest.fixture(scope="module")
def words(official: Judge) -> Vocabulary:
    return vocabulary(official.xmlschema)


@pytest.fixture(scope="module")
def trial(ours: Judge, official: Judge, words: Vocabulary) -> Trial:
    started = time.perf_counter()
    planned = plan(CORPUS, words)
    chosen = dict.fromkeys(planned if FULL else planned[::10])
    for difference in (*DIFFERENCES, *DISAGREEMENTS):
        chosen.update(dict.fromkeys([mutant for mutant in planned if difference.shown_by(mutant, words)][:1]))
    verdicts = {}
    for mutant in chosen:
        document = apply(mutant, CORPUS)
        verdicts[mutant] = (ours.verdicts(document), official.verdicts(document))
    refused = sum(not any(ours.values()) for ours, _ in verdicts.values())
    note(
        "schemas",
        f"SCORM 1.2, {len(CORPUS)} valid documents, {len(verdicts)} of {len(planned)} mutants ({refused} refused), "
        f"{time.perf_counter() - started:.1f} s",
    )
    return Trial(planned, verdicts)


def missing(planned: list[Mutant], words: Vocabulary) -> Iterator[str]:
    """
    Yield what the vocabulary has and the plan does not mutate: by kind, for each element under each parent, and for each attribute.
    """
    under = {(mutant.kind, mutant.parent, mutant.element) for mutant in planned}
    somewhere = {(mutant.kind, mutant.element) for mutant in planned}
    attributes = {(mutant.kind, mutant.element, mutant.attribute) for mutant in planned}
    loose = {(mutant.kind, mutant.attribute) for mutant in planned}

    def applies(kind: str, element: str, parent: str = "") -> bool:
        if kind in {"value", "text"}:
            return (kind == "value") == (element in words.simple)
        names = words.children.get(parent, ())
        return kind != "reorder" or not names or len(names) > 1 or parent in words.open_content

    for kind in ON_ELEMENTS:
        for parent, element in sorted(words.edges):
            if applies(kind, element, parent) and (kind, parent, element) not in under:
                yield f"{kind} {element} in {parent}"
        for element in sorted(words.elements):
            if applies(kind, element) and (kind, element) not in somewhere and not _only_child(element, words):
                yield f"{kind} {element}"
    for kind in ON_ATTRIBUTES:
        yield from (f"{kind} {pair}" for pair in sorted(words.attributes) if (kind, *pair) not in attributes)
        yield from (f"{kind} {name}" for name in sorted(words.loose_attributes) if (kind, name) not in loose)


def _only_child(element: str, words: Vocabulary) -> bool:
    """
    Tell whether the element has no sibling of another name under any parent, so that it cannot change places.
    """
    parents = [parent for parent, child in words.edges if child == element]
    return bool(parents) and all(len(words.children[parent]) == 1 and parent not in words.open_content for parent in parents)


@pytest.mark.parametrize("file", FILES.values())
def test_each_schema_compiles_alone(file: str) -> None:
    etree.XMLSchema(etree.parse(OURS / file))
    for version in (xmlschema.XMLSchema10, xmlschema.XMLSchema11):
        assert version(OURS / file, allow="local").maps.validation_attempted == "full"


@pytest.mark.parametrize("file", FILES.values())
def test_each_schema_says_what_it_is_and_refers_to_nothing_elsewhere(file: str) -> None:
    text = (OURS / file).read_text("utf-8")
    assert "Written for clic-scorm, MIT licence" in text.partition("<xs:schema")[0]
    assert set(re.findall(r'schemaLocation="([^"]*)"', text)) <= set(FILES.values())
    assert f'targetNamespace="{next(namespace for namespace in FILES if FILES[namespace] == file)[1:-1]}"' in text


@pytest.mark.parametrize("name", CORPUS)
def test_valid_documents_are_valid_to_all(name: str, ours: Judge, official: Judge) -> None:
    assert official.verdicts(CORPUS[name]) == {"lxml": True, "xmlschema": True}
    assert ours.verdicts(CORPUS[name]) == {"lxml": True, "xmlschema": True}


def test_the_plan_mutates_the_whole_vocabulary(words: Vocabulary, trial: Trial) -> None:
    assert set(ON_ELEMENTS) | set(ON_ATTRIBUTES) == set(CHANGES)
    assert (len(words.elements), len(words.edges), len(words.attributes)) == (82, 144, 20)
    assert list(missing(trial.planned, words)) == []


@pytest.mark.parametrize("place", ["annotation", "prerequisites", "dependency"])
def test_a_poorer_corpus_would_leave_gaps(place: str, words: Vocabulary) -> None:
    poorer = {name: document for name, document in CORPUS.items() if f"{place}>".encode() not in document}
    assert len(poorer) < len(CORPUS)
    assert any(place in gap for gap in missing(plan(poorer, words), words))


def test_verdicts_differ_where_listed_and_nowhere_else(words: Vocabulary, trial: Trial) -> None:
    wrong = []
    for mutant, (ours, official) in trial.verdicts.items():
        listed = [entry for entry in DIFFERENCES if entry.shown_by(mutant, words)]
        for engine in ours:
            expected = listed[0].ours if listed else official[engine]
            differs = ours[engine] != official[engine]
            if len(listed) > 1 or ours[engine] != expected or differs != bool(listed):
                wrong.append(f"{engine}: ours {ours[engine]}, official {official[engine]}, listed {len(listed)}: {mutant}")
    assert wrong == []


def test_engines_disagree_where_listed_and_nowhere_else(words: Vocabulary, trial: Trial) -> None:
    wrong = []
    for mutant, (ours, _) in trial.verdicts.items():
        listed = [entry for entry in DISAGREEMENTS if entry.shown_by(mutant, words)]
        differs = ours["lxml"] != ours["xmlschema"]
        if len(listed) > 1 or differs != bool(listed) or (listed and ours["lxml"] != listed[0].lxml):
            wrong.append(f"lxml {ours['lxml']}, xmlschema {ours['xmlschema']}, listed {len(listed)}: {mutant}")
    assert wrong == []


@pytest.mark.parametrize("entry", [*DIFFERENCES, *DISAGREEMENTS], ids=lambda entry: entry.reason[:40])
def test_each_listed_difference_occurs(entry: Difference | Disagreement, words: Vocabulary, trial: Trial) -> None:
    assert any(entry.shown_by(mutant, words) for mutant in trial.verdicts)
