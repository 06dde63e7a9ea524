"""
A stage for a package: a loopback server, a page that plays the LMS, a browser that hides nothing that goes wrong.
"""

from __future__ import annotations

import re
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from types import MappingProxyType
from typing import Any
from urllib.parse import urlsplit

from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Frame, Page, Request, Response, Route, sync_playwright


HERE = Path(__file__).parent
# The LMS of the preview: authors try their courses with what the tests judge by.
SIMULATOR = HERE.parents[1] / "clic_scorm" / "preview" / "lms"
MODULES = HERE.parents[1] / "node_modules"
CHROMIUM = "/usr/bin/chromium"
ARGUMENTS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
)
LOOPBACK = "127.0.0.1"
DESKTOP = (1280, 800)
PHONE = (320, 640)
NEW_LEARNER: Mapping[str, Any] = MappingProxyType(
    {
        "core": {
            "student_id": "learner-1",
            "student_name": "Quispe, Rosa",
            "lesson_mode": "normal",
            "credit": "credit",
            "entry": "ab-initio",
            "lesson_status": "",
        }
    }
)


class _Handler(SimpleHTTPRequestHandler):
    """Serve each folder of *folders* under its name; keep silent."""

    protocol_version = "HTTP/1.1"
    extensions_map = SimpleHTTPRequestHandler.extensions_map | {".js": "text/javascript", ".xsd": "application/xml"}

    def __init__(self, *arguments: Any, folders: Mapping[str, Path], **named: Any) -> None:
        self.folders = folders
        super().__init__(*arguments, **named)

    def translate_path(self, path: str) -> str:
        first, _, rest = urlsplit(path).path.lstrip("/").partition("/")
        self.directory = str(self.folders.get(first, HERE / "nowhere"))
        return super().translate_path("/" + rest)

    def end_headers(self) -> None:
        self.send_header("Cache-Control", "no-store")
        super().end_headers()

    def log_message(self, format: str, *arguments: Any) -> None:
        pass


@contextmanager
def serving(folders: Mapping[str, Path]) -> Iterator[str]:
    """Serve *folders*, which may change meanwhile, on a free loopback port; yield the address without a slash at its end."""
    server = ThreadingHTTPServer((LOOPBACK, 0), partial(_Handler, folders=folders))
    server.daemon_threads = True
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05})
    thread.start()
    try:
        yield f"http://{LOOPBACK}:{server.server_address[1]}"
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


_RUNNING: list[Browser] = []


@contextmanager
def running_chromium() -> Iterator[Browser]:
    """Run the system's Chromium, headless; suites of one session share it, as Playwright runs once in a thread only."""
    if _RUNNING:
        yield _RUNNING[0]
        return
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=list(ARGUMENTS))
        _RUNNING.append(browser)
        try:
            yield browser
        finally:
            _RUNNING.remove(browser)
            browser.close()


@dataclass
class Launch:
    """What one launch left behind: what the LMS holds, which calls were made, what the recorder objects to."""

    held: dict[str, Any]
    commits: int
    calls: list[dict[str, Any]]
    violations: list[dict[str, Any]]

    @property
    def status(self) -> str:
        return str(self.held["core"]["lesson_status"])

    @property
    def score(self) -> str:
        return str(self.held["core"].get("score", {}).get("raw", ""))

    @property
    def interactions(self) -> list[dict[str, Any]]:
        return list(self.held.get("interactions", {}).values())

    def written(self, element: str) -> list[str]:
        """Return the values that the SCO wrote to *element*, in order."""
        return [call["parameters"][1] for call in self.calls if call["name"] == "LMSSetValue" and call["parameters"][0] == element]


@dataclass
class Stage:
    """One learner's browser before one LMS. *troubles* collects whatever a clean session has none of."""

    context: BrowserContext
    page: Page
    address: str
    folders: dict[str, Path]
    troubles: list[str] = field(default_factory=list)
    allowed: list[re.Pattern[str]] = field(default_factory=list)

    def open_package(self, package: Path, anchor: str = "") -> Frame:
        """Open *package* by itself, with no LMS around it."""
        self.folders["package"] = package
        self.page.goto(f"{self.address}/package/index.html{anchor}")
        return self.page.main_frame

    def launch(self, package: Path, held: Mapping[str, Any] = NEW_LEARNER, mode: str = "normal", api: bool = True) -> Frame:
        """Frame *package* in the LMS page over the data *held* there; return the course's frame."""
        self.folders["package"] = package
        if not self.page.url.endswith("/browser/lms.html"):
            self.page.goto(f"{self.address}/browser/lms.html")
        stored = relaunched(held, mode) if api else None
        self.page.evaluate("([address, stored]) => player.launch(address, stored)", [f"{self.address}/package/index.html", stored])
        return self.frame

    @property
    def frame(self) -> Frame:
        handle = self.page.wait_for_selector("#sco", state="attached")
        frame = handle.content_frame() if handle else None
        assert frame is not None
        frame.wait_for_load_state("load")
        return frame

    @property
    def held(self) -> dict[str, Any]:
        """What the LMS holds at this moment: committed values only."""
        held: dict[str, Any] = self.page.evaluate("player.held")
        return held

    @property
    def status(self) -> str:
        """The status that the LMS holds at this moment."""
        return str(self.held["core"]["lesson_status"])

    @property
    def score(self) -> str:
        """The score that the LMS holds at this moment; empty where it holds none."""
        return str(self.held["core"].get("score", {}).get("raw", ""))

    @property
    def violations(self) -> list[dict[str, Any]]:
        found: list[dict[str, Any]] = self.page.evaluate("player.recorder ? player.recorder.violations : []")
        return found

    @property
    def calls(self) -> list[dict[str, Any]]:
        made: list[dict[str, Any]] = self.page.evaluate("player.recorder.calls")
        return made

    def refuse_saving(self, refusing: bool = True) -> None:
        """Let each commit fail from now on, or no longer."""
        self.page.evaluate("refusing => { player.refusing = refusing }", refusing)

    def leave(self) -> Launch:
        """Take the course's frame away, as an LMS does."""
        return Launch(**self.page.evaluate("player.leave()"))

    def allow(self, pattern: str) -> None:
        """Expect a trouble that matches *pattern*."""
        self.allowed.append(re.compile(pattern))

    def unexpected(self) -> list[str]:
        """Return the troubles that were not allowed."""
        return [trouble for trouble in self.troubles if not any(pattern.search(trouble) for pattern in self.allowed)]

    def watch(self) -> None:
        """Write down console errors, exceptions, failed loads, and requests that would leave this machine."""
        self.context.on("console", self._on_console)
        self.context.on("weberror", lambda error: self.troubles.append(f"exception: {error.error}"))
        self.context.on("response", self._on_response)
        self.context.on("requestfailed", self._on_failure)
        self.context.route(lambda url: urlsplit(url).hostname != LOOPBACK and not url.startswith(("data:", "blob:")), self._on_outside)

    def _on_console(self, message: ConsoleMessage) -> None:
        if message.type in ("error", "warning"):
            self.troubles.append(f"console: {message.type}: {message.text}")

    def _on_response(self, response: Response) -> None:
        if response.status >= 400:
            self.troubles.append(f"response: {response.status} {response.url}")

    def _on_failure(self, request: Request) -> None:
        # Whoever leaves while the next page is being fetched ahead aborts that request: no trouble.
        if request.failure != "net::ERR_ABORTED":
            self.troubles.append(f"request failed: {request.url} {request.failure}")

    def _on_outside(self, route: Route) -> None:
        self.troubles.append(f"outside: {route.request.url}")
        route.abort()


def relaunched(held: Mapping[str, Any], mode: str = "normal") -> dict[str, Any]:
    """Return *held* as an LMS serves it at the next launch: entry from the last exit, session values emptied."""
    core = dict(held["core"])
    if "exit" in core:
        core["entry"] = "resume" if core["exit"] == "suspend" else ""
    core |= {"lesson_mode": mode, "exit": "", "session_time": "00:00:00"}
    return {**held, "core": core}


@contextmanager
def staging(browser: Browser, size: tuple[int, int] = DESKTOP, **options: Any) -> Iterator[Stage]:
    """Open a stage in a fresh browser context; *options* go to the context (colour scheme, reduced motion, …)."""
    folders: dict[str, Path] = {"browser": HERE, "judge": MODULES / "scorm-again" / "dist", "simulator": SIMULATOR}
    with serving(folders) as address:
        context = browser.new_context(viewport={"width": size[0], "height": size[1]}, **options)
        context.set_default_timeout(10_000)
        stage = Stage(context, context.new_page(), address, folders)
        stage.watch()
        try:
            yield stage
        finally:
            context.close()


def until(frame: Frame, condition: str, seconds: float = 15) -> None:
    """Wait until the JavaScript *condition* holds in *frame*: the page's security policy lets no polling predicate of Playwright's in."""
    for _ in range(int(seconds * 20)):
        if frame.evaluate(condition):
            return
        frame.page.wait_for_timeout(50)
    raise AssertionError(f"never came: {condition}")
