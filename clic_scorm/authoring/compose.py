"""
Compose the Course from drafts: what belongs to the variant, rendered, with numbers and letters in place.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from fractions import Fraction as Exact

from clic_scorm.authoring import attributes, codes, questions, variant
from clic_scorm.authoring.attributes import Attributes
from clic_scorm.authoring.blocks import Block, Document
from clic_scorm.authoring.draft import DraftModule, DraftQuestion, DraftUnit
from clic_scorm.authoring.links import Links
from clic_scorm.authoring.prose import inline, render
from clic_scorm.authoring.variant import Facets, Variant
from clic_scorm.diagnostics import Diagnostic, Span, finding
from clic_scorm.model import (
    Feedback,
    Fraction,
    Html,
    Module,
    MultipleResponse,
    Option,
    Page,
    Question,
    Quiz,
    SingleChoice,
    TrueFalse,
    Unit,
)
from clic_scorm.model.identity import Numbers
from clic_scorm.model.words import Words


_PERCENT = re.compile(r"(?P<number>\d{1,3}(?:\.\d{1,4})?) ?%")
# A unit's title, ## in the source, is the h1 of its page: what stands below it moves up as far.
_UP = -1
_ONE_PARAGRAPH = re.compile(r"<p>(?P<inner>.*)</p>", re.DOTALL)


class Composer:
    """
    Compose modules one by one; findings gather in *findings*.
    """

    def __init__(self, links: Links, chosen: Variant, facets: Facets, numbers: Numbers, objectives: Collection[str], words: Words) -> None:
        self.links = links
        self.chosen = chosen
        self.facets = facets
        self.numbers = numbers
        self.objectives = objectives
        self.words = words
        self.facilitator = chosen.get("audience") == "facilitator"
        self.findings: list[Diagnostic] = []

    def module(self, draft: DraftModule) -> Module:
        """
        Return *draft* with the units that belong to the variant.
        """
        self.findings.extend(variant.check(draft.attributes, self.facets))
        for unit in draft.units:
            self.findings.extend(variant.check(unit.attributes, self.facets))
        units = tuple(self._unit(unit) for unit in draft.units if variant.belongs(unit.attributes, self.chosen))
        title = self._title(draft.units[0].document, draft.title, draft.span) if draft.units else draft.title
        return Module(id=draft.id, title=title, span=draft.span, objectives=draft.objectives, units=units)

    def _unit(self, draft: DraftUnit) -> Unit:
        said = draft.attributes
        minutes = self._number(said, "minutes", 600)
        body = self._render(draft.document, self._sections(draft.blocks))
        title = self._title(draft.document, draft.title, draft.span)
        optional = said.has("optional")
        if draft.kind == "page":
            return Page(id=draft.id, title=title, span=draft.span, body=body, minutes=minutes, optional=optional)
        asked = []
        for question in draft.questions:
            self.findings.extend(variant.check(question.attributes, self.facets))
            if variant.belongs(question.attributes, self.chosen):
                asked.append(self._question(draft, question))
        return Quiz(
            id=draft.id,
            title=title,
            span=draft.span,
            body=body,
            questions=tuple(asked),
            pass_mark=None if said.has("ungraded") else self._pass_mark(said),
            attempts=self._number(said, "attempts", 99),
            minutes=minutes,
            optional=optional,
        )

    def _sections(self, blocks: Sequence[Block]) -> Sequence[Block]:
        kept, problems = variant.filter_sections(blocks, self.chosen, self.facets)
        self.findings.extend(problems)
        return kept

    def _render(self, document: Document, blocks: Sequence[Block]) -> Html:
        html, problems = render(document, blocks, self.links, facilitator=self.facilitator, shift=_UP, words=self.words)
        self.findings.extend(problems)
        return html

    def _title(self, document: Document, text: str, where: Span) -> str:
        html, problems = inline(document, text, where, self.links)
        self.findings.extend(problems)
        return html.plain.strip() or text

    def _question(self, unit: DraftUnit, draft: DraftQuestion) -> Question:
        document = unit.document
        objective = draft.attributes.get("objective")
        if objective is not None and objective not in self.objectives:
            nearest = attributes.nearest(objective, self.objectives)
            self.findings.append(finding(codes.UNKNOWN_OBJECTIVE, draft.span, title=draft.title, id=objective, nearest=nearest))
            objective = None
        boxes = {marker: self._render(document, block.children) for marker, block in draft.boxes.items()}
        prompt = [*draft.prompt, *(draft.facilitator if self.facilitator else ())]
        feedback = Feedback(correct=boxes.get("CORRECT"), incorrect=boxes.get("INCORRECT"), always=boxes.get("FEEDBACK"))
        title = self._title(document, draft.title, draft.span)
        body, points = self._render(document, prompt), questions.points(draft.attributes)
        hint = boxes.get("HINT")
        if draft.kind == "truefalse":
            return TrueFalse(
                id=draft.id, title=title, span=draft.span, prompt=body, points=points, objective=objective, hint=hint,
                feedback=feedback, answer=draft.answer,
            )  # fmt: skip
        kind = MultipleResponse if draft.kind == "multiple" else SingleChoice
        return kind(
            id=draft.id, title=title, span=draft.span, prompt=body, points=points, objective=objective, hint=hint,
            feedback=feedback, options=self._options(unit, draft),
        )  # fmt: skip

    def _options(self, unit: DraftUnit, draft: DraftQuestion) -> tuple[Option, ...]:
        letters = self.numbers.letters.get(f"{unit.id}/{draft.id}", ())
        options = []
        for letter, item in zip(letters, draft.options, strict=False):
            quotes = [block for block in item.children if block.kind == "quote"]
            text = self._render(unit.document, [block for block in item.children if block.kind != "quote"])
            said = self._render(unit.document, [child for block in quotes for child in block.children])
            feedback = said if said.fragment else None
            options.append(Option(letter=letter, body=_unwrapped(text), correct=bool(item.checked), feedback=feedback, span=item.span))
        return tuple(options)

    def _number(self, said: Attributes, name: str, most: int) -> int | None:
        written = said.get(name)
        if written is None:
            return None
        if written.isascii() and written.isdigit() and 1 <= int(written[:6]) <= most and len(written) <= 6:
            return int(written)
        remedy = f"write a whole number from 1 to {most}: {name}=5"
        self.findings.append(finding(codes.WRONG_ATTRIBUTE, said.span, name=name, value=written, remedy=remedy))
        return None

    def _pass_mark(self, said: Attributes) -> Fraction | None:
        written = said.get("pass")
        if written is None:
            return None
        match = _PERCENT.fullmatch(written)
        share = Exact(match["number"]) / 100 if match else Exact(2)
        if not match or not 0 < share <= 1:
            remedy = "write a share of the points, more than 0 % and at most 100 %: pass=70%"
            self.findings.append(finding(codes.WRONG_ATTRIBUTE, said.span, name="pass", value=written, remedy=remedy))
            return None
        return Fraction(numerator=share.numerator, denominator=share.denominator)


def _unwrapped(html: Html) -> Html:
    """
    Take the paragraph off a text that is nothing but one paragraph.
    """
    match = _ONE_PARAGRAPH.fullmatch(html.fragment.strip())
    if match and "<p" not in match["inner"]:
        return Html(fragment=match["inner"], plain=html.plain, assets=html.assets)
    return html
