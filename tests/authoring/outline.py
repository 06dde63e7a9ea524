"""
A course as indented lines, for cases that say what must come out.
"""

from __future__ import annotations

from collections.abc import Iterator

from clic_scorm.model import Course, Module, Option, Page, Question, TrueFalse, Unit, right_letters


def outline(course: Course) -> list[str]:
    lines = [f"course {course.id} {course.version} “{course.title}”" + _list(" keywords", course.keywords)]
    for module in course.modules:
        lines.append("  " + _module(module))
        for unit in module.units:
            lines.extend("    " + line for line in _unit(unit))
    return lines


def _list(label: str, values: tuple[str, ...]) -> str:
    return f"{label}: {', '.join(values)}" if values else ""


def _module(module: Module) -> str:
    objectives = tuple(f"{item.id} [{item.verb_class}]" for item in module.objectives)
    return f"module {module.id} “{module.title}”" + _list(" objectives", objectives)


def _unit(unit: Unit) -> Iterator[str]:
    words = [unit.kind, unit.id, f"“{unit.title}”"]
    if unit.minutes:
        words.append(f"{unit.minutes} min")
    if unit.optional:
        words.append("optional")
    if isinstance(unit, Page):
        yield " ".join(words)
        return
    if unit.pass_mark:
        words.append(f"pass {unit.pass_mark.numerator}/{unit.pass_mark.denominator}")
    if unit.attempts:
        words.append(f"attempts {unit.attempts}")
    yield " ".join([*words, f"points {unit.points}"])
    for question in unit.questions:
        yield from ("  " + line for line in _question(question))


def _question(question: Question) -> Iterator[str]:
    words = [question.kind, question.id, f"“{question.title}”", f"points {question.points}", f"right {right_letters(question)}"]
    words += [f"objective {question.objective}"] if question.objective else []
    words += [f"prompt “{question.prompt.plain.strip()}”"] if question.prompt.plain.strip() else []
    words += ["hint"] if question.hint else []
    words += [f"correct “{question.feedback.correct.plain.strip()}”"] if question.feedback.correct else []
    yield " ".join(words)
    if not isinstance(question, TrueFalse):
        yield from ("  " + _option(option) for option in question.options)


def _option(option: Option) -> str:
    feedback = f" feedback “{option.feedback.plain.strip()}”" if option.feedback else ""
    return f"{option.letter} “{option.body.plain.strip()}”{feedback}"
