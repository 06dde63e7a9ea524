"""
Any course that the model allows.
"""

from __future__ import annotations

import html
from collections.abc import Callable
from typing import Any, Literal

from hypothesis import strategies as st

from clic_scorm.diagnostics import Span
from clic_scorm.model import (
    Asset,
    Blank,
    Blanks,
    ChoiceBlank,
    Contributor,
    Course,
    Done,
    Draw,
    Essay,
    Every,
    Fact,
    Feedback,
    Fraction,
    Hotspot,
    Html,
    Interval,
    Item,
    Matching,
    Module,
    MultipleResponse,
    NumberBlank,
    Numeric,
    Objective,
    Option,
    Ordering,
    Page,
    Pair,
    Passed,
    Question,
    Quiz,
    Region,
    Requirement,
    Scale,
    ShortText,
    SingleChoice,
    Some,
    TextBlank,
    TrueFalse,
    Unit,
    Viewed,
)
from tests.property.activities import several


HERE = Span("modules/m01.md", 1)
RIGHT_TO_LEFT = "مدينة قادرة على الصمود"
EMOJI = "🌊🏙️👩🏽‍🚒"
PICTURE = Asset(source="media/Ünïted map.svg", name="media/united-map.svg")
FILM = Asset(source="media/talk.mp4", name="media/talk.mp4")
CAPTIONS = Asset(source="media/talk.vtt", name="media/talk.vtt")
PICTURES = {PICTURE.source: b'<svg xmlns="http://www.w3.org/2000/svg"/>', FILM.source: b"    ftyp", CAPTIONS.source: b"WEBVTT"}
# What authors write beside plain prose, as the pages hold it.
CITATION = '<p>So (<a href="#references/ref-a" id="cite-5-a" class="citation" role="doc-biblioref">A &amp; B, 2012, p. 3</a>).</p>'
TERM = '<p>A <a href="#glossary/term-hazard" class="term">hazard</a>.</p>'
FORMULA = (
    '<p><math xmlns="http://www.w3.org/1998/Math/MathML" alttext="a &lt; b" display="block"><mi>a</mi><mo>&lt;</mo><mi>b</mi></math></p>'
)
RECORDING = (
    f'<figure class="film"><video controls="controls" preload="none"><source src="{FILM.name}" type="video/mp4"/>'
    f'<track kind="captions" src="{CAPTIONS.name}" srclang="en" label="Captions"/></video><figcaption>A talk</figcaption></figure>'
)

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


apparatus = st.sampled_from(
    [
        Html(fragment=CITATION, plain="So (A & B, 2012, p. 3)."),
        Html(fragment=TERM, plain="A hazard."),
        Html(fragment=FORMULA, plain="a < b"),
        Html(fragment=RECORDING, plain="A talk", assets=(FILM, CAPTIONS)),
    ]
)
prose = st.one_of(st.builds(prose_of, words, st.booleans()), st.builds(prose_of, words, st.booleans()), apparatus)
facts = st.lists(
    st.builds(
        Fact, text=words, value=words, unit=words, date=st.just("2012"), source=st.just("a"), confidence=st.sampled_from(["", "high"]),
        span=st.just(HERE),
    ),
    max_size=2,
).map(tuple)  # fmt: skip
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


items = (
    st.integers(2, 6)
    .flatmap(lambda count: st.permutations("abcdefgh").map(lambda letters: letters[:count]))
    .flatmap(lambda letters: st.tuples(*(st.builds(Item, letter=st.just(letter), body=prose, feedback=maybe_prose) for letter in letters)))
)
numbers = st.decimals(-1000, 1000, places=2)
intervals = st.tuples(numbers, numbers, st.sampled_from(["", "m", "%"])).map(
    lambda ends: Interval(low=min(ends[:2]), high=max(ends[:2]), unit=ends[2])
)
accepted = st.lists(words, min_size=1, max_size=3).map(tuple)


@st.composite
def matchings(draw: st.DrawFn, common: dict[str, Any], kind: Literal["match", "categorise"]) -> Matching:
    targets = draw(st.permutations("stuv"))
    lefts = "abcde"[: draw(st.integers(2, 3 if kind == "match" else 5))]
    rights = targets if kind == "match" else [draw(st.sampled_from(targets[:2])) for _ in lefts]
    pairs = tuple(
        Pair(letter=letter, body=draw(prose), right=right, feedback=draw(maybe_prose)) for letter, right in zip(lefts, rights, strict=False)
    )
    offered = tuple(Item(letter=letter, body=draw(prose), feedback=draw(maybe_prose)) for letter in targets)
    return Matching(kind=kind, pairs=pairs, targets=offered, partial=draw(st.booleans()), **common)


@st.composite
def fill_ins(draw: st.DrawFn, common: dict[str, Any]) -> Blanks:
    blanks: list[Blank] = []
    for letter in "abcd"[: draw(st.integers(1, 4))]:
        kind = draw(st.sampled_from(["text", "numeric", "choice"]))
        if kind == "text":
            blanks.append(TextBlank(letter=letter, accepted=draw(accepted), exact=draw(st.booleans())))
        elif kind == "numeric":
            blanks.append(NumberBlank(letter=letter, interval=draw(intervals)))
        else:
            blanks.append(
                ChoiceBlank(letter=letter, options=tuple((one, draw(words)) for one in "stu"), right=draw(st.sampled_from("stu")))
            )
    places = "".join(f'<span class="blank" data-blank="{blank.letter}"></span>' for blank in blanks)
    prompt = Html(fragment=f"<p>{places}</p>", plain="_____")
    return Blanks(blanks=tuple(blanks), partial=draw(st.booleans()), **{**common, "prompt": prompt})


@st.composite
def hotspots(draw: st.DrawFn, common: dict[str, Any]) -> Hotspot:
    regions = tuple(
        Region(
            letter=option.letter, body=option.body, correct=option.correct, feedback=option.feedback, left=left, top=0, width=10, height=100
        )
        for left, option in enumerate(draw(options(several=True)))
    )
    several = sum(region.correct for region in regions) > 1
    return Hotspot(image=prose_of("Map", picture=True), regions=regions, several=several, partial=several and draw(st.booleans()), **common)


Answers = Callable[[dict[str, Any]], st.SearchStrategy[Question]]
ANSWERS: dict[str, Answers] = {
    "single": lambda common: options(several=False).map(lambda offered: SingleChoice(options=offered, **common)),
    "multiple": lambda common: st.builds(MultipleResponse, options=options(several=True), partial=st.booleans(), **fixed(common)),
    "truefalse": lambda common: st.builds(TrueFalse, answer=st.booleans(), **fixed(common)),
    "text": lambda common: st.builds(ShortText, accepted=accepted, exact=st.booleans(), **fixed(common)),
    "numeric": lambda common: st.builds(Numeric, interval=intervals, **fixed(common)),
    "match": lambda common: matchings(common, "match"),
    "categorise": lambda common: matchings(common, "categorise"),
    "order": lambda common: st.builds(Ordering, items=items, partial=st.booleans(), **fixed(common)),
    "blanks": fill_ins,
    "scale": lambda common: st.builds(Scale, labels=items, **fixed(common)),
    "essay": lambda common: st.builds(
        Essay, words=st.sampled_from([(0, 0), (80, 120)]), model=maybe_prose, rubric=maybe_prose, **fixed(common)
    ),
    "hotspot": hotspots,
}
KINDS = (*ANSWERS,)


def fixed(common: dict[str, Any]) -> dict[str, Any]:
    return {name: st.just(value) for name, value in common.items()}


@st.composite
def questions(draw: st.DrawFn, identifier: str, kind: str = "") -> Question:
    common = {
        "id": identifier,
        "title": draw(words),
        "span": HERE,
        "prompt": draw(prose),
        "points": draw(st.integers(1, 20)),
        "hint": draw(maybe_prose),
        "feedback": Feedback(correct=draw(maybe_prose), incorrect=draw(maybe_prose), always=draw(maybe_prose)),
    }
    kind = kind or draw(st.sampled_from(KINDS))
    if kind in ("scale", "essay"):
        del common["points"]
    return draw(ANSWERS[kind](common))


@st.composite
def quizzes(draw: st.DrawFn, identifier: str) -> Quiz:
    count = draw(st.sampled_from([0, 0, 1, 1, 2, 2, 3, 6, 1, 2, 3, 1, 2, 6, 500, 500]))
    if count == 6:
        asked = tuple(draw(questions(f"q{number}", kind)) for number, kind in enumerate(KINDS))
    elif count == 500:
        # Five hundred drawn one by one would take the whole time; they repeat one that was.
        first = draw(questions("q0"))
        asked = tuple(first.model_copy(update={"id": f"q{number}"}) for number in range(count))
    else:
        asked = tuple(draw(questions(f"q{number}")) for number in range(count))
    mark = draw(st.none() | st.integers(1, 100).map(lambda percent: Fraction(numerator=percent, denominator=100)))
    bank = draw(st.sampled_from(["", "", "bank"]))
    asked = tuple(
        question.model_copy(update={"bank": f"{identifier}-{bank}" if bank else "", "keep_order": draw(st.booleans())})
        for question in asked
    )
    used_up = draw(st.sampled_from(["locked", "practice", "after"]))
    return Quiz(
        id=identifier,
        title=draw(words),
        span=HERE,
        body=draw(prose),
        questions=asked,
        pass_mark=mark,
        attempts=draw(st.none() | st.integers(1, 9)),
        when_used_up=used_up,
        wait=draw(st.integers(1, 99)) if used_up == "after" else None,
        time=draw(st.none() | st.integers(1, 600)),
        essential=draw(st.booleans()),
        draws=draw(draws(tuple(f"{question.bank or identifier}/{question.id}" for question in asked))),
        shuffle=draw(st.sampled_from(["none", "questions", "options", "both"])),
        feedback=draw(st.sampled_from(["end", "each", "never"])),
        take=draw(st.sampled_from(["best", "last"])),
        ungraded=mark is None and draw(st.booleans()),
        optional=draw(st.booleans()),
        assessment=draw(st.booleans()),
    )


@st.composite
def draws(draw: st.DrawFn, refs: tuple[str, ...]) -> tuple[Draw, ...]:
    if len(refs) < 2 or draw(st.booleans()):
        return ()
    cut = draw(st.integers(1, len(refs) - 1))
    return tuple(Draw(pick=draw(st.integers(1, len(part))), refs=part) for part in (refs[:cut], refs[cut:]))


@st.composite
def units(draw: st.DrawFn, identifier: str) -> Unit:
    if draw(st.booleans()):
        return draw(quizzes(identifier))
    minutes = draw(st.none() | st.integers(1, 60))
    checks = tuple(draw(questions(f"q{number}")) for number in range(draw(st.sampled_from([0, 0, 0, 1, 2]))))
    common = {"id": identifier, "title": draw(words), "span": HERE, "body": draw(prose), "optional": draw(st.booleans())}
    return Page(**common, minutes=minutes, checks=checks, facts=draw(facts))


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
        if number == 1:
            made += draw(several(words, prose, questions("q")))
        kind: Literal["module", "case"] = draw(st.sampled_from(["module", "module", "case"]))
        optional = kind == "case" and draw(st.booleans())
        modules.append(
            Module(kind=kind, id=f"module{number}", title=draw(words), span=HERE, objectives=(objective,), units=made, optional=optional)
        )
    everything = [unit for module in modules for unit in module.units]
    required = [unit for module in modules if not module.optional for unit in module.units if not unit.optional]
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
