"""
What strips scripts takes out nothing that a browser reads: it knows no template within a template, and would close up words there.
"""

from __future__ import annotations

import json
import subprocess
from importlib.resources import files
from pathlib import Path

import rjsmin

from clic_scorm.site.shell import stripped


RUNTIME = Path(str(files("clic_scorm.runtime")))
TOKENS = Path(__file__).with_name("tokens.mjs")


def differences(pairs: list[tuple[str, str]]) -> list[str | None]:
    done = subprocess.run(["node", str(TOKENS)], input=json.dumps(pairs), capture_output=True, check=True, text=True, encoding="utf-8")
    found: list[str | None] = json.loads(done.stdout)
    return found


def test_a_script_keeps_its_tokens() -> None:
    names = sorted(path.relative_to(RUNTIME).as_posix() for path in RUNTIME.rglob("*.js"))
    pairs = [((RUNTIME / name).read_text(encoding="utf-8"), stripped(name).decode()) for name in names]
    assert len(names) > 50
    assert dict(zip(names, differences(pairs), strict=True)) == dict.fromkeys(names)


def test_what_would_be_closed_up_is_noticed() -> None:
    source = "const said = `a${more ? `b  c` : ''}`;"
    (found,) = differences([(source, str(rjsmin.jsmin(source)))])
    assert found is not None
    assert "b  c" in found
