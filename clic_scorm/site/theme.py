"""
The style sheet of a course's own colours and logo: what comes after the interface's own.
"""

from __future__ import annotations

from collections.abc import Mapping

from clic_scorm.model import Theme
from clic_scorm.model.palette import palette


# Narrow, the logo stands beside the button for the outline, and the title has the next line for itself.
_LOGO = (
    "picture{flex:none;margin-inline-end:1rem}.logo{height:2.5rem;max-width:45vw;margin:0;border-radius:0;object-fit:contain;object-position:0}"
    "@media(max-width:40rem){.masthead-row{flex-wrap:wrap}.course-title{flex-basis:100%;order:1}}"
)
# On a white plate in the dark, unless there is a logo for it: the logo of somebody else is not for us to recolour.
_PLATE = "@media screen and (prefers-color-scheme:dark){.logo{padding:.25rem;background:#fff}}"


def style_sheet(theme: Theme) -> bytes:
    """
    Return the rules for *theme*, empty where it brings nothing.
    """
    light, dark = palette(theme, "light"), palette(theme, "dark")
    parts = [_root(light), _dark(_root(dark))]
    if theme.logo:
        parts += [_LOGO, "" if theme.logo_dark else _PLATE]
    text = "".join(parts)
    return f"{text}\n".encode() if text else b""


def _root(colours: Mapping[str, str]) -> str:
    return f":root{{{';'.join(f'--{name}:{value}' for name, value in colours.items())}}}" if colours else ""


def _dark(rules: str) -> str:
    # Paper is white whatever the screen is.
    return f"@media screen and (prefers-color-scheme:dark){{{rules}}}" if rules else ""
