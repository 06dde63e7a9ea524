"""
`clic-scorm completion`.
"""

from __future__ import annotations

import click
from click.shell_completion import get_completion_class


SHELLS = ("bash", "zsh", "fish")
_PROGRAM = "clic-scorm"
_VARIABLE = "_CLIC_SCORM_COMPLETE"


@click.command("completion", short_help="Print a script with which a shell completes verbs and options.")
@click.argument("shell", type=click.Choice(SHELLS))
@click.pass_context
def command(context: click.Context, shell: str) -> None:
    """
    Print the script for SHELL.

    For bash, into ~/.bashrc: eval "$(clic-scorm completion bash)"
    """
    made = get_completion_class(shell)
    if made is None:
        raise click.UsageError(f"this version of click has no completion for {shell}", context)
    click.echo(made(context.find_root().command, {}, _PROGRAM, _VARIABLE).source())
