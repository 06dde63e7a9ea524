"""
Courses that were made up and that the program builds; and what an LMS must hold, in the words of each edition of SCORM.
"""

from __future__ import annotations

import random
from fractions import Fraction
from pathlib import Path

from clic_scorm.diagnostics import Severity
from clic_scorm.formats.base import Options
from clic_scorm.formats.registry import get
from clic_scorm.pipeline import Compiled, Wish, compile_course
from tests.journeys.courses import Authored, course
from tests.journeys.oracle import Lms


EDITIONS = ("scorm12", "scorm2004")
Made = tuple[Authored, Compiled]
# What a rule that was made up may be and no course may have.
REFUSED = {"rule-never-met", "rule-always-met", "rule-out-of-reach"}


def make(seed: object, folder: Path, count: int, *, timed: bool = True) -> list[Made]:
    """Make up courses until so many are ones that the program builds; without *timed* nobody is asked to spend time."""
    found: list[Made] = []
    tried = 0
    while len(found) < count:
        tried += 1
        assert tried < 10 * count, "hardly any of the courses that were made up is one"
        made = course(random.Random(f"{seed}/{tried}"), f"j{tried}", timed=timed)
        compiled = compile_course(made.write(folder / f"j{tried}"), Wish(), judged=False)
        if compiled.site is not None:
            found.append((made, compiled))
        else:
            wrong = {item.code.slug for item in compiled.findings if item.severity is Severity.ERROR}
            assert wrong <= REFUSED, (wrong, made.files["course.yml"])
    return found


def unpacked(made: Made, edition: str, folder: Path) -> Path:
    """Write the package of a course for *edition* as an LMS unpacks it; return its folder."""
    _, compiled = made
    assert compiled.reading is not None
    assert compiled.site is not None
    package = get(edition).write(compiled.reading.course, compiled.site, Options()).package
    place = folder / f"{compiled.reading.course.id}-{edition}"
    for name in package:
        path = place / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(package[name])
    return place


def expected(lms: Lms, edition: str) -> dict[str, str]:
    """What the LMS must hold."""
    raw = lms.raw()
    if edition == "scorm12":
        return {"lesson": lms.lesson, "score": raw}
    scaled = f"{float(Fraction(raw) / 100):.4f}".rstrip("0").rstrip(".") if raw else ""
    return {"completion": lms.completion, "success": lms.success, "score": raw, "scaled": scaled}
