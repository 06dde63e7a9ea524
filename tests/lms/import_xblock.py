"""
Import a package into the Open edX SCORM xblock, without the platform, and replay what a SCO wrote. Runs in .venv-lms.

Usage: import_xblock.py PACKAGE.zip FOLDER < [[element, value], …]; prints what the block made of it as JSON.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from types import SimpleNamespace
from unittest.mock import Mock

import django  # type: ignore[import-not-found]  # installed in .venv-lms only
from django.conf import settings  # type: ignore[import-not-found]  # installed in .venv-lms only


settings.configure(MEDIA_ROOT=sys.argv[2], USE_TZ=True, INSTALLED_APPS=[], LOGGING_CONFIG=None)
django.setup()

from openedxscorm.scormxblock import ScormXBlock  # type: ignore[import-not-found]  # noqa: E402 (in .venv-lms only; Django wants its settings first)
from xblock.field_data import DictFieldData  # type: ignore[import-not-found]  # noqa: E402 (as above)


class Runtime:
    """Be as much of the platform as an import and a session ask for."""

    def __init__(self) -> None:
        self.published: list[tuple[str, dict[str, object]]] = []

    def service(self, _block: object, _name: str) -> None:
        return None

    def handler_url(self, _block: object, handler: str, *_rest: object) -> str:
        return f"/handler/{handler}"

    def publish(self, _block: object, event: str, data: dict[str, object]) -> None:
        self.published.append((event, data))


def main() -> None:
    runtime = Runtime()
    block = ScormXBlock(runtime, DictFieldData({"has_score": True, "weight": 100}), Mock())
    block.location = SimpleNamespace(block_id="block", org="org", course="course", block_type="scorm")
    with Path(sys.argv[1]).open("rb") as package:
        block.update_package_meta(package)
        block.extract_package(package)
    block.update_package_fields()
    folder = Path(sys.argv[2]) / block.extract_folder_path
    for element, value in json.load(sys.stdin):
        block.set_value({"name": element, "value": value})
    report = {
        "version": block.scorm_version,
        "entry": block.index_page_path,
        "entry_exists": (folder / block.index_page_path).is_file(),
        "members": sorted(str(path.relative_to(folder)) for path in folder.rglob("*") if path.is_file()),
        "navigation": block.navigation_menu,
        "warnings": list(block.package_warnings or []),
        "lesson_status": block.lesson_status,
        "success_status": block.success_status,
        "lesson_score": block.lesson_score,
        "published": runtime.published,
    }
    print(json.dumps(report))


main()
