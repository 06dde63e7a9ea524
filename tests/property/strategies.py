"""
Any course that the model allows.
"""

from __future__ import annotations

import html

from hypothesis import strategies as st

from clic_scorm.diagnostics import Span
from clic_scorm.model import (
    Asset,
    Contributor,
    Course,
    Done,
    Every,
    Feedback,
    Fraction,
    Html,
    Module,
    MultipleResponse,
    Objective,
    Option,
    Page,
    Passed,
    Question,
    Quiz,
    Requirement,
    SingleChoice,
    Some,
    TrueFalse,
    Unit,
    Viewed,
)


HERE = Span("modules/m01.md", 1)
RIGHT_TO_LEFT = "مدينة قادرة على الصمود"
EMOJI = "🌊🏙️👩🏽‍🚒"
PICTURE = Asset(source="media/Ünïted map.svg", name="media/united-map.svg")
PICTURES = {PICTURE.source: b'<svg xmlns="http://www.w3.org/2000/svg"/>'}

characters = st.characters(exclude_categories=["Cs"])
words = st.one_of(
    st.text(characters, min_size=1, max_size=30),
    st.sampled_from([RIGHT_TO_LEFT, EMOJI, "0", "<b>&amp;]]>", "A & B", '"quoted"', "\u2028line", "café", " ", "x" * 300, "</script>"]),
)
identifiers = st.from_regex(r"[a-z][a-z0-9-]{0,11}", fullmatch=True)


def prose_of(text: str, picture: bool = False) -> Html:
    fragment = f"<p>{html.escape(text)}</p>"
    if picture:
        return Html(fragment=f'{fragment}<p><img src="{PICTURE.name}" alt="Map"/></p>', plain=text, assets=(PICTURE,))
    return Html(fragment=fragment, plain=text)


prose = st.builds(prose_of, words, st.booleans())
maybe_prose = st.none() | prose


@st.composite
def options(draw: st.DrawFn, several: bool) -> tuple[Option, ...]:
    count = draw(st.integers(2, 6))
    letters = draw(st.permutations("abcdefgh"))[:count]
    right = draw(st.sets(st.integers(0, count - 1), min_size=1, max_size=count if several else 1))
    return tuple(
        Option(letter=letter, body=draw(prose), correct=index in right, feedback=draw(maybe_prose), span=HERE)
        for index, letter in enumerate(letters)
    )


@st.composite
def questions(draw: st.DrawFn, identifier: str) -> Question:
    common = {
        "id": identifier,
        "title": draw(words),
        "span": HERE,
        "prompt": draw(prose),
        "points": draw(st.integers(1, 20)),
        "hint": draw(maybe_prose),
        "feedback": Feedback(correct=draw(maybe_prose), incorrect=draw(maybe_prose), always=draw(maybe_prose)),
    }
    kind = draw(st.sampled_from(["single", "multiple", "truefalse"]))
    if kind == "truefalse":
        return TrueFalse(answer=draw(st.booleans()), **common)
    if kind == "multiple":
        return MultipleResponse(options=draw(options(several=True)), **common)
    return SingleChoice(options=draw(options(several=False)), **common)


@st.composite
def quizzes(draw: st.DrawFn, identifier: str) -> Quiz:
    count = draw(st.sampled_from([0, 1, 1, 2, 2, 3, 3, 4, 4, 1, 2, 3, 1, 2, 1, 500]))
    if count == 500:
        # Five hundred drawn one by one would take the whole time; they repeat one that was.
        first = draw(questions("q0"))
        asked = tuple(first.model_copy(update={"id": f"q{number}"}) for number in range(count))
    else:
        asked = tuple(draw(questions(f"q{number}")) for number in range(count))
    mark = draw(st.none() | st.integers(1, 100).map(lambda percent: Fraction(numerator=percent, denominator=100)))
    return Quiz(
        id=identifier,
        title=draw(words),
        span=HERE,
        body=draw(prose),
        questions=asked,
        pass_mark=mark,
        attempts=draw(st.none() | st.integers(1, 9)),
        optional=draw(st.booleans()),
    )


@st.composite
def units(draw: st.DrawFn, identifier: str) -> Unit:
    if draw(st.booleans()):
        return draw(quizzes(identifier))
    minutes = draw(st.none() | st.integers(1, 60))
    return Page(id=identifier, title=draw(words), span=HERE, body=draw(prose), minutes=minutes, optional=draw(st.booleans()))


def requirements(pages: list[str], asked: list[str]) -> st.SearchStrategy[Requirement]:
    atoms: list[st.SearchStrategy[Requirement]] = [st.just(Done(selectors=("required units",), span=HERE))]
    if pages:
        chosen = st.lists(st.sampled_from(pages), min_size=1, max_size=3).map(tuple)
        atoms.append(chosen.map(lambda names: Viewed(selectors=names, span=HERE)))
    if asked:
        atoms.append(st.sampled_from(asked).map(lambda name: Passed(selectors=(name,), span=HERE)))

    def larger(inner: st.SearchStrategy[Requirement]) -> st.SearchStrategy[Requirement]:
        parts = st.lists(inner, min_size=1, max_size=3).map(tuple)
        return parts.map(lambda some: Every(parts=some, span=HERE)) | st.tuples(parts, st.integers(1, 3)).map(
            lambda pair: Some(least=min(pair[1], len(pair[0])), parts=pair[0], span=HERE)
        )

    return st.recursive(st.one_of(atoms), larger, max_leaves=6)


@st.composite
def courses(draw: st.DrawFn) -> Course:
    names = draw(st.lists(identifiers, min_size=1, max_size=8, unique=True))
    cut = draw(st.integers(1, len(names)))
    modules = []
    for number, group in enumerate([names[:cut], names[cut:]], 1):
        if not group:
            continue
        objective = Objective(id=f"o{number}", text=draw(words), verb_class="apply", span=HERE)
        made = tuple(draw(units(name)) for name in group)
        modules.append(Module(id=f"module{number}", title=draw(words), span=HERE, objectives=(objective,), units=made))
    everything = [unit for module in modules for unit in module.units]
    required = [unit for unit in everything if not unit.optional]
    pages = [unit.id for unit in everything if isinstance(unit, Page)]
    asked = [unit.id for unit in everything if isinstance(unit, Quiz)]
    ruled = draw(st.booleans())
    return Course(
        id=draw(identifiers),
        title=draw(words),
        version=draw(st.sampled_from(["1", "1.2.0", "2026-11", "0.1.0-beta.2"])),
        span=HERE,
        status=draw(st.sampled_from(["draft", "pilot", "final"])),
        language=draw(st.sampled_from(["en", "es", "pt-BR", "ar", "zh-Hant"])),
        facets=draw(st.sampled_from([(), (("region", "ca"),)])),
        description=draw(st.just("") | words),
        keywords=tuple(draw(st.lists(words, max_size=3))),
        contributors=tuple(draw(st.lists(st.builds(Contributor, name=words, role=st.sampled_from(["author", "Cook"])), max_size=2))),
        rights=draw(st.just("") | words),
        learning_minutes=draw(st.none() | st.integers(1, 6000)),
        modules=tuple(modules),
        completion=draw(requirements(pages, asked)) if required and ruled else None,
    )
