"""
Write the JSON Schemas of course.yml and its companions into schemas/: python tools/write_schemas.py.
"""

from __future__ import annotations

import json
from pathlib import Path

from clic_scorm.authoring.keys import CONDITION, COURSE, FILES
from clic_scorm.authoring.vocabulary import File, document


FOLDER = Path(__file__).parents[1] / "schemas" / "authoring"


def written(file: File) -> str:
    """Return the schema of *file* as it stands on disk."""
    return json.dumps(document(file, {"condition": CONDITION} if file == COURSE else None), ensure_ascii=False, indent=2) + "\n"


def name(file: File) -> str:
    """Return the file name of the schema of *file*."""
    return f"{file.name.removesuffix('.yml')}.schema.json"


if __name__ == "__main__":
    FOLDER.mkdir(parents=True, exist_ok=True)
    for each in FILES:
        (FOLDER / name(each)).write_text(written(each), encoding="utf-8")
