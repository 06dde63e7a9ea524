"""
Choose what belongs to one variant.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from clic_scorm.authoring import attributes, codes
from clic_scorm.authoring.attributes import Attributes
from clic_scorm.authoring.blocks import Block
from clic_scorm.authoring.draft import DraftUnit
from clic_scorm.diagnostics import Diagnostic, finding


Facets = Mapping[str, tuple[str, ...]]
Variant = Mapping[str, str]
FACILITATORS = ("session", "handout")


def belongs(said: Attributes, variant: Variant) -> bool:
    """
    Return whether `only=` and `not=` admit something to *variant*; a facet that does not exist admits nothing (fail closed).
    """
    only, without = said.get("only"), said.get("not")
    if only:
        facet, _, value = only.partition("=")
        if variant.get(facet) != value:
            return False
    if without:
        facet, _, value = without.partition("=")
        if facet not in variant or variant[facet] == value:
            return False
    return True


def admits(unit: DraftUnit, variant: Variant) -> bool:
    """
    Return whether *unit* belongs to *variant*: what only facilitators work with to theirs alone, whatever else is said of it.
    """
    private = unit.kind in FACILITATORS and variant.get("audience") != "facilitator"
    return not private and belongs(unit.attributes, variant)


def check(said: Attributes, facets: Facets) -> Iterator[Diagnostic]:
    """
    Yield a finding for each `only=` or `not=` that names a facet or value that course.yml does not declare.
    """
    for key in ("only", "not"):
        written = said.get(key)
        if written is None:
            continue
        facet, _, value = written.partition("=")
        if value not in facets.get(facet, ()):
            known = [f"{key}={name}={one}" for name, values in facets.items() for one in values]
            remedy = f"write one of: {', '.join(known)}; or declare it under facets in course.yml"
            yield finding(codes.UNKNOWN_FACET, said.span, facet=facet, value=value, remedy=remedy)


def filter_sections(blocks: Sequence[Block], variant: Variant, facets: Facets) -> tuple[list[Block], list[Diagnostic]]:
    """
    Leave out the sections inside a page whose heading (### and below) is for another variant.
    """
    kept: list[Block] = []
    findings: list[Diagnostic] = []
    hidden_below = 0
    for block in blocks:
        if block.kind == "heading":
            if hidden_below and block.level <= hidden_below:
                hidden_below = 0
            _, said, problems = attributes.split(block.text, block.span)
            findings.extend(problems)
            # What a self-check says of itself is judged where questions are read.
            known = said.values or {} if "question" in said.classes else ()
            findings.extend(attributes.check_known(said, "heading inside a page", known))
            findings.extend(
                finding(codes.UNKNOWN_CLASS, block.span, name=name, nearest="", known="kinds of units stand on ## headings")
                for name in said.classes
                if name != "question"
            )
            findings.extend(check(said, facets))
            if not hidden_below and not belongs(said, variant):
                hidden_below = block.level
        if not hidden_below:
            kept.append(block)
    return kept, findings
