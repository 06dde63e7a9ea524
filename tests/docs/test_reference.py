"""
The generated pages of the reference are fresh.
"""

from __future__ import annotations

import importlib.util
import subprocess
import sys
from pathlib import Path
from types import ModuleType
from typing import Annotated, get_args, get_origin

import pytest

from clic_scorm.authoring import keys
from clic_scorm.authoring.vocabulary import Key
from clic_scorm.model import Activity, Question


ROOT = Path(__file__).parents[2]


def _writer() -> ModuleType:
    spec = importlib.util.spec_from_file_location("write_reference", ROOT / "tools" / "write_reference.py")
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


WRITER = _writer()


def test_the_pages_are_fresh() -> None:
    """
    In a process of its own: click keeps what a command's help looked like when a test first asked for it.
    """
    writer = ROOT / "tools" / "write_reference.py"
    done = subprocess.run([sys.executable, str(writer), "--check"], cwd=ROOT, capture_output=True, text=True, check=True)
    assert done.stdout.split() == [], "run: python tools/write_reference.py"


def test_every_page_is_in_the_index() -> None:
    index = (ROOT / "docs" / "reference" / "README.md").read_text(encoding="utf-8")
    others = [path for path in (ROOT / "docs").glob("*.md") if path.name != "tutorial.md"]
    for name in [
        *WRITER.PAGES,
        *(f"../{path.name}" for path in others),
        *(f"../formats/{path.name}" for path in (ROOT / "docs" / "formats").glob("*.md")),
    ]:
        assert f"({name})" in index, name
    assert len(WRITER.codes()) > 250


def test_every_key_is_in_the_reference() -> None:
    """
    Tables of keys are found by what they are, so that a new one can't be forgotten.
    """
    page = (ROOT / "docs" / "reference" / "keys.md").read_text(encoding="utf-8")
    tables = {name: value for name, value in vars(keys).items() if isinstance(value, tuple) and value and isinstance(value[0], Key)}
    assert len(tables) > 10
    missing = [f"{name}: {key.name}" for name, table in tables.items() for key in table if f"| `{key.name}`" not in page]
    assert missing == []


def _kinds(union: object) -> set[str]:
    """Return the kinds of a closed union by their own mark."""
    parts = get_args(get_args(union)[0]) if get_origin(union) is Annotated else get_args(union)
    return {str(part.model_fields["kind"].default) for part in parts}


@pytest.mark.parametrize(("union", "page"), [(Question, "questions.md"), (Activity, "activities.md")], ids=["questions", "activities"])
def test_every_kind_has_its_place_in_a_guide(union: object, page: str) -> None:
    text = (ROOT / "docs" / page).read_text(encoding="utf-8")
    kinds = _kinds(union)
    assert len(kinds) > 5
    assert [kind for kind in sorted(kinds) if f"`{kind}`" not in text] == []
