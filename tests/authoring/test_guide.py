"""
The course in the guide docs/dialect.md is read without a finding, and shows what the guide says.
"""

from __future__ import annotations

import re
from pathlib import Path

from clic_scorm.authoring.read import read
from clic_scorm.authoring.sources import Sources
from clic_scorm.model import Page
from clic_scorm.site.strings import words


GUIDE = Path(__file__).parents[2] / "docs" / "dialect.md"
FENCE = re.compile(r"^~~~~~ (\S+)\n(.*?)^~~~~~$", re.DOTALL | re.MULTILINE)
ROW = re.compile(r"^\| `([^`]*\[[^`]*@[^`]*)` \| (.*) \|$", re.MULTILINE)


def files() -> dict[str, bytes]:
    found = {name: text.encode() for name, text in FENCE.findall(GUIDE.read_text(encoding="utf-8"))}
    return {"course.yml": b"clic: 1\nid: river\ntitle: The river\nversion: 1\nmodules: [m01]\n", **found}


def test_the_course_of_the_guide_has_no_finding() -> None:
    reading, findings = read(Sources("river", files()), {}, "", words)
    assert findings == ()
    assert reading is not None
    pages = {unit.id: unit for unit in reading.course.units if isinstance(unit, Page)}
    assert list(pages) == ["facts", "follows", "glossary", "references"]
    assert [fact.source for fact in pages["facts"].facts] == ["census-2010", "handbook-2012"]
    assert pages["follows"].body.fragment.count('class="term"') == 2
    assert pages["follows"].body.fragment.count("<math") == 2
    assert "$500 or $600" in pages["follows"].body.plain


def test_citations_read_as_the_guide_says() -> None:
    rows = ROW.findall(GUIDE.read_text(encoding="utf-8"))
    assert len(rows) == 3
    body = "\n\n".join(written for written, _ in rows)
    sources = {**files(), "modules/m01.md": f"# One\n\n## Page {{#p}}\n\n{body}\n".encode()}
    reading, _ = read(Sources("river", sources), {}, "", words)
    assert reading is not None
    assert reading.course.units[0].body.plain.split("\n") == [shown for _, shown in rows]
