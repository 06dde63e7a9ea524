"""
A course as indented lines, for cases that say what must come out.
"""

from __future__ import annotations

from collections.abc import Iterator

from clic_scorm.model import (
    Asset,
    Blank,
    Blanks,
    Certificate,
    ChoiceBlank,
    Course,
    Done,
    Essay,
    Every,
    Framework,
    Hotspot,
    Interval,
    Matching,
    Module,
    MultipleResponse,
    NumberBlank,
    Numeric,
    Option,
    Ordering,
    Page,
    Partner,
    Passed,
    Question,
    Quiz,
    Requirement,
    Scale,
    Scored,
    ShortText,
    SingleChoice,
    Some,
    Survey,
    Tags,
    Telling,
    TextBlank,
    Theme,
    TrueFalse,
    Unit,
    right_letters,
)
from clic_scorm.rules.number import written
from tests.authoring.activities import activity, handout


def outline(course: Course) -> list[str]:
    lines = [f"course {course.id} {course.version} “{course.title}”" + _list(" keywords", course.keywords)]
    lines[0] += _list(" theme", tuple(_theme(course.theme))) + _list(" partners", tuple(map(_partner, course.partners)))
    lines.extend("  " + _certificate(one) for one in course.certificates)
    lines.extend("  " + line for one in course.frameworks for line in _framework(one))
    lines.extend(["  " + _telling(course.telling)] if course.telling else [])
    for asked in course.learner:
        answers = ", ".join(f"{value} “{label}”" for value, label in zip(asked.of, asked.labels, strict=True))
        lines.append(f"  asks {asked.id} “{asked.ask}” {answers}" + (f" fixed {asked.fixed}" if asked.fixed else ""))
    if course.score:
        lines.append("  score " + ", ".join(f"{', '.join(one.selectors)} {one.weight}" for one in course.score))
        # What a rule selects is tested where it is lowered; here it is told where it has parts of its own.
        lines.extend(["  completion", *_rule(course.completion, "    ")] if course.completion else [])
    for module in course.modules:
        lines.append("  " + _module(module))
        for unit in module.units:
            lines.extend("    " + line for line in _unit(unit))
        lines.extend("    " + line for item in module.handouts for line in handout(item))
    return lines


def _certificate(one: Certificate) -> str:
    words = [f"certificate {one.id} “{one.title}”", f"{one.months} months" if one.months else "", f"{one.hours} hours" if one.hours else ""]
    words += [f"“{one.text}”" if one.text else "", "in-package" if one.issue == "in-package" else ""]
    signed = tuple(
        " ".join(filter(None, (who.name, f"({who.role})" if who.role else "", who.picture.source if who.picture else "")))
        for who in one.signatories
    )
    return (
        " ".join(filter(None, words)) + _list(" confirmed", tuple(each.confirmation for each in one.confirmed)) + _list(" signed", signed)
    )


def _telling(telling: Telling) -> str:
    words = [f"passed: {telling.passed}", "while waiting passed" if telling.while_waiting == "passed" else ""]
    return "lms " + ", ".join(filter(None, [*words, "completed early" if telling.early else ""]))


def _list(label: str, values: tuple[str, ...]) -> str:
    return f"{label}: {', '.join(values)}" if values else ""


def _framework(one: Framework) -> Iterator[str]:
    words = [f"framework {one.id} {one.tag}", one.year, one.source, "shown" if one.shown else ""]
    words += [f"after {walk.framework}{' (ours)' if walk.ours else ''}" for walk in one.crosswalks]
    yield " ".join(filter(None, words))
    yield from (f"  {item.number} {item.id} “{item.title}” {item.text}".rstrip() for item in one.items)
    meant = [f"{each.tag}:{each.value}={'+'.join(map(str, each.numbers)) or '-'}" for each in one.counterparts]
    yield f"  {' '.join(meant)}"


def tags(found: Tags) -> str:
    return "".join(f" {tag.name}:{tag.value}" for tag in found)


def _theme(theme: Theme) -> Iterator[str]:
    for name, value in theme:
        if isinstance(value, Asset):
            yield f"{name.replace('_', '-')} {value.name} “{theme.logo_text}”"
        elif value and name != "logo_text":
            yield f"{name.replace('_', '-')} {value}"


def _partner(partner: Partner) -> str:
    words = [partner.name, f"({partner.role})" if partner.role else "", partner.link, partner.logo.name if partner.logo else ""]
    return " ".join(word for word in words if word)


def _module(module: Module) -> str:
    objectives = tuple(f"{item.id} [{item.verb_class}]{tags(item.tags)}" for item in module.objectives)
    words = f" done when {', '.join(module.done_when)}" if module.kind == "case" else ""
    words += " optional" if module.optional else ""
    return f"{module.kind} {module.id} “{module.title}”" + words + _list(" objectives", objectives) + tags(module.tags)


def _unit(unit: Unit) -> Iterator[str]:
    words = [unit.kind, unit.id, f"“{unit.title}”"]
    if unit.minutes:
        words.append(f"{unit.minutes} min")
    if unit.optional:
        words.append("optional")
    words += [tags(unit.tags).strip()] if unit.tags else []
    if isinstance(unit, Page):
        yield " ".join(words)
        for fact in unit.facts:
            yield f"  fact “{fact.text}” {fact.value} {fact.unit} {fact.date} @{fact.source} {fact.place} {fact.confidence}".rstrip()
        for question in unit.checks:
            yield from ("  " + line for line in _question(question))
        return
    if not isinstance(unit, Quiz):
        yield from activity(unit, words)
        for question in unit.questions if isinstance(unit, Survey) else ():
            yield from ("  " + line for line in _question(question))
        return
    if unit.pass_mark:
        words.append(f"pass {unit.pass_mark.numerator}/{unit.pass_mark.denominator}")
    if unit.attempts:
        words.append(f"attempts {unit.attempts}")
    words += [f"then {unit.when_used_up}"] if unit.when_used_up != "locked" else []
    words += [f"{unit.wait} h"] if unit.wait else []
    words += [f"time {unit.time}"] if unit.time else []
    words += [name for name in ("essential", "ungraded", "assessment") if getattr(unit, name)]
    words += [f"draws {draw.pick} of {' '.join(draw.refs)}" for draw in unit.draws]
    words += [f"shuffle {unit.shuffle}"] if unit.shuffle != "none" else []
    words += [f"feedback {unit.feedback}"] if unit.feedback != "end" else []
    words += [f"take {unit.take}"] if unit.take != "best" else []
    yield " ".join([*words, f"points {unit.points}"])
    for question in unit.questions:
        yield from ("  " + line for line in _question(question))


def _question(question: Question) -> Iterator[str]:
    words = [
        question.kind,
        f"{question.bank}/{question.id}".lstrip("/"),
        f"“{question.title}”",
        f"points {question.points}",
        f"right {right_letters(question)}",
    ]
    words += [f"objective {question.objective}"] if question.objective else []
    words += [f"prompt “{question.prompt.plain.strip()}”"] if question.prompt.plain.strip() else []
    words += ["hint"] if question.hint else []
    words += [tags(question.tags).strip()] if question.tags else []
    words += ["keep-order"] if question.keep_order else []
    words += [f"correct “{question.feedback.correct.plain.strip()}”"] if question.feedback.correct else []
    yield " ".join(words)
    yield from ("  " + line for line in _answer(question))


def _answer(question: Question) -> Iterator[str]:
    partial = " partial" if getattr(question, "partial", False) else ""
    match question:
        case SingleChoice() | MultipleResponse():
            yield from (_option(option) for option in question.options)
        case ShortText():
            yield f"accepts {' | '.join(question.accepted)}" + (" exact" if question.exact else "")
        case Numeric():
            yield _interval(question.interval)
        case Ordering():
            yield " > ".join(item.body.plain.strip() for item in question.items) + partial
        case Matching():
            yield from _pairs(question)
        case Blanks():
            yield from (_blank(blank) for blank in question.blanks)
        case Scale():
            yield " < ".join(item.body.plain.strip() for item in question.labels)
        case Essay():
            yield f"words {question.words[0]}..{question.words[1]}"
            yield from (f"{name} “{html.plain.strip()}”" for name, html in (("model", question.model), ("rubric", question.rubric)) if html)
        case Hotspot():
            yield f"image “{question.image.plain.strip()}”" + (" several" if question.several else "") + partial
            for region in question.regions:
                yield f"{region.letter} “{region.body.plain.strip()}” {region.left} {region.top} {region.width} {region.height}"
        case TrueFalse():
            pass


def _blank(blank: Blank) -> str:
    match blank:
        case TextBlank():
            return f"{blank.letter} accepts {' | '.join(blank.accepted)}"
        case NumberBlank():
            return f"{blank.letter} {_interval(blank.interval)}"
        case ChoiceBlank():
            words = dict(blank.options)
            others = sorted(word for letter, word in blank.options if letter != blank.right)
            return f"{blank.letter} {words[blank.right]} ~ {' ~ '.join(others)}"


def _pairs(question: Matching) -> Iterator[str]:
    bodies = {item.letter: item.body.plain.strip() for item in question.targets}
    yield from (f"{pair.body.plain.strip()} :: {bodies[pair.right]}" for pair in question.pairs)
    used = {pair.right for pair in question.pairs}
    yield from (f":: {body}" for letter, body in bodies.items() if letter not in used)


def _interval(interval: Interval) -> str:
    low, high = written(interval.low), written(interval.high)
    return (low if low == high else f"{low}..{high}") + (f" {interval.unit}" if interval.unit else "")


def _option(option: Option) -> str:
    feedback = f" feedback “{option.feedback.plain.strip()}”" if option.feedback else ""
    return f"{option.letter} “{option.body.plain.strip()}”{feedback}"


def _rule(rule: Requirement, indent: str) -> list[str]:
    if isinstance(rule, (Every, Some)):
        return [line for part in rule.parts for line in _rule(part, indent)]
    words: list[str] = [rule.kind, ", ".join(getattr(rule, "selectors", ()))]
    if isinstance(rule, Done):
        words.append(f"least {rule.least}" if rule.least else "")
        if rule.where:
            words.append(f"where {rule.where.tag} is {rule.where.value or f'learner.{rule.where.attribute}'}")
    if isinstance(rule, Passed) and rule.attempts:
        words.append(f"attempts {rule.attempts}")
    if isinstance(rule, Scored):
        words.append("/".join(map(str, rule.minimum)))
    return [indent + " ".join(filter(None, words))]
