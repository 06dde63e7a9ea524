"""
A course laid out for judging: every text of it with its place and its owner.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Literal, TypeAlias

from clic_scorm.diagnostics import Diagnostic, Span
from clic_scorm.model import Course, Html, Module, MultipleResponse, Option, Page, Question, Quiz, SingleChoice, Unit
from clic_scorm.model.prose import Part, texts


# The lists of sources and terms are pages that nobody wrote as such.
_LISTS = (".yml", ".yaml")
Place: TypeAlias = Literal["page", "introduction", "activity", "prompt", "option", "hint", "feedback"]


@dataclass(frozen=True, slots=True)
class Text:
    """
    Hold one text of the course: where it stands, whose it is (the title of a unit or question), and its unit's id.
    """

    html: Html
    place: Place
    owner: str
    span: Span
    unit: str

    def at(self, part: Part) -> Span:
        """
        Return the place of *part* in the author's file.
        """
        return Span(self.span.file, part.line)

    def parts(self, *kinds: str) -> Iterator[Part]:
        """
        Yield the parts of these kinds, those of footnotes last.
        """
        yield from (part for part in (*self.html.parts, *self.html.notes) if part.kind in kinds)


@dataclass(frozen=True, slots=True)
class Subject:
    """
    Hold a course, the author's files by path, and all texts in their order.
    """

    course: Course
    files: Mapping[str, bytes]
    texts: tuple[Text, ...]

    @property
    def language(self) -> str:
        """
        Return the main part of the language of the course, such as “pt” of pt-BR.
        """
        return self.course.language.partition("-")[0]

    @property
    def questions(self) -> Iterator[Question]:
        """
        Yield the questions of all quizzes and the self-checks on pages, each once, though several assessments may draw it from its bank; a
        survey asks for opinions, which are not judged.
        """
        seen: set[str] = set()
        for unit in self.course.units:
            for question in unit.questions if isinstance(unit, Quiz) else unit.checks if isinstance(unit, Page) else ():
                ref = f"{question.bank or unit.id}/{question.id}"
                if ref not in seen:
                    seen.add(ref)
                    yield question


Rule: TypeAlias = Callable[[Subject], Iterator[Diagnostic]]


def subject_of(course: Course, files: Mapping[str, bytes]) -> Subject:
    """
    Lay *course* out for judging.
    """
    written = tuple(module for module in course.modules if not module.span.file.endswith(_LISTS))
    own = course.model_copy(update={"modules": written})
    return Subject(own, files, tuple(text for module in written for text in _of_module(module)))


def _of_module(module: Module) -> Iterator[Text]:
    for unit in module.units:
        if isinstance(unit, Page):
            yield Text(unit.body, "page", unit.title, unit.span, unit.id)
        elif isinstance(unit, Quiz):
            yield Text(unit.body, "introduction", unit.title, unit.span, unit.id)
        else:
            yield from (Text(html, "activity", unit.title, unit.span, unit.id) for html in texts(unit))
        for question in unit.questions if isinstance(unit, Quiz) else unit.checks if isinstance(unit, Page) else ():
            yield from _of_question(unit, question)


def _of_question(unit: Unit, question: Question) -> Iterator[Text]:
    def text(html: Html | None, place: Place) -> Iterator[Text]:
        if html is not None and html.plain:
            yield Text(html, place, question.title, question.span, unit.id)

    yield from text(question.prompt, "prompt")
    for option in options(question):
        yield from text(option.body, "option")
        yield from text(option.feedback, "feedback")
    yield from text(question.hint, "hint")
    for said in (question.feedback.correct, question.feedback.incorrect, question.feedback.always):
        yield from text(said, "feedback")


def options(question: Question) -> tuple[Option, ...]:
    """
    Return the options of a choice, and none of another kind of question.
    """
    return question.options if isinstance(question, (SingleChoice, MultipleResponse)) else ()


def has_feedback(question: Question) -> bool:
    """
    Return whether a learner reads anything after answering.
    """
    said = (question.feedback.correct, question.feedback.incorrect, question.feedback.always)
    return any(said) or any(option.feedback for option in options(question))
