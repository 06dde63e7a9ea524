"""
Find what assessments draw: banks and strata by name, and which of their questions a variant has.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from clic_scorm.authoring import quiz_codes, variant
from clic_scorm.authoring.attributes import nearest
from clic_scorm.authoring.draft import DraftBank, DraftDraw, DraftModule, DraftQuestion, DraftStratum
from clic_scorm.authoring.variant import Variant
from clic_scorm.diagnostics import Diagnostic, Span, finding


Banks = Mapping[str, DraftBank]


def check(modules: Iterable[DraftModule], banks: Banks, unlisted: Iterable[DraftModule] = ()) -> Iterator[Diagnostic]:
    """
    Yield what is wrong with names in draws, whatever the variant; what nothing draws from; and names that would mix two numberings.

    A mistake is told once: what a misspelt name may have meant counts as drawn, and what *unlisted* assessments draw.
    """
    drawn = {
        place
        for module in unlisted
        for unit in module.units
        for draw in unit.draws
        for name, _ in draw.sources
        for place in _meant(name, banks)
    }
    for unit in (unit for module in modules for unit in module.units):
        if unit.questions and unit.id in banks:
            yield finding(quiz_codes.SHARED_NAME, banks[unit.id].unit.span, id=unit.id, other=unit.span)
        first: dict[tuple[str, str], Span] = {}
        for name, where in (source for draw in unit.draws for source in draw.sources):
            yield from _check_name(name, where, banks)
            strata = [(bank.unit.id, stratum.id) for bank, stratum in _strata(name, banks)]
            again = next((first[place] for place in strata if place in first), None)
            if again:
                yield finding(quiz_codes.DRAWN_TWICE, where, name=name, other=again)
            first.update(dict.fromkeys(strata, where))
            drawn.update(_meant(name, banks))
    for bank in banks.values():
        yield from _never_drawn(bank, drawn)


def _meant(name: str, banks: Banks) -> Iterator[tuple[str, str]]:
    """
    Yield bank and stratum of what *name* draws from, or of what comes nearest where there is no such thing.
    """
    home, _, part = name.partition("/")
    bank = banks.get(home) or banks.get(nearest(home, banks))
    if bank is None:
        return
    known = [stratum.id for stratum in bank.strata]
    wanted = part if part in known else nearest(part, known) if part else ""
    yield from ((bank.unit.id, stratum.id) for stratum in bank.strata if wanted in ("", stratum.id))


def _check_name(name: str, where: Span, banks: Banks) -> Iterator[Diagnostic]:
    home, slash, part = name.partition("/")
    if home not in banks:
        yield finding(quiz_codes.UNKNOWN_BANK, where, name=home, nearest=nearest(home, banks))
    elif slash and not list(_strata(name, banks)):
        known = [stratum.id for stratum in banks[home].strata if stratum.id]
        yield finding(quiz_codes.UNKNOWN_STRATUM, where, bank=home, name=part, nearest=nearest(part, known))


def _never_drawn(bank: DraftBank, drawn: set[tuple[str, str]]) -> Iterator[Diagnostic]:
    left = [stratum for stratum in bank.strata if (bank.unit.id, stratum.id) not in drawn]
    if left and len(left) == len(bank.strata):
        yield finding(quiz_codes.NEVER_DRAWN, bank.unit.span, name=bank.unit.id)
        return
    for stratum in left:
        name = f"{bank.unit.id}/{stratum.id}" if stratum.id else bank.unit.id
        yield finding(quiz_codes.NEVER_DRAWN, stratum.span, name=name)


def _strata(name: str, banks: Banks) -> Iterator[tuple[DraftBank, DraftStratum]]:
    home, slash, part = name.partition("/")
    bank = banks.get(home)
    for stratum in bank.strata if bank else ():
        if not slash or (part and stratum.id == part):
            yield banks[home], stratum


def drawn(draw: DraftDraw, banks: Banks, chosen: Variant) -> Sequence[tuple[DraftBank, DraftQuestion]]:
    """
    Return the questions that *draw* picks from in the variant *chosen*, each once, in the author's order.
    """
    found: dict[str, tuple[DraftBank, DraftQuestion]] = {}
    for name, _ in draw.sources:
        for bank, stratum in _strata(name, banks):
            if not variant.belongs(bank.unit.attributes, chosen) or not variant.belongs(stratum.attributes, chosen):
                continue
            for question in bank.unit.questions:
                if question.id in stratum.questions and variant.belongs(question.attributes, chosen):
                    found[f"{bank.unit.id}/{question.id}"] = (bank, question)
    return tuple(found.values())
