"""
The colours of the interface: which stand on which, the contrast that each pair needs, and a whole palette from one colour.

The contrast is that of WCAG 2.2 (1.4.3 for text, 1.4.11 for signs and borders of controls). The one door to coloraide, which is imported
only for a course that brings colours of its own.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import TYPE_CHECKING, Literal

from clic_scorm.model.theme import Theme


if TYPE_CHECKING:
    from coloraide import Color

Scheme = Literal["light", "dark"]
Field = Literal["colour", "colour_dark", "accent", "accent_dark"]
Colours = Mapping[str, str]
TEXT = 4.5
SIGN = 3.0
MORE = 7.0  # for readers who ask for more contrast (1.4.6)

# The interface's own, the same as in runtime/style.css, which has other colours too; a test holds the two together.
OWN: Mapping[Scheme, Colours] = MappingProxyType(
    {
        "light": MappingProxyType(
            {
                "paper": "#ffffff", "shade": "#f3f6f9", "ink": "#1c2733", "quiet": "#51606f", "accent": "#0b5e8f",
                "accent-strong": "#084a71", "accent-soft": "#e6f1f8", "on-accent": "#ffffff", "mark": "#0b5e8f",
            }
        ),
        "dark": MappingProxyType(
            {
                "paper": "#11181f", "shade": "#1a232c", "ink": "#e6ebf0", "quiet": "#a9b6c3", "accent": "#7cc0ea",
                "accent-strong": "#a9d6f2", "accent-soft": "#15303f", "on-accent": "#0a1c29", "mark": "#7cc0ea",
            }
        ),
    }
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Pair:
    """
    Say that *front* is seen on *back* and needs a contrast of *least*; both are names of colours, *place* tells an author where.
    """

    front: str
    back: str
    least: float
    place: str


PAIRS = (
    Pair("ink", "paper", TEXT, "text on the page"),
    Pair("ink", "shade", TEXT, "text in boxes"),
    Pair("ink", "accent-soft", TEXT, "text in key messages"),
    Pair("quiet", "paper", TEXT, "small print on the page"),
    Pair("quiet", "shade", TEXT, "small print in boxes"),
    Pair("quiet", "accent-soft", TEXT, "small print in the outline"),
    Pair("accent", "paper", TEXT, "links on the page"),
    Pair("accent", "shade", TEXT, "links in boxes"),
    Pair("accent", "accent-soft", TEXT, "links in key messages"),
    Pair("on-accent", "accent", TEXT, "the words of a button"),
    Pair("accent-strong", "paper", MORE, "links for readers who ask for more contrast"),
    Pair("accent-strong", "accent-soft", TEXT, "a link under the pointer in key messages"),
    Pair("on-accent", "accent-strong", TEXT, "the words of a button under the pointer"),
    Pair("mark", "paper", SIGN, "the progress bar on the page"),
    Pair("mark", "shade", SIGN, "the progress bar in boxes"),
    Pair("mark", "accent-soft", SIGN, "the page that is open, in the outline"),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Shortfall:
    """
    Tell that *pair* reaches a contrast of *ratio* only; *nearest* is the nearest colour in the place of the author's that passes everywhere.
    """

    pair: Pair
    ratio: float
    nearest: str


def read_colour(text: str) -> str | None:
    """
    Return a colour written as CSS writes it (`#005a9c`, `navy`, `rgb(0 90 156)`) as six hexadecimal digits; None for anything else.

    A colour that lets others through has no contrast of its own and is none.
    """
    from coloraide import Color

    try:
        colour = Color(text.strip())
    except ValueError:
        return None
    return _hex(colour) if colour.alpha() == 1 else None


def palette(theme: Theme, scheme: Scheme) -> Colours:
    """
    Return the colours that *theme* sets in *scheme*, by the names that style sheets use; empty where the theme has no colour.

    What the author did not give is derived: softer and stronger tones, and for the dark a lighter tone of the same hue.
    """
    colour, accent = (theme.colour, theme.accent) if scheme == "light" else (theme.colour_dark, theme.accent_dark)
    if scheme == "dark":
        colour = colour or _lightened(theme.colour)
        accent = accent or _lightened(theme.accent)
    tones = dict(_tones(colour, scheme)) if colour else {}
    return tones | ({"mark": accent} if accent else {})


def shortfall(theme: Theme, field: Field) -> Shortfall | None:
    """
    Return where the author's colour *field* of *theme* falls short most, or None.
    """
    worst = _worst(theme, field)
    if worst is None:
        return None
    return Shortfall(*worst, _nearest(theme, field))


def contrast(one: str, other: str) -> float:
    """
    Return the contrast of two colours, from 1 to 21 (WCAG 2.2, contrast ratio).
    """
    from coloraide import Color

    return Color(one).contrast(other, method="wcag21")


def _worst(theme: Theme, field: Field) -> tuple[Pair, float] | None:
    scheme: Scheme = "dark" if field.endswith("_dark") else "light"
    colours = {**OWN[scheme], **palette(theme, scheme)}
    # An accent of its own answers for itself; else marks have the colour.
    theirs = {"mark"} if field.startswith("accent") else _TONES - ({"mark"} if theme.accent or theme.accent_dark else set())
    pairs = [pair for pair in PAIRS if pair.front in theirs or ("accent-soft" in theirs and pair.back in theirs and pair.front != "mark")]
    measured = [(pair, contrast(colours[pair.front], colours[pair.back])) for pair in pairs]
    return min(((pair, ratio) for pair, ratio in measured if ratio < pair.least), key=lambda one: one[1] / one[0].least, default=None)


def _nearest(theme: Theme, field: Field) -> str:
    """
    Return the colour nearest to the author's, hue kept, with which everything passes: darker for the light, lighter for the dark.
    """
    end: Literal[0, 1] = 1 if field.endswith("_dark") else 0
    return _shifted(getattr(theme, field), end, lambda tone: _worst(theme.model_copy(update={field: tone}), field) is None)


_TONES = {"accent", "accent-strong", "accent-soft", "on-accent", "mark"}
_HALVINGS = 9  # of a way of at most 1 in lightness: nearer than one of 256 steps


def _shifted(colour: str, end: Literal[0, 1], passes: Callable[[str], bool]) -> str:
    """
    Return *colour* where it passes, else the nearest tone on its way to black (0) or white (1) that does; black and white do.
    """
    from coloraide import Color

    if passes(colour):
        return colour
    tone = Color(colour).convert("oklch")
    near, far = float(tone["lightness"]), float(end)
    found = "#ffffff" if end else "#000000"
    for _ in range(_HALVINGS):
        middle = (near + far) / 2
        candidate = _hex(tone.clone().set("lightness", middle))
        if passes(candidate):
            far, found = middle, candidate
        else:
            near = middle
    return found


_DARK_LIGHTNESS = 0.78  # of OKLCh: about nine to one on the dark page, as the interface's own colours
_DARK_CHROMA = 0.11  # more of it glows


def _lightened(colour: str) -> str:
    """
    Return a tone of *colour* for the dark; empty where there is none.
    """
    if not colour:
        return ""
    from coloraide import Color

    tone = Color(colour).convert("oklch")
    tone["lightness"] = max(tone["lightness"], _DARK_LIGHTNESS)
    tone["chroma"] = min(tone["chroma"], _DARK_CHROMA)
    return _hex(tone)


def _tones(colour: str, scheme: Scheme) -> Iterator[tuple[str, str]]:
    from coloraide import Color

    base = Color(colour)
    paper = OWN[scheme]["paper"]
    strong = base.convert("oklch")
    strong["lightness"] = strong["lightness"] * 0.8 if scheme == "light" else min(1, strong["lightness"] * 1.1)
    yield "accent", colour
    yield "accent-strong", _shifted(_hex(strong), 0 if scheme == "light" else 1, lambda tone: contrast(tone, paper) >= MORE)
    yield "accent-soft", _hex(Color(paper).mix(base, 0.09 if scheme == "light" else 0.16, space="srgb"))
    yield "on-accent", OWN[scheme]["on-accent"]
    yield "mark", colour


def _hex(colour: Color) -> str:
    """
    Return six hexadecimal digits behind a #.
    """
    return str(colour.convert("srgb").fit(method="oklch-chroma").to_string(hex=True))
