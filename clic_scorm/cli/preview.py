"""
`clic-scorm preview`.
"""

from __future__ import annotations

import threading
import webbrowser
from pathlib import Path

import click

from clic_scorm.cli import arguments
from clic_scorm.pipeline import Wish, find_courses
from clic_scorm.preview import serve
from clic_scorm.preview.workshop import Workshop


@click.command("preview", short_help="Show a course in the browser, and again after each save.")
@click.argument("course", required=False, type=click.Path(path_type=Path, exists=True))
@arguments.choosing
@click.option("--port", type=click.IntRange(0, 65535), default=8765, show_default=True, help="Port on this computer; 0 for any.")
@click.option("--no-browser", is_flag=True, help="Do not open a browser.")
def command(course: Path | None, targets: tuple[str, ...], language: str, variant: dict[str, str], port: int, no_browser: bool) -> None:
    """
    Show COURSE as a learner sees it, on this computer only; stop with Ctrl+C.
    """
    folder = find_courses([course] if course else [])[0]
    workshop = Workshop(folder, Wish(targets, language, variant))

    def opened(address: str) -> None:
        click.echo(f"{folder} is shown at {address} (stop with Ctrl+C)")
        if not no_browser:
            webbrowser.open(address)

    def changed() -> None:
        for item in workshop.findings:
            click.echo(item["text"])
        click.echo(f"built {workshop.revision}: {len(workshop.findings)} finding(s)")

    stop = threading.Event()
    try:
        serve(workshop, port, opened, changed, stop)
    except KeyboardInterrupt:
        stop.set()
