"""
Any activity or session that the model allows.
"""

from __future__ import annotations

from typing import Any

from hypothesis import strategies as st

from clic_scorm.diagnostics import Span
from clic_scorm.model import (
    Choice,
    Confirmation,
    Confirmed,
    Declaration,
    Form,
    Forum,
    Group,
    Html,
    Indicator,
    Instrument,
    Item,
    Journal,
    Level,
    Phase,
    Profile,
    Question,
    Scale,
    Scenario,
    Session,
    Step,
    Survey,
    Tool,
    Unit,
)
from clic_scorm.model.form import NUMBERS, Answer, AnswerKind, Choices, Column, Different, DoneWhen, Entry, GivenRow, Table, Template, Total
from clic_scorm.model.identity import LETTERS


HERE = Span("modules/m01.md", 1)


_ANSWERS: tuple[AnswerKind, ...] = ("text", "long", "number", "money", "percent", "date", "person", "yesno", "choice")
KINDS = ("journal", "scenario", "survey", "instrument", "form", "forum", "declaration", "confirmed", "session")


@st.composite
def several(
    draw: st.DrawFn, words: st.SearchStrategy[str], prose: st.SearchStrategy[Html], asked: st.SearchStrategy[Question]
) -> tuple[Unit, ...]:
    """
    Draw three activities of different kinds, which share their words: what they say is less of a question than what they are.
    """
    first = draw(st.integers(0, len(KINDS) - 1))
    kinds = [KINDS[(first + number) % len(KINDS)] for number in range(3)]
    said = st.just(draw(words)), st.just(draw(prose))
    return tuple(draw(activity(f"any-{kind}", kind, *said, asked)) for kind in kinds)


@st.composite
def activity(
    draw: st.DrawFn,
    identifier: str,
    kind: str,
    words: st.SearchStrategy[str],
    prose: st.SearchStrategy[Html],
    asked: st.SearchStrategy[Question],
) -> Unit:
    common: dict[str, Any] = {
        "id": identifier,
        "title": draw(words),
        "span": HERE,
        "body": draw(prose),
        "minutes": draw(st.none() | st.integers(1, 60)),
        "optional": draw(st.booleans()),
    }
    match kind:
        case "journal":
            least = draw(st.integers(1, 200))
            return Journal(least=least, most=draw(st.none() | st.integers(least, 400)), **common)
        case "scenario":
            return Scenario(steps=draw(steps(words, prose)), **common)
        case "survey":
            return Survey(questions=(draw(asked),), **common)
        case "instrument":
            return Instrument(tool=draw(tools(words)), **common)
        case "form":
            return Form(template=draw(templates(words, prose)), **common)
        case "forum":
            return Forum(**common)
        case "declaration":
            return Declaration(**common)
        case "confirmed":
            of = draw(st.sampled_from([("", ""), ("9", "15"), ("28", "32.5")]))
            return Confirmed(by=Confirmation(id="room", text=draw(words), by=draw(words), least=of[0], of=of[1]), **common)
        case _:
            phases = tuple(draw(st.lists(st.builds(Phase, minutes=st.integers(1, 90), step=words, how=prose), max_size=3)))
            return Session(phases=phases, parts=(("objective", draw(prose)),), **{**common, "optional": True})


@st.composite
def tools(draw: st.DrawFn, words: st.SearchStrategy[str]) -> Tool:
    """
    Draw an instrument: two to nine levels, and one to three groups of some questions.
    """
    levels = tuple(Level(value=number, label=draw(words), meaning=draw(words)) for number in range(1, draw(st.integers(2, 9)) + 1))
    labels = tuple(Item(letter=chr(96 + level.value), body=Html(fragment="x", plain="x")) for level in levels)
    groups = []
    for place in range(draw(st.integers(1, 3))):
        asked = range(draw(st.integers(1, 4)))
        ticks = st.lists(words, max_size=2).map(tuple)
        indicators = (
            Indicator(
                question=Scale(id=f"q{place}-{number}", title=draw(words), span=HERE, prompt=Html(), labels=labels), ticks=draw(ticks)
            )
            for number in asked
        )
        groups.append(Group(id=f"g{place}", title=draw(words), short=f"G{place}", indicators=tuple(indicators)))
    count = sum(len(group.indicators) for group in groups)
    scores = st.lists(st.none() | st.integers(1, len(levels)), min_size=count, max_size=count).map(tuple)
    compare = (Profile(name=draw(words), scores=draw(scores)),)
    return Tool(id="tool", title=draw(words), levels=levels, groups=tuple(groups), note_at=1, note=draw(words), compare=compare)


@st.composite
def templates(draw: st.DrawFn, words: st.SearchStrategy[str], prose: st.SearchStrategy[Html]) -> Template:
    """
    Draw a form: a table whose rows are the learner's and one whose rows are given, with every kind of answer from one on, which share their words.
    """
    said, body, required = draw(words), draw(prose), draw(st.booleans())
    kinds = _ANSWERS[draw(st.integers(0, len(_ANSWERS) - 1)) :]
    answers = [Answer(kind=kind, required=required, choices="list" if kind == "choice" else "") for kind in kinds]
    columns = tuple(
        Column(letter=LETTERS[place], id=f"c{place}", title=said, answer=answer, total=answer.kind in NUMBERS)
        for place, answer in enumerate(answers)
    )
    growing = Table(id="grows", title=said, body=body, columns=columns, least=draw(st.integers(0, 3)), most=9)
    rows = tuple(GivenRow(letter=letter, id=f"r-{letter}", title=said, answers=(None, *answers[1:])) for letter in "stu")
    given_rows = Table(id="given", title=said, body=body, columns=columns, heading=said, given=rows)
    totals = tuple(Total(table="grows", column=column.letter, least="1", most="100") for column in columns if column.total)
    entries = tuple(Entry(letter=letter, text=said) for letter in "ab")
    done_when = DoneWhen(totals=totals, different=(Different(table="grows", column="a", count=1),))
    return Template(
        id="form", title=said, tables=(growing, given_rows), choices=(Choices(id="list", entries=entries),), done_when=done_when
    )


@st.composite
def steps(draw: st.DrawFn, words: st.SearchStrategy[str], prose: st.SearchStrategy[Html]) -> tuple[Step, ...]:
    """
    Draw steps of which each leads to later ones only, so that everybody comes to an end.
    """
    count = draw(st.integers(1, 5))
    found = []
    for number in range(count):
        later = [f"s{place}" for place in range(number + 1, count)]
        targets = draw(st.lists(st.sampled_from(later), min_size=1, max_size=3)) if later else []
        choices = tuple(Choice(text=draw(prose), to=target) for target in targets)
        good = not choices and draw(st.booleans())
        found.append(Step(id=f"s{number}", title=draw(words), body=draw(prose), choices=choices, good=good))
    return tuple(found)
