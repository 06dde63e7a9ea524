"""
Tell what a SCORM 1.2 package is, for people.
"""

from __future__ import annotations

from clic_scorm.formats.bricks.manifest import describe as bricks
from clic_scorm.formats.scorm12 import names
from clic_scorm.package import Package


def describe(package: Package) -> tuple[tuple[str, str], ...]:
    """
    Return labels and values: edition where the package is ours, identifier, what an LMS will show, and what it launches.
    """
    return bricks.describe(names.IMSCP, package)
