"""
Every code that there is, from all floors, in one table.

A module whose name ends in “codes” is a table of codes, wherever it stands; a new one needs no entry here.
"""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Iterator, Mapping
from functools import cache
from types import ModuleType

from clic_scorm import authoring, certify, formats, lint, model, package, rules, site
from clic_scorm.diagnostics import Code
from clic_scorm.formats import registry


_FLOORS: tuple[ModuleType, ...] = (authoring, certify, formats, lint, model, package, rules, site)


@cache
def tables() -> tuple[tuple[Code, ...], ...]:
    """
    Return the tables of codes: those of our floors, then those of the installed formats.
    """
    return (*(_codes_of(module) for module in _modules()), *(tuple(one.CODES) for one in registry.formats().values()))


def _modules() -> Iterator[ModuleType]:
    for floor in _FLOORS:
        for found in pkgutil.iter_modules(floor.__path__, f"{floor.__name__}."):
            if found.name.endswith("codes"):
                yield importlib.import_module(found.name)


def _codes_of(module: ModuleType) -> tuple[Code, ...]:
    return tuple(value for value in vars(module).values() if isinstance(value, Code))


@cache
def codes() -> Mapping[str, Code]:
    """
    Return every code by its id, in the order of ids.
    """
    everything = [code for table in tables() for code in table]
    return {code.id: code for code in sorted(everything, key=lambda code: (code.family, code.id))}


def named(name: str) -> tuple[Code, ...]:
    """
    Return the codes that *name* means: one by its id or slug, or all of a family; none where it means nothing.
    """
    wanted = name.strip().lower()
    exact = tuple(code for code in codes().values() if wanted in (code.id.lower(), code.slug))
    return exact or tuple(code for code in codes().values() if code.family.lower() == wanted)
