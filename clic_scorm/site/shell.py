"""
The entry page and the runtime around a site.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache
from importlib.resources import files
from types import MappingProxyType

import rcssmin
import rjsmin

from clic_scorm.package.render import render
from clic_scorm.site.build import Site
from clic_scorm.site.certified import certified, papers
from clic_scorm.site.payload import credits, direction, edition, script
from clic_scorm.site.strings import for_scripts, words
from clic_scorm.site.theme import style_sheet


ENTRY = "index.html"
START = "course.js"
RUNTIME = "runtime/clic.js"
STYLE = "runtime/style.css"
CREDITS = "credits"
AIDS = "aids"
# Parts that a package has only where a unit of their kind is: those who download a course whole pay for each of them.
HEAVY = ("instrument", "form")
PAPERS = "certificate"
PIXEL = "runtime/pixel.gif"
_FILES = files("clic_scorm.runtime")


def shell(site: Site, adapter: str, brought: Mapping[str, bytes] = MappingProxyType({})) -> dict[str, bytes]:
    """
    Return the members that let a browser play *site* with the LMS adapter *adapter*: entry page, start payload, scripts, styles.

    *brought* adds to the scripts of parts by name.
    """
    scripts, parts = load_order()
    language = site.course.language
    members = {
        # Joining is no bundling: the files keep their order and their bytes. A slow line pays for round trips, so there is one.
        RUNTIME: _joined([name.replace("{adapter}", adapter) for name in scripts]),
        STYLE: style("style.css") + style_sheet(site.course.theme),
        PIXEL: _FILES.joinpath("pixel.gif").read_bytes(),
        # The first unit's entry comes along: a new learner needs it next, and its outline would cost another round trip.
        START: script("course", {**site.start, "adapter": adapter, "strings": for_scripts(language, scripts)}) + site.first,
    }
    kinds = {unit.kind for unit in site.course.units}
    for name, names in parts:
        if name in HEAVY and name not in kinds:
            continue
        scripts_of, styles = (_of_adapter(names, adapter, suffix) for suffix in (".js", ".css"))
        if not scripts_of:
            continue
        texts = for_scripts(language, scripts_of, but=scripts)
        data = (script("strings", texts) if texts else b"") + _brought(site, name)
        members[f"runtime/{name}.js"] = _joined(scripts_of) + data + brought.get(name, b"") + script("part", name, bool(styles))
        if styles:
            members[f"runtime/{name}.css"] = b"".join(style(one) for one in styles)
    page = render(
        "site/templates",
        ENTRY,
        title=site.course.title,
        theme=site.course.theme,
        language=language,
        direction=direction(language),
        edition=edition(site.course),
        translated=words(language),
        scripts=[RUNTIME, START],
        styles=[STYLE],
    )
    members[ENTRY] = page.encode()
    return members


def _brought(site: Site, part: str) -> bytes:
    """
    Return what *part* knows of this course.
    """
    if part == CREDITS:
        return script("credits", credits(site.course))
    if part == PAPERS:
        return script("papers", papers(site.course, site.certificates))
    if part == AIDS and (site.certificates or site.course.learner):
        return script("certified", certified(site.course, site.certificates, site.pass_mark is not None))
    return b""


def _of_adapter(names: Sequence[str], adapter: str, suffix: str) -> list[str]:
    """
    Return those of *names* that end in *suffix*, without the scripts that another adapter needs and this one has not.
    """
    found = [(name, name.replace("{adapter}", adapter)) for name in names if name.endswith(suffix)]
    return [name for pattern, name in found if pattern == name or _FILES.joinpath(name).is_file()]


@cache
def load_order() -> tuple[tuple[str, ...], tuple[tuple[str, tuple[str, ...]], ...]]:
    """
    Return the runtime's files in the order in which they run: those of the start, and by name the parts that load on first use.

    `{adapter}` stands for the LMS adapter's name; a part has such a script only where the adapter has it.
    """
    lines = [line for line in _FILES.joinpath("load-order.txt").read_text(encoding="utf-8").splitlines() if line and line[0] != "#"]
    parts = [line.removeprefix("part ").partition(":") for line in lines if line.startswith("part ")]
    start = tuple(line for line in lines if not line.startswith("part "))
    return start, tuple((name.strip(), tuple(names.split())) for name, _, names in parts)


def _joined(names: Sequence[str]) -> bytes:
    # One file is strict once for all: its first script says so before anything else.
    first, *rest = (stripped(name) for name in names)
    return b"".join(
        [first, *(script.replace(b'"use strict";', b"", 1) if first.startswith(b'"use strict";') else script for script in rest)]
    )


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
