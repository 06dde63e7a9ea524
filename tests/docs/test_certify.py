"""
The guide to certificates: its settings are read without a finding, and its table of meanings is the program's.
"""

from __future__ import annotations

import re
from pathlib import Path
from types import MappingProxyType

from clic_scorm.authoring.read import read
from clic_scorm.authoring.sources import Sources
from clic_scorm.certify.columns import ROLES
from clic_scorm.cli.certify import command


GUIDE = (Path(__file__).parents[2] / "docs" / "how-to" / "certify.md").read_text(encoding="utf-8")
HEAD = "clic: 1\nid: water\ntitle: Water\nversion: 1\nmodules: [m01]\n"
MODULE = "# Water\n## Wells {#wells}\nWells need a cover.\n## Check {.quiz #check pass=70%}\n### Why? {#q1}\n- [x] so\n- [ ] not so\n"
DRAWING = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><path d="M0 0h9v9z"/></svg>'


def test_what_the_guide_writes_is_read() -> None:
    block = re.search(r"```yaml\n(.*?)```", GUIDE, re.DOTALL)
    assert block
    settings = HEAD + block[1].replace("kim.png", "kim.svg")
    files = {"course.yml": settings, "modules/m01.md": MODULE, "media/kim.svg": DRAWING}
    reading, findings = read(Sources("course", MappingProxyType({name: text.encode() for name, text in sorted(files.items())})))
    assert [str(item.message) for item in findings] == []
    assert reading is not None
    certificate = reading.course.certificates[0]
    confirmed = [one.confirmation for one in certificate.confirmed]
    assert (certificate.months, confirmed, certificate.signatories[0].name) == (24, ["attendance", "plan"], "Kim Ji-woo")


def test_every_option_of_the_guide_is_there() -> None:
    options = {name for parameter in command.params for name in parameter.opts}
    assert set(re.findall(r"clic-scorm certify.*?(--[a-z-]+)", GUIDE)) <= options
    assert set(re.findall(r"`(--[a-z-]+)", GUIDE)) - {"--release"} <= options


def test_help_names_every_meaning_of_a_column() -> None:
    told = command.help or ""
    assert [role for role in ROLES if role not in told] == []
