"""
Read how a course presents itself: `theme` and `partners` in course.yml.
"""

from __future__ import annotations

import math
import re
from dataclasses import dataclass, field
from typing import get_args

from clic_scorm.authoring import branding_codes as codes
from clic_scorm.authoring.fields import Fields
from clic_scorm.authoring.media import Media
from clic_scorm.authoring.yaml import Scalar
from clic_scorm.diagnostics import Code, Diagnostic, finding
from clic_scorm.model import Asset, Partner, Theme, palette


COLOURS: tuple[palette.Field, ...] = get_args(palette.Field)
KEYS = (*(name.replace("_", "-") for name in COLOURS), "logo", "logo-dark", "logo-text")
PARTNER_KEYS = ("name", "role", "link", "logo")
LOGO_LIMIT = 8_000  # bytes, of the 60,000 that the first page may have
PARTNER_LOGO_LIMIT = 30_000
_ADDRESS = re.compile(r"https?://[^\s/.]+(\.[^\s/.]+)+(/\S*)?")


@dataclass(frozen=True, slots=True)
class Branding:
    """
    Hold what course.yml says: the theme and the partners but for their logos, which are paths with their places, by the order of partners.
    """

    theme: Theme = field(default_factory=Theme)
    partners: tuple[Partner, ...] = ()
    logo: Scalar | None = None
    logo_dark: Scalar | None = None
    partner_logos: tuple[Scalar | None, ...] = ()


def read_branding(fields: Fields) -> Branding:
    """
    Read `theme` and `partners`; findings go to those of *fields*.
    """
    partners, logos = _partners(fields)
    group = fields.group("theme")
    if group is None:
        return Branding(Theme(), partners, partner_logos=logos)
    inner = Fields(group, "theme", KEYS, fields.findings)
    theme = Theme(**{name: _colour(inner, name) for name in COLOURS}, logo_text=inner.text("logo-text"))
    for name in COLOURS:
        _check(inner, theme, name)
    logo = _path(inner, "logo")
    if logo and not theme.logo_text:
        inner.findings.append(finding(codes.LOGO_WITHOUT_TEXT, logo.span, name=logo.text))
    return Branding(theme, partners, logo, _path(inner, "logo-dark"), logos)


def with_logos(branding: Branding, media: Media) -> tuple[Theme, tuple[Partner, ...], tuple[Diagnostic, ...]]:
    """
    Return the theme and the partners with the logos that *media* finds, and what is wrong with these.
    """
    findings: list[Diagnostic] = []

    def found(path: Scalar | None, limit: int, heavy: Code) -> Asset | None:
        if path is None:
            return None
        asset, problems = media.find(path.text, path.span)
        findings.extend(problems)
        size = asset.weight if asset else 0
        if size > limit:
            values = {"name": path.text, "size": math.ceil(size / 1000), "limit": limit // 1000}
            findings.append(finding(heavy, path.span, **values))
        return asset

    logos = {
        "logo": found(branding.logo, LOGO_LIMIT, codes.HEAVY_LOGO),
        "logo_dark": found(branding.logo_dark, LOGO_LIMIT, codes.HEAVY_LOGO),
    }
    pairs = zip(branding.partners, branding.partner_logos, strict=True)
    partners = tuple(
        partner.model_copy(update={"logo": found(path, PARTNER_LOGO_LIMIT, codes.HEAVY_PARTNER_LOGO)}) for partner, path in pairs
    )
    return branding.theme.model_copy(update=logos), partners, tuple(findings)


def _colour(fields: Fields, name: str) -> str:
    """
    Return a colour as six hexadecimal digits, or an empty text where there is none that can be used.
    """
    key = name.replace("_", "-")
    value = fields.mapping.get(key)
    if isinstance(value, Scalar) and value.empty:
        example = "#7cc0ea" if key.endswith("dark") else "#005a9c"
        fields.findings.append(finding(codes.COLOUR_IS_COMMENT, value.span, key=key, example=example))
        return ""
    text = fields.text(key)
    colour = palette.read_colour(text) if text else ""
    if colour is None:
        fields.findings.append(finding(codes.NOT_A_COLOUR, fields.span(key), key=key, value=text))
    return colour or ""


def _check(fields: Fields, theme: Theme, name: palette.Field) -> None:
    """
    Judge one colour where it is used.
    """
    key = name.replace("_", "-")
    value: str = getattr(theme, name)
    light = name.removesuffix("_dark")
    if value and not getattr(theme, light) and fields.mapping.get(light) is None:
        fields.findings.append(finding(codes.DARK_WITHOUT_LIGHT, fields.span(key), key=key, light=light))
    elif value and (short := palette.shortfall(theme, name)):
        # Rounded down: 4.499 is not 4.5.
        ratio = f"{math.floor(short.ratio * 100) / 100:g}"
        values = {"value": value, "ratio": ratio, "place": short.pair.place, "least": f"{short.pair.least:g}", "nearest": short.nearest}
        fields.findings.append(finding(codes.LOW_CONTRAST, fields.span(key), key=key, **values))


def _path(fields: Fields, key: str) -> Scalar | None:
    """
    Return the path of a logo with its place, or None where there is none.
    """
    value = fields.mapping.get(key)
    return value if fields.text(key) and isinstance(value, Scalar) else None


def _partners(fields: Fields) -> tuple[tuple[Partner, ...], tuple[Scalar | None, ...]]:
    found: list[tuple[Partner, Scalar | None]] = []
    for group in fields.groups("partners", "write who, in braces: - {name: UN-Habitat}"):
        inner = Fields(group, "a partner", PARTNER_KEYS, fields.findings)
        name = inner.text("name", example="name: UN-Habitat")
        link = _link(inner, name)
        if name:
            found.append((Partner(name=name, role=inner.text("role"), link=link), _path(inner, "logo")))
    return tuple(partner for partner, _ in found), tuple(logo for _, logo in found)


def _link(fields: Fields, name: str) -> str:
    link = fields.text("link")
    if link and not _ADDRESS.fullmatch(link):
        fields.findings.append(finding(codes.NOT_AN_ADDRESS, fields.span("link"), link=link, name=name))
        return ""
    return link
