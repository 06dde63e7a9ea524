"""
Part a unit at its headings of the third level.
"""

from __future__ import annotations

from collections.abc import Sequence

from clic_scorm.authoring import attributes, codes
from clic_scorm.authoring.blocks import Block
from clic_scorm.authoring.draft import DraftPart
from clic_scorm.diagnostics import Diagnostic, finding


def split(
    blocks: Sequence[Block], owner: str, known: Sequence[str], findings: list[Diagnostic]
) -> tuple[tuple[Block, ...], list[DraftPart]]:
    """
    Return what stands before the first ### of *blocks*, and a part for each; *known* are the attributes that its heading may have.

    A part without an id has one made from its title.
    """
    starts = [place for place, block in enumerate(blocks) if block.kind == "heading" and block.level == 3]
    introduction = tuple(blocks[: starts[0]] if starts else blocks)
    parts: list[DraftPart] = []
    for place, (start, end) in enumerate(zip(starts, [*starts[1:], len(blocks)], strict=False), 1):
        heading = blocks[start]
        title, said, problems = attributes.split(heading.text, heading.span)
        findings.extend(problems)
        findings.extend(attributes.check_known(said, owner, known))
        findings.extend(
            finding(codes.UNKNOWN_CLASS, heading.span, name=name, nearest="", known="kinds of units stand on ## headings")
            for name in said.classes
        )
        if not title:
            findings.append(finding(codes.EMPTY_HEADING, heading.span))
        identifier = said.id or attributes.slug(title) or f"part-{place}"
        parts.append(DraftPart(identifier, title, heading.span, said, tuple(blocks[start + 1 : end])))
    return introduction, parts
