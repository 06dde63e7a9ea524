"""
A pass mark stands in a manifest only where the certificate that “passed” means is one score, which an LMS can compare with the number that it is told.
"""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from clic_scorm.formats.base import Options
from clic_scorm.formats.registry import get
from clic_scorm.pipeline import Wish, compile_course
from clic_scorm.pipeline.ruling import tell


SETTINGS = """clic: 1
id: water
title: Clean water
version: 1
modules: [m01]
confirmed: {{plan: {{text: Plan read}}}}
lms: {{score: {{check: 100}}}}
certificates:
  gold: {{title: Gold, requires: {rule}}}
"""
MODULE = """# Water

## Wells {#wells}

Wells need a cover.

## Check {.quiz #check pass=50%}

### Is water wet? {#wet}

Answer: true

### Is ice warm? {#ice}

Answer: false
"""
RULES = {
    "[{score: {min: 70%}}]": ("70", "0.7"),
    "[{all: [{score: {min: 66.67%}}]}]": ("66.67", "0.6667"),
    # The number is rounded down to two decimals: a third one could not be compared.
    "[{score: {min: 66.667%}}]": ("", ""),
    "[{score: {min: 70%}}, {viewed: modules}]": ("", ""),
    "[{score: {min: 70%}}, {confirmed: plan}]": ("", ""),
    "[{any: [{score: {min: 70%}}, {passed: check}]}]": ("", ""),
    "[{passed: check}]": ("", ""),
}


@pytest.mark.parametrize("rule", RULES)
def test_a_manifest_names_the_mark_of_a_score_alone(tmp_path: Path, rule: str) -> None:
    (tmp_path / "modules").mkdir()
    (tmp_path / "course.yml").write_text(SETTINGS.format(rule=rule), encoding="utf-8")
    (tmp_path / "modules" / "m01.md").write_text(MODULE, encoding="utf-8")
    compiled = compile_course(tmp_path, Wish(), judged=False)
    assert compiled.reading is not None
    assert compiled.site is not None, compiled.findings
    found = []
    for target, element in (("scorm12", "adlcp:masteryscore"), ("scorm2004", "imsss:minNormalizedMeasure")):
        written = get(target).write(compiled.reading.course, compiled.site, Options())
        assert [item for check in get(target).CHECKS for item in check(written.package) if item.severity == "error"] == []
        manifest = written.package["imsmanifest.xml"].decode()
        found.append("".join(re.findall(rf"<{element}>(.*?)</{element}>", manifest)))
        assert (b'"marked":true' in written.package["runtime/aids.js"]) == bool(found[-1])
    assert tuple(found) == RULES[rule]
    assert [dict(one.rows)["Pass mark"] for one in tell(tmp_path, Wish(("scorm12", "scorm2004"))).heard] == _told(rule)


def _told(rule: str) -> list[str]:
    """
    Return what `clic-scorm rules` says of the mark of *rule*.
    """
    mark, _ = RULES[rule]
    if mark:
        when = "the score is told once it is reached, or no attempt is left"
        return [f"{element} – {mark} %; {when}" for element in ("adlcp:masteryscore", "imsss:minNormalizedMeasure")]
    if "66.667%" in rule:
        return ["none is written – the mark of “Gold” has more than two decimals"] * 2
    return ["none is written – “Gold” does not take a score and nothing else"] * 2
