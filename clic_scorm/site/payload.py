"""
The data that the runtime reads, as plain values: what `clic_scorm/runtime/README.md` calls the contract.
"""

from __future__ import annotations

import json
from collections.abc import Mapping

from clic_scorm.model import Course, Feedback, Html, Module, Option, Page, Question, Quiz, TrueFalse, Unit, right_letters
from clic_scorm.model.identity import Numbers
from clic_scorm.model.words import marked
from clic_scorm.rules import Rule, digest, rule_to_json, runs
from clic_scorm.site.strings import words


VERSION = 1
_STATUS = {"draft": marked("draft"), "pilot": marked("pilot"), "final": marked("final")}
_RIGHT_TO_LEFT = ("ar", "dv", "fa", "he", "ku", "ps", "sd", "ug", "ur", "yi")


def script(function: str, *arguments: object) -> bytes:
    """
    Return a script that calls *function* of the runtime with *arguments* as data.

    Content comes in through script elements, which work from a file, in an app and under a strict content security policy.
    """
    values = ",".join(json.dumps(argument, ensure_ascii=False, separators=(",", ":")) for argument in arguments)
    # JSON may hold these two raw, scripts of browsers at our floor may not.
    values = values.replace("\u2028", "\\u2028").replace("\u2029", "\\u2029")
    return f"clic.{function}({values});\n".encode()


def direction(language: str) -> str:
    """
    Return `rtl` for languages that are written from right to left, else `ltr`.
    """
    return "rtl" if language.split("-")[0] in _RIGHT_TO_LEFT else "ltr"


def edition(course: Course) -> str:
    """
    Return the line at the foot of every page that tells which edition is installed.
    """
    status = words(course.language)(_STATUS[course.status])
    parts = [f"{course.id} {course.version}", course.language, *(value for _, value in course.facets), status]
    return " · ".join(parts)


def start(course: Course, numbers: Numbers, rule: Rule) -> dict[str, object]:
    """
    Return the start payload: modules, counts and the rule, no titles of pages; adapter and interface strings come with the shell.
    """
    return {
        "payload": VERSION,
        "id": course.id,
        "title": course.title,
        "version": course.version,
        "language": course.language,
        "direction": direction(course.language),
        "status": course.status,
        "edition": edition(course),
        "modules": [_module(module, numbers) for module in course.modules],
        "quizzes": {str(numbers.units[quiz.id]): _quiz_start(quiz) for quiz in course.quizzes},
        "rule": rule_to_json(rule),
    }


def _module(module: Module, numbers: Numbers) -> dict[str, object]:
    return {"id": module.id, "title": module.title, "units": runs(numbers.units[unit.id] for unit in module.units)}


def _quiz_start(quiz: Quiz) -> dict[str, object]:
    mark = quiz.pass_mark
    return {
        "id": quiz.id,
        "pass": [mark.numerator, mark.denominator] if mark else None,
        "points": quiz.points,
        "attempts": quiz.attempts,
        "required": not quiz.optional,
    }


def outline(module: Module, numbers: Numbers) -> list[dict[str, object]]:
    """
    Return one entry a unit of *module*.
    """
    return [_entry(unit, numbers.units[unit.id]) for unit in module.units]


def _entry(unit: Unit, number: int) -> dict[str, object]:
    entry: dict[str, object] = {
        "n": number,
        "id": unit.id,
        "kind": unit.kind,
        "title": unit.title,
        "minutes": unit.minutes,
        "required": not unit.optional,
    }
    return entry | ({"questions": len(unit.questions)} if isinstance(unit, Quiz) else {})


def unit(course: Course, item: Unit, numbers: Numbers) -> dict[str, object]:
    """
    Return the content of one page or quiz; of right answers only digests.
    """
    if isinstance(item, Page):
        return {"kind": "page", "html": item.body.fragment}
    questions = [_question(course, question, numbers.questions[f"{item.id}/{question.id}"]) for question in item.questions]
    return {"kind": "quiz", "html": item.body.fragment, "questions": questions}


def _question(course: Course, question: Question, number: int) -> dict[str, object]:
    if isinstance(question, TrueFalse):
        options = [{"letter": "t", "html": ""}, {"letter": "f", "html": ""}]
    else:
        options = [_option(option) for option in question.options]
    return {
        "n": number,
        "id": question.id,
        "kind": question.kind,
        "title": question.title,
        "prompt": question.prompt.fragment,
        "points": question.points,
        "options": options,
        "hint": question.hint.fragment if question.hint else None,
        "key": digest(f"{course.id}/{number}/{right_letters(question)}"),
    }


def _option(option: Option) -> dict[str, str]:
    return {"letter": option.letter, "html": option.body.fragment}


def feedback(quiz: Quiz, numbers: Numbers) -> dict[str, dict[str, object]]:
    """
    Return what a learner reads after submitting, by question number; it is loaded only then.
    """
    found: dict[str, dict[str, object]] = {}
    for question in quiz.questions:
        parts: dict[str, object] = dict(_boxes(question.feedback))
        if not isinstance(question, TrueFalse):
            options = {option.letter: option.feedback.fragment for option in question.options if option.feedback}
            if options:
                parts["options"] = options
        found[str(numbers.questions[f"{quiz.id}/{question.id}"])] = parts
    return found


def _boxes(boxes: Feedback) -> Mapping[str, str]:
    texts: dict[str, Html | None] = {"correct": boxes.correct, "incorrect": boxes.incorrect, "always": boxes.always}
    return {name: html.fragment for name, html in texts.items() if html}
