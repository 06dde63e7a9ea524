"""
A small server on the loopback address: the course in a frame, its findings beside it.
"""

from __future__ import annotations

import json
import mimetypes
import threading
from collections.abc import Callable
from functools import partial
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from importlib.resources import files
from urllib.parse import unquote, urlsplit

from clic_scorm.diagnostics import ClicError
from clic_scorm.preview.workshop import Workshop


_PERIOD = 0.4
_OWN = {"/": "preview.html", "/preview.js": "preview.js", "/preview.css": "preview.css"}
_FOLDER = files("clic_scorm.preview")


class _Handler(BaseHTTPRequestHandler):
    """
    Answer GET requests from memory; no path of a request ever reaches the disk.
    """

    def __init__(self, workshop: Workshop, *arguments: object) -> None:
        self.workshop = workshop
        super().__init__(*arguments)  # type: ignore[arg-type]  # the three that the server passes on

    def do_GET(self) -> None:
        """
        Serve the frame's page, the state as JSON, or a member of the course.
        """
        if self.headers.get("Host", "").rpartition(":")[0] not in ("127.0.0.1", "localhost"):
            # A page elsewhere could point its own name at this computer and read drafts.
            self._answer(403, "text/plain", b"preview answers to 127.0.0.1 only")
            return
        path = unquote(urlsplit(self.path).path)
        if path in _OWN:
            kind = mimetypes.guess_type(_OWN[path])[0] or "text/html"
            self._answer(200, kind, _FOLDER.joinpath(_OWN[path]).read_bytes())
        elif path == "/favicon.ico":
            self._answer(204, "image/x-icon", b"")
        elif path == "/state.json":
            values = {"revision": self.workshop.revision, "findings": self.workshop.findings}
            self._answer(200, "application/json", json.dumps(values, ensure_ascii=False).encode())
        elif (member := self.workshop.members.get(path.removeprefix("/course/"))) is not None:
            self._answer(200, _kind(path), member)
        else:
            self._answer(404, "text/plain", b"there is no such page")

    def _answer(self, status: int, kind: str, body: bytes) -> None:
        self.send_response(status)
        self.send_header("Content-Type", f"{kind}; charset=utf-8" if kind.startswith(("text", "application/j")) else kind)
        self.send_header("Content-Length", str(len(body)))
        self.send_header("Cache-Control", "no-store")
        self.send_header("X-Content-Type-Options", "nosniff")
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:
        """
        Stay silent: the terminal shows findings.
        """


def _kind(path: str) -> str:
    # Some systems' registries give scripts a type that browsers refuse.
    return "text/javascript" if path.endswith(".js") else mimetypes.guess_type(path)[0] or "application/octet-stream"


def serve(workshop: Workshop, port: int, opened: Callable[[str], None], changed: Callable[[], None], stop: threading.Event) -> None:
    """
    Serve *workshop* on 127.0.0.1 until *stop* is set; *port* 0 takes a free one.

    *opened* gets the address once it answers; *changed* is called after each build. Raise ClicError where the port is taken.
    """
    try:
        server = ThreadingHTTPServer(("127.0.0.1", port), partial(_Handler, workshop))
    except OSError as error:
        raise ClicError(f"port {port} can't be used: {error.strerror}", "choose another with --port, or 0 for any") from None
    with server:
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.1}, daemon=True)
        thread.start()
        workshop.rebuild_if_changed()
        changed()
        opened(f"http://127.0.0.1:{server.server_address[1]}/")
        try:
            while not stop.wait(_PERIOD):
                if workshop.rebuild_if_changed():
                    changed()
        finally:
            server.shutdown()
