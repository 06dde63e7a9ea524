"""
What axe-core and a ruler find on a screen.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

from playwright.sync_api import Frame

from tests.browser.stage import MODULES


TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa", "best-practice"]
RUN = """async (tags) => {
  const found = await axe.run(document, {runOnly: {type: "tag", values: tags}, resultTypes: ["violations"]});
  return {
    passes: found.passes.length,
    violations: found.violations.map((one) => ({id: one.id, help: one.help, nodes: one.nodes.map((node) => node.html.slice(0, 160))})),
  };
}"""
OVERFLOW = """() => {
  const root = document.documentElement;
  if (root.scrollWidth <= root.clientWidth) return [];
  const wide = [...document.querySelectorAll("body *")].filter((one) => one.getBoundingClientRect().right > root.clientWidth + 1);
  return [`${root.scrollWidth} > ${root.clientWidth}`, ...wide.slice(0, 5).map((one) => one.outerHTML.slice(0, 120))];
}"""
SMALL = """(least) => [...document.querySelectorAll("button, nav a, input, summary")]
  .filter((one) => one.checkVisibility())
  .map((one) => [one, (one.labels && one.labels[0] || one).getBoundingClientRect()])
  .filter(([, box]) => box.width > 1 && (box.width < least || box.height < least))
  .map(([one, box]) => `${Math.round(box.width)} x ${Math.round(box.height)}: ${one.outerHTML.slice(0, 100)}`)"""


@cache
def _axe(path: Path) -> str:
    return path.read_text(encoding="utf-8")


def audit(frame: Frame) -> list[str]:
    """Return what is wrong with the screen in *frame*: axe's violations, sideways scrolling, targets below 24 px."""
    if not frame.evaluate("typeof axe === 'object'"):
        frame.evaluate(_axe(MODULES / "axe-core" / "axe.min.js"))
    result: dict[str, Any] = frame.evaluate(RUN, TAGS)
    assert result["passes"] > 5, "axe-core looked at next to nothing"
    found = [f"{one['id']}: {one['help']}: {one['nodes']}" for one in result["violations"]]
    found += [f"sideways: {wide}" for wide in frame.evaluate(OVERFLOW)]
    return found + [f"small target: {small}" for small in frame.evaluate(SMALL, 24)]
