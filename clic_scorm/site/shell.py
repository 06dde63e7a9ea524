"""
The entry page and the runtime around a site.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from importlib.resources import files

import rcssmin
import rjsmin

from clic_scorm.package.render import render
from clic_scorm.site.build import Site
from clic_scorm.site.payload import script
from clic_scorm.site.strings import for_scripts, words


ENTRY = "index.html"
START = "course.js"
RUNTIME = "runtime/clic.js"
STYLE = "runtime/style.css"
PIXEL = "runtime/pixel.gif"
_FILES = files("clic_scorm.runtime")


def shell(site: Site, adapter: str) -> dict[str, bytes]:
    """
    Return the members that let a browser play *site* with the LMS adapter *adapter*: entry page, start payload, scripts, styles.
    """
    scripts, parts = load_order()
    language = site.course.language
    members = {
        # Joining is no bundling: the files keep their order and their bytes. A slow line pays for round trips, so there is one.
        RUNTIME: _joined([name.replace("{adapter}", adapter) for name in scripts]),
        STYLE: style("style.css"),
        PIXEL: _FILES.joinpath("pixel.gif").read_bytes(),
        # The first module's outline comes along: a new learner needs it next, and it would cost another round trip.
        START: script("course", {**site.start, "adapter": adapter, "strings": for_scripts(language, scripts)})
        + site.members[f"outline/{site.course.modules[0].id}.js"],
    }
    for name, names in parts:
        scripts_of, styles = ([one for one in names if one.endswith(suffix)] for suffix in (".js", ".css"))
        texts = for_scripts(language, scripts_of, but=scripts)
        brought = script("strings", texts) if texts else b""
        members[f"runtime/{name}.js"] = _joined(scripts_of) + brought + script("part", name, bool(styles))
        if styles:
            members[f"runtime/{name}.css"] = b"".join(style(one) for one in styles)
    page = render(
        "site/templates",
        ENTRY,
        title=site.course.title,
        language=language,
        direction=site.start["direction"],
        edition=site.start["edition"],
        translated=words(language),
        scripts=[RUNTIME, START],
        styles=[STYLE],
    )
    members[ENTRY] = page.encode()
    return members


@cache
def load_order() -> tuple[tuple[str, ...], tuple[tuple[str, tuple[str, ...]], ...]]:
    """
    Return the runtime's files in the order in which they run: those of the start, and by name the parts that load on first use.

    `{adapter}` stands for the LMS adapter's name.
    """
    lines = [line for line in _FILES.joinpath("load-order.txt").read_text(encoding="utf-8").splitlines() if line and line[0] != "#"]
    parts = [line.removeprefix("part ").partition(":") for line in lines if line.startswith("part ")]
    start = tuple(line for line in lines if not line.startswith("part "))
    return start, tuple((name.strip(), tuple(names.split())) for name, _, names in parts)


def _joined(names: Sequence[str]) -> bytes:
    return b"".join(stripped(name) for name in names)


@cache
def stripped(name: str) -> bytes:
    """
    Return a script of the runtime without comments and white space; nothing is renamed or moved, so what is tested is what ships.
    """
    source = _FILES.joinpath(name).read_text(encoding="utf-8")
    return str(rjsmin.jsmin(source)).encode() + b"\n"


@cache
def style(name: str) -> bytes:
    """
    Return a style sheet of the runtime without comments and white space.
    """
    return str(rcssmin.cssmin(_FILES.joinpath(name).read_text(encoding="utf-8"))).encode() + b"\n"
