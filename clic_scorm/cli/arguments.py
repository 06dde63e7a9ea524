"""
Arguments that several verbs take.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

import click
from click.shell_completion import CompletionItem


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


def settings(_context: click.Context, _parameter: click.Parameter, values: tuple[str, ...]) -> dict[str, str]:
    """
    Read `target.setting=value` pairs.
    """
    pairs = {}
    for text in values:
        name, _, value = text.partition("=")
        target, _, setting = name.partition(".")
        if not (target and setting and value):
            raise click.BadParameter(f"“{text}” is not of the form target.setting=value, such as scorm2004.edition=3")
        pairs[name] = value
    return pairs


def target_names(_context: click.Context, _parameter: click.Parameter, incomplete: str) -> list[CompletionItem]:
    """
    Return the targets that begin so, for a shell.
    """
    from clic_scorm.formats.registry import formats  # asked for by a shell alone, and it costs start-up time

    return [CompletionItem(name) for name in formats() if name.startswith(incomplete)]


def choosing(function: F) -> F:
    """
    Add the options that choose what is built: target and its settings, language, variant.
    """
    options = [
        click.option(
            "--target",
            "targets",
            multiple=True,
            metavar="NAME",
            shell_complete=target_names,
            help="Format to build; may be given more than once.",
        ),
        click.option(
            "--option", "options", multiple=True, callback=settings, metavar="TARGET.SETTING=VALUE", help="Setting of a target's own."
        ),
        click.option("--lang", "language", default="", metavar="LANG", help="Language to build."),
        click.option("--variant", multiple=True, callback=facets, metavar="FACET=VALUE", help="Variant to build."),
    ]
    for option in reversed(options):
        function = option(function)
    return function


class There(click.Path):
    """
    Be the path of something that is there; where it is not, name what comes nearest.
    """

    def __init__(self) -> None:
        super().__init__(path_type=Path, exists=True)

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:  # what click hands on
        """
        Return *value* as a path.
        """
        path = Path(value)
        if not path.exists():
            from clic_scorm.authoring.attributes import nearest  # asked for after a slip alone, and it costs start-up time

            beside = [each.name for each in path.parent.iterdir() if not each.name.startswith(".")] if path.parent.is_dir() else []
            near = nearest(path.name, beside)
            remedy = f"did you mean “{path.parent / near}”?" if near else "name a folder with a course.yml, or a package"
            self.fail(f"“{value}” is not there; {remedy}", param, ctx)
        return super().convert(value, param, ctx)


courses = click.argument("courses", nargs=-1, type=There())
strict = click.option("--strict", is_flag=True, help="Count warnings as errors.")
output_format = click.option(
    "--format",
    "style",
    type=click.Choice(["text", "json", "sarif", "github"]),
    default="text",
    show_default=True,
    help="How findings are shown.",
)
