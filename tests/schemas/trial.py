"""
A trial of two families of schemas over mutants of valid documents: what was planned, what each said, and what is allowed to differ.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from tests.conftest import FULL, note
from tests.schemas.families import Judge, Vocabulary
from tests.schemas.mutants import ON_ATTRIBUTES, ON_ELEMENTS, Mutant, apply, plan


@dataclass(frozen=True)
class Difference:
    """
    One difference, the same in both engines: our verdict (the official one is the contrary), and exactly which mutants show it.
    """

    reason: str
    ours: bool
    shown_by: Callable[[Mutant, Vocabulary], bool]


@dataclass(frozen=True)
class Disagreement:
    """
    One difference between the engines on our schemas: what lxml says (xmlschema says the contrary), and exactly which mutants show it.
    """

    reason: str
    lxml: bool
    shown_by: Callable[[Mutant, Vocabulary], bool]


@dataclass(frozen=True)
class Trial:
    """
    The mutants that were planned, those that were run, and for each of these what both families said in both engines.
    """

    planned: list[Mutant]
    verdicts: Mapping[Mutant, tuple[Mapping[str, bool], Mapping[str, bool]]]


def held(
    title: str,
    corpus: Mapping[str, bytes],
    ours: Judge,
    official: Judge,
    words: Vocabulary,
    listed: Sequence[Difference | Disagreement],
) -> Trial:
    """
    Try a tenth of the mutants, in CI all of them, and at least one for each listed difference; note the coverage.
    """
    started = time.perf_counter()
    planned = plan(corpus, words)
    chosen = dict.fromkeys(planned if FULL else planned[::10])
    for difference in listed:
        chosen.update(dict.fromkeys([mutant for mutant in planned if difference.shown_by(mutant, words)][:1]))
    verdicts = {}
    for mutant in chosen:
        document = apply(mutant, corpus)
        verdicts[mutant] = (ours.verdicts(document), official.verdicts(document))
    refused = sum(not any(ours.values()) for ours, _ in verdicts.values())
    note(
        f"schemas of {title}",
        f"{len(corpus)} valid documents, {len(verdicts)} of {len(planned)} mutants ({refused} refused); "
        f"{len(words.elements)} elements in {len(words.edges)} places and {len(words.attributes) + len(words.loose_attributes)} attributes, "
        f"each mutated; {len(listed)} differences listed; {time.perf_counter() - started:.1f} s",
    )
    return Trial(planned, verdicts)


def wrong_verdicts(trial: Trial, words: Vocabulary, differences: Sequence[Difference]) -> list[str]:
    """
    Return the mutants that ours and the official schemas judge differently without a listed difference, or alike in spite of one.
    """
    wrong = []
    for mutant, (ours, official) in trial.verdicts.items():
        listed = [entry for entry in differences if entry.shown_by(mutant, words)]
        for engine in ours:
            expected = listed[0].ours if listed else official[engine]
            differs = ours[engine] != official[engine]
            if len(listed) > 1 or ours[engine] != expected or differs != bool(listed):
                wrong.append(f"{engine}: ours {ours[engine]}, official {official[engine]}, listed {len(listed)}: {mutant}")
    return wrong


def wrong_engines(trial: Trial, words: Vocabulary, disagreements: Sequence[Disagreement]) -> list[str]:
    """
    Return the mutants on which the engines disagree about ours without a listed reason, or agree in spite of one.
    """
    wrong = []
    for mutant, (ours, _) in trial.verdicts.items():
        listed = [entry for entry in disagreements if entry.shown_by(mutant, words)]
        differs = ours["lxml"] != ours["xmlschema"]
        if len(listed) > 1 or differs != bool(listed) or (listed and ours["lxml"] != listed[0].lxml):
            wrong.append(f"lxml {ours['lxml']}, xmlschema {ours['xmlschema']}, listed {len(listed)}: {mutant}")
    return wrong


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
        if kind == "empty" and element in words.hollow:
            return False
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
