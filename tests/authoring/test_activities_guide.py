"""
What docs/activities.md shows is read without a finding, and is what it says.
"""

from __future__ import annotations

import re
from pathlib import Path
from types import MappingProxyType

from clic_scorm.authoring.read import read
from clic_scorm.authoring.sources import Sources


GUIDE = Path(__file__).parents[2] / "docs" / "activities.md"
_FENCE = re.compile(r"^```(?P<kind>markdown|yaml|yml|md)\n(?P<text>.*?)^```$", re.DOTALL | re.MULTILINE)


def test_the_examples_are_right() -> None:
    examples = [(match["kind"], match["text"]) for match in _FENCE.finditer(GUIDE.read_text(encoding="utf-8"))]
    settings = "clic: 1\nid: demo\ntitle: Demo\nversion: 1\nmodules: [m01, river-town]\n"
    settings += "".join(text for kind, text in examples if kind == "yaml")
    cases = [text for kind, text in examples if kind == "markdown" and text.startswith("---")]
    module = "# One\n\nText.\n\n" + "\n".join(text for kind, text in examples if kind == "markdown" and text not in cases)
    files = {"course.yml": settings, "modules/m01.md": module, "cases/river-town.md": cases[0]}
    files |= {"instruments/river.yml": next(text for kind, text in examples if kind == "yml")}
    files |= {"forms/plan.md": next(text for kind, text in examples if kind == "md")}
    sources = Sources("demo", MappingProxyType({name: text.encode() for name, text in files.items()}))
    reading, findings = read(sources, {"audience": "facilitator"})
    assert [f"{item.where}: {item.code.id} {item.message}" for item in findings] == []
    assert reading is not None
    kinds = [unit.kind for unit in reading.course.units]
    assert kinds == ["page", "journal", "scenario", "survey", "instrument", "form", "confirmed", "session", "page", "journal"]
    assert [item.number for module in reading.course.modules for item in module.handouts] == ["H9.1"]
