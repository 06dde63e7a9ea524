"""
A palette from one colour keeps its contrasts in the light and in the dark, or the author is told a colour that does.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

import clic_scorm.runtime
from clic_scorm.model import Theme
from clic_scorm.model.palette import OWN, PAIRS, Field, Scheme, contrast, palette, read_colour, shortfall


RUNTIME = Path(clic_scorm.runtime.__file__).parent
STYLE, LATER = ((RUNTIME / name).read_text(encoding="utf-8") for name in ("style.css", "view/later.css"))
SCHEMES: tuple[Scheme, ...] = get_args(Scheme)
FIELDS: tuple[Field, ...] = get_args(Field)
COLOURS = st.integers(0, 0xFFFFFF).map("#{:06x}".format)


def faults(colours: Mapping[str, str]) -> list[str]:
    return [pair.place for pair in PAIRS if contrast(colours[pair.front], colours[pair.back]) < pair.least]


def luminance(colour: str) -> float:
    """WCAG 2.2, relative luminance, from its text."""
    shares = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    linear = [share / 12.92 if share <= 0.04045 else ((share + 0.055) / 1.055) ** 2.4 for share in shares]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


@given(COLOURS, COLOURS)
def test_contrast_is_that_of_the_guidelines(one: str, other: str) -> None:
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    assert contrast(one, other) == pytest.approx((light + 0.05) / (dark + 0.05), rel=1e-3)


def own(scheme: Scheme) -> dict[str, str]:
    """Return the colours that the style sheets set in their first blocks, or in the first ones for the dark."""
    found: dict[str, str] = {}
    for sheet in (STYLE, LATER):
        text = sheet if scheme == "light" else sheet[sheet.index("prefers-color-scheme: dark") :]
        block = text[text.index(":root {") : text.index("}", text.index(":root {"))]
        found |= re.findall(r"--([a-z-]+): (#[0-9a-f]{6});", block)
    return found


@pytest.mark.parametrize("scheme", SCHEMES)
def test_the_palette_is_that_of_the_style_sheet(scheme: Scheme) -> None:
    written = own(scheme)
    assert {**written, "mark": written["accent"], **OWN[scheme]} == {**written, "mark": written["accent"]}
    assert "--mark: var(--accent)" in STYLE


@pytest.mark.parametrize("scheme", SCHEMES)
def test_the_interface_keeps_its_contrasts(scheme: Scheme) -> None:
    assert faults(OWN[scheme]) == []
    colours = own(scheme)
    for tone in ("accent", "tip", "important", "warning", "caution", "facilitator", "good", "poor"):
        for back in ("paper", "shade"):
            assert contrast(colours[tone], colours[back]) >= 4.5, (tone, back)
    for tone in ("good", "poor"):
        assert contrast(colours[tone], colours[f"{tone}-soft"]) >= 4.5
        assert contrast(colours["ink"], colours[f"{tone}-soft"]) >= 4.5
    for back in ("paper", "shade", "accent-soft"):
        assert contrast(colours["edge"], colours[back]) >= 3


@given(COLOURS, st.sampled_from(FIELDS))
def test_the_nearest_colour_passes(colour: str, field: Field) -> None:
    theme = Theme(**{field: colour})
    found = shortfall(theme, field)
    if found is None:
        return
    assert found.ratio < found.pair.least
    assert shortfall(theme.model_copy(update={field: found.nearest}), field) is None


@given(COLOURS, COLOURS)
def test_what_passes_in_the_light_passes_in_the_dark(colour: str, accent: str) -> None:
    theme = Theme(colour=colour)
    colour = found.nearest if (found := shortfall(theme, "colour")) else colour
    theme = Theme(colour=colour, accent=accent)
    accent = found.nearest if (found := shortfall(theme, "accent")) else accent
    theme = Theme(colour=colour, accent=accent)
    for scheme in SCHEMES:
        assert faults({**OWN[scheme], **palette(theme, scheme)}) == []


@pytest.mark.parametrize(
    ("written", "read"),
    [("#005A9C", "#005a9c"), ("#08f", "#0088ff"), ("navy", "#000080"), ("rgb(0 90 156)", "#005a9c"), ("#005a9c80", None), ("blau", None)],
)
def test_colours_as_style_sheets_write_them(written: str, read: str | None) -> None:
    assert read_colour(written) == read
