"""
Arguments that several verbs take.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

import click


F = TypeVar("F", bound=Callable[..., Any])


def facets(_context: click.Context, _parameter: click.Parameter, values: tuple[str, ...]) -> dict[str, str]:
    """
    Read `facet=value` pairs.
    """
    pairs = {}
    for text in values:
        facet, separator, value = text.partition("=")
        if not (facet and separator and value):
            raise click.BadParameter(f"“{text}” is not of the form facet=value, such as audience=facilitator")
        pairs[facet] = value
    return pairs


def choosing(function: F) -> F:
    """
    Add the options that choose what is built: target, language, variant.
    """
    options = [
        click.option("--target", "targets", multiple=True, metavar="NAME", help="Format to build; may be given more than once."),
        click.option("--lang", "language", default="", metavar="LANG", help="Language to build."),
        click.option("--variant", multiple=True, callback=facets, metavar="FACET=VALUE", help="Variant to build."),
    ]
    for option in reversed(options):
        function = option(function)
    return function


courses = click.argument("courses", nargs=-1, type=click.Path(path_type=Path, exists=True))
strict = click.option("--strict", is_flag=True, help="Count warnings as errors.")
output_format = click.option(
    "--format", "style", type=click.Choice(["text", "json", "github"]), default="text", show_default=True, help="How findings are shown."
)
