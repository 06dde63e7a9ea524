"""
The one door to jinja2: templates that ship with us, escaped, strict about names that are missing.
"""

from __future__ import annotations

from functools import cache

import jinja2


@cache
def _environment(folder: str) -> jinja2.Environment:
    return jinja2.Environment(
        loader=jinja2.PackageLoader("clic_scorm", folder),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )


def render(folder: str, template: str, **values: object) -> str:
    """
    Return *template* of *folder* (within this distribution) filled with *values*; all of them are escaped as HTML.
    """
    return _environment(folder).get_template(template).render(**values)
