"""
Compose the Course from drafts: what belongs to the variant, rendered, with numbers and letters in place.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from functools import partial

from clic_scorm.authoring import attributes, codes, draws, question_codes, questions, quiz_codes, quizzes, variant
from clic_scorm.authoring.answers.base import Making
from clic_scorm.authoring.attributes import Attributes
from clic_scorm.authoring.blocks import Block, Document
from clic_scorm.authoring.draft import DraftModule, DraftPart, DraftQuestion, DraftUnit
from clic_scorm.authoring.forms.draft import DraftForm
from clic_scorm.authoring.instruments import DraftTool
from clic_scorm.authoring.links import Links
from clic_scorm.authoring.prose import inline, render
from clic_scorm.authoring.tags import made, on_heading
from clic_scorm.authoring.units import compose as units
from clic_scorm.authoring.variant import Facets, Variant
from clic_scorm.diagnostics import Diagnostic, Span, finding
from clic_scorm.model import (
    Confirmation,
    Draw,
    Feedback,
    Html,
    Module,
    Page,
    Question,
    Quiz,
    Tags,
    Unit,
)
from clic_scorm.model.identity import Numbers
from clic_scorm.model.words import Words


# A unit's title, ## in the source, is the h1 of its page: what stands below it moves up as far.
_UP = -1
UNSCORED = ("essay", "scale")


class Composer:
    """
    Compose modules one by one; findings gather in *findings*.
    """

    def __init__(
        self,
        links: Links,
        chosen: Variant,
        facets: Facets,
        numbers: Numbers,
        objectives: Collection[str],
        words: Words,
        banks: draws.Banks | None = None,
        confirmations: Sequence[Confirmation] = (),
        instruments: Mapping[str, DraftTool] | None = None,
        forms: Mapping[str, DraftForm] | None = None,
    ) -> None:
        self.links = links
        self.chosen = chosen
        self.facets = facets
        self.numbers = numbers
        self.objectives = objectives
        self.words = words
        self.facilitator = chosen.get("audience") == "facilitator"
        self.banks = banks or {}
        self.findings: list[Diagnostic] = []
        self.tools = units.Tools(
            render=self._render,
            inline=self._inline,
            title=self._title,
            sections=self._sections,
            present=self._parts,
            questions=lambda draft: tuple(self._question(draft, question) for question in self._present(draft.questions)),
            tags=self._tags,
            confirmations={item.id: item for item in confirmations},
            instruments=instruments or {},
            forms=forms or {},
            letters=self._letters,
            findings=self.findings,
        )
        self._from_banks: dict[str, Question] = {}

    def module(self, draft: DraftModule) -> Module:
        """
        Return *draft* with the units that belong to the variant.
        """
        self.findings.extend(variant.check(draft.attributes, self.facets))
        for unit in draft.units:
            self.findings.extend(variant.check(unit.attributes, self.facets))
        present = [unit for unit in draft.units if variant.admits(unit, self.chosen)]
        title = self._title(draft.units[0].document, draft.title, draft.span) if draft.units else draft.title
        return Module(
            kind=draft.kind,
            id=draft.id,
            title=title,
            span=draft.span,
            objectives=draft.objectives,
            units=tuple(self._unit(unit, draft) for unit in present if unit.kind != "handout"),
            handouts=tuple(units.handout(unit, self.tools) for unit in present if unit.kind == "handout"),
            optional=draft.optional,
            done_when=draft.done_when,
            tags=made(draft.tags),
        )

    def _unit(self, unit: DraftUnit, module: DraftModule) -> Unit:
        match unit.kind:
            case "page":
                return self._page(unit)
            case "quiz":
                return self._quiz(unit, module.assessment)
            case "session":
                return units.session(unit, self.tools)
            case _:
                return units.activity(unit, self.tools)

    def _page(self, draft: DraftUnit) -> Unit:
        said = draft.attributes
        minutes = quizzes.number(said, "minutes", 600, self.findings)
        blocks = self._sections(draft.blocks)
        there = {block.span for block in blocks if block.kind == "heading"}
        checks = tuple(self._question(draft, question) for question in draft.questions if question.span in there)
        return Page(
            id=draft.id,
            title=self._title(draft.document, draft.title, draft.span),
            span=draft.span,
            body=self._render(draft.document, blocks),
            minutes=minutes,
            optional=said.has("optional"),
            checks=checks,
            tags=self._tags(said),
        )

    def _quiz(self, draft: DraftUnit, assessment: bool) -> Unit:
        said, problems = quizzes.options(draft.attributes)
        self.findings.extend(problems)
        own = self._present(draft.questions)
        asked = {f"{draft.id}/{question.id}": self._question(draft, question) for question in own}
        taken = []
        if said.pick is not None or draft.draws:
            taken += self._draw(said.pick or len(own), asked, draft.attributes.at("pick"))
        for draw in (draw for draw in draft.draws if draw.pick):
            drawn = {
                f"{bank.unit.id}/{one.id}": self._from_bank(bank.unit, one) for bank, one in draws.drawn(draw, self.banks, self.chosen)
            }
            taken += self._draw(draw.pick, drawn, draw.span)
            asked.update(drawn)
        self.findings.extend(quizzes.check_order(said, own))
        if said.pass_mark and asked and not any(question.points for question in asked.values()):
            self.findings.append(finding(question_codes.NOTHING_TO_PASS, draft.span, title=draft.title))
        return Quiz(
            id=draft.id,
            title=self._title(draft.document, draft.title, draft.span),
            span=draft.span,
            body=self._render(draft.document, self._sections(draft.blocks)),
            questions=tuple(asked.values()),
            # Where all are asked in any case there is nothing to draw.
            draws=tuple(taken) if any(draw.pick < len(draw.refs) for draw in taken) else (),
            pass_mark=said.pass_mark,
            ungraded=said.ungraded,
            attempts=said.attempts,
            when_used_up=said.when_used_up,
            wait=said.wait,
            minutes=said.minutes,
            time=said.time,
            essential=said.essential,
            shuffle=said.shuffle,
            feedback=said.feedback,
            take=said.take,
            optional=said.optional,
            assessment=assessment,
            tags=self._tags(draft.attributes),
        )

    def _present(self, asked: Sequence[DraftQuestion]) -> list[DraftQuestion]:
        for question in asked:
            self.findings.extend(variant.check(question.attributes, self.facets))
        return [question for question in asked if variant.belongs(question.attributes, self.chosen)]

    def _parts(self, parts: Sequence[DraftPart]) -> list[DraftPart]:
        for part in parts:
            self.findings.extend(variant.check(part.attributes, self.facets))
        return [part for part in parts if variant.belongs(part.attributes, self.chosen)]

    def _draw(self, pick: int, among: dict[str, Question], where: Span) -> list[Draw]:
        if not among:
            return []
        if pick > len(among):
            self.findings.append(finding(quiz_codes.PICK_BEYOND, where, pick=pick, count=len(among)))
        points = [question.points for question in among.values()]
        if pick < len(among) and min(points) < max(points):
            self.findings.append(finding(quiz_codes.UNEQUAL_POINTS, where, least=min(points), most=max(points)))
        return [Draw(pick=min(pick, len(among)), refs=tuple(among))]

    def _from_bank(self, bank: DraftUnit, draft: DraftQuestion) -> Question:
        """
        Return a question of a bank; one that several assessments draw is composed once.
        """
        ref = f"{bank.id}/{draft.id}"
        if ref not in self._from_banks:
            self.findings.extend(variant.check(draft.attributes, self.facets))
            self._from_banks[ref] = self._question(bank, draft).model_copy(update={"bank": bank.id})
        return self._from_banks[ref]

    def _sections(self, blocks: Sequence[Block]) -> Sequence[Block]:
        kept, problems = variant.filter_sections(blocks, self.chosen, self.facets)
        self.findings.extend(problems)
        return kept

    def _render(self, document: Document, blocks: Sequence[Block]) -> Html:
        html, problems = render(document, blocks, self.links, facilitator=self.facilitator, shift=_UP, words=self.words)
        self.findings.extend(problems)
        return html

    def _inline(self, document: Document, text: str, where: Span) -> Html:
        html, problems = inline(document, text, where, self.links)
        self.findings.extend(problems)
        return html

    def _title(self, document: Document, text: str, where: Span) -> str:
        return self._inline(document, text, where).plain.strip() or text

    def _question(self, unit: DraftUnit, draft: DraftQuestion) -> Question:
        return self._asked(unit, draft).model_copy(update={"keep_order": draft.attributes.has("keep-order")})

    def _asked(self, unit: DraftUnit, draft: DraftQuestion) -> Question:
        document = unit.document
        objective = draft.attributes.get("objective")
        if objective is not None and objective not in self.objectives:
            nearest = attributes.nearest(objective, self.objectives)
            self.findings.append(finding(codes.UNKNOWN_OBJECTIVE, draft.span, title=draft.title, id=objective, nearest=nearest))
            objective = None
        boxes = {marker: self._render(document, block.children) for marker, block in draft.boxes.items()}
        prompt = [*draft.answer.prompt, *(draft.facilitator if self.facilitator else ())]
        feedback = Feedback(correct=boxes.get("CORRECT"), incorrect=boxes.get("INCORRECT"), always=boxes.get("FEEDBACK"))
        making = Making(
            fields={
                "id": draft.id,
                "title": self._title(document, draft.title, draft.span),
                "span": draft.span,
                "prompt": self._render(document, prompt),
                "objective": objective,
                "difficulty": questions.difficulty(draft.attributes),
                "hint": boxes.get("HINT"),
                "tags": self._tags(draft.attributes),
                "feedback": feedback,
                **({} if draft.answer.kind in UNSCORED else {"points": questions.points(draft.attributes)}),
            },
            sides=self._letters(f"{unit.id}/{draft.id}", draft.answer.sides),
            render=partial(self._render, document),
            line=partial(self._line, document),
            boxes=boxes,
            find=lambda code, where, title: self.findings.append(finding(code, where, title=title)),
        )
        return draft.answer.make(making)

    def _tags(self, said: Attributes) -> Tags:
        found, problems = on_heading(said)
        self.findings.extend(problems)
        return made(found)

    def _letters(self, identifier: str, sides: Sequence[Sequence[str]]) -> tuple[dict[str, str], ...]:
        """
        Return the letters of each side's texts.
        """
        letters = iter(self.numbers.letters.get(identifier, ()))
        return tuple(dict(zip(texts, letters, strict=False)) for texts in sides)

    def _line(self, document: Document, text: str, where: Span) -> Html:
        html, problems = inline(document, text, where, self.links)
        self.findings.extend(problems)
        return html
