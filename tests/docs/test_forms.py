"""
The guide to forms: what it writes is read without a finding, and it names every kind of answer.
"""

from __future__ import annotations

import re
from pathlib import Path
from types import MappingProxyType

from clic_scorm.authoring.forms.answers import WRITTEN
from clic_scorm.authoring.read import read
from clic_scorm.authoring.sources import Sources
from clic_scorm.model import Form


GUIDE = (Path(__file__).parents[2] / "docs" / "how-to" / "forms.md").read_text(encoding="utf-8")
BLOCKS = [re.sub(r"^ {3}", "", text, flags=re.MULTILINE) for text in re.findall(r"```(?:markdown|yaml)\n(.*?)```", GUIDE, re.DOTALL)]


def read_course(files: dict[str, str]) -> tuple[list[str], list[Form]]:
    settings = {"course.yml": "clic: 1\nid: water\ntitle: Water\nversion: 1\nmodules: [m01]\n"}
    reading, findings = read(
        Sources("course", MappingProxyType({name: text.encode() for name, text in sorted((settings | files).items())}))
    )
    assert reading is not None
    return [str(item.message) for item in findings], [unit for unit in reading.course.units if isinstance(unit, Form)]


def test_what_the_guide_writes_is_read() -> None:
    plan, use, lists, given, done, _ = BLOCKS
    profile = f"# Profile\n\n{given}"
    use += "\n## Look {.activity #look type=form use=profile}\n"
    found, (first, second) = read_course(
        {"forms/plan.md": plan, "forms/profile.md": profile, "modules/m01.md": f"# Water\n\nText.\n\n{use}"}
    )
    assert found == []
    assert [column.answer.kind for column in first.template.tables[0].columns] == ["long", "person", "date", "money"]
    assert [row.id for row in second.template.tables[0].given] == ["name", "people", "hazards"]
    front = f"---\nstart-from: river.gaps\n{lists}{done}---\n"
    frame = "## Frame\n\n| About | Answer |\n|---|---|\n|  | text |\n| Length | number |\n\n"
    head = "## Rows\n\n| Objective | Gap | Share | Cost | Amount | Minutes | State | Source |\n|---|---|---|---|---|---|---|---|\n"
    everything = f"{front}# Whole\n\n{frame}{head}| text | gap | percent | money | money | number | state | source |\n"
    river = "title: River\nlevels: {1: no, 2: yes}\ngroups:\n  g: {title: G, questions: {q: Well?}}\n"
    module = "# Water\n\nText.\n\n## A {.activity #a type=instrument use=river}\n\n## B {.activity #b type=form use=whole}\n"
    found, (whole,) = read_course({"forms/whole.md": everything, "instruments/river.yml": river, "modules/m01.md": module})
    assert found == []
    assert (len(whole.template.done_when.totals), whole.template.done_when.weakest, whole.template.start) == (4, 3, "a")


def test_what_the_guide_limits_is_in_its_variant_alone() -> None:
    files = {"forms/plan.md": f"# Plan\n\n{BLOCKS[5]}", "modules/m01.md": f"# Water\n\nText.\n\n{BLOCKS[1]}"}
    settings = {"course.yml": "clic: 1\nid: water\ntitle: Water\nversion: 1\nmodules: [m01]\nfacets: {region: [global, ca]}\n"}
    for region, ids in (("global", ["measure", "cost"]), ("ca", ["measure", "cost", "fund"])):
        sources = Sources("course", MappingProxyType({name: text.encode() for name, text in sorted((settings | files).items())}))
        reading, findings = read(sources, {"region": region})
        assert reading is not None
        assert [str(item.message) for item in findings] == []
        (form,) = [unit for unit in reading.course.units if isinstance(unit, Form)]
        assert [column.id for column in form.template.tables[0].columns] == ids


def test_it_names_every_kind_of_answer() -> None:
    assert [kind for kind in WRITTEN if f"`{kind}`" not in GUIDE] == []
