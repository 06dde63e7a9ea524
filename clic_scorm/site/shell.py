"""
The entry page and the runtime around a site.
"""

from __future__ import annotations

from functools import cache
from importlib.resources import files

import rjsmin

from clic_scorm.package.render import render
from clic_scorm.site.build import Site
from clic_scorm.site.payload import script


ENTRY = "index.html"
START = "course.js"
_RUNTIME = files("clic_scorm.runtime")


def shell(site: Site, adapter: str) -> dict[str, bytes]:
    """
    Return the members that let a browser play *site* with the LMS adapter *adapter*: entry page, start payload, scripts, styles.
    """
    scripts = [name.replace("{adapter}", adapter) for name in load_order()]
    members = {f"runtime/{name}": stripped(name) for name in scripts}
    members["runtime/style.css"] = _RUNTIME.joinpath("style.css").read_bytes()
    members[START] = script("course", {**site.start, "adapter": adapter})
    page = render(
        "site/templates",
        ENTRY,
        title=site.course.title,
        language=site.course.language,
        direction=site.start["direction"],
        edition=site.start["edition"],
        scripts=[*(f"runtime/{name}" for name in scripts[:-1]), START, f"runtime/{scripts[-1]}"],
        styles=["runtime/style.css"],
    )
    members[ENTRY] = page.encode()
    return members


@cache
def load_order() -> tuple[str, ...]:
    """
    Return the runtime's scripts in the order in which a page loads them; `{adapter}` stands for the LMS adapter's name.
    """
    lines = _RUNTIME.joinpath("load-order.txt").read_text(encoding="utf-8").splitlines()
    return tuple(line for line in lines if line and not line.startswith("#"))


@cache
def stripped(name: str) -> bytes:
    """
    Return a script of the runtime without comments and white space: the bytes that are tested are the bytes that ship.
    """
    source = _RUNTIME.joinpath(name).read_text(encoding="utf-8")
    return str(rjsmin.jsmin(source)).encode() + b"\n"
