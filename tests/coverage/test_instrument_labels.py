"""
The groups of an instrument are labelled by the framework that an edition shows: on the chart, in the table, in the plan that begins with the gaps.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from clic_scorm.diagnostics import Span
from clic_scorm.model import Instrument, Tool
from clic_scorm.pipeline import Wish, compile_course
from clic_scorm.pipeline.covering import cover


ROOT = Path(__file__).parents[2]
COURSE = ROOT / "courses" / "mcr-tot"
OLD = ["E1", "E2", "E3", "E4", "E5", "E6", "E7", "E8", "E9", "E10"]
# What the items became, by the mapping in frameworks/ten-essentials-2010.yml.
NEW = ["E1 and 6", "E3", "E2", "E8", "E8", "E4", "E6 and 7", "E5", "E9", "E10"]


def tool_of(framework: str) -> tuple[Tool, tuple[str, ...]]:
    coverage, result = cover(COURSE, Wish(variant={"framework": framework}))
    assert coverage is not None
    tools = {unit.id: unit.tool for unit in coverage.course.units if isinstance(unit, Instrument)}
    return tools["m09-lgsat"], tuple(item.code.id for item in result.findings)


@pytest.mark.parametrize(("framework", "labels"), [("ten-essentials-2010", OLD), ("ten-essentials-2015", NEW)])
def test_the_labels_of_the_lg_sat_follow_the_framework(framework: str, labels: list[str]) -> None:
    tool, findings = tool_of(framework)
    assert [group.short for group in tool.groups] == labels
    # No name of an item leads nowhere, and nothing else is said of the course.
    assert findings == ()


def test_the_switch_changes_labels_and_no_id() -> None:
    old, new = (tool_of(framework)[0] for framework in ("ten-essentials-2010", "ten-essentials-2015"))
    assert [group.id for group in old.groups] == [group.id for group in new.groups]
    assert [question.id for question in old.questions] == [question.id for question in new.questions]
    assert [group.title for group in old.groups] == [group.title for group in new.groups]


def test_an_item_that_is_not_there_is_found_at_its_group(tmp_path: Path) -> None:
    files = {
        "course.yml": "clic: 1\nid: demo\ntitle: Demo\nversion: 1.0.0\nmodules: [m01]\n",
        "frameworks/ours.yml": "title: Ours\ntag: point\nname: Point\nitems: {lead: {number: 1, title: Somebody leads}}\n",
        "instruments/river.yml": (
            "title: River\nlevels: {1: no, 2: yes}\n"
            'groups:\n  banks: {title: "Banks, [@point:lead]", short: "P[@point:7, number]", questions: {kept: Are they kept?}}\n'
        ),
        "modules/m01.md": "# One\n\n## Score it {.activity #score type=instrument use=river tags=point:1}\n\nScore.\n",
    }
    for name, text in files.items():
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    compiled = compile_course(tmp_path, Wish())
    found = [item.where for item in compiled.findings if item.code.id == "AUT331"]
    assert [(where.file, where.line) for where in found if isinstance(where, Span)] == [("instruments/river.yml", 4)]
    assert compiled.reading is not None
    (unit,) = (unit for unit in compiled.reading.course.units if isinstance(unit, Instrument))
    assert unit.tool.groups[0].title == "Banks, Point\u00a01"
