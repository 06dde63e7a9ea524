"""
The data that the runtime reads, as plain values: what `clic_scorm/runtime/README.md` calls the contract.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, assert_never

from clic_scorm.model import (
    Blanks,
    ChoiceBlank,
    Course,
    Essay,
    Feedback,
    Hotspot,
    Html,
    Instrument,
    Item,
    Matching,
    Module,
    MultipleResponse,
    Numeric,
    Option,
    Ordering,
    Page,
    Pair,
    Question,
    Quiz,
    Region,
    Scale,
    ShortText,
    SingleChoice,
    Survey,
    TrueFalse,
    Unit,
)
from clic_scorm.model.identity import Numbers
from clic_scorm.model.question import remarked
from clic_scorm.model.words import marked
from clic_scorm.rules import Rule, key_of, rule_to_json, runs, weights_to_json
from clic_scorm.rules.lower import lower_score
from clic_scorm.site.strings import numerals, words
from clic_scorm.site.units import content, kind_of


VERSION = 1
_STATUS = {"draft": marked("draft"), "pilot": marked("pilot"), "final": marked("final")}
# What draws and judges kinds of questions beyond choices; the parts of the runtime load with the first that needs them.
_PARTS = {
    "text": ("typed", "writing"),
    "numeric": ("typed", "writing"),
    "blanks": ("typed", "writing", "blanks"),
    "order": ("order",),
    "match": ("match",),
    "categorise": ("match",),
    "scale": ("open",),
    "essay": ("open", "writing"),
    "hotspot": ("hotspot",),
}
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
    Return the start payload: modules, counts and the rule, no titles; adapter and interface strings come with the shell.

    It is all that grows with the course before the first page is there, so that nothing stands in it twice.
    """
    terms = [_quiz_start(quiz) for quiz in course.submitted]
    usual = {name: _most_common([said[name] for said in terms]) for name in ("pass", "points", "attempts", "required")} if terms else {}
    own = {numbers.units[quiz.id]: _short(said, usual) for quiz, said in zip(course.submitted, terms, strict=True)}
    return {
        "payload": VERSION,
        "id": course.id,
        "title": course.title,
        **numerals(course.language),
        "modules": {module.id: runs(numbers.units[unit.id] for unit in module.units) for module in course.modules},
        "usual": usual,
        "plain": [number for number, said in own.items() if not said],
        "quizzes": {str(number): said for number, said in own.items() if said},
        "rule": _brief(rule_to_json(rule)),
        **({"score": weights_to_json(weights)} if (weights := lower_score(course, numbers)[0]) else {}),
    }


def credits(course: Course) -> dict[str, object]:
    """
    Return who stands behind the course: loaded when somebody asks.
    """
    partners = [
        {"name": one.name, "role": one.role, "link": one.link, "logo": one.logo.name if one.logo else ""} for one in course.partners
    ]
    return {"partners": partners, "contact": course.contact, "rights": course.rights}


def _brief(rule: dict[str, object]) -> dict[str, object]:
    """
    Return *rule* with quizzes that must all be passed as one list, which `loader.js` takes apart.
    """
    parts: Any = rule.get("all", [])
    quizzes = [part["passed"] for part in parts if list(part) == ["passed"]]
    rest = [part for part in parts if list(part) != ["passed"]]
    return {"all": [*rest, {"passed": quizzes}]} if quizzes else rule


def _quiz_start(quiz: Quiz) -> dict[str, object]:
    mark = quiz.pass_mark
    return {
        "pass": [mark.numerator, mark.denominator] if mark else None,
        "points": quiz.points,
        "attempts": quiz.attempts,
        "required": not quiz.optional,
        **({"after": quiz.wait} if quiz.when_used_up == "after" and quiz.attempts else {}),
    }


def _most_common(values: Sequence[object]) -> object:
    """
    Return the value that stands most often in *values*, the first of several.
    """
    return max(values, key=values.count)


def titles(course: Course) -> dict[str, str]:
    """
    Return the titles of the modules, by id.
    """
    return {module.id: module.title for module in course.modules}


def outline(module: Module, numbers: Numbers) -> list[dict[str, object]]:
    """
    Return one entry a unit of *module*.
    """
    return [_entry(unit, numbers.units[unit.id], module.optional) for unit in module.units]


def _entry(unit: Unit, number: int, optional: bool) -> dict[str, object]:
    entry: dict[str, object] = {
        "n": number,
        "id": unit.id,
        "kind": kind_of(unit),
        "title": unit.title,
        "minutes": unit.minutes,
        "required": not (unit.optional or optional),
    }
    entry |= {"questions": unit.asked} if isinstance(unit, Quiz) else {}
    return _short(entry, {"kind": "page", "minutes": None, "required": True})


def _short(entry: Mapping[str, object], usual: Mapping[str, object]) -> dict[str, object]:
    """
    Return *entry* without the members that `loader.js` puts back in, as most entries have them.
    """
    return {name: value for name, value in entry.items() if name not in usual or value != usual[name]}


def unit(course: Course, item: Unit, numbers: Numbers) -> dict[str, object]:
    """
    Return the content of one unit; of right answers only digests.
    """
    if isinstance(item, Page):
        checks = [_question(course, question, numbers.questions[f"{item.id}/{question.id}"]) for question in item.checks]
        return {"kind": "page", "html": item.body.fragment, **({"checks": checks} if checks else {}), **parts(item.checks)}
    if not isinstance(item, Quiz):
        asked = item.questions if isinstance(item, (Survey, Instrument)) else ()
        drawn = [_question(course, question, numbers.questions[f"{item.id}/{question.id}"]) for question in asked]
        return content(item, drawn, parts(asked).get("parts", []), course, numbers)
    questions = [_question(course, question, numbers.questions[item.ref(question)]) for question in item.questions]
    return {"kind": "quiz", "html": item.body.fragment, "questions": questions, **parts(item.questions), **_terms(item, numbers)}


def _terms(quiz: Quiz, numbers: Numbers) -> dict[str, object]:
    """
    Return how *quiz* is taken, without what is so in most quizzes.
    """
    said: dict[str, object] = {
        "draw": [[draw.pick, [numbers.questions[ref] for ref in draw.refs]] for draw in quiz.draws],
        "shuffle": "" if quiz.shuffle == "none" else quiz.shuffle,
        "feedback": "" if quiz.feedback == "end" else quiz.feedback,
        "used": "practice" if quiz.when_used_up == "practice" and quiz.attempts else "",
        "time": quiz.time or 0,
        "essential": quiz.essential,
        "last": quiz.take == "last",
        "ungraded": quiz.ungraded,
    }
    return {name: value for name, value in said.items() if value}


def _question(course: Course, question: Question, number: int) -> dict[str, object]:
    data: dict[str, Any] = {
        "n": number,
        "id": question.id,
        "kind": question.kind,
        "title": question.title,
        "prompt": question.prompt.fragment,
        "points": question.points,
        **_shown(question),
        "hint": question.hint.fragment if question.hint else None,
        **key_of(question, f"{course.id}/{number}"),
        **({"bank": question.bank} if question.bank else {}),
        **({"keep": True} if question.keep_order else {}),
    }
    if isinstance(question, Blanks):
        offered = {blank.letter: blank.options for blank in question.blanks if isinstance(blank, ChoiceBlank)}
        data["blanks"] = {
            letter: key | ({"options": offered[letter]} if letter in offered else {}) for letter, key in data["blanks"].items()
        }
    return data


def _shown(question: Question) -> dict[str, object]:
    """
    Return what is offered to choose from, to order or to fill in; what goes together is not told by its order.
    """
    match question:
        case TrueFalse():
            return {"options": [{"letter": "t", "html": ""}, {"letter": "f", "html": ""}]}
        case SingleChoice() | MultipleResponse():
            return {"options": [_option(option) for option in question.options]}
        case Ordering():
            return {"options": [_option(item) for item in sorted(question.items, key=lambda item: item.letter)]}
        case Scale():
            return {"options": [_option(item) for item in question.labels]}
        case Matching():
            targets = sorted(question.targets, key=lambda item: item.letter)
            return {"items": [_option(pair) for pair in question.pairs], "options": [_option(item) for item in targets]}
        case Hotspot():
            regions = [{**_option(one), "rect": [one.left, one.top, one.width, one.height]} for one in question.regions]
            return {"image": question.image.fragment, "options": regions, "several": question.several}
        case Essay():
            return {"words": question.words}
        case ShortText() | Numeric() | Blanks():
            return {}
        case _:
            assert_never(question)


def _option(option: Option | Item | Pair | Region) -> dict[str, Any]:
    return {"letter": option.letter, "html": option.body.fragment}


def parts(questions: Iterable[Question]) -> dict[str, list[str]]:
    """
    Return the parts of the runtime, by their names in load-order.txt, that draw and judge *questions*; nothing where none are needed.
    """
    found = sorted({part for question in questions for part in _PARTS.get(question.kind, ())})
    return {"parts": found} if found else {}


def feedback(item: Page | Quiz, numbers: Numbers) -> dict[str, dict[str, object]]:
    """
    Return what a learner reads after submitting, by question number; it is loaded only then.
    """
    found: dict[str, dict[str, object]] = {}
    for question in item.checks if isinstance(item, Page) else item.questions:
        said: dict[str, object] = dict(_boxes(question.feedback))
        if options := _feedback_by_letter(question):
            said["options"] = options
        if isinstance(question, Essay):
            said |= {name: html.fragment for name, html in (("model", question.model), ("rubric", question.rubric)) if html}
        ref = f"{item.id}/{question.id}" if isinstance(item, Page) else item.ref(question)
        found[str(numbers.questions[ref])] = said
    return found


def _feedback_by_letter(question: Question) -> dict[str, str]:
    return {one.letter: one.feedback.fragment for one in remarked(question) if one.feedback}


def _boxes(boxes: Feedback) -> Mapping[str, str]:
    texts: dict[str, Html | None] = {"correct": boxes.correct, "incorrect": boxes.incorrect, "always": boxes.always}
    return {name: html.fragment for name, html in texts.items() if html}
