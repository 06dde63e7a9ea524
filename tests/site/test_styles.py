"""
The style sheets of the runtime: what comes later touches nothing but what it draws itself.
"""

from __future__ import annotations

import re
from importlib.resources import files

import pytest

from clic_scorm.site.shell import AIDS, load_order


RUNTIME = files("clic_scorm.runtime")
ENTRY = files("clic_scorm.site") / "templates" / "index.html"
# The aids come with every page, and with them the looks of all pages.
SHEETS = sorted({name for part, names in load_order()[1] if part != AIDS for name in names if name.endswith(".css")})


def firsts(sheet: str) -> set[str]:
    """Return what each selector of *sheet* begins with."""
    text = re.sub(r"/\*.*?\*/", "", RUNTIME.joinpath(sheet).read_text(encoding="utf-8"), flags=re.DOTALL)
    rules = [rule for rule in re.findall(r"([^{}]+)\{", text) if not rule.strip().startswith("@")]
    return {selector.strip() for rule in rules for selector in rule.split(",")}


@pytest.mark.parametrize("sheet", SHEETS)
def test_a_sheet_that_comes_later_changes_no_page_that_is_there(sheet: str) -> None:
    """A learner who was in a quiz, or searched, sees the next page as everybody does."""
    of_every_page = {f".{name}" for names in re.findall(r'class="([^"]+)"', ENTRY.read_text(encoding="utf-8")) for name in names.split()}
    begun = {selector: re.split(r"[\s>+~:\[]", selector)[0] for selector in firsts(sheet)}
    assert {selector for selector, first in begun.items() if first in of_every_page} == set()
    assert {selector for selector, first in begun.items() if re.fullmatch(r"[a-z]\w*", first)} == set()
