"""
Facts: numbers as people write them, and which numbers beside a citation are compared.
"""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path

import pytest

from clic_scorm.authoring.figures import figures, readings
from clic_scorm.pipeline import Wish, compile_course


@pytest.mark.parametrize(
    ("written", "values"),
    [
        ("41", {"41"}),
        ("1,500", {"1500", "1.5"}),
        ("1.500", {"1500", "1.5"}),
        ("1 500", {"1500"}),
        ("1\u202f500\u202f000", {"1500000"}),
        ("1,500,000", {"1500000"}),
        ("1,500.25", {"1500.25"}),
        ("1.500,25", {"1500.25"}),
        ("2.5 million", {"2500000"}),
        ("2,5 millones", {"2500000"}),
        ("13 milhões", {"13000000"}),
        ("~62 %", {"62"}),
        ("10–20", set()),
        ("several", set()),
        ("0.05", {"0.05"}),
    ],
)
def test_a_number_in_every_way_that_it_can_be_read(written: str, values: set[str]) -> None:
    assert readings(written) == {Fraction(value) for value in values}


@pytest.mark.parametrize(
    ("text", "unit", "found"),
    [
        ("about 1500 people live there", "people", ["1500 people"]),
        ("62% and 63 % of", "%", ["62%", "63 %"]),
        ("12 pumps, 1 pump", "pumps", ["12 pumps", "1 pump"]),
        ("13 million US dollars", "US dollars", ["13 million US dollars"]),
        ("5 m high, 5 men", "m", ["5 m"]),
        ("in 2010–2012 people came", "people", []),
        ("from 10–20 people", "people", []),
        ("7 km² of land", "km²", ["7 km²"]),
        ("people 12", "people", []),
    ],
)
def test_what_stands_before_a_unit(text: str, unit: str, found: list[str]) -> None:
    assert [written for written, _ in figures(text, unit)] == found


@pytest.mark.parametrize(
    ("written", "found"),
    [
        ("", []), ("2012", []), ("2012-05-31", []), ("c. 2012", []), ("2010–2012", []), ("read 2026-11", []), ("Leído 2026-11-02", []), ("lu 2026", []),
        ("last year", ["FACT007"]), ("read", ["FACT007"]), ("read in November", ["FACT007"]), ("2012-13", ["FACT007"]),
    ],
)  # fmt: skip
def test_the_date_of_a_fact_or_the_day_on_which_it_was_read(tmp_path: Path, written: str, found: list[str]) -> None:
    for name, text in {
        "course.yml": "clic: 1\nid: demo\ntitle: Demo\nversion: 1.0.0\nmodules: [m01]\n",
        "references.yml": "count: {title: Count}\n",
        "modules/m01.md": f"# One\n\n## Known {{.facts #f}}\n\n| Fact | Value | Date | Source |\n|---|---|---|---|\n| Wells | 5 | {written} | [@count] |\n",
    }.items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(text, encoding="utf-8")
    assert [item.code.id for item in compile_course(tmp_path, Wish()).findings if item.code.id.startswith("FACT")] == found
