"""
An author's course as objects: read from the sample course, written as files, seen again in a package.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from clic_scorm.authoring.read import Reading, read
from clic_scorm.authoring.sources import read_folder
from clic_scorm.model import MultipleResponse, Quiz, SingleChoice, TrueFalse


COURSE = Path(__file__).parents[1] / "courses" / "mcr-tot"


@dataclass(eq=False)
class Choice:
    text: str
    right: bool


@dataclass(eq=False)
class Named:
    """
    Be something with an id, and with the ids that it had.
    """

    id: str
    title: str
    was: str = ""
    past: set[str] = field(default_factory=set)
    known: bool = False
    published: bool = False


@dataclass(eq=False)
class Asked(Named):
    choices: list[Choice] = field(default_factory=list)
    truth: bool = True
    bin: list[Choice] = field(default_factory=list)


@dataclass(eq=False)
class Unit(Named):
    quiz: bool = False
    place: str = ""
    questions: list[Asked] = field(default_factory=list)
    bin: list[Asked] = field(default_factory=list)


@dataclass(eq=False)
class Chapter:
    id: str
    title: str
    units: list[Unit]


def real_chapters() -> list[Chapter]:
    """
    Return the modules, units, questions and options of the sample course, under their own ids and titles.
    """
    sources, _ = read_folder(COURSE)
    reading, _ = read(sources, {"audience": "facilitator"})
    assert reading is not None
    chapters = []
    for module in reading.course.modules:
        units = []
        for item in module.units:
            unit = Unit(item.id, item.title, quiz=isinstance(item, Quiz))
            for question in item.questions if isinstance(item, Quiz) else ():
                asked = Asked(question.id, question.title)
                if isinstance(question, TrueFalse):
                    asked.truth = question.answer
                elif isinstance(question, (SingleChoice, MultipleResponse)):
                    asked.choices = [Choice(" ".join(option.body.plain.split()), option.correct) for option in question.options]
                unit.questions.append(asked)
            units.append(unit)
        quizzes, pages = [unit for unit in units if unit.quiz], [unit for unit in units if not unit.quiz]
        # Three questions a quiz and two pages a module are as good as all, and much faster.
        for unit in quizzes:
            unit.questions = unit.questions[:3]
        chapters.append(Chapter(module.id, module.title, [*pages[:2], *quizzes]))
    return chapters


@dataclass
class Package:
    """
    Hold what one published package shows: the author's objects by the numbers and letters that the package writes.
    """

    units: dict[int, Unit] = field(default_factory=dict)
    questions: dict[int, Asked] = field(default_factory=dict)
    choices: dict[tuple[int, str], Choice | bool] = field(default_factory=dict)
    asked: dict[int, dict[int, tuple[str, str, bool]]] = field(default_factory=dict)


def package_of(chapters: Sequence[Chapter], reading: Reading) -> Package:
    """
    Look at the course as a package shows it, and note which object stands under which number and letter.
    """
    package = Package()
    units = {unit.id: unit for chapter in chapters for unit in chapter.units}
    for item in reading.course.units:
        number = reading.numbers.units[item.id]
        assert number not in package.units
        unit = package.units[number] = units[item.id]
        if not isinstance(item, Quiz):
            continue
        rows = package.asked[number] = {}
        assert len(item.questions) == len(unit.questions)
        for question, asked in zip(item.questions, unit.questions, strict=True):
            its = reading.numbers.questions[f"{item.id}/{question.id}"]
            assert its not in package.questions
            package.questions[its] = asked
            if isinstance(question, TrueFalse):
                package.choices.update({(its, "t"): True, (its, "f"): False})
                rows[its] = ("tf", "t" if question.answer else "f", False)
                continue
            assert isinstance(question, (SingleChoice, MultipleResponse))
            for option, choice in zip(question.options, asked.choices, strict=True):
                assert (its, option.letter) not in package.choices
                package.choices[its, option.letter] = choice
            right = "".join(sorted(option.letter for option in question.options if option.correct))
            rows[its] = ("".join(option.letter for option in question.options), right, question.kind == "multiple")
    return package


def unit_text(unit: Unit) -> str:
    was = f" was={unit.was}" if unit.was else ""
    heading = f"## {unit.title} {{#{unit.id}{' .quiz' if unit.quiz else ''}{was}{unit.place}}}\n\n"
    return heading + ("\n".join(_question_text(question) for question in unit.questions) if unit.quiz else "What there is to read.\n")


def _question_text(question: Asked) -> str:
    was = f" was={question.was}" if question.was else ""
    if question.choices:
        answers = "".join(f"- [{'x' if choice.right else ' '}] {choice.text}\n" for choice in question.choices)
    else:
        answers = f"Answer: {'true' if question.truth else 'false'}\n"
    return f"### {question.title} {{#{question.id}{was}}}\n\n{answers}"
