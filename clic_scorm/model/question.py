"""
Questions: a closed union by kind.

Letters come from course.lock and stay when what they stand for is moved or reworded. Of a question with two sides, such as pairs, the one
takes its letters from FIRST and the other from SECOND, so that a letter tells its side.
"""

from __future__ import annotations

from decimal import Decimal
from typing import Annotated, Literal, TypeAlias, assert_never

from pydantic import Field

from clic_scorm.diagnostics import Span
from clic_scorm.model.prose import Html, Node
from clic_scorm.model.tag import Tags


Difficulty: TypeAlias = Literal["easy", "medium", "hard"]
FIRST = "abcdefghijklmnopqr"
SECOND = "stuvwxyz0123456789"


class Feedback(Node):
    """
    Say what a learner reads after submitting: when right, when not, and in any case.
    """

    correct: Html | None = None
    incorrect: Html | None = None
    always: Html | None = None


class Option(Node):
    """
    Offer one answer. *letter* comes from course.lock and stays when options are moved or reworded.
    """

    letter: str
    body: Html
    correct: bool
    feedback: Html | None = None
    span: Span


class Item(Node):
    """
    Be something to put in its place, to choose for a place, or to agree with: no right or wrong of its own.
    """

    letter: str
    body: Html
    feedback: Html | None = None


class Pair(Node):
    """
    Be a left side, *letter*, that belongs to the right side *right*.
    """

    letter: str
    body: Html
    right: str
    feedback: Html | None = None


class Interval(Node):
    """
    Hold the numbers that are right, both ends included, as exact decimals; *unit* may be written behind them.
    """

    low: Decimal
    high: Decimal
    unit: str = ""


class TextBlank(Node):
    """
    Ask for a word or a few; *exact* counts case and accents.
    """

    kind: Literal["text"] = "text"
    letter: str
    accepted: tuple[str, ...]
    exact: bool = False


class NumberBlank(Node):
    """
    Ask for a number.
    """

    kind: Literal["numeric"] = "numeric"
    letter: str
    interval: Interval


class ChoiceBlank(Node):
    """
    Ask for one of *options*, given as letters and words; *right* is the letter of the right one.
    """

    kind: Literal["choice"] = "choice"
    letter: str
    options: tuple[tuple[str, str], ...]
    right: str


Blank: TypeAlias = Annotated[TextBlank | NumberBlank | ChoiceBlank, Field(discriminator="kind")]


class Region(Node):
    """
    Be a part of an image that can be chosen: its corner and size in per cent of the image.
    """

    letter: str
    body: Html
    correct: bool
    feedback: Html | None = None
    left: int = Field(ge=0, le=100)
    top: int = Field(ge=0, le=100)
    width: int = Field(ge=1, le=100)
    height: int = Field(ge=1, le=100)


class _Base(Node):
    # The bank that holds the question; empty where it stands in a quiz or on a page.
    bank: str = ""
    # Its options keep their order in a quiz that shuffles.
    keep_order: bool = False
    id: str
    title: str
    span: Span
    prompt: Html = Html()
    points: int = Field(default=1, ge=1, le=1000)
    objective: str | None = None
    # How hard its author thinks it is.
    difficulty: Difficulty | None = None
    hint: Html | None = None
    feedback: Feedback = Feedback()
    tags: Tags = ()


class _Unscored(_Base):
    points: int = Field(default=0, ge=0, le=0)


class SingleChoice(_Base):
    """
    Ask for the one right option.
    """

    kind: Literal["single"] = "single"
    options: tuple[Option, ...]


class MultipleResponse(_Base):
    """
    Ask for all the right options and no other; *partial* gives points for a part of them.
    """

    kind: Literal["multiple"] = "multiple"
    options: tuple[Option, ...]
    partial: bool = False


class TrueFalse(_Base):
    """
    Ask whether a statement holds.
    """

    kind: Literal["truefalse"] = "truefalse"
    answer: bool


class ShortText(_Base):
    """
    Ask for a word or a few, of which several may be accepted; *exact* counts case and accents.
    """

    kind: Literal["text"] = "text"
    accepted: tuple[str, ...]
    exact: bool = False


class Numeric(_Base):
    """
    Ask for a number.
    """

    kind: Literal["numeric"] = "numeric"
    interval: Interval


class Matching(_Base):
    """
    Ask which right side belongs to each left one; where several left sides share one it is called categorise.

    *targets* holds all right sides, distractors too.
    """

    kind: Literal["match", "categorise"] = "match"
    pairs: tuple[Pair, ...]
    targets: tuple[Item, ...]
    partial: bool = False


class Ordering(_Base):
    """
    Ask for the right order; *items* stand in it.
    """

    kind: Literal["order"] = "order"
    items: tuple[Item, ...]
    partial: bool = False


class Blanks(_Base):
    """
    Ask to fill in the blanks of the prompt, where an element with `data-blank` holds the place of each.
    """

    kind: Literal["blanks"] = "blanks"
    blanks: tuple[Blank, ...]
    partial: bool = False


class Scale(_Unscored):
    """
    Ask how far somebody agrees: labels in their order, none of them right.
    """

    kind: Literal["scale"] = "scale"
    labels: tuple[Item, ...]


class Essay(_Unscored):
    """
    Ask for some sentences, which no program judges.

    *words* are the fewest and the most, 0 for no bound; *model* and *rubric* are shown after submitting.
    """

    kind: Literal["essay"] = "essay"
    words: tuple[int, int] = (0, 0)
    model: Html | None = None
    rubric: Html | None = None


class Hotspot(_Base):
    """
    Ask for the right regions of an image, *several* of them or one.
    """

    kind: Literal["hotspot"] = "hotspot"
    image: Html
    regions: tuple[Region, ...]
    several: bool = False
    partial: bool = False


Question: TypeAlias = Annotated[
    SingleChoice | MultipleResponse | TrueFalse | ShortText | Numeric | Matching | Ordering | Blanks | Scale | Essay | Hotspot,
    Field(discriminator="kind"),
]


def right_letters(question: Question) -> str:
    """
    Return the right answer as the state keeps it; empty where there is none.

    Of a choice the letters, sorted and joined, “t” or “f” for true/false; of an order the letters in it; of pairs and blanks two letters for
    each, its own first. What is typed is kept as “t” when it is right.
    """
    match question:
        case TrueFalse():
            return "t" if question.answer else "f"
        case SingleChoice() | MultipleResponse():
            return "".join(sorted(option.letter for option in question.options if option.correct))
        case Hotspot():
            return "".join(sorted(region.letter for region in question.regions if region.correct))
        case ShortText() | Numeric():
            return "t"
        case Ordering():
            return "".join(item.letter for item in question.items)
        case Matching():
            return "".join(sorted(pair.letter + pair.right for pair in question.pairs))
        case Blanks():
            return "".join(sorted(blank.letter + (blank.right if isinstance(blank, ChoiceBlank) else "t") for blank in question.blanks))
        case Scale() | Essay():
            return ""
        case _:
            assert_never(question)


def remarked(question: Question) -> tuple[Option | Item | Pair | Region, ...]:
    """
    Return the parts of *question* that an author can say something to: what is offered to choose, to order and to put together.
    """
    match question:
        case SingleChoice() | MultipleResponse():
            return question.options
        case Hotspot():
            return question.regions
        case Ordering():
            return question.items
        case Scale():
            return question.labels
        case Matching():
            return (*question.pairs, *question.targets)
        case TrueFalse() | ShortText() | Numeric() | Blanks() | Essay():
            return ()
        case _:
            assert_never(question)


def prose_of(question: Question) -> tuple[Html, ...]:
    """
    Return every piece of prose of *question*, what is shown after submitting too.
    """
    said = question.feedback
    texts = [question.prompt, question.hint, said.correct, said.incorrect, said.always]
    match question:
        case SingleChoice() | MultipleResponse():
            texts += [html for option in question.options for html in (option.body, option.feedback)]
        case Hotspot():
            texts += [question.image, *(html for region in question.regions for html in (region.body, region.feedback))]
        case Ordering():
            texts += [html for item in question.items for html in (item.body, item.feedback)]
        case Matching():
            texts += [html for pair in question.pairs for html in (pair.body, pair.feedback)]
            texts += [html for item in question.targets for html in (item.body, item.feedback)]
        case Scale():
            texts += [html for item in question.labels for html in (item.body, item.feedback)]
        case Essay():
            texts += [question.model, question.rubric]
        case TrueFalse() | ShortText() | Numeric() | Blanks():
            pass
        case _:
            assert_never(question)
    return tuple(html for html in texts if html)


def shown_words(question: Question) -> tuple[str, ...]:
    """
    Return the plain text of what a learner sees of *question* before submitting, title first and hints left out.
    """
    shown = [question.title, question.prompt.plain]
    match question:
        case SingleChoice() | MultipleResponse():
            shown += [option.body.plain for option in question.options]
        case Hotspot():
            shown += [question.image.plain, *(region.body.plain for region in question.regions)]
        case Ordering():
            shown += [item.body.plain for item in sorted(question.items, key=lambda item: item.letter)]
        case Matching():
            shown += [pair.body.plain for pair in sorted(question.pairs, key=lambda pair: pair.letter)]
            shown += [item.body.plain for item in sorted(question.targets, key=lambda item: item.letter)]
        case Scale():
            shown += [item.body.plain for item in question.labels]
        case Blanks():
            for blank in question.blanks:
                shown += [word for _, word in sorted(blank.options)] if isinstance(blank, ChoiceBlank) else []
        case TrueFalse() | ShortText() | Numeric() | Essay():
            pass
        case _:
            assert_never(question)
    return tuple(shown)
