"""
Hands for browsers that Playwright can't drive as Debian ships them: Firefox through Mozilla's own driver, WebKit through its WebDriver.

Both find, press and ask in the same few words, so that one walk runs in either.
"""

from __future__ import annotations

import gc
import os
import shutil
import socket
import subprocess
import time
import warnings
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Protocol

import pytest
from selenium import webdriver
from selenium.webdriver.common.by import By
from selenium.webdriver.webkitgtk.options import Options
from selenium.webdriver.webkitgtk.service import Service


with warnings.catch_warnings():
    warnings.simplefilter("ignore")  # its dependencies use what Python has deprecated
    from marionette_driver.marionette import Marionette

PATIENCE = 20.0  # seconds
FRAME = "#sco"


class Hands(Protocol):
    """What a person does with a browser, and what an observer asks of it, in the frame that was entered last."""

    def go(self, address: str) -> None: ...

    def enter(self, frame: str) -> None:
        """Go into the frame that the selector names; an empty one means the page itself."""

    def press(self, path: str) -> None:
        """Press the one thing that the XPath names."""

    def ask(self, script: str, *arguments: Any) -> Any:
        """Return what the body of a function returns in the page."""

    def picture(self, path: Path) -> None: ...


class Firefox:
    def __init__(self, driver: Any) -> None:
        self.driver = driver

    def go(self, address: str) -> None:
        self.driver.navigate(address)

    def enter(self, frame: str) -> None:
        self.driver.switch_to_frame()
        if frame:
            self.driver.switch_to_frame(self.driver.find_element("css selector", frame))

    def press(self, path: str) -> None:
        self.driver.find_element("xpath", path).click()

    def ask(self, script: str, *arguments: Any) -> Any:
        return self.driver.execute_script(script, script_args=arguments, sandbox=None)

    def picture(self, path: Path) -> None:
        path.write_bytes(self.driver.screenshot(format="binary", full=False))


class WebKit:
    def __init__(self, driver: webdriver.WebKitGTK) -> None:
        self.driver = driver

    def go(self, address: str) -> None:
        self.driver.get(address)

    def enter(self, frame: str) -> None:
        self.driver.switch_to.default_content()
        if frame:
            self.driver.switch_to.frame(self.driver.find_element(By.CSS_SELECTOR, frame))

    def press(self, path: str) -> None:
        # On a busy machine its driver says that it has clicked when no click ever reached the page: only then it clicks again.
        self.ask("window.clicks = 0; addEventListener('click', () => { window.clicks += 1 }, { capture: true, once: true })")
        for _ in range(3):
            self.driver.find_element(By.XPATH, path).click()
            until = time.monotonic() + 2
            while time.monotonic() < until:
                if self.ask("return window.clicks !== 0"):
                    return
                time.sleep(0.02)

    def ask(self, script: str, *arguments: Any) -> Any:
        return self.driver.execute_script(script, *arguments)

    def picture(self, path: Path) -> None:
        self.driver.save_screenshot(str(path))


def wait_for(hands: Hands, script: str, *arguments: Any) -> None:
    """Wait until *script* returns something true."""
    until = time.monotonic() + PATIENCE
    while not (seen := hands.ask(script, *arguments)):
        assert time.monotonic() < until, f"never true: {script} {arguments}, but {seen!r}"
        time.sleep(0.05)


def found(what: str, package: str, *names: str | Path) -> str:
    """
    Return the program that is there of *names*, else skip the test.

    Root on Debian has had all of them from tools/browser.sh: there, one that is missing is a failure.
    """
    for name in names:
        if program := shutil.which(str(name)):
            return program
    if os.geteuid() == 0 and shutil.which("apt-get"):
        pytest.fail(f"{what} is missing: sh tools/browser.sh installs {package}")
    pytest.skip(f"{what} is not installed; on Debian: sudo apt-get install {package}")


def _free_port() -> int:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        return int(taken.getsockname()[1])


@contextmanager
def running_firefox(place: Path) -> Iterator[Hands]:
    program = found("Firefox", "firefox-esr", "firefox-esr", "firefox")
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # as above
        driver = Marionette(
            bin=program, headless=True, host="127.0.0.1", port=_free_port(), gecko_log=str(place / "gecko.log"), workspace=str(place)
        )
        driver.start_session()
        try:
            yield Firefox(driver)
        finally:
            driver.quit(in_app=False)
            driver.cleanup()
            # Its profile tidies up once more when it is collected: now, while Python still can.
            driver.instance = None
            gc.collect()


@contextmanager
def running_webkit(_place: Path) -> Iterator[Hands]:
    driver_program = found("WebKit's driver", "webkit2gtk-driver", "WebKitWebDriver")
    browser = found("WebKit", "webkit2gtk-driver", *sorted(Path("/usr/lib").glob("*/webkit2gtk-4.*/MiniBrowser"), reverse=True))
    with virtual_display() as display, warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)  # Selenium's own
        options = Options()
        options.binary_location = browser
        options.add_argument("--automation")
        service = Service(executable_path=driver_program, env={**os.environ, "DISPLAY": display, "GDK_BACKEND": "x11"})
        driver = webdriver.WebKitGTK(options=options, service=service)
        try:
            yield WebKit(driver)
        finally:
            driver.quit()


@contextmanager
def virtual_display() -> Iterator[str]:
    """Run an X server without a screen; it chooses a number that is free and tells it."""
    program = found("Xvfb", "xvfb", "Xvfb")
    reading, writing = os.pipe()
    command = [program, "-displayfd", str(writing), "-screen", "0", "1280x900x24", "-nolisten", "tcp"]
    server = subprocess.Popen(command, pass_fds=[writing], stderr=subprocess.DEVNULL)
    os.close(writing)
    try:
        with os.fdopen(reading) as told:
            number = told.readline().strip()
        assert number, "Xvfb did not start"
        yield f":{number}"
    finally:
        server.terminate()
        server.wait(PATIENCE)


BROWSERS: dict[str, Callable[[Path], Any]] = {"firefox": running_firefox, "webkit": running_webkit}
