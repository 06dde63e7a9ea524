"""
What the oldest browsers of the declared floor lack is found before a learner finds it: planted in scripts and style sheets, and none in ours.
"""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest


pytestmark = pytest.mark.browser  # no browser, but the judges that are installed with them
ROOT = Path(__file__).parents[2]
RUNTIME = ROOT / "clic_scorm" / "runtime"
SYNTAX = """"use strict";
let one = null;
one ??= [1].at(-1);
class Two { static #three = "a".replaceAll("a", "b"); }
"""
INTERFACE = """/** @param {HTMLDialogElement} box @param {Navigator} me */
(function (box, me) {
  box.showModal();
  box.inert = true;
  box.checkVisibility();
  new AbortController().signal.throwIfAborted();
  me.locks.request("x", () => undefined);
  structuredClone(box.animate([], {}));
  box.addEventListener("click", () => box.append(document.createElement("p")));
})(document.createElement("dialog"), navigator);
"""
STYLE = """a:has(b) { inset-inline: 0; padding-inline: 1rem; aspect-ratio: 1; width: clamp(1px, 2px, 3px) }
p { display: flex; gap: 1rem; color: color-mix(in srgb, red, blue); margin-inline-start: 1rem }
@layer one { b { overflow: clip } }
@media (scripting: none) { b { color: red } }
"""


def run(*command: str | Path) -> tuple[int, str]:
    done = subprocess.run([str(part) for part in command], cwd=ROOT, capture_output=True, text=True, timeout=120)
    return done.returncode, done.stdout + done.stderr


def syntax(folder: Path) -> tuple[int, str]:
    # Its files lie where the linter is: it looks at nothing outside.
    return run("npx", "--no-install", "eslint", "--config", "tools/floor/eslint.config.mjs", folder)


def test_ours_keep_to_the_floor() -> None:
    assert syntax(RUNTIME) == (0, "")
    code, told = run("node", "tools/floor/check.mjs")
    assert code == 0, told
    uses = [int(word) for word in told.split() if word.isdigit()][:2]
    assert uses[0] > 200
    assert uses[1] > 800


def test_newer_syntax_is_found() -> None:
    folder = ROOT / "build" / "floor"
    folder.mkdir(parents=True, exist_ok=True)
    try:
        (folder / "new.js").write_text(SYNTAX, encoding="utf-8")
        code, told = syntax(folder)
    finally:
        shutil.rmtree(folder)
    assert code == 1
    for rule in ("logical-assignment-operators", "array-prototype-at", "class-private-fields", "string-prototype-replaceall"):
        assert f"es-x/no-{rule}" in told


def test_what_browsers_got_later_is_found(tmp_path: Path) -> None:
    shutil.copy(RUNTIME / "tsconfig.json", tmp_path)
    (tmp_path / "types.d.ts").touch()
    (tmp_path / "new.js").write_text(INTERFACE, encoding="utf-8")
    (tmp_path / "new.css").write_text(STYLE, encoding="utf-8")
    code, told = run("node", "tools/floor/check.mjs", tmp_path)
    assert code == 1
    for name in (
        "HTMLDialogElement.showModal", "HTMLElement.inert", "Element.checkVisibility", "AbortSignal.throwIfAborted", "LockManager.request",
        "structuredClone", ":has", "inset-inline", "padding-inline", "aspect-ratio", "gap of flex items", "color-mix()", "@layer",
        "overflow: clip", "@media (scripting)",
    ):  # fmt: skip
        assert f": {name} is not in " in told, told
    for name in ("Element.append", "addEventListener", "createElement", "clamp()", "margin-inline-start"):
        assert f": {name} is not in " not in told
