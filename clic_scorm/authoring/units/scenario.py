"""
Read scenarios: steps, the choices that lead from one to another, and whether everybody gets to an end.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from clic_scorm.authoring import attributes, codes, unit_codes
from clic_scorm.authoring.blocks import Block, Item
from clic_scorm.authoring.draft import DraftChoice, DraftPart, DraftUnit
from clic_scorm.authoring.units.parts import split
from clic_scorm.diagnostics import Diagnostic, finding


RESULTS = ("good", "poor")
_LINK = re.compile(r"\[(?P<text>(?:[^\[\]]|\[[^\[\]]*\])+)\]\(\s*<?#(?P<to>[^)>\s]+)>?\s*\)[.!?…]?")


def read_steps(unit: DraftUnit, findings: list[Diagnostic]) -> DraftUnit:
    """
    Return *unit* with its steps; what leads nowhere, or nowhere else, goes into *findings*.
    """
    introduction, parts = split(unit.blocks, "step", ("result",), findings)
    steps: dict[str, DraftPart] = {}
    for part in parts:
        if part.id in steps:
            findings.append(finding(unit_codes.SAME_STEP, part.span, id=part.id, other=steps[part.id].span))
            continue
        steps[part.id] = _with_choices(part, findings)
    if not steps:
        findings.append(finding(unit_codes.NO_STEPS, unit.span, title=unit.title))
    if not _check_targets(steps, findings):
        # What a mistyped link does not reach is no second mistake.
        findings.extend(_check_ways(steps))
    return replace(unit, blocks=introduction, parts=tuple(steps.values()))


def _with_choices(part: DraftPart, findings: list[Diagnostic]) -> DraftPart:
    lists = [block for block in part.blocks if block.kind == "list"]
    linked = [block for block in lists if any(_choice(item) for item in block.items)]
    result = part.attributes.get("result")
    if result is not None and result not in RESULTS:
        remedy = f"write one of: {', '.join(f'result={word}' for word in RESULTS)}"
        findings.append(finding(codes.WRONG_ATTRIBUTE, part.span, name="result", value=result, remedy=remedy))
    if not linked:
        if part.blocks and part.blocks[-1].kind == "list" and result is None:
            findings.append(finding(unit_codes.DEAD_END, part.span, title=part.title))
        return part
    if result in RESULTS:
        findings.append(finding(unit_codes.RESULT_BEFORE_END, part.span, title=part.title))
    choices = []
    for item in linked[-1].items:
        choice = _choice(item)
        if choice:
            choices.append(choice)
        else:
            text = " ".join(" ".join(block.text for block in item.children).split())
            nearest = choices[0].to if choices else next(each.to for other in linked[-1].items if (each := _choice(other)))
            findings.append(finding(unit_codes.NOT_A_CHOICE, item.span, text=text, title=part.title, nearest=nearest))
    return replace(part, blocks=tuple(block for block in part.blocks if block is not linked[-1]), choices=tuple(choices))


def _choice(item: Item) -> DraftChoice | None:
    if len(item.children) != 1 or item.children[0].kind != "paragraph":
        return None
    match = _LINK.fullmatch(_one_line(item.children[0]))
    return DraftChoice(match["text"], match["to"], item.span) if match else None


def _one_line(block: Block) -> str:
    return " ".join(block.text.split())


def _check_targets(steps: Mapping[str, DraftPart], findings: list[Diagnostic]) -> bool:
    """
    Return whether a choice leads to something that is no step.
    """
    missing = [choice for step in steps.values() for choice in step.choices if choice.to not in steps]
    for choice in missing:
        values = {"text": choice.text, "id": choice.to, "nearest": attributes.nearest(choice.to, steps), "known": ", ".join(steps)}
        findings.append(finding(unit_codes.UNKNOWN_STEP, choice.span, **values))
    return bool(missing)


def _check_ways(steps: Mapping[str, DraftPart]) -> Iterator[Diagnostic]:
    """
    Yield a finding for each step that nothing leads to, and for the first from which nothing leads to an ending.
    """
    reached = _closure(list(steps)[:1], {name: [choice.to for choice in step.choices] for name, step in steps.items()})
    for name, step in steps.items():
        if name not in reached:
            yield finding(unit_codes.UNREACHABLE_STEP, step.span, title=step.title, id=name)
    back: dict[str, list[str]] = {name: [] for name in steps}
    for name, step in steps.items():
        for choice in step.choices:
            back[choice.to].append(name)
    ending = _closure([name for name, step in steps.items() if not step.choices], back)
    stuck = next((step for name, step in steps.items() if name in reached and name not in ending), None)
    if stuck:
        yield finding(unit_codes.NO_WAY_OUT, stuck.span, title=stuck.title)


def _closure(start: Sequence[str], ways: Mapping[str, Sequence[str]]) -> set[str]:
    found = set(start)
    waiting = list(start)
    while waiting:
        for name in ways[waiting.pop()]:
            if name not in found:
                found.add(name)
                waiting.append(name)
    return found
