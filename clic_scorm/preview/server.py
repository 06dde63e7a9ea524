"""
A small server on this computer: the course in a frame, a simulated LMS and the findings beside it.
"""

from __future__ import annotations

import json
import mimetypes
import threading
import time
from collections.abc import Callable
from functools import partial
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from importlib.resources import files
from urllib.parse import parse_qs, unquote, urlsplit

from clic_scorm.diagnostics import ClicError
from clic_scorm.preview.door import Door
from clic_scorm.preview.workshop import Workshop


_PERIOD = 0.1
_PATIENCE = 20.0
_PAGE = "preview.html"
_OWN = (
    _PAGE, "preview.js", "preview.css", "notes.css", "voice.js", "findings.js", "bench.js", "lms/types.js", "lms/models.js", "lms/simulator.js",
)  # fmt: skip
_FOLDER = files("clic_scorm.preview")
# A slow line, as design/runtime's budget has it.
_ROUND_TRIP = 0.15
_BYTES_PER_SECOND = 200_000
_CHUNK = 8_000
_LINES = ("up", "slow", "down")


class _Server(ThreadingHTTPServer):
    """
    Answer for one workshop; *line* is what the line to the course is like.
    """

    daemon_threads = True

    def __init__(self, address: tuple[str, int], workshop: Workshop, door: Door) -> None:
        self.line = "up"
        super().__init__(address, partial(_Handler, self, workshop, door))


class _Handler(BaseHTTPRequestHandler):
    """
    Answer requests from memory; no path of a request ever reaches the disk.
    """

    def __init__(self, owner: _Server, workshop: Workshop, door: Door, *arguments: object) -> None:
        self.owner = owner
        self.workshop = workshop
        self.door = door
        super().__init__(*arguments)  # type: ignore[arg-type]  # the three that the server passes on

    def do_GET(self) -> None:
        """
        Serve the preview's own files, the state as JSON, or a file of the course.
        """
        host = self.headers.get("Host", "")
        address = urlsplit(self.path)
        if not self.door.knows(host):
            self._answer(403, "text/plain", b"the preview does not answer to that name")
            return
        path = unquote(address.path).removeprefix("/")
        if path.startswith("come/") and (cookie := self.door.open_with(path.removeprefix("come/"))):
            self._answer(302, "text/plain", b"", {"Location": "/", "Set-Cookie": cookie})
        elif not self.door.admits(host, self.headers.get("Cookie", "")):
            self._answer(403, "text/plain", b"This code was used, or is not right. Start the preview again for a new one.")
        elif (path or _PAGE) in _OWN:
            name = path or _PAGE
            self._answer(200, _kind(name), _FOLDER.joinpath(name).read_bytes())
        elif path == "favicon.ico":
            self._answer(204, "image/x-icon", b"")
        elif path == "state.json":
            self._state(parse_qs(address.query).get("known", [""])[0])
        else:
            adapter, _, name = path.partition("/")
            self._course(self.workshop.member(adapter, name), name)

    def do_POST(self) -> None:
        """
        Set what the line is like: the body is `up`, `slow` or `down`.
        """
        length = int(self.headers.get("Content-Length") or 0)
        wanted = self.rfile.read(min(length, 64)).decode("ascii", "replace")
        allowed = self.door.knows(self.headers.get("Host", "")) and self.door.admits(
            self.headers.get("Host", ""), self.headers.get("Cookie", "")
        )
        # A page of another origin can send a form here; it can't send it as our own page.
        ours = self.headers.get("Sec-Fetch-Site", "same-origin") == "same-origin"
        if not (allowed and ours and self.path == "/line" and wanted in _LINES):
            self._answer(403, "text/plain", b"no")
            return
        self.owner.line = wanted
        self._answer(204, "text/plain", b"")

    def _state(self, known: str) -> None:
        """
        Answer with the newest build as soon as there is one other than *known*.
        """
        if known.lstrip("-").isdigit() and not self.workshop.wait(int(known), _PATIENCE):
            self._answer(204, "application/json", b"")
            return
        workshop = self.workshop
        values = {
            "revision": workshop.revision, "pages": workshop.pages, "findings": workshop.findings, "adapters": sorted(workshop.shells),
        }  # fmt: skip
        self._answer(200, "application/json", json.dumps(values, ensure_ascii=False).encode())

    def _course(self, member: bytes | None, name: str) -> None:
        if self.owner.line == "down":
            # No answer at all: that is what a lost line looks like.
            self.close_connection = True
            return
        if self.owner.line == "slow":
            time.sleep(_ROUND_TRIP)
        if member is None:
            self._answer(404, "text/plain", b"there is no such page")
        else:
            self._answer(200, _kind(name), member, slowly=self.owner.line == "slow")

    def _answer(self, status: int, kind: str, body: bytes, more: dict[str, str] | None = None, *, slowly: bool = False) -> None:
        self.send_response(status)
        self.send_header("Content-Type", f"{kind}; charset=utf-8" if kind.startswith(("text", "application/j")) else kind)
        self.send_header("Content-Length", str(len(body)))
        self.send_header("Cache-Control", "no-store")
        self.send_header("X-Content-Type-Options", "nosniff")
        for name, value in (more or {}).items():
            self.send_header(name, value)
        self.end_headers()
        try:
            for start in range(0, len(body), _CHUNK):
                if slowly:
                    time.sleep(_CHUNK / _BYTES_PER_SECOND)
                self.wfile.write(body[start : start + _CHUNK])
        except (BrokenPipeError, ConnectionResetError):
            self.close_connection = True

    def log_message(self, format: str, *args: object) -> None:
        """
        Stay silent: the terminal shows findings.
        """


def _kind(path: str) -> str:
    # Some systems' registries give scripts a type that browsers refuse.
    return "text/javascript" if path.endswith(".js") else mimetypes.guess_type(path)[0] or "application/octet-stream"


def serve(
    workshop: Workshop,
    port: int,
    opened: Callable[[str], None],
    changed: Callable[[], None],
    stop: threading.Event,
    door: Door | None = None,
) -> None:
    """
    Serve *workshop* until *stop* is set, on 127.0.0.1, or with a *door* that has an address in the local network; *port* 0 takes a free one.

    *opened* gets the address once it answers; *changed* is called after each build. Raise ClicError where the port is taken.
    """
    door = door or Door()
    try:
        server = _Server(("0.0.0.0" if door.address else "127.0.0.1", port), workshop, door)  # noqa: S104  # a phone can't reach the loopback
    except OSError as error:
        raise ClicError(f"port {port} can't be used: {error.strerror}", "choose another with --port, or 0 for any") from None
    with server:
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.1}, daemon=True)
        thread.start()
        workshop.rebuild_if_changed()
        changed()
        opened(f"http://{door.address or '127.0.0.1'}:{server.server_address[1]}/")
        try:
            while not stop.wait(_PERIOD):
                if workshop.rebuild_if_changed():
                    changed()
        finally:
            server.shutdown()
