"""
The command line: arguments in, pipeline, report, exit code.

Only click is imported here, and a verb's own module when the verb is called, so that `--help` answers at once.
"""

from __future__ import annotations

import importlib
import os
import sys
import traceback

import click
from click.shell_completion import CompletionItem


# Verb: module, and what it is for. The first four come first in --help.
VERBS = {
    "new": ("clic_scorm.cli.new", "Begin a course: a few questions, and a folder that builds."),
    "preview": ("clic_scorm.cli.preview", "Show a course in the browser, and again after each save."),
    "check": ("clic_scorm.cli.check", "Check a course or a package; nothing is written."),
    "build": ("clic_scorm.cli.build", "Build packages that an LMS imports."),
    "explain": ("clic_scorm.cli.explain", "Explain a finding by its id: what it means and what to do."),
    "fmt": ("clic_scorm.cli.fmt", "Write the Markdown in one plain form, and missing ids."),
    "import": ("clic_scorm.cli.import_course", "Bring in a Word document as a course."),
    "rules": ("clic_scorm.cli.rules", "Tell in plain sentences what completes a course and what a certificate takes."),
    "certify": ("clic_scorm.cli.certify", "Issue certificates from what an LMS exported and people confirmed."),
    "formats": ("clic_scorm.cli.formats", "List the targets that are installed, and what each carries."),
    "inspect": ("clic_scorm.cli.inspect", "Tell what a package is and what it holds, or what a course covers."),
    "completion": ("clic_scorm.cli.completion", "Print a script with which a shell completes verbs and options."),
}
BUG = 70
_INTERRUPTED = 130


class Verbs(click.Group):
    """
    Load a verb's module when it is called.
    """

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002  # click's own signature
        """
        Return the verbs in the order of their use.
        """
        return list(VERBS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002  # click's own signature
        """
        Return the verb, loaded; None where there is none.
        """
        if cmd_name not in VERBS:
            return None
        command = importlib.import_module(VERBS[cmd_name][0]).command
        return command if isinstance(command, click.Command) else None

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002  # click's own signature
        """
        List the verbs without loading them.
        """
        with formatter.section("Verbs"):
            formatter.write_dl([(name, text) for name, (_, text) in VERBS.items()])

    def shell_complete(self, ctx: click.Context, incomplete: str) -> list[CompletionItem]:
        """
        Return the verbs that begin so, without loading them, and the program's own options.
        """
        verbs = [CompletionItem(name, help=text) for name, (_, text) in VERBS.items() if name.startswith(incomplete)]
        return [*verbs, *click.Command.shell_complete(self, ctx, incomplete)]

    def resolve_command(self, ctx: click.Context, args: list[str]) -> tuple[str | None, click.Command | None, list[str]]:
        """
        Find the verb that is meant, or name the nearest.
        """
        try:
            return super().resolve_command(ctx, args)
        except click.UsageError:
            from clic_scorm.authoring.attributes import nearest  # asked for after a slip alone, and it costs start-up time

            near = nearest(args[0], VERBS)
            remedy = f"did you mean “{near}”?" if near else f"there are {', '.join(VERBS)}"
            raise click.UsageError(f"there is no verb “{args[0]}”; {remedy}", ctx) from None


@click.command(cls=Verbs, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(None, "-V", "--version", package_name="clic-scorm", prog_name="clic-scorm")
def program() -> None:
    """
    Compile courses written in Markdown into packages that an LMS imports.

    Without a path a verb takes the course in this folder, else every course below courses/.
    """


def main() -> None:
    """
    Run the program, and turn each kind of trouble into its exit code: 2 usage, 3 environment, 70 our bug.
    """
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            # A console in an old code page shows a question mark rather than stopping the build.
            stream.reconfigure(errors="replace")
    try:
        status = program.main(standalone_mode=False)
    except click.ClickException as error:
        error.show()
        status = error.exit_code
    except click.Abort:
        status = _INTERRUPTED
    except BrokenPipeError:
        # The reader of our output went away; there is nobody to tell.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        status = 0
    except Exception as error:  # noqa: BLE001  # the one place where our own mistakes end, as a report ready to paste
        status = _end_of(error)
    sys.exit(status if isinstance(status, int) else 0)


def _end_of(error: Exception) -> int:
    from clic_scorm.diagnostics import ClicError  # not needed for --help, and it costs start-up time

    if isinstance(error, ClicError):
        click.echo(f"{click.style('error', fg='red')}: {error.message}", err=True)
        if error.remedy:
            click.echo(f"hint: {error.remedy}", err=True)
        return error.code
    report = "".join(traceback.format_exception(error))
    click.echo("This is a mistake in clic-scorm, not in your course. Please report it with the lines below.", err=True)
    click.echo(f"clic-scorm on Python {sys.version.split()[0]}, {sys.platform}\n{report}", err=True)
    return BUG
