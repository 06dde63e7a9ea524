"""
`clic-scorm preview`.
"""

from __future__ import annotations

import io
import threading
import webbrowser
from pathlib import Path

import click
import segno

from clic_scorm.cli import arguments
from clic_scorm.diagnostics import ClicError
from clic_scorm.pipeline import Wish, find_courses
from clic_scorm.preview import serve
from clic_scorm.preview.door import Door, local_address
from clic_scorm.preview.workshop import Workshop


@click.command("preview", short_help="Show a course in the browser, and again after each save.")
@click.argument("course", required=False, type=arguments.There())
@arguments.choosing
@click.option("--port", type=click.IntRange(0, 65535), default=8765, show_default=True, help="Port on this computer; 0 for any.")
@click.option("--no-browser", is_flag=True, help="Do not open a browser.")
@click.option("--phone", is_flag=True, help="Let one phone on the same network look, with a one-time code.")
def command(
    course: Path | None,
    targets: tuple[str, ...],
    options: dict[str, str],
    language: str,
    variant: dict[str, str],
    port: int,
    no_browser: bool,
    phone: bool,
) -> None:
    """
    Show COURSE as a learner sees it, with a simulated LMS beside it; stop with Ctrl+C.

    Only this computer can look. With --phone one phone on the same network can, too: it takes a code that works once.
    """
    folder = find_courses([course] if course else [])[0]
    workshop = Workshop(folder, Wish(targets, language, variant, options=options))
    door = Door(_address() if phone else "")

    def opened(address: str) -> None:
        click.echo(f"{folder} is shown at {address} (stop with Ctrl+C)")
        if phone:
            click.echo(_invitation(f"{address}come/{door.code}"))
        if not no_browser:
            webbrowser.open(address.replace(door.address, "127.0.0.1") if phone else address)

    def changed() -> None:
        for item in workshop.findings:
            click.echo(item["text"])
        number = len(workshop.findings)
        click.echo(f"built: {number or 'no'} finding{'' if number == 1 else 's'}")

    stop = threading.Event()
    try:
        serve(workshop, port, opened, changed, stop, door)
    except KeyboardInterrupt:
        stop.set()


def _address() -> str:
    address = local_address()
    if not address:
        raise ClicError("this computer is in no network", "connect it and the phone to the same Wi-Fi, and try again")
    return address


def _invitation(address: str) -> str:
    """
    Return *address* as a QR code for a terminal and as text, which works where a console can't draw the code.
    """
    drawn = io.StringIO()
    segno.make(address, micro=False).terminal(drawn, compact=True)
    return f"{drawn.getvalue()}\nOn the phone, once: {address}"
