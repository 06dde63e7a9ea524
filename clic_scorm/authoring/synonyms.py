"""
Keys as other tools call them, and what they are called here.
"""

from __future__ import annotations

from collections.abc import Mapping


# The same value under another name: it is read on as that key.
KEYS: Mapping[str, tuple[str, ...]] = {
    "lang": ("source",),
    "language": ("source",),
    "locale": ("source",),
    "name": ("title",),
    "license": ("rights",),
    "licence": ("rights",),
    "copyright": ("rights",),
    "email": ("contact",),
    "summary": ("description",),
    "abstract": ("description",),
    "format": ("targets",),
    "formats": ("targets",),
    "outputs": ("targets",),
    "units": ("modules",),
    "chapters": ("modules",),
    "duration": ("typical-learning-time", "minutes"),
    "goals": ("objectives",),
    "outcomes": ("objectives",),
    "learning-objectives": ("objectives",),
    "passmark": ("pass",),
    "passing-score": ("pass",),
    "mastery": ("pass",),
    "tries": ("attempts",),
}
_AUTHOR = "contributors: [{name: Kim Ji-woo, role: author}]"
_SHARE = "pass=70% at the end of a quiz's heading"
_TITLE = "# and the title on the first line below the front matter"
# What is said in another form, or elsewhere; by whose key it is.
SENTENCES: Mapping[tuple[str, str], str] = {
    **{("course.yml", word): _AUTHOR for word in ("author", "authors", "creator", "contributor")},
    **{("course.yml", word): _SHARE for word in ("pass", "passing", "passmark", "passing-score", "mastery")},
    ("course.yml", "logo"): "theme: {logo: media/logo.svg}",
    ("course.yml", "objectives"): "objectives: in the front matter of a module",
    **{("front matter", word): _TITLE for word in ("title", "name")},
    **{("front matter", word): _SHARE for word in ("pass", "passmark", "mastery", "attempts")},
    **{("front matter", word): "minutes=5 at the end of a page's heading" for word in ("minutes", "duration", "time")},
}
