"""
What drags: a mouse, and a finger as the browser gets it from a screen.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol

from playwright.sync_api import Locator

from tests.browser.conftest import Opener
from tests.browser.stage import DESKTOP, PHONE, Stage


Point = tuple[float, float]
STEPS = 8


class Pointer(Protocol):
    """Something that is put down at a point, moved, and let go of."""

    stage: Stage

    def down(self, at: Point) -> None: ...

    def move(self, to: Point) -> None: ...

    def up(self) -> None: ...


class Mouse:
    def __init__(self, stage: Stage) -> None:
        self.stage = stage

    def down(self, at: Point) -> None:
        self.stage.page.mouse.move(*at)
        self.stage.page.mouse.down()

    def move(self, to: Point) -> None:
        self.stage.page.mouse.move(*to)

    def up(self) -> None:
        self.stage.page.mouse.up()


class Finger:
    def __init__(self, stage: Stage) -> None:
        self.stage = stage
        self._screen = stage.context.new_cdp_session(stage.page)

    def down(self, at: Point) -> None:
        self._send("touchStart", at)

    def move(self, to: Point) -> None:
        self._send("touchMove", to)

    def up(self) -> None:
        self._send("touchEnd")

    def _send(self, kind: str, *points: Point) -> None:
        self._screen.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": [{"x": x, "y": y} for x, y in points]})


def with_mouse(open_stage: Opener) -> Pointer:
    return Mouse(open_stage(DESKTOP))


def with_finger(open_stage: Opener) -> Pointer:
    return Finger(open_stage(PHONE, has_touch=True))


POINTERS: dict[str, Callable[[Opener], Pointer]] = {"mouse": with_mouse, "finger": with_finger}


def inside(what: Locator, across: float = 0.5, down: float = 0.5) -> Point:
    """Return the point of *what* that lies so far across and down it."""
    box = what.bounding_box()
    assert box
    return box["x"] + box["width"] * across, box["y"] + box["height"] * down


def drag(pointer: Pointer, start: Point, end: Point) -> None:
    """Put the pointer down at *start* and move it to *end*, without letting go."""
    pointer.down(start)
    for step in range(1, STEPS + 1):
        pointer.move((start[0] + (end[0] - start[0]) * step / STEPS, start[1] + (end[1] - start[1]) * step / STEPS))
