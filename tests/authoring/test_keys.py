"""
The keys of YAML files: the table agrees with the readers, the JSON Schemas are fresh, and both judge alike.
"""

from __future__ import annotations

import json
import re
from pathlib import Path

import jsonschema
import pytest
import yaml

from clic_scorm.authoring import (
    assessments,
    branding,
    certificates,
    confirmed,
    frameworks,
    frontmatter,
    glossary,
    instruments,
    learner,
    lms,
    references,
    settings,
)
from clic_scorm.authoring.keys import (
    ASSESSMENT,
    CASE,
    CERTIFICATE,
    CONDITION,
    CONFIRMATION,
    COURSE,
    FILES,
    FRAMEWORK,
    FRAMEWORK_CHOICE,
    FRONT,
    GLOSSARY,
    IMAGES,
    INDICATOR,
    INDICATORS,
    INSTRUMENT,
    ITEM,
    LEARNER,
    LEVEL,
    LMS,
    MAPPING,
    MODULE,
    PARTNER,
    PROFILE,
    REFERENCES,
    SIGNATORY,
    THEME,
)
from clic_scorm.authoring.units import case
from clic_scorm.authoring.vocabulary import File, Key, document
from tests.authoring.test_cases import cases


ROOT = Path(__file__).parents[2]
SCHEMAS = ROOT / "schemas" / "authoring"


def names(keys: tuple[Key, ...]) -> set[str]:
    assert len({key.name for key in keys}) == len(keys)
    return {key.name for key in keys}


def schema(file: File) -> dict[str, object]:
    return dict(document(file, {"condition": CONDITION} if file == COURSE else None))


@pytest.mark.parametrize(
    ("table", "reader"),
    [
        (COURSE.keys, settings.KEYS),
        (THEME, branding.KEYS),
        (PARTNER, branding.PARTNER_KEYS),
        (CONFIRMATION, confirmed.KEYS),
        (LEARNER, learner.KEYS),
        (CERTIFICATE, certificates.KEYS),
        (SIGNATORY, certificates.SIGNATORY_KEYS),
        (LMS, lms.KEYS),
        (IMAGES, settings.IMAGE_KEYS),
        (FRONT, frontmatter.KEYS),
        (CASE.keys, (*frontmatter.KEYS, *case.KEYS)),
        (ASSESSMENT.keys, (*frontmatter.KEYS, *assessments.KEYS)),
        (REFERENCES.keys, references.KNOWN),
        (GLOSSARY.keys, glossary.KEYS),
        (INSTRUMENT.keys, instruments.KEYS),
        (FRAMEWORK.keys, frameworks.KEYS),
        (FRAMEWORK_CHOICE, frameworks.CHOICE_KEYS),
        (ITEM, frameworks.ITEM_KEYS),
        (MAPPING, frameworks.MAPPING_KEYS),
        (LEVEL, instruments.LEVEL_KEYS),
        (INDICATORS, instruments.GROUP_KEYS),
        (INDICATOR, instruments.QUESTION_KEYS),
        (PROFILE, instruments.PROFILE_KEYS),
    ],
)
def test_the_table_names_what_readers_read(table: tuple[Key, ...], reader: tuple[str, ...]) -> None:
    assert names(table) == set(reader)


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.name)
def test_the_schemas_on_disk_are_fresh(file: File) -> None:
    path = SCHEMAS / f"{file.name.removesuffix('.yml')}.schema.json"
    assert json.loads(path.read_text(encoding="utf-8")) == json.loads(json.dumps(schema(file))), "run: python tools/write_schemas.py"
    jsonschema.Draft7Validator.check_schema(schema(file))


def test_no_schema_is_left_over() -> None:
    assert {path.name for path in SCHEMAS.iterdir()} == {f"{file.name.removesuffix('.yml')}.schema.json" for file in FILES}


def _front(text: str) -> object:
    match = re.match(r"---\n(.*?)^---$", text, re.DOTALL | re.MULTILINE)
    return yaml.load(match[1], yaml.BaseLoader) if match else None


def _loosely(value: object) -> object:
    """
    Return YAML read without types as an editor would read it: numbers and truths as such.
    """
    if isinstance(value, dict):
        return {key: _loosely(inner) for key, inner in value.items()}
    if isinstance(value, list):
        return [_loosely(inner) for inner in value]
    if isinstance(value, str) and re.fullmatch(r"-?\d+(\.\d+)?", value):
        return float(value) if "." in value else int(value)
    return {"true": True, "false": False}.get(value, value) if isinstance(value, str) else value


@pytest.mark.parametrize("path", sorted((ROOT / "courses").glob("*/course.yml")), ids=lambda path: path.parent.name)
def test_the_courses_fit_their_schemas(path: Path) -> None:
    jsonschema.validate(_loosely(yaml.load(path.read_text(encoding="utf-8"), yaml.BaseLoader)), schema(COURSE))
    for folder, file in (("modules", MODULE), ("cases", CASE), ("assessments", ASSESSMENT)):
        for source in sorted((path.parent / folder).rglob("*.md")):
            front = _front(source.read_text(encoding="utf-8"))
            if front is not None:
                jsonschema.validate(_loosely(front), schema(file))
    for name, file in (
        ("references.yml", REFERENCES),
        ("glossary.yml", GLOSSARY),
        ("instruments/*.yml", INSTRUMENT),
        ("frameworks/*.yml", FRAMEWORK),
    ):
        for found in path.parent.glob(name):
            jsonschema.validate(_loosely(yaml.load(found.read_text(encoding="utf-8"), yaml.BaseLoader)), schema(file))


def test_what_readers_accept_without_an_error_fits_the_schema() -> None:
    """
    Judge the settings of all the readers' own cases: where no finding is expected in course.yml, the editor must find nothing either.
    """
    judged = 0
    for one in cases():
        text = one.files.get("course.yml")
        if (
            text is None
            or re.search(r"\b(SRC|AUT|CRS)\d+ course\.yml", one.expected)
            or re.search(r"^(SRC|LANG)", one.expected, re.MULTILINE)
        ):
            continue
        try:
            value = _loosely(yaml.load(text.decode("utf-8"), yaml.BaseLoader))
        except (yaml.YAMLError, UnicodeDecodeError):
            continue
        if "outline" not in one.expected:
            continue
        jsonschema.validate(value, schema(COURSE))
        judged += 1
    assert judged >= 5


@pytest.mark.parametrize(
    ("change", "place"),
    [
        ({"titel": "x"}, ""),
        ({"status": "ready"}, "status"),
        ({"id": "Not An Id"}, "id"),
        ({"theme": {"color": "blue"}}, "theme"),
        ({"completion": {"requires": [{"sometimes": "x"}]}}, "completion"),
        ({"source": "English"}, "source"),
    ],
)
def test_an_editor_marks_what_a_reader_would_refuse(change: dict[str, object], place: str) -> None:
    good: dict[str, object] = {"clic": 1, "id": "a", "title": "A", "version": "1", "modules": ["m01"]}
    jsonschema.validate(good, schema(COURSE))
    errors = list(jsonschema.Draft7Validator(schema(COURSE)).iter_errors({**good, **change}))
    assert errors
    assert not place or any(place in error.absolute_path for error in errors)
