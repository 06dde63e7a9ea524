"""
Read self-assessment tools, files in instruments/, and give their questions to the activities that use them.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from html import escape

from clic_scorm.authoring import codes, data_files, instrument_codes
from clic_scorm.authoring.answers.base import Making
from clic_scorm.authoring.attributes import Attributes, slug, usable
from clic_scorm.authoring.blocks import Block
from clic_scorm.authoring.draft import DraftModule, DraftQuestion, DraftUnit
from clic_scorm.authoring.fields import Fields
from clic_scorm.authoring.sources import Sources
from clic_scorm.authoring.yaml import Mapping as Keys
from clic_scorm.authoring.yaml import Scalar
from clic_scorm.diagnostics import Diagnostic, Span, finding
from clic_scorm.model import Group, Html, Indicator, Item, Level, Profile, Question, Scale, Tool


FOLDER = "instruments/"
KEYS = ("title", "levels", "note-at", "note", "weak-below", "groups", "compare")
LEVEL_KEYS = ("label", "meaning")
GROUP_KEYS = ("title", "short", "questions")
QUESTION_KEYS = ("text", "tick")
PROFILE_KEYS = ("name", "scores")
_MOST_LEVELS = 9
_MEAN = re.compile(r"[0-9](\.[0-9]{1,2})?")


@dataclass(frozen=True, slots=True)
class DraftLevels:
    """
    Hold the numbers of the levels that a question of an instrument is scored by.
    """

    values: tuple[int, ...]
    labels: tuple[str, ...]
    kind: str = "scale"
    prompt: tuple[Block, ...] = ()

    @property
    def sides(self) -> tuple[tuple[str, ...], ...]:
        """
        The numbers, which keep their letters when a label is put better.
        """
        return (tuple(map(str, self.values)),)

    def make(self, making: Making) -> Question:
        """
        Return the question.
        """
        letters = making.sides[0]
        named = zip(self.values, self.labels, strict=True)
        labels = (Item(letter=letters[str(value)], body=_plain(f"{value} – {label}")) for value, label in named if str(value) in letters)
        return Scale(labels=tuple(labels), **making.fields)


@dataclass(frozen=True, slots=True)
class DraftIndicator:
    """
    Hold a question of an instrument as it is written.
    """

    id: str
    text: str
    ticks: tuple[str, ...]
    span: Span


@dataclass(frozen=True, slots=True)
class DraftGroup:
    """
    Hold a group of questions as it is written.
    """

    id: str
    title: str
    short: str
    indicators: tuple[DraftIndicator, ...]
    span: Span


@dataclass(frozen=True, slots=True)
class DraftTool:
    """
    Hold an instrument as it is written.
    """

    id: str
    title: str
    levels: tuple[Level, ...]
    groups: tuple[DraftGroup, ...]
    note_at: int | None
    note: str
    weak_below: str
    compare: tuple[Profile, ...]

    def made(self, questions: Iterable[Question], worded: Callable[[str, Span], str]) -> Tool:
        """
        Return the instrument with *questions*, which are those of its groups in order; *worded* returns a label as learners read it.
        """
        by_id = {question.id: question for question in questions if isinstance(question, Scale)}
        groups = tuple(
            Group(
                id=group.id,
                title=worded(group.title, group.span),
                short=worded(group.short, group.span),
                indicators=tuple(Indicator(question=by_id[one.id], ticks=one.ticks) for one in group.indicators if one.id in by_id),
            )
            for group in self.groups
        )
        said = {
            "id": self.id,
            "title": self.title,
            "levels": self.levels,
            "note_at": self.note_at,
            "note": self.note,
            "weak_below": self.weak_below,
        }
        return Tool(groups=groups, compare=self.compare, **said)


def read_instruments(sources: Sources) -> tuple[dict[str, DraftTool], tuple[Diagnostic, ...]]:
    """
    Read every file in instruments/, by its name.
    """
    found: dict[str, DraftTool] = {}
    findings: list[Diagnostic] = []
    for name, _, keys in data_files.read(sources, FOLDER, instrument_codes.NO_INDICATORS, findings):
        found[name] = _read(name, keys, findings)
    return found, tuple(findings)


def _read(name: str, mapping: Keys, findings: list[Diagnostic]) -> DraftTool:
    fields = Fields(mapping, "the instrument", KEYS, findings)
    title = fields.text("title", name, example="title: Local Government Self-Assessment Tool")
    levels = tuple(_levels(fields))
    groups = tuple(_groups(fields))
    note_at = _level(fields, "note-at", levels)
    if not any(group.indicators for group in groups):
        findings.append(finding(instrument_codes.NO_INDICATORS, fields.span("groups")))
    asked = sum(len(group.indicators) for group in groups)
    note = fields.text("note") if note_at is None else fields.text("note", example="note: What is missing, and why?")
    compare = tuple(_profiles(fields, {level.value for level in levels}, asked))
    return DraftTool(name, title, levels, groups, note_at, note, _mean(fields, "weak-below", levels), compare)


def _levels(fields: Fields) -> Iterable[Level]:
    group = fields.group("levels")
    if group is None:
        example = "levels: {1: {label: minor}, 2: {label: beginning}}"
        fields.findings.append(finding(codes.MISSING_KEY, fields.mapping.span, owner=fields.owner, key="levels", example=example))
        return
    known: list[int] = []
    for key, value in group.pairs:
        number = int(key.text) if key.text.isascii() and key.text.isdigit() and len(key.text) == 1 else -1
        if not 0 <= number <= _MOST_LEVELS or (known and number <= known[-1]):
            fields.wrong("levels", key.text, "number the levels upwards, from 0 to 9 at most", key.span)
            continue
        known.append(number)
        if isinstance(value, Keys):
            inner = Fields(value, f"level {number}", LEVEL_KEYS, fields.findings)
            label = inner.text("label", str(number), example="label: substantial")
            yield Level(value=number, label=label, meaning=inner.text("meaning"))
        else:
            yield Level(value=number, label=value.text if isinstance(value, Scalar) else str(number))
    if len(known) < 2:
        fields.wrong("levels", ", ".join(map(str, known)), "write two levels at least")


def _level(fields: Fields, key: str, levels: tuple[Level, ...]) -> int | None:
    text = fields.text(key)
    if not text:
        return None
    known = [str(level.value) for level in levels]
    if text not in known:
        fields.wrong(key, text, f"write one of the levels: {', '.join(known)}")
        return None
    return int(text)


def _mean(fields: Fields, key: str, levels: tuple[Level, ...]) -> str:
    """
    Return a mean between the lowest and the highest level, as written; empty where there is none.
    """
    text = fields.text(key)
    if text and not (_MEAN.fullmatch(text) and levels and levels[0].value < Decimal(text) <= levels[-1].value):
        between = f"above {levels[0].value} and not above {levels[-1].value}" if levels else "between the levels"
        fields.wrong(key, text, f"write a number {between}, such as 2.5")
        return ""
    return text


def _groups(fields: Fields) -> Iterable[DraftGroup]:
    seen: dict[str, Span] = {}
    for key, value in (fields.group("groups") or Keys((), fields.mapping.span)).pairs:
        if not _named(key, seen, fields.findings):
            continue
        if not isinstance(value, Keys):
            fields.wrong(key.text, value, "write below it, indented, title: … and questions: …", key.span)
            continue
        inner = Fields(value, f"the group “{key.text}”", GROUP_KEYS, fields.findings)
        title = inner.text("title", key.text, example="title: Organisation and coordination")
        yield DraftGroup(key.text, title, inner.text("short", key.text), tuple(_indicators(inner, seen)), key.span)


def _indicators(fields: Fields, seen: dict[str, Span]) -> Iterable[DraftIndicator]:
    for key, value in (fields.group("questions") or Keys((), fields.mapping.span)).pairs:
        if not _named(key, seen, fields.findings):
            continue
        if isinstance(value, Scalar):
            yield DraftIndicator(key.text, " ".join(value.text.split()) or key.text, (), key.span)
        elif isinstance(value, Keys):
            inner = Fields(value, f"the question “{key.text}”", QUESTION_KEYS, fields.findings)
            text = inner.text("text", key.text, example="text: Are drills held regularly?")
            yield DraftIndicator(key.text, text, inner.texts("tick"), key.span)
        else:
            fields.wrong(key.text, value, "write the question, or text: … and tick: [one, two]", key.span)


def _named(key: Scalar, seen: dict[str, Span], findings: list[Diagnostic]) -> bool:
    """
    Return whether *key* can name a group or a question; report it where not.
    """
    if not usable(key.text):
        findings.append(finding(codes.WRONG_ID, key.span, id=key.text, suggestion=slug(key.text) or "q01"))
        return False
    if key.text in seen:
        findings.append(finding(codes.DUPLICATE_ID, key.span, id=key.text, other=seen[key.text]))
        return False
    seen[key.text] = key.span
    return True


def _profiles(fields: Fields, levels: set[int], asked: int) -> Iterable[Profile]:
    for group in fields.groups("compare"):
        inner = Fields(group, "compare", PROFILE_KEYS, fields.findings)
        name = inner.text("name", "?", example="name: Puerto Esperanza, an invented city")
        written = "".join(inner.text("scores", example="scores: 3342 2211").split())
        where = inner.span("scores")
        odd = next((sign for sign in written if sign != "-" and not (sign.isascii() and sign.isdigit() and int(sign) in levels)), "")
        if odd:
            known = ", ".join(map(str, sorted(levels)))
            fields.findings.append(finding(instrument_codes.PROFILE_LEVEL, where, name=name, score=odd, known=known))
        elif written and len(written) != asked:
            fields.findings.append(finding(instrument_codes.PROFILE_LENGTH, where, name=name, count=len(written), asked=asked))
        elif written:
            yield Profile(name=name, scores=tuple(None if sign == "-" else int(sign) for sign in written))


def with_questions(draft: DraftModule, tools: Mapping[str, DraftTool], findings: list[Diagnostic]) -> DraftModule:
    """
    Return *draft* with the questions of the instruments that its activities use.
    """
    if not any(unit.kind == "instrument" for unit in draft.units):
        return draft
    return replace(draft, units=tuple(_asking(unit, tools, findings) for unit in draft.units))


def _asking(unit: DraftUnit, tools: Mapping[str, DraftTool], findings: list[Diagnostic]) -> DraftUnit:
    if unit.kind != "instrument":
        return unit
    tool = data_files.used(unit, tools, instrument_codes.NO_INSTRUMENT, instrument_codes.UNKNOWN_INSTRUMENT, "lg-sat")
    if isinstance(tool, Diagnostic):
        findings.append(tool)
        return replace(unit, kind="page")
    answer = DraftLevels(tuple(level.value for level in tool.levels), tuple(level.label for level in tool.levels))
    questions = tuple(
        DraftQuestion(one.id, one.text, one.span, Attributes(one.span, one.id), answer) for group in tool.groups for one in group.indicators
    )
    return replace(unit, questions=questions)


def _plain(text: str) -> Html:
    return Html(fragment=escape(text, quote=False), plain=text)
