"""
What can be wrong with the colours, the logo and the partners that course.yml names.
"""

from __future__ import annotations

from clic_scorm.diagnostics import Code, Severity


E, W = Severity.ERROR, Severity.WARNING

NOT_A_COLOUR = Code(
    "SRC040",
    "not-a-colour",
    E,
    "“{value}” is no colour that “{key}” can have",
    'write # and six of 0–9, a–f in quotes, such as {key}: "#005a9c"',
)
COLOUR_IS_COMMENT = Code(
    "SRC041",
    "colour-read-as-comment",
    E,
    "“{key}” is empty: in course.yml, everything behind a # is a comment",
    'put the colour in quotes: {key}: "{example}"',
)
LOW_CONTRAST = Code(
    "SRC042",
    "low-contrast",
    E,
    "“{key}” {value} has a contrast of {ratio} to 1 for {place}; WCAG asks for {least} to 1",
    'write the nearest colour that is strong enough everywhere: {key}: "{nearest}"',
)
LOGO_WITHOUT_TEXT = Code(
    "SRC043",
    "logo-without-text",
    E,
    "the logo “{name}” says nothing to those who can't see it",
    "add what it reads: logo-text: Name of the organisation",
)
HEAVY_LOGO = Code(
    "SRC044",
    "heavy-logo",
    W,
    "the logo “{name}” has {size} KB, which every learner loads before the first page; {limit} KB is plenty",
    "export it as a simple SVG, or as a PNG that is 96 pixels high",
)
HEAVY_PARTNER_LOGO = Code(
    "SRC045",
    "heavy-partner-logo",
    W,
    "the logo “{name}” of a partner has {size} KB; {limit} KB is plenty",
    "export it as a simple SVG, or as a PNG that is 96 pixels high",
)
NOT_AN_ADDRESS = Code(
    "SRC046",
    "partner-link-no-address",
    E,
    "the link “{link}” of “{name}” is no web address",
    "write one that begins with https://",
)
DARK_WITHOUT_LIGHT = Code(
    "SRC047",
    "dark-without-light",
    E,
    "“{key}” stands alone: it is what the dark has in place of “{light}”",
    "add a line {light}: …, or rename “{key}” to “{light}”",
)

CODES = tuple(value for value in globals().values() if isinstance(value, Code))
